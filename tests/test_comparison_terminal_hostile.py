"""Texts of strangers in a comparison on the terminal."""

import re

import pytest

from pgdecl.report.comparison.report import Report, ReportCell, ReportColumn, ReportRow, ReportTable
from pgdecl.report.comparison.terminal import terminal_text

_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def two_columns(said: str) -> Report:
    return Report(
        "比较",
        [],
        [
            ReportTable(
                "表",
                (ReportColumn("名称"), ReportColumn("值")),
                (ReportRow((ReportCell(said), ReportCell("5"))),),
            )
        ],
    )


@pytest.mark.parametrize("width", [30, 80])
@pytest.mark.parametrize(
    "said", ["[bold]x[/bold]", "[/]", "[link=https://example.org]", ":smile:", "\\[red]", "{0}"]
)
def test_markup_is_text(said: str, width: int) -> None:
    report = Report(
        said,
        [("", said)],
        [ReportTable(said, (ReportColumn(said),), (ReportRow((ReportCell(said),)),))],
        [said],
    )

    for colour in (False, True):
        shown = "".join(_ESCAPES.sub("", terminal_text(report, colour=colour, width=width)).split())
        assert shown.replace("─", "") == said * 6


@pytest.mark.parametrize("said", ["a\x1b[31mb", "a\x07b", "a\x00b", "a\x9bb", "a\ud800b"])
def test_no_text_controls_the_terminal(said: str) -> None:
    shown = terminal_text(two_columns(said), colour=False, width=80)

    assert "a\ufffd" in shown
    assert not set(shown) & {"\x1b", "\x07", "\x00", "\x9b", "\ud800"}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_line_breaks_are_kept_within_the_column(newline: str) -> None:
    made = terminal_text(two_columns(f"一{newline}二"), colour=False, width=80).split("\n")

    assert [line.split() for line in made[-3:-1]] == [["一", "5"], ["二"]]
