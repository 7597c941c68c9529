"""Figures that a running text names, with the words before them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from pgdecl.analysis.view import DeclarationView
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.values.parsed import Figure, ParsedTarget, TargetKind
from pgdecl.values.spelling import HAN
from pgdecl.values.units import Dimension, Unit, known, simple
from pgdecl.values.words import WORDS

_MOST = 100
_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”")
_CLAUSE = re.compile(r"[^，。；：、！？,;:\n（）()]+")
_FIGURE = re.compile(
    # A digit first: then the search does not try every other character.
    r"(?P<number>\d(?<![\d.×xX*~—–－-]\d)\d{0,14}(?:\.\d{1,6})?)\s?"
    rf"(?P<unit>%|％|‰|个百分点|{HAN}{{1,4}}(?:/{HAN}{{1,3}})?)"
)
_PART_OF_A_NAME = re.compile(rf"{HAN}{{1,8}}率")
"""What stands behind a figure that only names a share: 15秒接通率, 48小时办结率; 95%的合格率 is none."""
_IN_NAMES = (Dimension.DURATION, Dimension.LENGTH)
_NO_FACT = re.compile(
    # A letter first, for the same reason.
    rf"〔|第\d|号(?<=\d号)|由\D{{0,8}}\d|从\D{{0,8}}\d|每{HAN}?\d|年(?<=\d年)"
)
_NO_UNIT = WORDS["calendar"] | {"日", "号"}
_NO_FIGURES = (None, Dimension.AGE)
"""What no unit measures; and ages tell whom a project is for."""
_POINTS = "个百分点"
_DEMAND = ("demand",)


class Fact(NamedTuple):
    """A figure that a text names, with the words around it.

    `amount` is the number with its unit as written, `parsed` what they say. `demand` is the demand (不低于)
    directly before it, "" for none, and `before` what stands before that in the clause. `demanded` is whether
    there is a demand before or behind it.
    """

    amount: str
    parsed: ParsedTarget
    demand: str
    before: str
    clause: str
    demanded: bool

    @property
    def text(self) -> str:
        """The words of the text: the figure with its demand."""
        return self.demand + self.amount

    @property
    def figure(self) -> Figure:
        """Its amount in the base unit and what is measured, for finding it in a table."""
        return self.parsed.figures[0]


def demands(text: str, view: DeclarationView) -> list[Fact]:
    """Those of `facts` that the text says are to be reached or kept to."""
    return [fact for fact in facts(text, view) if fact.demanded]


def facts(text: str, view: DeclarationView) -> list[Fact]:
    """The first hundred figures of a text.

    Left out are clauses about other years or starting points, what stands in titles and quotes, dates, and
    the money that the project gets.
    """
    found = (
        fact
        for clause in _clauses(_QUOTED.sub("", text), view)
        for match in _FIGURE.finditer(clause)
        if (fact := _fact(match, view.vocabulary)) and not _is_own_money(fact, view)
    )
    return list(islice(found, _MOST))


def _clauses(text: str, view: DeclarationView) -> Iterator[str]:
    """The clauses with digits that may state facts, without the year of the declaration."""
    elsewhere = view.vocabulary.compiled("{elsewhere}")
    year = f"{view.declaration.year}年"
    for written in filter(_DIGIT.search, _CLAUSE.findall(text)):
        clause = written.replace(f"{year}度", "").replace(year, "")
        if not _NO_FACT.search(clause) and not elsewhere.search(clause):
            yield clause


def _fact(match: re.Match[str], vocabulary: Vocabulary) -> Fact | None:
    """A figure of a clause; None if it has no unit or is a part of a name."""
    number, words = match.groups()
    unit, clause = _unit(words), match.string
    if unit is None:
        return None
    end = match.start("unit") + len(unit.text)
    if unit.dimension in _IN_NAMES and _PART_OF_A_NAME.match(clause, end):
        return None
    before = clause[: match.start()]
    demand, _ = vocabulary.suffix(before, _DEMAND)
    demanded = bool(demand) or clause.startswith(vocabulary.words("demand-behind"), end)
    parsed = ParsedTarget(TargetKind.NUMBER, number=Decimal(number), unit=unit)
    return Fact(number + unit.text, parsed, demand, before.removesuffix(demand), clause, demanded)


def _unit(words: str) -> Unit | None:
    """The longest unit that the words behind a number begin with; None for a date, and for a change."""
    if words.startswith(_POINTS):
        return None
    for length in range(len(words), 0, -1):
        name = words[:length]
        unit = simple(name) or ("/" in name and known(name)) or None
        if unit is None or unit.dimension in _NO_FIGURES or name in _NO_UNIT:
            continue
        if length == 1 or name[0] != "个" or unit.dimension is not Dimension.COUNT:
            return unit
    return None


def _is_own_money(fact: Fact, view: DeclarationView) -> bool:
    """Whether a figure is the money that the project gets: its budget, or an amount or share of funds."""
    if fact.parsed.unit is None or fact.parsed.unit.dimension not in (Dimension.MONEY, Dimension.SHARE):
        return False
    total = view.declaration.budget.total.amount(view.declaration.currency_unit)
    own_money = view.vocabulary.compiled("{own-money}")
    return fact.parsed.amount == total or own_money.search(fact.clause) is not None
