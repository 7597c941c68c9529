"""A trend as a small drawing (SVG): the years as a line, the long-term target as a ring."""

from decimal import Decimal
from html import escape

from pgdecl.reporters.tables.report import Series

_WIDTH, _HEIGHT, _EDGE = 96, 28, 5
Point = tuple[Decimal, Decimal]


def drawn(series: Series) -> str:
    """The drawing, in the colour of the text around it; its title says the values."""
    places = _places(series)
    goal = places[-1] if series.has_goal else None
    years = [place for place in (places[:-1] if series.has_goal else places) if place]
    parts = [_line(years, dashed=False)]
    if goal and years:
        parts.append(_line([years[-1], goal], dashed=True))
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2" fill="currentColor"/>' for x, y in years]
    if goal:
        x, y = goal
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="none" stroke="currentColor"/>')
    said = "，".join(f"{name} {point}{series.unit}" for name, point in series.points if point is not None)
    return (
        f'<svg role="img" width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f"<title>{escape(said)}</title>{''.join(parts)}</svg>"
    )


def _places(series: Series) -> list[Point | None]:
    values = [value for _, value in series.points]
    known = [value for value in values if value is not None]
    low, high = min(known), max(known)
    step = Decimal(_WIDTH - 2 * _EDGE) / max(len(values) - 1, 1)
    room = Decimal(_HEIGHT - 2 * _EDGE)
    return [
        None
        if value is None
        else (
            _EDGE + step * at,
            _EDGE + (room * (high - value) / (high - low) if high > low else room / 2),
        )
        for at, value in enumerate(values)
    ]


def _line(places: list[Point], *, dashed: bool) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dashes = ' stroke-dasharray="3 2"' if dashed else ""
    return f'<polyline points="{points}" fill="none" stroke="currentColor" stroke-width="1.3"{dashes}/>'
