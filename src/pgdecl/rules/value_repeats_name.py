"""指标值重复名称里的动词 · A target that only repeats the name.

What:
    zh: 名称是“提升……水平”，指标值写“提升”；名称是“实现……”，指标值写“实现”：等于没有指标值。
    en: The name is 提升…水平 and the target 提升, or 实现… and 实现: the same word twice, and no target.
Why:
    zh: 财预〔2020〕10号按达成、部分达成、未达成评定性指标；重复动词说不出达到什么程度。
    en: Words are judged as met, partly met or missed (财预〔2020〕10号); repeating the verb says nothing of
        how far.
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
    words: adverb, task, activity
Silent:
    zh: 名称不以动词开头的（“改善情况”写“改善”）；指标值是数值的。
    en: Names that do not begin with the verb, or have nothing but a noun behind it (改善情况); figures.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind

RULE = Rule(
    "PG217",
    "value-repeats-name",
    (Severity.WARNING,),
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
    """Looks at targets that are words, of names that begin with a verb."""
    for row in view.rows:
        if row.name.verb and row.parsed.kind in (TargetKind.GRADE, TargetKind.STATUS) and _repeats(row, view):
            yield RULE.at(row.at_target, value=row.target.text.strip(), name=row.name.text.strip())


def _repeats(row: Row, view: DeclarationView) -> bool:
    if row.name.rest in view.vocabulary.words("property"):
        return False
    core = view.vocabulary.compiled("^{adverb}+").sub("", row.target.text.strip()) or row.target.text.strip()
    if core == row.name.rest + row.name.verb:
        return True
    if len(core) < _SHORTEST or not (row.name.verb + row.name.rest).startswith(core[:_SHORTEST]):
        return False
    letters = iter(row.name.verb + row.name.rest)
    return all(letter in letters for letter in core)
