"""The documentation of rules: the list, a page as Markdown or JSON, all pages as a book for `docs/`."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pgdecl.finding import Severity
from pgdecl.i18n.catalogue import entries
from pgdecl.i18n.language import Language, listed
from pgdecl.i18n.words import words
from pgdecl.report.full import display_width
from pgdecl.report.wording import entry
from pgdecl.rules.documentation import Documentation, documentation
from pgdecl.rules.registry import RULES

_TOPICS = ("2", "3", "4", "5", "6", "7", "8")
_BAR = "&#124;"
_SIGN = re.compile(r"(?P<kept>^```.*?^```|^\*\*[^*\n]+\*\*)|[*_<]+", re.DOTALL | re.MULTILINE)


def page(documented: Documentation, language: Language) -> str:
    """A rule as Markdown: what, why, bad, good, options, when it stays silent, in this order."""

    def part(name: str, text: str) -> str:
        return f"**{words('pages', name, language)}** {text}\n"

    parts = [
        f"## {documented.rule.code} {documented.rule.name}\n",
        f"{documented.title.text(language)} · {_severity(documented, language)}\n",
        part("what", documented.what.text(language)),
        part("why", documented.why.text(language)),
        part("bad", f"\n\n```yaml\n{documented.bad}\n```"),
        part("good", f"\n\n```yaml\n{documented.good}\n```"),
        part("options", _options(documented, language)),
        part("silent", documented.silent.text(language)),
        part("help", documented.rule.advice.text(language)),
    ]
    return "\n".join(parts).replace("** \n", "**\n")


def _options(documented: Documentation, language: Language) -> str:
    """The configuration keys of the rule, as written in the configuration: `words.status`."""
    groups = (group.partition(": ") for group in documented.options.split("; ") if group)
    keys = [f"`{table}.{name}`" for table, _, names in groups for name in names.split(", ")]
    return listed(keys).text(language) or words("pages", "none", language)


def _severity(documented: Documentation, language: Language) -> str:
    text = _severities(documented.rule.severities, language)
    return text + (f" · {words('pages', 'off', language)}" if documented.rule.off else "")


def _severities(severities: Sequence[Severity], language: Language) -> str:
    """One to three severities in words: error; warning or note; note, warning or error."""
    names = [words("severities", severity.name.lower(), language) for severity in severities]
    return names[0] if len(names) == 1 else words("pages", f"one-of-{len(names)}", language, *names)


def reading_page(code: str, language: Language) -> str:
    """A code of reading, structure, layouts or comments as Markdown: severities, message and help."""
    code_entry = entry(code)
    severity = _severities(code_entry.severities, language)
    return (
        f"## {code} {code_entry.name}\n\n{severity}\n\n{code_entry.message.text(language)}\n\n"
        f"**{words('pages', 'help', language)}** {code_entry.help.text(language)}\n"
    )


def listing(language: Language) -> str:
    """A line for each rule: code, severities, name and title."""
    pages = sorted(documentation().items())
    columns = (
        [code for code, _ in pages],
        [_severities(documented.rule.severities, language) for _, documented in pages],
        [documented.rule.name for _, documented in pages],
    )
    titles = (documented.title.text(language) for _, documented in pages)
    rows = zip(*map(_padded, columns), titles, strict=True)
    return "".join("  ".join(row) + "\n" for row in rows)


def _padded(cells: Sequence[str]) -> list[str]:
    """The cells of a column with blanks up to the width of the widest."""
    width = max(map(display_width, cells))
    return [cell + " " * (width - display_width(cell)) for cell in cells]


def as_data(codes: Iterable[str]) -> list[dict[str, Any]]:
    """Codes as data for JSON: all texts of their pages, in both languages."""
    return [_data(code) for code in codes]


def _data(code: str) -> dict[str, Any]:
    code_entry = entry(code)
    data: dict[str, Any] = {
        "code": code,
        "name": code_entry.name,
        "severity": code_entry.severity.name.lower(),
        "severities": [severity.name.lower() for severity in code_entry.severities],
    }
    if code not in RULES:
        return {**data, "message": code_entry.message._asdict(), "help": code_entry.help._asdict()}
    documented = documentation()[code]
    texts = {name: getattr(documented, name)._asdict() for name in ("title", "what", "why", "silent")}
    return {
        **data,
        "default": not documented.rule.off,
        **texts,
        "help": documented.rule.advice._asdict(),
        "messages": {case: documented.rule.message(case)._asdict() for case in documented.rule.says},
        "bad": documented.bad,
        "good": documented.good,
        "options": documented.options,
    }


def book(language: Language) -> str:
    """All rules as one Markdown document: contents, pages by topic, a table of all other codes."""
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
    """A table of rules with links to their pages."""
    return _table(
        (
            (
                f"[{documented.rule.code}](#{_anchor(f'{documented.rule.code} {documented.rule.name}')})",
                f"`{documented.rule.name}`",
                _severity(documented, language),
                _literal(documented.title.text(language)),
            )
            for documented in rules
        ),
        ("code", "name", "severity", "about"),
        language,
    )


def _rest(language: Language) -> str:
    """A table of the codes of reading, structure, layouts and comments."""
    return _table(
        (
            (
                code,
                f"`{code_entry.name}`",
                _severities(code_entry.severities, language),
                _literal(code_entry.message.text(language)),
                _literal(code_entry.help.text(language)),
            )
            for code, code_entry in entries().items()
        ),
        ("code", "name", "severity", "message", "help"),
        language,
    )


def _table(rows: Iterable[tuple[str, ...]], heads: tuple[str, ...], language: Language) -> str:
    lines = [tuple(words("pages", head, language) for head in heads), ("---",) * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', _BAR) for cell in line)} |\n" for line in lines)


def _anchor(heading: str) -> str:
    """The anchor that Markdown gives a heading: lower case, no punctuation, hyphens for blanks."""
    return "".join("-" if c in " -" else c for c in heading.lower() if c.isalnum() or c in " -")


def _literal(text: str) -> str:
    """Markdown with the signs of a text escaped, so that `**` is not bold and `<` does not begin a tag."""
    return _SIGN.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return match[0] if match["kept"] else "".join(f"\\{c}" for c in match[0])
