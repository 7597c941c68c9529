"""Walking down a Word document: through what wraps content, and past what tracked changes have removed."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from pgdecl.documents.word.names import ALTERNATE, CHOICE, FALLBACK, W

WRAPPERS: Final = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "dir", "bdo")
)
"""Elements that hold others without being content themselves; inserted and moved text counts as accepted."""
DELETED: Final = frozenset((f"{W}del", f"{W}moveFrom"))


def children(parent: etree._Element, wanted: frozenset[str]) -> Iterator[etree._Element]:
    """The elements of these names that are an element's children, or are wrapped in its children."""
    stack = [iter(parent)]
    while stack:
        for child in stack[-1]:
            if child.tag in wanted:
                yield child
            elif child.tag in WRAPPERS:
                stack.append(iter(child))
                break
            elif child.tag == ALTERNATE:
                stack.append(iter(chosen(child)))
                break
        else:
            stack.pop()


def chosen(alternate: etree._Element) -> etree._Element:
    """The one of several alternatives that is read: the first choice or, if that is empty, the fallback."""
    choice, fallback = alternate.find(CHOICE), alternate.find(FALLBACK)
    if choice is not None and (len(choice) or fallback is None):
        return choice
    return alternate if fallback is None else fallback
