"""What reading, structure, layouts and comments report: codes with their names, severities and messages."""

import errno
from functools import cache
from typing import NamedTuple

from pgdecl.finding import Finding, Location, Severity
from pgdecl.i18n.language import Bilingual, Text
from pgdecl.i18n.words import has, template
from pgdecl.tables import rows


class Entry(NamedTuple):
    """What is known of a code: its name, the severities it may have, the usual one first, and its words."""

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
    """Every code that is not of a rule."""
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
    """Why the system refused: the name of words of ours where there are any, else in the system's words."""
    name = errno.errorcode.get(error.errno or 0, "")
    return name if has("reasons", name) else error.strerror or "other"
