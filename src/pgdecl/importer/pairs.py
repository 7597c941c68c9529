"""Labels with their values beside, below or behind them, outside of tables."""

import re
from collections.abc import Iterator

from pgdecl.documents.address import Address
from pgdecl.documents.model import Cell
from pgdecl.importer import choices, labels, money, texts
from pgdecl.importer.draft import Draft, Given
from pgdecl.importer.printed import is_printed
from pgdecl.importer.sheet import Sheet
from pgdecl.values.money import CURRENCY_UNITS

_LABEL_ALONE = re.compile("[^：:]{1,12}[：:]")
_FORM_WORDS = re.compile(r"[年月日\s_]|[（(][^（）()]{0,20}(?:章|签字)[)）]")
_COLON = re.compile("[：:]")
_LONGEST_LABEL = 14


def take_cell(draft: Draft, sheet: Sheet, cell: Cell) -> Cell | None:
    """Reads a label and its value; returns the cell that gave the value, None if the label had none.

    The value stands at the right, below if the label is the last of its row or has a label beside it, or
    behind a colon in the label's own cell.
    """
    value: Cell | None
    right = sheet.right_of(cell)
    if right is not None and right.row == cell.row and not labels.is_known(right.text):
        value = right
    else:
        below = sheet.below(cell)
        value = below if below is not None and not labels.is_known(below.text) else None
    if texts.label(cell.text) in labels.own("fixed"):
        return value
    _ask(draft, cell.text)
    if value is None or not value.text.strip():
        return value
    is_own = _is_form_words(value.text) or is_printed(value.text)
    if is_own or take_stamp(draft, value.text, value.address):
        return value
    if ":" in cell.text.strip("：: \n").replace("：", ":"):
        return None
    return value if take(draft, cell.text, value.text, value.address) else None


def _ask(draft: Draft, label: str) -> None:
    """Remembers that the form has a place for what a label stands for."""
    draft.asked.update(labels.fields_of(label))
    if labels.goal_field(label):
        draft.asked.add(("Goal", "statement"))


def take(draft: Draft, label: str, value: str, address: Address) -> bool:
    """Reads the value of a label outside of tables; False if the label stands for no field, or is taken."""
    written = texts.label(label)
    goal = labels.goal_field(label)
    if goal is not None:
        return _take_goal(draft, label, goal, Given(texts.long_text(value), address))
    if written in labels.own("source") or written in labels.of_record("Source"):
        money.take_source(draft, label, Given(texts.one_line(value), address))
        return True
    if written in labels.own("currency") and texts.one_line(value) in CURRENCY_UNITS:
        draft.currency = texts.one_line(value)
        return True
    return _take_field(draft, label, value, address)


def _take_field(draft: Draft, label: str, value: str, address: Address) -> bool:
    candidates = labels.fields_of(label)
    if texts.label(label) in labels.own("stamp"):
        candidates = (("Review", "date"),)
    for record, key in sorted(candidates, key=lambda candidate: candidate[0] != draft.subject):
        if key == "currency_unit":
            draft.currency = texts.one_line(value)
            return True
        if key == "year":
            return True
        given = Given(_opinion(draft, value, address) if key == "opinion" else _value(value), address)
        if draft.put(record, key, given):
            return True
    return False


def _opinion(draft: Draft, value: str, address: Address) -> str:
    """An opinion without the lines for stamp and date below it, which are read by themselves."""
    before, *behind = _COLON.split(value.strip(), 1)
    if behind and labels.of_record("Review").get(texts.label(before)) == "opinion":
        (value,) = behind  # the label stands in the cell again
    lines = value.strip().splitlines()
    while lines and (_is_form_words(lines[-1]) or take_stamp(draft, lines[-1], address)):
        del lines[-1]
    return texts.long_text("\n".join(lines))


def take_behind(draft: Draft, text: str, address: Address) -> bool:
    """Reads every label with its value behind a colon in one text; False if it is no such text.

    A label without a value is read, too; a text that has other words is not.
    """
    known = list(_labels_in(text))
    if not known or text[: known[0][0]].strip():
        return False
    for number, (start, end) in enumerate(known):
        following = known[number + 1][0] if number + 1 < len(known) else len(text)
        value = text[end + 1 : following].strip()
        if value and not _is_form_words(value) and not take(draft, text[start:end], value, address):
            return False
    return True


def _labels_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the labels in a text begin and end; each is the longest one that ends before a colon."""
    for colon in _COLON.finditer(text):
        end = colon.start()
        for start in range(max(0, end - _LONGEST_LABEL), end - 1):
            if not text[start].isspace() and _is_of_field(text[start:end]):
                yield start, end
                break


def take_choices(draft: Draft, text: str, address: Address) -> bool:
    """Reads choices that have no label, by what they choose among; False if that is not known."""
    field = next(filter(None, map(labels.own("choice").get, choices.choices(text))), None)
    if field is None:
        return False
    record, _, key = field.partition(".")
    draft.asked.add((record, key))
    return draft.put(record, key, Given(choices.ticked(text), address))


def take_stamp(draft: Draft, text: str, address: Address) -> bool:
    """Reads the date behind the words for a stamp (单位公章：　年　月　日); False without such words."""
    before, colon, value = text.strip().replace(":", "：").partition("：")
    if not colon or texts.label(before) not in labels.own("stamp"):
        return False
    return _is_form_words(value) or take(draft, before, value, address)


def _is_of_field(label: str) -> bool:
    written = texts.label(label)
    return (
        bool(labels.fields_of(label))
        or written in labels.of_record("Source")
        or any(written in labels.own(kind) for kind in ("source", "currency", "stamp"))
    )


def _is_form_words(value: str) -> bool:
    """Whether a value is what the blank form prints: 年　月　日, （盖章）, or the next label (签字：)."""
    return _LABEL_ALONE.fullmatch(value.strip()) is not None or not _FORM_WORDS.sub("", value)


def _value(text: str) -> str:
    if choices.has_boxes(text):
        return choices.ticked(text)
    return texts.one_line(text) if "\n" not in text.strip() else texts.long_text(text)


def _take_goal(draft: Draft, label: str, goal: tuple[str, str], given: Given) -> bool:
    goals, field = goal
    if texts.is_nothing(given.text):
        return True
    target = draft.goal(goals, _number_in(label))
    if getattr(target, field) is not None:
        return bool(getattr(target, field).text == given.text)
    setattr(target, field, given)
    if field == "reached":
        draft.has_results = True
    return True


def _number_in(label: str) -> str:
    written = texts.label(label)
    return written if written[-1:].isdigit() else ""
