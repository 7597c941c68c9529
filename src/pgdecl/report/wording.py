"""How findings are worded: by their rule, or by the catalogue for what is no YAML or no declaration."""

from pgdecl.finding import Finding
from pgdecl.i18n.catalogue import Entry, Language, entries, filled

FIRST_OF_RULES, AFTER_RULES = "PG2", "PG8"


def is_of_rule(code: str) -> bool:
    """Whether a code is one of the rules' and not of reading, structure, layouts or comments."""
    return FIRST_OF_RULES <= code < AFTER_RULES


def entry(code: str) -> Entry:
    """Name, severity and words of a code.

    Raises:
        KeyError: there is no such code.
    """
    found = entries().get(code)
    return found if found is not None else _rule_entry(code)


def message(finding: Finding, language: Language) -> str:
    """What is wrong and what was expected, in one line."""
    own = entries().get(finding.code)
    if own is not None:
        return filled(own.message[language], finding.values, language)
    from pgdecl.rules.registry import RULES  # noqa: PLC0415 - a file without findings of rules does without

    said = RULES[finding.code].says[finding.values.get("case", "")]
    return filled(said[language == "en"], finding.values, language)


def advice(finding: Finding, language: Language) -> str:
    """What to do about it, in one line."""
    return filled(entry(finding.code).help[language], finding.values, language)


def _rule_entry(code: str) -> Entry:
    from pgdecl.rules.registry import RULES  # noqa: PLC0415 - see above

    rule = RULES[code]
    zh, en = next(iter(rule.says.values()))
    helps = dict(zip(("zh", "en"), rule.help, strict=True))
    return Entry(code, rule.name, rule.severity, {"zh": zh, "en": en}, helps)


def title(code: str, language: Language) -> str:
    """What a rule is about, in a few words; "" for a code that is none of the rules'."""
    if code in entries():
        return ""
    from pgdecl.rules.documentation import documentation  # noqa: PLC0415 - read where shown

    return documentation()[code].title[language == "en"]
