"""时效指标放错位置 · Timeliness in the wrong place.

What:
    zh: 名称是“……及时率”“按时……率”“……时限”，却不在时效指标下。
    en: A name that measures punctuality (…及时率, 按时…率, …时限) stands outside 时效指标.
Why:
    zh: 时效是单独的二级指标（财预〔2015〕88号、财预〔2021〕101号），放错位置会使质量和时效重复计分。
    en: Timeliness is a level 2 of its own (财预〔2015〕88号, 财预〔2021〕101号); elsewhere it is scored
        twice.
Bad:
    output:
      quality:
        - name: 运维响应及时率
          target: ≥95%
Good:
    output:
      timeliness:
        - name: 运维响应及时率
          target: ≥95%
Options:
    words: punctual, punctual-measure, repaying
Silent:
    zh: 满意度指标；名称中间提到“及时”而不是衡量它的；按期还款率、按期偿还率。
    en: Satisfaction; names that mention 及时 without measuring it; loans repaid in time (按期还款率).
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG315",
    "timeliness-misfiled",
    (Severity.WARNING,),
    says={
        "": (
            "“{name}”是时效指标，不该放在{level}下",
            "“{name}” is about timeliness and does not belong under {level}",
        )
    },
    help=("移到时效指标下", "move it under timeliness"),
)
PUNCTUAL = "{punctual}(?:(?:(?!{punctual-measure}).){0,4}{punctual-measure})?$"
"""The end of a name that measures punctuality."""


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks every name beside its level."""
    punctual, repaying = view.vocabulary.compiled(PUNCTUAL), view.vocabulary.compiled("{repaying}")
    for row in view.rows:
        if row.level2 == "timeliness" or row.level1 == "satisfaction":
            continue
        if punctual.search(row.name.key) and not repaying.search(row.name.key):
            yield RULE.at(row.at_name, name=row.name.text.strip(), level=row.level)
