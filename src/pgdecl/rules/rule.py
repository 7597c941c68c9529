"""What every rule is made of: a code, a name, a severity, its words; and how it makes a finding."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pgdecl.finding import Edit, Finding, Location, Path, Severity

Said = tuple[str, str]
"""The same in Chinese and in English, with {places} for values."""


class Rule(NamedTuple):
    """One rule.

    `says` has a message for each case that the rule tells apart, by the case's name ("" where there is only
    one). A rule that is `off` runs only when it is selected by its code; one that needs the `whole`
    declaration does not run on a file with errors in its structure, where something only seems to be missing.
    """

    code: str
    name: str
    severity: Severity
    says: Mapping[str, Said]
    help: Said
    off: bool = False
    whole: bool = False

    def at(
        self,
        path: Path,
        *,
        case: str = "",
        severity: Severity | None = None,
        related: Iterable[Path] = (),
        excerpt: str = "",
        at_key: bool = False,
        fix: Iterable[Edit] = (),
        **values: str,
    ) -> Finding:
        """A finding of this rule at a path."""
        return Finding(
            self.code,
            severity or self.severity,
            Location(path, at_key, None, excerpt),
            {"case": case, **values} if case else values,
            tuple(map(Location, related)),
            tuple(fix),
        )
