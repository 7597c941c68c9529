"""How many findings there are of each rule, the most frequent first."""

from collections import Counter

from pgdecl.catalogue import Language
from pgdecl.reporters.full import display_width
from pgdecl.wording import entry, title


def table(codes: Counter[str], language: Language) -> str:
    """A line for each code: how often, the code, its name and what it is about."""
    rows = sorted(codes.items(), key=lambda item: (-item[1], item[0]))
    width = max((len(str(number)) for _, number in rows), default=0)
    longest = max((display_width(entry(code).name) for code, _ in rows), default=0)
    return "".join(
        f"{number:>{width}}  {code}  {entry(code).name:<{longest}}  {title(code, language)}\n"
        for code, number in rows
    ).replace("  \n", "\n")
