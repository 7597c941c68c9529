"""Where the configuration of a file is: upwards, `pgdecl.toml` or a `pyproject.toml` with `tool.pgdecl`."""

import os.path
import re
from dataclasses import replace

from pgdecl.config.settings import DEFAULT, Codes, Settings

OWN, SHARED = "pgdecl.toml", "pyproject.toml"
_NAME = "pgdecl"
_MAY_HAVE_TABLE = re.compile(rb"tool[\"']?\s*(?:\.\s*[\"']?pgdecl|\]|=)")
"""What every way to write `tool.pgdecl` has; a file that only depends on pgdecl has it not."""


class Finder:
    """Gives each file its settings, looking into a folder once; what a call selects goes before them."""

    def __init__(self, *, select: Codes = (), ignore: Codes = (), path: str | None = None) -> None:
        self._select = select
        self._ignore = ignore
        self._path = path
        self._known: dict[str, Settings] = {}

    def settings(self, name: str) -> Settings:
        """The settings for a file, which need not exist.

        Raises:
            CannotRunError: the configuration has a fault.
        """
        folder = os.path.dirname(name)  # noqa: PTH120 - pathlib is dear at start-up
        found = self._known.get(folder)
        if found is None:
            found = self._known[folder] = self._called(self._written(folder))
        return found

    def _written(self, folder: str) -> Settings:
        path = self._path or configuration_of(os.path.abspath(folder))  # noqa: PTH100 - as above
        if path is None:
            return DEFAULT
        from pgdecl.config.read import read  # noqa: PLC0415 - most runs have no configuration

        return read(path)

    def _called(self, settings: Settings) -> Settings:
        if not self._select and not self._ignore:
            return settings
        return replace(
            settings,
            select=self._select or settings.select,
            ignore=(*settings.ignore, *self._ignore),
            _chosen={},
        )


def configuration_of(folder: str) -> str | None:
    """The nearest configuration in a folder or above it, given as an absolute path; None if there is none."""
    while True:
        own, shared = (os.path.join(folder, name) for name in (OWN, SHARED))  # noqa: PTH118 - as above
        if os.path.isfile(own):  # noqa: PTH113 - as above
            return own
        if os.path.isfile(shared) and _has_table(shared):  # noqa: PTH113 - as above
            return shared
        above = os.path.dirname(folder)  # noqa: PTH120 - as above
        if above == folder:
            return None
        folder = above


def _has_table(path: str) -> bool:
    """Whether a shared file has our table; what cannot be parsed is for the reader to report."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            data = file.read()
    except OSError:
        return False
    if not _MAY_HAVE_TABLE.search(data):
        return False
    import tomllib  # noqa: PLC0415 - only where there may be settings

    try:
        tools = tomllib.loads(data.decode("utf-8-sig")).get("tool")
    except ValueError:
        return True
    return isinstance(tools, dict) and _NAME in tools
