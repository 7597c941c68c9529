"""What newer versions of Word keep about comments in further parts: which answers which, and durable ids."""

from typing import Final

from lxml import etree

from pgdecl.documents.editing import Edits
from pgdecl.documents.kinds import Package
from pgdecl.documents.parts import parse

_PARTS: Final = ("commentsExtended", "commentsIds", "commentsExtensible")
"""Kinds of relationships: the first two know comments by a paragraph, the others by a durable id."""


def forget(package: Package, edits: Edits, paragraphs: set[str]) -> None:
    """Removes what is kept about comments that are gone.

    Answers of other people to such a comment stay, as comments of their own.

    Args:
        package: the document.
        edits: where changed parts are written.
        paragraphs: the `w14:paraId`s of the paragraphs of comments that are gone.
    """
    gone = paragraphs - {""}
    for kind in _PARTS if gone else ():
        part = edits.part_of(package.main, kind)
        if part is not None:
            root = parse(package.archive, part)
            gone |= _forget_in(root, gone)
            edits.write(part, root)


def _forget_in(root: etree._Element, gone: set[str]) -> set[str]:
    """Removes the elements of comments that are gone; returns their durable ids."""
    durable: set[str] = set()
    for element in list(root):
        names = {etree.QName(name).localname: name for name in element.keys()}  # noqa: SIM118 - no mapping
        if "paraIdParent" in names and element.get(names["paraIdParent"]) in gone:
            del element.attrib[names["paraIdParent"]]
        own = {element.get(names[key], "") for key in ("paraId", "durableId") if key in names}
        if own & gone:
            durable |= own
            root.remove(element)
    return durable
