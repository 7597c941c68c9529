"""指标放错二级指标 · An indicator under the wrong level 2.

What:
    zh: 名称和指标值说的是另一类：质量指标下的处理时长、维修数量，效益指标下的新建长度、安装数量，经济效益下的
        设备运行率、事故起数，可持续影响下的完成时间，时效指标下的均衡性，社会成本下的便利度提升。
    en: Name and target belong to another level 2: times and repairs under quality, what was built under
        benefit, rates of operation and accidents under economic benefit, completion dates under
        sustainability, equity under timeliness, benefits under social cost.
Why:
    zh: 各二级指标考核的内容不同，权重也不同（财预〔2015〕88号、财预〔2021〕101号）；放错位置，该类等于没有
        指标。
    en: Each level 2 has its own meaning and weight (财预〔2015〕88号, 财预〔2021〕101号); what stands
        elsewhere is missing where it belongs.
Bad:
    benefit:
      social:
        - name: 新建乡村道路长度
          target: ≥12公里
Good:
    output:
      quantity:
        - name: 新建乡村道路长度
          target: ≥12公里
Options:
    words: doing, built, reached, required, burden, gaining
Silent:
    zh: 使用寿命、质保期等本身就是质量的时间；改造后受益人数等说效果的；返工次数、故障次数等质量问题的计数；指
        标值是上限的计数；事故经济损失；社会成本、生态环境成本下说负担、影响、污染的。
    en: Times that are a quality (service life, warranty); effects of what was built (改造后受益人数); counts
        of faults, or with an upper limit; losses through accidents; burdens, effects and pollution under
        social or environmental cost.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pgdecl.analysis.direction import Direction, direction_of_sign
from pgdecl.analysis.measures import SUMMED
from pgdecl.analysis.view import DeclarationView, Placement, Row, level_label
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.tables import rows
from pgdecl.values.parsed import TargetKind
from pgdecl.values.units import Dimension

RULE = Rule(
    "PG317",
    "level-misfiled",
    (Severity.WARNING,),
    says={
        "": (
            "“{name}”不该放在{level}下，应放在{belongs}下",
            "“{name}” does not belong under {level} but under {belongs}",
        )
    },
    help=("移到合适的二级指标下", "move it to the level 2 where it belongs"),
)


class _Misfiled(NamedTuple):
    """A line of `data/misfiled.tsv`, whose head says more."""

    name: str
    target: str
    unless: str
    belongs: Placement

    def is_about(self, row: Row, vocabulary: Vocabulary) -> bool:
        """Whether a row is one of these."""
        key = row.name.key
        if not vocabulary.compiled(self.name).search(key) or not _is(self.target, row, vocabulary):
            return False
        return vocabulary.compiled(self.unless).search(key) is None


def _misfiled() -> dict[Placement, list[_Misfiled]]:
    lines: defaultdict[Placement, list[_Misfiled]] = defaultdict(list)
    for level1, level2, name, target, unless, *belongs in rows(__file__, "data/misfiled.tsv"):
        lines[level1, level2].append(_Misfiled(name, target, unless, (belongs[0], belongs[1])))
    return dict(lines)


_MISFILED = _misfiled()


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks every name and target beside its level."""
    for row in view.rows:
        for misfiled in _MISFILED.get((row.level1, row.level2), ()):
            if misfiled.is_about(row, view.vocabulary):
                name, belongs = row.name.text.strip(), level_label(*misfiled.belongs)
                yield RULE.at(row.at_name, name=name, level=row.level, belongs=belongs)
                break


def _is(kind: str, row: Row, vocabulary: Vocabulary) -> bool:
    """Whether the target of a row is of a kind that the table names."""
    parsed = row.parsed
    if kind == "counted":
        is_capped = direction_of_sign(parsed) is Direction.LOWER
        return parsed.is_numeric and row.name.measure in SUMMED and not row.is_share and not is_capped
    if kind == "duration":
        return parsed.unit is not None and parsed.unit.dimension is Dimension.DURATION
    if kind == "date":
        return parsed.kind is TargetKind.DATE
    if kind == "gain":
        words = vocabulary.compiled("{gaining}")
        return parsed.kind is TargetKind.GRADE and words.search(parsed.word) is not None
    return True
