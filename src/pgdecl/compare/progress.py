"""Annual targets beside what was reached in the years before and what is to be reached in the end."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from pgdecl.analysis.direction import Direction, direction
from pgdecl.analysis.profile import STANDARD_PROFILE, Profile
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.declaration.models import Declaration
from pgdecl.scoring.change import Change, Trend, Value, change
from pgdecl.scoring.measured import Obstacle
from pgdecl.values.target import Target


class Verdict(Enum):
    """What a comparison says of an annual target; the values name the wording."""

    BELOW = "below-last-year"
    EXCEEDS = "beyond-long-term"
    REACHED = "at-long-term"
    ADVANCING = "advancing"
    FLAT = "flat"
    INCOMPARABLE = "incomparable"


class Progress(NamedTuple):
    """An annual indicator with its way: two years ago, last year, target, long-term target.

    `earlier` leads from two years ago to last year, `step` from last year to the target (where that is
    empty, from the year before: then it `skips`), `distance` from the target to the long-term one.
    `obstacle` is why the verdict is INCOMPARABLE: of the step, or None where the direction is unknown.
    """

    row: Row
    partner: Row | None
    direction: Direction
    earlier: Change
    step: Change
    distance: Change
    verdict: Verdict
    obstacle: Obstacle | None

    @property
    def long_term(self) -> Target | None:
        """The long-term target."""
        return self.partner.target if self.partner else None

    @property
    def since(self) -> str:
        """From which year the step leads."""
        return "two_years_ago" if self.skips else "last_year"

    @property
    def skips(self) -> bool:
        """Whether the step begins two years ago, as there is nothing for last year."""
        return self.row.last_year is None and self.row.two_years_ago is not None

    @property
    def reversed(self) -> bool:
        """Whether the years before went the other way than the target does, and better."""
        return self.earlier.is_better(self.direction) and self.step.is_worse(self.direction)


def progress(declaration: Declaration, profile: Profile = STANDARD_PROFILE) -> Iterator[Progress]:
    """Every annual indicator of a declaration, in the order of the form.

    Its partner is the long-term indicator of the same level 2 and name; where several goals have one, that of
    the goal with the same number.
    """
    view = DeclarationView(declaration, profile)
    nearest = {(row.goal.position, row.place): row for row in reversed(view.long_term)}
    for row in view.annual:
        partner = nearest.get((row.goal.position, row.place)) or view.partner(row)
        yield _progress(row, partner, declaration.year)


def _progress(row: Row, partner: Row | None, year: int | None) -> Progress:
    before, last, target = (
        Value(value, year + offset if year is not None else None)
        for value, offset in ((row.two_years_ago, -2), (row.last_year, -1), (row.target, 0))
    )
    better = direction(row)
    step = change(last if last.target is not None else before, target)
    distance = _distance(target, partner, year)
    verdict = _verdict(step, distance, better)
    obstacle = step.obstacle if verdict is Verdict.INCOMPARABLE else None
    return Progress(row, partner, better, change(before, last), step, distance, verdict, obstacle)


def _distance(target: Value, partner: Row | None, year: int | None) -> Change:
    """To the long-term target; a date in another year is no nearer or farther than one in this year."""
    long_term = partner.target if partner else None
    date = partner.parsed.date if partner else None
    if date is not None and date.year not in (None, year):
        return Change(target.target, long_term, obstacle=Obstacle.OTHER_YEAR)
    return change(target, Value(long_term, year))


def _verdict(step: Change, distance: Change, better: Direction) -> Verdict:
    """Worse than last year comes first, then how it stands to the long-term target, then the step itself."""
    if step.is_worse(better):
        return Verdict.BELOW
    if distance.trend is Trend.FLAT:
        return Verdict.REACHED
    if distance.is_worse(better):
        return Verdict.EXCEEDS
    if step.trend is Trend.FLAT:
        return Verdict.FLAT
    return Verdict.ADVANCING if step.is_better(better) else Verdict.INCOMPARABLE


class Standing(NamedTuple):
    """One declaration with the verdicts on its annual indicators.

    There may be thousands of them, and so the declaration is without its goals.
    """

    name: str
    declaration: Declaration
    verdicts: tuple[Verdict, ...]

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many there are of each verdict."""
        return Counter(self.verdicts)


def worst_first(standings: Iterable[Standing]) -> list[Standing]:
    """In the order in which to look at them; equal ones by the names of their files.

    Targets below last year come first, then what cannot be compared, then what stays as it was.
    """

    def order(standing: Standing) -> tuple[int | str, ...]:
        worst = (Verdict.BELOW, Verdict.INCOMPARABLE, Verdict.FLAT)
        return (*(-standing.counts[verdict] for verdict in worst), standing.name)

    return sorted(standings, key=order)
