"""Bytes to a declaration: encodings, limits, places, and one result with and without libyaml."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import EXAMPLES
from pgdecl.declaration.models import Declaration
from pgdecl.finding import Finding
from pgdecl.yamlfile import nodes
from pgdecl.yamlfile.document import Document, read

GOOD = (EXAMPLES / "ezhou-2022.yaml").read_text(encoding="utf-8")
SMALL = (EXAMPLES / "broken" / "several-faults.yaml").read_text(encoding="utf-8")


def parsed(text: str | bytes) -> Document[Declaration]:
    return read(text if isinstance(text, bytes) else text.encode(), Declaration)


def codes(text: str | bytes) -> list[str]:
    return [finding.code for finding in parsed(text).findings]


def first(text: str | bytes) -> Finding:
    return parsed(text).findings[0]


def test_both_key_languages_say_the_same() -> None:
    chinese = parsed((EXAMPLES / "ezhou-2022.zh.yaml").read_bytes())
    assert chinese.findings == ()
    assert chinese.content == parsed(GOOD).content


@pytest.mark.parametrize(
    "change", [lambda t: "\ufeff" + t, lambda t: t.replace("\n", "\r\n")], ids=["BOM", "CRLF"]
)
def test_mark_and_line_breaks_of_other_systems_make_no_difference(change: Callable[[str], str]) -> None:
    assert parsed(change(GOOD)).content == parsed(GOOD).content
    places = [found.span for found in parsed(change(SMALL)).findings]
    assert places == [found.span for found in parsed(SMALL).findings]


def test_every_scalar_is_text() -> None:
    text = GOOD.replace("name: 政务服务提升工作经费", "name: 否").replace("target: 提升", "target: 12:30")
    text = text.replace("basis: 　体验感增强", "basis: 010203").replace(
        "nature: 持续性项目", "nature: 2022-12-31"
    )
    declaration = parsed(text).content
    assert declaration is not None
    assert declaration.project.name == "否"
    assert declaration.project.nature == "2022-12-31"
    benefit = declaration.long_term_goals[0].indicators.benefit
    assert benefit.social[0].target.text == "12:30"
    assert benefit.sustainability[0].basis == "010203"


def test_what_is_intact_is_read_beside_what_is_broken() -> None:
    text = GOOD.replace("budget: 50万", "budget: 若干").replace("target: ≥95%", "target: >=95%")
    document = parsed(text)
    assert [found.code for found in document.findings] == ["PG110", "PG009"]
    assert document.content is not None
    assert document.content.long_term_goals[0].indicators.output.quality[0].target.text == ">=95%"


def test_placeholder_with_asterisks_is_text() -> None:
    assert codes(GOOD.replace("≥10个", "≥**人次")) == []


def padded(size: int) -> bytes:
    return GOOD.encode() + b"# " + b"x" * (size - len(GOOD.encode()) - 3) + b"\n"


def nested(depth: int) -> str:
    """A list in a list …: with the root mapping, `depth` levels."""
    return GOOD + "x: " + "[" * (depth - 1) + "]" * (depth - 1) + "\n"


def blocks(depth: int) -> str:
    return GOOD + "x:\n" + "- " * (depth - 1) + "y\n"


def masses(nodes_in_all: int) -> str:
    """A flat list with as many keys and values as said."""
    return "pgdecl: 1\nx: [" + ",".join("a" * (nodes_in_all - 5)) + "]\n"


LIMITS: list[tuple[str, Callable[[int], str | bytes], int]] = [
    ("PG004", padded, 1024 * 1024),
    ("PG019", nested, 64),
    ("PG019", blocks, 64),
    ("PG020", masses, 10_000),
    ("PG021", lambda length: GOOD.replace("延续性项目", "长" * length), 8000),
]


@pytest.mark.parametrize(
    ("code", "make", "limit"), LIMITS, ids=[f"{code}-{limit}" for code, _, limit in LIMITS]
)
def test_limits_hold_just_below_and_just_above(
    code: str, make: Callable[[int], str | bytes], limit: int
) -> None:
    assert code not in codes(make(limit))
    assert code in codes(make(limit + 1))


def test_very_deep_nesting_does_not_crash_the_process() -> None:
    assert codes("[" * 200_000) == ["PG019"]
    assert codes("- " * 200_000 + "x") == ["PG019"]
    assert codes("? " * 200_000 + "x") == ["PG019"]


def test_alias_bomb_is_refused_at_the_first_anchor() -> None:
    found = first("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n")
    assert (found.code, found.span.line, found.span.column) == ("PG015", 1, 4)


@pytest.mark.parametrize(
    ("escape", "character"),
    [("\\0", "U+0000"), ("\\ud800", "U+D800"), ("\\u2028", "U+2028"), ("\\x07", "U+0007")],
)
def test_escaped_characters_that_no_form_can_hold_are_refused(escape: str, character: str) -> None:
    found = first(GOOD.replace("延续性项目", f'"延续{escape}"'))
    assert (found.code, found.values["character"]) == ("PG005", character)


def test_chinese_gbk_file_says_how_to_convert() -> None:
    found = first(GOOD.encode("gb18030"))
    assert (found.code, found.values["encoding"]) == ("PG002", "GBK")


def test_binary_file_is_not_taken_for_text() -> None:
    assert codes(bytes(range(128, 256)) * 8) == ["PG003"]


def test_columns_count_characters_not_bytes_nor_cells() -> None:
    text = GOOD.replace("category: 延续性项目", "category: {😀类别: 长}")
    assert first(text).span[:2] == (9, 13)
    assert first(text.replace("  category", "  性😀 质")).span[:2] == (9, 3)


def test_each_missing_key_is_reported_though_all_stand_at_one_place() -> None:
    assert codes("pgdecl: 1\n") == ["PG103"] * 3
    missing = {found.values["key"] for found in parsed("pgdecl: 1\n").findings}
    assert missing == {"declaring_unit", "project", "budget"}


def test_findings_are_in_the_order_of_the_file() -> None:
    spans = [found.span for found in parsed(SMALL).findings]
    assert spans == sorted(spans)
    assert len(spans) == 4


def damaged(seed: int) -> bytes:
    """An example with a few bytes changed, cut, doubled or spliced, the same for a seed."""
    rnd = random.Random(seed)  # noqa: S311 - not for secrets
    files = sorted(EXAMPLES.rglob("*.yaml"))
    data = bytearray(rnd.choice(files).read_bytes() or b"pgdecl: 1")
    for _ in range(rnd.randint(1, 6)):
        place = rnd.randrange(len(data))
        change = rnd.randrange(4)
        if change == 0:
            data[place] = rnd.randrange(256)
        elif change == 1:
            del data[place : place + rnd.randint(1, 12)]
            data = data or bytearray(b"x")
        elif change == 2:
            data[place:place] = rnd.choice(HOSTILE)
        else:
            data[place:place] = data[: rnd.randint(1, 40)]
    return bytes(data)


# Parted by bars: what a file may have in it that makes YAML stumble.
HOSTILE = [
    piece.encode()
    for piece in [
        "：",
        "\u3000",
        "\t",
        "- ",
        "? ",
        "[",
        "}",
        "#",
        " #x",
        '"',
        "'",
        "\n",
        "\r",
        "---\n",
        "...\n",
        "&a ",
        "*a ",
        "!t ",
        "<<: ",
        "%",
        "@",
        "`",
        "|",
        ">",
        ">=",
        "\\",
        "\x00",
        "\ufeff",
        "\u2028",
        "😀",
        "\u200b",
        ": ",
        "{a: b}",
        "- - -",
    ]
]


def assert_sound(document: Document[Declaration]) -> None:
    """What holds for every input: findings have places; something is said where nothing was read."""
    assert document.findings or document.content is not None
    for found in document.findings:
        assert found.span.line >= 1
        assert found.span.column >= 1
        assert found.span.end_line == found.span.line


@pytest.mark.parametrize("start", range(0, 3000, 300))
def test_damaged_files_never_raise(start: int) -> None:
    for seed in range(start, start + 300):
        assert_sound(parsed(damaged(seed)))


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    assert_sound(parsed(data))


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    assert_sound(parsed(("pgdecl: 1\n" + text).encode("utf-8", "surrogatepass")))


def is_yaml(data: bytes, loader: Any) -> bool:
    try:
        yaml.compose(data, Loader=loader)
    except yaml.YAMLError:
        return False
    return True


def test_result_is_the_same_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [path.read_bytes() for path in sorted(EXAMPLES.rglob("*.yaml"))]
    texts = [damaged(seed) for seed in range(400)]
    # libyaml takes a tab within a text and a question mark before a comma; PyYAML's own parser does not.
    alike = [data for data in texts if is_yaml(data, yaml.CSafeLoader) == is_yaml(data, yaml.SafeLoader)]
    assert len(alike) > 380
    inputs = files + alike
    fast = [parsed(data) for data in inputs]
    monkeypatch.setattr(nodes, "LOADER", nodes.PurePythonLoader)
    for data, known in zip(inputs, fast, strict=True):
        plain = parsed(data)
        assert plain.content == known.content, data
        assert plain.findings == known.findings, data


def test_examples_are_where_the_readme_says() -> None:
    assert {path.name for path in Path(EXAMPLES).glob("*.yaml")} == {
        "ezhou-2022.yaml",
        "ezhou-2022.zh.yaml",
        "ezhou-2022.revised.yaml",
        "road-maintenance-2022.yaml",
        "road-maintenance-2023.yaml",
        "road-maintenance-2022.results.yaml",
        "road-maintenance-2023.results.yaml",
    }
