"""Changing some parts of a package while all others keep their bytes."""

import posixpath
from itertools import count
from typing import Final

from lxml import etree

from pgdecl.documents.archive import Archive, packed
from pgdecl.documents.parts import (
    CONTENT_TYPES,
    REFERENCE,
    RELATIONSHIPS,
    TYPES,
    parse,
    relationships,
    relationships_of,
    serialized,
)

_RELATIONSHIP: Final = f"{RELATIONSHIPS}Relationship"


class Edits:
    """The parts of a package that are changed or new, each by its name."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._changed: dict[str, bytes] = {}
        self._types: etree._Element | None = None

    def write(self, part: str, root: etree._Element) -> None:
        """Gives a part a new content."""
        self._changed[part] = serialized(root)

    def write_bytes(self, part: str, data: bytes) -> None:
        """Gives a part that is no plain XML a new content."""
        self._changed[part] = data

    @property
    def has_changes(self) -> bool:
        """Whether any part is changed or new."""
        return bool(self._changed)

    def part_of(self, source: str, kind: str) -> str | None:
        """The part that another refers to by a relationship of this kind; None if there is none."""
        links = relationships(self.archive, source)
        return next((x.target for x in links if x.kind == kind and x.target in self.archive), None)

    def new_part(self, source: str, kind: str, stem: str, content_type: str) -> tuple[str, str]:
        """Makes room for a new part and relates another part to it.

        Args:
            source: the part that refers to the new one.
            kind: the last word of the relationship's type, such as "comments".
            stem: the name of the new part without the number and the extension, such as `word/comments`.
            content_type: the content type; of a VML drawing, that of all parts with its extension.

        Returns:
            The name of the new part and the id of the relationship.
        """
        suffix = ".vml" if kind == "vmlDrawing" else ".xml"
        names = (f"{stem}{number}{suffix}" for number in count(1))
        part = next(name for name in names if name not in self.archive and name not in self._changed)
        self._declare(part, content_type, is_default=suffix == ".vml")
        return part, self._relate(source, kind, part)

    def packed(self) -> bytes:
        """The package with all changes."""
        if self._types is not None:
            self.write(CONTENT_TYPES, self._types)
        return packed(self.archive, self._changed)

    def _declare(self, part: str, content_type: str, *, is_default: bool) -> None:
        if self._types is None:
            self._types = parse(self.archive, CONTENT_TYPES)
        if not is_default:
            etree.SubElement(self._types, f"{TYPES}Override", PartName=f"/{part}", ContentType=content_type)
            return
        extension = part.rpartition(".")[2]
        if not any(x.get("Extension", "").lower() == extension for x in self._types.iter(f"{TYPES}Default")):
            default = etree.Element(f"{TYPES}Default", Extension=extension, ContentType=content_type)
            self._types.insert(0, default)

    def _relate(self, source: str, kind: str, part: str) -> str:
        name = relationships_of(source)
        if name in self._changed:
            root = etree.fromstring(self._changed[name])
        elif name in self.archive:
            root = parse(self.archive, name)
        else:
            root = etree.fromstring(f'<Relationships xmlns="{RELATIONSHIPS[1:-1]}"/>')
        ids = {element.get("Id") for element in root.iter(_RELATIONSHIP)}
        link = next(link for number in count(1) if (link := f"rId{number}") not in ids)
        target = posixpath.relpath(f"/{part}", posixpath.join("/", posixpath.dirname(source)))
        etree.SubElement(root, _RELATIONSHIP, Id=link, Type=f"{REFERENCE}/{kind}", Target=target)
        self.write(name, root)
        return link
