import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import DATA
from formats.grids import A4, form, of_texts
from pgdecl.forms.formats import paint as paint_fitted
from pgdecl.forms.formats.appearance import LOOKS
from pgdecl.forms.formats.html import paint
from pgdecl.forms.grid import Cell, Grid, Page, Role, row_of

TEXTS = json.loads((DATA / "formats" / "texts.json").read_text(encoding="utf-8"))


class Opened(HTMLParser):
    """What a browser shows of a page: the cells of each table, and everything that could load or run."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, str, int, int]]] = []
        self.heads: list[bool] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.title = ""
        self._texts: list[str] | None = None
        self._group = ""
        self._in_title = False
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._in_title = tag == "title"
        found = {name: value or "" for name, value in attrs}
        if tag in ("thead", "tbody"):
            self._group = tag
        elif tag == "tr":
            self.rows.append([])
            self.heads.append(self._group == "thead")
        elif tag in ("th", "td"):
            self._texts = []
            span, rows = int(found.get("colspan", "1")), int(found.get("rowspan", "1"))
            self.rows[-1].append(("", found["class"], span, rows))

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag in ("th", "td") and self._texts is not None:
            self.rows[-1][-1] = ("".join(self._texts), *self.rows[-1][-1][1:])
            self._texts = None

    def handle_data(self, data: str) -> None:
        if self._texts is not None:
            self._texts.append(data)
        elif self._in_title:
            self.title += data


def test_a_form_has_the_grids_cells_with_their_spans_merges_and_roles() -> None:
    grid = form()
    assert Opened(paint(grid)).rows == [
        [(cell.text, cell.role.value, cell.span, cell.rows) for cell in row.cells if cell.rows]
        for row in grid.rows
    ]


def test_head_rows_are_heads_that_paper_repeats() -> None:
    grid = form()
    opened = Opened(paint(grid))
    assert opened.heads == [row.outline.head for row in grid.rows]
    assert "display: table-header-group" in paint(grid).decode()


@pytest.mark.parametrize("role", [Role.TEXT, Role.VALUE, Role.LABEL, Role.TITLE])
@pytest.mark.parametrize("text", TEXTS)
def test_text_is_shown_as_written(text: str, role: Role) -> None:
    grid = Grid("", "", A4, (2000,), (row_of((Cell(text, 0, 1, 1, role),)),))
    assert Opened(paint(grid)).rows[0][0][0] == text


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40),
    st.sampled_from(list(Role)),
)
def test_any_text_is_shown_as_written_and_adds_no_element(text: str, role: Role) -> None:
    text = text.replace("\ufffe", "").replace("\uffff", "")
    grid = Grid(text, text, A4, (9000,), (row_of((Cell(text, 0, 1, 1, role),)),), text)
    opened = Opened(paint(grid))
    assert opened.rows[0][0][0] == text
    assert opened.title == text
    assert set(opened.tags) <= {
        *("html", "head", "meta", "title", "style", "body", "main", "div", "table", "colgroup", "col"),
        *("thead", "tbody", "tr", "th", "td", "h1", "span", "wbr"),
    }


def test_nothing_is_loaded_or_run() -> None:
    page = paint(form("</style><script>")).decode()
    assert "<script" not in page
    opened = Opened(page.encode())
    assert not {"script", "link", "img", "iframe", "object", "form", "a"} & set(opened.tags)
    assert not [name for name, _ in opened.attributes if name.startswith("on") or name in ("src", "href")]
    assert "url(" not in page
    assert "default-src 'none'" in page


def test_the_page_is_chinese_and_names_its_title_and_author() -> None:
    attributes = Opened(paint(of_texts(["完成"], title="<表>", author="某局"))).attributes
    assert ("lang", "zh-CN") in attributes
    assert ("content", "某局") in attributes
    assert ("aria-label", "<表>") in attributes


def test_columns_have_the_grids_shares_and_the_form_its_width() -> None:
    page = paint(Grid("", "", A4, (1000, 3000), (row_of([Cell("", 0, 2, 1, Role.BAND)]),))).decode()
    assert '<col style="width:25.0000%"><col style="width:75.0000%">' in page
    assert ".form { width: 200pt; }" in page


@pytest.mark.parametrize(
    ("page", "size"),
    [
        (A4, "size: 595.3pt 841.9pt; margin: 70.85pt 56.7pt 70.85pt 56.7pt;"),
        (Page(16838, 11906, 1000, 1000, 1000, 1000), "size: 841.9pt 595.3pt; margin: 50pt 50pt 50pt 50pt;"),
        (Page(23811, 16838, 1000, 900, 800, 700), "size: 1190.55pt 841.9pt; margin: 50pt 35pt 45pt 40pt;"),
    ],
    ids=["A4", "A4 landscape", "A3 landscape"],
)
def test_paper_and_margins_are_the_grids(page: Page, size: str) -> None:
    assert size in paint(Grid("", "", page, (9000,), ())).decode()


def test_the_mark_stands_on_each_page_and_cannot_leave_its_string() -> None:
    assert (
        r'@top-center { content: "草稿\22 \3b \20 \7d A"; color: #FF0000;'
        in paint(form('草稿"; }A')).decode()
    )
    assert "@top-center" not in paint(form()).decode()


@pytest.mark.parametrize("role", Role)
def test_a_role_has_its_look(role: Role) -> None:
    look = LOOKS[role]
    (rule,) = [line for line in paint(form()).decode().split("\n") if line.startswith(f".{role.value} {{")]
    assert f'{look.size / 2:g}pt/1.3 "{look.font}", ' in rule
    assert f"text-align: {look.across};" in rule
    assert {side for side in ("top", "left", "bottom", "right") if f"border-{side}-style" in rule} == set(
        look.borders
    )


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("84.5元/平方米", '<span class="whole">84.5元/<wbr>平方米</span>'),
        ("≥1100项", '<span class="whole">≥1100项</span>'),
        ("持续性项目", "持续性项目"),
        ("　≥100%", "　≥100%"),
    ],
)
def test_a_number_stays_with_its_sign_and_unit(text: str, content: str) -> None:
    grid = Grid("", "", A4, (9000,), (row_of([Cell(text, 0, 1, 1, Role.VALUE)]),))
    page = paint(grid).decode()
    assert f">{content}</td>" in page
    assert ".whole { word-break: keep-all; }" in page


def test_an_empty_row_is_as_high_as_a_line() -> None:
    assert "tr { height: 17.65pt; }" in paint(of_texts([""])).decode()


def test_a_label_a_little_too_long_is_set_smaller() -> None:
    grid = Grid("", "", A4, (4 * 210 + 140,), (row_of([Cell("满意度指标", 0, 1, 1, Role.LABEL)]),))
    assert '<span style="font-size:80%">满意度指标</span>' in paint(grid).decode()


def test_screens_may_be_dark_and_paper_never_is() -> None:
    page = paint(form()).decode()
    assert "@media (prefers-color-scheme: dark)" in page
    assert page.index("prefers-color-scheme: dark") < page.index("@media print")
    assert "--paper: #ffffff; --line: #000000; --text: #000000;" in page[page.index("@media print") :]


def test_rows_stay_whole_unless_they_are_longer_than_half_a_page() -> None:
    page = paint_fitted(of_texts(["完成", "长" * 2000]), "html").decode()
    assert page.count('<tr class="tall">') == 1
    assert '<tr><td class="text">完成' in page


def test_a_merge_over_heads_and_rows_is_parted_because_html_cannot_merge_them() -> None:
    """The label stands in the head, which each page repeats; below it the cell goes on, empty."""
    label, head, text = Role.LABEL, Role.HEAD, Role.TEXT
    rows = (
        row_of([Cell("绩效指标", 0, 1, 4, label), Cell("名称", 1, 1, 1, head)], head=True),
        row_of([Cell("", 0, 1, 0, label), Cell("甲", 1, 1, 1, text)]),
        row_of([Cell("", 0, 1, 0, label), Cell("乙", 1, 1, 1, text)]),
        row_of([Cell("", 0, 1, 0, label), Cell("丙", 1, 1, 1, text)]),
        row_of([Cell("备注", 0, 1, 1, label), Cell("丁", 1, 1, 1, text)]),
    )
    assert Opened(paint(Grid("", "", A4, (3000, 3000), rows))).rows == [
        [("绩效指标", "label parted", 1, 1), ("名称", "head", 1, 1)],
        [("", "label continued", 1, 3), ("甲", "text", 1, 1)],
        [("乙", "text", 1, 1)],
        [("丙", "text", 1, 1)],
        [("备注", "label", 1, 1), ("丁", "text", 1, 1)],
    ]


@given(st.data())
def test_every_row_covers_every_column_once(data: st.DataObject) -> None:
    """Whatever rows are heads and however long merges are, no cell is pushed aside."""
    merges = data.draw(st.lists(st.integers(1, 5), min_size=1, max_size=6))
    first = [rows if not part else 0 for rows in merges for part in range(rows)]
    rows = [
        row_of(
            [Cell("目标", 0, 1, count, Role.LABEL), Cell("甲", 1, 2, 1, Role.TEXT)],
            head=data.draw(st.booleans()),
        )
        for count in first
    ]
    opened = Opened(paint(Grid("", "", A4, (1000, 1000, 1000), tuple(rows))))
    rows_left = 0
    for cells in opened.rows:
        assert [text for text, *_ in cells][-1] == "甲"
        if len(cells) > 1:
            assert rows_left == 0
            rows_left = cells[0][3]
        rows_left -= 1
    assert rows_left == 0
