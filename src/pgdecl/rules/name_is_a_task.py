"""名称是任务或句子 · A task instead of a name.

What:
    zh: 名称以“提升、实现、完成、保障”等动词开头，又不以“率、数量、面积、成本”等可衡量的词结尾；或含有逗号、
        句号。
    en: The name begins with a verb (提升, 实现, 完成, 保障) and does not end in something measurable (率,
        数量, 面积, 成本); or it contains a comma or a full stop.
Why:
    zh: 指标名称应是可衡量的名词短语；任务和目标写在目标说明里（财预〔2021〕101号“量化易评”）。
    en: An indicator's name is a measurable noun phrase; tasks belong in the goal's statement
        (财预〔2021〕101号).
Bad:
    benefit:
      social:
        - name: 建设平安校园，满足师生需要
          target: ≥95%
Good:
    benefit:
      social:
        - name: 校园安全隐患整改率
          target: ≥95%
Options:
    words: task, activity, adverb, property, noun, measure; thresholds: name-length
Silent:
    zh: 动词后面只有“水平、程度、情况”等名词（落实情况）；“保障、建设”等也作名词的词，结尾是“能力、质量”等名
        词或动词（服务能力提升），或后面只有“体系、环境”等名词（服务环境）。
    en: A verb followed only by a noun such as 情况 (落实情况); words that are nouns as well (保障, 建设) in a
        name that ends in a noun such as 能力 or in a verb (服务能力提升), or followed only by a noun such as
        环境 (服务环境).
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.measures import Measure
from pgdecl.analysis.names import Name
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG301",
    "name-is-a-task",
    (Severity.WARNING,),
    says={
        "task": (
            "“{name}”是任务，不是指标名称",
            "“{name}” is a task, not the name of an indicator",
        ),
        "task-with-number": (
            "“{name}”是任务，不是指标名称：指标值“{value}”衡量的是什么？",
            "“{name}” is a task, not the name of an indicator: what does “{value}” measure?",
        ),
        "sentence": (
            "“{name}”是句子，不是指标名称",
            "“{name}” is a sentence, not the name of an indicator",
        ),
        "long": (
            "“{name}”有 {length} 个字，是任务或目标，不是指标名称",
            "“{name}” has {length} characters: a task or goal, not the name of an indicator",
        ),
    },
    help=(
        "改成可衡量的名词短语，如“……率”“……数量”；任务写进目标说明",
        "make it a measurable noun phrase, such as …率 or …数量; tasks go into the goal's statement",
    ),
)
_STOP = re.compile(r"[，。；！？]")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks every name."""
    for row in view.rows:
        case = _case(row, view)
        if case:
            name = row.name.text.strip()
            value = row.target.text.strip()
            yield RULE.at(row.at_name, case=case, name=name, value=value, length=str(len(name)))


def _case(row: Row, view: DeclarationView) -> str:
    """What the name is instead of a noun phrase; "" if it is one."""
    text = row.name.text.strip()
    if _STOP.search(text.rstrip("。；")):
        return "sentence"
    if not _is_task(row.name, view.vocabulary):
        return ""
    if len(text) > view.threshold("name-length"):
        return "long"
    return "task-with-number" if row.parsed.is_numeric else "task"


def _is_task(name: Name, vocabulary: Vocabulary) -> bool:
    words = vocabulary.words
    if not name.verb or not name.rest or name.measure is not Measure.NONE or name.rest in words("property"):
        return False
    if name.verb not in words("activity"):
        return True
    return name.rest not in words("noun") and not name.key.endswith(words("property") + words("task"))
