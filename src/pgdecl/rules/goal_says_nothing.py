"""目标没有内容 · A goal that says nothing.

What:
    zh: 没有年度绩效目标（提示）；或者目标说明只是一个数，或只有“完成上级下达的任务”这样的话。
    en: There are no annual goals (a note); or a statement is only a number, or says no more than
        完成上级下达的任务.
Why:
    zh: 目标要说明预算资金在一定期限内达到的产出和效果（财预〔2015〕88号“指向明确”）。
    en: A goal says which output and effect the money is to have in a given time (财预〔2015〕88号).
Bad:
    annual_goals:
      - statement: 完成上级下达的任务。
        indicators:
          output:
            quantity:
              - name: 培训人数
                target: ≥200人
Good:
    annual_goals:
      - statement: 培训乡村医生200人，考核合格率达到95%。
        indicators:
          output:
            quantity:
              - name: 培训人数
                target: ≥200人
Options:
    none
Silent:
    zh: 写明做什么、做多少的目标，再短也不报；文件结构有错时不检查。
    en: Goals that say what is done and how much, however short. Not checked where the file's structure has
        faults.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.patterns import regex
from pgdecl.rules.rule import Rule
from pgdecl.values.spelling import spelled

RULE = Rule(
    "PG323",
    "goal-says-nothing",
    (Severity.WARNING, Severity.INFO),
    says={
        "none": ("没有年度绩效目标", "there are no annual goals"),
        "empty": (
            "目标说明“{statement}”没有说明要达到什么",
            "the statement “{statement}” does not say what is to be reached",
        ),
    },
    help=(
        "写明这笔钱在期限内做成多少事、达到什么效果",
        "say what the money is to bring about, how much of it and by when",
    ),
    whole=True,
)
_LONGEST = 30
_EMPTY = regex(
    r"[0-9.,%]{1,20}|(?:按时|按期|按质|保质|保量|全面|圆满|及时|按要求|认真|积极){0,4}完成"
    r"(?:上级|领导|区里|市里|县委|县政府|局里|各级|单位){0,3}(?:下达|交办|安排|部署|布置|规定)?的?"
    r"(?:各项|全部|其他|年度|本年度|本职|全年){0,3}(?:工作|目标|任务|绩效|指标|计划){1,3}"
    r"|(?:无|略|同上|见附件|目标|绩效目标|保障(?:单位|机构)?(?:正常)?运转)"
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the statements, and whether there is an annual goal at all."""
    if not view.declaration.annual_goals:
        yield RULE.at(("project",), case="none", severity=Severity.INFO, at_key=True)
    for goal in view.goals:
        statement = goal.goal.statement.strip()
        if len(statement) <= _LONGEST and _EMPTY.fullmatch(spelled(statement).folded):
            yield RULE.at((*goal.path, "statement"), case="empty", statement=statement)
