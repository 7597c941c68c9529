"""比率当作数量指标 · A rate as a quantity.

What:
    zh: 数量指标下的名称以“率、占比、比例”结尾（提示）；或名称不是比率，指标值却是百分数（设备可用性 99.9%）。
    en: A name under 数量指标 ends in 率, 占比 or 比例 (a note); or the name is no rate and the target is one
        (设备可用性 99.9%).
Why:
    zh: 数量指标写做多少，质量指标写做得怎样；比率多半属于质量。
    en: Quantity says how much was done, quality how well; most rates are about quality.
Bad:
    output:
      quantity:
        - name: 苗木成活率
          target: ≥85%
Good:
    output:
      quantity:
        - name: 苗木栽植数量
          target: ≥2万株
      quality:
        - name: 苗木成活率
          target: ≥85%
Options:
    words: share, rated
Silent:
    zh: 只作提示：国家公共卫生指标自己就把接种率、管理率放在数量下。
    en: Only an info: the national indicators of public health themselves have 接种率 and 管理率 under
        quantity.
"""

from collections.abc import Iterator

from pgdecl.analysis.measures import Measure
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG314",
    "rate-as-quantity",
    (Severity.INFO, Severity.WARNING),
    says={
        "": (
            "“{name}”是比率，放在数量指标下；是不是质量指标？",
            "“{name}” is a rate under quantity; does it belong under quality?",
        ),
        "value": (
            "“{name}”是数量指标，指标值“{value}”却是比率：应写数量，或移到质量指标",
            "“{name}” is a quantity, but “{value}” is a share: give a number, or move it to quality",
        ),
    },
    help=("多半应移到质量指标", "it mostly belongs under quality"),
)
_COUNTED_OR_NONE = (Measure.COUNT, Measure.TIMES, Measure.NONE)
"""Other measures ask for a unit of their own, which PG208 reports."""


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks the names under quantity."""
    for row in view.rows:
        if row.level2 == "quantity" and row.name.measure is Measure.SHARE:
            yield RULE.at(row.at_name, name=row.name.text.strip())
        elif row.level2 == "quantity" and row.is_share and _is_no_rate(row, view.vocabulary):
            name, value = row.name.text.strip(), row.target.text.strip()
            yield RULE.at(row.at_target, case="value", severity=Severity.WARNING, name=name, value=value)


def _is_no_rate(row: Row, vocabulary: Vocabulary) -> bool:
    return row.name.measure in _COUNTED_OR_NONE and not row.name.key.endswith(vocabulary.words("rated"))
