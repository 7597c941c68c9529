"""Where the configuration of a file is: upwards, `pgdecl.toml` or a `pyproject.toml` with `tool.pgdecl`."""

import os.path
import re
from dataclasses import replace
from typing import Any

from pgdecl.config.settings import DEFAULT, Codes, Settings
from pgdecl.files.errors import AccessError
from pgdecl.files.reading import SourceFile

OWN_NAME, SHARED_NAME = "pgdecl.toml", "pyproject.toml"
_MAY_HAVE_TABLE = re.compile(rb"tool[\"']?\s*(?:\.\s*[\"']?pgdecl|\]|=)")
"""What every way to write `tool.pgdecl` has; few files that only depend on pgdecl have it."""


class Finder:
    """Gives each file its settings, reading each configuration once; what a call selects goes before them."""

    def __init__(self, *, select: Codes = (), ignore: Codes = (), path: str | None = None) -> None:
        self._select = select
        self._ignore = ignore
        self._path = path
        self._by_folder: dict[str, Settings] = {}

    def __getstate__(self) -> dict[str, Any]:
        """For another process, which finds the settings itself: compiled patterns would cost more to send."""
        return {**self.__dict__, "_by_folder": {}}

    def settings(self, name: str) -> Settings:
        """The settings for a file, which need not exist.

        Raises:
            AccessError: the configuration cannot be read, or the current folder is gone.
            ConfigurationError: the configuration has a fault.
        """
        folder = os.path.dirname(name)
        settings = self._by_folder.get(folder)
        if settings is None:
            settings = self._by_folder[folder] = self._found(folder)
        return settings

    def _found(self, folder: str) -> Settings:
        if self._path is not None:
            from pgdecl.config.read import read  # noqa: PLC0415 - most runs have no configuration

            return self._with_selection(read(self._path))
        try:
            return self._upwards(os.path.abspath(folder))
        except OSError as error:
            raise AccessError("no-current-folder") from error

    def _upwards(self, folder: str) -> Settings:
        """The settings of the nearest configuration in a folder or above it; kept for the folders between."""
        folders = []
        while (settings := self._by_folder.get(folder)) is None:
            folders.append(folder)
            written = _in_folder(folder)
            above = os.path.dirname(folder)
            if written or above == folder:
                settings = self._with_selection(written or DEFAULT)
                break
            folder = above
        self._by_folder.update(dict.fromkeys(folders, settings))
        return settings

    def _with_selection(self, settings: Settings) -> Settings:
        if not self._select and not self._ignore:
            return settings
        select = self._select or settings.select
        return replace(settings, select=select, ignore=(*settings.ignore, *self._ignore))


def _in_folder(folder: str) -> Settings | None:
    """The settings in a folder itself."""
    own, shared = (os.path.join(folder, name) for name in (OWN_NAME, SHARED_NAME))
    if os.path.isfile(own):
        from pgdecl.config.read import read  # noqa: PLC0415 - most runs have no configuration

        return read(own)
    if not os.path.isfile(shared):
        return None
    data = SourceFile.of(shared).data  # empty if others forbid to read it: it may not be about us
    if not _MAY_HAVE_TABLE.search(data):
        return None
    from pgdecl.config.read import read_shared  # noqa: PLC0415 - as above

    return read_shared(shared, data)
