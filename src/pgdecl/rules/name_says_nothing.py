"""名称没有说考核什么 · A name that names nothing.

What:
    zh: 名称只是二级指标的名字（社会成本指标、持续影响），只有一个衡量词（完成率、成本、效果），以“是否”开头，
        或者是“其他”。
    en: The name is that of a level (社会成本指标, 持续影响), a bare measure (完成率, 成本, 效果), a question
        (是否…), or 其他.
Why:
    zh: 三级指标要写明考核的对象（财预〔2021〕101号“高度关联”）；看不出对象就无法取数。
    en: A level-3 indicator names what is measured (财预〔2021〕101号); otherwise nobody knows which figure is
        meant.
Bad:
    output:
      quality:
        - name: 完成率
          target: ≥95%
Good:
    output:
      quality:
        - name: 河道清淤任务完成率
          target: ≥95%
Options:
    words: nameless
Silent:
    zh: 带有对象的名称（培训完成率）；“服务对象满意度”；PG201 已指出的空白表文字。
    en: Names with an object (培训完成率); 服务对象满意度; text of the blank form, which PG201 reports.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG304",
    "name-says-nothing",
    (Severity.WARNING,),
    says={
        "": ("名称“{name}”没有说明考核什么", "the name “{name}” does not say what is measured"),
    },
    help=(
        "写明考核的对象，如“河道清淤任务完成率”",
        "name the thing that is measured",
    ),
)
_NAMELESS = r"^(?:{nameless}(?:指标)?\d{0,2}|是否.*)$"


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks every name."""
    nameless = view.vocabulary.compiled(_NAMELESS)
    for row in view.rows:
        if nameless.match(row.name.key):
            yield RULE.at(row.at_name, name=row.name.text.strip())
