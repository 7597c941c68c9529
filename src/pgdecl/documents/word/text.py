"""The text of a paragraph as its reader sees it, all changes accepted, and the text boxes anchored in it."""

import re
from typing import Final, NamedTuple

from lxml import etree

from pgdecl.documents.address import Address
from pgdecl.documents.word.context import Context
from pgdecl.documents.word.names import (
    ALTERNATE,
    DRAWING,
    MATH,
    RUN,
    TEXT_BOX,
    VML,
    W14,
    W,
    is_on,
    number,
    property_of,
)
from pgdecl.documents.word.structure import DELETED, WRAPPERS, chosen
from pgdecl.documents.word.symbols import BOX, TICKED, in_font, symbol

_INLINE: Final = WRAPPERS | {f"{W}hyperlink", f"{W}fldSimple", f"{W}ruby", f"{W}rubyBase"}
_CHANGES: Final = DELETED | {f"{W}ins", f"{W}moveTo"}
_CONTROL: Final = f"{W}sdt"
_RUBY: Final = f"{W}ruby"
_MATH: Final = frozenset((f"{MATH}oMath", f"{MATH}oMathPara"))
_MATH_TEXT: Final = f"{MATH}t"
_TEXT: Final = f"{W}t"
_SYMBOL: Final = f"{W}sym"
_FIELD: Final = f"{W}fldChar"
_DRAWN: Final = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_OBJECT: Final = f"{W}object"
_PICTURES: Final = frozenset((f"{DRAWING}blip", f"{VML}imagedata"))
_EMBEDDED: Final = frozenset(
    (
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    )
)
_WORD_ART: Final = f"{VML}textpath"
_NOTE_REFERENCES: Final = frozenset((f"{W}footnoteReference", f"{W}endnoteReference"))
_FIXED: Final = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "-",
}
_PRESERVE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS: Final = " \t\r\n"
_UNKNOWN: Final = "\ufffd"
_hexadecimal: Final = re.compile("[0-9A-Fa-f]{1,6}").fullmatch


class ParagraphText(NamedTuple):
    """A paragraph's text; the boxes in it, as elements or as the text of word art.

    `continues` says that its end is deleted, so that the next paragraph goes on in the same line.
    """

    text: str
    boxes: tuple[etree._Element | str, ...]
    continues: bool


def paragraph_text(paragraph: etree._Element, address: Address | None, context: Context) -> ParagraphText:
    """The text of a `w:p` element; what is noted is noted at the address."""
    reader = _Reader(address, context)
    reader.inline(paragraph)
    if hidden := "".join(reader.hidden).strip():
        context.notes.add("hidden-text", address, text=hidden)
    label = context.numbering.label(paragraph)
    if label is None:
        context.notes.count("numbering", address)
    mark = property_of(paragraph, "pPr", "rPr")
    continues = mark is not None and any(child.tag in DELETED for child in mark)
    text = (label or "") + "".join(reader.shown)
    return ParagraphText(text, tuple(reader.boxes), continues)


class _Reader:
    """Reads one paragraph."""

    def __init__(self, address: Address | None, context: Context) -> None:
        self.shown: list[str] = []
        self.hidden: list[str] = []
        self.boxes: list[etree._Element | str] = []
        self._address = address
        self._context = context
        # For each field that is open, whether its result is reached; its code comes first.
        self._fields: list[bool] = []

    def inline(self, parent: etree._Element) -> None:
        """Reads what stands in a line: runs, and what wraps them."""
        for child in parent:
            tag = child.tag
            if tag in _CHANGES:
                self._context.notes.count("tracked", self._address)
            if tag == RUN:
                self._run(child)
            elif tag == _CONTROL:
                self._control(child)
            elif tag in _INLINE:
                self.inline(child)
            elif tag == ALTERNATE:
                self.inline(chosen(child))
            elif tag in _MATH:
                self._emit("".join(text.text or "" for text in child.iter(_MATH_TEXT)), self.shown)

    def _control(self, control: etree._Element) -> None:
        box = control.find(f"{W}sdtPr/{W14}checkbox")
        if box is None:
            self.inline(control)
        else:
            checked = box.find(f"{W14}checked")
            value = "0" if checked is None else checked.get(f"{W14}val", "1")
            self._emit(TICKED if value in {"1", "true", "on"} else BOX, self.shown)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(f"{W}rPr")
        target, font = self.shown, ""
        if properties is not None:
            if is_on(properties.find(f"{W}vanish")):
                target = self.hidden
            fonts = properties.find(f"{W}rFonts")
            font = "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
        self._content(run, target, font)

    def _content(self, run: etree._Element, target: list[str], font: str) -> None:
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                text = (child.text or "").replace("\n", " ")
                text = text if child.get(_PRESERVE) == "preserve" else text.strip(_BLANKS)
                self._emit(in_font(text, font) if font else text, target)
            elif tag in _FIXED:
                self._emit(_FIXED[tag], target)
            elif tag == _SYMBOL:
                self._emit(self._symbol(child), target)
            elif tag == _FIELD:
                self._field(child, target)
            elif tag in _DRAWN:
                self._drawn(child)
            elif tag == ALTERNATE:
                self._content(chosen(child), target, font)
            elif tag == _RUBY:
                self.inline(child)
            elif tag in _NOTE_REFERENCES:
                self._context.notes.count("footnotes", self._address)

    def _emit(self, text: str, target: list[str]) -> None:
        if False not in self._fields:
            target.append(text)

    def _symbol(self, element: etree._Element) -> str:
        font, char = element.get(f"{W}font", ""), element.get(f"{W}char", "")
        text = symbol(font, int(char, 16)) if _hexadecimal(char) else ""
        if not text:
            self._context.notes.add("unknown-symbol", self._address, font=font, char=char)
        return text or _UNKNOWN

    def _field(self, element: etree._Element, target: list[str]) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._emit(_form_field(element), target)
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _drawn(self, drawing: etree._Element) -> None:
        """Finds text boxes, word art and pictures in a drawing, alternatives once."""
        if drawing.tag == _OBJECT:
            self._context.notes.count("embedded", self._address)
        stack = [iter(drawing)]
        while stack:
            for child in stack[-1]:
                if child.tag == TEXT_BOX:
                    self.boxes.append(child)
                    continue
                if child.tag == _WORD_ART:
                    self.boxes.append(child.get("string", ""))
                elif child.tag in _EMBEDDED:
                    self._context.notes.count("embedded", self._address)
                elif child.tag in _PICTURES and drawing.tag != _OBJECT:
                    self._context.notes.count("pictures", self._address)
                stack.append(iter(chosen(child) if child.tag == ALTERNATE else child))
                break
            else:
                stack.pop()


def _form_field(begin: etree._Element) -> str:
    """What a check box or a drop-down list of an old form shows; it has no text of its own."""
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        checked = box.find(f"{W}checked")
        return TICKED if is_on(box.find(f"{W}default") if checked is None else checked) else BOX
    choices = begin.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in choices.iter(f"{W}listEntry")]
    position = number(choices.find(f"{W}result"), 0)
    return entries[position] if position < len(entries) else ""
