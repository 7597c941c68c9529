"""Texts that make a regular expression slow if it can be slow, made from the expression itself.

What an expression repeats is repeated thousands of times, behind what it wants before that, and before what
it cannot want: a text on which all ways to part the repeated stretch are tried, if there are several.
"""

import re
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # there is no public parser
from time import process_time
from typing import Any, NamedTuple

NASTY = (
    *(
        " ",
        "\u3000",
        "\t",
        "\n",
        "1",
        "０",
        "、",
        "，",
        ",",
        ".",
        "。",
        "：",
        "； ",
        "一",
        "万",
        "中",
        "号",
        "元",
    ),
    *(
        "a",
        "X",
        "(",
        "（",
        "[",
        "〔",
        "《",
        "“",
        '"',
        "'",
        "''",
        "\\",
        "{",
        "-",
        "—",
        "*",
        "_",
        "#",
        ":",
        "%",
        "=",
        "≥",
    ),
    *(
        "〔2021〕",
        "〔2021〕1",
        "〔2021〕1、",
        "1、",
        "1,",
        "1 ",
        "中1",
        "中 ",
        "：1",
        "1: ",
        "- ",
        "# ",
        "a=",
    ),
)
_SAMPLES = 3
_LONG = 8
_FAILING = "\n\0"
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_CLASSES = (_constants.IN, _constants.ANY, _constants.NOT_LITERAL, _constants.CATEGORY)
_CHARACTERS = tuple(dict.fromkeys("".join(NASTY) + "零第到年2")) + tuple(map(chr, range(33, 127)))

LONGEST = 8000
"""The most characters that a text of a declaration may have."""
LIMIT = 0.05
"""The most seconds that a text may take."""
GROWTH = 3
"""So many times as long at most for twice the text: more than twice, less than the four times of a square."""
_SCREENED = 2000
"""The length that every text is tried with first."""
_TOO_SHORT_TO_COMPARE = 0.005
_FROM_ONE_START = ("fullmatch", "match")
"""Patterns that are used in no other way do not try every start."""


class Use(NamedTuple):
    """A pattern, its flags, whether it is one of bytes, and the methods that are called of it."""

    pattern: str
    flags: int
    is_bytes: bool
    methods: Sequence[str]


class Slow(NamedTuple):
    """A text that a pattern takes too long for."""

    pattern: str
    method: str
    before: str
    unit: str
    length: int


def slow_text(use: Use) -> Slow | None:
    """The first text found that takes too long, or far longer than half of it."""
    signal.signal(signal.SIGVTALRM, _stop)
    pattern = re.compile(use.pattern.encode("latin-1") if use.is_bytes else use.pattern, use.flags)
    method = next((name for name in _FROM_ONE_START if set(use.methods) == {name}), "finditer")
    for before, unit in dict.fromkeys(_pumps(use.pattern, use.flags)):

        def seconds(length: int, runs: int = 1, *, before: str = before, unit: str = unit) -> float:
            text: Any = (before + unit * (length // len(unit) + 1))[:length] + _FAILING
            text = text.encode("latin-1", "replace") if use.is_bytes else text
            return min(_once(pattern, method, text) for _ in range(runs))

        if length := _too_long(seconds):
            return Slow(use.pattern, method, before, unit, length)
    return None


def _too_long(seconds: Callable[..., float]) -> int:
    """The length that takes too long, 0 for none."""

    def is_long(length: int) -> bool:
        taken = seconds(length)
        return taken > 4 * LIMIT or (taken > LIMIT and seconds(length, 2) > LIMIT)

    screened = seconds(_SCREENED)
    if screened > LIMIT and is_long(_SCREENED):
        return _SCREENED
    if screened < _TOO_SHORT_TO_COMPARE * (_SCREENED / LONGEST) ** 2:  # short even if it is squared
        return 0
    if is_long(LONGEST):
        return LONGEST

    def grows() -> bool:
        taken = seconds(LONGEST, 3)
        return taken > _TOO_SHORT_TO_COMPARE and taken > GROWTH * seconds(LONGEST // 2, 3)

    return LONGEST if all(grows() for _ in range(3)) else 0


class _StoppedError(Exception):
    """A match has taken so long that it is not waited for."""


def _stop(*_arguments: object) -> None:
    raise _StoppedError


def _once(pattern: re.Pattern[Any], method: str, text: Any) -> float:
    """Processor time, which other processes do not add to; what would never end is stopped."""
    start = process_time()
    with suppress(_StoppedError):
        signal.setitimer(signal.ITIMER_VIRTUAL, 5 * LIMIT)
        if method == "finditer":
            for _ in pattern.finditer(text):
                pass
        else:
            getattr(pattern, method)(text)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return process_time() - start


def _pumps(pattern: str, flags: int) -> Iterator[tuple[str, str]]:
    """What stands first, and what is repeated behind it."""
    tree = _parser.parse(pattern, flags & ~re.UNICODE)
    yield from (("", unit) for unit in NASTY)
    # What a look-behind asks for: a Chinese character, nearly always.
    leads = ("", "中") if "(?<" in pattern.replace("(?P<", "") else ("",)
    for way in range(_SAMPLES):
        if whole := _sample(tree, way):
            yield "", whole
        for before, body in _repeated(tree, "", way):
            unit = _sample(body, way) or _sample(body, 1)
            for lead in leads if unit else ():
                yield lead + before, unit
                yield "", lead + before + unit


def _repeated(items: Any, before: str, way: int) -> Iterator[tuple[str, Any]]:
    """Each stretch that may be repeated often, with an example of what stands before it."""
    for item in items:
        operation, argument = item
        if operation in _REPEATS and argument[1] >= _LONG:
            yield before, argument[2]
        for inner in _inner(item):
            yield from _repeated(inner, before, way)
        before += _sample([item], way)


def _inner(item: Any) -> list[Any]:
    """The parts of a pattern that one part of it holds."""
    operation, argument = item
    if operation in _REPEATS:
        return [argument[2]]
    if operation is _constants.SUBPATTERN:
        return [argument[3]]
    if operation is _constants.BRANCH:
        return list(argument[1])
    if operation in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [argument[1]]
    return [argument] if operation is _constants.ATOMIC_GROUP else []


def _sample(items: Any, way: int) -> str:
    """An example of what items fit; each way takes other characters and branches."""
    return "".join(_sample_of(item, way) for item in items)


def _sample_of(item: Any, way: int) -> str:
    operation, argument = item
    if operation is _constants.LITERAL:
        return chr(argument)
    if operation in _CLASSES:
        characters = _fitting(operation, repr(argument), _Node(item))
        return characters[way % len(characters)]
    if operation in _REPEATS:
        return _sample(argument[2], way) * int(max(argument[0], min(way, 1, argument[1])))
    if operation is _constants.GROUPREF:
        return "-"
    inner = [] if operation in (_constants.ASSERT, _constants.ASSERT_NOT) else _inner(item)
    return _sample(inner[way % len(inner)], way) if inner else ""


class _Node:
    """A part of a parsed pattern; all are equal, so that a cache goes by the rest of a call."""

    def __init__(self, item: Any) -> None:
        self.item = item

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Node)

    def __hash__(self) -> int:
        return 0


@cache
def _fitting(_operation: Any, _argument: str, node: _Node) -> list[str]:
    """Characters of a class: those that are nasty, else the first of all."""
    fits = _compiler.compile(_parser.SubPattern(_parser.State(), [node.item]), re.UNICODE).fullmatch
    return [c for c in _CHARACTERS if fits(c)] or [next(filter(fits, map(chr, range(sys.maxunicode))))]
