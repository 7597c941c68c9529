"""Rules over several declarations: what they are given and what they yield."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding


class Member(NamedTuple):
    """One of the declarations of a project that are checked together, and the name of its file."""

    name: str
    view: DeclarationView


CrossFileFinding = tuple[Member, Finding]
"""A finding, and the declaration that it is about."""
CrossFileCheck = Callable[[Sequence[Member]], Iterator[CrossFileFinding]]
"""What the module of such a rule does with the declarations of one project, in the order of their files."""
