"""The reader of plain texts: what it takes, the reader of nodes reads to the same, without a finding."""

import random
from pathlib import Path

import pytest

from conftest import EXAMPLES, ROOT
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.record import Record
from pgdecl.declaration.results import Results
from pgdecl.declaration.shape import shape_of
from pgdecl.forms.layout import Layout
from pgdecl.yamlfile import parser, plain
from tables import cases

PLAIN = sorted(path for path in EXAMPLES.glob("*.yaml") if "results" not in path.name)
BROKEN = sorted((EXAMPLES / "broken").glob("*.yaml"))
LAYOUTS = sorted((ROOT / "src" / "pgdecl" / "forms" / "layouts").glob("*.yaml"))
DECLARATION = shape_of(Declaration)
SIGNS = str.maketrans({"␣": " ", "⏎": "\n", "⇥": "\t", "∅": ""})
PIECES = [row[0].translate(SIGNS) for row in cases("damage.tsv")]
ROUNDS = 6000


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def assert_agreement(text: str, record: type[Record] = Declaration) -> bool:
    """Whether the plain reader took the text; if so, the other one has to say the same."""
    shape = shape_of(record)
    found = plain.read(text, shape)
    if found is None:
        return False
    other = parser.read(text, shape)
    assert other.findings == [], text
    assert other.value == found, text
    return True


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.name)
def test_declarations_as_people_write_them_are_plain(path: Path) -> None:
    assert assert_agreement(text_of(path))


def test_results_are_plain() -> None:
    assert assert_agreement(text_of(EXAMPLES / "road-maintenance-2023.results.yaml"), Results)


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.name)
def test_official_layouts_are_plain(path: Path) -> None:
    """So printing a form needs no YAML library either."""
    assert assert_agreement(text_of(path), Layout)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_nothing_with_a_fault_is_taken(path: Path) -> None:
    try:
        text = text_of(path)
    except UnicodeDecodeError:
        return
    if parser.read(text, DECLARATION).findings:
        assert plain.read(text, DECLARATION) is None


@pytest.mark.parametrize(("line", "is_plain"), cases("plain-lines.tsv"))
def test_line_is_taken_or_left_to_the_reader_of_nodes(line: str, is_plain: str) -> None:
    text = text_of(EXAMPLES / "ezhou-2022.yaml").replace("year: 2022\n", line.translate(SIGNS) + "\n")
    assert assert_agreement(text) is (is_plain == "plain")


@pytest.mark.parametrize("record", [Declaration, Layout], ids=lambda record: record.__name__)
def test_damaged_texts_are_read_as_the_reader_of_nodes_does_or_left_to_it(record: type[Record]) -> None:
    rnd = random.Random(7)  # noqa: S311 - not for secrets
    texts = [text_of(path) for path in (PLAIN if record is Declaration else LAYOUTS)]
    taken = sum(assert_agreement(damaged(rnd, rnd.choice(texts)), record) for _ in range(ROUNDS))
    assert ROUNDS / 20 < taken < ROUNDS


def damaged(rnd: random.Random, text: str) -> str:
    """A text with a few pieces put in, taken out, or moved."""
    for _ in range(rnd.randint(1, 2)):
        at = rnd.randrange(len(text))
        end = min(len(text), at + rnd.choice((0, 0, 0, 1, 2, 12)))
        text = text[:at] + rnd.choice(PIECES) + text[end:]
        if rnd.random() < 0.2:
            lines = text.split("\n")
            lines.insert(rnd.randrange(len(lines)), lines.pop(rnd.randrange(len(lines))))
            text = "\n".join(lines)
    return text
