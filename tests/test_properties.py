"""What holds for every declaration: of fixes, of findings, of comparisons, of suppressions."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import EXAMPLES
from fuzzing import File, damaged
from pgdecl.analysis.profile import Profile
from pgdecl.app.fix import fixed
from pgdecl.app.validate import check
from pgdecl.cli import run
from pgdecl.compare.versions import versions
from pgdecl.config.settings import DEFAULT
from pgdecl.declaration.models import Declaration
from pgdecl.finding import Finding
from pgdecl.report.report import Counts
from pgdecl.yamlfile.nodes import PurePythonLoader

_OFTEN = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
_WORDS = st.text("验收合格率道路新建 　ＸX１1×*①㎡％%、一二.（）", min_size=1, max_size=9)
_VALUES = st.one_of(
    st.sampled_from(
        ["≥98%", "≧９８％", "≥１０个", "完成", "=100%", "≥100%", "2月29日前", "≥＊＊个", "①", "×× ×", "》5个"]
    ),
    st.builds(
        "{}{}{}".format,
        st.sampled_from("≥≧>＞=二"),
        st.integers(0, 300),
        st.sampled_from(["个", "％", "% ", "　件"]),
    ),
    _WORDS,
)
_ROW = st.fixed_dictionaries(
    {"name": _WORDS, "target": _VALUES},
    optional={
        "last_year": _VALUES,
        "basis": st.sampled_from(["９８％", "鄂政发[2021]1号", "　文件", "行业标准", "≥5个"]),
    },
)
_ROWS = st.lists(_ROW, min_size=1, max_size=5)


def declared(rows: list[dict[str, str]], year: int = 2022) -> dict[str, Any]:
    half = len(rows) // 2
    levels = {"output": {"quantity": rows[half:]}, "satisfaction": {"beneficiary": rows[:half]}}
    indicators = {
        level1: {key: part for key, part in level.items() if part} for level1, level in levels.items()
    }
    goals = [{"statement": "目标", "indicators": {key: level for key, level in indicators.items() if level}}]
    return {
        "pgdecl": "1",
        "year": str(year),
        "declaring_unit": "示范市民政局",
        "project": {"name": "示范项目经费"},
        "budget": "50万元",
        "annual_goals": goals,
    }


def written(data: Any) -> str:
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    return text


def texts(rows: list[dict[str, str]]) -> str:
    """Declarations whose values are all texts, in the quotes that YAML needs."""
    return written(declared(rows))


def said(findings: tuple[Finding, ...]) -> Counter[str]:
    """Findings by what they say of which value, wherever it stands in the file."""
    return Counter(
        str((finding.code, finding.path, finding.severity, sorted(map(str, finding.values.items()))))
        for finding in findings
    )


@_OFTEN
@given(_ROWS)
def test_fixing_adds_no_finding_and_mends_what_it_promises(rows: list[dict[str, str]]) -> None:
    data = texts(rows).encode()
    before = check(data)
    result = fixed(data, DEFAULT, "")
    places = {(finding.code, finding.path) for finding in before.findings}
    assert {(finding.code, finding.path) for finding in check(result.data).findings} <= places
    assert result.mended == Counts.of(before.findings).fixable
    assert fixed(result.data, DEFAULT, "").data == result.data
    assert Counts.of(check(result.data).findings).fixable == 0


@_OFTEN
@given(_ROWS, st.randoms(use_true_random=False))
def test_findings_do_not_depend_on_the_order_of_keys(rows: list[dict[str, str]], random: Any) -> None:
    data = declared(rows)
    keys = list(data)
    random.shuffle(keys)
    shuffled = {key: data[key] for key in keys}
    assert said(check(written(data).encode()).findings) == said(check(written(shuffled).encode()).findings)


def test_findings_do_not_depend_on_the_language_of_keys() -> None:
    english, chinese = (
        check((EXAMPLES / name).read_bytes()).findings for name in ("ezhou-2022.yaml", "ezhou-2022.zh.yaml")
    )
    assert said(english) == said(chinese)


@_OFTEN
@given(_ROWS, st.sampled_from(["\r\n", "\n"]), st.sampled_from(["", "\ufeff"]))
def test_findings_do_not_depend_on_line_ends_or_the_mark(
    rows: list[dict[str, str]], ending: str, mark: str
) -> None:
    text = texts(rows)
    other = mark + text.replace("\n", ending)
    assert check(text.encode()).findings == check(other.encode()).findings


@_OFTEN
@given(_ROWS)
def test_findings_do_not_depend_on_the_loader(rows: list[dict[str, str]]) -> None:
    data = texts(rows).encode()
    compiled = check(data).findings
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pgdecl.yamlfile.nodes.LOADER", PurePythonLoader)
        assert check(data).findings == compiled


@_OFTEN
@given(st.randoms(use_true_random=False))
def test_no_finding_lies_outside_of_a_damaged_file(random: Any) -> None:
    file: File = damaged(random)
    lines = file.data.decode("utf-8-sig", "replace").split("\n")
    for finding in check(file.data).findings:
        for line, column in (finding.span[:2], finding.span[2:]):
            assert line <= len(lines)
            assert column <= len(lines[line - 1]) + 2


def test_finding_behind_an_unclosed_brace_is_at_the_end_of_its_line() -> None:
    places = [(finding.code, finding.span.line, finding.span.column) for finding in check(b"{a:a").findings]
    assert places == [("PG027", 1, 3), ("PG007", 1, 5)]


@_OFTEN
@given(_ROWS, _ROWS)
def test_comparison_is_mirrored(old: list[dict[str, str]], new: list[dict[str, str]]) -> None:
    sides = [check(texts(rows).encode()).content or Declaration.model_construct() for rows in (old, new)]
    forth = versions(sides[0], sides[1], Profile(), None)
    back = versions(sides[1], sides[0], Profile(), None)
    mirrored = {"added": "removed", "removed": "added", "loosened": "tightened", "tightened": "loosened"}
    kinds = Counter(row.kind.value for row in forth.rows)
    assert Counter(mirrored.get(row.kind.value, row.kind.value) for row in back.rows) == kinds


@_OFTEN
@given(_ROWS, st.data())
def test_suppression_removes_its_finding_alone(rows: list[dict[str, str]], data: st.DataObject) -> None:
    text = texts(rows)
    findings = [finding for finding in check(text.encode()).findings if finding.code.startswith("PG2")]
    if not findings:
        return
    chosen = data.draw(st.sampled_from(findings))
    lines = text.split("\n")
    lines.insert(chosen.span.line - 1, f"# pgdecl: ignore[{chosen.code}]")
    after = check("\n".join(lines).encode())
    gone = said(check(text.encode()).findings) - said(after.findings)
    assert said((chosen,)) <= gone
    assert after.suppressed == gone.total()
    assert all(f"'{chosen.code}'" in text for text in gone)
    assert not said(after.findings) - said(check(text.encode()).findings)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("turn", [list, lambda names: names[::-1]], ids=["in order", "in reverse"])
def test_findings_do_not_depend_on_jobs_or_the_order_of_files(
    jobs: str,
    turn: Callable[[list[str]], list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [f"{number}.yaml" for number in range(6)]
    for number, name in enumerate(names):
        rows = [{"name": f"验收合格率{number}", "target": f"≧{number}0％"}, {"name": "无", "target": "完成"}]
        Path(name).write_text(written(declared(rows, 2020 + number)), encoding="utf-8")
    run(["validate", *names])
    expected = sorted(capfd.readouterr().out.splitlines())
    run(["validate", "--jobs", jobs, *turn(names)])
    assert sorted(capfd.readouterr().out.splitlines()) == expected


@pytest.mark.parametrize("name", ["ＸＸ数量", "新建ＸＸ　道路"])
def test_fix_whose_result_reads_as_template_text_is_not_offered(name: str) -> None:
    checked = check(texts([{"name": name, "target": "≥9个"}]).encode())
    assert Counts.of(checked.findings).fixable == 0
    assert "PG216" in {finding.code for finding in checked.findings}
