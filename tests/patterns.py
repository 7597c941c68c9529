"""Prints every regular expression that the package compiles: run as a program, in a process of its own.

It watches `re` while all modules are imported and every kind of work is done once. What it prints has each
pattern with its flags, whether it is one of bytes, and the methods that were called of it; and the calls in
the source that were never made.
"""

import ast
import importlib
import json
import pkgutil
import re
import sys
import tempfile
from pathlib import Path
from types import FrameType
from typing import Any

import pgdecl
from pgdecl import patterns

SOURCE = Path(pgdecl.__file__).parent
_COMPILE = re._compile  # type: ignore[attr-defined]  # noqa: SLF001 - what every function of the module calls
_CALLS = ("compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer")

uses: dict[tuple[Any, int], set[str]] = {}
made: set[tuple[str, int]] = set()


class Watched:
    """A pattern that notes what is asked of it."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self.__dict__["watched"] = pattern
        self.__dict__["methods"] = uses.setdefault((pattern.pattern, pattern.flags), set())

    def __getattr__(self, name: str) -> Any:
        if callable(found := getattr(self.watched, name)):
            self.methods.add(name)
        return found


def watch(pattern: Any, flags: int) -> Any:
    compiled = _COMPILE(pattern, flags)
    frame = sys._getframe(1)  # noqa: SLF001 - who calls is what is asked here
    if frame.f_code.co_filename == re.__file__ and frame.f_back is not None:
        frame = frame.f_back
    if not Path(frame.f_code.co_filename).is_relative_to(SOURCE):
        return compiled
    note(frame)
    return Watched(compiled)


def note(frame: FrameType) -> None:
    made.add((frame.f_code.co_filename, frame.f_lineno))


def watch_lazy_patterns() -> None:
    lazy = patterns.regex

    def noting(source: str, flags: int = 0) -> re.Pattern[str]:
        note(sys._getframe(1))  # noqa: SLF001 - as above
        pattern = lazy(source, flags)
        _ = pattern.pattern  # compiled now, whether it is used or not
        return pattern

    patterns.regex = noting


def import_all() -> None:
    for module in pkgutil.walk_packages(pgdecl.__path__, "pgdecl."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def watch_vocabulary() -> None:
    from pgdecl.analysis.vocabulary import Vocabulary  # noqa: PLC0415 - not before `re` is watched

    compiled = Vocabulary.compiled

    def noting(self: Vocabulary, template: str) -> Any:
        note(sys._getframe(1))  # noqa: SLF001 - as above
        return compiled(self, template)

    Vocabulary.compiled = noting  # type: ignore[method-assign]


def work() -> None:
    """Every rule over its cases, and the little that else compiles a pattern."""
    from conftest import DATA, EXAMPLES  # noqa: PLC0415 - as above
    from pgdecl.cli import run  # noqa: PLC0415
    from test_rules import CASES, findings_of  # noqa: PLC0415

    for case in CASES:
        findings_of(case)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        odd = folder / "odd.yaml"
        text = (EXAMPLES / "ezhou-2022.yaml").read_text(encoding="utf-8")
        odd.write_text(text.replace("budget: ", "budget: 约"), encoding="utf-8")
        folded = folder / "folded.yaml"
        folded.write_text(FOLDED, encoding="utf-8")
        config = folder / "pgdecl.toml"
        run(["validate", str(odd), str(DATA / "refused" / "illegal-character.yaml")])
        run(["validate", "--diff", str(folded)])
        run(["render", str(folded), "--draft", "--output", str(folder / "form.xlsx")])
        example = str(EXAMPLES / "ezhou-2022.yaml")
        run(["render", example, "--draft", "--output", str(folder / "form.docx")])
        run(["validate", str(folder / "form.docx"), str(folder / "form.xlsx")])
        run(["validate", *map(str, sorted(EXAMPLES.glob("road-maintenance-2023*.yaml")))])
        run(["compare", example, example, "--format", "xlsx", "--output", str(folder / "compared.xlsx")])
        config.write_text("[rules]\nselekt = 1\n", encoding="utf-8")
        run(["validate", str(folded)])


FOLDED = """\
pgdecl: 1
declaring_unit: 示范市民政局
year: 2022
budget: 50万元
project:
  name: 示范项目经费
  grounds: >-
    按《通知》（鄂政[2021]
    101号）办理
annual_goals:
  - statement: 建成投用
    indicators:
      output:
        quantity: [{name: 新建公厕数量, target: ≥12座}]
        quality: [{name: 公厕验收合格率, target: 百分之九十五}]
"""


def never_made() -> list[str]:
    """The calls in the source that compile a pattern, and were not made."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        lines = {line for name, line in made if Path(name) == path}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and compiles(node.func)):
                continue
            if lines.isdisjoint(range(node.lineno, (node.end_lineno or node.lineno) + 1)):
                found.append(f"{path.relative_to(SOURCE)}: {ast.unparse(node)}")
    return found


def compiles(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id == "regex"
    if not isinstance(function, ast.Attribute):
        return False
    of_module = isinstance(function.value, ast.Name) and function.value.id == "re" and function.attr in _CALLS
    return of_module or function.attr == "compiled"


def main() -> None:
    re._compile = watch  # type: ignore[attr-defined]  # noqa: SLF001 - as above
    watch_lazy_patterns()
    import_all()
    watch_vocabulary()
    standard_output, sys.stdout = sys.stdout, sys.stderr
    work()
    sys.stdout = standard_output
    found = [
        (p.decode("latin-1") if isinstance(p, bytes) else p, flags, isinstance(p, bytes), sorted(methods))
        for (p, flags), methods in uses.items()
    ]
    sys.stdout.write(json.dumps({"patterns": found, "never made": never_made()}))


if __name__ == "__main__":
    main()
