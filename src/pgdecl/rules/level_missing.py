"""指标框架不完整 · A level without indicators.

What:
    zh: 没有产出指标或效益指标；产出里缺数量或质量指标；成本、满意度、经济和生态效益都空着；配置了 frame 而成
        本指标不在该框架规定的位置。
    en: There are no indicators of output or none of benefit; output lacks quantity or quality; cost,
        satisfaction, or both economic and ecological benefit are empty; the configuration sets frame, and
        cost stands elsewhere than in that frame.
Why:
    zh: 中发〔2018〕34号要求目标涵盖产出、成本、各类效益和满意度；财预〔2021〕101号：产出、效益必设，数量、质
        量原则上均应设置。
    en: Goals must cover output, cost, benefits and satisfaction (中发〔2018〕34号); output and benefit are
        mandatory, and quantity and quality should in principle both be there (财预〔2021〕101号).
Bad:
    output:
      quantity:
        - name: 培训人数
          target: ≥200人
Good:
    output:
      quantity:
        - name: 培训人数
          target: ≥200人
      quality:
        - name: 培训合格率
          target: ≥95%
      cost:
        - name: 人均培训成本
          target: ≤500元/人
    benefit:
      economic:
        - name: 参训人员月均增收额
          target: ≥400元
    satisfaction:
      beneficiary:
        - name: 学员满意度
          target: ≥90%
Options:
    profile: frame, weight-total
Silent:
    zh: 没有任何指标的目标列表；时效指标；经济、生态效益有其一即可；空行不算。文件结构有错时不检查。
    en: A list of goals without any indicator; timeliness; economic or ecological benefit where the other one
        has an indicator; empty rows do not count. Not checked where the file's structure has faults.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView, Placement, level_label
from pgdecl.declaration.terms import TERMS
from pgdecl.finding import Finding, Path, Severity
from pgdecl.i18n.language import Bilingual, listed
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG321",
    "level-missing",
    (Severity.INFO, Severity.WARNING, Severity.ERROR),
    says={
        "level": ("{goals}没有{levels}", "the {goals} have no {levels} indicators"),
        "either": (
            "{goals}里{levels}一个也没有，有其一即可",
            "the {goals} have no indicators of any of these: {levels}; one of them is enough",
        ),
        "frame": (
            "{goals}的成本指标放在产出指标下；按 2021 年的框架，成本指标是单独的一级指标",
            "the {goals} have cost under output; in the frame of 2021 it is a level 1 of its own",
        ),
        "within": (
            "{goals}的成本指标是单独的一级指标；按 2015 年的框架，成本指标放在产出指标下",
            "the {goals} have cost as a level 1 of its own; in the frame of 2015 it is under output",
        ),
    },
    help=(
        "补上该类指标，或移到应在的位置；确实不涉及的，在目标说明里交代",
        "add such an indicator or move it there, or say in the goal's statement why there is none",
    ),
    whole=True,
)
_COSTS = {("output", "cost"), ("cost", "economic"), ("cost", "social"), ("cost", "environmental")}
_SATISFACTION = {("satisfaction", "beneficiary")}
_FRAME_OF_COST = 2021


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks all goals of a list together."""
    for goals, used in view.used.items():
        for levels, severity, level1 in _missing(used, view):
            yield RULE.at(
                _path(goals, level1, view),
                case="either" if len(levels) > 1 else "level",
                severity=severity,
                at_key=True,
                goals=TERMS["Declaration"][goals].name,
                levels=listed(levels),
            )
        yield from _against_frame(goals, view)


def _path(goals: str, level1: str, view: DeclarationView) -> Path:
    """The first goal's level 1 of that name; the indicators of the first goal if no goal has it."""
    paths = (row.path[:4] for row in view.rows if row.goal.goals == goals and row.level1 == level1)
    return next(paths, (goals, 0, "indicators"))


def _missing(used: set[Placement], view: DeclarationView) -> Iterator[tuple[list[Bilingual], Severity, str]]:
    """What is missing, its severity, and the level 1 to report it at ("" for the indicators as a whole)."""
    levels1 = {level1 for level1, _ in used}
    for level1 in ("output", "benefit"):
        if level1 not in levels1:
            yield [TERMS["Indicators"][level1].name], Severity.ERROR, ""
    if "output" in levels1:
        for level2 in ("quantity", "quality"):
            if ("output", level2) not in used:
                yield [level_label("output", level2)], Severity.WARNING, "output"
    if not used & _COSTS:
        is_scored = view.profile.frame == _FRAME_OF_COST and view.profile.weight_total is not None
        yield [TERMS["Indicators"]["cost"].name], Severity.WARNING if is_scored else Severity.INFO, ""
    if "benefit" in levels1 and not used & {("benefit", "economic"), ("benefit", "ecological")}:
        levels = [level_label("benefit", level2) for level2 in ("economic", "ecological")]
        yield levels, Severity.INFO, "benefit"
    if not used & _SATISFACTION:
        yield [TERMS["Indicators"]["satisfaction"].name], Severity.INFO, ""


def _against_frame(goals: str, view: DeclarationView) -> Iterator[Finding]:
    """The first cost that stands elsewhere than in the frame that the profile names."""
    frame = view.profile.frame
    if frame is None:
        return
    wrong_level1, case = ("output", "frame") if frame == _FRAME_OF_COST else ("cost", "within")
    for row in view.rows:
        if row.goal.goals == goals and row.is_cost and row.level1 == wrong_level1:
            yield RULE.at(
                row.path[:-1],
                case=case,
                severity=Severity.WARNING,
                at_key=True,
                goals=TERMS["Declaration"][goals].name,
            )
            return
