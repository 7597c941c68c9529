"""The blank packages in src/pgdecl/forms/formats/blank: all of a DOCX and an XLSX that no form changes.

`fresh.py` writes them with the other generated files.

python-docx and openpyxl write a document each; the parts that a form needs are kept, their defaults replaced,
and each is laid out one element of the second level a line, so that a change can be read.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from blank_docx import blank_document
from blank_xlsx import blank_workbook
from pgdecl.forms.formats import package

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BLANK = Path(package.__file__).parent / "blank"
CONTENT_TYPES = "[Content_Types].xml"
DOCX_PARTS = (
    CONTENT_TYPES,
    "_rels/.rels",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/footer1.xml",
)
DOCX_SLOTTED = ("docProps/core.xml", "word/header1.xml")
XLSX_PARTS = (CONTENT_TYPES, "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/styles.xml")
XLSX_SLOTTED = ("docProps/core.xml", "xl/workbook.xml")


def build() -> dict[Path, bytes]:
    """What each blank package's file should hold."""
    return {
        BLANK / "docx.parts": _file(blank_document(), DOCX_PARTS, DOCX_SLOTTED, "word/document.xml"),
        BLANK / "xlsx.parts": _file(blank_workbook(), XLSX_PARTS, XLSX_SLOTTED, "xl/worksheets/sheet1.xml"),
    }


def _file(
    parts: "Mapping[str, bytes]", ready: "Iterable[str]", slotted: "Iterable[str]", content: str
) -> bytes:
    """The kept parts of a package, each under a line with its name."""
    kept = {*ready, *slotted, content}
    blocks = []
    for kind, names in (("part", ready), ("slotted", slotted)):
        for name in names:
            root = etree.fromstring(parts[name], etree.XMLParser(remove_blank_text=True))
            if name == CONTENT_TYPES:
                _keep_types(root, kept)
            elif name.endswith(".rels"):
                _keep_relations(root, name, kept)
            blocks.append(f"<?{kind} {name}?>\n{_text(root)}")
    return "".join(blocks).encode()


def _keep_types(root: etree._Element, kept: set[str]) -> None:
    for entry in list(root):
        extension = entry.get("Extension")
        if extension not in {None, "rels", "xml"} or entry.get("PartName", "/")[1:] not in {*kept, ""}:
            root.remove(entry)
    root[:] = sorted(root, key=lambda entry: (entry.get("Extension", "~"), entry.get("PartName", "")))


def _keep_relations(root: etree._Element, name: str, kept: set[str]) -> None:
    """Drop relationships to other parts; the others are called after their target."""
    folder = name.partition("_rels/")[0]
    for relation in list(root):
        target = relation.get("Target", "")
        part = target[1:] if target.startswith("/") else folder + target
        if part in kept:
            relation.set("Id", Path(part).stem)
            relation.set("Target", part.removeprefix(folder))
        else:
            root.remove(relation)
    root[:] = sorted(root, key=lambda relation: relation.get("Id", ""))


def _text(root: etree._Element) -> str:
    """XML with each child of the root on its own line, without namespaces that nothing uses."""
    etree.cleanup_namespaces(root)
    if len(root) and root.text is None:
        root.text = "\n"
        for child in root:
            child.tail = "\n"
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}\n'
