"""Comments in a DOCX file (ECMA-376-1, 17.13.4): their part, and the marks in the text."""

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from pgdecl.documents.address import Address
from pgdecl.documents.editing import Edits
from pgdecl.documents.kinds import Package
from pgdecl.documents.notes import Notes
from pgdecl.documents.parts import parse
from pgdecl.documents.word.comment_threads import forget
from pgdecl.documents.word.context import Context
from pgdecl.documents.word.names import CELL, MAIN, PARAGRAPH, RUN, W14, W
from pgdecl.documents.word.numbering import Numbering
from pgdecl.documents.word.reading import body_of
from pgdecl.documents.word.story import Story
from pgdecl.documents.word.structure import children

_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENT: Final = f"{W}comment"
_ID: Final = f"{W}id"
_REFERENCE: Final = f"{W}commentReference"
_MARKS: Final = (f"{W}commentRangeStart", f"{W}commentRangeEnd", _REFERENCE)
_number: Final = re.compile("[0-9]{1,9}").fullmatch
_PROPERTIES: Final = frozenset((f"{W}pPr", f"{W}rPr"))
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def comment_word(
    package: Package, edits: Edits, comments: Mapping[Address, str], author: str
) -> set[Address]:
    """Writes comments in place of the author's earlier ones; returns the addresses that have one now.

    Raises:
        DamagedError, UnsafeError: a part that is needed cannot be read.
    """
    root = parse(package.archive, package.main)
    story = Story(Context(Notes(), Numbering()))
    story.read(body_of(root))
    wanted = {address: comments[address] for address in story.places if address in comments}
    part = edits.part_of(package.main, "comments")
    listed = _new_comments() if part is None else parse(package.archive, part)
    removed = _remove(root, listed, author)
    if not removed and not wanted:
        return set()
    forget(package, edits, {paragraph.get(f"{W14}paraId", "") for paragraph in removed})
    first = _highest_id(root, listed) + 1
    for number, (address, text) in enumerate(wanted.items(), first):
        listed.append(_comment(str(number), text, author))
        _mark(story.places[address], str(number))
    if part is None:
        folder = package.main.rpartition("/")[0]
        part, _ = edits.new_part(package.main, "comments", f"{folder}/comments", _CONTENT_TYPE)
    edits.write(part, listed)
    edits.write(package.main, root)
    return set(wanted)


def _new_comments() -> etree._Element:
    return etree.Element(f"{W}comments", nsmap={"w": MAIN})


def _remove(root: etree._Element, listed: etree._Element, author: str) -> list[etree._Element]:
    """Removes an author's comments and their marks; returns the paragraphs of the comments."""
    ids: set[str] = set()
    paragraphs: list[etree._Element] = []
    for comment in listed.findall(_COMMENT):
        if comment.get(f"{W}author") == author:
            ids.add(comment.get(_ID, ""))
            paragraphs.extend(comment.iter(PARAGRAPH))
            listed.remove(comment)
    for mark in [mark for mark in root.iter(*_MARKS) if mark.get(_ID) in ids] if ids else []:
        parent = mark.getparent()
        if parent is None:
            continue
        parent.remove(mark)
        run_parent = parent.getparent()
        if parent.tag == RUN and run_parent is not None and all(x.tag in _PROPERTIES for x in parent):
            run_parent.remove(parent)
    return paragraphs


def _highest_id(root: etree._Element, listed: etree._Element) -> int:
    elements = [*root.iter(*_MARKS), *listed.iter(_COMMENT)]
    written = [element.get(_ID, "") for element in elements]
    return max((int(text) for text in written if _number(text)), default=-1)


def _comment(number: str, text: str, author: str) -> etree._Element:
    """A comment without a date, so that the same input gives the same bytes."""
    comment = etree.Element(_COMMENT, {_ID: number, f"{W}author": author, f"{W}initials": author[:2]})
    for line in text.splitlines() or [""]:
        run = etree.SubElement(etree.SubElement(comment, PARAGRAPH), RUN)
        etree.SubElement(run, f"{W}t", {_SPACE: "preserve"}).text = line
    return comment


def _mark(place: etree._Element, number: str) -> None:
    """Marks the text of a paragraph, or of all paragraphs of a cell, as what a comment is about."""
    paragraphs = [place]
    if place.tag == CELL:
        paragraphs = list(children(place, frozenset((PARAGRAPH,)))) or [etree.SubElement(place, PARAGRAPH)]
    start = etree.Element(_MARKS[0], {_ID: number})
    first = paragraphs[0]
    first.insert(1 if len(first) and first[0].tag in _PROPERTIES else 0, start)
    etree.SubElement(paragraphs[-1], _MARKS[1], {_ID: number})
    run = etree.SubElement(paragraphs[-1], RUN)
    etree.SubElement(run, _REFERENCE, {_ID: number})
