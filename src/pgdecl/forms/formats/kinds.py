"""The kinds of rows, which decide where a table ends: formats repeat only the rows at the top of a table."""

from typing import TYPE_CHECKING, Final, NamedTuple

from pgdecl.forms.formats.appearance import is_bordered
from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from pgdecl.forms.grid import Outline

# The right side of a box to be stamped, down to its last row but one.
_TO_BE_STAMPED: Final = (Role.OPINION, Role.ROOM)


class Kind(NamedTuple):
    """What decides which table a row belongs to: whether it has lines, is a head row, is part of a box."""

    bordered: bool
    head: bool
    box: bool

    def begins_table(self, above: "Kind") -> bool:
        """Whether a new table begins with this row."""
        return (
            self.bordered != above.bordered or (self.head and not above.head) or (self.box and not above.box)
        )


def kind_of(outline: "Outline") -> Kind:
    """The kind of a row. The last row of a box is no `box`: nothing below it belongs to the box."""
    return Kind(is_bordered(outline), outline.head, outline.places[-1].role in _TO_BE_STAMPED)
