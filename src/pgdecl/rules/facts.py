"""Figures that a running text names, with the words before them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pgdecl.model.declaration import Declaration
from pgdecl.model.grammar import read
from pgdecl.model.reading import Figure, Kind, Reading
from pgdecl.model.units import Dimension, known, simple
from pgdecl.model.words import longest_end

_MOST = 100
_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”")
_CLAUSE = re.compile(r"[^，。；：、！？,;:\n（）()]+")
_FIGURE = re.compile(
    r"(?<![\d.])(?P<number>\d{1,15}(?:\.\d{1,6})?)\s?"
    r"(?P<unit>%|％|‰|个百分点|[一-鿿]{1,4}(?:/[一-鿿]{1,2})?)(?P<above>以上|以内|以下)?"
)
_DEMANDS = frozenset(
    [
        "不低于",
        "不少于",
        "不超过",
        "不高于",
        "不得低于",
        "不得超过",
        "达到",
        "≥",
        "≤",
        "至少",
        "控制在",
        "压缩到",
        "提高到",
        "下降到",
        "降到",
        "增加到",
        "降至",
        "提升至",
        "提升至到",
    ]
)
_NO_FACT = re.compile(r"〔|第\d|\d号|[由从]\D{0,8}\d|每\d|\d年|上年|去年|前年|往年|现有|原有")
_OWN_MONEY = re.compile(r"资金|预算|经费|拨款|总投资|投入")
_NO_UNIT = ("年", "月", "日", "号")
_POINTS = "个百分点"


class Fact(NamedTuple):
    """A figure that a text names: its words, what they say, and its clause, with what is before it there."""

    part: str
    reading: Reading
    before: str
    clause: str
    demanded: bool

    @property
    def figure(self) -> Figure:
        """What it comes to, for finding it in a table."""
        return self.reading.amount, self.reading.unit.dimension if self.reading.unit else None


def facts(text: str, declaration: Declaration) -> list[Fact]:
    """The first hundred figures of a text, without those of clauses about other years or starting points.

    What stands in titles and quotes is left out, as are dates and the money that the project gets.
    """
    found: list[Fact] = []
    year = declaration.year
    if not _DIGIT.search(text):
        return found
    for clause in _CLAUSE.findall(_QUOTED.sub("", text)):
        if not _DIGIT.search(clause):
            continue
        said = clause.replace(f"{year}年度", "").replace(f"{year}年", "") if year else clause
        if not _NO_FACT.search(said):
            found += [fact for fact in _facts(said) if not _is_own_money(fact, declaration)]
        if len(found) >= _MOST:
            return found[:_MOST]
    return found


def _facts(clause: str) -> Iterator[Fact]:
    """The figures of one clause."""
    end = 0
    for figure in _FIGURE.finditer(clause):
        fact = _fact(clause, figure, longest_end(clause[end : figure.start()], _DEMANDS))
        end = figure.end()
        if fact:
            yield fact


def _fact(clause: str, figure: re.Match[str], demand: str) -> Fact | None:
    """A number with the longest unit that is listed among the words behind it, and a demand before it."""
    unit = figure["unit"]
    if unit.startswith(_POINTS):
        return None
    for length in range(len(unit), 0, -1):
        name = unit[:length]
        listed = simple(name) or ("/" in name and known(name))
        if not listed or listed.dimension is None or name in _NO_UNIT:
            continue
        if length > 1 and name[0] == "个" and listed.dimension is Dimension.COUNT:
            continue
        part = figure["number"] + name
        reading = read(part)
        if reading.kind is Kind.NUMBER and reading.unit is not None:
            before = clause[: figure.start() - len(demand)]
            return Fact(demand + part, reading, before, clause, bool(demand or figure["above"]))
    return None


def _is_own_money(fact: Fact, declaration: Declaration) -> bool:
    unit = fact.reading.unit
    if unit is None or unit.dimension is not Dimension.MONEY:
        return False
    total = declaration.budget.total.amount(declaration.currency_unit)
    return fact.reading.amount == total or _OWN_MONEY.search(fact.clause) is not None
