"""Several declarations: how their targets stand, the worst first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pgdecl.compare.progress import Progress, Verdict
from pgdecl.declaration.models import Declaration


class Standing(NamedTuple):
    """One declaration with how many of its annual indicators have each verdict."""

    name: str
    declaration: Declaration
    rows: tuple[Progress, ...]

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many there are of each verdict."""
        return Counter(row.verdict for row in self.rows)

    @property
    def badness(self) -> tuple[int, int, int]:
        """Targets below last year first, then what cannot be compared, then what stays as it was."""
        counts = self.counts
        return counts[Verdict.BELOW], counts[Verdict.INCOMPARABLE], counts[Verdict.FLAT]


def worst_first(standings: Iterable[Standing]) -> list[Standing]:
    """In the order in which to look at them; equal ones by the names of their files."""

    def order(standing: Standing) -> tuple[int | str, ...]:
        return (*(-count for count in standing.badness), standing.name)

    return sorted(standings, key=order)
