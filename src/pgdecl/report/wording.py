"""The texts of findings: from their rule, or from the catalogue for all other codes."""

from pgdecl.finding import Finding
from pgdecl.i18n.catalogue import Entry, entries
from pgdecl.i18n.language import Bilingual, Language
from pgdecl.i18n.words import filled

FIRST_OF_RULES, AFTER_RULES = "PG2", "PG9"


def is_of_rule(code: str) -> bool:
    """Whether a code belongs to a rule, and not to reading, structure, layouts or comments."""
    return FIRST_OF_RULES <= code < AFTER_RULES


def entry(code: str) -> Entry:
    """The entry of a code; the message of a rule is the message of its first case.

    Raises:
        KeyError: there is no such code.
    """
    code_entry = entries().get(code)
    return code_entry if code_entry is not None else _rule_entry(code)


def message(finding: Finding, language: Language) -> str:
    """What is wrong and what was expected, in one line."""
    code_entry = entries().get(finding.code)
    text = code_entry.message if code_entry is not None else _rule_message(finding)
    return filled(text, finding.values, language)


def advice(finding: Finding, language: Language) -> str:
    """What to do about it, in one line."""
    return filled(entry(finding.code).help, finding.values, language)


def _rule_message(finding: Finding) -> Bilingual:
    from pgdecl.rules.registry import RULES  # noqa: PLC0415 - not needed for files without findings of rules

    return RULES[finding.code].message(str(finding.values.get("case", "")))


def _rule_entry(code: str) -> Entry:
    from pgdecl.rules.registry import RULES  # noqa: PLC0415 - as above

    rule = RULES[code]
    return Entry(code, rule.name, rule.severities, rule.message(next(iter(rule.says))), rule.advice)


def title(code: str, language: Language) -> str:
    """The title of a rule; "" for a code that belongs to no rule."""
    if code in entries():
        return ""
    from pgdecl.rules.documentation import documentation  # noqa: PLC0415 - reads all rule files

    return documentation()[code].title.text(language)
