"""方向与名称相反 · A direction against the name.

What:
    zh: 越低越好的指标写“≥”（逾期率 ≥…，成本指标下的单位成本 ≥…），越高越好的比率写“≤”（满意度 ≤…）。
    en: ≥ on something that should be low (逾期率, or a cost under 成本指标), or ≤ on a share that should be
        high (满意度).
Why:
    zh: 正向、反向指标的计分方法不同，符号写反，做得越好得分越低。
    en: Signs decide how results are scored: with the wrong one, better work scores less.
Bad:
    satisfaction:
      beneficiary:
        - name: 服务对象满意度
          target: ≤95%
Good:
    satisfaction:
      beneficiary:
        - name: 服务对象满意度
          target: ≥95%
Options:
    words: good, bad, dear, saving, happens, flip, recorded, negation, strictly-directed
Silent:
    zh: 名称里有“下降、节约、处理、办结”等会翻转方向的词，或者说的是对坏事的处置（故障恢复率）；次数、件数
        等计数指标只作提示；补助标准、保障标准等可以有下限的金额。
    en: Names with a word that turns the direction (下降, 节约, 处理, 办结), or about what is done about
        something bad (故障恢复率); counts are only noted; money that may have a floor, such as 补助标准.
"""

from collections.abc import Iterator

from pgdecl.analysis.names import COUNTED, Measure
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind
from pgdecl.values.units import Dimension

RULE = Rule(
    "PG206",
    "direction-against-name",
    Severity.WARNING,
    says={
        "low": (
            "“{name}”越低越好，指标值却写“{value}”",
            "“{name}” should be low, but its target is “{value}”",
        ),
        "high": (
            "“{name}”越高越好，指标值却写“{value}”",
            "“{name}” should be high, but its target is “{value}”",
        ),
        "cap": (
            "“{name}”是数量，指标值“{value}”是上限：确实要限制数量吗？",
            "“{name}” is a quantity and “{value}” an upper limit: is it to be limited?",
        ),
    },
    help=("核对符号的方向", "check which way the sign should go"),
)
_NOTED = Severity.INFO


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the sign of every numeric target."""
    words = view.vocabulary
    strict = words.words("strictly-directed")
    for row in view.rows:
        case = _case(row, words)
        if not case or row.parsed.kind is not TargetKind.NUMBER or row.parsed.relative:
            continue
        grave = Severity.ERROR if any(word in row.name.key for word in strict) else Severity.WARNING
        yield RULE.at(
            row.at_target,
            case=case,
            severity=_NOTED if row.name.measure in COUNTED or row.name.measure is Measure.NONE else grave,
            name=row.name.text.strip(),
            value=row.target.text.strip(),
        )


def _case(row: Row, words: Vocabulary) -> str:
    comparator, sense = row.parsed.comparator, row.name.sense
    if comparator is None:
        return ""
    if comparator.is_lower_bound:
        return "low" if (sense < 0 or row.is_cost) and _is_low(row, words) else ""
    if not comparator.is_upper_bound:
        return ""
    if sense > 0 and _is_share(row):
        return "high"
    return "cap" if sense == 0 and row.level2 == "quantity" and row.name.measure in COUNTED else ""


def _is_low(row: Row, words: Vocabulary) -> bool:
    """Whether less is better: of something bad, or of what is paid; a loss in money may be one averted."""
    if row.name.measure is not Measure.MONEY:
        return row.name.sense < 0
    return (
        row.is_cost
        and row.name.key.endswith(words.words("dear"))
        and words.compiled("{saving}").search(row.name.key) is None
    )


def _is_share(row: Row) -> bool:
    measures_share = row.name.measure in (Measure.SHARE, Measure.SATISFACTION)
    unit = row.parsed.unit
    return measures_share and (unit is None or unit.dimension is Dimension.SHARE)
