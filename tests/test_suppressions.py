"""Comments that keep findings quiet, and what is wrong with such comments."""

from pathlib import Path
from time import process_time

import pytest

from conftest import EXAMPLES
from pgdecl.app.validate import Checked, check
from pgdecl.cli import run
from pgdecl.config.settings import Settings
from pgdecl.declaration.models import Declaration
from pgdecl.yamlfile.document import read
from pgdecl.yamlfile.suppressions import MOST_CODES, Suppressions

REAL = (EXAMPLES / "ezhou-2022.yaml").read_text(encoding="utf-8")
LINES = REAL.split("\n")
BASIS = next(number for number, line in enumerate(LINES) if line.endswith("basis: ≥10个"))


def checked(lines: list[str]) -> Checked:
    return check("\n".join(lines).encode())


def with_comment(number: int, comment: str, *, above: bool) -> list[str]:
    """The form with a comment behind a line, or on a line of its own above it."""
    if above:
        return [*LINES[:number], "            " + comment, *LINES[number:]]
    return [*LINES[:number], f"{LINES[number]} {comment}", *LINES[number + 1 :]]


def codes(result: Checked) -> list[str]:
    return sorted(finding.code for finding in result.findings)


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize(
    "comment",
    [
        "# pgdecl: ignore[PG203] 表样如此",
        "# pgdecl: ignore[PG203]",
        "# pgdecl:ignore [ pg203 ]",
        "# pgdecl: ignore[PG203, PG203] x",
    ],
)
def test_finding_on_the_line_is_kept_quiet_and_counted(comment: str, above: bool) -> None:  # noqa: FBT001 - a case
    before, after = checked(LINES), checked(with_comment(BASIS, comment, above=above))
    assert before.suppressed == 0
    assert after.suppressed == 1
    assert codes(after) == _without(codes(before), "PG203")


def _without(found: list[str], code: str) -> list[str]:
    at = found.index(code)
    return found[:at] + found[at + 1 :]


def test_comment_above_reaches_over_other_comments_to_the_next_line() -> None:
    lines = with_comment(BASIS, "# another comment", above=True)
    lines.insert(BASIS, "            # pgdecl: ignore[PG203] 表样如此")
    assert checked(lines).suppressed == 1


def test_several_codes_in_one_comment() -> None:
    number = next(n for n, line in enumerate(LINES) if "name: 宣传报道" in line and n > BASIS - 5)
    lines = with_comment(number, "# pgdecl: ignore[PG211，PG403] 表样如此", above=True)
    assert checked(lines).suppressed == 2


def test_finding_within_a_text_of_several_lines_is_reached_from_its_key() -> None:
    number = next(n for n, line in enumerate(LINES) if "grounds:" in line)
    assert checked(with_comment(number, "# pgdecl: ignore[PG405] 背景情况", above=True)).suppressed == 1
    assert checked(with_comment(number, "# pgdecl: ignore[PG405] 背景情况", above=False)).suppressed == 1


@pytest.mark.parametrize(
    ("comment", "code", "column"),
    [
        ("# pgdecl: ignore[PG206] 没有这个问题", "PG911", 30),
        ("# pgdecl: ignore[PG203, PG206]", "PG911", 37),
        ("# pgdecl: ignore", "PG912", 13),
        ("# pgdecl: ignore[] x", "PG912", 13),
        ("# pgdecl: ignore[PG299]", "PG913", 30),
        ("# pgdecl: ignore[PG101]", "PG913", 30),
    ],
)
def test_comment_of_no_use_is_a_finding_at_its_place(comment: str, code: str, column: int) -> None:
    result = checked(with_comment(BASIS, comment, above=True))
    places = [(f.span.line, f.span.column) for f in result.findings if f.code == code]
    assert places == [(BASIS + 1, column)]


def test_comment_for_a_rule_that_does_not_run_is_not_called_unused() -> None:
    lines = with_comment(BASIS, "# pgdecl: ignore[PG203] 表样如此", above=True)
    result = check("\n".join(lines).encode(), Settings(select=("PG6",)))
    assert codes(result) == ["PG601", "PG604"]


def test_error_of_structure_cannot_be_kept_quiet() -> None:
    broken = (EXAMPLES / "broken" / "misspelt-key.yaml").read_text(encoding="utf-8")
    result = check(broken.replace("bassis:", "# pgdecl: ignore[PG101]\n            bassis:").encode())
    assert {"PG101", "PG913"} <= set(codes(result))


def test_summary_says_how_many_were_kept_quiet(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(
        "\n".join(with_comment(BASIS, "# pgdecl: ignore[PG203] x", above=False)), encoding="utf-8"
    )
    run(["validate", str(path), "--select", "PG203"])
    assert capfd.readouterr().err == "检查 1 个文件：1 个错误（已忽略 1 个）\n"


@pytest.mark.parametrize(
    "written", ['"目标 # pgdecl: ignore[PG405]"', "|\n      目标\n      # pgdecl: ignore[PG405]"]
)
def test_what_stands_in_a_text_is_no_comment(written: str) -> None:
    at = next(number for number, line in enumerate(LINES) if "statement:" in line)
    lines = [*LINES[:at], f"  - statement: {written}", *LINES[at + 1 :]]
    result = checked("\n".join(lines).split("\n"))
    assert "PG911" not in codes(result)
    assert result.suppressed == 0


def test_behind_the_sign_of_a_block_stands_a_comment() -> None:
    at = next(number for number, line in enumerate(LINES) if "statement:" in line)
    block = "  - statement: | # pgdecl: ignore[PG405]\n      新建公厕12座"
    result = checked("\n".join([*LINES[:at], block, *LINES[at + 1 :]]).split("\n"))
    assert result.suppressed == 1


def test_two_comments_on_a_line_both_count() -> None:
    comment = "# pgdecl: ignore[PG203] 表样如此 # pgdecl: ignore[PG999]"
    result = checked(with_comment(BASIS, comment, above=False))
    assert result.suppressed == 1
    assert "PG913" in codes(result)


@pytest.mark.parametrize("line", ["# pgdecl: ignore[PG203]", "# pgdecl: ignore[PG203]\n\n"])
def test_many_comments_are_soon_read(line: str) -> None:
    source_map = read(f"{REAL}\n{line * 16000}\n".replace("]#", "]\n#").encode(), Declaration).source_map
    start = process_time()
    suppressions = Suppressions(source_map.text, source_map)
    assert len(suppressions.all) == MOST_CODES
    assert suppressions.too_many
    assert process_time() - start < 5  # half a minute, if each looks through all that follow it
