"""A comparison as a comment on GitHub: read here by another Markdown reader, as GitHub would."""

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from comparison_sample import sample_report
from pgdecl.report.comparison.markdown import markdown
from pgdecl.report.comparison.report import Report, ReportCell, ReportColumn, ReportRow, ReportTable

HOSTILE = (
    "a|b \\| c",
    "ends in a backslash\\",
    "``code` `",
    "<script>alert(1)</script>",
    "</td></table></details><h1>x",
    "<!-- open",
    "&lt;b&gt; &amp;amp;",
    "**bold** __bold__ *it* _it_ ~~gone~~",
    "[link](https://example.org) ![picture](x.png) [x]: y",
    "# heading",
    "- item",
    "1. item",
    "---",
    "===",
    "    code",
    "$x$ and $y$",
)


class Page(HTMLParser):
    """What a reader of the rendered comment sees: its tags, and the text of each cell."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.rows: list[list[str]] = []
        self.texts: list[str] = []
        self.in_cell = False
        reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        self.feed(reader.render(markdown))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.in_cell = True
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        self.in_cell = self.in_cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self.in_cell:
            self.rows[-1][-1] += data


def report(said: str, *, rows: int = 1) -> Report:
    columns = (ReportColumn(said), ReportColumn(said, numeric=True))
    row = ReportRow((ReportCell(said), ReportCell(said, sign="▲")), None, (said, said))
    tables = [ReportTable(said, columns, (row,) * rows), ReportTable(said, columns, (), said)]
    return Report(said, [(said, said)], tables, [said])


@pytest.mark.parametrize("said", HOSTILE)
def test_each_text_is_seen_as_it_is_and_makes_no_markup(said: str) -> None:
    page, plain = Page(markdown(report(said))), Page(markdown(report("plain")))

    seen = said.strip()
    assert page.rows[0] == [seen, seen]
    first, second = page.rows[1]
    assert first == f"{seen}\n{seen}\n{seen}"
    assert second.split() == ["▲", *seen.split()]
    assert "".join(page.texts).count(seen) == "".join(plain.texts).count("plain") == 13
    assert [tag for tag in page.tags if tag != "span"] == plain.tags


@pytest.mark.parametrize("said", HOSTILE)
def test_each_text_is_seen_as_it_is_where_the_table_is_folded(said: str) -> None:
    page, plain = Page(markdown(report(said, rows=31))), Page(markdown(report("plain", rows=31)))

    assert len(page.rows) == 32
    assert f"{said.strip()} (31)" in "".join(page.texts)
    assert [tag for tag in page.tags if tag != "span"] == plain.tags


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n", "\u2028", "\x85"])
def test_a_line_break_stays_within_its_cell(newline: str) -> None:
    rows = Page(markdown(report(f"one{newline}two"))).rows

    assert [len(row) for row in rows] == [2, 2]
    assert rows[0][0].split() == ["one", "two"]


@pytest.mark.parametrize("said", ["@octocat", "某@org/team", "#12", "other/project#12", "GH-12", "gh-12"])
@pytest.mark.parametrize("rows", [1, 31])
def test_nobody_is_mentioned_and_no_issue_linked(said: str, rows: int) -> None:
    made = markdown(report(said, rows=rows))

    # What GitHub looks for, in the text between two tags or comments.
    assert not re.search(r"@\w|#\d|GH-\d", made, re.IGNORECASE)
    assert not re.search(r"&#0*64;|&#x0*40;|&commat;|&#0*35;|&num;", made)
    assert said in "".join(Page(made).texts)


def test_a_dollar_is_no_formula() -> None:
    # GitHub sets what stands between two dollars as a formula, unless they stand in tags.
    assert re.findall(r"(?<!<span>)\$|\$(?!</span>)", markdown(report("$1$"))) == []


def test_numbers_stand_as_they_are_in_the_source_and_to_the_right() -> None:
    lines = markdown(sample_report()).split("\n")

    assert "| --- | --: | --: | --: | --: | --: | --: | --- |" in lines
    assert (
        "| 数量｜新建公共充电桩数量 | 1200个 | 1500个 | ≥1800个 | ≥3000个 "
        "| ▲ +300个（+20%） | ▲ +1,200个（+66.67%） | 递进 |"
    ) in lines


def test_the_sample_is_whole() -> None:
    sample = sample_report()
    made = markdown(sample)
    page = Page(made)

    expected = []
    for table in sample.tables[:2]:
        expected.append([column.title for column in table.columns])
        for row in table.rows:
            first, *others = map(str, row.cells)
            expected.append(["\n".join([first, *row.details]), *others])
    assert page.rows == expected
    assert page.tags[0] == "h2"
    assert all(note in "".join(page.texts) for note in (*sample.notes, sample.tables[-1].empty))
    assert made.endswith("没有比较\n")


@pytest.mark.parametrize(("rows", "folded"), [(30, False), (31, True)])
def test_a_long_table_is_folded(*, rows: int, folded: bool) -> None:
    page = Page(markdown(report("plain", rows=rows)))

    assert ("details" in page.tags, "summary" in page.tags) == (folded, folded)
    assert len(page.rows) == rows + 1
