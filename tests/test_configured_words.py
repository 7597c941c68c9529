"""Words of the configuration hold wherever pgdecl's own words do."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from declared import declared
from pgdecl.analysis.measures import Measure
from pgdecl.api import validate
from pgdecl.app import cross_file
from pgdecl.cli import run
from pgdecl.rules.cross_file import CrossFileFinding, Member
from pgdecl.rules.history_across_years import RULE

BY_WORDS = {
    "a suffix of many characters": (
        "PG402",
        'count = ["建成投用总盘子"]',
        ["L output/quantity | 公厕建成投用总盘子 | ≥10座", "A output/quantity | 公厕建成投用总盘子 | ≥12座"],
    ),
    "what stands before a demanded figure": (
        "PG405",
        'demand = ["不得突破"]',
        ["grounds: 公厕间距不得突破800米。", "A output/quantity | 公厕数量 | ≥10座"],
    ),
    "what stands behind a demanded figure": (
        "PG405",
        'demand-behind = ["起步"]',
        ["grounds: 全市新建公厕12座起步。", "A output/quantity | 公厕数量 | ≥10座"],
    ),
    "how a hollow basis begins": (
        "PG411",
        'hollow = ["表明"]',
        ["A output/quantity | 公厕数量 | ≥10座 | 表明服务能力"],
    ),
    "what ends the short form of an agency": (
        "PG603",
        'agency = ["园"]',
        ["grounds: 《通知》（临园（2021）5号）", "A output/quantity | 公厕数量 | ≥10座"],
    ),
}


@pytest.mark.parametrize("case", BY_WORDS)
def test_rule_knows_configured_words(case: str, tmp_path: Path) -> None:
    code, words, lines = BY_WORDS[case]
    path = tmp_path / "x.yaml"
    path.write_text(declared(lines).text, encoding="utf-8")
    (tmp_path / "pgdecl.toml").write_text(f'select = ["{code}"]\n', encoding="utf-8")
    assert [finding.code for finding in validate(path)] == []
    (tmp_path / "pgdecl.toml").write_text(f'select = ["{code}"]\n[words]\n{words}\n', encoding="utf-8")
    assert [finding.code for finding in validate(path)] == [code]


def test_rule_over_several_files_knows_configured_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def check(members: Sequence[Member]) -> Iterator[CrossFileFinding]:
        for member in members:
            for row in member.view.annual:
                if row.name.measure is Measure.PEOPLE:
                    yield member, RULE.at(row.at_name, name=row.name.suffix, value="", other="", file="")

    monkeypatch.setattr(cross_file, "CROSS_FILE_CHECKS", ((RULE, check),))
    for year in ("2021", "2022"):
        text = declared([f"year: {year}", "A output/quantity | 聘用辅警 | ≥10名"]).text
        (tmp_path / f"{year}.yaml").write_text(text, encoding="utf-8")
    call = ["validate", str(tmp_path), "--select", "PG7", "--format", "concise", "--lang", "en"]
    assert run(call) == 0
    assert capfd.readouterr().out == ""
    (tmp_path / "pgdecl.toml").write_text('[words]\npeople = ["辅警"]\n', encoding="utf-8")
    run(call)
    assert capfd.readouterr().out.count("“辅警” has") == 2
