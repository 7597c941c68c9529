"""Each kind of structural error: found where the tables say, and, where it can, by a JSON schema too."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from conftest import DATA, EXAMPLES, ROOT
from pgdecl.app.validate import check
from pgdecl.cli import run
from pgdecl.config.settings import WITHOUT_RULES
from tables import cases

BROKEN = EXAMPLES / "broken"
GOOD = [path for path in sorted(EXAMPLES.glob("*.yaml")) if ".results." not in path.name]
SCHEMAS = {name: json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8")) for name in (
    "declaration.schema.json",
    "declaration.zh.schema.json",
)}  # fmt: skip


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as an editor does: 1.2 scalars, no key twice."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the name and shape that PyYAML gives it


def _mapping(loader: EditorLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    pairs = loader.construct_pairs(node, deep=True)
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise yaml.YAMLError
    return mapping


def _scalar(loader: EditorLoader, node: yaml.ScalarNode) -> str | int | None:
    text = str(loader.construct_scalar(node))
    if node.style:
        return text
    return None if not text else int(text) if text.isascii() and text.isdigit() else text


EditorLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
EditorLoader.add_constructor("tag:yaml.org,2002:str", _scalar)


def faults(path: Path) -> list[str]:
    """What an editor with our schema would underline; a text that it cannot read counts."""
    try:
        text = path.read_text(encoding="utf-8")
        data = yaml.load(text, EditorLoader)  # noqa: S506 - a safe loader
    except (ValueError, TypeError, yaml.YAMLError) as error:
        return [str(error)]
    schema = SCHEMAS["declaration.zh.schema.json" if "申报单位:" in text else "declaration.schema.json"]
    return [error.message for error in Draft7Validator(schema).iter_errors(data)]


def expected(table: str) -> dict[str, list[tuple[str, int, int]]]:
    places: dict[str, list[tuple[str, int, int]]] = {}
    for file, code, line, column in cases(table):
        places.setdefault(file, []).append((code, int(line), int(column)))
    return places


def found_in(path: Path) -> list[tuple[str, int, int]]:
    return [
        (finding.code, finding.span.line, finding.span.column)
        for finding in check(path.read_bytes(), WITHOUT_RULES).findings
    ]


@pytest.mark.parametrize(("file", "findings"), expected("broken.tsv").items(), ids=str)
def test_broken_example_is_reported_at_its_place(file: str, findings: list[tuple[str, int, int]]) -> None:
    assert found_in(BROKEN / file) == findings


@pytest.mark.parametrize(("file", "findings"), expected("refused.tsv").items(), ids=str)
def test_refused_file_is_reported_at_its_place(file: str, findings: list[tuple[str, int, int]]) -> None:
    assert found_in(DATA / "refused" / file) == findings


def test_every_broken_example_is_documented() -> None:
    assert {path.name for path in BROKEN.iterdir()} == set(expected("broken.tsv"))
    assert {path.name for path in (DATA / "refused").iterdir()} == set(expected("refused.tsv"))


@pytest.mark.parametrize("path", sorted(BROKEN.iterdir()), ids=lambda path: path.name)
def test_broken_example_fails_on_the_command_line_and_in_editors(path: Path) -> None:
    assert run(["validate", "-qq", str(path)]) == 1
    assert faults(path)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_example_has_no_fault_in_its_structure(path: Path) -> None:
    assert check(path.read_bytes(), WITHOUT_RULES).findings == ()
    assert faults(path) == []


def test_schemas_are_valid_draft_7() -> None:
    for schema in SCHEMAS.values():
        Draft7Validator.check_schema(schema)
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
