"""指标值重复名称里的动词 · A target that only repeats the name.

What:
    zh: 名称是“提升……水平”，指标值写“提升”；名称是“实现……”，指标值写“实现”：等于没有指标值。名称以“及时性、
        改善程度”结尾，指标值写“及时、程度较高”，也一样（提示）。
    en: The name is 提升…水平 and the target is 提升, or the name is 实现… and the target is 实现: the same
        word again instead of a target. So is 及时 for 及时性, or 程度较高 for 改善程度 (a
        note).
Why:
    zh: 财预〔2020〕10号按达成、部分达成、未达成评定性指标；重复动词说不出达到什么程度。
    en: Qualitative targets are judged as met, partly met or missed (财预〔2020〕10号); repeating the verb
        does not say which degree is to be reached.
Bad:
    benefit:
      social:
        - name: 提升政务服务标准化水平
          target: 有所提升
Good:
    benefit:
      social:
        - name: 政务服务事项网上可办率
          target: ≥95%
Options:
    words: adverb, task, activity, property, empty
Silent:
    zh: 名称不以动词开头的（“改善情况”写“改善”）；指标值是数值的。
    en: Names that do not begin with the verb, or have only a noun after it (改善情况); targets that are
        figures.
"""

from collections.abc import Iterator

from pgdecl.analysis.names import Name
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind

RULE = Rule(
    "PG217",
    "value-repeats-name",
    (Severity.WARNING, Severity.INFO),
    says={
        "": (
            "指标值“{value}”只是重复了名称“{name}”里的话",
            "the target “{value}” only repeats the name “{name}”",
        )
    },
    help=(
        "写要达到的数值或程度；名称改成可衡量的名词短语",
        "write the figure or degree to be reached, and make the name a measurable noun phrase",
    ),
)
_SHORTEST = 2


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks targets that are words, of names that begin with a verb."""
    for row in view.of_kind(TargetKind.GRADE, TargetKind.STATUS):
        value = row.target.text.strip()
        name = row.name.text.strip()
        if row.name.verb and _repeats(value, row.name, view.vocabulary):
            yield RULE.at(row.at_target, value=value, name=name)
        elif _repeats_measure(value, row, view.vocabulary):
            yield RULE.at(row.at_target, severity=Severity.INFO, value=value, name=name)


def _repeats_measure(value: str, row: Row, vocabulary: Vocabulary) -> bool:
    """Whether it is the measure at the end of the name again: 及时性 及时, 改善程度 程度较高."""
    key = row.name.key
    if row.level1 == "output" and key.endswith((f"{value}性", f"{value}程度", f"{value}度")):
        return len(value) >= _SHORTEST
    measure, _ = vocabulary.suffix(key, ("property",))
    degree = value.removeprefix(measure)
    return len(measure) >= _SHORTEST and degree != value and degree in vocabulary.words("empty")


def _repeats(value: str, name: Name, vocabulary: Vocabulary) -> bool:
    """Whether the value, but for its adverbs, has only characters of the name in their order."""
    if name.rest in vocabulary.words("property"):
        return False
    core = vocabulary.compiled("^{adverb}+").sub("", value) or value
    if core == name.rest + name.verb:
        return True
    phrase = name.verb + name.rest
    if len(core) < _SHORTEST or not phrase.startswith(core[:_SHORTEST]):
        return False
    remaining = iter(phrase)
    return all(character in remaining for character in core)
