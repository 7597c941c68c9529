"""满意度指标放错位置 · Satisfaction in the wrong place.

What:
    zh: 名称是满意度、满意率、认可度，却不在满意度指标下；或满意度指标下的名称与满意无关。
    en: A name that ends in 满意度, 满意率 or 认可度 stands outside 满意度指标, or a name under 满意度指标 has
        nothing to do with satisfaction.
Why:
    zh: 满意度是单独的一级指标（财预〔2015〕88号、财预〔2021〕101号），有自己的权重。
    en: Satisfaction is a level 1 with a weight of its own (财预〔2015〕88号, 财预〔2021〕101号).
Bad:
    benefit:
      social:
        - name: 市民满意度
          target: ≥90%
Good:
    satisfaction:
      beneficiary:
        - name: 市民满意度
          target: ≥90%
Options:
    words: pleased, opinion, proficiency
Silent:
    zh: 名称只是提到满意度而不以它结尾的，如“满意度调查次数”；检测能力的评定（能力验证满意
        率）；满意度指标下，指标值说满意的（社会公众 满意）。
    en: Names that mention satisfaction but do not end in it, such as 满意度调查次数; grades of a laboratory
        (能力验证满意率); under 满意度指标, a target that mentions it (社会公众, 满意).
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG311",
    "satisfaction-misfiled",
    (Severity.ERROR, Severity.WARNING),
    says={
        "outside": (
            "“{name}”是满意度指标，不该放在{level}下",
            "“{name}” is about satisfaction and does not belong under {level}",
        ),
        "inside": (
            "“{name}”不是满意度指标，不该放在满意度指标下",
            "“{name}” is not about satisfaction and does not belong under satisfaction",
        ),
    },
    help=("移到合适的二级指标下", "move it to the level 2 where it belongs"),
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks every name beside its level."""
    for row in view.rows:
        case = _case(row, view.vocabulary)
        if case:
            # 认可 and 好评 may be the effect that a project is for; 满意 never is.
            sure = case == "inside" or "满意" in row.name.key
            yield RULE.at(
                row.at_name,
                case=case,
                severity=Severity.ERROR if sure else Severity.WARNING,
                name=row.name.text.strip(),
                level=row.level,
            )


def _case(row: Row, vocabulary: Vocabulary) -> str:
    key = row.name.key
    if row.level1 == "satisfaction":
        is_opinion = vocabulary.compiled("{opinion}").search(f"{key} {row.target.text}")
        return "" if is_opinion else "inside"
    if not key.endswith(vocabulary.words("pleased")) or vocabulary.compiled("{proficiency}").search(key):
        return ""
    return "outside"
