"""The CSS rules of a form that follow from its page and from the looks of roles."""

from functools import cache
from typing import TYPE_CHECKING, Final

from pgdecl.forms.formats.appearance import (
    BODY_FONT,
    BODY_SIZE,
    FALLBACKS,
    LINE_SPACING,
    LOOKS,
    PADDING_ACROSS,
    PAGE_NUMBER_FONT,
    PAGE_NUMBER_SIZE,
)
from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from pgdecl.forms.grid import Grid

_ALIGNED: Final = {"top": "top", "center": "middle", "bottom": "bottom"}
_POINT: Final = 20  # twentieths


def page_rules(grid: "Grid", padding: int) -> str:
    """The rules that follow from a Grid: paper, margins, the mark on each page, width, padding of cells."""
    page = grid.page
    mark = LOOKS[Role.MARK]
    margins = " ".join(_points(margin) for margin in (page.top, page.right, page.bottom, page.left))
    header = (
        f"  @top-center {{ content: {_string(grid.mark)}; color: #{mark.colour};"
        f" font: bold {mark.size / 2:g}pt {_family(mark.font)}; }}\n"
        if grid.mark
        else ""
    )
    return (
        f"@page {{\n  size: {_points(page.width)} {_points(page.height)}; margin: {margins};\n{header}"
        f'  @bottom-center {{ content: "— " counter(page) " —";'
        f" font: {PAGE_NUMBER_SIZE / 2:g}pt {_family(PAGE_NUMBER_FONT)}; }}\n}}\n"
        f".form {{ width: {_points(sum(grid.columns))}; }}\n"
        f"tr {{ height: {_points(BODY_SIZE * LINE_SPACING // 10 + 2 * padding)}; }}\n"
        f"th, td {{ padding: {_points(padding)} {_points(PADDING_ACROSS)}; }}\n"
    )


@cache
def role_rules() -> str:
    """The rules for the cells of each role, the same in every form."""
    rules = [f".form {{ font: {BODY_SIZE / 2:g}pt/{LINE_SPACING / 100:g} {_family(BODY_FONT)}; }}\n"]
    for role, look in LOOKS.items():
        weight = "bold" if look.bold else "normal"
        colour = " color: var(--mark);" if look.colour else ""
        lines = "".join(f" border-{side}-style: solid;" for side in look.borders)
        rules.append(
            f".{role.value} {{ font: {weight} {look.size / 2:g}pt/{LINE_SPACING / 100:g}"
            f" {_family(look.font)};"
            f" text-align: {look.across}; vertical-align: {_ALIGNED[look.down]};{colour}{lines} }}\n"
        )
    return "".join(rules)


def _family(font: str) -> str:
    """A font and its substitutes."""
    return ", ".join(f'"{name}"' for name in (font, *FALLBACKS[font])) + ", serif"


def _points(length: int) -> str:
    return f"{length / _POINT:g}pt"


def _string(text: str) -> str:
    """A text as a CSS string, in which every character that could end it is written as its number."""
    line = " ".join(text.split())
    return '"' + "".join([c if c.isalnum() else f"\\{ord(c):x} " for c in line]) + '"'
