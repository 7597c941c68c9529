"""Writes every generated file anew: schemas, pages of rules, blank packages. `--check` says what is stale."""

import sys
from pathlib import Path

import make_blank_packages
from pgdecl.app.schemas import FILES, as_text, schema_of
from pgdecl.report.rule_pages import book

ROOT = Path(__file__).resolve().parent.parent


def generated() -> dict[Path, bytes]:
    """Every generated file with the content it should have."""
    schemas = {
        ROOT / "schemas" / name: as_text(schema_of(kind, keys)).encode()
        for name, (kind, keys) in FILES.items()
    }
    pages = {
        ROOT / "docs" / "rules.md": book("en").encode(),
        ROOT / "docs" / "rules.zh-CN.md": book("zh").encode(),
    }
    return schemas | pages | make_blank_packages.build()


def stale() -> list[Path]:
    """The generated files that are missing or differ from what they should be."""
    return [path for path, data in generated().items() if not path.is_file() or path.read_bytes() != data]


def main(arguments: list[str]) -> int:
    """Writes the files, or with `--check` exits 1 when any is stale."""
    if arguments == ["--check"]:
        for path in (found := stale()):
            print(f"stale: {path.relative_to(ROOT)} (run make fresh)")
        return int(bool(found))
    for path, data in generated().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
