"""The content of a form as data for the models: a declaration, and results where the form has any."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from pgdecl.declaration.scalars import STANDARDS
from pgdecl.declaration.terms import TERMS, label
from pgdecl.declaration.walk import LEVELS, OTHER, goal_name
from pgdecl.documents.model import Note
from pgdecl.finding import Path
from pgdecl.forms.fields import PART_OF_ABOVE
from pgdecl.importer import labels, texts
from pgdecl.importer.draft import Draft, DraftGoal, DraftIndicator, DraftMoney, Given
from pgdecl.importer.printed import is_printed
from pgdecl.importer.recognition import layout_of
from pgdecl.importer.record import Places, Record
from pgdecl.importer.targets import target_of

_RESULT_FIELDS = ("actual", "points", "expected", "likelihood", "deviation", "measures")
_RESULT_BUDGETS = ("budget", "executed", "expected")
_OF_THE_FILING = ("prepared_by", "filing_date")


class Form(NamedTuple):
    """What a form says: plain data with English keys, the cells it comes from, and what found no place.

    `asked` are the fields that the form has a place for, by record and key, whether they are filled or not.
    """

    title: str
    declaration: dict[str, Any]
    places: Places
    results: dict[str, Any] | None
    result_places: Places
    asked: frozenset[tuple[str, str]]
    unplaced: tuple[Given, ...]
    notes: tuple[Note, ...]


def form_of(draft: Draft, texts_of_document: Iterable[Given]) -> Form:
    """The content of a draft; `texts_of_document` are all the texts that could have been read."""
    given = tuple(texts_of_document)
    declaration, results = Record(), Record()
    declaration.set(("pgdecl",), "1")
    layout = layout_of(given_text.text for given_text in given)
    if layout is not None:
        declaration.set(("layout",), layout)
    _declare(draft, declaration)
    if draft.has_results:
        _report(draft, results)
    unplaced = tuple(
        given_text
        for given_text in given
        if given_text.address not in draft.placed
        and not texts.is_nothing(given_text.text)
        and not is_printed(given_text.text)
    )
    return Form(
        draft.title,
        declaration.data,
        declaration.places,
        results.data if draft.has_results else None,
        results.places,
        frozenset(draft.asked),
        unplaced,
        tuple(draft.notes),
    )


def _declare(draft: Draft, record: Record) -> None:
    if draft.year is not None:
        record.set(("year",), str(draft.year))
    _unit(draft, record)
    _subject(draft, record)
    _budget(draft, record)
    if draft.currency:
        record.set(("currency_unit",), draft.currency)
    for name, items in draft.lists.items():
        for position, item in enumerate(items if name != "sources" else ()):
            for key, given in item.items():
                record.put((name, position, key), given)
    for goals, listed in sorted(draft.goals.items(), reverse=True):
        for position, goal in enumerate(listed):
            _goal(record, (goals, position), goal, position)


def _unit(draft: Draft, record: Record) -> None:
    """The declaring unit; where a form asks for the implementing unit alone, it is the one that declares."""
    unit = draft.fields.get(("Declaration", "declaring_unit"))
    if unit is None:
        unit = draft.fields.pop(("Project", "implementing_unit"), None)
    stand_ins = (("Department", "name"), ("Grant", "county_department"))
    record.put(("declaring_unit",), unit or next(filter(None, map(draft.fields.get, stand_ins)), None))


def _subject(draft: Draft, record: Record) -> None:
    """The fields of the declaration, and of the project, department or grant that it is about."""
    subject = draft.subject
    for (owner, key), given in draft.fields.items():
        if owner == "Declaration" and draft.has_results and key in _OF_THE_FILING:
            continue  # who filled in the results, and when
        if owner in ("Declaration", "Review"):
            record.put((key,) if owner == "Declaration" else ("review", key), given)
        elif owner == subject or (owner == "Project" and not _is_shared(key, subject)):
            record.put((owner.lower() if owner == subject else "project", key), given)


def _is_shared(key: str, subject: str) -> bool:
    """Whether a field of a project is one of the subject, which is none, by the same label."""
    return subject != "Project" and (key == "name" or key in TERMS[subject])


def _budget(draft: Draft, record: Record) -> None:
    term, year = draft.money.get("term"), draft.money.get("year")
    if "sources" in draft.lists:
        term = _listed_sources(draft, term)
    whole = term if term and term.total else year
    if whole is None or whole.total is None:
        whole = next(
            filter(None, map(draft.money.get, ("initial_budget", "budget", "costs", "tasks"))), whole
        )
    if whole is not None:
        _money(record, ("budget",), whole)
    if term and term.total and year and year.total:
        _money(record, ("annual_budget",), year)


def _listed_sources(draft: Draft, term: DraftMoney | None) -> DraftMoney:
    """The money whose sources stand in a table of their own."""
    term = term or draft.money.get("sources") or DraftMoney()
    term.total = term.total or next((money.total for money in draft.money.values() if money.total), None)
    term.sources += [
        (texts.label(item["name"].text), item["amount"])
        for item in draft.lists["sources"]
        if "amount" in item
    ]
    return term


def _money(record: Record, path: Path, money: DraftMoney) -> None:
    sources = [(name, given) for name, given in money.sources if not texts.is_nothing(given.text)]
    if not sources:
        record.put(path, money.total)
        return
    record.put((*path, "total"), money.total)
    for name, given in sources:
        record.put((*path, "sources", name), given)


def _goal(record: Record, path: Path, goal: DraftGoal, position: int) -> None:
    if goal.name and goal.name != goal_name(str(path[0]), position).zh:
        record.set((*path, "name"), goal.name)
    if goal.statement is not None:
        record.put((*path, "statement"), goal.statement)
    if goal.points:
        record.set((*path, "points"), goal.points)
    for level1, points in _level_points(goal):
        record.set((*path, "level_points", level1), points)
    record.set((*path, "indicators"), {})
    for indicator, place in _placed(goal, (*path, "indicators")):
        _indicator(record, place, indicator)


def _level_points(goal: DraftGoal) -> Iterator[tuple[str, str]]:
    """The points that a form prints at a level 1, where they are not the sum of its weights."""
    sums: dict[str, Decimal] = {}
    for indicator in goal.indicators:
        weight = indicator.values.get("weight")
        try:
            amount = Decimal(weight.text) if weight else Decimal(0)
        except ArithmeticError:
            amount = Decimal(0)
        sums[indicator.level1] = sums.get(indicator.level1, Decimal(0)) + amount
    for level1, total in sums.items():
        points = texts.points(level1)
        if points and Decimal(points) != total:
            key = labels.level1_key(level1)
            yield label("Indicators", key) if key else texts.label(level1), points


def _placed(goal: DraftGoal, above: Path) -> Iterator[tuple[DraftIndicator, Path]]:
    """Every indicator with its path; positions count within each level 2."""
    counts: dict[Path, int] = {}
    for indicator in goal.indicators:
        level = (*above, *_level(indicator))
        position = counts.get(level, 0)
        counts[level] = position + 1
        yield indicator, (*level, position)


def _level(indicator: DraftIndicator) -> tuple[str, ...]:
    """The keys of the levels of an indicator; other levels keep the words of the form."""
    level1 = labels.level1_key(indicator.level1) if indicator.level1 else None
    if level1:
        level2 = labels.level2_key(level1, indicator.level2)
        if level2:
            return (level1, level2)
        if level1 == "benefit" and labels.level2_key("satisfaction", indicator.level2):
            return ("satisfaction", "beneficiary")
        if level1 == "satisfaction":  # it has one level 2, which forms give many names
            return ("satisfaction", "beneficiary")
    elif not indicator.level1:
        for name in ("output", "benefit", "satisfaction", "cost"):
            level2 = labels.level2_key(name, indicator.level2)
            if level2 and name in LEVELS:
                return (name, level2)
    first = texts.label(indicator.level1) or texts.label(indicator.level2)
    return (OTHER, first, texts.label(indicator.level2) or first)


def _indicator(record: Record, path: Path, indicator: DraftIndicator) -> None:
    values = dict(indicator.values)
    name = _bare_name(values["name"])
    if name != values["name"]:
        values["name"] = name
        record.set((*path, "part"), "true")
    target, kind = target_of(values)
    if target is not None:
        values["target"] = target
    if kind is not None:
        values["kind"] = kind
    standard = values.pop("standard", None)
    if standard is not None:
        word = standard.text.removesuffix("标准")
        key, text = ("standard", word) if word in STANDARDS else ("basis", standard.text)
        values.setdefault(key, standard._replace(text=text))
    for key in TERMS["Indicator"]:
        given = values.get(key)
        if given is not None and (key != "remark" or not _is_of_results(values)):
            record.put((*path, key), _weight(given) if key == "weight" else given)
    if "target" not in values:
        record.set((*path, "target"), "")


def _bare_name(name: Given) -> Given:
    """The name of an indicator without the word that it is a part of the one above."""
    return name._replace(text=name.text.removeprefix(PART_OF_ABOVE))


def _weight(given: Given) -> Given:
    return given._replace(text=given.text.removesuffix("分"))


def _is_of_results(values: dict[str, Given]) -> bool:
    return any(field in _RESULT_FIELDS or field.startswith("reasons.") for field in values)


def _report(draft: Draft, results: Record) -> None:
    """Builds the results; their project is the declaration's, which results name, too."""
    results.set(("pgdecl_results",), "1")
    if draft.year is not None:
        results.set(("year",), str(draft.year))
    if draft.period:
        results.set(("period",), draft.period)
    results.put(("project",), draft.fields.get((draft.subject, "name")))
    for (owner, key), given in draft.fields.items():
        if (owner == "Results" and key != "project") or (owner == "Declaration" and key in _OF_THE_FILING):
            results.put((key,), given)
    for key in _RESULT_BUDGETS:
        money = draft.money.get(key)
        if money is not None:
            _money(results, (key,), money)
    if draft.currency:
        results.set(("currency_unit",), draft.currency)
    for position, goal in enumerate(draft.goals.get("annual_goals", ())):
        _reached(results, ("annual_goals", position), goal, position)


def _reached(results: Record, path: Path, goal: DraftGoal, position: int) -> None:
    """What became of a goal and its indicators."""
    if goal.name and goal.name != goal_name("annual_goals", position).zh:
        results.set((*path, "name"), goal.name)
    results.put((*path, "reached"), goal.reached)
    results.set((*path, "indicators"), {})
    for indicator, place in _placed(goal, (*path, "indicators")):
        _result(results, place, indicator)


def _result(record: Record, path: Path, indicator: DraftIndicator) -> None:
    values = indicator.values
    if not _is_of_results(values):
        return
    record.put((*path, "name"), _bare_name(values["name"]))
    for key, given in values.items():
        if key in _RESULT_FIELDS or (key == "remark" and _is_of_results(values)):
            record.put((*path, key), _weight(given) if key == "points" else given)
        elif key.startswith("reasons."):
            record.put((*path, "reasons", key.partition(".")[2]), given)
