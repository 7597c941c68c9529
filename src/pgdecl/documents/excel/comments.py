"""Comments in an XLSX file (ECMA-376-1, 18.7): for each sheet a part with texts, and a drawing of boxes.

Written into the package directly: openpyxl would lose shapes, form controls, custom XML and extensions of the
file when it saves it.
"""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from pgdecl.documents.address import Address, SheetAddress
from pgdecl.documents.editing import Edits
from pgdecl.documents.excel.boxes import Boxes
from pgdecl.documents.excel.comment_texts import add_after, comment_text, cut_added, is_of
from pgdecl.documents.excel.names import MAIN, Position, R, S, position_of, whole
from pgdecl.documents.excel.workbook import SheetPart, workbook_of
from pgdecl.documents.kinds import Package
from pgdecl.documents.parts import parse, relationships

_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_LEGACY_DRAWING: Final = f"{S}legacyDrawing"
_AFTER_LEGACY_DRAWING: Final = frozenset(
    (
        *(f"{S}{name}" for name in ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls")),
        *(f"{S}{name}" for name in ("webPublishItems", "tableParts", "extLst")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    )
)
_THREAD: Final = "tc="
"""How the author of a comment begins whose text is in truth that of a thread, in a part of its own."""


def comment_excel(
    package: Package, edits: Edits, comments: Mapping[Address, str], author: str
) -> set[Address]:
    """Writes comments in place of the author's earlier ones; returns the addresses that have one now.

    Raises:
        DamagedError, UnsafeError: a part that is needed cannot be read.
    """
    placed: set[Address] = set()
    for number, part in enumerate(workbook_of(package).sheets, 1):
        if part.kind != "worksheet" or part.member not in package.archive:
            continue
        wanted = {
            position: text
            for address, text in comments.items()
            if isinstance(address, SheetAddress)
            and address.sheet == part.name
            and (position := position_of(address.cell)) is not None
        }
        done = _Sheet(edits, part, number, author).write(dict(sorted(wanted.items())))
        placed.update(
            address
            for address in comments
            if isinstance(address, SheetAddress)
            and address.sheet == part.name
            and position_of(address.cell) in done
        )
    return placed


class _Sheet:
    """The comments of one sheet."""

    def __init__(self, edits: Edits, part: SheetPart, number: int, author: str) -> None:
        self._edits = edits
        self._part = part.member
        self._number = number
        self._author = author
        self._name = edits.part_of(part.member, "comments")
        self._root = _new_comments() if self._name is None else parse(edits.archive, self._name)
        authors, listed = self._root.find(f"{S}authors"), self._root.find(f"{S}commentList")
        self._authors = etree.SubElement(self._root, f"{S}authors") if authors is None else authors
        self._list = etree.SubElement(self._root, f"{S}commentList") if listed is None else listed

    def write(self, wanted: Mapping[Position, str]) -> set[Position]:
        """Writes the comments; returns the cells that have one now."""
        removed, is_cut = self._remove()
        if not (removed or is_cut or wanted):
            return set()
        others = {position_of(comment.get("ref", "")): comment for comment in self._list}
        added = {position: text for position, text in wanted.items() if position not in others}
        done = set(added)
        for position in wanted.keys() - added.keys():
            if not self._author_of(others[position]).startswith(_THREAD):
                add_after(others[position], self._author, wanted[position])
                done.add(position)
        for position, text in added.items():
            self._list.append(comment_text(position.reference, self._author_id(), self._author, text))
        self._write_parts(removed, added)
        return done

    def _author_of(self, comment: etree._Element) -> str:
        position = whole(comment.get("authorId"), -1)
        return (self._authors[position].text or "") if 0 <= position < len(self._authors) else ""

    def _author_id(self) -> int:
        names = [element.text for element in self._authors]
        if self._author not in names:
            etree.SubElement(self._authors, f"{S}author").text = self._author
            return len(names)
        return names.index(self._author)

    def _remove(self) -> tuple[set[Position], bool]:
        """Removes the author's comments; returns their cells, and whether text in others was removed, too."""
        removed: set[Position] = set()
        is_cut = False
        for comment in list(self._list):
            if self._author_of(comment) != self._author and not is_of(comment, self._author):
                is_cut = cut_added(comment, self._author) or is_cut
                continue
            self._list.remove(comment)
            if position := position_of(comment.get("ref", "")):
                removed.add(position)
        return removed, is_cut

    def _write_parts(self, removed: set[Position], added: Mapping[Position, str]) -> None:
        if self._name is None:
            self._name, _ = self._edits.new_part(self._part, "comments", "xl/comments", _COMMENTS_TYPE)
        self._edits.write(self._name, self._root)
        if not (removed or added):
            return
        sheet = parse(self._edits.archive, self._part)
        name = self._drawing_of(sheet)
        boxes = Boxes(None if name is None else self._edits.archive.read(name), self._number)
        boxes.remove(removed)
        for position, text in added.items():
            boxes.add(position, text)
        if name is None:
            stem = "xl/drawings/vmlDrawing"
            name, link = self._edits.new_part(self._part, "vmlDrawing", stem, _DRAWING_TYPE)
            _insert_drawing(sheet, link)
            self._edits.write(self._part, sheet)
        self._edits.write_bytes(name, boxes.data())

    def _drawing_of(self, sheet: etree._Element) -> str | None:
        """The part with the boxes of the sheet's comments, which may hold form controls, too."""
        element = sheet.find(_LEGACY_DRAWING)
        if element is None:
            return None
        links = relationships(self._edits.archive, self._part)
        targets = (link.target for link in links if link.id == element.get(f"{R}id"))
        name = next((target for target in targets if target in self._edits.archive), None)
        if name is None:
            sheet.remove(element)
        return name


def _new_comments() -> etree._Element:
    return etree.fromstring(f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>')


def _insert_drawing(sheet: etree._Element, link: str) -> None:
    """Names the drawing in the sheet, at the place that the schema has for it."""
    element = etree.Element(_LEGACY_DRAWING, {f"{R}id": link}, nsmap={"r": R[1:-1]})
    for position, child in enumerate(sheet):
        if child.tag in _AFTER_LEGACY_DRAWING:
            sheet.insert(position, element)
            return
    sheet.append(element)
