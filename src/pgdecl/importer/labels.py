"""What the labels of forms stand for: the labels of all fields, and those of `data/labels.tsv`."""

import re
from collections.abc import Iterator
from functools import cache

from pgdecl.declaration.terms import TERMS
from pgdecl.declaration.walk import LEVELS
from pgdecl.importer import texts
from pgdecl.tables import rows

Goals = str
"""`long_term_goals` or `annual_goals`."""

HEAD_RECORDS = ("Declaration", "Project", "Department", "Grant", "Review", "Results")
"""The records whose fields stand outside of tables, in the order in which they are asked for a label."""
_SKIPPED = {"Declaration": {"project", "department", "grant", "review", "budget", "annual_budget"}}
_YEAR = "(?:20[0-9]{2}|[×xX*]{2,4})年"
_PATTERNS = (
    ("actual", re.compile(r"(?:[0-9]{1,2}[-—~至])?[0-9N]{1,2}月(?:执行|完成)情况|半年度指标执行情况")),
    ("target", re.compile(f"预期{_YEAR}(?:实际)?(?:实现|完成)值")),
    ("expected", re.compile("全年预计(?:完成|执行)(?:情况|值)")),
)
_PAST = re.compile("(20[0-9]{2})年(?:度)?实际(?:实现值|完成值|执行数|水平)")
_MONEY_PATTERNS = (
    ("executed", re.compile(r"(?:[0-9]{1,2}[-—~至])?[0-9N]{1,2}月执行数")),
    ("rate", re.compile(r"(?:[0-9]{1,2}[-—~至])?[0-9N]{1,2}月执行率")),
)
_PERIOD = re.compile(r"((?:[0-9]{1,2}[-—~至])?[0-9]{1,2}月)(?:执行|完成)")
_GOAL_NUMBER = re.compile(r"目标[0-9]{1,2}$")


@cache
def own(kind: str) -> dict[str, str]:
    """The labels of a kind in `data/labels.tsv`, compared as labels are, with what follows the kind's dot."""
    table = {}
    for name, written in rows(__file__, "data/labels.tsv"):
        if name == kind or name.startswith(f"{kind}."):
            table[texts.label(written) or written] = name.removeprefix(kind).lstrip(".")
    return table


@cache
def of_record(record: str) -> dict[str, str]:
    """The labels of a record's fields, with the field's key."""
    table: dict[str, str] = {}
    for key, term in TERMS[record].items():
        for written in (term.label, *term.further):
            if key not in _SKIPPED.get(record, ()):
                table.setdefault(texts.label(written), key)
    return table


@cache
def head_fields() -> dict[str, tuple[tuple[str, str], ...]]:
    """Every label outside of tables, with the fields that it can stand for: record and key."""
    table: dict[str, tuple[tuple[str, str], ...]] = {}
    for record in HEAD_RECORDS:
        for written, key in of_record(record).items():
            table[written] = (*table.get(written, ()), (record, key))
    for field, written in _further():
        record, key = field.split(".")
        table[written] = ((record, key),)
    return table


def _further() -> Iterator[tuple[str, str]]:
    """Further labels of fields; one with a bracket that tells it from another is kept as it is written."""
    for name, written in rows(__file__, "data/labels.tsv"):
        if name.startswith("field."):
            yield name.removeprefix("field."), texts.with_brackets(written)


def fields_of(text: str) -> tuple[tuple[str, str], ...]:
    """The fields outside of tables that a label can stand for: record and key, the likeliest first."""
    fields = head_fields()
    return fields.get(texts.with_brackets(text)) or fields.get(texts.label(text), ())


def column_field(text: str) -> str | None:
    """The field of an indicator, of its result or of its levels that a column's head stands for."""
    written = texts.label(text)
    if texts.brackets(text) == "(长期)" and written == "指标值":
        return "long"
    for record in ("Level", "Indicator", "ActualIndicator"):
        if written in of_record(record):
            return of_record(record)[written]
    if written == texts.label(TERMS["Goal"]["name"].label):
        return "goal"
    if written in own("part"):
        return f"part.{own('part')[written]}"
    if written in own("column"):
        return own("column")[written]
    return next((field for field, pattern in _PATTERNS if pattern.fullmatch(written)), None)


def past_year(text: str) -> int | None:
    """The year of a column's head such as 2021年实际实现值."""
    match = _PAST.fullmatch(texts.label(text))
    return int(match[1]) if match else None


def money_field(text: str) -> str | None:
    """What a column of money holds: a budget of the results, or points, rate, score, reason."""
    written = texts.label(text)
    key = of_record("Results").get(written)
    if key in ("initial_budget", "budget", "executed", "expected"):
        return key
    if written in own("money"):
        return own("money")[written]
    return next((field for field, pattern in _MONEY_PATTERNS if pattern.fullmatch(written)), None)


def period(text: str) -> str | None:
    """The period in a head such as 1-7月执行数."""
    match = _PERIOD.match(texts.label(text))
    return match[1] if match else None


def goals_of(text: str) -> Goals | None:
    """Which goals a heading is about; None if it does not say so."""
    written = texts.label(text) + texts.brackets(text)
    for word, goals in own("goals").items():
        if word in written:
            return goals
    return None


def goal_field(text: str) -> tuple[Goals, str] | None:
    """The list and the field (statement, or what was reached) of a goal's text that a label stands before."""
    written = texts.label(text)
    if of_record("ActualGoal").get(written) == "reached" or written in own("reached"):
        return "annual_goals", "reached"
    if written in of_record("Declaration"):
        key = of_record("Declaration")[written]
        return (key, "statement") if key in ("long_term_goals", "annual_goals") else None
    if written == texts.label(TERMS["Goal"]["statement"].further[0]):
        return "annual_goals", "statement"
    goals = goals_of(text)
    return (
        (goals, "statement") if goals and (written.endswith("目标") or _GOAL_NUMBER.search(written)) else None
    )


def is_known(text: str) -> bool:
    """Whether a text is a label of any kind."""
    return any(_kinds(text))


def _kinds(text: str) -> Iterator[bool]:
    written = texts.label(text)
    yield bool(fields_of(text))
    yield written in own("heading")
    yield written in own("sum") or written in own("fixed")
    yield written in own("total") or written in own("row")
    yield written in of_record("Source")
    yield goal_field(text) is not None


def goal_number(written: str) -> bool:
    """Whether a label ends in a goal's number: 年度绩效目标1."""
    return _GOAL_NUMBER.search(written) is not None


def is_level(text: str) -> bool:
    """Whether a text is a level 1 or a level 2 of the official frames."""
    return level1_key(text) is not None or any(level2_key(level1, text) for level1 in LEVELS)


@cache
def _levels() -> dict[str, dict[str, str]]:
    """The labels of level 1 under an empty name, and of level 2 under each level 1, without 指标."""
    table: dict[str, dict[str, str]] = {}
    for level1 in ("", *LEVELS):
        record = level1.capitalize() or "Indicators"
        table[level1] = {
            written.removesuffix("指标"): key for written, key in of_record(record).items() if key != "other"
        }
    return table


def level1_key(text: str) -> str | None:
    """The key of a level 1 in the official frames, None for another."""
    return _levels()[""].get(texts.label(text).removesuffix("指标"))


def level2_key(level1: str, text: str) -> str | None:
    """The key of a level 2 below a level 1 in the official frames, None for another."""
    return _levels()[level1].get(texts.label(text).removesuffix("指标"))
