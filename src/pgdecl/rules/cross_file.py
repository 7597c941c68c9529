"""Rules over several declarations: what they are given and what they yield."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pgdecl.declaration.models import Declaration
from pgdecl.finding import Finding


class Member(NamedTuple):
    """One of the declarations of a project that are looked at together, and the name of its file."""

    name: str
    declaration: Declaration


CrossFileFinding = tuple[Member, Finding]
"""A finding, and the declaration that it is about."""
CrossFileCheck = Callable[[Sequence[Member]], Iterator[CrossFileFinding]]
