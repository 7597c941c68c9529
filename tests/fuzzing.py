"""Damaged files, made from good ones by a seed, and what must hold for every call on them.

`tests/test_fuzz.py` makes some of them at each run, `tools/fuzz.py` as many as one likes. A kind of file is a
row of KINDS: how its files end, what they are, and the calls on them; documents can be added as others are.
"""

import gc
import io
import json
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from time import process_time
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from conftest import DATA, EXAMPLES, ROOT
from pgdecl.cli import ALLOCATIONS_BETWEEN_COLLECTIONS, run
from pgdecl.declaration.terms import TERMS
from pgdecl.report import FORMATS

MOST_SECONDS = 2.0
GOOD = str(EXAMPLES / "road-maintenance-2022.yaml")
HOSTILE = (
    *("", " ", "\t", "\x1b[31m", "\x9b", "\x00", "\u202e", "\u2066", "\U000e0041", "\u2028", "\ufeff", "\r"),
    *("::error::x", "##[error]x", "x\n::error::x", "<script>", "]]>", "&amp;", "=1+1", "@all", "|", "`"),
    *(
        "{0}",
        "[",
        "]",
        "{",
        "}",
        "[[[[[[[[",
        "- - - - ",
        "? ",
        ": ",
        "&a ",
        "*a ",
        "!!python/name:os.system ",
    ),
    *("<<: ", ">=", "'", '"', "|\n", ">-\n", "---\n", "...\n", "%YAML 9\n"),
    *("# pgdecl: ignore[PG202]", "# pgdecl: ignore", "9" * 400, "1e999999", "-0", "0" * 99, "1-2-3"),
    *("１０％", "２月２９日", "2月29日", "13月99日", "无", "ＸＸ", "①", "***", "年" * 300, "a" * 9000),
    *("亿" * 50, "≥", "≥≥", "100%-10%", '"\\u0000"', '"\\ud800"', '"\\x1b[0m"', '"\\u202e"'),
)


class File(NamedTuple):
    """A file: its kind, and its bytes."""

    kind: str
    data: bytes


class Kind(NamedTuple):
    """A kind of file: its suffix, good files of it, and calls, in which {} stands for the damaged file."""

    suffix: str
    paths: Sequence[Path]
    calls: Sequence[Sequence[str]]


def _declarations() -> list[Path]:
    whole = [path for path in sorted(EXAMPLES.glob("*.yaml")) if ".results." not in path.name]
    return [*whole, *sorted((EXAMPLES / "broken").iterdir()), *sorted((DATA / "refused").iterdir())]


KINDS = {
    "declaration": Kind(
        ".yaml",
        _declarations(),
        [
            *(["validate", "--format", name, "{}"] for name in FORMATS for _ in range(2)),
            *(["compare", "--format", name, "{}"] for name in ("text", "json", "markdown", "html")),
            ["validate", "--diff", "{}"],
            ["validate", "--statistics", "{}"],
            ["show", "{}"],
            ["compare", GOOD, "{}"],
            ["compare", "--format", "markdown", "{}", GOOD],
            ["render", "{}", "--draft", "--force", "-o", "form.docx"],
            ["render", "{}", "--force", "--format", "xlsx", "-o", "form.xlsx"],
            ["new", "--results", "{}"],
        ],
    ),
    "results": Kind(
        ".yaml",
        sorted(EXAMPLES.glob("*.results.yaml")),
        [
            *(["compare", GOOD, "--results", "{}", "--format", name] for name in ("text", "json", "html")),
            ["validate", "--format", "json", "{}"],
        ],
    ),
    "layout": Kind(
        ".yaml",
        sorted((ROOT / "src" / "pgdecl" / "forms" / "layouts").glob("*.yaml")),
        [["layouts", "--check", "{}"], ["render", GOOD, "--layout", "{}", "--force", "-o", "form.docx"]],
    ),
    "configuration": Kind(
        ".toml",
        sorted((DATA / "config").rglob("*.toml")) or [ROOT / "pyproject.toml"],
        [["validate", "--config", "{}", GOOD], ["validate", "--format", "json", "--config", "{}", GOOD]],
    ),
}
_WEIGHTS = {"declaration": 6, "results": 2, "layout": 1, "configuration": 1}


def damaged(random: Random) -> File:
    """A file of any kind with one to four kinds of damage."""
    (kind,) = random.choices(list(_WEIGHTS), list(_WEIGHTS.values()))
    data = random.choice(KINDS[kind].paths).read_bytes()
    for _ in range(random.randint(1, 4)):
        data = random.choice(_DAMAGES)(data, random)
    return File(kind, data)


def _flip(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) or 1)
    return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :] if data else data


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _leave_out(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + data[start + random.randint(1, 40) :]


def _splice(data: bytes, random: Random) -> bytes:
    kind = random.choice(list(KINDS.values()))
    other = random.choice(kind.paths).read_bytes()
    start = random.randrange(len(other) + 1)
    at = random.randrange(len(data) + 1)
    return data[:at] + other[start : start + random.randint(1, 400)] + data[at:]


def _insert(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + _hostile(random) + data[at:]


def _value(data: bytes, random: Random) -> bytes:
    """Another value behind a colon of a line."""
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    key, colon, _ = lines[at].partition(b": ")
    lines[at] = key + colon + _hostile(random) if colon else lines[at]
    return b"\n".join(lines)


def _lines(data: bytes, random: Random) -> bytes:
    """Lines twice, in another place, or in another order."""
    lines = data.split(b"\n")
    start = random.randrange(len(lines))
    stretch = lines[start : start + random.randint(1, 12)] * random.choice((1, 1, 2, 30))
    at = random.randrange(len(lines) + 1)
    return b"\n".join([*lines[:at], *stretch, *lines[at:]])


def _other_language(data: bytes, random: Random) -> bytes:
    """Keys in the other language, one or all of them."""
    record = random.choice(list(TERMS.values()))
    for key, term in record.items():
        old, new = random.sample([f"{key}:".encode(), f"{term.label}:".encode()], 2)
        data = data.replace(old, new)
    return data


def _line_ends(data: bytes, random: Random) -> bytes:
    return data.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"\n\t")))


def _hostile(random: Random) -> bytes:
    return random.choice(HOSTILE).encode()


_DAMAGES: Sequence[Callable[[bytes, Random], bytes]] = (
    *(_flip, _cut, _leave_out, _splice, _insert, _insert, _value, _value, _value, _value),
    *(_lines, _other_language, _line_ends),
)


def problems(file: File, random: Random, folder: Path, calls: int = 1) -> list[str]:
    """What is wrong with calls on a file in a folder; empty if all is well."""
    kind = KINDS[file.kind]
    path = folder / f"damaged{kind.suffix}"
    path.write_bytes(file.data)
    chosen = random.sample(kind.calls, min(calls, len(kind.calls)))
    return [
        f"{' '.join(call)}: {problem}"
        for call in chosen
        for problem in problems_of([part.replace("{}", str(path)) for part in call], file.data)
    ]


def problems_of(call: list[str], data: bytes) -> list[str]:
    """What is wrong with one call."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace") for _ in "oe")
    gc.set_threshold(ALLOCATIONS_BETWEEN_COLLECTIONS)  # as the command does
    start = process_time()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(call)
    taken = process_time() - start
    texts = []
    for stream in (out, err):
        stream.flush()
        buffer: Any = stream.buffer
        texts.append(buffer.getvalue().decode())
    wrong = [] if code in (0, 1, 2) else [f"exit code {code}: {texts[1]}"]
    wrong += [f"{taken:.1f} s"] if taken > MOST_SECONDS else []
    wrong += ["a traceback"] if any("Traceback (most recent" in text for text in texts) else []
    wrong += [
        f"{name}: {text!r}" for name, text in zip(("out", "err"), map(unsafe, texts), strict=True) if text
    ]
    format_name = call[call.index("--format") + 1] if "--format" in call else "text"
    if code in (0, 1) and texts[0]:
        try:
            _READERS.get(format_name, str)(texts[0])
        except (ValueError, ET.ParseError) as error:
            wrong.append(f"no {format_name}: {error}")
        if call[0] == "validate" and format_name == "json" and "--config" not in call:
            wrong += _outside(json.loads(texts[0])["findings"], data)
    if format_name != "github":
        wrong += [f"a command: {line!r}" for text in texts for line in text.split("\n") if is_command(line)]
    return wrong


def unsafe(text: str) -> str:
    """The characters of an output that a terminal would obey or hide."""
    return "".join(sorted({c for c in text if not c.isprintable() and c not in _HARMLESS}))


def is_command(line: str) -> bool:
    """Whether a build server would take a line for a command."""
    return line.lstrip().startswith("::") or "##[" in line or "##vso[" in line


_HARMLESS = frozenset("\n\t\r\u3000\xa0\u2000\u2003\u2009\u200c\u200d\u202f\u205f\u1680")


def _outside(findings: list[dict[str, Any]], data: bytes) -> list[str]:
    lines = data.decode("utf-8-sig", "replace").split("\n")
    return [
        f"{finding['code']} at {finding['line']}:{finding['column']} is outside of the file"
        for finding in findings
        if finding["line"] > len(lines)
        or finding["column"] > len(lines[finding["line"] - 1]) + 1
        or finding["end_line"] > len(lines)
        or finding["end_column"] > len(lines[finding["end_line"] - 1]) + 2
    ]


class _Tags(HTMLParser):
    """Raises ValueError where tags do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "col", "br", "link", "circle", "polyline"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("circle", "polyline") and (not self.open or self.open.pop() != tag):
            raise ValueError(tag)


def _read_html(text: str) -> None:
    tags = _Tags()
    tags.feed(text)
    tags.close()
    if tags.open:
        raise ValueError(tags.open)


_READERS: dict[str, Callable[[str], Any]] = {
    "json": json.loads,
    "sarif": json.loads,
    "junit": ET.fromstring,
    "html": _read_html,
}
