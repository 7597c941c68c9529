"""`--fix` and `--diff`: what they change, and that they change nothing else."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import EXAMPLES
from pgdecl.api import validate
from pgdecl.cli import run
from tables import cases

BOM = b"\xef\xbb\xbf"
ROW = {"name": "工程验收合格率", "target": "≥98%", "basis": "行业验收标准"}
PLACE = ("annual_goals", 0, "indicators", "output", "quality", 1)
BEFORE = """\
# 说明：≧98%、[2018]29号、９８％ 都只是注释
pgdecl: 1
declaring_unit:   "示范市民政局"
year: 2022

currency_unit: 万元
budget: 50万元 # ≧
project: {name: 示范项目经费, grounds: '≧98%，鄂政'}
annual_goals:
  - statement: |
      目标
    indicators:
      output:
        quality:
          - name:   检测合格率
            target: ≥97%
"""
AFTER = """\
          -   target: ≥96%
              name: '巡检合格率'
"""
VALUES = cases("fixing/values.tsv")
KEPT = cases("fixing/kept.tsv")
REAL = EXAMPLES / "ezhou-2022.yaml"


def declaration(key: str, value: str) -> str:
    """A declaration with an untidy layout, and the value in it, as it is written."""
    first, *others = {**ROW, key: value.replace("\\n", "\n").replace("\\\\", "\\")}.items()
    lines = [f"          - {first[0]}: {first[1]}", *(f"            {key}: {text}" for key, text in others)]
    return BEFORE + "\n".join(lines) + "\n" + AFTER


def tree(text: str) -> Any:
    """What a parser of YAML reads, every value as text."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the loader that makes nothing but texts


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "申报 表.yaml"


@pytest.mark.parametrize(("mark", "ending"), [(b"", "\n"), (b"", "\r\n"), (BOM, "\n"), (BOM, "\r\n")])
@pytest.mark.parametrize(("key", "before", "after", "value"), VALUES, ids=[row[1] for row in VALUES])
def test_value_is_mended_and_every_other_byte_stays(
    key: str, before: str, after: str, value: str, *, mark: bytes, ending: str, path: Path
) -> None:
    path.write_bytes(mark + declaration(key, before).replace("\n", ending).encode())
    assert any(finding.fix for finding in validate(path))
    run(["validate", "--fix", path.name])
    assert path.read_bytes() == mark + declaration(key, after).replace("\n", ending).encode()
    assert not any(finding.fix for finding in validate(path))
    expected = tree(declaration(key, before))
    place = expected
    for part in PLACE:
        place = place[part]
    place[key] = value.replace("\\n", "\n")
    assert tree(path.read_bytes().decode("utf-8-sig")) == expected


@pytest.mark.parametrize(("key", "value", "why"), KEPT, ids=[row[2] for row in KEPT])
def test_value_that_nobody_can_be_sure_of_stays(key: str, value: str, why: str, path: Path) -> None:
    path.write_bytes(declaration(key, value).encode())
    os.utime(path, ns=(1, 1))
    before = validate(path)
    run(["validate", "--fix", path.name])
    assert path.read_bytes() == declaration(key, value).encode(), why
    assert path.stat().st_mtime_ns == 1
    assert [finding.location for finding in validate(path)] == [finding.location for finding in before]


def test_fixing_twice_changes_nothing_and_reports_nothing_to_fix(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path.write_text(declaration("target", "≧100%"), encoding="utf-8")
    assert run(["validate", "--fix", "--select", "PG2", path.name]) == 0
    assert capfd.readouterr() == ("", "检查 1 个文件：没有发现问题（已修改 2 个）\n")
    os.utime(path, ns=(1, 1))
    assert run(["validate", "--fix", "--select", "PG2", path.name]) == 0
    assert capfd.readouterr() == ("", "检查 1 个文件：没有发现问题\n")
    assert path.stat().st_mtime_ns == 1


def test_without_the_option_the_summary_says_what_could_be_mended(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path.write_text(declaration("target", "≧98%"), encoding="utf-8")
    run(["validate", "--select", "PG209", path.name])
    assert capfd.readouterr().err == "检查 1 个文件：1 个提示（1 个可用 --fix 修改）\n"
    run(["validate", "--select", "PG209", "--format", "json", path.name])
    report = json.loads(capfd.readouterr().out)
    assert [row["fixable"] for row in report["findings"]] == [True]
    assert report["summary"]["fixable"] == 1


def test_what_cannot_be_mended_in_the_text_is_reported_and_not_offered_again(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path.write_text(declaration("name", r'"设备\\u3000验收合格率"'), encoding="utf-8")
    run(["validate", "--fix", "--select", "PG216", path.name])
    captured = capfd.readouterr()
    assert "PG216" in captured.out
    assert captured.err == "检查 1 个文件：1 个提示\n"


def test_only_what_is_selected_is_mended(path: Path) -> None:
    text = declaration("target", "≧98%") + "              basis: '　行业标准'\n"
    path.write_text(text, encoding="utf-8")
    run(["validate", "--fix", "--ignore", "PG216", path.name])
    assert path.read_text(encoding="utf-8") == text.replace(
        "            target: ≧98%", "            target: ≥98%"
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_files_of_a_folder_are_mended_by_any_number_of_jobs(jobs: str, path: Path) -> None:
    for number in range(5):
        path.with_name(f"{number}.yaml").write_text(declaration("target", "≧98%"), encoding="utf-8")
    run(["validate", "--fix", "--jobs", jobs])
    texts = {file.read_text(encoding="utf-8") for file in path.parent.iterdir()}
    assert texts == {declaration("target", "≥98%")}
    assert len(list(path.parent.iterdir())) == 5


def test_real_declaration_keeps_its_comments_and_is_mended_in_few_lines(tmp_path: Path) -> None:
    copy = tmp_path / REAL.name
    copy.write_bytes(REAL.read_bytes())
    offered = {edit.path for finding in validate(copy) for edit in finding.fix}
    run(["validate", "--fix", str(copy)])
    old, new = (file.read_text(encoding="utf-8").split("\n") for file in (REAL, copy))
    changed = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    assert 0 < len(changed) <= len(offered)
    assert not any(finding.fix for finding in validate(copy))


def test_diff_shows_the_change_and_makes_none(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = declaration("target", "≧98%")
    path.write_text(text, encoding="utf-8")
    assert run(["validate", "--diff", "--select", "PG209", path.name]) == 1
    captured = capfd.readouterr()
    assert captured.out.splitlines()[:3] == [f"--- {path.name}", f"+++ {path.name}", "@@ -15,7 +15,7 @@"]
    changed = [line for line in captured.out.splitlines()[3:] if line[0] != " "]
    assert changed == ["-            target: ≧98%", "+            target: ≥98%"]
    assert captured.err == "检查 1 个文件：1 个提示（1 个可用 --fix 修改）\n"
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
@pytest.mark.parametrize("last", [True, False], ids=["line break at the end", "none at the end"])
def test_diff_is_a_patch_that_does_what_fix_does(ending: bytes, last: bool, path: Path) -> None:  # noqa: FBT001 - a case
    text = declaration("name", "设备验收 合格率").replace("≥96%", "≧96%").encode().replace(b"\n", ending)
    data = text if last else text[: text.rindex(b"'") + 1]
    path.write_bytes(data)
    command = [sys.executable, "-m", "pgdecl", "validate", "--diff", path.name]
    patch = subprocess.run(command, capture_output=True, check=False).stdout
    git = ["git", "apply", "-p0", "--whitespace=nowarn", "-"]
    subprocess.run(git, input=patch, check=True, cwd=path.parent)
    patched = path.read_bytes()
    path.write_bytes(data)
    run(["validate", "--fix", path.name])
    assert patched == path.read_bytes() != data


@pytest.mark.parametrize(("value", "code"), [("≥98%", 0), ("≧98%", 1), ("＞100%", 1)])
def test_diff_fails_where_something_would_change_or_is_an_error(value: str, code: int, path: Path) -> None:
    path.write_text(declaration("target", value), encoding="utf-8")
    assert run(["validate", "--diff", "--select", "PG2", path.name]) == code
    assert run(["validate", "--diff", "--select", "PG2", "-qq", path.name]) == code


def test_diff_goes_before_fix_and_before_findings(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = declaration("target", "≧98%")
    path.write_text(text, encoding="utf-8")
    run(["validate", "--diff", "--fix", "--format", "json", path.name])
    assert capfd.readouterr().out.startswith("--- ")
    assert path.read_text(encoding="utf-8") == text


def test_standard_input_can_be_shown_mended_but_not_mended(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    data = declaration("target", "≧98%").encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(["validate", "--diff", "-"]) == 1
    assert "\n+            target: ≥98%\n" in capfd.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(["validate", "--fix", "-"]) == 2
    assert capfd.readouterr() == ("", "错误：标准输入不能用 --fix 修改；先存成文件\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_file_without_permission_to_write_is_refused(
    jobs: str, path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = declaration("target", "≧98%")
    path.write_text(text, encoding="utf-8")
    path.chmod(0o444)
    other = path.with_name("other.yaml")
    other.write_text(text.replace("  name: ", "  name: 另一", 1), encoding="utf-8")
    call = ["validate", "--fix", "--select", "PG209", "--jobs", jobs, path.name, other.name]
    assert run(call) == 2
    captured = capfd.readouterr()
    assert captured.out.startswith(f"{path.name}:18:21: PG209 ")
    summary = "检查 2 个文件：1 个提示（1 个可用 --fix 修改，已修改 1 个）\n"
    assert captured.err == f"{summary}错误：写不了 {path.name}：没有权限\n"
    assert path.read_text(encoding="utf-8") == text
    assert "target: ≥98%" in other.read_text(encoding="utf-8")


def test_file_that_has_nothing_to_mend_need_not_be_writable(path: Path) -> None:
    path.write_text(declaration("target", "≥98%"), encoding="utf-8")
    path.chmod(0o444)
    assert run(["validate", "--fix", "--select", "PG2", path.name]) == 0


def test_missing_file_cannot_be_mended(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "--fix", path.name]) == 2
    assert capfd.readouterr() == ("", f"错误：没有这个文件或文件夹：{path.name}\n")


def test_file_that_vanishes_is_a_finding(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path.symlink_to("gone.yaml")
    assert run(["validate", "--fix", path.name]) == 1
    assert capfd.readouterr().out.startswith(f"{path.name}:1:1: PG001 ")
    assert path.is_symlink()


def test_link_stays_and_the_file_behind_it_is_mended_with_its_mode(path: Path) -> None:
    target = path.with_name("behind.yaml")
    target.write_text(declaration("target", "≧98%"), encoding="utf-8")
    target.chmod(0o640)
    path.symlink_to(target.name)
    run(["validate", "--fix", path.name])
    assert path.is_symlink()
    assert target.read_text(encoding="utf-8") == declaration("target", "≥98%")
    assert target.stat().st_mode & 0o777 == 0o640
