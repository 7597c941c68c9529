"""长期目标填了前年、上年 · History under a long-term goal.

What:
    zh: 长期绩效目标的指标填了前年或上年的值。
    en: An indicator of a long-term goal has a value of last year or of two years ago.
Why:
    zh: 长期绩效目标表没有前年、上年两栏，历史值只填在年度绩效目标表（项目绩效目标申报表）；填在这里印不出来。
    en: The table of long-term goals has no columns for past years: history belongs in the annual table of the
        form, and would not be printed here.
Bad:
    long_term_goals:
      - statement: 提高培训质量
        indicators:
          output:
            quantity:
              - {name: 培训人次, last_year: 180人次, target: ≥200人次}
Good:
    annual_goals:
      - statement: 提高培训质量
        indicators:
          output:
            quantity:
              - {name: 培训人次, last_year: 180人次, target: ≥200人次}
Options:
    none
Silent:
    zh: 年度绩效目标的前年、上年。
    en: History under an annual goal.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG407",
    "history-in-long-term",
    (Severity.ERROR,),
    says={
        "": (
            "长期绩效目标的“{name}”填了{column}“{value}”，长期绩效目标表没有这一栏",
            "“{name}” has {column} “{value}”; the table of long-term goals has no such column",
        )
    },
    help=(
        "移到年度绩效目标的同名指标，或删去",
        "move it to the indicator of the same name under an annual goal, or delete it",
    ),
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the history of every long-term indicator."""
    for row in view.long_term:
        for cell in row.history:
            value = cell.target.text.strip()
            yield RULE.at(cell.path, at_key=True, name=row.name.text.strip(), column=cell.label, value=value)
