"""一行写了两个指标 · Two indicators in one row.

What:
    zh: 一个指标值里有两个值（≥90%；≥95%，900人、1500人），或者一个名称里并列了两样东西
        （宣传报道、专题片数量）。
    en: A target holds two values (≥90%；≥95%, or 900人、1500人), or a name counts two things at once
        (宣传报道、专题片数量).
Why:
    zh: 一行只能有一个实际完成值、一个得分；两个值写在一起，完成一半无法计分。
    en: A row has one result and one score; two targets of which one is met cannot be scored.
Bad:
    output:
      quality:
        - name: 设备、系统完好率
          target: ≥90%；≥95%
Good:
    output:
      quality:
        - name: 设备完好率
          target: ≥90%
        - name: 系统可用率
          target: ≥95%
Options:
    words: unjoined, preposition, actors
Silent:
    zh: 名称里的顿号常是法定名称的一部分，只作提示，且只看计数的名称；上下限构成的区间是一个值；“普及、
        和谐”等词里的“及、和”；“与……相关”；“省、市、县”之类的参与者。
    en: Enumerations are often part of a legal name: they are only an info, and only in names of counts; a
        lower and an upper bound form one range; words such as 普及 and 和谐; 与…相关; those
        who work together (省、市、县).
"""

from collections.abc import Iterator

from pgdecl.analysis.measures import COUNTED
from pgdecl.analysis.view import DeclarationView
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind

RULE = Rule(
    "PG211",
    "two-in-one-row",
    (Severity.ERROR, Severity.WARNING, Severity.INFO),
    says={
        "target": (
            "指标值“{value}”里有 {count} 个值，一行只能写一个",
            "the target “{value}” holds {count} values; a row has one",
        ),
        "name": (
            "“{name}”像是几个指标合在一行：分开才能分别考核",
            "“{name}” looks like several indicators in one row; apart they can be scored",
        ),
    },
    help=("拆成几行，一行一个指标、一个值", "split it: one indicator and one value a row"),
)
_JOINTS = (
    "{unjoined}|与[^、和及与]{0,10}?{preposition}|(?:{actors}[、和及与]){1,6}{actors}|(?P<joint>[、和及与])"
)
_SHORTEST = 2


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks targets with several values, surely meant where they have comparators, and names of counts."""
    for row in view.of_kind(TargetKind.SEVERAL):
        count = sum(part.comparator is not None and part.is_numeric for part in row.parsed.parts)
        numbers = sum(part.is_numeric for part in row.parsed.parts)
        if numbers > 1:
            severity = Severity.ERROR if count > 1 else Severity.WARNING
            value = row.target.text.strip()
            yield RULE.at(row.at_target, case="target", severity=severity, value=value, count=str(numbers))
    for row in view.rows:
        if row.name.measure in COUNTED and _is_joined(row.name.stem, view.vocabulary):
            yield RULE.at(row.at_name, case="name", severity=Severity.INFO, name=row.name.text.strip())


def _is_joined(stem: str, vocabulary: Vocabulary) -> bool:
    """Whether 、和及与 joins two parts of a name, except where the character is part of a word (普及)."""
    return any(
        match["joint"] and _SHORTEST <= match.start() < len(stem) - _SHORTEST
        for match in vocabulary.compiled(_JOINTS).finditer(stem)
    )
