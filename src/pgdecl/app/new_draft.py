"""A file to be filled in, while it is made: plain data, comments, and what to tell about it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import reduce
from operator import getitem
from typing import Any

from pgdecl.declaration.base import Model
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.terms import TERMS
from pgdecl.finding import Path
from pgdecl.forms.target_parts import target_parts
from pgdecl.i18n.language import Language, Text
from pgdecl.i18n.words import sentence, words
from pgdecl.values.target import Target
from pgdecl.yamlfile.writer import written

MARK = "____"
"""Stands for what is to be filled in; `validate` knows it as text of a blank form."""


class Draft:
    """The data of a declaration to be filled in, the comments by path, and notes for who makes it.

    Args:
        data: what the file has so far.
        keys: the language of the keys and comments.
        language: the language of the notes.
    """

    def __init__(self, data: dict[str, Any], keys: Language, language: Language) -> None:
        self.data = data
        self.keys = keys
        self.language = language
        self.comments: dict[Path, str] = {}
        self.notes: list[str] = []

    def comment(self, path: Path, name: str, /, **values: Text) -> None:
        """Puts a text of the table above the line of a path, below what is there already."""
        self._add(path, words("new", name, self.keys, **values))

    def explain(self, model: str, path: Path) -> None:
        """Says above the line of a path what belongs there."""
        term = TERMS[model][str(path[-1])]
        self._add(path, term.about_en if self.keys == "en" else term.about_zh)

    def separate(self, path: Path) -> None:
        """Leaves a line free above a path; to be called before it gets comments."""
        self.comments[path] = ""

    def note(self, name: str, /, **values: Text) -> None:
        """Adds a note, once."""
        text = sentence("new", name, self.language, **values)
        if text not in self.notes:
            self.notes.append(text)

    def at(self, path: Path) -> Any:
        """The data at a path."""
        return reduce(getitem, path, self.data)  # type: ignore[arg-type]  # each part fits what it opens

    def text(self) -> str:
        """The YAML text."""
        return written(self.data, Declaration, self.keys, self.comments)

    def _add(self, path: Path, text: str) -> None:
        above = self.comments.get(path)
        line = " ".join(text.split())
        self.comments[path] = line if above is None else f"{above}\n{line}"


def plain(record: Model) -> dict[str, Any]:
    """What a file says, as data with English keys, lists and texts."""
    data: dict[str, Any] = _plain(record.model_dump(exclude_unset=True))
    if "department" in data or "grant" in data:
        data.pop("project", None)  # its name is that of the other
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return list(map(_plain, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def marked(target: str) -> str:
    """A target whose number is to be filled in: ≥12公里 becomes ≥____公里, and what is no number ____."""
    parts = target_parts(Target(target))
    return f"{parts.comparator}{MARK}{parts.unit}"


def value_of(target: str) -> str:
    """A target as a value that was reached: ≥12公里 becomes 12公里; what is no number stays as it is."""
    parts = target_parts(Target(target))
    return parts.number + parts.unit if parts.comparator else target


def labels(model: str, names: Iterable[str], language: Language) -> str:
    """The labels of fields, one after another."""
    return ("、" if language == "zh" else ", ").join(TERMS[model][name].name.text(language) for name in names)
