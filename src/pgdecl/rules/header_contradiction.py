"""表头自相矛盾 · A header that contradicts itself.

What:
    zh: 项目类别与项目性质用了不相容或同义的词（延续性 与 持续性、一次性 与 常年性），一次性项目却有长期目标。
    en: The category and the nature of the project contradict each other (一次性 and 常年性) or mean the
        same (延续性 and 持续性), or a one-off project has long-term goals.
Why:
    zh: 类别、性质决定审核口径和目标期限；湖北表中“持续性、新增性”是属性，“常年性、延续性、一次性”是类型，各
        选其一。
    en: They decide how a project is reviewed and how many years its goals cover; the forms of Hubei offer
        持续性 or 新增性 as the attribute, and 常年性, 延续性 or 一次性 as the type.
Bad:
    project:
      category: 一次性项目
      nature: 常年性项目
Good:
    project:
      category: 部门预算项目
      nature: 常年性项目
Options:
    words: one-off
Silent:
    zh: 其他用词：各地词表不同，不作限定。
    en: Any other words, as the lists differ from place to place.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.tables import rows

RULE = Rule(
    "PG604",
    "header-contradiction",
    (Severity.WARNING, Severity.INFO),
    says={
        "contradict": (
            "项目类别“{category}”与项目性质“{nature}”矛盾",
            "the category “{category}” contradicts the nature “{nature}”",
        ),
        "repeat": (
            "项目类别“{category}”与项目性质“{nature}”意思重复，多半有一栏选错了词表",
            "the category “{category}” and the nature “{nature}” mean the same; one is from the wrong list",
        ),
        "one-off": (
            "一次性项目不该有长期绩效目标",
            "a one-off project should have no long-term goals",
        ),
    },
    help=("按本地表样的词表各选一项", "choose one from each list of the local form"),
)
_PAIRS = [(case, first, second) for case, first, second in rows(__file__, "data/headers.tsv")]


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks category and nature against each other, and one-off projects for long-term goals."""
    project = view.declaration.project
    category, nature = project.category or "", project.nature or ""
    yield from _check_pairs(category, nature)
    one_off = view.vocabulary.compiled("{one-off}")
    key = "category" if one_off.search(category) else "nature"
    if one_off.search(category + nature) and view.declaration.long_term_goals:
        yield RULE.at(("project", key), case="one-off", related=[("long_term_goals", 0, "statement")])


def _check_pairs(category: str, nature: str) -> Iterator[Finding]:
    """Findings on pairs of words that must not be used together, whichever field has which."""
    for case, first, second in _PAIRS:
        if (first in category and second in nature) or (second in category and first in nature):
            yield RULE.at(
                ("project", "nature"),
                case=case,
                severity=Severity.WARNING if case == "contradict" else Severity.INFO,
                related=[("project", "category")],
                category=category.strip(),
                nature=nature.strip(),
            )
