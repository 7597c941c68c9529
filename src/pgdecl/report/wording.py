"""The words of findings: those of their rule, or of the catalogue for what no rule reports."""

from pgdecl.finding import Finding
from pgdecl.i18n.catalogue import Entry, entries
from pgdecl.i18n.language import Bilingual, Language
from pgdecl.i18n.words import filled

FIRST_OF_RULES, AFTER_RULES = "PG2", "PG8"


def is_of_rule(code: str) -> bool:
    """Whether a code is one of the rules' and not of reading, structure, layouts or comments."""
    return FIRST_OF_RULES <= code < AFTER_RULES


def entry(code: str) -> Entry:
    """Name, severities and words of a code; the message of a rule is that of its first case.

    Raises:
        KeyError: there is no such code.
    """
    known = entries().get(code)
    return known if known is not None else _rule_entry(code)


def message(finding: Finding, language: Language) -> str:
    """What is wrong and what was expected, in one line."""
    known = entries().get(finding.code)
    text = known.message if known is not None else _of_rule(finding)
    return filled(text, finding.values, language)


def advice(finding: Finding, language: Language) -> str:
    """What to do about it, in one line."""
    return filled(entry(finding.code).help, finding.values, language)


def _of_rule(finding: Finding) -> Bilingual:
    from pgdecl.rules.registry import RULES  # noqa: PLC0415 - a file without findings of rules does without

    return RULES[finding.code].message(str(finding.values.get("case", "")))


def _rule_entry(code: str) -> Entry:
    from pgdecl.rules.registry import RULES  # noqa: PLC0415 - see above

    rule = RULES[code]
    return Entry(code, rule.name, rule.severities, rule.message(next(iter(rule.says))), rule.advice)


def title(code: str, language: Language) -> str:
    """What a rule is about, in a few words; "" for a code that is none of the rules'."""
    if code in entries():
        return ""
    from pgdecl.rules.documentation import documentation  # noqa: PLC0415 - read where shown

    return documentation()[code].title.text(language)
