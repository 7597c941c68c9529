"""The codes of reading, structure, layouts and comments, with their names, severities and messages."""

import errno
from functools import cache
from typing import NamedTuple

from pgdecl.finding import Finding, Location, Severity
from pgdecl.i18n.language import Bilingual, Text
from pgdecl.i18n.words import has, template
from pgdecl.tables import rows


class Entry(NamedTuple):
    """A code with its name, its possible severities (the usual one first), its message and its help."""

    code: str
    name: str
    severities: tuple[Severity, ...]
    message: Bilingual
    help: Bilingual

    @property
    def severity(self) -> Severity:
        """The usual severity."""
        return self.severities[0]


@cache
def entries() -> dict[str, Entry]:
    """All codes except those of rules."""
    return {
        code: Entry(
            code, name, (Severity[severity.upper()],), template("message", code), template("help", code)
        )
        for code, name, severity in rows(__file__, "data/codes.tsv")
    }


def fault(code: str, location: Location, *related: Location, **values: Text) -> Finding:
    """A finding with the severity that its code has.

    Raises:
        KeyError: there is no such code.
    """
    return Finding(code, entries()[code].severity, location, values, related)


def reason(error: OSError) -> str:
    """Why the system refused: the name of a text in the table of reasons, or else the system's own text."""
    name = errno.errorcode.get(error.errno or 0, "")
    return name if has("reasons", name) else error.strerror or "other"
