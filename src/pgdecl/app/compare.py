"""Comparing files: each comparison as a report, as data, and as words to fail on."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from pgdecl.app import failures
from pgdecl.app.compared import ComparedDeclaration, other_project, read_declaration, read_results
from pgdecl.app.load import DeclarationError
from pgdecl.compare.progress import Standing, progress, worst_first
from pgdecl.compare.versions import versions
from pgdecl.config.find import Finder
from pgdecl.files.errors import CannotRunError
from pgdecl.i18n.language import Language
from pgdecl.report.comparison import overview as overview_report
from pgdecl.report.comparison import progress as progress_report
from pgdecl.report.comparison import results as results_report
from pgdecl.report.comparison import versions as versions_report
from pgdecl.report.comparison.as_data import document
from pgdecl.report.comparison.report import Report
from pgdecl.report.comparison.wording import phrase
from pgdecl.scoring.results import compare_results
from pgdecl.scoring.schemes import Scheme
from pgdecl.scoring.total import Bands


class Comparison(NamedTuple):
    """What came out: `report` words it in a language, `data` is the same for JSON.

    `occurred` counts what a call may want to fail on, for each word of FAILURES that this kind of comparison
    can have. `incomplete` is whether a file had to be left out because it cannot be read.
    """

    report: Callable[[Language], Report]
    data: dict[str, Any]
    occurred: Mapping[str, int]
    incomplete: bool = False


def with_history(compared: ComparedDeclaration, finder: Finder) -> Comparison:
    """One declaration's annual targets beside history and long-term targets."""
    declaration = compared.declaration
    rows = tuple(progress(declaration, finder.settings(compared.name).profile))

    def report(language: Language) -> Report:
        return progress_report.report(declaration, rows, list(compared.notes(language)), language)

    data = document("progress", declaration=declaration, rows=rows)
    return Comparison(report, data, failures.of_progress(row.verdict for row in rows))


def with_version(
    old: ComparedDeclaration, new: ComparedDeclaration, finder: Finder, results_name: str | None = None
) -> Comparison:
    """Two versions of a declaration, or two years of one project, with the results of the first if named.

    Raises:
        DeclarationError: no results can be read from the file of that name.
        CannotRunError: there are results, and the second is not for the year after the first.
    """
    results = read_results(results_name) if results_name is not None else None
    compared = versions(old.declaration, new.declaration, finder.settings(new.name).profile, results)
    if results is not None and not compared.successive:
        years = [str(side.declaration.year or "–") for side in (old, new)]
        raise CannotRunError("results-two-years", old=years[0], new=years[1])
    names = (old.name, new.name)

    def report(language: Language) -> Report:
        notes = [*old.notes(language), *new.notes(language)]
        if results is not None:
            notes = [*other_project(old.declaration, results, language), *notes]
        return versions_report.report(compared, names, notes, language)

    return Comparison(
        report, document("versions", old=old, new=new, versions=compared), failures.of_versions(compared)
    )


def with_results(
    compared: ComparedDeclaration, results_name: str, scheme: Scheme, bands: Bands, finder: Finder
) -> Comparison:
    """One declaration beside the results in a file of that name.

    Raises:
        DeclarationError: no results can be read from it.
        CannotRunError: it cannot be read, or is no file of results.
    """
    declaration, results = compared.declaration, read_results(results_name)
    scored = compare_results(declaration, results, scheme, finder.settings(compared.name).profile, bands)

    def report(language: Language) -> Report:
        notes = [*other_project(declaration, results, language), *compared.notes(language)]
        return results_report.report(scored, results_name, notes, language)

    return Comparison(
        report, document("results", file=results_name, scored=scored), failures.of_results(scored)
    )


def of_several(names: Sequence[str], finder: Finder) -> Comparison:
    """Several declarations, the worst first; those that cannot be read are noted and left out."""
    standings: list[Standing] = []
    errors: dict[str, int] = {}
    unread: list[str] = []
    for name in names:
        try:
            compared = read_declaration(name)
        except DeclarationError:
            unread.append(name)
            continue
        standings.append(_standing(compared, finder))
        if compared.errors:
            errors[name] = compared.errors
    standings = worst_first(standings)

    def report(language: Language) -> Report:
        notes = [phrase("none-read", language, file=name) for name in unread]
        notes += [
            phrase("file-errors", language, file=name, count=str(count)) for name, count in errors.items()
        ]
        return overview_report.report(standings, notes, language)

    verdicts = (verdict for standing in standings for verdict in standing.verdicts)
    return Comparison(
        report,
        document("overview", standings=standings, unread=unread),
        failures.of_progress(verdicts),
        incomplete=bool(unread),
    )


def _standing(compared: ComparedDeclaration, finder: Finder) -> Standing:
    rows = progress(compared.declaration, finder.settings(compared.name).profile)
    verdicts = tuple(row.verdict for row in rows)
    goals: dict[str, tuple[()]] = {"long_term_goals": (), "annual_goals": ()}
    return Standing(compared.name, compared.declaration.model_copy(update=goals), verdicts)
