"""Names of WordprocessingML elements and attributes, as lxml writes them."""

from typing import Final

from lxml import etree

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W: Final = f"{{{MAIN}}}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFF: Final = ("0", "false", "off")

PARAGRAPH: Final = f"{W}p"
TABLE: Final = f"{W}tbl"
ROW: Final = f"{W}tr"
CELL: Final = f"{W}tc"
RUN: Final = f"{W}r"
TEXT_BOX: Final = f"{W}txbxContent"
ALTERNATE: Final = f"{MC}AlternateContent"
CHOICE: Final = f"{MC}Choice"
FALLBACK: Final = f"{MC}Fallback"


def is_on(element: etree._Element | None) -> bool:
    """Whether an element that switches something on is there and does not say "off"."""
    return element is not None and element.get(f"{W}val", "1") not in _OFF


def property_of(element: etree._Element, properties: str, name: str) -> etree._Element | None:
    """A property such as `gridSpan` of an element, in its child such as `tcPr`."""
    return element.find(f"{W}{properties}/{W}{name}")


def number(element: etree._Element | None, default: int) -> int:
    """The `w:val` of an element as a whole number, or the default if it is missing or no small number."""
    text = "" if element is None else element.get(f"{W}val", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else default


_DIGITS: Final = 6
