"""Comparisons as JSON: numbers are texts, so that none is rounded on the way."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pgdecl.analysis.view import Row
from pgdecl.compare.change import Change
from pgdecl.compare.explanation import ExplanationStep
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


def progress(declaration: Declaration, rows: Sequence[Progress]) -> Data:
    """One declaration's annual targets beside history and long-term targets."""
    return {"question": "progress", **_head(declaration), "rows": list(map(_progress, rows))}


def versions(versions: Versions, names: tuple[str, str]) -> Data:
    """Two declarations."""
    return {
        "question": "versions",
        "old": {"file": names[0], **_head(versions.old)},
        "new": {"file": names[1], **_head(versions.new)},
        "successive": versions.successive,
        "rows": list(map(_row_change, versions.rows)),
        "fields": list(map(_field, versions.fields)),
        "carried": list(map(_history, versions.history)),
        "unmatched": list(map(_unmatched, versions.unmatched)),
    }


def overview(standings: Sequence[Standing], unread: Sequence[str]) -> Data:
    """Several declarations, the worst first."""
    return {
        "question": "overview",
        "projects": list(map(_standing, standings)),
        "unread": list(unread),
    }


def results(scored: Scored, name: str) -> Data:
    """One declaration beside its results."""
    execution = scored.execution
    return {
        "question": "results",
        **_head(scored.declaration),
        "results": {
            "file": name,
            "project": scored.results.project.strip(),
            "year": scored.results.year,
        },
        "scheme": scored.scheme.name,
        "rows": list(map(_scored, scored.rows)),
        "unmatched": list(map(_unmatched, scored.unmatched)),
        "execution": _points(execution.available, execution.points, execution.steps) if execution else None,
        "total": _total(scored.total) if scored.total else None,
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


def _progress(progress: Progress) -> Data:
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


def _history(history: HistoryConsistency) -> Data:
    return {
        **_place(history.pair.row),
        "target": _text(history.from_target.before),
        "last_year": _text(history.from_target.after),
        "change": _change(history.from_target),
        "reached": _text(history.reached),
        "from_result": _change(history.from_result) if history.from_result else None,
        "kept": history.is_consistent,
    }


def _standing(standing: Standing) -> Data:
    counts = {verdict.value: standing.counts[verdict] for verdict in Verdict}
    head = _head(standing.declaration)
    return {"file": standing.name, **head, "indicators": len(standing.rows), "counts": counts}


def _points(available: Decimal | None, points: Decimal | None, steps: Sequence[ExplanationStep]) -> Data:
    explanation = [
        {"kind": step.kind.value, "values": [_number(value) for value in step.values]} for step in steps
    ]
    return {"available": _number(available), "points": _number(points), "steps": explanation}


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


def _unmatched(like: Like) -> Data:
    guess = like.row.name.text.strip() if like.row else None
    return {"name": like.result.indicator.name.strip(), "guess": guess}
