"""成本与效益混放 · Cost as benefit, benefit as cost.

What:
    zh: 成本指标下的行既不是金额，名称也与成本无关（提升绿化水平、补助标准达标率）；或效益指标下的行说的是成本
        （控制成本程度）。
    en: A row under cost is neither money nor about cost (提升绿化水平, 补助标准达标率), or a row under
        benefit is about cost (控制成本程度).
Why:
    zh: 成本是投入的控制，效益是产出的影响，二者分开考核（财预〔2021〕101号）。
    en: Cost is the control of inputs, benefit is the effect of outputs; they are scored separately
        (财预〔2021〕101号).
Bad:
    output:
      cost:
        - name: 提升绿化水平
          target: 有效提升
Good:
    output:
      cost:
        - name: 绿化养护单位成本
          target: ≤12元/平方米
Options:
    words: cost-word, cost-surely, quality-rate, cost-itself, outsiders, returning, saving, gaining
Silent:
    zh: 成本节约率、节约资金等放在经济效益下；指标值说降低的（用能成本 有效降低）；企业、群众等别人的成本（企
        业融资成本 ≤4.5%）；成本收益率、回收期；社会成本、生态环境成本下不是金额的行。
    en: Savings (成本节约率, 节约资金) under economic benefit, also where only the target says so (用能成本
        有效降低); the cost of others, such as 企业融资成本; returns on cost; rows under social and
        environmental cost that are not money.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.rules.timeliness_misfiled import PUNCTUAL
from pgdecl.values.units import Dimension

RULE = Rule(
    "PG316",
    "cost-and-benefit-mixed",
    (Severity.WARNING,),
    says={
        "cost": (
            "“{name}”与成本无关，不该放在{level}下",
            "“{name}” is not about cost and does not belong under {level}",
        ),
        "benefit": (
            "“{name}”说的是成本，不该放在{level}下",
            "“{name}” is about cost and does not belong under {level}",
        ),
    },
    help=("移到合适的二级指标下", "move it to the level 2 where it belongs"),
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks the rows under cost and under benefit."""
    for row in view.rows:
        case = _case(row, view.vocabulary)
        if case:
            yield RULE.at(row.at_name, case=case, name=row.name.text.strip(), level=row.level)


def _case(row: Row, vocabulary: Vocabulary) -> str:
    if row.is_cost:
        return "" if _is_about_cost(row, vocabulary) or _is_misfiled_otherwise(row, vocabulary) else "cost"
    return "benefit" if row.level1 == "benefit" and _is_cost_itself(row, vocabulary) else ""


def _is_misfiled_otherwise(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether PG311 or PG315 says where the row belongs: satisfaction, timeliness."""
    key = row.name.key
    return key.endswith(vocabulary.words("pleased")) or vocabulary.compiled(PUNCTUAL).search(key) is not None


def _is_about_cost(row: Row, vocabulary: Vocabulary) -> bool:
    unit = row.parsed.unit
    if unit is not None and unit.dimension is Dimension.MONEY:
        return True
    if row.level2 in ("social", "environmental"):
        return row.name.verb not in vocabulary.words("gaining")
    if row.name.key.endswith(vocabulary.words("quality-rate")):
        return vocabulary.compiled("{cost-surely}|{saving}").search(row.name.key) is not None
    return vocabulary.compiled("{cost-word}|{saving}").search(row.name.key) is not None


def _is_cost_itself(row: Row, vocabulary: Vocabulary) -> bool:
    key = row.name.key
    if not vocabulary.compiled("{cost-itself}").search(key):
        return False
    if vocabulary.compiled("{outsiders}|{returning}").search(key):
        return False
    return vocabulary.compiled("{saving}").search(f"{key} {row.target.text}") is None
