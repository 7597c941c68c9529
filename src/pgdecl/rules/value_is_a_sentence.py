"""指标值是句子或地点 · A sentence or a place as the value.

What:
    zh: 指标值写成一句话（在规定时间内办结率为95%、举办活动5场），或只写一个地点（某某街道）。
    en: The target is a sentence (在规定时间内办结率为95%, 举办活动5场), or only a place (某某街道).
Why:
    zh: 指标值只写要达到的数值或程度，考核什么写在名称里（财预〔2015〕88号“细化量化”）。
    en: A target is the figure or degree to be reached; what is measured belongs in the name
        (财预〔2015〕88号).
Bad:
    output:
      quality:
        - name: 信访事项办理情况
          target: 在规定时间内办结率为95%
Good:
    output:
      quality:
        - name: 信访事项按期办结率
          target: ≥95%
Options:
    words: task, activity, doing
Silent:
    zh: 数值前说明范围或起点的（城区≤2公里、验收后30日内）；与名称相同的；数量指标的文字，由 PG213 指出；
        句子里的数值照样读取。
    en: Words before a figure that tell its scope or start (城区≤2公里, 验收后30日内); the name itself; words
        for a quantity, which PG213 reports. The figure in a sentence is read all the same.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.patterns import regex
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind

RULE = Rule(
    "PG220",
    "value-is-a-sentence",
    (Severity.WARNING,),
    says={
        "sentence": (
            "指标值“{value}”是句子：只写数值，“{subject}”写进名称",
            "the target “{value}” is a sentence: leave only the figure, and put “{subject}” in the name",
        ),
        "place": (
            "指标值“{value}”是地点，不是要达到的数值或程度",
            "the target “{value}” is a place, not a figure or degree to be reached",
        ),
    },
    help=(
        "指标值只写符号、数值和单位，或要达到的程度",
        "let the target be comparator, number and unit, or the degree to be reached",
    ),
)
_SENTENCE = "^(?:[在对]|通过|使|将|保证|{task|activity|doing})..|.{3}(?:率|数量|人数|次数)$"
_START = ("后", "起", "之日")
_PLACE = regex(r"(?!.*[到至全及各已]).{2,10}(?:街道|社区|[村镇乡县区市]|学校|医院|园区|大厅|公园|广场)")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks the words before every figure, and words alone where a figure is expected."""
    sentence = view.vocabulary.compiled(_SENTENCE)
    for row in view.rows:
        subject = row.parsed.subject
        if subject:
            if sentence.search(subject) and not subject.endswith(_START) and subject != row.name.key:
                yield _finding(row, "sentence")
        elif not row.parsed.known and row.level2 != "quantity" and _is_place(row):
            yield _finding(row, "place")


def _finding(row: Row, case: str) -> Finding:
    value = row.target.text.strip()
    return RULE.at(row.at_target, case=case, value=value, subject=row.parsed.subject)


def _is_place(row: Row) -> bool:
    text = row.target.text.strip()
    return row.parsed.kind is TargetKind.GRADE and text.isalpha() and _PLACE.fullmatch(text) is not None
