"""A configuration file to settings."""

import os.path
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pgdecl.analysis.profile import THRESHOLDS, Profile
from pgdecl.analysis.vocabulary import Vocabulary, standard
from pgdecl.config.find import OWN_NAME
from pgdecl.config.settings import Settings
from pgdecl.config.toml import Keys, TomlFile, data_of, parsed

_TOOL, _NAME = "tool", "pgdecl"


def read(path: str) -> Settings:
    """The settings in a file: all of `pgdecl.toml`, the table `tool.pgdecl` of any other.

    Raises:
        AccessError: the file cannot be read.
        ConfigurationError: it has a fault.
    """
    file = parsed(path, data_of(path))
    if os.path.basename(path) == OWN_NAME:
        return _settings(file, (), file.table)
    return _settings(file, (_TOOL, _NAME), _own_table(file) or {})


def read_shared(path: str, data: bytes) -> Settings | None:
    """The settings in the bytes of a file that others use, too; None if it has no table of ours.

    Raises:
        ConfigurationError: it has a fault.
    """
    file = parsed(path, data)
    table = _own_table(file)
    return None if table is None else _settings(file, (_TOOL, _NAME), table)


def _own_table(file: TomlFile) -> Any:
    """The value of `tool.pgdecl`, None if there is none."""
    tools = file.table.get(_TOOL)
    return tools.get(_NAME) if isinstance(tools, Mapping) else None


def _settings(file: TomlFile, root: Keys, table: Any) -> Settings:
    from pydantic import ValidationError  # noqa: PLC0415 - most runs have no configuration

    from pgdecl.config.model import Configuration  # noqa: PLC0415 - as above

    folder = os.path.dirname(file.path)
    try:
        written = Configuration.model_validate(table, context=folder)
    except ValidationError as error:
        from pgdecl.config.faults import configuration_error  # noqa: PLC0415 - few have a fault

        raise configuration_error(error, file, root) from error
    thresholds = {name: Decimal(number) for name, number in written.thresholds.items()}
    return Settings(
        profile=Profile(
            **written.profile.model_dump(),
            thresholds={**THRESHOLDS, **thresholds},
            vocabulary=Vocabulary(written.words) if written.words else standard(),
        ),
        select=written.select,
        ignore=written.ignore,
        per_path=tuple(written.per_path_ignores.items()),
        severities=written.severity,
        layouts={os.path.splitext(os.path.basename(path))[0]: path for path in written.layouts},
        language=written.language,
        folder=folder,
    )
