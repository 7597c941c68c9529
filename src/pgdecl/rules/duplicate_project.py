"""项目重复申报 · The same project twice.

What:
    zh: 一起校验的文件里，同一单位、同一年度有两份同名项目的申报表。
    en: Among the files checked together, a unit has two declarations of the same project for the same year.
Why:
    zh: 重复申报会重复安排预算；多半是复制文件后忘了改名称。
    en: A project that is declared twice gets its budget twice; usually a file was copied and the name kept.
Bad:
    project: {name: 政务服务提升工作经费}
    # 另一个文件的单位、年度、项目相同 (another file has the same)
Good:
    project: {name: 政务服务大厅运行经费}
Options:
    none
Silent:
    zh: 单位、年度、名称有一项不同；没有填年度的；只校验一个文件时。
    en: Another unit, year or name; a declaration without a year; a single file.
"""

from collections.abc import Iterator, Sequence

from pgdecl.finding import Severity
from pgdecl.rules.cross_file import CrossFileFinding, Member
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG701",
    "duplicate-project",
    (Severity.WARNING,),
    says={
        "": (
            "同一单位同一年度的“{project}”在 {file} 里已经申报",
            "“{project}” of the same unit and year is declared in {file} already",
        )
    },
    help=("改正名称或年度，或删去一份", "correct name or year, or delete one of the files"),
)


def check(members: Sequence[Member]) -> Iterator[CrossFileFinding]:
    """Looks at the declarations of one project, in the order of the files."""
    first_members: dict[int, Member] = {}
    for member in members:
        declaration = member.view.declaration
        if declaration.year is None:
            continue
        first = first_members.setdefault(declaration.year, member)
        if first is not member:
            yield (
                member,
                RULE.at(("project", "name"), project=declaration.project.name.strip(), file=first.name),
            )
