"""Declarations to measure with: as many as wanted, all different, well made, of a real one's shape.

They are ordinary work: no rule has a word to say of them, and hardly any value stands in two of them.
"""

import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple


class Measure(NamedTuple):
    """What indicators of one level 2 measure.

    `{}` in the name is a thing; the long-term target lies in `goals`; `step` leads from one year to the next,
    towards the target; `sum` says that the years add up to it; all numbers have so many decimal `places`.
    """

    level1: str
    level2: str
    name: str
    sign: str
    unit: str
    goals: tuple[int, int]
    step: int
    sum: bool = False
    places: int = 0

    def written(self, number: int) -> str:
        """A number of the last decimal place, with the unit."""
        return f"{Decimal(number).scaleb(-self.places)}{self.unit}"


MEASURES = (
    Measure("output", "quantity", "{}建设数量", "≥", "个", (60, 3000), 2, sum=True),
    Measure("output", "quality", "{}验收合格率", "≥", "%", (9000, 9990), 100, places=2),
    Measure("output", "timeliness", "{}平均办理时间", "≤", "个工作日", (20, 150), -10, places=1),
    Measure("output", "cost", "{}单位建设成本", "≤", "元/个", (1200, 90000), -100),
    Measure("benefit", "economic", "{}年均节约办公费用", "≥", "万元", (400, 9000), 30, places=1),
    Measure("satisfaction", "beneficiary", "{}服务对象满意度", "≥", "%", (9000, 9990), 100, places=2),
    Measure("benefit", "social", "{}群众覆盖率", "≥", "%", (8000, 9990), 200, places=2),
    Measure("benefit", "sustainability", "{}人员持证上岗率", "≥", "%", (8000, 9990), 200, places=2),
    Measure("benefit", "ecological", "{}用纸减量比例", "≥", "%", (2000, 6000), 200, places=2),
)
"""The first seven make a form of which no level is missing."""
_AS_IN_THE_FORM = sorted(
    MEASURES, key=lambda measure: ("output", "benefit", "satisfaction").index(measure.level1)
)

_FIRST = "东西南北青白金龙凤云石清华安平永春秋双鹤梅松竹柳桃兰"
_SECOND = "山湖江河溪桥塘岭坪港湾泉洲浦林源陵川峰岗"
_THINGS = (
    *("政务大厅", "综合窗口", "便民网点", "服务平台", "培训基地", "巡查站", "示范校", "档案室", "宣传栏"),
    *(
        "养老驿站",
        "社区食堂",
        "体育场",
        "阅览室",
        "文化站",
        "卫生室",
        "停车场",
        "充电站",
        "公交站",
        "农贸市场",
    ),
)
_SOURCES = (
    "《{place}{thing}建设三年计划》",
    "{year}年{place}{thing}专项工作方案",
    "鄂政发〔{year}〕{number}号的要求，按{thing}年度分解",
    "{year}年{place}第三方测评的平均水平",
    "{year}年{place}{thing}政府采购合同和支出标准",
    "按{year}年实际办理{number}件测算",
)
_DUTIES = ("推进标准化", "改善窗口条件", "方便群众办事", "落实管理责任", "规范服务流程", "培训基层人员")


def declaration(seed: int, goals: int = 1, indicators: int = 7) -> str:
    """A declaration with so many goals of each kind and so many indicators in each of them."""
    rnd = random.Random(seed)  # noqa: S311 - not for secrets
    year, place, thing = rnd.randint(2021, 2026), _place(rnd), rnd.choice(_THINGS)
    lines = [
        "pgdecl: 1",
        "layout: hubei-project",
        f"year: {year}",
        f"declaring_unit: 示范市{place}区管理局",
        "project:",
        f"  name: {place}{thing}提升工作经费{seed}",
        "  category: 延续性项目",
        "  nature: 常年性项目",
        "  grounds: >-",
        *(f"    {_sentence(rnd, year)}" for _ in range(4)),
        f"budget: {Decimal(rnd.randint(50000, 99999)).scaleb(-2)}万元",
        "currency_unit: 万元",
    ]
    plans = [_plan(rnd, year, indicators) for _ in range(goals)]
    for kind, annual in (("long_term_goals", None), ("annual_goals", 1)):
        lines.append(f"{kind}:")
        for plan in plans:
            lines += _goal(rnd, plan, year, annual)
    return "\n".join(lines) + "\n"


def write(folder: Path, count: int) -> None:
    """So many different declarations as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        (folder / f"{seed:05}.yaml").write_text(declaration(seed), encoding="utf-8")


class Indicator(NamedTuple):
    """What a long-term goal and the annual one beside it share: a name, its measure, the target, a basis."""

    measure: Measure
    name: str
    goal: int
    basis: str

    def value(self, years_before: int) -> str:
        """What is reached so many years before the goal is."""
        step = years_before * self.measure.step
        return self.measure.written(self.goal // 3 - step if self.measure.sum else self.goal - step)


def _plan(rnd: random.Random, year: int, indicators: int) -> list[Indicator]:
    planned = []
    for number in range(indicators):
        place, thing = _place(rnd), rnd.choice(_THINGS)
        measure = MEASURES[number] if number < len(MEASURES) else rnd.choice(MEASURES)
        source = rnd.choice(_SOURCES).format(
            place=place, thing=thing, year=year - 1, number=rnd.randint(1, 300)
        )
        planned.append(
            Indicator(measure, measure.name.format(place + thing), rnd.randint(*measure.goals), source)
        )
    return planned


def _goal(rnd: random.Random, plan: list[Indicator], year: int, annual: int | None) -> list[str]:
    """Three of its indicators are in the statement with their figures.

    An annual goal is the one so many years before the long-term goal is reached; none says long-term.
    """
    said = [f"{one.name}达到{_target(one, annual)}" for one in plan[:3]]
    when = f"到{year + 2}年底" if annual is None else f"{year + 1 - annual}年"
    lines = [f"  - statement: {when}{rnd.choice(_DUTIES)}，{'，'.join(said)}。", "    indicators:"]
    written = ("", "")
    for one in sorted(plan, key=lambda one: _AS_IN_THE_FORM.index(one.measure)):
        level1, level2 = one.measure.level1, one.measure.level2
        if level1 != written[0]:
            lines.append(f"      {level1}:")
        if (level1, level2) != written:
            lines.append(f"        {level2}:")
        written = (level1, level2)
        lines += _indicator(one, annual)
    return lines


def _indicator(one: Indicator, annual: int | None) -> Iterator[str]:
    yield f"          - name: {one.name}"
    if annual is not None:
        yield f"            two_years_ago: {one.value(annual + 2)}"
        yield f"            last_year: {one.value(annual + 1)}"
    yield f"            target: {one.measure.sign}{_target(one, annual)}"
    yield f"            basis: {one.basis}"


def _target(one: Indicator, annual: int | None) -> str:
    return one.measure.written(one.goal) if annual is None else one.value(annual)


def _place(rnd: random.Random) -> str:
    return rnd.choice(_FIRST) + rnd.choice(_SECOND)


def _sentence(rnd: random.Random, year: int) -> str:
    """A document with its number, and what it asks for."""
    title = f"《关于{_place(rnd)}{rnd.choice(_THINGS)}工作的指导意见》"
    number = f"鄂政办发〔{year - rnd.randint(1, 6)}〕{rnd.randint(1, 300)}号"
    return f"{title}（{number}）要求{rnd.choice(_DUTIES)}，{rnd.choice(_DUTIES)}。"
