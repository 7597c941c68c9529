"""Writes the form of `examples/ezhou-2022.yaml` as the Word file that a unit sends: `real_form.py FILE`."""

import sys
from pathlib import Path

import pgdecl

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "ezhou-2022.yaml"


def main(path: Path) -> None:
    """Writes the file; the form is printed with its faults and without the mark of a draft."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pgdecl.render(pgdecl.load(str(EXAMPLE)), "docx"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
