"""What a rule's docstring says, by section: the source of its page, `pgdecl rules` and `--explain`."""

import ast
import inspect
import re
from functools import cache
from importlib import resources
from typing import NamedTuple

from pgdecl.i18n.language import Bilingual
from pgdecl.rules.registry import ALL_MODULES
from pgdecl.rules.rule import Rule

SECTIONS = ("What", "Why", "Bad", "Good", "Options", "Silent")
"""The sections of a rule's docstring, in this order."""
_HEAD = re.compile(r"^(\w+):$", re.MULTILINE)
_LANGUAGES = re.compile(r"^zh: (?P<zh>.*?)^en: (?P<en>.*)", re.DOTALL | re.MULTILINE)


class Documentation(NamedTuple):
    """A rule's documentation; `bad` and `good` are parts of files in YAML, `options` "" for none.

    Of a rule on results they are parts of results, below those of the declaration and `---` if it takes both.
    """

    rule: Rule
    title: Bilingual
    what: Bilingual
    why: Bilingual
    bad: str
    good: str
    options: str
    silent: Bilingual


@cache
def documentation() -> dict[str, Documentation]:
    """The documentation of every rule, by code."""
    return {module.RULE.code: _read(module.RULE, module.__name__) for module in ALL_MODULES}


def _read(rule: Rule, module: str) -> Documentation:
    title, *parts = _HEAD.split(_docstring(module))
    sections = dict(zip(parts[::2], map(inspect.cleandoc, parts[1::2]), strict=True))
    if tuple(sections) != SECTIONS:
        raise LookupError(rule.code)
    chinese, english = title.strip().removesuffix(".").split(" · ")
    options = " ".join(sections["Options"].split())
    return Documentation(
        rule,
        Bilingual(chinese, english),
        _both(sections["What"]),
        _both(sections["Why"]),
        sections["Bad"],
        sections["Good"],
        "" if options == "none" else options,
        _both(sections["Silent"]),
    )


def _docstring(module: str) -> str:
    """The docstring of a module, from its source: `python -OO` keeps none in the module itself."""
    package, _, name = module.rpartition(".")
    source = resources.files(package).joinpath(f"{name}.py").read_text(encoding="utf-8")
    return ast.get_docstring(ast.parse(source)) or ""


def _both(section: str) -> Bilingual:
    """The Chinese and the English paragraph of a section, each on one line."""
    found = _LANGUAGES.match(section)
    if found is None:
        raise LookupError(section)
    chinese = "".join(line.strip() for line in found["zh"].splitlines())
    english = " ".join(line.strip() for line in found["en"].splitlines())
    return Bilingual(chinese, english.strip())
