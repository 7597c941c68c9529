"""Names of files and texts of strangers: no command and no format lets them do anything."""

import json
from pathlib import Path

import pytest

from conftest import EXAMPLES
from fuzzing import is_command, problems_of, unsafe
from pgdecl.cli import run
from pgdecl.i18n.safe_text import Medium, safe
from pgdecl.report import FORMATS

NAMES = {
    "an escape sequence": "\x1b[31mred",
    "a link": "\x1b]8;;example.org\x1b\\x",
    "a line break and a command": "x\n::error::forged",
    "a carriage return": "x\r::error::forged",
    "an old command": "##[error]forged",
    "marks of direction": "\u202egnp.exe\u2066",
    "tags": "a\U000e0041\U000e0042",
    "a C1 control": "\x9b31m",
    "a line separator": "x\u2028::error::forged",
    "no UTF-8": "\udcff",
}
COMMANDS = [
    *(["validate", "--format", name, "{}"] for name in FORMATS),
    ["validate", "--diff", "{}"],
    ["validate", "--statistics", "{}"],
    ["show", "{}"],
    *(["compare", "{}", "--format", name] for name in ("text", "json", "markdown", "html")),
    *(["compare", "{}", "{}", "--format", name] for name in ("text", "json", "markdown", "html")),
    ["compare", ".", "--format", "text"],
    ["render", "{}", "-o", "{}.docx"],
    ["new", "--results", "{}"],
    ["validate", "--config", "{}", "{}"],
    ["layouts", "--check", "{}"],
    ["layouts", "{}"],
    ["render", "--layout", "{}", "{}"],
    ["validate", "no-{}"],
    ["show", "no-{}"],
]
TEXTS = "\\u001b[31m \\u009b1m \\u202e \\U000E0041 \\u2028::error::forged \\n::error::forged ##[error]forged"
DECLARATION = """\
pgdecl: 1
year: 2022
declaring_unit: "::error::forged TEXTS"
project: {name: "::error::forged TEXTS", grounds: "TEXTS"}
budget: {total: 50万元, sources: {"::error::TEXTS": 50万元}}
"::error::TEXTS": unknown
annual_goals:
  - statement: "::error::forged TEXTS"
    indicators:
      output:
        quantity:
          - name: "::error::forged TEXTS"
            target: "≧9１个"
            last_year: "::error::TEXTS"
            basis: "::error::TEXTS"
          - name: |
              x
              ::error::forged
            target: ≧10个
      other:
        "::error::TEXTS":
          "::error::TEXTS":
            - {name: "::error::TEXTS", target: "::error::TEXTS"}
""".replace("TEXTS", TEXTS)
MEDIA: tuple[Medium, ...] = ("line", "text", "source", "diff", "markdown", "summary", "html", "xml", "sheet")


def wrong_with(command: list[str], name: str) -> list[str]:
    data = Path(name).read_bytes() if Path(name).exists() else b""
    return problems_of([part.replace("{}", name) for part in command], data)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_name_of_a_file_does_nothing(
    command: list[str], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    faulty = (EXAMPLES / "ezhou-2022.yaml").read_bytes()
    Path(f"{name}.yaml").write_bytes(faulty)
    assert wrong_with(command, f"{name}.yaml") == []


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("intact", [True, False], ids=["as written", "without an unknown key"])
def test_text_in_a_file_does_nothing(
    command: list[str],
    intact: bool,  # noqa: FBT001 - a case
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        DECLARATION if intact else DECLARATION.replace("unknown", "x").replace('\n"::error', '\n# "::error')
    )
    Path("hostile.yaml").write_text(text, encoding="utf-8")
    assert wrong_with(command, "hostile.yaml") == []


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("text", NAMES.values(), ids=NAMES)
def test_no_medium_lets_a_character_through(text: str, medium: Medium) -> None:
    assert not unsafe(safe(text, medium).replace("\u2028", ""))


@pytest.mark.parametrize("text", ["::error::x", "  ::error::x", "x\n::error::x", "x\n  ::stop-commands::x"])
@pytest.mark.parametrize("medium", ["line", "text"])
def test_no_line_is_a_command(text: str, medium: Medium) -> None:
    assert not any(map(is_command, safe(text, medium).split("\n")))


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize(
    "text", ["鄂政发（2021）1号，≥98%", "葛\U000e0100城", "２０２２年　合计", "👨\u200d👩", "a:b"]
)
def test_plain_text_stays(text: str, medium: Medium) -> None:
    shown = safe(text, medium)
    if medium == "line":
        shown = shown.replace("\\u3000", "\u3000").replace("\\u200d", "\u200d")
    assert shown == text


@pytest.mark.parametrize("text", [*NAMES.values(), "\U0010ffff", "\U000e0041\u061c"])
def test_json_means_the_same(text: str) -> None:
    document = safe(json.dumps({"text": text}, ensure_ascii=False, indent=2), "json")
    assert json.loads(document) == {"text": text}
    assert not unsafe(document)


def test_property_of_a_command_ends_where_it_should(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert safe("a,b:c%\nd", "property") == "a%2Cb%3Ac%25%0Ad"
    assert safe("a,b:c%\nd", "command") == "a,b:c%25%0Ad"


def test_annotation_is_one_line_whatever_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "x\n::error file=y::forged.yaml"
    Path(name).write_text("pgdecl: 1\n", encoding="utf-8")
    run(["validate", "--format", "github", name])
    lines = capfd.readouterr().out.splitlines()
    assert lines
    assert all(
        line.startswith("::error file=x%0A\\u003a%3Aerror file=y%3A%3Aforged.yaml,line=") for line in lines
    )
