"""无法评判的定性值 · A word that cannot be judged.

What:
    zh: 指标值只写“长期”“好”“效果明显”，说不清做到什么样才算达成；或者产出的数量指标、满意度用了文字；其他比
        率、成本指标用了文字（提示）。
    en: The target is only 长期, 好 or 效果明显, and nobody can say when it is met; or a quantity of output or
        satisfaction is given in words. Other shares and cost in words are an info.
Why:
    zh: 财预〔2020〕10号把定性指标分为达成、部分达成、未达成三档，指标值要能分档评判；产出和满意度应当量化。
    en: Qualitative targets are judged in three bands (财预〔2020〕10号), so a target must tell the bands
        apart; output and satisfaction must be quantified.
Bad:
    benefit:
      sustainability:
        - name: 政策影响时间
          target: 长期
Good:
    benefit:
      sustainability:
        - name: 政策影响时间
          target: ≥3年
Options:
    words: empty, judged, graded, status, compared
Silent:
    zh: “持续改善”“不断提高”等国家指标库也在用的写法；“合格”“优良”等质量等级。
    en: 持续改善, 不断提高 and other phrases that the national list of indicators uses itself; grades of
        quality such as 合格 and 优良.
"""

from collections.abc import Iterator

from pgdecl.analysis.measures import Measure
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind

RULE = Rule(
    "PG213",
    "ungradable-word",
    (Severity.INFO, Severity.WARNING),
    says={
        "empty": (
            "“{name}”的指标值“{value}”太空，分不出达成、部分达成、未达成",
            "the target “{value}” of “{name}” is too vague to tell met from partly met",
        ),
        "output": (
            "“{name}”是数量指标，指标值却是文字“{value}”",
            "“{name}” is a quantity, but its target is the word “{value}”",
        ),
        "share": (
            "“{name}”是比率，指标值却是文字“{value}”",
            "“{name}” is a share, but its target is the word “{value}”",
        ),
        "cost": (
            "“{name}”是成本指标，指标值却是文字“{value}”",
            "“{name}” is a cost, but its target is the word “{value}”",
        ),
    },
    help=(
        "能量化就写数值；不能量化，写清对象和程度，如“投诉较上年减少”",
        "give a figure, or say what is judged and how far it should go",
    ),
)
_SHARES = (Measure.SHARE, Measure.SATISFACTION)
_IN_MONEY = ("cost", "economic")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks targets that are words."""
    for row in view.of_kind(TargetKind.GRADE):
        if _can_be_judged(row, view):
            continue
        case = _case(row, view)
        if case:
            yield RULE.at(
                row.at_target,
                case=case,
                severity=_severity(row, case),
                name=row.name.text.strip(),
                value=row.target.text.strip(),
            )


def _can_be_judged(row: Row, view: DeclarationView) -> bool:
    """Whether the word has a figure in it or is a grade; or whether PG202 or PG214 reports it."""
    text, words = row.target.text, view.vocabulary.words
    if any(map(str.isdecimal, text)) or text.strip() in words("status"):
        return True
    if view.vocabulary.compiled("{compared}").search(text):
        return True
    return row.name.key.endswith(words("graded"))


def _case(row: Row, view: DeclarationView) -> str:
    """What the word is given for; "" where words will do."""
    in_words = row.name.key.endswith(view.vocabulary.words("judged"))
    if row.level2 == "quantity" and not in_words:
        return "output"
    if row.name.measure in _SHARES and not in_words:
        return "share"
    if row.target.text.strip() in view.vocabulary.words("empty"):
        return "empty"
    return "cost" if row.is_cost and row.level2 in _IN_MONEY and not in_words else ""


def _severity(row: Row, case: str) -> Severity:
    is_warning = {
        "output": True,
        "share": row.name.measure is Measure.SATISFACTION,
        "empty": row.level1 == "output",
        "cost": False,
    }
    return Severity.WARNING if is_warning[case] else Severity.INFO
