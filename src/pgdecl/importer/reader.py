"""Reading forms out of a document: block by block, by the labels that each has."""

from pgdecl.documents.model import Cell, Document, Paragraph, Table
from pgdecl.importer import goals, indicators, labels, lists, money, pairs, texts, titles
from pgdecl.importer.columns import Head, head_at, side_of
from pgdecl.importer.content import Form, form_of
from pgdecl.importer.draft import Draft, DraftMoney, Given
from pgdecl.importer.printed import is_printed
from pgdecl.importer.projects import by_project
from pgdecl.importer.sheet import Sheet

_PRINTED = ("kind", "part.kind", "part.unit", "part.sign")
"""Columns that some systems fill in rows without an indicator."""


def read_forms(document: Document) -> tuple[Form, ...]:
    """The forms in a document, in order.

    A new form begins with a title once the one before has indicators; a sheet is a form of its own. A table
    with a column of project names gives a form for each project.
    """
    reading = _Reading()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            reading.paragraph(block)
        else:
            reading.table(block, new=document.format == "xlsx")
    drafts = [draft for draft in reading.drafts if _is_form(draft)]
    for draft in drafts:
        goals.assign(draft)
    return tuple(form_of(draft, reading.texts) for draft in drafts)


def _is_form(draft: Draft) -> bool:
    return bool(draft.fields or draft.goals or draft.lists or draft.money)


class _Reading:
    """What has been read so far; the last draft is the one being filled."""

    def __init__(self) -> None:
        self.drafts = [Draft()]
        self.texts: list[Given] = []
        self._head: Head | None = None
        self._goals = ""
        self._goal_name = ""

    @property
    def draft(self) -> Draft:
        return self.drafts[-1]

    def _begin(self) -> None:
        self.drafts.append(Draft())
        self._head, self._goals, self._goal_name = None, "", ""

    def paragraph(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        self.texts.append(Given(text, paragraph.address))
        if self._title(text) or pairs.take_behind(self.draft, text, paragraph.address):
            self.draft.place(paragraph.address)

    def _title(self, text: str) -> bool:
        """Takes a title or the line of the year below it; a title begins a new form if one has been read."""
        line = texts.one_line(text)
        if not titles.is_title(line) and not titles.is_year(line):
            return False
        if titles.is_title(line) and any(self.draft.indicators()):
            self._begin()
        self.draft.title = self.draft.title or line
        self.draft.year = self.draft.year or titles.year_in(line)
        self.draft.has_results = self.draft.has_results or "自评" in line or "监控" in line
        return True

    def table(self, table: Table, *, new: bool) -> None:
        if new and _is_form(self.draft):
            self._begin()
        sheet = Sheet(table)
        self.texts += [
            Given(cell.text, cell.address) for cells in sheet.rows for cell in cells if cell.text.strip()
        ]
        row = 0
        while row < len(sheet.rows):
            row = self._block(sheet, row)

    def _block(self, sheet: Sheet, row: int) -> int:
        """Reads what begins in a row; returns the row after it."""
        head = head_at(sheet, row, self.draft.year)
        if head is None and self._head is not None and row == 0 and self._continues(sheet, self._head):
            head = Head(self._head.columns, 0, ())
        if head is not None:
            return self._indicators(sheet, row, head)
        heads_of_goals = goals.table_at(sheet, row)
        if heads_of_goals is not None:
            return goals.take_table(self.draft, sheet, row, heads_of_goals)
        table = lists.table_at(sheet, row, self.draft.year)
        if table is not None:
            self._labels_of_row(sheet, row, table[2])
            return lists.take_table(self.draft, sheet, *table)
        heads = money.table_at(sheet, row)
        if heads is not None:
            return money.take_table(self.draft, sheet, row, heads)
        self._row(sheet, row)
        return row + 1

    def _continues(self, sheet: Sheet, head: Head) -> bool:
        """Whether a table without a head goes on with the one before."""
        cells = indicators.assigned(sheet, head, 0)
        level = next(
            (cell.text for column, cell in cells.items() if column.field in ("level1", "level2")), ""
        )
        return len(cells) == len(head.columns) and labels.is_level(level)

    def _labels_of_row(self, sheet: Sheet, row: int, below: int) -> None:
        for number in range(row, below):
            for cell in sheet.rows[number]:
                if labels.is_known(cell.text):
                    self.draft.place(cell.address)

    def _row(self, sheet: Sheet, row: int) -> None:
        """Reads a row of labels and values, a band or a title."""
        values: set[int] = set()
        for cell in sheet.rows[row]:
            text = cell.text
            if texts.is_nothing(text) or (texts.is_for_stamp(text) and not labels.is_known(text)):
                self.draft.place(cell.address)
            elif id(cell) not in values and cell.address not in self.draft.placed:
                value = self._cell(sheet, cell)
                if value is not None:
                    values.add(id(value))

    def _cell(self, sheet: Sheet, cell: Cell) -> Cell | None:
        """Reads a cell that may be a label; returns the cell with its value."""
        draft = self.draft
        is_wide = cell.span >= sheet.width - 1
        if (is_wide or titles.is_year(texts.one_line(cell.text))) and self._title(cell.text):
            draft = self.draft
            draft.place(cell.address)
            return None
        if is_wide and titles.is_band(texts.label(cell.text)):
            self._heading(cell.text)
        is_known = labels.is_known(cell.text)
        if not is_known and (
            pairs.take_behind(draft, cell.text, cell.address)
            or is_printed(cell.text)
            or pairs.take_choices(draft, cell.text, cell.address)
        ):
            draft.place(cell.address)
            return None
        if money.is_money_label(cell.text):
            value = sheet.right_of(cell)
            if value is not None and value.row == cell.row and not labels.is_known(value.text):
                draft.place(cell.address)
                draft.asked.add(("Declaration", "budget"))
                if value.text.strip():
                    money.take_pair(draft, sheet, cell, value)
                return value
        self._currency(cell)
        return self._label(sheet, cell) if is_known else None

    def _currency(self, cell: Cell) -> None:
        if labels.is_known(cell.text):
            self.draft.currency = self.draft.currency or texts.currency(cell.text)

    def _label(self, sheet: Sheet, cell: Cell) -> Cell | None:
        draft = self.draft
        draft.place(cell.address)
        self._heading(cell.text)
        value = pairs.take_cell(draft, sheet, cell)
        if value is not None and value.text.strip():
            draft.place(value.address)
        return value

    def _heading(self, text: str) -> None:
        """Remembers which goals, and which of them, the following table of indicators is about."""
        named = labels.goals_of(text)
        if named is None:
            return
        self._goals = named
        written = texts.label(text)
        self._goal_name = written if labels.goal_number(written) else ""

    def _indicators(self, sheet: Sheet, row: int, head: Head) -> int:
        draft = self.draft
        for cell in head.cells:
            draft.place(cell.address)
        for cell in sheet.rows[row]:
            if labels.is_known(cell.text) or titles.is_band(texts.label(cell.text)):
                draft.place(cell.address)
                self._heading(cell.text)
                draft.period = draft.period or labels.period(cell.text)
                self._points(cell)
            elif cell is side_of(sheet, row, head):
                draft.place(cell.address)
                self._goal_name = texts.name_with_points(cell.text)
                self._points(cell)
        for column in head.columns:
            draft.period = draft.period or labels.period(column.head)
        if head.has("actual") or head.has("points"):
            draft.has_results = True
        read, after = indicators.rows_below(sheet, head, draft.year)
        if any(column.field.startswith("form:") for column in head.columns):
            self._projects(sheet, read)
        else:
            for body, _ in indicators.take(draft, read, self._goals or "annual_goals", self._goal_name):
                self._place_rest(sheet, body)
        self._head = head
        return self._sum(sheet, after, head)

    def _points(self, cell: Cell) -> None:
        """Keeps the points of a goal beside its indicators: 年度绩效目标1（30分）."""
        points = texts.points(cell.text)
        if points and self._goal_name:
            self.draft.goal(self._goals or "annual_goals", self._goal_name).points = points

    def _place_rest(self, sheet: Sheet, body: indicators.BodyRow) -> None:
        """Marks the levels of a row, labels beside it, and cells without content."""
        of_columns = {id(cell) for cell in body.cells.values()}
        for cell in sheet.covering(body.row):
            if id(cell) not in of_columns and labels.is_known(cell.text):
                self.draft.place(cell.address)
        for column, cell in body.cells.items():
            is_level = column.field in ("level1", "level2", "goal")
            is_of_blank_row = not indicators.has_name(body) and column.field in _PRINTED
            if texts.is_nothing(cell.text) or is_level or is_of_blank_row:
                self.draft.place(cell.address)

    def _sum(self, sheet: Sheet, row: int, head: Head) -> int:
        """Reads the row of sums below the indicators, if there is one."""
        if row >= len(sheet.rows):
            return row
        cells = [cell for cell in sheet.rows[row] if cell.text.strip()]
        if not cells or texts.label(cells[0].text) not in labels.own("sum"):
            return row
        self.draft.place(cells[0].address)
        for column, cell in indicators.assigned(sheet, head, row).items():
            if cell is cells[0]:
                continue
            if column.field == "points" and not texts.is_nothing(cell.text):
                total = Given(texts.one_line(cell.text).removesuffix("分"), cell.address)
                self.draft.put("Results", "points", total)
            if column.field in ("points", "weight"):
                self.draft.place(cell.address)
        return row + 1

    def _projects(self, sheet: Sheet, read: list[tuple[Head, indicators.BodyRow]]) -> None:
        """Rows of several projects, told apart by the cells outside of the indicators."""
        for group in by_project(read):
            if not any(indicators.has_name(body) for _, body in group):
                continue
            if any(self.draft.indicators()):
                title, year, currency = self.draft.title, self.draft.year, self.draft.currency
                self._begin()
                self.draft.title, self.draft.year, self.draft.currency = title, year, currency
            self._project_fields(group[0][1])
            for body, _ in indicators.take(self.draft, group, "annual_goals", ""):
                self._place_rest(sheet, body)
                for column, cell in body.cells.items():
                    if column.field.startswith("form:"):
                        self.draft.place(cell.address)

    def _project_fields(self, body: indicators.BodyRow) -> None:
        for column, cell in body.cells.items():
            if not column.field.startswith("form:") or texts.is_nothing(cell.text):
                continue
            if money.is_money_label(column.head) or texts.label(column.head) == "预算数":
                total = Given(texts.one_line(cell.text), cell.address)
                self.draft.money.setdefault("term", DraftMoney()).total = total
            else:
                pairs.take(self.draft, column.head, cell.text, cell.address)
