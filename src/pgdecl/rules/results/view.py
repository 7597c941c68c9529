"""What the rules on results look at: each result, beside its indicator and its score where there is one."""

from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from pgdecl.analysis.names import Name, name_of
from pgdecl.analysis.profile import Profile
from pgdecl.declaration.models import Budget, Declaration
from pgdecl.declaration.results import ActualIndicator, PlacedResult, Results, placed_results
from pgdecl.finding import Path
from pgdecl.i18n.language import Text
from pgdecl.scoring.explanation import Judgement
from pgdecl.scoring.judgement import judge
from pgdecl.scoring.points import earned
from pgdecl.scoring.results import Scored, ScoredRow, compare_results
from pgdecl.scoring.schemes import PROPORTIONAL, SCHEMES, Band, Scheme, band_of
from pgdecl.values.numbers import EXACT
from pgdecl.values.parsed import TargetKind
from pgdecl.values.target import Target

_ONE, _HUNDRED, _HUBEI = Decimal(1), Decimal(100), Decimal(80)
_EXECUTION = (Decimal(10), Decimal(20))
"""The points that execution may have: by 财预〔2020〕10号, and in Hubei."""
_BANDS = (Decimal(7), Decimal(5), Decimal(0))
"""What some give of 10 points in place of the share; which rates they belong to, no document says."""


class Declared(NamedTuple):
    """The declaration that results belong to, and the name of its file."""

    name: str
    declaration: Declaration


class ResultRow(NamedTuple):
    """A result, and its indicator with the score; `scored` is None without a declaration or an indicator.

    `year` is that of the declaration. `explained` is whether a reason is given, by the indicator or for all.
    """

    placed: PlacedResult
    name: Name
    scored: ScoredRow | None
    year: int | None
    explained: bool

    @property
    def indicator(self) -> ActualIndicator:
        """What the file says of the indicator."""
        return self.placed.indicator

    @property
    def actual(self) -> Target | None:
        """What was reached."""
        return self.indicator.actual

    @property
    def target(self) -> Target | None:
        """The target, where there is a declaration."""
        return self.scored.row.target if self.scored else None

    @property
    def called(self) -> str:
        """The name as written."""
        return self.name.text.strip()

    @property
    def at_target(self) -> tuple[Path, ...]:
        """The path of the target in the declaration, none without one."""
        return (self.scored.row.at_target,) if self.scored else ()

    def at(self, key: str) -> Path:
        """The path of one of its fields."""
        return (*self.placed.path, key)

    @property
    def fraction(self) -> Decimal | None:
        """The percentage that a bare number such as 0.92 is likely meant to be; None if it is not."""
        parsed = self.actual.parsed if self.actual else None
        number = parsed.number if parsed and parsed.kind is TargetKind.NUMBER else None
        if parsed is None or number is None or parsed.unit or parsed.relative or not 0 < number <= _ONE:
            return None
        percent = number * _HUNDRED
        if self.scored is None:
            return percent if self.name.bounded and Decimal("0.1") <= number < _ONE else None
        row = self.scored.row
        wanted = row.parsed.number if row.is_share and row.parsed.kind is TargetKind.NUMBER else None
        if wanted is None or row.parsed.unit is None or row.parsed.unit.scale != 1:
            return None
        return percent if abs(percent - wanted) < abs(number - wanted) else None

    @property
    def is_missed_in_words(self) -> bool:
        """Whether its own words say that the target was missed, or reached in part."""
        band = band_of(self.actual.text, PROPORTIONAL) if self.actual else None
        return band is not None and band.high < _HUNDRED

    def achieves(self, value: Target) -> bool | None:
        """Whether a value reaches the target; None where that cannot be told."""
        judgement = self._judged(value, None, PROPORTIONAL)
        return judgement.achieved if judgement else None

    def _judged(self, value: Target | None, attainment: Decimal | None, scheme: Scheme) -> Judgement | None:
        if self.scored is None:
            return None
        return judge(self.scored.row, value, attainment, year=self.year, scheme=scheme)

    def points(self, scheme: Scheme) -> tuple[Decimal, Decimal] | None:
        """The fewest and the most points that a scheme gives, None where it gives none."""
        judgement = self._judged(self.actual, self.indicator.attainment, scheme)
        weight = self.scored.weight if self.scored else None
        if judgement is None or weight is None or self.scored is None:
            return None
        band = self._band(judgement, scheme)
        if band is not None:
            return band.low * weight / _HUNDRED, band.high * weight / _HUNDRED
        points, _ = earned(self.scored.row, judgement, weight, scheme)
        if points is None:
            return None
        exact = Decimal(points.numerator) / Decimal(points.denominator)
        return exact, exact

    def _band(self, judgement: Judgement, scheme: Scheme) -> Band | None:
        """The band of its words, where nothing says how far it was attained."""
        if not judgement.graded or self.indicator.attainment is not None or self.actual is None:
            return None
        return band_of(self.actual.text if judgement.achieved is not True else "达成", scheme)


class ResultsView:
    """Results with each result as a row, beside the declaration if it is known."""

    def __init__(self, results: Results, profile: Profile, declared: Declared | None = None) -> None:
        self.results = results
        self.profile = profile
        self.declared = declared
        self.scored = self._scored(declared.declaration) if declared else None

    def _scored(self, declaration: Declaration) -> Scored:
        return compare_results(declaration, self.results, PROPORTIONAL, self.profile)

    @property
    def file(self) -> str:
        """The name of the declaration's file, "" without one."""
        return self.declared.name if self.declared else ""

    @property
    def is_final(self) -> bool:
        """Whether the year is over, so that targets are met or missed: not in a record of monitoring."""
        return self.results.period is None

    @cached_property
    def rows(self) -> tuple[ResultRow, ...]:
        """Every result, in the order of the form."""
        scored = (
            {row.result.placed.path: row for row in self.scored.rows if row.result} if self.scored else {}
        )
        general = bool(self.results.deviation)
        year = self.scored.declaration.year if self.scored else self.results.year
        return tuple(
            ResultRow(
                placed,
                name_of(placed.indicator.name, self.profile.vocabulary),
                scored.get(placed.path),
                self.results.year if year is None else year,
                general or _is_explained(placed.indicator),
            )
            for placed in placed_results(self.results)
        )

    @property
    def budget(self) -> tuple[Budget | None, str]:
        """The budget of the year and the currency unit of its amounts: of the results, or as declared."""
        if self.results.budget is None and self.declared is not None:
            declaration = self.declared.declaration
            return declaration.annual_budget or declaration.budget, declaration.currency_unit
        return self.results.budget, self.results.currency_unit

    @property
    def execution_rate(self) -> Decimal | None:
        """Executed ÷ budget in percent, None where one of them is not known."""
        executed = self.results.executed
        budget, unit = self.budget
        spent = executed.total.amount(self.results.currency_unit) if executed else None
        planned = budget.total.amount(unit) if budget else None
        return spent * _HUNDRED / planned if spent is not None and planned else None

    @cached_property
    def points_for_execution(self) -> tuple[Decimal, ...]:
        """The points that execution may have by its rate, as a share or in bands; none without a rate.

        Execution has what the weights leave of 100 points, else 10 or (in Hubei) 20.
        """
        rate = self.execution_rate
        if rate is None:
            return ()
        part = min(rate / _HUNDRED, _ONE)
        execution = self.scored.execution if self.scored else None
        whole = (execution.available,) if execution and execution.available else _EXECUTION
        shares = [part * available for available in whole]
        bands = _BANDS if part < _ONE and _EXECUTION[0] in whole else ()
        return (*shares, *bands)

    def some_scheme_gives(self, row: ResultRow, points: Decimal) -> bool:
        """Whether one of the schemes gives these points, rounded to the decimals as written."""
        for scheme in SCHEMES.values():
            ends = row.points(scheme)
            low, high = ends or (points, points)
            if low <= points <= high or self.agrees(points, low) or self.agrees(points, high):
                return True
        return False

    def usual_points(self, row: ResultRow) -> tuple[Text, str]:
        """The scheme that holds where the weights add up to so much, and its points."""
        total = self.scored.total if self.scored else None
        scheme = SCHEMES["hubei"] if total and total.weights == _HUBEI else PROPORTIONAL
        low, high = (f"{_rounded(end):f}" for end in row.points(scheme) or (Decimal(0), Decimal(0)))
        return scheme.title, low if low == high else f"{low}–{high}"

    @staticmethod
    def agrees(written: Decimal, exact: Decimal) -> bool:
        """Whether a number as written is another one rounded to as many decimals."""
        exponent = written.as_tuple().exponent
        places = exponent if isinstance(exponent, int) and exponent < 0 else 0
        return abs(written - exact) <= Decimal(5).scaleb(places - 1)


def _rounded(points: Decimal) -> Decimal:
    """With two decimals at most."""
    return points.quantize(Decimal("0.01")).normalize(EXACT)


def _is_explained(indicator: ActualIndicator) -> bool:
    reasons = indicator.reasons.model_dump(exclude_none=True) if indicator.reasons else {}
    return bool(indicator.deviation or indicator.measures or indicator.remark or reasons)
