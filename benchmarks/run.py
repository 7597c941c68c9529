"""Measures pgdecl beside its yardsticks and prints one table. See README.md."""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from inputs import declaration, write
from peers import by_docxtpl, by_xlsxwriter, template, unzipped, zipped
from pgdecl.app.compare import with_version
from pgdecl.app.compared import read_declaration
from pgdecl.app.validate import check, check_file
from pgdecl.config.find import Finder
from pgdecl.declaration.models import Declaration
from pgdecl.forms.fill import Form
from pgdecl.forms.formats import paint
from pgdecl.forms.grid import Grid
from pgdecl.forms.named import official
from timing import Ratio, once, race, race_memory, race_processes, ratio

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = ROOT / "build" / "bench"
EXAMPLE = ROOT / "examples" / "ezhou-2022.revised.yaml"
SCHEMA = ROOT / "schemas" / "declaration.schema.json"
BIN = Path(sys.executable).parent
PGDECL = [sys.executable, "-c", "from pgdecl.cli import main; main()"]
YARDSTICK = [sys.executable, "-c", "import yaml, click; from pydantic import BaseModel"]
IMPORT_CLICK = [sys.executable, "-c", "import click"]
MANY, FEW, SEVERAL = 1000, 50, 300


class Line(NamedTuple):
    """One row of the table: `hold` and `stretch` are the most it may be; if `faster` the least."""

    work: str
    beside: str
    measure: Callable[[int], Ratio]
    hold: float
    stretch: float | None = None
    faster: bool = False

    def row(self, rounds: int) -> str:
        """The row, measured now."""
        found = self.measure(rounds)
        if self.faster:
            found = Ratio(1 / found.median, 1 / found.most, 1 / found.least, found.ours)
        sign = "≥" if self.faster else "≤"
        kept = found.median >= self.hold if self.faster else found.median <= self.hold
        stretch = f"{sign} {self.stretch}" if self.stretch else ""
        ours = f"{found.ours:.0f} MiB" if "memory" in self.work else f"{found.ours * 1e3:.1f} ms"
        cells = (self.work, self.beside, ours, found, f"{sign} {self.hold}", stretch, "yes" if kept else "NO")
        return "".join(f"| {cell} " for cell in cells) + "|"


def command(*arguments: object) -> list[str]:
    """A call of pgdecl as a process."""
    return [*PGDECL, *map(str, arguments)]


def parsed() -> Iterator[Line]:
    """Loading and checking."""
    data = EXAMPLE.read_bytes()
    text = data.decode()
    one = declaration(1, 1, 7).encode()
    ten = declaration(1, 5, 15).encode()
    yield Line(
        "load, model and rules, a real form, warm",
        "PyYAML CSafeLoader, same text",
        lambda rounds: race(lambda: check(data), lambda: yaml.load(text, yaml.CSafeLoader), rounds),
        1.5,
        1.0,
    )
    forms = [declaration(seed).encode() for seed in range(SEVERAL)]
    texts = [form.decode() for form in forms]
    yield Line(
        f"load, model and rules, {SEVERAL} different forms in turn, warm",
        "PyYAML CSafeLoader, same texts",
        lambda rounds: race(partial(_each, check, forms), partial(_each, _loaded, texts), rounds),
        1.5,
        1.0,
    )
    yield Line(
        "load, model and rules, 150 indicators, warm",
        "14 indicators",
        lambda rounds: race(lambda: check(ten), lambda: check(one), rounds),
        11.8,
    )


def _loaded(text: str) -> object:
    return yaml.load(text, yaml.CSafeLoader)


def _each(work: Callable[[Any], object], inputs: Sequence[object]) -> None:
    """One after the other, keeping none of the results."""
    for one in inputs:
        work(one)


def comparing() -> Iterator[Line]:
    """Comparing two years of many projects."""
    folders = SCRATCH / "many", SCRATCH / "later"
    pairs = list(zip(*(sorted(map(str, folder.glob("*.yaml"))) for folder in folders), strict=True))
    yield Line(
        f"compare {MANY} pairs, two years of a project, warm",
        "load, model and rules of both sides",
        lambda rounds: race(
            partial(_each, partial(_compared, Finder()), pairs), partial(_each, _both, pairs), min(rounds, 5)
        ),
        1.5,
    )


def _both(pair: Sequence[str]) -> None:
    _each(check_file, pair)


def _compared(finder: Finder, pair: Sequence[str]) -> None:
    """Read, compared and worded, as `pgdecl compare OLD NEW` does; the settings are found once."""
    with_version(read_declaration(pair[0]), read_declaration(pair[1]), finder).report("zh")


def whole_runs() -> Iterator[Line]:
    """Whole processes that check."""
    many, few = SCRATCH / "many", SCRATCH / "few"
    validate = command("validate", "-q", many)
    files = [str(path) for path in sorted(few.glob("*.yaml"))]
    peer = [str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA), *files]
    style = [str(BIN / "yamllint"), *files]
    scaled = f"{FEW} files, scaled to {MANY}"
    structure = command("validate", "-q", "--select", "PG9", many)
    for ours, what in ((structure, "structure only"), (validate, "all rules")):
        yield Line(
            f"validate {MANY} files, {what}, one process (CPU)",
            f"check-jsonschema, {scaled}",
            _scaled(ours, peer, "cpu"),
            15,
            20,
            faster=True,
        )
        yield Line(
            f"validate {MANY} files, {what}, one process",
            f"yamllint, {scaled}",
            _scaled(ours, style, "wall"),
            18,
            faster=True,
        )
    yield Line(
        f"validate {MANY} files, --jobs 2",
        "one process",
        _processes([*validate, "--jobs", "2"], validate),
        1.4,
        faster=True,
    )
    yield Line(
        f"validate {MANY} files",
        f"{MANY // 10} files",
        _processes(validate, command("validate", "-q", SCRATCH / "tenth")),
        11,
    )
    yield Line(
        f"memory, {MANY} files",
        "1 file",
        lambda _rounds: race_memory(validate, command("validate", "-q", EXAMPLE), 3),
        1.15,
    )
    yield Line(
        "validate one file, cold",
        "YARDSTICK",
        _processes(command("validate", "-q", EXAMPLE), YARDSTICK),
        1.5,
        0.8,
    )
    yield Line("--version", "import click", _processes(command("--version"), IMPORT_CLICK), 1.25)
    yield Line("--help", "import click", _processes(command("--help"), IMPORT_CLICK), 1.25)


def _processes(ours: list[str], beside: list[str]) -> Callable[[int], Ratio]:
    return lambda rounds: race_processes(ours, beside, rounds)


def _scaled(ours: list[str], beside: list[str], measure: str) -> Callable[[int], Ratio]:
    """Beside a peer that gets few files; its start-up, on one file, is taken off before scaling."""

    def measured(rounds: int) -> Ratio:
        mine, others = [], []
        for _ in range(max(3, rounds // 4)):
            start = getattr(once(beside[: -FEW + 1]), measure)
            whole = getattr(once(beside), measure)
            others.append(start + (whole - start) * (MANY - 1) / (FEW - 1))
            mine.append(getattr(once(ours), measure))
        return ratio(mine, others)

    return measured


def painting() -> Iterator[Line]:
    """Filling and painting forms."""
    form = official("hubei-project")
    for indicators, goals, each in ((14, 1, 7), (150, 5, 15)):
        record = check(declaration(2, goals, each).encode()).content
        if record is None:
            raise LookupError(indicators)
        grid = form.fill(record)
        path = SCRATCH / f"template-{indicators}.docx"
        template(path, grid)

        render = partial(_rendered, form, record)
        yield from _against_peers(indicators, grid, path, render)
    yield Line(
        "render one DOCX, cold",
        "validate the same file, cold",
        _processes(_render("docx"), command("validate", "-q", EXAMPLE)),
        1.3,
    )
    two = command("render", SCRATCH / "many", "-o", SCRATCH / "out", "--force")
    yield Line(
        f"render {MANY} DOCX, --jobs 2", "one process", _processes([*two, "--jobs", "2"], two), 1 / 1.6
    )


def _rendered(form: Form, record: Declaration, format_name: str) -> bytes:
    """Our side: a declaration filled in and painted."""
    return paint(form.fill(record), format_name)


def _against_peers(indicators: int, grid: Grid, path: Path, render: Callable[[str], bytes]) -> Iterator[Line]:
    parts = {name: unzipped(paint(grid, name)) for name in ("docx", "xlsx")}
    yield Line(
        f"DOCX, {indicators} indicators, warm",
        "docxtpl, same Grid",
        lambda rounds: race(lambda: render("docx"), lambda: by_docxtpl(path, grid), rounds),
        25,
        faster=True,
    )
    yield Line(
        f"DOCX, {indicators} indicators, warm",
        "zip of the finished parts",
        lambda rounds: race(lambda: render("docx"), lambda: zipped(parts["docx"]), rounds),
        4,
        2.8,
    )
    yield Line(
        f"XLSX, {indicators} indicators, warm",
        "XlsxWriter, same Grid",
        lambda rounds: race(lambda: render("xlsx"), lambda: by_xlsxwriter(grid), rounds),
        4,
        5,
        faster=True,
    )


def _render(format_name: str) -> list[str]:
    return command(
        "render", EXAMPLE, "--format", format_name, "--output", SCRATCH / f"one.{format_name}", "--force"
    )


def main() -> None:
    """Prints the table, row by row as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--only", default="", help="only rows whose work has this in it")
    options = parser.parse_args()
    shutil.rmtree(SCRATCH, ignore_errors=True)
    for name, count in (("many", MANY), ("tenth", MANY // 10), ("few", FEW)):
        write(SCRATCH / name, count)
    write(SCRATCH / "later", MANY, years_later=1)
    print("| work | beside | ours | ratio | hold | stretch | holds |\n|---|---|---:|---:|---:|---:|---|")
    for group in (parsed, comparing, whole_runs, painting):
        for line in group():
            if options.only in line.work:
                print(line.row(5 if options.quick else 15), flush=True)


if __name__ == "__main__":
    main()
