"""Comparisons as JSON: numbers are texts, so that none is rounded on the way."""

from collections.abc import Sequence

from pgdecl.compare.overview import Standing
from pgdecl.compare.progress import Progress, Verdict
from pgdecl.compare.results import Scored
from pgdecl.compare.total import Total
from pgdecl.compare.versions import Versions
from pgdecl.declaration.models import Declaration
from pgdecl.report.comparison.as_data_rows import (
    Data,
    field_change,
    history_row,
    number,
    progress_row,
    row_change,
    scored_row,
    scoring,
    unmatched,
)


def progress(declaration: Declaration, rows: Sequence[Progress]) -> Data:
    """One declaration's annual targets beside history and long-term targets."""
    return {"question": "progress", **_head(declaration), "rows": list(map(progress_row, rows))}


def versions(compared: Versions, names: tuple[str, str]) -> Data:
    """Two declarations."""
    return {
        "question": "versions",
        "old": {"file": names[0], **_head(compared.old)},
        "new": {"file": names[1], **_head(compared.new)},
        "successive": compared.successive,
        "rows": list(map(row_change, compared.rows)),
        "fields": list(map(field_change, compared.fields)),
        "carried": list(map(history_row, compared.history)),
        "unmatched": list(map(unmatched, compared.unmatched)),
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
        "rows": list(map(scored_row, scored.rows)),
        "unmatched": list(map(unmatched, scored.unmatched)),
        "execution": scoring(execution.available, execution.points, execution.steps) if execution else None,
        "total": _total(scored.total) if scored.total else None,
    }


def _total(total: Total) -> Data:
    return {
        "points": number(total.points),
        "available": number(total.available),
        "unscored": number(total.unscored),
        "grade": total.grade.value if total.grade else None,
    }


def _head(declaration: Declaration) -> Data:
    return {
        "project": declaration.project.name.strip(),
        "declaring_unit": declaration.declaring_unit.strip(),
        "year": declaration.year,
    }


def _standing(standing: Standing) -> Data:
    counts = {verdict.value: standing.counts[verdict] for verdict in Verdict}
    head = _head(standing.declaration)
    return {"file": standing.name, **head, "indicators": len(standing.rows), "counts": counts}
