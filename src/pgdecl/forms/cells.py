"""The texts of cells outside of tables: words, fields, check boxes."""

from pgdecl.declaration.walk import GOAL_LISTS
from pgdecl.forms.columns import field_text
from pgdecl.forms.fields import Text, form_fields
from pgdecl.forms.layout import FormCell
from pgdecl.forms.templates import is_template, text_of

_BOX, _TICKED, _BOX_BEHIND = "☐", "☑", "□"
_SPACE = "　"


def cell_text(cell: FormCell | None, *, room: bool = False) -> Text:
    """The function that gets a cell's text from a Content; None is a continued merge, without text.

    With `room` the text is that of a blank form.
    """
    if cell is None:
        return lambda _content: ""
    words = form_fields()[cell.term].label.zh if cell.term else cell.label or ""
    label = text_of(words, field_text(GOAL_LISTS[-1]))
    has_fields = is_template(words)
    text = form_fields()[cell.field].text if cell.field else None
    if text is None:
        return label
    empty = (cell.blank if room else None) or cell.empty or ""
    choices, boxes = cell.choices, cell.boxes
    if choices:
        return lambda content: label(content) + _boxes(choices, text(content), boxes)
    if has_fields:
        return lambda content: label(content) + (text(content) or empty)
    return lambda content: words + (text(content) or empty)


def offered_texts(cell: FormCell | None) -> tuple[str, ...]:
    """The texts of a cell with check boxes, one for each choice; empty for other cells."""
    if cell is None or not cell.choices or is_template(cell.label or ""):
        return ()
    words = form_fields()[cell.term].label.zh if cell.term else cell.label or ""
    return tuple([words + _boxes(cell.choices, choice, cell.boxes) for choice in cell.choices])


def _boxes(choices: tuple[str, ...], value: str, boxes: str) -> str:
    """Every choice with its check box; a value that is none of the choices is added at the end."""
    others = (value,) if value and value not in choices else ()
    return _SPACE.join(
        _boxed(number, choice, boxes, ticked=choice == value)
        for number, choice in enumerate((*choices, *others), 1)
    )


def _boxed(number: int, choice: str, boxes: str, *, ticked: bool) -> str:
    if boxes == "before":
        return f"{_TICKED if ticked else _BOX}{choice}"
    box = _TICKED if ticked else _BOX_BEHIND
    return f"{number}、{choice} {box}" if boxes == "numbered" else f"{choice}{box}"
