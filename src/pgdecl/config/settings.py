"""What a configuration and a call settle: which rules run on a file, their severities, what they know."""

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
"""Codes, or prefixes of codes such as PG2."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings for the files below a folder.

    `select` and `ignore` are codes or their prefixes; without `select` all rules run that are not off by
    default. Faults of reading and structure are reported whatever is selected. `per_path` ignores codes in
    files whose path from `folder` matches a pattern. `layouts` are the paths of layout files by the names
    that declarations use for them.
    """

    profile: Profile = field(default_factory=Profile)
    select: Codes = ()
    ignore: Codes = ()
    per_path: tuple[tuple[str, Codes], ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    layouts: Mapping[str, str] = field(default_factory=dict)
    language: Language | None = None
    folder: str = "."
    _rule_sets: dict[Codes, RuleSet] = field(default_factory=dict, init=False, compare=False, repr=False)

    def chosen(self, name: str) -> RuleSet:
        """The rules to run on a file."""
        ignored = (*self.ignore, *self._ignored_in(name))
        rule_set = self._rule_sets.get(ignored)
        if rule_set is None:
            wanted = [pair for pair in CHECKS if self._wants(pair[0].code, ignored, off=pair[0].off)]
            rule_set = self._rule_sets[ignored] = RuleSet(tuple(wanted))
        return rule_set

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
        """The longer prefix wins, so that one rule of an ignored group can be selected, and the reverse."""
        selected = _longest(code, self.select) if self.select else 0 if off else 1
        if off and self.select and selected < len(code):
            return False
        return selected > 0 and selected > _longest(code, ignored)


def _longest(code: str, prefixes: Codes) -> int:
    """The length of the longest of the prefixes that a code has."""
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=0)


DEFAULT = Settings()
"""What holds where nothing is configured."""
WITHOUT_RULES = Settings(select=("PG9",))
"""For reading a declaration without judging its content."""
