"""Tables of cases in data files."""

from decimal import Decimal
from pathlib import Path

from conftest import DATA


def cases(name: str) -> list[list[str]]:
    """The rows of `tests/data/<name>`, columns parted by tabs, `# ` beginning a comment."""
    return rows_of(DATA / name)


def rows_of(path: Path) -> list[list[str]]:
    """The rows of any such table."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line != "#" and not line.startswith("# ")]


def plain(number: Decimal | None) -> str:
    """A number as tables write it; none is an empty column."""
    return "" if number is None else f"{number:f}"
