"""名称是任务或句子 · A task instead of a name.

What:
    zh: 名称不以“率、数量、面积、成本”等可衡量的词结尾，又以“提升、实现、完成、保障、安装、发放”等动词开头（
        前面还可以有“每年”“在……中”），或写的是要求（……必须合格、……得到改善、……采购及安装），或含有逗号、
        句号。“安装路灯”这样的任务配上数量（≥200盏），只作提示。
    en: The name does not end in something measurable (率, 数量, 面积, 成本) and begins with a verb (提升,
        实现, 完成, 保障, 安装, 发放; 每年 or 在…中 may stand before it), says what is required (…必须合格,
        …得到改善, …采购及安装), or contains a comma or a full stop. A task such as 安装路灯 with a count
        (≥200盏) is only a note.
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
    words: task, activity, doing, nominal, required, when, adverb, property, noun,
        measure; thresholds: name-length
Silent:
    zh: 动词后面只有“水平、程度、情况”等名词（落实情况）；“保障、建设”等也作名词的词，结尾是“能力、质量”等名
        词或动词（服务能力提升），或以“体系、环境、范围”等名词结尾（服务覆盖范围）。
    en: A verb followed only by a noun such as 情况 (落实情况); words that are nouns as well (保障, 建设) in a
        name that ends in a noun such as 能力, 环境 or 范围 (服务覆盖范围) or in a verb (服务能力提升).
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
    (Severity.WARNING, Severity.INFO),
    says={
        "task": (
            "“{name}”是任务，不是指标名称",
            "“{name}” is a task, not the name of an indicator",
        ),
        "task-with-number": (
            "“{name}”是任务，不是指标名称：指标值“{value}”衡量的是什么？",
            "“{name}” is a task, not the name of an indicator: what does “{value}” measure?",
        ),
        "counted": (
            "“{name}”是任务：名称里写明“{value}”数的是什么，如“……数量”",
            "“{name}” is a task: let the name say what “{value}” counts, such as …数量",
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
_REQUIRED = "必须|(?<=.)确保|得到{adverb}?{required}$|[及和与并]其?{doing}$"
_SCOPE = re.compile("^[^，]{1,20}[内中后前时起下间]，")
_STOP = re.compile(r"[，。；！？]")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks every name."""
    for row in view.rows:
        case = _case(row, view)
        if case:
            severity = Severity.INFO if case == "counted" else Severity.WARNING
            name = row.name.text.strip()
            value = row.target.text.strip()
            yield RULE.at(
                row.at_name, case=case, severity=severity, name=name, value=value, length=str(len(name))
            )


def _case(row: Row, view: DeclarationView) -> str:
    """What the name is instead of a noun phrase; "" if it is one."""
    text = row.name.text.strip()
    measures = row.name.measure is not Measure.NONE
    clauses = _SCOPE.sub("", text) if measures else text
    if _STOP.search(clauses.rstrip("。；")):
        return "sentence"
    if measures:
        return ""
    if not _is_task(row.name, view.vocabulary) and not _is_requirement(row, view.vocabulary):
        return ""
    if len(text) > view.threshold("name-length"):
        return "long"
    if not row.parsed.is_numeric:
        return "task"
    unit = row.parsed.unit
    is_counted = row.name.verb in view.vocabulary.words("doing") and unit is not None and not row.is_share
    return "counted" if is_counted else "task-with-number"


def _is_task(name: Name, vocabulary: Vocabulary) -> bool:
    words = vocabulary.words
    if not name.verb or not name.rest or name.rest in words("property"):
        return False
    if name.verb not in words("activity") + words("doing"):
        return True
    if name.rest in words("noun") or name.key.endswith(words("property") + words("task")):
        return False
    return name.verb not in words("nominal") or not name.key.endswith(words("noun"))


def _is_requirement(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a name says what is to be done or reached: …必须合格, …采购及安装, …显著提升 with a share."""
    if vocabulary.compiled(_REQUIRED).search(row.name.key):
        return True
    return row.is_share and vocabulary.compiled("{adverb}{required}$").search(row.name.key) is not None
