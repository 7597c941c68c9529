"""What every rule consists of: a code, a name, severities, its words; and how it makes a finding."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pgdecl.finding import Edit, Finding, Location, Path, Severity
from pgdecl.i18n.language import Bilingual, Text

Said = tuple[str, str]
"""The same in Chinese and in English, with {places} for values."""


class Rule(NamedTuple):
    """One rule.

    `severities` are all that its findings may have, the usual one first. `says` has a message for each case
    that the rule tells apart, by the case's name ("" where there is only one). A rule that is `off` runs only
    when it is selected by its code; one that needs the `whole` declaration does not run on a file with errors
    in its structure, where something only seems to be missing.
    """

    code: str
    name: str
    severities: tuple[Severity, ...]
    says: Mapping[str, Said]
    help: Said
    off: bool = False
    whole: bool = False

    @property
    def severity(self) -> Severity:
        """The usual severity."""
        return self.severities[0]

    @property
    def advice(self) -> Bilingual:
        """What to do about its findings."""
        return Bilingual(*self.help)

    def message(self, case: str) -> Bilingual:
        """The message of a case, its {places} not filled in.

        Raises:
            KeyError: the rule does not have that case.
        """
        return Bilingual(*self.says[case])

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
        declared: Iterable[Path] = (),
        declared_in: str = "",
        **values: Text,
    ) -> Finding:
        """A finding of this rule at a path, of the usual severity if none of the others is given.

        `declared` are related places in the declaration, whose file is `declared_in`.
        """
        return Finding(
            self.code,
            severity or self.severity,
            Location(path, at_key, None, excerpt),
            {"case": case, **values} if case else values,
            (*map(Location, related), *(Location(place, file=declared_in) for place in declared)),
            tuple(fix),
        )
