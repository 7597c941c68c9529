"""Declarations and results made up by a seed, with a text in every field that a form has a place for."""

import random
from collections.abc import Iterable
from typing import Any

from pgdecl.app.filled import content_of
from pgdecl.config.settings import DEFAULT
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.declaration.sources import SOURCE_KINDS
from pgdecl.declaration.terms import TERMS
from pgdecl.declaration.walk import GOAL_LISTS, OTHER
from pgdecl.forms.content import Content
from pgdecl.forms.fields import RESULTS, SOURCES, form_fields
from pgdecl.forms.fill import Form
from pgdecl.forms.shown import shown_by

_WHAT = (
    "道路养护",
    "培训班",
    "设备",
    "困难群众",
    "宣传片（套）",
    "A级景区",
    "办件",
    "网站 IPv6",
    "老旧小区",
    "图书",
)
_KINDS = (
    "数量",
    "合格率",
    "完成时间",
    "补助标准",
    "覆盖率",
    "满意度",
    "增长率",
    "投诉 2次以下比例",
    "持续时间",
)
_TARGETS = (
    *(
        "≥10个",
        "≥95%",
        "=100%",
        "≤50万元",
        "＜3天",
        "2022年12月31日前",
        "效果明显",
        "≥4.5分",
        "3—5次",
        "100%",
    ),
    *("12月底前", "约95%以上", "≤1,200元/人", "≧8次", ">20公里", "有效提升", "≥0.5‰", "1:3", "10"),
)
_ACTUALS = ("12个", "96.2%", "达成", "50万元", "2022年11月30日", "0", "100%", "部分达成")
_SENTENCES = (
    *(
        "按计划完成全年工作",
        "提高服务水平，群众满意",
        "完成12个项目；验收合格率达到100%",
        "依据国发〔2019〕3号文件",
    ),
    *("参照上年：实际数", "（一）建设；（二）运行", "The programme: phase 2", "改善环境、减少投诉"),
)
_AMOUNTS = ("50", "12.5", "1,200", "0", "30万元", "8.06", "100.00")
_MONEY = ("amount", "fiscal", "other", "two_years_ago", "last_year")
_NOT_MADE_UP = ("pgdecl", "layout", "year", "currency_unit", "pgdecl_results")
_TEXTS = {
    "standard": ("计划", "行业", "历史", "预算支出", "其他"),
    "kind": ("正向", "反向", "定性"),
    "likelihood": ("确定能", "有可能", "完全不可能"),
    "period": ("1-7月",),
    "date": ("2022年3月1日",),
    "filing_date": ("2022年3月1日",),
    "start": ("2022年1月",),
    "end": ("2024年12月",),
    "term": ("2022—2024年",),
    "phone": ("0000-12345678",),
    "weight": ("5", "10", "2.5"),
    "points": ("5", "10", "2.5"),
    "execution_points": ("9", "10", "8.5"),
    "target": _TARGETS,
    **dict.fromkeys(("two_years_ago", "last_year", "actual", "expected"), _ACTUALS),
}


_BUDGETS_OF_RESULTS = {
    "budget": "adjusted_budget",
    "executed": "results.executed",
    "expected": "results.expected",
}


class Maker:
    """Makes up what a form is filled with."""

    def __init__(self, form: Form, seed: int) -> None:
        self._random = random.Random(f"{form.layout.name} {seed}")  # noqa: S311 - nothing secret
        self._form = form
        self._shown = shown_by(form)
        self._names: set[str] = set()

    def content(self) -> Content:
        """A declaration, and results if the form has places for them."""
        data = self._declaration()
        declaration = Declaration.model_validate(data)
        if not any(name.startswith("result") for name in self._names_shown()):
            return Content(declaration)
        return content_of(declaration, Results.model_validate(self._results(data)), DEFAULT.profile)

    def _names_shown(self) -> set[str]:
        return set(self._shown.fields).union(*self._shown.in_lists.values())

    def _declaration(self) -> dict[str, Any]:
        data: dict[str, Any] = {"pgdecl": "1", "layout": self._form.layout.name, "year": "2022"}
        data["declaring_unit"] = "示范市民政局"
        prints_unit = "currency_unit" in self._shown.fields
        data["currency_unit"] = self._random.choice(("万元", "元")) if prints_unit else "万元"
        self._fields(data, of_results=False)
        subject = next((key for key in ("department", "grant") if key in data), "project")
        name = self._name()
        data.setdefault(subject, {})["name"] = name
        data["project"] = data["project"] if subject == "project" else {"name": name}
        data["budget"] = self._budget("budget", "initial_budget", "adjusted_budget")
        if "annual_budget.total" in self._shown.fields:
            data["annual_budget"] = self._budget("annual_budget")
        for key, record in (("costs", "CostItem"), ("purchases", "Purchase"), ("tasks", "Task")):
            if key in self._shown.in_lists:
                data[key] = [self._item(key, record) for _ in range(self._random.randint(0, 3))]
        for goals in GOAL_LISTS:
            if goals in self._shown.in_lists:
                data[goals] = [self._goal(goals) for _ in range(self._random.choice((1, 1, 2, 3)))]
        return data

    def _fields(self, data: dict[str, Any], *, of_results: bool) -> None:
        """Fills in the fields outside of lists that the form has a place for."""
        for name, field in sorted(form_fields().items()):
            is_plain = not field.derived and field.text is not None and field.amount is None
            is_meant = name in self._shown.fields and name.startswith(RESULTS) == of_results
            *above, key = map(str, field.path or ("",))
            if is_meant and is_plain and key not in _NOT_MADE_UP:
                holder = data
                for part in above:
                    holder = holder.setdefault(part, {})
                holder.setdefault(key, self._text(key))

    def _budget(self, *printed: str) -> Any:
        """An amount, with some of the sources that the form has rows for below one of the budgets printed."""
        rows = {f"{budget}.sources.{kind}": kind for kind in SOURCE_KINDS for budget in printed}
        kinds = {kind: True for row, kind in rows.items() if row in self._shown.fields}
        if SOURCES in self._shown.in_lists:
            kinds = dict.fromkeys(SOURCE_KINDS[:3], True)
        sources = {TERMS["Source"][kind].label: self._amount() for kind in kinds if self._happens(0.7)}
        return {"total": self._amount(), "sources": sources} if sources else self._amount()

    def _item(self, key: str, record: str) -> dict[str, Any]:
        prefix = f"{key.removesuffix('s')}."
        item = {"name": self._name()}
        for name in sorted(self._shown.in_lists[key]):
            field = name.removeprefix(prefix)
            if field in TERMS[record] and field != "name":
                item[field] = self._amount() if field in _MONEY else self._random.choice(_SENTENCES)
        return item

    def _goal(self, goals: str) -> dict[str, Any]:
        shown = self._shown.in_lists[goals]
        goal: dict[str, Any] = {"statement": self._statement(), "indicators": {}}
        if "goal.name" in shown and self._random.random() < 0.5:
            goal["name"] = self._name()
        if "goal.points" in shown:
            goal["points"] = "30"
        levels = sorted(self._shown.levels.get(goals, ()))
        if goals in self._shown.other_levels:
            levels.append(("管理指标", "过程管理"))
        for level1, level2 in levels:
            above = goal["indicators"]
            if level1 not in TERMS["Indicators"]:
                above = above.setdefault(OTHER, {})
            items = [self._indicator(shown) for _ in range(self._random.choice((0, 1, 1, 2, 3)))]
            if items:
                above.setdefault(level1, {})[level2] = items
        return goal

    def _indicator(self, shown: Iterable[str]) -> dict[str, Any]:
        indicator: dict[str, Any] = {"name": self._name(), "target": self._random.choice(_TARGETS)}
        for name in sorted(shown):
            key = name.removeprefix("indicator.")
            if name.startswith("indicator.") and key in TERMS["Indicator"] and key not in ("part", "kind"):
                indicator.setdefault(key, self._text(key))
        for key in ("basis", "remark", "last_year", "standard"):
            if self._happens(0.3):
                indicator.pop(key, None)
        if self._happens(0.1):
            indicator["part"] = "true"
        return indicator

    def _results(self, declaration: dict[str, Any]) -> dict[str, Any]:
        shared = {key: declaration[key] for key in ("year", "currency_unit")}
        data: dict[str, Any] = {"pgdecl_results": "1", **shared, "project": declaration["project"]["name"]}
        self._fields(data, of_results=True)
        for key in ("points", "execution_points"):
            if f"{RESULTS}{key}" in self._shown.fields:
                data[key] = self._text(key)
        for key, printed in _BUDGETS_OF_RESULTS.items():
            if f"{printed}.total" in self._shown.fields:
                data[key] = self._budget(printed, RESULTS + key)
        shown = self._shown.in_lists.get("annual_goals", set())
        data["annual_goals"] = [self._reached(goal, shown) for goal in declaration.get("annual_goals", ())]
        return data

    def _reached(self, goal: dict[str, Any], shown: set[str]) -> dict[str, Any]:
        reached: dict[str, Any] = {"reached": self._statement(), "indicators": {}}
        if "name" in goal:
            reached["name"] = goal["name"]
        reached["indicators"] = self._results_of(goal["indicators"], shown)
        return reached

    def _results_of(self, branch: Any, shown: set[str]) -> Any:
        if isinstance(branch, dict):
            return {key: self._results_of(below, shown) for key, below in branch.items()}
        return [self._result(indicator, shown) for indicator in branch]

    def _result(self, indicator: dict[str, Any], shown: set[str]) -> dict[str, Any]:
        result: dict[str, Any] = {"name": indicator["name"]}
        for name in sorted(shown):
            record, _, key = name.partition(".")
            if record == "result" and key.startswith("reasons.") and self._happens(0.3):
                result.setdefault("reasons", {})[key.removeprefix("reasons.")] = "✔"
            elif record == "result" and key in TERMS["ActualIndicator"] and key not in ("name", "reasons"):
                result[key] = self._text(key)
        return result

    def _text(self, key: str) -> str:
        return (
            self._name() if key in ("name", "project") else self._random.choice(_TEXTS.get(key, _SENTENCES))
        )

    def _happens(self, share: float) -> bool:
        return self._random.random() < share

    def _statement(self) -> str:
        lines = [self._random.choice(_SENTENCES) for _ in range(self._random.choice((1, 1, 2, 3)))]
        return "\n".join(lines)

    def _name(self) -> str:
        """A name that no other has in this declaration."""
        while True:
            name = self._random.choice(_WHAT) + self._random.choice(_KINDS)
            if name in self._names:
                name += str(len(self._names))
            if name not in self._names:
                self._names.add(name)
                return name

    def _amount(self) -> str:
        return self._random.choice(_AMOUNTS)
