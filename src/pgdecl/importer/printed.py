"""What the official forms print themselves: notes, numbers of tables, words in place of what is filled in."""

from functools import cache

from pgdecl.forms.fill import DRAFT_MARK
from pgdecl.forms.named import names, official
from pgdecl.importer import texts


def is_printed(text: str) -> bool:
    """Whether a text is one that an official form prints, blank or filled."""
    return _bare(text) in _printed()


@cache
def _printed() -> frozenset[str]:
    """Every text of every official form when it is blank, without its blanks."""
    return frozenset(
        [_bare(DRAFT_MARK)]
        + [
            _bare(text)
            for name in names()
            for row in official(name).blank().rows
            for text in row.texts
            if text
        ]
    )


def _bare(text: str) -> str:
    return texts.with_brackets(text)
