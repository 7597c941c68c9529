"""Regular expressions that are compiled when they are first used."""

import re
from typing import Any, cast


class _Uncompiled:
    """Stands for a pattern. A method that was asked for stays, so that only its first use takes longer."""

    def __init__(self, source: str, flags: int) -> None:
        self._arguments = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._arguments), name)
        setattr(self, name, value)
        return value


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression, compiled at its first use: a run over a file without faults uses few of them."""
    return cast("re.Pattern[str]", _Uncompiled(source, flags))
