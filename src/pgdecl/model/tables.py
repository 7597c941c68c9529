"""The word lists and units in `data/`: plain tables, one row a line, columns parted by tabs."""

from pathlib import Path

_FOLDER = Path(__file__).with_name("data")


def rows(name: str) -> list[list[str]]:
    """The rows of `data/<name>.tsv` as columns; lines that start with `# ` or are a bare `#` are comments."""
    text = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    return [
        line.split("\t") for line in text.split("\n") if line and line != "#" and not line.startswith("# ")
    ]
