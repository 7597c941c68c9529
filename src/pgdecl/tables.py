"""Data files beside the code: read as text, split into rows."""

import os.path
from collections.abc import Iterator


def read_data(module_file: str, name: str) -> str:
    """The text of a data file beside a module (or in a folder below it), named by the module's `__file__`."""
    # Not by pathlib: it costs as much at start-up as all our data files together.
    with open(os.path.join(os.path.dirname(module_file), name), encoding="utf-8") as file:  # noqa: PTH118, PTH120, PTH123
        return file.read()


def rows(module_file: str, name: str) -> Iterator[list[str]]:
    r"""The rows of a table, columns separated by tabs; `# ` begins a comment, `\n` is a line break."""
    for line in read_data(module_file, name).split("\n"):
        if line and line != "#" and not line.startswith("# "):
            yield line.replace("\\n", "\n").split("\t")
