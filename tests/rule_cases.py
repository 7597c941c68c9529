"""The cases of rules in data files: what each declaration is written like, and what the rule says of it.

    fires warning[easier]: title     severity and case of all findings; or of each, parted by commas, in order
    says: …                          the message of one of them, word for word
    says-en: …                       the same in English
    fix: old → new                   a change that is offered; all of them have a line, in order
    at-key: goals/0/indicators       a key that a finding is about, which no mark can show
    profile: frame=2021              settings that differ
    silent: title                    no finding

All other lines are the declaration in the notation of `declared.py`. Where several files are checked
together, `file: 2022.yaml` begins one of them. `file: results` begins the results that belong to the
declaration above it, if there is one.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from conftest import DATA
from marked import Place
from pgdecl.analysis.profile import THRESHOLDS, Profile
from pgdecl.finding import Finding, Location
from pgdecl.i18n.language import Language
from pgdecl.report.wording import advice, message

FIELDS: dict[str, Language] = {"says": "zh", "says-en": "en"}
"""What a case words, and the language of each."""

_TOLD = re.compile(r"(fires .*?|silent): (.*)")
_SEVERITY = re.compile(r"(\w+)(?:\[([\w-]+)\])?")
_FIELD = re.compile(r"(says|says-en|fix|at-key|profile|file): (.*)")


@dataclass(frozen=True, eq=False)
class Case:
    """One case: `kinds` are severity and case of its findings; `files` the short lines by file name."""

    code: str
    title: str
    kinds: list[tuple[str, str]]
    fields: dict[str, list[str]]
    files: dict[str, list[str]]

    @property
    def lines(self) -> list[str]:
        """The short lines of all files."""
        return [line for lines in self.files.values() for line in lines]

    def values(self, field: str) -> list[str]:
        """What stands in the fields of a name."""
        return self.fields.get(field, [])

    def kinds_of(self, count: int) -> list[tuple[str, str]]:
        """Severity and case of each finding, where there are that many of them."""
        return self.kinds * count if len(self.kinds) == 1 and count else self.kinds

    @property
    def profile(self) -> Profile:
        """The settings."""
        settings = dict(part.split("=") for line in self.values("profile") for part in line.split(" "))
        thresholds = {name: Decimal(settings.pop(name)) for name in THRESHOLDS if name in settings}
        made = {name: text == "yes" if name == "execution" else int(text) for name, text in settings.items()}
        return Profile(**made, thresholds={**THRESHOLDS, **thresholds})  # type: ignore[arg-type]  # as in the class


@cache
def rule_cases() -> tuple[Case, ...]:
    """The cases of all rules."""
    return tuple(case for path in sorted((DATA / "rules").glob("PG*.txt")) for case in cases_in(path))


def cases_in(path: Path) -> list[Case]:
    """The cases of a file."""
    cases: list[Case] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        told, field = _TOLD.fullmatch(line), _FIELD.fullmatch(line)
        if told:
            kinds = _SEVERITY.findall(told[1].partition(" ")[2])
            cases.append(Case(path.stem, told[2], kinds, {}, {}))
        elif not field:
            files = cases[-1].files
            files.setdefault(list(files)[-1] if files else "", []).append(line)
        elif field[1] == "file":
            cases[-1].files[field[2]] = []
        else:
            cases[-1].fields.setdefault(field[1], []).append(field[2])
    return cases


def name_of(finding: Finding) -> str:
    """Which of its rule's cases a finding is."""
    return str(finding.values.get("case", ""))


def places(locations: list[Location], text: str) -> list[Place]:
    """Where the locations are and the words there, without the quotes around a whole value."""
    lines, found = text.split("\n"), set()
    for location in locations:
        assert location.span is not None
        line, column, _, end = location.span
        words = lines[line - 1][column - 1 : end - 1]
        quoted = words[0] == '"' == words[-1]
        found.add((line, column + 1, words[1:-1]) if quoted else (line, column, words))
    return sorted(found)


def assert_worded(case: Case, findings: Sequence[Finding]) -> None:
    """The findings say what the case says of them, and no message has a gap."""
    for field, language in FIELDS.items():
        messages = [message(finding, language) for finding in findings]
        assert set(case.values(field)) <= set(messages)
        for text in (*messages, *(advice(finding, language) for finding in findings)):
            assert not re.search("“”|{|}", text)


def worded_in(
    cases: Iterable[Case], findings_of: Callable[[Case], Sequence[Finding]]
) -> set[tuple[str, str]]:
    """The messages of a rule that stand word for word in a case, each with the field of its language."""
    return {
        (name_of(finding), field)
        for case in cases
        for finding in findings_of(case)
        for field, language in FIELDS.items()
        if message(finding, language) in case.values(field)
    }
