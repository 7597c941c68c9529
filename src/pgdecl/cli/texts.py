"""The words of `--help`, in Chinese and English: a table of its own, so that help needs no YAML."""

from functools import cache
from pathlib import Path

from pgdecl.catalogue import Language


def text(name: str, language: Language) -> str:
    """The words by their name."""
    return _table()[name][language == "en"]


@cache
def _table() -> dict[str, tuple[str, str]]:
    table = {}
    for line in Path(__file__).with_name("texts.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, chinese, english = line.replace("\\n", "\n").split("\t")
            table[name] = (chinese, english)
    return table
