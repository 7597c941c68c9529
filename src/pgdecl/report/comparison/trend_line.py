"""The small trend line of an indicator: an SVG image that takes its colour from the text around it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.report.comparison.report import Series
from pgdecl.report.comparison.wording import number

_WIDTH: Final = 96
_HEIGHT: Final = 28
_MARGIN: Final = 5  # room for half a mark and its line

_Point = tuple[float, float]


def trend_line(series: Series, language: Language) -> str:
    """The years as points on a line, the long-term goal as a hollow mark at the end of a dashed one.

    Values that are missing are passed over; the image's title says all of them for those who cannot see it.
    """
    points = _placed([value for _, value in series.points])
    goal = points.pop() if series.has_goal and points else None
    years = [point for point in points if point]
    parts = [f"<title>{safe(series_text(series, language), 'html')}</title>"]
    if len(years) > 1:
        parts.append(f'<polyline points="{_path(years)}"/>')
    if goal and years:
        parts.append(f'<polyline class="ahead" points="{_path([years[-1], goal])}"/>')
    parts += (f'<circle cx="{x:g}" cy="{y:g}" r="2.2"/>' for x, y in years)
    if goal:
        parts.append(f'<circle class="goal" cx="{goal[0]:g}" cy="{goal[1]:g}" r="3.2"/>')
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    return f'<svg class="trend" role="img" {size}>{"".join(parts)}</svg>'


def series_text(series: Series, language: Language) -> str:
    """The series in words: 合格率（%）：前年 98，上年 –，当年 100."""
    values = [f"{name} {'–' if value is None else number(value)}" for name, value in series.points]
    if language == "zh":
        return f"{series.title}{f'（{series.unit}）' if series.unit else ''}：{'，'.join(values)}"
    return f"{series.title}{f' ({series.unit})' if series.unit else ''}: {', '.join(values)}"


def _placed(values: Sequence[Decimal | None]) -> list[_Point | None]:
    """Where each value stands: evenly from left to right, the least at the bottom."""
    known = [value for value in values if value is not None]
    least, most = min(known, default=Decimal(0)), max(known, default=Decimal(0))
    step = (_WIDTH - 2 * _MARGIN) / max(1, len(values) - 1)
    return [
        None if value is None else (round(_MARGIN + index * step, 1), _height(value, least, most))
        for index, value in enumerate(values)
    ]


def _height(value: Decimal, least: Decimal, most: Decimal) -> float:
    share = (value - least) / (most - least) if most > least else Decimal("0.5")
    return round(_HEIGHT - _MARGIN - float(share) * (_HEIGHT - 2 * _MARGIN), 1)


def _path(points: Iterable[_Point]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
