"""Figures that a running text names, with the words before them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from pgdecl.analysis.view import DeclarationView
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.declaration.models import Declaration
from pgdecl.values.parsed import Figure, ParsedTarget, TargetKind
from pgdecl.values.spelling import HAN
from pgdecl.values.units import Dimension, Unit, known, simple
from pgdecl.values.words import WORDS, longest_end

_MOST = 100
_LONGEST_DEMAND = 8
_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”")
_CLAUSE = re.compile(r"[^，。；：、！？,;:\n（）()]+")
_FIGURE = re.compile(
    # A digit first: then the search does not try every other character.
    r"(?P<number>\d(?<![\d.×xX*~—–－-]\d)\d{0,14}(?:\.\d{1,6})?)\s?"
    rf"(?P<unit>%|％|‰|个百分点|{HAN}{{1,4}}(?:/{HAN}{{1,3}})?)(?P<above>以上|以内|以下)?"
)
_NUMBER_BEHIND = re.compile(r"[^\d，。；：、,;:\n（）()]{0,10}(\d{1,15}(?:\.\d{1,6})?)")
_PART_OF_A_NAME = re.compile(rf"{HAN}{{1,8}}率")
"""What stands behind a figure that only names a share: 15秒接通率, 48小时办结率; 95%的合格率 is none."""
_IN_NAMES = (Dimension.DURATION, Dimension.LENGTH)
_DEMANDED = "{demand}|{demand-behind}"
_NO_FACT = rf"〔|第\d|\d号|[由从]\D{{0,8}}\d|每{HAN}?\d|\d年|{{elsewhere}}"
_NO_UNIT = WORDS["calendar"] | {"日", "号"}
_NO_FIGURES = (None, Dimension.AGE)
"""What no unit measures; and ages tell whom a project is for."""
_POINTS = "个百分点"


class Fact(NamedTuple):
    """A figure that a text names: its words, number and unit, and its clause, with what is before it there.

    `part` has the demand (不低于) that stands before the number, if there is one.
    """

    part: str
    number: str
    unit: Unit
    before: str
    clause: str
    demanded: bool

    @property
    def parsed(self) -> ParsedTarget:
        """What it says."""
        return ParsedTarget(TargetKind.NUMBER, number=Decimal(self.number), unit=self.unit)

    @property
    def figure(self) -> Figure:
        """What it comes to, for finding it in a table."""
        return self.parsed.amount, self.unit.dimension


def demands(text: str, view: DeclarationView) -> list[Fact]:
    """Those of `facts` that the text says are to be reached or kept to."""
    if not view.vocabulary.compiled(_DEMANDED).search(text):
        return []
    return [fact for fact in facts(text, view) if fact.demanded]


def facts(text: str, view: DeclarationView, *, known: bool = False) -> list[Fact]:
    """The first hundred figures of a text that no value has word for word; or all, the known ones too.

    Left out are clauses about other years or starting points, what stands in titles and quotes, dates, and
    the money that the project gets.
    """
    said = _QUOTED.sub("", text) if _DIGIT.search(text) else ""
    wanted = any(_figures(said, view, known=known))
    return list(islice(_facts(said, view, known=known), _MOST)) if wanted else []


def number_behind(text: str, place: int) -> Decimal | None:
    """The first number behind a place of a text, if it stands in the same clause and near."""
    found = _NUMBER_BEHIND.match(text, place)
    return Decimal(found[1]) if found else None


def _figures(text: str, view: DeclarationView, *, known: bool) -> Iterator[re.Match[str]]:
    """The figures with a unit, known ones too or only those that no value has word for word."""
    for figure in _FIGURE.finditer(text):
        unit = _unit(figure["unit"])
        if unit is None or (not known and view.has_value(figure["number"] + unit.text)):
            continue
        behind = figure.start("unit") + len(unit.text)
        if unit.dimension not in _IN_NAMES or not _PART_OF_A_NAME.match(text, behind):
            yield figure


def _facts(text: str, view: DeclarationView, *, known: bool) -> Iterator[Fact]:
    declaration, vocabulary = view.declaration, view.vocabulary
    year = f"{declaration.year}年"
    for clause in filter(_DIGIT.search, _CLAUSE.findall(text)):
        said = clause.replace(f"{year}度", "").replace(year, "") if year in clause else clause
        found = list(_of_clause(said, view, known=known))
        if found and not vocabulary.compiled(_NO_FACT).search(said):
            yield from (fact for fact in found if not _is_own_money(fact, declaration, vocabulary))


def _of_clause(clause: str, view: DeclarationView, *, known: bool) -> Iterator[Fact]:
    """The figures of one clause."""
    demands = view.vocabulary.set_of("demand")
    for figure in _figures(clause, view, known=known):
        number, words, above = figure.groups()
        unit = _unit(words)
        demand = longest_end(clause[: figure.start()], demands, _LONGEST_DEMAND)
        before = clause[: figure.start() - len(demand)]
        if unit is not None:
            yield Fact(f"{demand}{number}{unit}", number, unit, before, clause, bool(demand or above))


@lru_cache(maxsize=1024)
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


def _is_own_money(fact: Fact, declaration: Declaration, vocabulary: Vocabulary) -> bool:
    if fact.unit.dimension is not Dimension.MONEY:
        return False
    total = declaration.budget.total.amount(declaration.currency_unit)
    return fact.parsed.amount == total or vocabulary.compiled("{own-money}").search(fact.clause) is not None
