"""Which official form a filled form is: the one whose labels it has."""

from collections.abc import Iterable
from functools import cache

from pgdecl.forms.named import names, official
from pgdecl.importer import texts

_LEAST = 0.6
"""How like the labels of a form and of a layout have to be, from 0 (none in common) to 1 (the same)."""


def layout_of(labels: Iterable[str]) -> str | None:
    """The name of the official layout whose labels are likest to those of a form.

    Args:
        labels: the texts of the form, filled in or not; those that no layout has do not count.

    Returns:
        None if the form is like none of them.
    """
    every = frozenset().union(*_layouts().values())
    known = {texts.label(text) for text in labels} & every
    if not known:
        return None
    likeness = {name: _likeness(known, of_layout) for name, of_layout in _layouts().items()}
    best = max(likeness, key=lambda name: likeness[name])
    return best if likeness[best] >= _LEAST else None


def _likeness(labels: set[str], of_layout: frozenset[str]) -> float:
    return 2 * len(labels & of_layout) / (len(labels) + len(of_layout))


@cache
def _layouts() -> dict[str, frozenset[str]]:
    """The labels of every official layout."""
    return {
        name: frozenset(
            texts.label(text)
            for row in official(name).blank().rows
            for text in row.texts
            if not texts.is_nothing(text)
        )
        - {""}
        for name in names()
    }
