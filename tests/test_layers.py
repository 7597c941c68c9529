"""Imports only go down: a module may know what is below its layer, never what is above."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

SOURCE = ROOT / "src" / "pgdecl"
LAYERS = [
    ["tables", "patterns"],
    ["finding", "i18n", "files"],
    ["values"],
    ["declaration"],
    ["yamlfile"],
    ["analysis"],
    ["scoring"],
    ["rules", "compare"],
    ["forms"],
    ["documents"],
    ["importer"],
    ["report"],
    ["config"],
    ["app"],
    ["api"],
    ["cli"],
]
HEIGHT = {name: height for height, layer in enumerate(LAYERS) for name in layer}
MODULES = sorted(SOURCE.rglob("*.py"))
# Without the package's own door and its start, which only pass on what stands below.
INNER = [path for path in MODULES if path not in (SOURCE / "__init__.py", SOURCE / "__main__.py")]
LONGEST = 300


def layer(module: str) -> str:
    """`pgdecl.values.target` stands in the layer of `values`."""
    return module.split(".")[1] if "." in module else module


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "pgdecl":
            yield from (f"pgdecl.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", INNER, ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_imports_only_what_is_below_it(path: Path) -> None:
    own = path.relative_to(SOURCE).with_suffix("").parts[0]
    above = [
        name
        for name in imported(path)
        if name.startswith("pgdecl.") and layer(name) != "__version__" and HEIGHT[layer(name)] > HEIGHT[own]
    ]
    assert above == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_is_small_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert ast.get_docstring(ast.parse(text))


def test_values_do_no_input_or_output() -> None:
    for path in (SOURCE / "values").glob("*.py"):
        names = {
            node.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Name)
        }
        assert names.isdisjoint({"open", "print", "input"})


def test_no_float_in_values() -> None:
    for path in (SOURCE / "values").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not any(
            isinstance(node, ast.Constant) and isinstance(node.value, float) for node in ast.walk(tree)
        )
