"""Comparisons as one HTML page: whole without scripts and network, nothing in it runs, the same bytes."""

import re
from html.parser import HTMLParser

import pytest

from comparison_sample import HOSTILE_MARKUP, english_report, sample_report
from pgdecl.i18n.language import Language
from pgdecl.report.comparison.html import page
from pgdecl.report.comparison.report import Report

VOID = {"meta", "col", "polyline", "circle", "br"}


class Page(HTMLParser):
    """The elements, attributes and text of a page; every element has to be closed where it stands."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element, with its attributes."""
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The end of the one that was opened last."""
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Text between them."""
        if "style" not in self._open:
            self.text.append(data)


@pytest.mark.parametrize(
    ("made", "language"), [(sample_report(), "zh"), (english_report(), "en")], ids=["zh", "en"]
)
def test_page_needs_nothing_and_runs_nothing(made: Report, language: Language) -> None:
    text = page(made, language)
    found = Page(text)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(found.elements)
    assert not [name for name, _ in found.attributes if name.startswith("on") or name in ("src", "href")]
    assert not re.search(r"url\(|@import|https?://", text)
    assert "default-src 'none'" in dict(found.attributes).get("content", "") or "default-src 'none'" in text


def test_everything_that_is_told_stands_in_the_text() -> None:
    made = sample_report()
    said = "".join("".join(Page(page(made, "zh")).text).split())
    wanted = [made.title, *made.notes]
    for table in made.tables:
        wanted += [column.title for column in table.columns]
        for row in table.rows:
            wanted += [*(part for cell in row.cells for part in (cell.sign, cell.text)), *row.details]
    assert [one for one in wanted if "".join(one.split()) not in said and one.isprintable()] == []


def test_markup_in_texts_is_text() -> None:
    made = sample_report()
    text = page(made, "zh")
    assert HOSTILE_MARKUP not in text
    assert "&lt;script&gt;" in text


def test_each_series_is_a_picture_that_says_its_numbers() -> None:
    made = sample_report()
    series = [row.series for table in made.tables for row in table.rows if row.series]
    text = page(made, "zh")
    assert text.count("<svg") == text.count("<title>") - 1 == len(series)
    assert "<title>新建公共充电桩数量（个）：前年 1,200，上年 1,500，当年 1,800，长期 3,000</title>" in text


def test_page_follows_the_colours_of_the_reader_and_prints() -> None:
    text = page(sample_report(), "zh")
    for rule in ("prefers-color-scheme: dark", "@media print", "@page { size: A4 landscape"):
        assert rule in text
    assert '<html lang="zh-CN">' in text
    assert '<html lang="en">' in page(english_report(), "en")


def test_same_report_gives_the_same_page() -> None:
    assert page(sample_report(), "zh") == page(sample_report(), "zh")
