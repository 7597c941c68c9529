"""约数当作指标值 · An approximate target.

What:
    zh: 指标值写“约200人”“近100人”“200余人”“95%左右”。
    en: The target is approximate: 约200人, 近100人, 200余人, 95%左右.
Why:
    zh: 约数没有界线，差多少算达成说不清；财预〔2021〕101号要求“量化易评”。
    en: It sets no limit, so nobody can say which result still meets it (财预〔2021〕101号).
Bad:
    output:
      quantity:
        - name: 培训人数
          target: 约200人
Good:
    output:
      quantity:
        - name: 培训人数
          target: ≥200人
Options:
    none
Silent:
    zh: 只看指标值；前年、上年栏不管。
    en: History: only targets are checked.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG215",
    "approximate-word",
    (Severity.WARNING,),
    says={
        "": (
            "“{value}”是约数，达成与否没有界线",
            "“{value}” is approximate: there is no line between met and missed",
        )
    },
    help=("写明确的下限或上限，如 ≥200人", "give a limit, such as ≥200人"),
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks every target, and every part of one that holds several values."""
    for row in view.rows:
        if row.parsed.approximate or any(part.approximate for part in row.parsed.parts):
            yield RULE.at(row.at_target, value=row.target.text.strip())
