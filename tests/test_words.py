"""What is said to users: in both languages, complete, and about the user's file, not about Python."""

import re
import string
from pathlib import Path

import pytest

from conftest import ROOT
from pgdecl.cli.command import NAMES, Program
from pgdecl.declaration.base import Model
from pgdecl.declaration.fields import fields_of
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.declaration.terms import TERMS, terms_of
from pgdecl.declaration.walk import goal_name
from pgdecl.finding import Location
from pgdecl.i18n.catalogue import Entry, entries, fault
from pgdecl.i18n.language import Bilingual, listed
from pgdecl.i18n.words import LONGEST_ECHO, SECTIONS, echo, sentence, words
from pgdecl.report.wording import advice, message
from tables import rows_of

DATA = ROOT / "src" / "pgdecl" / "i18n" / "data"
TABLES = sorted(path for path in DATA.glob("*.tsv") if path.stem != "codes")
CHINESE = re.compile("[一-鿿]")
INTERNAL = re.compile(r"\b(str|dict|None|pydantic|dataclass|Traceback|ValueError|NoneType)\b")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_table_has_each_text_once_in_both_languages_with_the_same_values(path: Path) -> None:
    rows = rows_of(path)
    for section, name, chinese, english in rows:
        assert chinese, name
        assert english, name
        # English advice may leave out the Chinese title of a key, never add a value.
        assert places(english) == places(chinese) - ({"title"} if section == "help" else set()), name
    assert len({(section, name) for section, name, *_ in rows}) == len(rows)
    assert {section for section, *_ in rows} == set(SECTIONS[path.stem])


def test_every_table_is_one_that_the_loader_knows() -> None:
    assert {path.stem for path in TABLES} == set(SECTIONS)


@pytest.mark.parametrize("entry", entries().values(), ids=lambda entry: entry.code)
def test_finding_is_worded_in_both_languages(entry: Entry) -> None:
    assert re.fullmatch("PG[0-9]{3}", entry.code)
    assert re.fullmatch("[a-z]+(-[a-z]+)*", entry.name)
    for text in (entry.message, entry.help):
        assert CHINESE.search(text.zh)
        assert not re.search("[，。；]", text.en.replace("“：”", ""))
        assert not INTERNAL.search(text.zh + text.en)


def test_every_finding_has_a_message_and_advice_of_its_own() -> None:
    rows = rows_of(DATA / "findings.tsv")
    for section in ("message", "help"):
        assert [name for kind, name, *_ in rows if kind == section] == list(entries())
    names = [entry.name for entry in entries().values()]
    assert len(names) == len(set(names))


def test_help_is_worded_in_both_languages() -> None:
    for name in NAMES:
        assert CHINESE.search(words("options", name, "zh"))
        assert not CHINESE.search(words("options", name, "en"))


@pytest.mark.parametrize("name", NAMES)
def test_every_option_has_help(name: str) -> None:
    command = Program("pgdecl", language="en").get_command(None, name)  # type: ignore[arg-type]  # the context is not looked at
    assert command is not None
    for parameter in command.params:
        assert parameter.param_type_name == "argument" or getattr(parameter, "help", None)


def models(model: type[Model]) -> set[type[Model]]:
    below = [field.model for field in fields_of(model).values() if field.model]
    return {model}.union(*map(models, below))


# In one order in every process: pytest-xdist asks for it.
MODELS = sorted(models(Declaration) | models(Results), key=lambda model: model.__name__)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_has_chinese_labels_of_its_own(model: type[Model]) -> None:
    terms = terms_of(model)
    assert set(terms) == set(fields_of(model))
    labels = [label for term in terms.values() for label in (term.label, *term.further)]
    assert len(labels) == len(set(labels))
    assert all(CHINESE.search(label) or label.startswith("pgdecl") for label in labels)


def test_terms_have_english_titles() -> None:
    assert not any(CHINESE.search(term.title) for terms in TERMS.values() for term in terms.values())


def test_users_text_is_repeated_short_and_visible() -> None:
    found = fault("PG102", Location(), key="长" * 500 + "\n\x1b[31m", keys="a b")
    assert len(message(found, "zh")) < LONGEST_ECHO + 20
    assert echo("a\nb\x1b") == "a\\u000ab\\u001b"
    assert advice(found, "en") == "keys known here: a b"


def test_what_is_not_shortened_is_visible_all_the_same() -> None:
    path = "夹/" * 60 + "\x1b[31m.yaml"
    assert sentence("calls", "missing-path", "zh", path=path) == (
        f"没有这个文件或文件夹：{path}".replace("\x1b", "\\u001b")
    )


def test_text_in_place_of_a_list_is_repeated_short_and_visible() -> None:
    found = fault("PG107", Location(), key="sources", found="text", value="\x1b" + "长" * 500)
    assert message(found, "en") == f"“sources” should be a list, not the text “\\u001b{'长' * 53}…”"


def test_value_in_two_languages_is_told_in_that_of_the_reader() -> None:
    levels = listed([Bilingual("数量指标", "quantity"), Bilingual("质量指标", "quality"), "其他"])
    found = fault("PG903", Location(), layout="x", key=levels, value="值", count="1")
    assert "“数量指标、质量指标、其他”" in message(found, "zh")
    assert "“quantity, quality, 其他”" in message(found, "en")


@pytest.mark.parametrize(
    ("goals", "position", "name"),
    [
        ("long_term_goals", 0, ("长期绩效目标1", "long-term goal 1")),
        ("annual_goals", 1, ("年度绩效目标2", "annual goal 2")),
    ],
)
def test_goal_without_a_name_is_numbered_in_both_languages(
    goals: str, position: int, name: tuple[str, str]
) -> None:
    assert goal_name(goals, position) == name
