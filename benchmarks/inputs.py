"""Declarations to measure with: as many as wanted, all different, of the real one's shape."""

import random
from pathlib import Path

LEVELS = {
    "output": ("quantity", "quality", "timeliness", "cost"),
    "benefit": ("economic", "social", "ecological", "sustainability"),
    "satisfaction": ("beneficiary",),
}
_SLOTS = [(level1, level2) for level1, level2s in LEVELS.items() for level2 in level2s]
_NOUNS = (
    "政务大厅",
    "综合窗口",
    "专题片",
    "培训班",
    "平台模块",
    "便民网点",
    "巡查河段",
    "示范校",
    "惠企政策",
)
_MEASURES = ("合格率", "覆盖率", "按时完成率", "建设数量", "办结率", "投诉下降率", "网办率", "满意率")
_WORDS = (*_NOUNS, "进一步完善", "持续提升", "“一网通办”", "服务保障", "标准化", "便利化", "责任落实")


def declaration(seed: int, goals: int = 1, indicators: int = 7) -> str:
    """A declaration with so many goals of each kind and so many indicators in each of them."""
    rnd = random.Random(seed)  # noqa: S311 - not for secrets
    lines = [
        "pgdecl: 1",
        "layout: hubei-project",
        f"year: {rnd.randint(2021, 2026)}",
        f"declaring_unit: 示范市{rnd.choice(_NOUNS)}管理局",
        "project:",
        f"  name: {rnd.choice(_NOUNS)}工作经费{seed}",
        "  category: 延续性项目",
        "  nature: 持续性项目",
        "  grounds: >-",
        *(f"    {_sentence(rnd, 5)}" for _ in range(4)),
        f"budget: {rnd.randint(1, 900)}万元",
        "currency_unit: 万元",
    ]
    for kind in ("long_term_goals", "annual_goals"):
        lines.append(f"{kind}:")
        for _ in range(goals):
            lines += _goal(rnd, indicators, annual=kind == "annual_goals")
    return "\n".join(lines) + "\n"


def write(folder: Path, count: int, goals: int = 1, indicators: int = 7) -> None:
    """So many different declarations as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        (folder / f"{seed:05}.yaml").write_text(declaration(seed, goals, indicators), encoding="utf-8")


def _goal(rnd: random.Random, indicators: int, *, annual: bool) -> list[str]:
    slots = [_SLOTS[number] if number < len(_SLOTS) else rnd.choice(_SLOTS) for number in range(indicators)]
    lines = [f"  - statement: {_sentence(rnd, 6)}", "    indicators:"]
    for level1, level2s in LEVELS.items():
        if not any(slot[0] == level1 for slot in slots):
            continue
        lines.append(f"      {level1}:")
        for level2 in level2s:
            mine = slots.count((level1, level2))
            lines += [f"        {level2}:"] if mine else []
            for _ in range(mine):
                lines += _indicator(rnd, annual=annual)
    return lines


def _indicator(rnd: random.Random, *, annual: bool) -> list[str]:
    lines = [f"          - name: {rnd.choice(_NOUNS)}{rnd.choice(_MEASURES)}{rnd.randint(1, 9999)}"]
    if annual:
        lines += [f"            two_years_ago: {_value(rnd)}", f"            last_year: {_value(rnd)}"]
    return [*lines, f"            target: ≥{_value(rnd)}", f"            basis: {_sentence(rnd, 1)}"]


def _value(rnd: random.Random) -> str:
    return rnd.choice([f"{rnd.randint(1, 99)}%", f"{rnd.randint(1, 500)}个", f"{rnd.randint(1, 900)}万元"])


def _sentence(rnd: random.Random, parts: int) -> str:
    words = (rnd.choice(_WORDS) + rnd.choice(_WORDS) + str(rnd.randint(1, 999)) for _ in range(parts))
    return "，".join(words) + "。"
