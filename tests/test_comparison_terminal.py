"""A comparison on the terminal, at the widths that people have."""

import re

import pytest

from comparison_sample import english_report, sample_report
from conftest import EXAMPLES
from pgdecl.cli import run
from pgdecl.i18n.language import Language
from pgdecl.report.comparison.report import Report, ReportCell, ReportColumn, ReportRow, ReportTable, Tone
from pgdecl.report.comparison.terminal import terminal_text
from pgdecl.report.full import display_width

WIDTHS = (40, 60, 80, 100, 120, 140)
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def lines(report: Report, width: int, *, colour: bool = False) -> list[str]:
    return terminal_text(report, colour=colour, width=width).split("\n")


def solid(said: str) -> str:
    return "".join(said.split())


def slices(line: str, rule: str) -> list[str]:
    """The parts of a line under the parts of a rule, by what the terminal shows where."""
    shown = "".join(c + "\0" * (display_width(c) - 1) for c in line)
    return [shown[part.start() : part.end()].replace("\0", "") for part in re.finditer("─+", rule)]


def one_row(*cells: ReportCell, details: tuple[str, ...] = ()) -> Report:
    columns = tuple(ReportColumn(f"列{number}", numeric=number > 0) for number in range(len(cells)))
    return Report("比较", [], [ReportTable("表", columns, (ReportRow(cells, None, details),))])


@pytest.mark.parametrize("width", [20, *WIDTHS])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_terminal_or_ends_in_a_blank(width: int, *, colour: bool) -> None:
    for report in (sample_report(), english_report()):
        shown = [_ESCAPES.sub("", line) for line in lines(report, width, colour=colour)]

        assert max(map(display_width, shown)) <= width
        assert [line for line in shown if line != line.rstrip()] == []


def section(table: ReportTable, made: list[str]) -> list[str]:
    """The lines of a table, without its title."""
    start = made.index(table.title) + 1
    titles = [other.title for other in sample_report().tables]
    return made[start : next((at for at in range(start, len(made)) if made[at] in titles), None)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("which", [0, 1])
def test_every_cell_and_detail_is_whole_and_in_order(width: int, which: int) -> None:
    table = sample_report().tables[which]
    first, *others = section(table, lines(sample_report(), width))

    everything = solid(first + "".join(others))
    # Side by side each column is read by itself, else everything from top to bottom.
    in_grid = others[0].startswith("─")
    columns = [
        solid("".join(part)) for part in zip(*(slices(line, others[0]) for line in others), strict=True)
    ]
    at = [0] * len(table.columns)
    for row in table.rows:
        for number, cell in enumerate(row.cells):
            read, index = (columns[number], number) if in_grid else (everything, 0)
            at[index] = read.index(solid(str(cell)), at[index]) + len(solid(str(cell)))
        assert all(solid(detail) in everything for detail in row.details)


@pytest.mark.parametrize("width", WIDTHS)
def test_what_stands_around_the_tables_is_there(width: int) -> None:
    sample = sample_report()
    everything = solid(terminal_text(sample, colour=False, width=width))

    assert everything.endswith(
        solid(sample.tables[-1].title + sample.tables[-1].empty + "".join(sample.notes))
    )
    assert everything.startswith(sample.title)
    assert lines(sample, 40)[1:4] == [
        "项目      新能源汽车推广应用与公共充电基",
        "          础设施建设补助资金",
        "申报单位  某某市工业和信息化局",
    ]


@pytest.mark.parametrize(("width", "in_grid"), [(60, False), (78, False), (79, True), (80, True)])
def test_columns_that_would_be_too_narrow_become_lines(width: int, *, in_grid: bool) -> None:
    made = lines(sample_report(), width)

    assert ("  比上年  ▲ +300个（+20%）" in made) is not in_grid
    assert section(sample_report().tables[0], made)[1].startswith("─") is in_grid


def test_numbers_and_what_stands_in_brackets_are_not_broken_at_80_columns() -> None:
    made = "\n".join(lines(sample_report(), 80))

    for whole in ("+1,200个", "（+66.67%）", "（−13.33%）", "▼ −0.1亿元", "30天", "−20元", "1800", "@SUM"):
        assert whole in made


def test_numbers_end_at_the_right_and_words_start_at_the_left() -> None:
    long = "很长的指标名称" * 4
    columns = (ReportColumn("指标"), ReportColumn("当年", numeric=True), ReportColumn("结论"))
    rows = (
        ReportRow((ReportCell("短"), ReportCell("≥5个"), ReportCell("递进"))),
        ReportRow((ReportCell(long), ReportCell("≥1000个"), ReportCell("持平"))),
    )

    assert lines(Report("比较", [], [ReportTable("表", columns, rows)]), 80) == [
        "比较",
        "",
        "表",
        "指标" + " " * 57 + "当年  结论",
        "─" * 56 + "  ───────  ──────",
        "短" + " " * 59 + "≥5个  递进",
        long + "  ≥1000个  持平",
        "",
    ]


def test_details_stand_below_their_row_over_the_whole_width() -> None:
    detail = "不可比：统计口径变了" * 4
    report = one_row(ReportCell("名称"), ReportCell("5"), details=(detail, "第二行"))

    assert lines(report, 80)[-4:] == [f"  {detail[:39]}", f"  {detail[39:]}", "  第二行", ""]


@pytest.mark.parametrize(
    ("tone", "code"), [(Tone.GOOD, "32"), (Tone.BAD, "1;31"), (Tone.UNSURE, "33"), (Tone.QUIET, "2")]
)
@pytest.mark.parametrize("width", [20, 80])
def test_a_tone_is_a_colour_of_the_text_alone(tone: Tone, code: str, width: int) -> None:
    report = one_row(*(ReportCell(f"格{number}", tone, "▲") for number in range(4)))

    assert f"\x1b[{code}m▲ 格3\x1b[0m" in terminal_text(report, colour=True, width=width)


@pytest.mark.parametrize("terminal", ["dumb", "xterm-256color"])
def test_the_width_is_the_one_that_is_asked_for(terminal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.setenv("COLUMNS", "50")

    assert max(map(display_width, terminal_text(sample_report(), colour=False, width=120).split("\n"))) == 120


def test_colour_only_adds_to_what_is_said() -> None:
    coloured = terminal_text(sample_report(), colour=True, width=80)
    plain = terminal_text(sample_report(), colour=False, width=80)

    assert "\x1b" not in plain
    assert _ESCAPES.sub("", coloured) == plain


@pytest.mark.parametrize("language", ["zh", "en"])
def test_table_of_projects_stays_a_table_at_80_columns(
    language: Language, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    files = [str(EXAMPLES / f"road-maintenance-{year}.yaml") for year in (2022, 2023)]
    assert run(["compare", *files, str(EXAMPLES / "ezhou-2022.yaml"), "--lang", language]) == 0
    said = capfd.readouterr().out.splitlines()
    assert sum(line.startswith("─") for line in said) == 1
    assert max(map(display_width, said)) <= 80
