"""The XML parts of an Office package and how they refer to each other (ECMA-376-2)."""

import posixpath
import re
from typing import Final, NamedTuple
from urllib.parse import unquote

from lxml import etree

from pgdecl.documents.archive import Archive
from pgdecl.documents.errors import DamagedError, UnsafeError

MOST_TAGS: Final = 400_000
MOST_ATTRIBUTES: Final = 300_000
"""How much a part may hold, so that it takes about two seconds and less than 300 MiB at worst."""
RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
CONTENT_TYPES: Final = "[Content_Types].xml"
REFERENCE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The namespace of `r:id`, and what the types of relationships begin with."""

# "Strict Open XML" has other namespaces for the same elements.
_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
STRICT_MARK: Final = b"http://purl.oclc.org/ooxml/"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_doctype: Final = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE).search


def parse(archive: Archive, name: str) -> etree._Element:
    """The root of a part.

    Raises:
        DamagedError: it is missing, broken or no XML.
        UnsafeError: it has a document type, which Office never writes, or more elements than any form.
    """
    return parse_xml(archive.read(name), name)


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root of a part with these bytes; `name` is for the errors, which are those of `parse`."""
    if data[:2] in _UTF16:
        try:
            data = data.decode("utf-16").encode()
        except UnicodeError as error:
            raise DamagedError("damaged-xml", member=name) from error
    if _doctype(data):
        raise UnsafeError("doctype", member=name)
    if data.count(b"<") > MOST_TAGS or data.count(b"=") > MOST_ATTRIBUTES:
        raise UnsafeError("too-many-elements", member=name)
    if STRICT_MARK in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        # The encoding is set so that none that the part names can hide what was looked for above.
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        strip_cdata=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError("damaged-xml", member=name) from error
    return root


def serialized(root: etree._Element) -> bytes:
    """A part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


class Relationship(NamedTuple):
    """A reference from one part to another: `kind` is the last word of its type, `target` a member's name."""

    id: str
    kind: str
    target: str


def relationships_of(part: str) -> str:
    """The name of the member that holds the relationships of a part; of the package for an empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships(archive: Archive, part: str) -> tuple[Relationship, ...]:
    """The relationships of a part to other members, in order; there may be none.

    Raises:
        DamagedError, UnsafeError: as `parse`.
    """
    name = relationships_of(part)
    if name not in archive:
        return ()
    elements = parse(archive, name).iter(f"{RELATIONSHIPS}Relationship")
    return tuple(
        Relationship(
            element.get("Id", ""),
            element.get("Type", "").rstrip("/").rpartition("/")[2],
            member_name(part, element.get("Target", "")),
        )
        for element in elements
        if element.get("TargetMode") != "External"
    )


def member_name(part: str, target: str) -> str:
    """The name of the member that a relationship of a part names by a relative or absolute path."""
    path = posixpath.join("/", posixpath.dirname(part), unquote(target.replace("\\", "/")))
    return posixpath.normpath(path).lstrip("/")


def main_part(archive: Archive) -> str:
    """The name of the part that holds the document or workbook.

    Raises:
        DamagedError: the package names none, or it is missing.
    """
    for relationship in relationships(archive, ""):
        if relationship.kind == "officeDocument" and relationship.target in archive:
            return relationship.target
    raise DamagedError("no-main-part")
