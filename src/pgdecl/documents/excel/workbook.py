"""The parts of a workbook: its sheets in order, its texts and formats."""

from typing import Final, NamedTuple

from lxml import etree

from pgdecl.documents.archive import Archive
from pgdecl.documents.errors import DamagedError
from pgdecl.documents.excel.names import R, S, is_true
from pgdecl.documents.excel.strings import shared_strings
from pgdecl.documents.excel.styles import Styles
from pgdecl.documents.kinds import Package
from pgdecl.documents.parts import Relationship, parse, relationships

MOST_SHEETS: Final = 255


class SheetPart(NamedTuple):
    """A sheet: its name, the kind of its part ("worksheet", "chartsheet"), and its member."""

    name: str
    kind: str
    member: str
    hidden: bool


class Workbook(NamedTuple):
    """What the sheets of a workbook refer to."""

    sheets: tuple[SheetPart, ...]
    strings: tuple[str, ...]
    styles: Styles
    from_1904: bool


def workbook_of(package: Package) -> Workbook:
    """The workbook in a package.

    Raises:
        DamagedError, UnsafeError: a part of it cannot be read.
    """
    archive = package.archive
    root = parse(archive, package.main)
    links = relationships(archive, package.main)
    strings, styles = _part(archive, links, "sharedStrings"), _part(archive, links, "styles")
    properties = root.find(f"{S}workbookPr")
    return Workbook(
        _sheets(root, links),
        () if strings is None else shared_strings(strings),
        Styles(styles),
        properties is not None and is_true(properties.get("date1904")),
    )


def _part(archive: Archive, links: tuple[Relationship, ...], kind: str) -> etree._Element | None:
    for link in links:
        if link.kind == kind and link.target in archive:
            return parse(archive, link.target)
    return None


def _sheets(root: etree._Element, links: tuple[Relationship, ...]) -> tuple[SheetPart, ...]:
    by_id = {link.id: link for link in links}
    sheets: dict[str, SheetPart] = {}
    for element in root.iterfind(f"{S}sheets/{S}sheet"):
        name, link = element.get("name", ""), by_id.get(element.get(f"{R}id", ""))
        hidden = element.get("state", "visible") != "visible"
        part = SheetPart(name, link.kind if link else "", link.target if link else "", hidden)
        if sheets.setdefault(name, part) is not part:
            raise DamagedError("sheet-twice", sheet=name)
    if not sheets:
        raise DamagedError("no-sheets")
    if len(sheets) > MOST_SHEETS:
        raise DamagedError("too-many-sheets", limit=str(MOST_SHEETS))
    return tuple(sheets.values())
