"""Rules for reading: the list, a rule's page as Markdown or JSON, and the whole book under `docs/`."""

from collections.abc import Iterable
from typing import Any

from pgdecl.catalogue import Language, entries, words
from pgdecl.reporters.full import display_width
from pgdecl.rules.documentation import Documentation, documentation
from pgdecl.rules.registry import RULES
from pgdecl.wording import entry

_TOPICS = ("2", "3", "4", "5", "6", "7")


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
        part("options", rule.options or words("pages", "none", language)),
        part("silent", rule.silent[english]),
        part("help", rule.rule.help[english]),
    ]
    return "\n".join(parts).replace("** \n", "**\n")


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
    """All rules as one Markdown document, by topic, with what reading has to say at its end."""
    parts = [f"# {words('pages', 'book', language)}\n", words("pages", "opening", language) + "\n"]
    rules = sorted(documentation().items())
    for topic in _TOPICS:
        parts.append(f"# PG{topic}xx {words('pages', f'topic-{topic}', language)}\n")
        parts += [page(rule, language) for code, rule in rules if code[2] == topic]
    parts.append(f"# {words('pages', 'topic-rest', language)}\n")
    parts += [reading_page(code, language) for code in entries()]
    return "\n".join(parts)
