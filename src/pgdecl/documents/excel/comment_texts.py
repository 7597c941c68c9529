"""The texts of comments: those that are written, and what is added to other people's.

Each begins with a line of the author's name, as in Excel. It tells them from other texts, also when
LibreOffice has saved the file, which drops the authors.
"""

import re
from typing import Final

from lxml import etree

from pgdecl.documents.excel.names import S

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT: Final = f"{S}t"
_RUN: Final = f"{S}r"
# What Excel would read as a code for a character.
_looks_escaped: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)").sub


def comment_text(reference: str, author_id: int, author: str, text: str) -> etree._Element:
    """A `comment` element."""
    comment = etree.Element(f"{S}comment", ref=reference, authorId=str(author_id))
    etree.SubElement(comment, f"{S}text").append(_run(f"{author}:\n{text}"))
    return comment


def is_of(comment: etree._Element, author: str) -> bool:
    """Whether the whole text of a comment is one that was written for this author."""
    first = next((text.text for text in comment.iter(_TEXT) if text.text), "")
    return first.startswith(f"{author}:\n")


def add_after(comment: etree._Element, author: str, text: str) -> None:
    """Adds a text to another person's comment."""
    body = comment.find(f"{S}text")
    if body is None:
        body = etree.SubElement(comment, f"{S}text")
    position = 0
    for child in list(body):
        if child.tag == _TEXT:
            # A text that is no run may not be followed by one that is.
            run = etree.Element(_RUN)
            body.replace(child, run)
            run.append(child)
        if child.tag in {_TEXT, _RUN}:
            position += 1
    body.insert(position, _run(f"\n{author}:\n{text}"))


def cut_added(comment: etree._Element, author: str) -> bool:
    """Removes what was added to another person's comment; returns whether there was anything."""
    is_cut = False
    for text in list(comment.iter(_TEXT)):
        written = text.text or ""
        if is_cut:
            text.text = ""
        elif f"\n{author}:\n" in written:
            is_cut = True
            text.text = written.partition(f"\n{author}:\n")[0]
        else:
            continue
        run = text.getparent()
        if not text.text and run is not None and run.tag == _RUN:
            _remove(run)
    return is_cut


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _run(text: str) -> etree._Element:
    run = etree.Element(_RUN)
    etree.SubElement(run, _TEXT, {_SPACE: "preserve"}).text = _looks_escaped("_x005F_", text)
    return run
