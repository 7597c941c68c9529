"""Rules for reading: the list, a rule's page as Markdown or JSON, and the whole book under `docs/`."""

import re
from collections.abc import Iterable
from typing import Any

from pgdecl.i18n.catalogue import Language, entries, words
from pgdecl.report.full import display_width
from pgdecl.report.wording import entry
from pgdecl.rules.documentation import Documentation, documentation
from pgdecl.rules.registry import RULES

_TOPICS = ("2", "3", "4", "5", "6", "7")
_BAR = "&#124;"
_SIGN = re.compile(r"(?P<kept>^```.*?^```|^\*\*[^*\n]+\*\*)|[*_<]+", re.DOTALL | re.MULTILINE)


def page(rule: Documentation, language: Language) -> str:
    """A rule as Markdown: what, why, bad, good, options, when it stays silent, in this order."""
    english = language == "en"

    def part(name: str, text: str) -> str:
        return f"**{words('pages', name, language)}** {text}\n"

    parts = [
        f"## {rule.rule.code} {rule.rule.name}\n",
        f"{rule.title[english]} · {_severity(rule, language)}\n",
        part("what", rule.what[english]),
        part("why", rule.why[english]),
        part("bad", f"\n\n```yaml\n{rule.bad}\n```"),
        part("good", f"\n\n```yaml\n{rule.good}\n```"),
        part("options", _options(rule, language)),
        part("silent", rule.silent[english]),
        part("help", rule.rule.help[english]),
    ]
    return "\n".join(parts).replace("** \n", "**\n")


def _options(rule: Documentation, language: Language) -> str:
    """The keys of the configuration that the rule knows, written as there: `words.status`."""
    groups = (group.partition(": ") for group in rule.options.split("; ") if group)
    keys = [f"`{table}.{name}`" for table, _, names in groups for name in names.split(", ")]
    return (", " if language == "en" else "、").join(keys) or words("pages", "none", language)


def _severity(rule: Documentation, language: Language) -> str:
    said = words("severities", rule.rule.severity.name.lower(), language)
    return said + (f" · {words('pages', 'off', language)}" if rule.rule.off else "")


def reading_page(code: str, language: Language) -> str:
    """The same for what reading, structure, layouts and comments have to say, which is less."""
    known = entry(code)
    severity = words("severities", known.severity.name.lower(), language)
    return (
        f"## {code} {known.name}\n\n{severity}\n\n{known.message[language]}\n\n"
        f"**{words('pages', 'help', language)}** {known.help[language]}\n"
    )


def listing(language: Language) -> str:
    """Every rule on a line: code, severity, name, what it is about."""
    rows = [
        (
            code,
            words("severities", rule.rule.severity.name.lower(), language),
            rule.rule.name,
            rule.title[language == "en"],
        )
        for code, rule in sorted(documentation().items())
    ]
    widths = [max(display_width(row[column]) for row in rows) for column in range(3)]
    return "".join(
        "  ".join(
            cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=False)
        )
        + f"  {row[3]}\n"
        for row in rows
    )


def as_data(codes: Iterable[str]) -> list[dict[str, Any]]:
    """Codes as JSON has them: everything that the page says, in both languages."""
    return [_data(code) for code in codes]


def _data(code: str) -> dict[str, Any]:
    known = entry(code)
    data: dict[str, Any] = {"code": code, "name": known.name, "severity": known.severity.name.lower()}
    if code not in RULES:
        return {**data, "message": known.message, "help": known.help}
    rule = documentation()[code]
    both = {
        "title": rule.title,
        "what": rule.what,
        "why": rule.why,
        "silent": rule.silent,
        "help": rule.rule.help,
    }
    return {
        **data,
        "default": not rule.rule.off,
        **{name: {"zh": said[0], "en": said[1]} for name, said in both.items()},
        "messages": {case: {"zh": said[0], "en": said[1]} for case, said in rule.rule.says.items()},
        "bad": rule.bad,
        "good": rule.good,
        "options": rule.options,
    }


def book(language: Language) -> str:
    """All rules as one Markdown document: contents, pages by topic, what reading has to say as a table."""
    rules = sorted(documentation().items())
    topics = [(topic, [rule for code, rule in rules if code[2] == topic]) for topic in _TOPICS]
    rest = words("pages", "topic-rest", language)
    parts = [f"# {words('pages', 'book', language)}\n", words("pages", "opening", language) + "\n"]
    for topic, of_topic in topics:
        parts += [f"**{_topic(topic, language)}**\n", _contents(of_topic, language)]
    parts.append(f"[{rest}](#{_anchor(rest)})\n")
    for topic, of_topic in topics:
        parts.append(f"## {_topic(topic, language)}\n")
        parts += ["#" + _literal(page(rule, language)) for rule in of_topic]
    parts += [f"## {rest}\n", words("pages", "opening-rest", language) + "\n", _rest(language)]
    return "\n".join(parts)


def _topic(topic: str, language: Language) -> str:
    return f"PG{topic}xx {words('pages', f'topic-{topic}', language)}"


def _contents(rules: Iterable[Documentation], language: Language) -> str:
    """A table of rules that leads to their pages."""
    return _table(
        (
            (
                f"[{rule.rule.code}](#{_anchor(f'{rule.rule.code} {rule.rule.name}')})",
                f"`{rule.rule.name}`",
                _severity(rule, language),
                _literal(rule.title[language == "en"]),
            )
            for rule in rules
        ),
        ("code", "name", "severity", "about"),
        language,
    )


def _rest(language: Language) -> str:
    """What reading, structure, layouts and comments have to say, a line each."""
    return _table(
        (
            (
                code,
                f"`{known.name}`",
                words("severities", known.severity.name.lower(), language),
                _literal(known.message[language]),
                _literal(known.help[language]),
            )
            for code, known in entries().items()
        ),
        ("code", "name", "severity", "message", "help"),
        language,
    )


def _table(rows: Iterable[tuple[str, ...]], heads: tuple[str, ...], language: Language) -> str:
    lines = [tuple(words("pages", head, language) for head in heads), ("---",) * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', _BAR) for cell in line)} |\n" for line in lines)


def _anchor(heading: str) -> str:
    """The anchor that a heading gets: lower case, without punctuation, blanks as hyphens."""
    return "".join("-" if c in " -" else c for c in heading.lower() if c.isalnum() or c in " -")


def _literal(text: str) -> str:
    """Markdown in which signs of a text mean themselves: `**` of a blank form is not bold, `<` no tag."""
    return _SIGN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return found[0] if found["kept"] else "".join(f"\\{c}" for c in found[0])
