"""The number of findings of each code, the most frequent first."""

import json
from collections import Counter

from pgdecl.i18n.language import Language
from pgdecl.report.full import display_width
from pgdecl.report.wording import entry, title


def table(codes: Counter[str], language: Language) -> str:
    """A line for each code: the number of findings, the code, its name and its title."""
    rows = _sorted(codes)
    width = max((len(str(number)) for _, number in rows), default=0)
    longest = max((display_width(entry(code).name) for code, _ in rows), default=0)
    return "".join(
        f"{number:>{width}}  {code}  {entry(code).name:<{longest}}  {title(code, language)}".rstrip() + "\n"
        for code, number in rows
    )


def as_json(codes: Counter[str], language: Language) -> str:
    """The statistics as a JSON list of objects."""
    rows = [
        {"count": number, "code": code, "name": entry(code).name, "title": title(code, language)}
        for code, number in _sorted(codes)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _sorted(codes: Counter[str]) -> list[tuple[str, int]]:
    return sorted(codes.items(), key=lambda item: (-item[1], item[0]))
