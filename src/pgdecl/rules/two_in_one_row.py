"""一行写了两个指标 · Two indicators in one row.

What:
    zh: 一个指标值里有两个带符号的值（≥90%；≥95%），或者一个名称里并列了两样东西（宣传报道、专题片数量）。
    en: A target holds two values with signs of their own (≥90%；≥95%), or a name counts two things at once
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
    words: unjoined
Silent:
    zh: 名称里的顿号常是法定名称的一部分，只作提示，且只看计数的名称；上下限构成的区间是一个值；“普及、
        和谐”等词里的“及、和”。
    en: Enumerations are often part of a legal name: they are only an info, and only in names of counts; a
        lower and an upper bound form one range; words such as 普及 and 和谐.
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
    (Severity.ERROR, Severity.INFO),
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
_JOINTS = "{unjoined}|(?P<joint>[、和及与])"
_SHORTEST = 2


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks targets of which several values have a comparator, and names of counts."""
    for row in view.of_kind(TargetKind.SEVERAL):
        count = sum(part.comparator is not None and part.is_numeric for part in row.parsed.parts)
        if count > 1:
            value = row.target.text.strip()
            yield RULE.at(row.at_target, case="target", value=value, count=str(count))
    for row in view.rows:
        if row.name.measure in COUNTED and _is_joined(row.name.stem, view.vocabulary):
            yield RULE.at(row.at_name, case="name", severity=Severity.INFO, name=row.name.text.strip())


def _is_joined(stem: str, vocabulary: Vocabulary) -> bool:
    """Whether 、和及与 joins two parts of a name, except where the character is part of a word (普及)."""
    return any(
        match["joint"] and _SHORTEST <= match.start() < len(stem) - _SHORTEST
        for match in vocabulary.compiled(_JOINTS).finditer(stem)
    )
