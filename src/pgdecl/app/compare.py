"""Comparing files: read, compared, and what came out as a report, as data, and as words to fail on."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pgdecl.app import validate
from pgdecl.compare.overview import Standing, worst_first
from pgdecl.compare.progress import Verdict, progress
from pgdecl.compare.results import compare_results
from pgdecl.compare.schemes import Scheme
from pgdecl.compare.total import Bands
from pgdecl.compare.versions import Kind, Versions, versions
from pgdecl.config.find import Finder
from pgdecl.config.settings import WITHOUT_RULES
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.declaration.walk import PlacedIndicator, indicators
from pgdecl.files import reading, revisions
from pgdecl.files.errors import CannotRunError
from pgdecl.finding import Finding
from pgdecl.i18n.catalogue import Language, reason
from pgdecl.report.comparison import as_data, overview
from pgdecl.report.comparison import progress as progress_report
from pgdecl.report.comparison import results as results_report
from pgdecl.report.comparison import versions as versions_report
from pgdecl.report.comparison.report import Report
from pgdecl.report.comparison.wording import level_of, words
from pgdecl.values.spelling import spelled
from pgdecl.yamlfile.document import read
from pgdecl.yamlfile.source_map import SourceMap

RENAMED, MOVED, NOT_CARRIED = "renamed", "moved", "not-carried"
MISSED = "missed"
NO_MARKER = "PG111"
"""The finding that a file lacks the key which says what it is."""
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

    def __init__(self, name: str, findings: tuple[Finding, ...], places: SourceMap) -> None:
        super().__init__(name)
        self.name = name
        self.findings = findings
        self.places = places


class Comparison(NamedTuple):
    """What came out: `report` words it in a language, `data` is the same for JSON.

    `occurred` counts what a call may want to fail on, for each word of FAILURES that this kind of comparison
    can have. `incomplete` is whether a file had to be left out because it cannot be read.
    """

    report: Callable[[Language], Report]
    data: dict[str, Any]
    occurred: Mapping[str, int]
    incomplete: bool = False


class Side(NamedTuple):
    """A declaration to compare: the name of its file, what is intact of it, and how many errors it has."""

    name: str
    declaration: Declaration
    errors: int

    def notes(self, language: Language) -> Iterator[str]:
        """What had to be left out, and may have been."""
        if self.errors:
            yield words("file-errors", language, file=self.name, count=str(self.errors))
        left_out = (one for one in indicators(self.declaration) if not _says_something(one))
        yield from dict.fromkeys(self._left_out(one, language) for one in left_out)

    def _left_out(self, placed: PlacedIndicator, language: Language) -> str:
        """Which indicator it is, by what it has: its name, its target, or only its place."""
        name, target = placed.indicator.name.strip(), placed.indicator.target.text.strip()
        said = "left-out-target" if name else "left-out-name" if target else "left-out"
        values = {"file": self.name, "goal": placed.goal.name, "name": name, "target": target}
        return words(said, language, level=level_of(placed.level1, placed.level2, language), **values)


def side(name: str, revision: str | None = None) -> Side:
    """A file, as it is or as it was in a git revision.

    Raises:
        UnreadableError: no goals can be read from it.
        CannotRunError: git does not have it.
    """
    if revision is None:
        checked = validate.check_file(name, WITHOUT_RULES)
        shown = name
    else:
        checked = validate.check(revisions.read_at(revision, name), WITHOUT_RULES, name)
        shown = f"{revision}:{name}"
    record, errors = checked.record, validate.errors(checked.findings)
    if record is None or (errors and not any(map(_says_something, indicators(record)))):
        raise UnreadableError(shown, _gravest(checked.findings), checked.places)
    return Side(shown, record, errors)


def _says_something(placed: PlacedIndicator) -> bool:
    return bool(placed.indicator.name and placed.indicator.target.text)


def _gravest(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Of a file that is no declaration, only that: what else is wrong with it, follows from it."""
    return tuple(one for one in findings if one.code == NO_MARKER) or findings


def with_history(one: Side, finder: Finder) -> Comparison:
    """One declaration's annual targets beside history and long-term targets."""
    found = tuple(progress(one.declaration, finder.settings(one.name).profile))
    counts = Counter(row.verdict for row in found)

    def report(language: Language) -> Report:
        return progress_report.report(one.declaration, found, list(one.notes(language)), language)

    return Comparison(report, as_data.progress(one.declaration, found), _verdicts(counts))


def with_version(old: Side, new: Side, finder: Finder, results: str | None = None) -> Comparison:
    """Two versions of a declaration, or two years of one project, with the results of the first if named.

    Raises:
        UnreadableError: no results can be read from the file of that name.
        CannotRunError: there are results, and the second is not for the year after the first.
    """
    reached = _results(results) if results is not None else None
    profile = finder.settings(new.name).profile
    found = versions(old.declaration, new.declaration, profile, reached)
    if reached is not None and not found.successive:
        years = [str(one.declaration.year or "–") for one in (old, new)]
        raise CannotRunError("results-two-years", old=years[0], new=years[1])

    def report(language: Language) -> Report:
        notes = [*old.notes(language), *new.notes(language)]
        if reached is not None and results is not None:
            notes = [*_strangers(old.declaration, reached, language), *notes]
        return versions_report.report(found, (old.name, new.name), notes, language)

    return Comparison(report, as_data.versions(found, (old.name, new.name)), _kinds(found))


def with_results(one: Side, name: str, scheme: Scheme, bands: Bands, finder: Finder) -> Comparison:
    """One declaration beside the results in a file of that name.

    Raises:
        UnreadableError: no results can be read from it.
        CannotRunError: it cannot be read, or is no file of results.
    """
    reached = _results(name)
    scored = compare_results(one.declaration, reached, scheme, finder.settings(one.name).profile, bands)

    def report(language: Language) -> Report:
        notes = [*_strangers(one.declaration, reached, language), *one.notes(language)]
        return results_report.report(scored, name, notes, language)

    counts = Counter(row.achieved for row in scored.rows)
    occurred = {MISSED: counts[False], Verdict.INCOMPARABLE.value: counts[None]}
    return Comparison(report, as_data.results(scored, name), occurred)


def _results(name: str) -> Results:
    try:
        document = read(reading.read(name), Results)
    except OSError as error:
        raise CannotRunError("cannot-read", path=name, reason=reason(error)) from error
    if any(finding.code == NO_MARKER for finding in document.findings):
        raise CannotRunError("not-results", path=name)
    if document.record is None or validate.errors(document.findings):
        raise UnreadableError(name, document.findings, document.places)
    return document.record


def _strangers(declaration: Declaration, results: Results, language: Language) -> Iterator[str]:
    """What speaks for results that were written for another declaration."""
    mine, theirs = (spelled(name).folded for name in (declaration.project.name, results.project))
    if mine != theirs:
        names = {"name": results.project.strip(), "other": declaration.project.name.strip()}
        yield words("results-other-project", language, **names)
    if None not in (declaration.year, results.year) and declaration.year != results.year:
        years = {"year": str(results.year), "other": str(declaration.year)}
        yield words("results-other-year", language, **years)


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

    occurred = Counter(row.verdict for one in standings for row in one.rows)
    return Comparison(report, as_data.overview(standings, unread), _verdicts(occurred), bool(unread))


def _verdicts(found: Mapping[Verdict, int]) -> Mapping[str, int]:
    return {verdict.value: found.get(verdict, 0) for verdict in Verdict if verdict.value in FAILURES}


def _kinds(found: Versions) -> Mapping[str, int]:
    """A likely new name counts as such, and as removed and added too: nobody has confirmed it."""
    kinds = Counter(row.kind for row in found.rows)
    guesses = sum(row.pair.is_guess for row in found.rows)
    counts = {kind.value: kinds[kind] for kind in Kind if kind is not Kind.UNCHANGED}
    counts[Kind.REMOVED.value] += guesses
    counts[Kind.ADDED.value] += guesses
    counts |= {RENAMED: guesses, MOVED: sum(row.pair.moved for row in found.rows)}
    return counts | {NOT_CARRIED: sum(not one.kept for one in found.carried)}
