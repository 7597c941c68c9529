"""Changes the code in small ways and counts how many of these mutants the tests notice.

A sample of all mutants is drawn with a seed. Each one runs in a fork of this process, which loads the changed
module in place of the file and runs the tests that matter to it until one fails. Those that survive are
printed: behaviour without a test, code that does nothing, or a change without effect.
"""

import argparse
import importlib
import importlib.machinery
import importlib.util
import os
import random
import re
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import CodeType

import pytest

from mutations import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent
SOURCES, TESTS = ROOT / "src", ROOT / "tests"
RELEVANT = {
    "rules": ("rules", "together", "rule_documentation", "generated", "examples", "corpus"),
    "rules/results": ("results_rules", "results_command", "rule_documentation", "generated"),
    "analysis": (
        "rules",
        "compare",
        "direction",
        "likeness",
        "comparison_details",
        "results",
        "corpus",
        "words",
        "config",
    ),
    "scoring": ("results", "compare_dates", "compare", "direction", "compare_results_command", "skeleton"),
    "compare": (
        "compare",
        "direction",
        "compare_dates",
        "comparison_details",
        "results",
        "skeleton",
        "compare_results_command",
        "compare_command",
    ),
}
"""By folder of the package, the tests for its modules; those first that notice most."""
LIBRARIES = (
    "hypothesis.strategies",
    "jsonschema",
    "openpyxl",
    "pydantic",
    "rich.table",
    "pgdecl.declaration.results",
)
"""What is imported once for all mutants."""
SECONDS = 180
"""What takes longer hangs, and is noticed by that."""
GOAL = 0.95
SURVIVED = 0


class Changed(importlib.machinery.SourceFileLoader):
    """Finds and loads one module, with other code than its file has."""

    def __init__(self, path: Path, code: CodeType) -> None:
        name = ".".join(path.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__")
        super().__init__(name, str(path))
        self._code = code

    def find_spec(self, name: str, *_arguments: object) -> importlib.machinery.ModuleSpec | None:
        """How to load the module, if it is the one."""
        return (
            importlib.util.spec_from_file_location(name, self.path, loader=self)
            if name == self.name
            else None
        )

    def get_code(self, _name: str) -> CodeType:
        """What is run when the module is loaded."""
        return self._code


def calls(path: Path) -> Iterator[list[str]]:
    """The arguments of the runs of pytest that matter to a module: those first that are likely to notice."""
    folder = path.parent.relative_to(SOURCES / "pgdecl").as_posix()
    files = [str(TESTS / f"test_{name}.py") for name in RELEVANT[folder]]
    code = re.search(r'^ +"(PG\d{3})",$', path.read_text(encoding="utf-8"), re.MULTILINE)
    if code:
        yield ["-k", code[1], *files[:2]]
    # One by one, since most mutants are noticed before the later files need to be collected.
    yield from ([file] for file in sorted(files, key=lambda file: path.stem not in file))


def start(path: Path, mutant: Mutant | None) -> int:
    """Runs the tests for a module in another process, whose number is returned."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    signal.alarm(SECONDS)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    if mutant:
        sys.meta_path.insert(0, Changed(path, mutant.code()))
    options = ["-xq", "--assert=plain", f"--rootdir={ROOT}", "--hypothesis-seed=0"]
    options += ["-pno:cacheprovider", "-pno:xdist"]
    os._exit(any(pytest.main([*options, *call]) for call in calls(path)))


def survivors(drawn: Iterable[Mutant], jobs: int) -> Iterator[Mutant]:
    """Runs the mutants, so many at once, and gives those that the tests did not notice."""
    running: dict[int, Mutant] = {}
    waiting = list(reversed(list(drawn)))
    while waiting or running:
        if waiting and len(running) < jobs:
            mutant = waiting.pop()
            running[start(mutant.path, mutant)] = mutant
            continue
        child, status = os.wait()
        mutant = running.pop(child)
        if status == SURVIVED:
            yield mutant


def main() -> int:
    """Draws the mutants, runs them, and says which the tests did not notice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", help="parts of paths below src/pgdecl, such as rules/weight_sum")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    files = [path for folder in RELEVANT for path in sorted((SOURCES / "pgdecl" / folder).glob("*.py"))]
    wanted = [path for path in files if any(part in str(path) for part in options.paths or [""])]
    every = [mutant for path in wanted for mutant in mutants(path)]
    drawn = random.Random(options.seed).sample(every, min(options.sample, len(every)))  # noqa: S311 - no secret
    for name in LIBRARIES:
        importlib.import_module(name)
    for path in {mutant.path.parent: mutant.path for mutant in drawn}.values():
        if os.waitpid(start(path, None), 0)[1] != SURVIVED:
            sys.exit(f"the tests for {path.parent.name}/ fail without any change")
    begun, survived = time.monotonic(), 0
    for mutant in survivors(drawn, options.jobs):
        survived += 1
        print(f"{mutant.path.relative_to(ROOT)}:{mutant.line}: {mutant.change}", flush=True)
    share, minutes = 1 - survived / len(drawn), (time.monotonic() - begun) / 60
    print(f"{share:.1%} of {len(drawn)} mutants noticed, out of {len(every)}, in {minutes:.0f} min")
    return int(share < GOAL)


if __name__ == "__main__":
    sys.exit(main())
