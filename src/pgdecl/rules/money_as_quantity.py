"""金额当作数量指标 · Money as a quantity.

What:
    zh: 数量、质量或时效指标的指标值是金额（800万元）。
    en: The target of an indicator of quantity, quality or timeliness is an amount of money (800万元).
Why:
    zh: 花多少钱是投入，属于成本指标；数量指标写用钱做成了多少事。
    en: Money spent is input and belongs under cost; a quantity says how much was done with it.
Bad:
    output:
      quantity:
        - name: 补助资金规模
          target: 800万元
Good:
    output:
      quantity:
        - name: 补助企业数量
          target: ≥16家
Options:
    words: financing
Silent:
    zh: 按人、按月的标准（元/人·月）；融资额、贷款额、签约额等本身就是业务量的，只作提示。
    en: Rates (元/人·月). Where money is the business itself (融资额, 签约额), the finding is only an info.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.units import Dimension

RULE = Rule(
    "PG313",
    "money-as-quantity",
    (Severity.WARNING, Severity.INFO),
    says={
        "": (
            "“{name}”的指标值“{value}”是金额，不该放在{level}下",
            "the target “{value}” of “{name}” is money and does not belong under {level}",
        ),
        "business": (
            "“{name}”的指标值“{value}”是金额，放在{level}下；是不是经济效益指标？",
            "the target “{value}” of “{name}” is money under {level}; is it an economic benefit?",
        ),
    },
    help=(
        "移到成本指标（或经济效益指标），这里写用这笔钱做成多少事",
        "move it to cost or economic benefit, and say here what the money brought",
    ),
)
_LEVELS = ("quantity", "quality", "timeliness")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks the units under quantity, quality and timeliness."""
    financing = view.vocabulary.compiled("{financing}")
    for row in view.rows:
        unit = row.parsed.unit
        if row.level2 not in _LEVELS or unit is None or unit.per or unit.dimension is not Dimension.MONEY:
            continue
        business = financing.search(row.name.key) is not None
        yield RULE.at(
            row.at_target,
            case="business" if business else "",
            severity=Severity.INFO if business else Severity.WARNING,
            name=row.name.text.strip(),
            value=row.target.text.strip(),
            level=row.level,
        )
