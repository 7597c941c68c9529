"""Small documents for tests, put together from the XML that matters."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from pgdecl.documents.model import Document, Paragraph, Table
from pgdecl.forms.formats.package import escape

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
NAMESPACES = " ".join(
    (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
        f'xmlns:r="{OFFICE}"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
    )
)
SPREADSHEET = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}"'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relationships(*links: tuple[str, str]) -> str:
    """Links by kind and target, numbered from rId1."""
    elements = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{elements}</Relationships>'


def content_types(overrides: Mapping[str, str]) -> str:
    elements = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{elements}</Types>"
    )


def word_parts(body: str, links: tuple[tuple[str, str], ...] = ()) -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": content_types({"/word/document.xml": WORD_TYPE}),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": f"{XML}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(*links),
    }


def word(body: str) -> bytes:
    """A DOCX with this body; prefixes are those that Word uses."""
    return zipped(word_parts(body))


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def word_table(*rows: str) -> str:
    """A table; a row is its cells parted by |, and a cell may begin with its properties in braces.

    `{2}` is a span, `{v}` the begin of a vertical merge and `{^}` its continuation: `{2v}名称|{^}|x`.
    """
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(map(_word_row, rows))}</w:tbl>"


def _word_row(row: str) -> str:
    return f"<w:tr>{''.join(map(_word_cell, row.split('|')))}</w:tr>"


def _word_cell(cell: str) -> str:
    marks, text = cell[1:].split("}", 1) if cell.startswith("{") else ("", cell)
    span = "".join(mark for mark in marks if mark.isdigit())
    properties = f'<w:gridSpan w:val="{span}"/>' if span else ""
    if "v" in marks or "^" in marks:
        properties += '<w:vMerge w:val="restart"/>' if "v" in marks else "<w:vMerge/>"
    content = text if text.startswith("<w:") else paragraph(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def excel_parts(
    sheets: Mapping[str, str],
    *,
    strings: str = "",
    formats: tuple[str, ...] = (),
    workbook: str = "",
    states: Mapping[str, str] | None = None,
) -> dict[str, str | bytes]:
    """A workbook: sheets by name, each the inside of its `worksheet` element.

    `strings` are `si` elements, `formats` the number formats of the styles 1, 2 and so on.
    """
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"'
        f' state="{(states or {}).get(name, "visible")}"/>'
        for number, name in zip(numbers, sheets, strict=True)
    )
    codes = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{escape(code)}"/>'
        for number, code in enumerate(formats, 200)
    )
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in (0, *range(200, 200 + len(formats))))
    links = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    return {
        "[Content_Types].xml": content_types({"/xl/workbook.xml": EXCEL_TYPE}),
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"{XML}<workbook {SPREADSHEET}>{workbook}<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relationships(
            *links, ("sharedStrings", "sharedStrings.xml"), ("styles", "/xl/styles.xml")
        ),
        "xl/sharedStrings.xml": f"{XML}<sst {SPREADSHEET}>{strings}</sst>",
        "xl/styles.xml": f"{XML}<styleSheet {SPREADSHEET}><numFmts>{codes}</numFmts>"
        "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        f"<cellStyleXfs><xf/></cellStyleXfs><cellXfs>{styles}</cellXfs>"
        '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
        **{
            f"xl/worksheets/sheet{number}.xml": f"{XML}<worksheet {SPREADSHEET}>{content}</worksheet>"
            for number, content in zip(numbers, sheets.values(), strict=True)
        },
    }


def excel(content: str, **options: str | tuple[str, ...]) -> bytes:
    """An XLSX with one sheet, `Sheet1`."""
    return zipped(excel_parts({"Sheet1": content}, **options))  # type: ignore[arg-type]


def data_of(*cells: str) -> str:
    """The `sheetData` of `c` elements, all of them in rows of their own references."""
    return f"<sheetData>{''.join(f'<row>{cell}</row>' for cell in cells)}</sheetData>"


def texts(document: Document) -> list[str]:
    """All texts of a document in order."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            found.extend(cell.text for row in block.rows for cell in row.cells)
    return found


def drawn(table: Table) -> list[str]:
    """A table as lines of `text@column`, with `→span` and `↓rows` where they are not 1."""
    return [
        " | ".join(
            f"{cell.text}@{cell.column}"
            + (f"→{cell.span}" if cell.span > 1 else "")
            + (f"↓{cell.rows}" if cell.rows > 1 else "")
            for cell in row.cells
        )
        for row in table.rows
    ]
