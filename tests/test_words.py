"""What is said to users: in both languages, complete, and about the user's file, not about Python."""

import re
import string

import pytest

from conftest import ROOT
from pgdecl.cli.command import NAMES, Program
from pgdecl.cli.texts import text
from pgdecl.declaration.base import Model
from pgdecl.declaration.fields import fields_of
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.declaration.terms import terms_of
from pgdecl.finding import Location
from pgdecl.i18n.catalogue import LONGEST_ECHO, Entry, echo, entries, fault
from pgdecl.report.wording import advice, message
from pgdecl.tables import rows

WORDS = list(rows(str(ROOT / "src" / "pgdecl" / "i18n" / "catalogue.py"), "words.tsv"))
CHINESE = re.compile("[一-鿿]")
INTERNAL = re.compile(r"\b(str|dict|None|pydantic|dataclass|Traceback|ValueError|NoneType)\b")


def places(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("entry", entries().values(), ids=lambda entry: entry.code)
def test_finding_is_worded_in_both_languages_with_the_same_values(entry: Entry) -> None:
    assert re.fullmatch("PG[0-9]{3}", entry.code)
    assert re.fullmatch("[a-z]+(-[a-z]+)*", entry.name)
    for worded in (entry.message, entry.help):
        assert CHINESE.search(worded["zh"])
        assert not re.search("[，。；]", worded["en"].replace("“：”", ""))
        assert places(worded["zh"]) == places(worded["en"])
        assert not INTERNAL.search(worded["zh"] + worded["en"])


def test_finding_names_are_used_once() -> None:
    names = [entry.name for entry in entries().values()]
    assert len(names) == len(set(names))


def test_other_words_have_both_languages_and_the_same_places() -> None:
    for _, _, chinese, english in WORDS:
        assert chinese
        assert english
        assert places(chinese) == places(english)
    names = [(section, name) for section, name, _, _ in WORDS]
    assert len(names) == len(set(names))


def test_help_is_worded_in_both_languages() -> None:
    for columns in rows(str(ROOT / "src" / "pgdecl" / "cli" / "texts.py"), "texts.tsv"):
        assert len(columns) == 3
        assert all(columns)
    for name in NAMES:
        assert CHINESE.search(text(name, "zh"))
        assert not CHINESE.search(text(name, "en"))


@pytest.mark.parametrize("name", NAMES)
def test_every_option_has_help(name: str) -> None:
    command = Program("pgdecl", language="en").get_command(None, name)  # type: ignore[arg-type]  # the context is not looked at
    assert command is not None
    for parameter in command.params:
        assert parameter.param_type_name == "argument" or getattr(parameter, "help", None)


def models(model: type[Model]) -> set[type[Model]]:
    below = [field.model for field in fields_of(model).values() if field.model]
    return {model}.union(*map(models, below))


@pytest.mark.parametrize("model", models(Declaration) | models(Results), ids=lambda model: model.__name__)
def test_every_key_has_chinese_labels_of_its_own(model: type[Model]) -> None:
    terms = terms_of(model)
    assert set(terms) == set(fields_of(model))
    labels = [label for term in terms.values() for label in (term.label, *term.further)]
    assert len(labels) == len(set(labels))
    assert all(CHINESE.search(label) or label.startswith("pgdecl") for label in labels)


def test_users_text_is_repeated_short_and_visible() -> None:
    found = fault("PG102", Location(), key="长" * 500 + "\n\x1b[31m", keys="a b")
    assert len(message(found, "zh")) < LONGEST_ECHO + 20
    assert echo("a\nb\x1b") == "a\\u000ab\\u001b"
    assert advice(found, "en") == "keys known here: a b"
