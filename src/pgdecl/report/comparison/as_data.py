"""Comparisons as JSON has them: numbers as texts, so that none is rounded on the way."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pgdecl.analysis.view import Row
from pgdecl.compare.change import Change
from pgdecl.compare.explanation import Step
from pgdecl.compare.fields import FieldChange
from pgdecl.compare.history_consistency import HistoryConsistency
from pgdecl.compare.matching import Like
from pgdecl.compare.overview import Standing
from pgdecl.compare.progress import Progress, Verdict
from pgdecl.compare.results import Scored, ScoredRow
from pgdecl.compare.total import Total
from pgdecl.compare.versions import RowChange, Versions
from pgdecl.declaration.models import Declaration
from pgdecl.values.target import Target

Data = dict[str, Any]
_TRENDS = {1: "rising", 0: "flat", -1: "falling"}
_SENSES = {1: "higher", 0: "unknown", -1: "lower"}


def progress(declaration: Declaration, found: Sequence[Progress]) -> Data:
    """One declaration's annual targets beside history and long-term targets."""
    return {"question": "progress", **_head(declaration), "rows": [_progress(one) for one in found]}


def versions(found: Versions, names: tuple[str, str]) -> Data:
    """Two declarations."""
    return {
        "question": "versions",
        "old": {"file": names[0], **_head(found.old)},
        "new": {"file": names[1], **_head(found.new)},
        "successive": found.successive,
        "rows": [_row_change(row) for row in found.rows],
        "fields": [_field(field) for field in found.fields],
        "carried": [_carried(one) for one in found.carried],
        "unmatched": [_like(like) for like in found.left],
    }


def overview(standings: Sequence[Standing], unread: Sequence[str]) -> Data:
    """Several declarations, the worst first."""
    return {
        "question": "overview",
        "projects": [_standing(one) for one in standings],
        "unread": list(unread),
    }


def results(found: Scored, name: str) -> Data:
    """One declaration beside its results."""
    spent = found.execution
    return {
        "question": "results",
        **_head(found.declaration),
        "results": {
            "file": name,
            "project": found.results.project.strip(),
            "year": found.results.year,
        },
        "scheme": found.scheme.name,
        "rows": [_scored(row) for row in found.rows],
        "unmatched": [_like(like) for like in found.left],
        "execution": _points(spent.available, spent.points, spent.steps) if spent else None,
        "total": _total(found.total) if found.total else None,
    }


def _total(total: Total) -> Data:
    return {
        "points": _number(total.points),
        "available": _number(total.available),
        "unscored": _number(total.unscored),
        "grade": total.grade.value if total.grade else None,
    }


def _head(declaration: Declaration) -> Data:
    return {
        "project": declaration.project.name.strip(),
        "declaring_unit": declaration.declaring_unit.strip(),
        "year": declaration.year,
    }


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


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _change(change: Change) -> Data:
    if change.trend is None:
        return {"trend": None, "obstacle": change.obstacle.value if change.obstacle else None}
    return {
        "trend": _TRENDS[change.trend.value],
        "difference": _number(change.difference),
        "percent": _number(change.percent),
    }


def _progress(one: Progress) -> Data:
    row = one.row
    return {
        **_place(row),
        "two_years_ago": _text(row.two_years_ago),
        "last_year": _text(row.last_year),
        "target": _text(row.target),
        "long_term": _text(one.partner.target if one.partner else None),
        "better": _SENSES[one.sense],
        "since": "two_years_ago" if one.skips else "last_year",
        "earlier": _change(one.earlier),
        "change": _change(one.step),
        "distance": _change(one.distance),
        "verdict": one.verdict.value,
        "obstacle": one.obstacle.value if one.obstacle else None,
    }


def _row_change(row: RowChange) -> Data:
    pair = row.pair
    return {
        "kind": row.kind.value,
        "old": {**_place(pair.old), "target": _text(pair.old.target)} if pair.old else None,
        "new": {**_place(pair.new), "target": _text(pair.new.target)} if pair.new else None,
        "likeness": round(pair.likeness, 3),
        "moved": pair.moved,
        "change": _change(row.target),
        "fields": [_field(field) for field in row.fields],
    }


def _field(field: FieldChange) -> Data:
    change = _change(field.change) if field.change else None
    texts = {"old": field.old, "new": field.new}
    return {"field": field.field, "goal": field.goal or None, **texts, "change": change}


def _carried(one: HistoryConsistency) -> Data:
    return {
        **_place(one.pair.row),
        "target": _text(one.change.before),
        "last_year": _text(one.change.after),
        "change": _change(one.change),
        "reached": _text(one.reached),
        "from_result": _change(one.from_result) if one.from_result else None,
        "kept": one.kept,
    }


def _standing(one: Standing) -> Data:
    counts = {verdict.value: one.counts[verdict] for verdict in Verdict}
    return {"file": one.name, **_head(one.declaration), "indicators": len(one.rows), "counts": counts}


def _points(available: Decimal | None, points: Decimal | None, steps: Sequence[Step]) -> Data:
    said = [{"kind": step.kind.value, "values": [_number(value) for value in step.values]} for step in steps]
    return {"available": _number(available), "points": _number(points), "steps": said}


def _scored(row: ScoredRow) -> Data:
    return {
        **_place(row.row),
        "target": _text(row.row.target),
        "actual": _text(row.actual),
        "achieved": row.achieved,
        "obstacle": row.obstacle.value if row.obstacle else None,
        "rate": _number(row.rate),
        "gap": _change(row.gap),
        "deviation": row.deviation,
        "measures": row.measures,
        **_points(row.weight, row.points, row.steps),
    }


def _like(like: Like) -> Data:
    guess = like.row.name.text.strip() if like.row else None
    return {"name": like.result.indicator.name.strip(), "guess": guess}
