"""In English nothing is told in Chinese but what users wrote or are to write; no message is left unfilled."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import DATA, EXAMPLES
from declared import declared
from pgdecl.app.validate import check
from pgdecl.cli import run
from pgdecl.finding import Finding
from pgdecl.i18n.language import Language, in_language
from pgdecl.report.wording import advice, message
from pgdecl.rules.registry import RULES
from pgdecl.values.explanation import explain
from pgdecl.values.target import Target
from rule_cases import Case
from tables import cases
from test_results_rules import CASES as ON_RESULTS
from test_results_rules import findings_of as findings_on_results
from test_results_rules import texts
from test_rules import CASES, findings_of
from test_together import CASES as CROSS_FILE_CASES

CHINESE = re.compile("[一-鿿、。，；：！？]+")
UNFILLED = re.compile(r"\{\w*\}|Bilingual|None")
FOLDERS = (EXAMPLES, EXAMPLES / "broken", DATA / "refused", DATA / "declarations")
WHOLE_FILES = sorted(
    path for folder in FOLDERS for path in folder.glob("*.yaml") if ".results." not in path.name
)
TO_WRITE = {
    *("元", "万", "万元", "人", "个", "户", "亩", "平方米", "公里", "米", "天", "月"),
    *("：", "号", "财预", "率", "数量"),
}
"""What stands in declarations in Chinese, whatever the language: units, signs, parts of names and numbers."""
EXPLAINED = EXAMPLES / "ezhou-2022.yaml"
ROADS, ROADS_BEFORE = EXAMPLES / "road-maintenance-2023.yaml", EXAMPLES / "road-maintenance-2022.yaml"
RESULTS = EXAMPLES / "road-maintenance-2023.results.yaml"


class Told(NamedTuple):
    """A finding with the text of the file that it is about."""

    finding: Finding
    text: str


def told_of_rules() -> Iterator[Told]:
    for case in CASES:
        text = declared(case.lines).text
        yield from (Told(finding, text) for finding in findings_of(case))


def told_of_results() -> Iterator[Told]:
    for case in ON_RESULTS:
        text = "\n".join(marked.text for marked in texts(case) if marked)
        yield from (Told(finding, text) for finding in findings_on_results(case))


def told_of_files() -> Iterator[Told]:
    for path in WHOLE_FILES:
        data = path.read_bytes()
        text = data.decode("utf-8", "replace")
        yield from (Told(finding, text) for finding in check(data).findings)


TOLD = [*told_of_rules(), *told_of_results(), *told_of_files()]
CODES = sorted({told.finding.code for told in TOLD})


def told_of(code: str) -> list[Told]:
    return [told for told in TOLD if told.finding.code == code]


def foreign(sentence: str, text: str, *allowed: str) -> list[str]:
    """The Chinese of a sentence that stands neither in a text nor among other words."""
    return [words for words in CHINESE.findall(sentence) if words not in text and words not in allowed]


def test_corpus_has_a_finding_of_nearly_every_code() -> None:
    assert set(RULES) - {"PG701", "PG702"} <= set(CODES)
    assert sum(code not in RULES for code in CODES) >= 33


@pytest.mark.parametrize("code", CODES)
def test_english_message_and_advice_have_no_chinese_but_the_users(code: str) -> None:
    for finding, text in told_of(code):
        # The texts that a field may hold are to be written, too.
        choices = in_language(finding.values.get("choices", ""), "en").split(", ")
        for sentence in (message(finding, "en"), advice(finding, "en")):
            assert foreign(sentence, text, *TO_WRITE, *choices) == [], sentence


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", CODES)
def test_nothing_is_left_unfilled(code: str, language: Language) -> None:
    for finding, _ in told_of(code):
        for sentence in (message(finding, language), advice(finding, language)):
            assert not UNFILLED.search(sentence), sentence


@pytest.mark.parametrize(
    "case", [case for case in CROSS_FILE_CASES if case.kinds], ids=lambda case: case.title
)
def test_findings_across_files_are_told_in_english(
    case: Case, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = {name: declared(lines) for name, lines in case.files.items()}
    for name, marked in files.items():
        Path(name).write_text(marked.text, encoding="utf-8")
    run(["validate", "--select", case.code, "--lang", "en", *files])
    out = capfd.readouterr().out
    assert len(out.splitlines()) == sum(len(marked.places) for marked in files.values())
    assert foreign(out, "".join(marked.text for marked in files.values())) == []


@pytest.mark.parametrize(
    ("code", "name", "value"),
    [
        ("PG202", "column", "target"),
        ("PG311", "level", "quality"),
        ("PG321", "goals", "annual goals"),
        ("PG321", "levels", "economic benefit, ecological benefit"),
        ("PG401", "goals", "long-term goals"),
        ("PG501", "expected", "cost 20, output 40, benefit 20, satisfaction 10"),
    ],
)
def test_values_in_json_are_in_the_language_of_the_call(
    code: str, name: str, value: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    texts = [text for finding, text in told_of(code) if value in message(finding, "en")]
    path = tmp_path / "x.yaml"
    path.write_text(texts[0], encoding="utf-8")
    run(["validate", "--select", code, "--lang", "en", "--format", "json", str(path)])
    found = json.loads(capfd.readouterr().out)["findings"]
    assert value in [finding["values"].get(name) for finding in found]
    assert all(isinstance(told, str) for finding in found for told in finding["values"].values())


@pytest.mark.parametrize("row", cases("target-cases.tsv"), ids=lambda row: row[0])
def test_reading_is_told_in_english(row: list[str]) -> None:
    text = row[0]
    assert foreign(explain(Target(text), "en"), text, *TO_WRITE) == []


@pytest.mark.parametrize(
    "path", [path for path in WHOLE_FILES if path.parent != EXAMPLES / "broken"], ids=str
)
def test_tree_is_in_english(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(["show", "--lang", "en", str(path)])
    text = path.read_text(encoding="utf-8")
    shown = capfd.readouterr()
    assert foreign(shown.out + shown.err, text + str(path)) == []


def test_tree_names_goals_levels_and_columns_in_english(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "--lang", "en", str(EXPLAINED)]) == 0
    out = capfd.readouterr().out
    assert all(name in out for name in ("long-term goal 1 ", "annual goal 1 ", "Quantity\n", "Last year "))
    assert run(["show", str(EXPLAINED)]) == 0
    out = capfd.readouterr().out
    assert all(name in out for name in ("长期绩效目标1 ", "年度绩效目标1 ", "数量指标\n", "上年 "))


def several_goals(path: Path) -> Path:
    """A declaration of two annual goals without names, in the second a row that has no target."""
    lines = ["A statement: 第一个目标", "A output/quantity | 培训人数 | ≥50人 | | 40人"]
    lines += ["A2 statement: 第二个目标", "A2 output/quantity | 演出场次 | ≥5场 | | 4场"]
    path.write_text(declared(lines).text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "files",
    [
        [ROADS],
        [EXPLAINED],
        [ROADS_BEFORE, ROADS],
        [EXPLAINED, EXAMPLES / "ezhou-2022.revised.yaml"],
        [ROADS, "--results", RESULTS],
        [EXAMPLES],
    ],
    ids=str,
)
def test_comparison_is_in_english(files: list[Path | str], capfd: pytest.CaptureFixture[str]) -> None:
    run(["compare", "--lang", "en", "--format", "markdown", *map(str, files)])
    paths = [path for file in map(Path, files) for path in (file, *file.rglob("*.yaml")) if path.is_file()]
    text = "".join(path.read_text(encoding="utf-8", errors="replace") for path in paths)
    # A grade is the one that the form has.
    assert foreign(capfd.readouterr().out, text, *TO_WRITE, "优", "良", "中", "差") == []


def test_comparison_names_goals_levels_and_fields_in_english(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = several_goals(tmp_path / "x.yaml")
    changed = tmp_path / "y.yaml"
    text = path.read_text(encoding="utf-8").replace("第二个目标", "另一个目标")
    changed.write_text(text.replace("            target: ≥5场\n", ""), encoding="utf-8")
    assert run(["compare", "--lang", "en", "--format", "markdown", str(path)]) == 0
    assert "annual goal 2·Quantity \\| 演出场次" in capfd.readouterr().out
    assert run(["compare", "--lang", "en", "--format", "markdown", str(path), str(changed)]) == 0
    out = capfd.readouterr().out
    assert "annual goal 2 Goal statement" in out
    assert "in annual goal 2 under quantity, “演出场次” has no target and is left out" in out
    assert run(["compare", "--format", "markdown", str(path), str(changed)]) == 0
    out = capfd.readouterr().out
    assert "年度绩效目标2 目标说明" in out
    assert "年度绩效目标2中，数量指标“演出场次”缺指标值，没有比较" in out
