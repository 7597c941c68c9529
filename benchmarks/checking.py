"""Loading and checking: texts within one process, folders of files, and single files from start to exit."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from inputs import declaration
from lines import EXAMPLE, FAULTY, GOOD, MANY, ROOT, YARDSTICK, Line, command, processes
from pgdecl.app.validate import check
from timing import race

SCHEMA = ROOT / "schemas" / "declaration.schema.json"
BIN = Path(sys.executable).parent
IMPORT_CLICK = [sys.executable, "-c", "import click"]


def checking() -> Iterator[Line]:
    """Checking, beside peers and beside less work."""
    yield from _texts()
    yield from _peers()
    yield from _findings()
    yield from _starts()


def _texts() -> Iterator[Line]:
    files = [declaration(seed).encode() for seed in range(MANY)]
    texts = [data.decode() for data in files]
    yield Line(
        f"load, model and rules, {MANY} different texts in turn, warm",
        "PyYAML CSafeLoader, same texts",
        lambda rounds: race(partial(_each, check, files), partial(_each, _loaded, texts), rounds),
        1.6,
        1.2,
    )


def _loaded(text: str) -> object:
    return yaml.load(text, yaml.CSafeLoader)


def _each(work: Callable[[Any], object], inputs: Sequence[object]) -> None:
    """One after the other, keeping none of the results."""
    for item in inputs:
        work(item)


def _peers() -> Iterator[Line]:
    files = [str(path) for path in sorted(GOOD.glob("*.yaml"))]
    validate = command("validate", "--jobs", 1, "-q", GOOD)
    by_schema = [str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA), *files]
    by_style = [str(BIN / "yamllint"), *files]
    yield Line(
        f"validate {MANY} files, one process (CPU)",
        "check-jsonschema, all files",
        processes(validate, by_schema, processor=True),
        8,
        12,
        faster=True,
        slow=True,
    )
    yield Line(
        f"validate {MANY} files, one process",
        "yamllint, all files",
        processes(validate, by_style),
        10,
        15,
        faster=True,
        slow=True,
    )
    yield Line(
        f"validate {MANY} files, --jobs 2",
        "one process",
        processes(command("validate", "--jobs", 2, "-q", GOOD), validate),
        1.5,
        faster=True,
        slow=True,
    )


def _findings() -> Iterator[Line]:
    full = ("validate", "--jobs", 1, "--format", "full")
    yield Line(
        f"validate {MANY} files of 55 findings each, full",
        "the same files without findings",
        processes(command(*full, FAULTY), command(*full, GOOD)),
        4,
        3,
        slow=True,
    )
    yield Line(
        f"validate --diff {MANY} files of 55 findings each",
        "validate of those",
        processes(
            command("validate", "--jobs", 1, "--diff", FAULTY), command("validate", "--jobs", 1, FAULTY)
        ),
        1.5,
        slow=True,
    )


def _starts() -> Iterator[Line]:
    validate = command("validate", "-q", EXAMPLE)
    yield Line("validate one file, cold", "YARDSTICK", processes(validate, YARDSTICK), 2.0, 1.6)
    for option in ("--version", "--help"):
        yield Line(option, "import click", processes(command(option), IMPORT_CLICK), 1.25)
