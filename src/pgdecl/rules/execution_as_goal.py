"""预算执行当作绩效指标 · Budget execution as an indicator.

What:
    zh: 预算执行率、资金到位率、支出到位率、结余率、资金支付及时率等资金执行情况，被当作产出或效益指标。
    en: Budget execution, or funds received, paid out or left over, is given as an indicator of output or
        benefit.
Why:
    zh: 绩效目标是资金产生的产出和效果（财预〔2015〕88号）；预算执行率在自评时单独占 10 分（财预〔2020〕10号）
        。
    en: Performance goals are the outputs and effects of the money (财预〔2015〕88号); execution has 10 points
        of its own in the self-evaluation (财预〔2020〕10号).
Bad:
    output:
      quality:
        - name: 预算执行率
          target: ≥95%
Good:
    output:
      quality:
        - name: 设备验收合格率
          target: ≥98%
Options:
    words: funds, executing, executed, progress, spent, serving, saving, financing, execution;
        profile: execution
Silent:
    zh: 补助发放率、发放及时率：把钱发到人手里正是这类项目的产出；管钱本身就是项目的（预算执行监控覆盖率）；节
        约、压减支出；引来的资金（招商引资资金到位率）；配置里 execution 为真时的预算执行率。
    en: Grants paid to people (补助发放率, 发放及时率), which is what such projects deliver; projects that
        manage public money (预算执行监控覆盖率); savings; money that the project attracts
        (招商引资资金到位率); budget execution where the configuration sets execution to true.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG312",
    "execution-as-goal",
    (Severity.WARNING,),
    says={
        "": (
            "“{name}”是资金执行情况，不是项目的产出或效果",
            "“{name}” is about executing the budget, not about what the project brings",
        )
    },
    help=(
        "换成资金带来的产出或效果；预算执行率在自评时另行计分",
        "put an output or an effect in its place; execution is scored separately",
    ),
)
_EXECUTING = "(?:{funds}[^发]{0,7}(?:{executing}.{0,5}{progress}|{executed})|{spent})$"
_NOT_EXECUTING = "{serving}|{saving}|{financing}"


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks every name."""
    executing, other = view.vocabulary.compiled(_EXECUTING), view.vocabulary.compiled(_NOT_EXECUTING)
    for row in view.rows:
        key = row.name.key
        if executing.search(key) and not other.search(key) and not view.profile.counts(key):
            yield RULE.at(row.at_name, name=row.name.text.strip())
