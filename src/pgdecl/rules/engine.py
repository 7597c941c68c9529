"""Running rules over a declaration."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pgdecl.analysis.profile import Profile
from pgdecl.analysis.view import DeclarationView
from pgdecl.declaration.models import Declaration
from pgdecl.finding import Finding
from pgdecl.rules.rule import Rule

Check = Callable[[DeclarationView], Iterator[Finding]]
"""What the module of a rule does: yields findings on paths, without spans."""


class RuleSet(NamedTuple):
    """The rules to run, each with its check."""

    checks: Sequence[tuple[Rule, Check]]

    def findings(self, declaration: Declaration, profile: Profile, *, intact: bool) -> Iterator[Finding]:
        """Everything that the rules find in a declaration, rule by rule; paths, no spans.

        Args:
            declaration: the declaration.
            profile: what to judge it by.
            intact: whether its structure is without errors; rules that need the whole do not run otherwise.
        """
        if not self.checks:
            return
        view = DeclarationView(declaration, profile)
        for rule, check in self.checks:
            if intact or not rule.whole:
                yield from check(view)
