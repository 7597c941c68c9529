"""A workbook that holds the styles and the sheet list of every form."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

from pgdecl.forms.formats.appearance import LOOKS, Look, style_name
from pgdecl.forms.formats.xlsx import SHEET
from pgdecl.forms.grid import Role

NAMES = "{names}"
# What openpyxl writes that no form needs: dates, passwords, a recalculation, and a palette of 1997.
DROPPED = {
    "docProps/core.xml": ("created", "modified"),
    "xl/workbook.xml": ("workbookProtection", "calcPr"),
    "xl/styles.xml": ("numFmts", "colors", "tableStyles"),
}


def blank_workbook() -> dict[str, bytes]:
    """The parts of the workbook; places to fill in stand in braces."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 (for the type checker: a new workbook has one)
    sheet.title = SHEET
    # Column widths are counted in digits of this font, and those of 宋体 12 are 8 pixels wide everywhere.
    fonts = workbook._fonts  # type: ignore[attr-defined]  # noqa: SLF001 (openpyxl has no other way)
    fonts[0] = Font(name="宋体", size=12, charset=134)
    for row, role in enumerate(Role, 1):
        sheet.cell(row, 1).style = _style(style_name(role), LOOKS[role])
    for row, role in enumerate(Role, 1 + len(Role)):
        sheet.cell(row, 1).style = style_name(role)
        sheet.cell(row, 1).protection = Protection(locked=False)
    sheet.print_area = "A1:A1"
    workbook.properties.title = "{title}"
    workbook.properties.creator = "{author}"
    workbook.properties.subject = "{layout}"
    workbook.properties.version = "{edition}"
    workbook.properties.language = "zh-CN"
    saved = BytesIO()
    workbook.save(saved)
    with ZipFile(saved) as package:
        return {name: _cleaned(name, package.read(name)) for name in package.namelist()}


def _style(name: str, look: Look) -> NamedStyle:
    border = Border()
    for side in look.borders:
        setattr(border, side, Side(style="thin"))
    colour = f"FF{look.colour}" if look.colour else None
    return NamedStyle(
        name,
        font=Font(name=look.font, size=look.size / 2, bold=look.bold, color=colour, charset=134),
        alignment=Alignment(horizontal=look.across, vertical=look.down, wrap_text=True),
        border=border,
    )


def _cleaned(name: str, part: bytes) -> bytes:
    root = etree.fromstring(part)
    for element in list(root):
        if etree.QName(element).localname in DROPPED.get(name, ()):
            root.remove(element)
    if name == "xl/workbook.xml":
        _open_places(root)
    return etree.tostring(root)


def _open_places(workbook: etree._Element) -> None:
    """The defined names are filled in; the sheet's relationship is called after its part."""
    names = workbook.find("{*}definedNames")
    sheet = workbook.find("{*}sheets/{*}sheet")
    if names is None or sheet is None:
        msg = "openpyxl no longer writes the sheet or its print area"
        raise ValueError(msg)
    names[:] = []
    names.text = NAMES
    for attribute in sheet.attrib:
        if str(attribute).endswith("}id"):
            sheet.set(attribute, "sheet1")
