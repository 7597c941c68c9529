"""What `pgdecl new` makes: a declaration for a layout, for the next year, with a table more, or results."""

from collections.abc import Callable
from typing import NamedTuple

from pgdecl.app import validate
from pgdecl.app.compared import read_results
from pgdecl.app.load import DeclarationError, form_named
from pgdecl.app.new_draft import Draft, plain
from pgdecl.app.new_layout import Head, draft_for
from pgdecl.app.new_table import copy_table
from pgdecl.app.new_year import draft_after
from pgdecl.compare.skeleton import skeleton
from pgdecl.config.find import Finder
from pgdecl.config.settings import WITHOUT_RULES, Settings
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.walk import GOAL_LISTS
from pgdecl.files import discovery
from pgdecl.files.errors import CallError
from pgdecl.files.reading import SourceFile
from pgdecl.forms.fill import Form
from pgdecl.forms.shown import Shown, shown_by
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import sentence


class NewFile(NamedTuple):
    """A file to be filled in: its text, what its name is made of, and what to tell about it."""

    text: str
    project: str
    year: int | None
    suffix: str = ".yaml"
    notes: tuple[str, ...] = ()


class Languages(NamedTuple):
    """The language of the file's keys and comments, and that of the notes."""

    keys: Language
    notes: Language


def for_layout(form: Form, head: Head, languages: Languages) -> NewFile:
    """A declaration for a layout."""
    return NewFile(draft_for(form, head, *languages).text(), head.name, head.year)


def next_year(name: str, results: str | None, languages: Languages) -> NewFile:
    """The declaration in a file carried over to the next year, with its results if there are any.

    Raises:
        DeclarationError: the declaration or the results have errors.
        CannotRunError: a file cannot be read, or is not what it has to be.
    """
    actual = None if results is None else read_results(results)

    def change(declaration: Declaration, shown: Shown | None, draft: Draft) -> None:
        draft_after(name, declaration, actual, shown, draft)

    return _changed(name, languages, change)


def with_table(name: str, source: str, languages: Languages) -> NewFile:
    """The declaration in a file, with the indicators of one of its tables in the other one, too.

    Raises:
        DeclarationError: the declaration has errors.
        CannotRunError: it cannot be read, or there is nothing to copy.
    """

    def change(declaration: Declaration, shown: Shown | None, draft: Draft) -> None:
        copy_table(name, declaration, source, shown, draft)

    return _changed(name, languages, change)


def results_for(name: str, period: str | None, languages: Languages) -> NewFile:
    """A results file, or with a period a record of monitoring, for all annual indicators of a declaration.

    Raises:
        DeclarationError: the declaration has errors.
        CannotRunError: it is a folder, or there is no such file.
    """
    source = _read(name)
    declaration = source.declaration
    suffix = ".results.yaml" if period is None else ".monitoring.yaml"
    text = skeleton(declaration, languages.keys, period)
    return NewFile(text, declaration.project.name, declaration.year, suffix, source.notes(languages.notes))


def _changed(
    name: str, languages: Languages, change: Callable[[Declaration, Shown | None, Draft], None]
) -> NewFile:
    source = _read(name)
    declaration = source.declaration
    draft = Draft(plain(declaration), *languages)
    for goals in GOAL_LISTS:
        draft.separate((goals,))
    change(declaration, _shown(declaration, Finder().settings(name)), draft)
    year = draft.data.get("year")
    if source.has_comments:
        draft.note("comments-left", path=name)
    notes = (*draft.notes, *source.notes(languages.notes))
    return NewFile(draft.text(), declaration.project.name, int(year) if year else None, notes=notes)


class _Source(NamedTuple):
    """A file that another is made from: its name, its declaration, and what cannot be taken from it."""

    name: str
    declaration: Declaration
    is_document: bool
    has_comments: bool

    def notes(self, language: Language) -> tuple[str, ...]:
        """What is to be known whatever is made from it."""
        return (sentence("new", "document-read", language, path=self.name),) if self.is_document else ()


def _read(name: str) -> _Source:
    """A file with a declaration that has no errors in its structure."""
    if discovery.is_folder(name):
        raise CallError("one-file", path=name)
    discovery.find([name])
    file = SourceFile.of(name)
    checked = validate.check_source(file, WITHOUT_RULES)
    faults = checked.document.findings  # an unknown layout is no reason to refuse
    if checked.content is None or validate.errors(faults):
        raise DeclarationError(name, faults)
    lines = [] if file.is_document else checked.source_map.text.splitlines()
    has_comments = any(line.lstrip().startswith("#") for line in lines)
    return _Source(name, checked.content, file.is_document, has_comments)


def _shown(declaration: Declaration, settings: Settings) -> Shown | None:
    """What a declaration's layout has places for; None if there is no such layout or it cannot be used."""
    layout = declaration.layout
    try:
        return shown_by(form_named(settings.layouts.get(layout, layout)))
    except (KeyError, DeclarationError, OSError):
        return None
