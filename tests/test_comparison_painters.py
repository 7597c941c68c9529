"""A comparison on the terminal and in Markdown: everything is said, and nothing breaks out."""

import re

import pytest

from comparison_sample import sample_report
from pgdecl.reporters.full import display_width
from pgdecl.reporters.tables import markdown, terminal

REPORT = sample_report()
TEXTS = [
    REPORT.title,
    *(part for fact in REPORT.facts for part in fact),
    *(str(cell) for table in REPORT.tables for row in table.rows for cell in row.cells),
    *(detail for table in REPORT.tables for row in table.rows for detail in row.details),
    *(table.empty for table in REPORT.tables if not table.rows),
    *REPORT.notes,
]
ESCAPED = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&#64;": "@", "<br>": "\n"}


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = terminal.text(REPORT, colour=False, width=width).split("\n")
    assert max(map(display_width, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


def test_colours_only_where_they_are_wanted_and_never_alone() -> None:
    plain, coloured = (terminal.text(REPORT, colour=colour, width=200) for colour in (False, True))
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert bare(re.sub(r"\x1b\[[0-9;]*m", "", coloured)) == bare(plain)


def test_narrow_terminal_gets_a_block_for_each_row_that_says_everything() -> None:
    said = bare(terminal.text(REPORT, colour=False, width=24))
    for text in TEXTS:
        assert bare(text) in said, text


def test_markdown_says_everything_and_every_row_has_as_many_cells() -> None:
    said = markdown.text(REPORT)
    plain = re.sub(r"\\([\\`*_~\[\]|#])", r"\1", said)
    for code, character in ESCAPED.items():
        plain = plain.replace(code, character)
    for text in TEXTS:
        assert bare(text) in bare(plain), text
    assert said.endswith("\n")
    assert not said.endswith("\n\n")


def test_nothing_in_a_text_becomes_markup() -> None:
    said = markdown.text(REPORT)
    assert not re.search(r"<(?!br>|sub>|/sub>|details>|/details>|summary>|/summary>)", said)
    assert "@" not in said
    cells = {len(re.findall(r"(?<!\\)\|", line)) for line in said.split("\n") if line.startswith("| ")}
    assert cells <= {len(table.columns) + 1 for table in REPORT.tables}
