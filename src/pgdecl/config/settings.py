"""What a configuration and a call settle: which rules run on a file, how grave they are, what they know."""

import os.path
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from pgdecl.analysis.profile import Profile
from pgdecl.finding import Severity
from pgdecl.i18n.language import Language
from pgdecl.rules.engine import RuleSet
from pgdecl.rules.registry import CHECKS

Codes = tuple[str, ...]
"""Codes, or beginnings of codes such as PG2."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings for the files below a folder.

    `select` and `ignore` are codes or their beginnings; without `select` all rules run that are not off by
    default. Faults of reading and structure are reported whatever is selected. `per_path` ignores codes in
    files whose path from `folder` matches a pattern. `layouts` are layout files by the name they go by.
    """

    profile: Profile = field(default_factory=Profile)
    select: Codes = ()
    ignore: Codes = ()
    per_path: tuple[tuple[str, Codes], ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    layouts: Mapping[str, str] = field(default_factory=dict)
    language: Language | None = None
    folder: str = "."
    _chosen: dict[Codes, RuleSet] = field(default_factory=dict, compare=False, repr=False)

    def chosen(self, name: str) -> RuleSet:
        """The rules to run on a file."""
        ignored = (*self.ignore, *self._ignored_in(name))
        found = self._chosen.get(ignored)
        if found is None:
            found = RuleSet(
                tuple(
                    (rule, check) for rule, check in CHECKS if self._wants(rule.code, ignored, off=rule.off)
                )
            )
            self._chosen[ignored] = found
        return found

    def wants(self, code: str, name: str) -> bool:
        """Whether a rule over several files is wanted in one of them."""
        return self._wants(code, (*self.ignore, *self._ignored_in(name)), off=False)

    def ignores(self, code: str, name: str) -> bool:
        """Whether findings of a code are ignored in a file, whatever is selected."""
        return _longest(code, (*self.ignore, *self._ignored_in(name))) > 0

    def _ignored_in(self, name: str) -> Codes:
        if not self.per_path:
            return ()
        path = os.path.relpath(name, self.folder).replace(os.sep, "/")
        return tuple(code for pattern, codes in self.per_path if fnmatchcase(path, pattern) for code in codes)

    def _wants(self, code: str, ignored: Codes, *, off: bool) -> bool:
        """The longer beginning wins, so that one rule of an ignored group can be selected and the reverse."""
        selected = _longest(code, self.select) if self.select else 0 if off else 1
        if off and self.select and selected < len(code):
            return False
        return selected > 0 and selected > _longest(code, ignored)


def _longest(code: str, beginnings: Codes) -> int:
    return max((len(beginning) for beginning in beginnings if code.startswith(beginning)), default=0)


DEFAULT = Settings()
"""What holds where nothing is configured."""
WITHOUT_RULES = Settings(select=("PG9",))
"""For reading a declaration without judging its content."""
