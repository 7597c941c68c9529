"""Why a configuration is refused: the errors of pydantic, worded by their type and place."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from pgdecl.config.model import Configuration, ProfileTable
from pgdecl.config.toml import Keys, TomlFile, line_of
from pgdecl.files.errors import ConfigurationError
from pgdecl.yamlfile.suggestions import closest

_TABLES: Mapping[Keys, tuple[str, ...]] = {(): Configuration.keys(), ("profile",): ProfileTable.keys()}
_EXPECTED = {
    "model_type": "table",
    "dict_type": "table",
    "mapping_type": "table",
    "tuple_type": "list-of-texts",
    "string_type": "list-of-texts",
    "string_too_short": "list-of-texts",
    "bool_type": "true-or-false",
    "int_type": "whole-number",
    "greater_than_equal": "whole-number",
    "less_than_equal": "whole-number",
}
"""What a value should be, by the type of pydantic's error."""
_KEY_OF_MAPPING = "[key]"
Fault = tuple[str, dict[str, str]]
"""The name of a message in the catalogue, and what fills it."""


def configuration_error(error: ValidationError, file: TomlFile, root: Keys) -> ConfigurationError:
    """The first fault in a file, in the order of its lines.

    Args:
        error: what pydantic says.
        file: the file.
        root: the keys of the table that was validated.
    """
    lines = file.lines()
    faults = [(_keys(details["loc"]), details) for details in error.errors(include_url=False)]
    keys, details = min(faults, key=lambda fault: line_of((*root, *fault[0]), lines))
    name, values = _fault(details["type"], keys, details.get("ctx", {}))
    line = str(line_of((*root, *keys), lines))
    return ConfigurationError(
        f"config-{name}", path=file.path, line=line, key=".".join(keys or root), **values
    )


def _keys(location: tuple[int | str, ...]) -> Keys:
    """The keys that lead to a value, without places in lists."""
    return tuple(part for part in location if isinstance(part, str) and part != _KEY_OF_MAPPING)


def _fault(kind: str, keys: Keys, context: Mapping[str, Any]) -> Fault:
    if kind in ("extra_forbidden", "unknown-key"):
        return _unknown_key(keys[-1], context.get("keys") or _TABLES[keys[:-1]])
    if kind in _EXPECTED:
        return "wrong-kind", {"expected": _EXPECTED[kind]}
    return kind, dict(context)


def _unknown_key(key: str, known: tuple[str, ...]) -> Fault:
    suggestion = closest(key, known)
    if suggestion:
        return "misspelt-key", {"suggestion": suggestion}
    return "unknown-key", {"keys": " ".join(known)}
