"""名称里的数与指标值矛盾 · A number in the name that contradicts the target.

What:
    zh: 名称末尾有数值，指标值是同一单位的另一个数：“水质达标率100%”的指标值是“≥98%”。
    en: The name ends in a number, and the target is another number of the same unit: 水质达标率100% with
        ≥98%.
Why:
    zh: 一行里两个数，审核和考核不知以哪个为准。
    en: With two numbers in one row nobody knows which one counts.
Bad:
    output:
      quality:
        - name: 水质达标率100%
          target: ≥98%
Good:
    output:
      quality:
        - name: 水质达标率
          target: ≥98%
Options:
    words: demand
Silent:
    zh: 两个数相同、单位不同，或读不出数值。
    en: Equal numbers, different units, or a number that cannot be read.
"""

from collections.abc import Iterator

from pgdecl.analysis.name_figures import figure_at_end
from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind

RULE = Rule(
    "PG212",
    "name-against-value",
    (Severity.ERROR,),
    says={
        "": (
            "名称里是“{stated}”，指标值却是“{value}”",
            "the name says “{stated}”, but the target is “{value}”",
        )
    },
    help=("名称里不写数值，只在指标值里写", "leave the number out of the name"),
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks names that end in a number with a unit."""
    for row in view.of_kind(TargetKind.NUMBER):
        stated = figure_at_end(row.name.text.strip(), view.vocabulary)
        if stated and stated.parsed.fits(row.parsed) and stated.parsed.amount != row.parsed.amount:
            yield RULE.at(
                row.at_target, related=[row.at_name], stated=stated.text, value=row.target.text.strip()
            )
