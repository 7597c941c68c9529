"""Filling and painting forms, beside other libraries and beside the least that any writer has to do."""

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from inputs import declaration
from lines import EXAMPLE, GOOD, MANY, SCRATCH, Line, command, processes
from peers import by_docxtpl, by_xlsxwriter, deflated, part, template
from pgdecl.app.validate import check
from pgdecl.declaration.models import Declaration
from pgdecl.forms.fill import Form
from pgdecl.forms.formats import paint
from pgdecl.forms.formats.package import load
from pgdecl.forms.named import official
from timing import race

_MEMORY = Path("/dev/shm")  # noqa: S108 - a file system in memory, where there is one


def rendering() -> Iterator[Line]:
    """Painting within one process, single files cold, and folders."""
    form = official("hubei-project")
    for indicators, goals, each in ((14, 1, 7), (150, 5, 15)):
        record = check(declaration(2, goals, each).encode()).content
        if record is None:
            raise LookupError(indicators)
        yield from _beside_peers(f"{indicators} indicators, warm", form, record)
    one = command("render", EXAMPLE, "--format", "docx", "--output", SCRATCH / "one.docx", "--force")
    yield Line(
        "render one DOCX, cold",
        "validate of the same file, cold",
        processes(one, command("validate", "-q", EXAMPLE)),
        1.3,
    )
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        one_job, two_jobs = (
            command("render", GOOD, "--output", f"{folder}/", "--force", "--jobs", jobs) for jobs in (1, 2)
        )
        yield Line(
            f"render {MANY} DOCX to a memory file system, --jobs 2",
            "one process",
            processes(two_jobs, one_job),
            1.5,
            faster=True,
            slow=True,
        )


def _beside_peers(size: str, form: Form, record: Declaration) -> Iterator[Line]:
    grid = form.fill(record)
    path = SCRATCH / f"template-{len(grid.rows)}.docx"
    template(path, grid)
    finished = part(paint(grid, "docx"), "word/document.xml")
    docx, xlsx = (partial(_painted, form, record, name) for name in ("docx", "xlsx"))
    by_template = partial(by_docxtpl, path, grid)
    least = partial(deflated, finished, load("docx").local)
    yield Line(f"DOCX, {size}", "docxtpl, same Grid", partial(race, docx, by_template), 25, faster=True)
    yield Line(f"DOCX, {size}", "deflating its document.xml", partial(race, docx, least), 4, 2.8)
    by_writer = partial(by_xlsxwriter, grid)
    yield Line(f"XLSX, {size}", "XlsxWriter, same Grid", partial(race, xlsx, by_writer), 4, 5, faster=True)


def _painted(form: Form, record: Declaration, format_name: str) -> bytes:
    return paint(form.fill(record), format_name)
