"""名称里写了数值、年份或单位 · Figures in the name.

What:
    zh: 名称里有金额、年份、比较符号，开头、末尾有数值加单位，或者单位：“新建水泥路1条”
        “3500平方米冷库建设”“补助人数（人）”“及时率%”。
    en: The name contains an amount of money, a year, a comparator, a number with a unit at its beginning or
        end, or a unit: 新建水泥路1条, 3500平方米冷库建设, 补助人数（人）, 及时率%.
Why:
    zh: 数值写进名称，指标值栏就只剩“完成”；跨年度同名指标也对不上。
    en: With the figure in the name, only 完成 is left for the target, and indicators of different years no
        longer match.
Bad:
    output:
      quantity:
        - name: 新建水泥路1条
          target: 完成
Good:
    output:
      quantity:
        - name: 新建水泥路数量
          target: ≥1条
Options:
    words: latin, demand
Silent:
    zh: 专有名称里的数字：12345热线、5G、7岁以下儿童、65岁及以上老年人、2型糖尿病、PM2.5；书名号和引号里的；
        说明统计范围的金额（5000万元以上项目）；第2批之类的序数。
    en: Digits that are part of a name: 12345热线, 5G, 7岁以下儿童, 65岁及以上老年人, 2型糖尿病, PM2.5; titles
        and words in quotes; money that tells which things are counted (5000万元以上项目); ordinals (第2批).
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.name_figures import figure_at_end
from pgdecl.analysis.names import bracketed_unit
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.finding import Edit, Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.rules.template_text import has_template_text
from pgdecl.values.units import Dimension, simple

RULE = Rule(
    "PG302",
    "figure-in-name",
    (Severity.WARNING,),
    says={
        "number": ("名称里写了数值“{part}”", "the name contains the figure “{part}”"),
        "year": ("名称里写了年份“{part}”", "the name contains the year “{part}”"),
        "sign": ("名称里写了比较符号“{part}”", "the name contains the comparison “{part}”"),
        "unit": ("名称里写了单位“{part}”", "the name contains the unit “{part}”"),
    },
    help=("数值、年份和单位只写在指标值里", "leave figures, years and units to the target"),
)
_SIGN = re.compile(r"[≥≤≧≦＞＜>＝=](?!\d+(?:周?岁|个?月龄))(?:\d+(?:\.\d+)?[^\d\s]{0,4}$)?")
_YEAR = re.compile(r"(?<!\d)20\d{2}(?:年度?|[-—–~～至]+20\d{2}年?度?)")
_MONEY = re.compile(r"(?<![\d.])\d{1,15}(?:\.\d{1,6})?(?:万|亿|百万|千万)?元(?!及?以[上下内].)")
_PATTERNS = {"sign": _SIGN, "year": _YEAR, "number": _MONEY}
_PERCENT = "%％‰"
_AT_START = re.compile(r"(?P<number>\d{1,9}(?:\.\d{1,4})?)(?P<unit>[^\W\d]{1,4})(?=.{2})")
_MEASURED = (Dimension.AREA, Dimension.LENGTH, Dimension.VOLUME, Dimension.MASS, Dimension.POWER)
_CLASSES = ("级", "以", "及", "之", "内", "外", "跑", "线")
"""Behind an amount these make it a kind of thing: 1000吨级码头, 5公里以内, 800米跑."""
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”")
_BRACKET = re.compile(r"[（(]([^（()）]{1,6})[)）]$")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks every name, without its titles and quotes."""
    for row in view.rows:
        name = row.name.text.strip()
        if name.isalpha() or has_template_text(name):
            continue
        case, part = _figure(_QUOTED.sub("…", name), view.vocabulary)
        if case:
            fix = _without_unit(row, part) if case == "unit" else []
            yield RULE.at(row.at_name, case=case, excerpt=part, fix=fix, part=part)


def _figure(name: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """What kind of figure is in a name, and which part of the name it is; both "" for none."""
    for case, pattern in _PATTERNS.items():
        if match := pattern.search(name):
            return case, match[0]
    if part := _measured_at_start(name):
        return "number", part
    bracket = _BRACKET.search(name)
    if bracket and bracketed_unit(bracket[1]):
        return "unit", bracket[0]
    figure = figure_at_end(name, vocabulary)
    if figure and figure.number not in vocabulary.words("latin"):
        return "number", figure.text
    if figure is None and name[-1] in _PERCENT:
        return "unit", name[-1]
    return "", ""


def _measured_at_start(name: str) -> str:
    """The amount that a name begins with (3500平方米冷库建设); "" for none."""
    match = _AT_START.match(name)
    for length in range(len(match["unit"]) if match else 0, 0, -1):
        unit = simple(match["unit"][:length]) if match else None
        if match and unit and unit.dimension in _MEASURED:
            rest = name[match.start("unit") + length :]
            return "" if rest.startswith(_CLASSES) else match["number"] + unit.text
    return ""


def _without_unit(row: Row, part: str) -> list[Edit]:
    """Taking the unit out of the name is safe where the target has it as well."""
    unit = row.parsed.unit
    inner = bracketed_unit(part.strip("（()）"))
    is_rest = row.name.text.replace(part, "").strip() != ""
    return [Edit(row.at_name, part, "")] if is_rest and unit and inner and unit.name == inner.name else []
