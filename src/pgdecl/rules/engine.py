"""Running rules over a declaration: which ones are wanted, and what they find."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pgdecl.finding import Finding
from pgdecl.model.declaration import Declaration
from pgdecl.rules.profile import Profile
from pgdecl.rules.rule import Rule
from pgdecl.rules.subject import Subject

Check = Callable[[Subject], Iterator[Finding]]


class Chosen(NamedTuple):
    """The checks to run, and those of them that need a declaration without faults in its structure."""

    checks: Sequence[tuple[Rule, Check]]

    def findings(self, declaration: Declaration, profile: Profile, *, intact: bool) -> Iterator[Finding]:
        """Everything that the rules find, rule after rule; paths, no spans."""
        if not self.checks:
            return
        subject = Subject(declaration, profile)
        for rule, check in self.checks:
            if intact or not rule.whole:
                yield from check(subject)
