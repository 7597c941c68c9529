"""The kinds of sources of money that forms have rows for, told by the labels of sources in `terms.tsv`."""

from collections.abc import Mapping
from functools import lru_cache

from pgdecl.declaration.terms import TERMS
from pgdecl.values.money import Money

SOURCE_KINDS: tuple[str, ...] = tuple(TERMS["Source"])
"""Keys such as `fiscal` (财政拨款) and `carried_over` (上年结转资金)."""


@lru_cache(256)
def source_kind(name: str) -> str | None:
    """The kind of a source by the name that a file or a form gives it; None for a name of its own."""
    written = "".join(name.split()).rstrip("：:")
    for kind, term in TERMS["Source"].items():
        if written in (term.label, *term.further):
            return kind
    return None


def source_of(sources: Mapping[str, Money], kind: str) -> str | None:
    """The name of the first source of a kind, None if there is none."""
    return next((name for name in sources if source_kind(name) == kind), None)
