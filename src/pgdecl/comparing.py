"""Comparing files: read, compared, and what came out as a report, as data, and as words to fail on."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pgdecl import checking, files, revisions
from pgdecl.catalogue import Language, reason
from pgdecl.compare.overview import Standing, worst_first
from pgdecl.compare.progress import Progress, Verdict, progress
from pgdecl.compare.results import compare_results
from pgdecl.compare.schemes import Scheme
from pgdecl.compare.total import Bands
from pgdecl.compare.versions import Kind, Versions, versions
from pgdecl.config.find import Finder
from pgdecl.config.settings import WITHOUT_RULES
from pgdecl.files import CannotRunError
from pgdecl.finding import Finding
from pgdecl.model.declaration import Declaration
from pgdecl.model.results import Results
from pgdecl.model.walk import indicators
from pgdecl.reporters.tables import (
    as_data,
    overview,
)
from pgdecl.reporters.tables import (
    progress as progress_report,
)
from pgdecl.reporters.tables import results as results_report
from pgdecl.reporters.tables import (
    versions as versions_report,
)
from pgdecl.reporters.tables.report import Report
from pgdecl.reporters.tables.wording import words
from pgdecl.rules.subject import level_label
from pgdecl.source.document import read
from pgdecl.source.spans import Places

RENAMED, MOVED, NOT_CARRIED = "renamed", "moved", "not-carried"
MISSED = "missed"
FAILURES = (
    *(verdict.value for verdict in Verdict if verdict not in (Verdict.ADVANCING, Verdict.REACHED)),
    *(kind.value for kind in Kind if kind is not Kind.UNCHANGED),
    RENAMED,
    MOVED,
    NOT_CARRIED,
    MISSED,
)
"""What a comparison can be made to fail on."""


class UnreadableError(ValueError):
    """A file that has nothing to compare in it, and findings that say why, with their places."""

    def __init__(self, name: str, findings: tuple[Finding, ...], places: Places) -> None:
        super().__init__(name)
        self.name = name
        self.findings = findings
        self.places = places


class Comparison(NamedTuple):
    """What came out: `report` words it in a language, `data` is the same for JSON.

    `occurred` counts what a call may want to fail on, by the words of FAILURES.
    """

    report: Callable[[Language], Report]
    data: dict[str, Any]
    occurred: Mapping[str, int]


class Side(NamedTuple):
    """A declaration to compare: the name of its file, what is intact of it, and how many errors it has."""

    name: str
    declaration: Declaration
    errors: int

    def notes(self, language: Language) -> Iterator[str]:
        """What had to be left out, and may have been."""
        if self.errors:
            yield words("file-errors", language, file=self.name, count=str(self.errors))
        for placed in indicators(self.declaration):
            if not placed.indicator.name or not placed.indicator.target.text:
                level = level_label(placed.level1, placed.level2)
                yield words("left-out", language, goal=placed.goal.name, level=level)


def side(name: str, revision: str | None = None) -> Side:
    """A file, as it is or as it was in a git revision.

    Raises:
        UnreadableError: no goals can be read from it.
        CannotRunError: git does not have it.
    """
    if revision is None:
        checked = checking.check_file(name, WITHOUT_RULES)
        shown = name
    else:
        checked = checking.check(revisions.read_at(revision, name), WITHOUT_RULES, name)
        shown = f"{revision}:{name}"
    record, errors = checked.record, checking.errors(checked.findings)
    if record is None or (errors and not record.annual_goals and not record.long_term_goals):
        raise UnreadableError(shown, checked.findings, checked.places)
    return Side(shown, record, errors)


def with_history(one: Side, finder: Finder) -> Comparison:
    """One declaration's annual targets beside history and long-term targets."""
    found = tuple(progress(one.declaration, finder.settings(one.name).profile))

    def report(language: Language) -> Report:
        return progress_report.report(one.declaration, found, list(one.notes(language)), language)

    return Comparison(report, as_data.progress(one.declaration, found), _verdicts(found))


def with_version(old: Side, new: Side, finder: Finder) -> Comparison:
    """Two versions of a declaration, or two years of one project."""
    found = versions(old.declaration, new.declaration, finder.settings(new.name).profile)

    def report(language: Language) -> Report:
        notes = [*old.notes(language), *new.notes(language)]
        return versions_report.report(found, (old.name, new.name), notes, language)

    return Comparison(report, as_data.versions(found, (old.name, new.name)), _kinds(found))


def with_results(one: Side, name: str, scheme: Scheme, bands: Bands, finder: Finder) -> Comparison:
    """One declaration beside the results in a file of that name.

    Raises:
        UnreadableError: no results can be read from it.
    """
    try:
        document = read(files.read(name), Results)
    except OSError as error:
        raise CannotRunError("cannot-read", path=name, reason=reason(error)) from error
    errors = checking.errors(document.findings)
    if document.record is None or errors:
        raise UnreadableError(name, document.findings, document.places)
    scored = compare_results(
        one.declaration, document.record, scheme, finder.settings(one.name).profile, bands
    )

    def report(language: Language) -> Report:
        return results_report.report(scored, name, list(one.notes(language)), language)

    missed = Counter({MISSED: sum(row.achieved is False for row in scored.rows)})
    return Comparison(report, as_data.results(scored), missed)


def of_several(names: Sequence[str], finder: Finder) -> Comparison:
    """Several declarations, the worst first; those that cannot be read are noted and left out."""
    standings: list[Standing] = []
    errors: list[Side] = []
    unread: list[str] = []
    for name in names:
        try:
            one = side(name)
        except UnreadableError:
            unread.append(name)
            continue
        found = tuple(progress(one.declaration, finder.settings(name).profile))
        standings.append(Standing(name, one.declaration, found))
        errors.append(one)
    standings = worst_first(standings)

    def report(language: Language) -> Report:
        notes = [words("none-read", language, file=name) for name in unread]
        notes += [note for one in errors if one.errors for note in [next(one.notes(language))]]
        return overview.report(standings, notes, language)

    occurred = sum((_verdicts(one.rows) for one in standings), Counter[str]())
    return Comparison(report, as_data.overview(standings, unread), occurred)


def _verdicts(found: Sequence[Progress]) -> Counter[str]:
    return Counter(one.verdict.value for one in found)


def _kinds(found: Versions) -> Counter[str]:
    counts = Counter(row.kind.value for row in found.rows)
    counts[RENAMED] = sum(row.pair.is_guess for row in found.rows)
    counts[MOVED] = sum(row.pair.moved for row in found.rows)
    counts[NOT_CARRIED] = sum(
        one.change.trend is None or one.change.trend.value != 0 for one in found.carried
    )
    return counts
