"""Number formats of Excel taken apart (ECMA-376-1, 18.8.31): sections, and their tokens."""

import re
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple, Self


class Token(Enum):
    """What a part of a format stands for."""

    LITERAL = "literal"
    DIGITS = "digits"  # a run of 0 # ? . ,
    PERCENT = "percent"
    EXPONENT = "exponent"
    TEXT = "text"
    DATE = "date"  # y m d h s, a day's name, or AM/PM
    ELAPSED = "elapsed"  # [h] [m] [s]
    GENERAL = "general"
    FRACTION = "fraction"


Part = tuple[Token, str]

# In the order in which they are tried; a group's name is what the part is.
_PARTS: Final = re.compile(
    r"""
      "(?P<quoted>[^"]*)"?
    | \\(?P<escaped>.)
    | (?P<skipped>[_*].)
    | \[\$(?P<currency>[^\]-]{0,60})(?:-(?P<locale>[^\]]{0,60}))?\]
    | (?P<elapsed>\[(?:h{1,9}|m{1,9}|s{1,9})\])
    | \[(?P<condition>[<>=]{1,2}-?[0-9.]{1,60})\]
    | (?P<other_bracket>\[[^\]]{0,60}\])
    | (?P<general>General|G/通用格式)
    | (?P<noon>AM/PM|A/P|上午/下午)
    | (?P<exponent>E[+-]0*)
    | (?P<date>y+|m+|d+|h+|s+(?:\.0+)?|aaaa?|b+|e+|g+)
    | (?P<fraction>[?\#0]{0,60}\ ?[?\#0]{1,60}/[?\#0-9]+)
    | (?P<digits>[0\#?][0\#?.,]*|\.[0\#?]+)
    | (?P<percent>[%％])
    | (?P<text>@)
    | (?P<plain>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SECTION: Final = re.compile(r'(?:"[^"]*"?|\\.|\[[^\]]*\]?|[^;"\\\[])*', re.DOTALL)
_KINDS: Final = {
    "elapsed": Token.ELAPSED,
    "general": Token.GENERAL,
    "noon": Token.DATE,
    "exponent": Token.EXPONENT,
    "date": Token.DATE,
    "fraction": Token.FRACTION,
    "digits": Token.DIGITS,
    "percent": Token.PERCENT,
    "text": Token.TEXT,
}
_LITERALS: Final = ("quoted", "escaped", "currency", "plain")


class Section(NamedTuple):
    """One of the up to four parts of a format that semicolons divide.

    `condition` is one as in `[>=100]`. `digits` is the only run of digits that it has, empty if there is none
    or more is needed to show a number. `percents` are its percent signs.
    """

    parts: tuple[Part, ...]
    condition: str
    tokens: frozenset[Token]
    digits: str
    percents: int

    @classmethod
    def of(cls, parts: tuple[Part, ...], condition: str = "") -> Self:
        """The section with these parts."""
        tokens = [token for token, _ in parts]
        digits = [text for token, text in parts if token is Token.DIGITS]
        is_plain = len(digits) == 1 and _NOT_IN_DIGITS.isdisjoint(tokens)
        return cls(
            parts, condition, frozenset(tokens), digits[0] if is_plain else "", tokens.count(Token.PERCENT)
        )

    @property
    def is_date(self) -> bool:
        """Whether it shows a date or a time."""
        return Token.DATE in self.tokens or Token.ELAPSED in self.tokens


_NOT_IN_DIGITS: Final = frozenset((Token.EXPONENT, Token.FRACTION, Token.GENERAL))


@lru_cache(maxsize=256)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a format, at least one."""
    texts: list[str] = []
    start = 0
    while start <= len(code):
        match = _SECTION.match(code, start)
        end = len(code) if match is None else match.end()
        texts.append(code[start:end])
        start = end + 1
    return tuple(map(_section, texts))


def _section(text: str) -> Section:
    parts: list[Part] = []
    condition = ""
    for match in _PARTS.finditer(text):
        name = match.lastgroup or ""
        if name == "locale":
            # [$-F800] is the system's long date, [$-F400] its time; what follows is for other systems.
            if (match["locale"] or "").upper().endswith("F800"):
                return Section.of(_LONG_DATE)
            name = "currency"
        if name in _KINDS:
            parts.append((_KINDS[name], match[name]))
        elif name in _LITERALS:
            parts.append((Token.LITERAL, match[name] or ""))
        elif name == "condition":
            condition = match[name]
    return Section.of(tuple(parts), condition)


_LONG_DATE: Final = (
    *((Token.DATE, "yyyy"), (Token.LITERAL, "年"), (Token.DATE, "m"), (Token.LITERAL, "月")),
    *((Token.DATE, "d"), (Token.LITERAL, "日")),
)
