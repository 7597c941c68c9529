"""The rows of comparisons as JSON."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pgdecl.analysis.view import Row
from pgdecl.compare.change import Change
from pgdecl.compare.explanation import ExplanationStep
from pgdecl.compare.fields import FieldChange
from pgdecl.compare.history_consistency import HistoryConsistency
from pgdecl.compare.matching import Like
from pgdecl.compare.progress import Progress
from pgdecl.compare.results import ScoredRow
from pgdecl.compare.versions import RowChange
from pgdecl.values.target import Target

Data = dict[str, Any]
"""A JSON object."""
_TRENDS = {1: "rising", 0: "flat", -1: "falling"}


def _place(row: Row) -> Data:
    return {
        "goal": row.goal.name,
        "level1": row.level1,
        "level2": row.level2,
        "name": row.name.text.strip(),
        "path": "/".join(map(str, row.path)),
    }


def _text(target: Target | None) -> str | None:
    return target.text.strip() if target else None


def number(value: Decimal | None) -> str | None:
    """A number as text, exact and without an exponent."""
    return None if value is None else f"{value.normalize():f}"


def _change(change: Change) -> Data:
    if change.trend is None:
        return {"trend": None, "obstacle": change.obstacle.value if change.obstacle else None}
    return {
        "trend": _TRENDS[change.trend.value],
        "difference": number(change.difference),
        "percent": number(change.percent),
    }


def progress_row(progress: Progress) -> Data:
    """An annual target beside history and the long-term target."""
    row, partner = progress.row, progress.partner
    return {
        **_place(row),
        "two_years_ago": _text(row.two_years_ago),
        "last_year": _text(row.last_year),
        "target": _text(row.target),
        "long_term": _text(partner.target if partner else None),
        "better": progress.direction.value,
        "since": "two_years_ago" if progress.skips else "last_year",
        "earlier": _change(progress.earlier),
        "change": _change(progress.step),
        "distance": _change(progress.distance),
        "verdict": progress.verdict.value,
        "obstacle": progress.obstacle.value if progress.obstacle else None,
    }


def row_change(row: RowChange) -> Data:
    """What became of an indicator."""
    pair = row.pair
    return {
        "kind": row.kind.value,
        "old": {**_place(pair.old), "target": _text(pair.old.target)} if pair.old else None,
        "new": {**_place(pair.new), "target": _text(pair.new.target)} if pair.new else None,
        "likeness": round(pair.likeness, 3),
        "moved": pair.moved,
        "change": _change(row.target),
        "fields": [field_change(field) for field in row.fields],
    }


def field_change(field: FieldChange) -> Data:
    """What became of another field."""
    change = _change(field.change) if field.change else None
    texts = {"old": field.old, "new": field.new}
    return {"field": field.field, "goal": field.goal.zh if field.goal else None, **texts, "change": change}


def history_row(history: HistoryConsistency) -> Data:
    """“Last year” of a later declaration beside target and result of the earlier."""
    return {
        **_place(history.pair.row),
        "target": _text(history.from_target.before),
        "last_year": _text(history.from_target.after),
        "change": _change(history.from_target),
        "reached": _text(history.reached),
        "from_result": _change(history.from_result) if history.from_result else None,
        "kept": history.is_consistent,
    }


def scoring(available: Decimal | None, points: Decimal | None, steps: Sequence[ExplanationStep]) -> Data:
    """How many points there are, how many were earned, and how."""
    explanation = [
        {"kind": step.kind.value, "values": [number(value) for value in step.values]} for step in steps
    ]
    return {"available": number(available), "points": number(points), "steps": explanation}


def scored_row(row: ScoredRow) -> Data:
    """A target beside its result."""
    return {
        **_place(row.row),
        "target": _text(row.row.target),
        "actual": _text(row.actual),
        "achieved": row.achieved,
        "obstacle": row.obstacle.value if row.obstacle else None,
        "rate": number(row.rate),
        "gap": _change(row.gap),
        "deviation": row.deviation,
        "measures": row.measures,
        **scoring(row.weight, row.points, row.steps),
    }


def unmatched(like: Like) -> Data:
    """A result that belongs to no indicator."""
    guess = like.row.name.text.strip() if like.row else None
    return {"name": like.result.indicator.name.strip(), "guess": guess}
