"""Text of strangers, made safe for the medium that it is printed in. Every printer takes such text from here.

File names, fields, comments and configurations are written by people whom the reader does not know. Printed
raw, they could control a terminal (escape sequences), change the order of what is read (marks of direction),
hide something (tags, blanks without width), forge an annotation in the log of a build server (a line that
begins with `::error::`), or become markup. A character that is not safe becomes an escape where the text is
one line, and U+FFFD where the length of the text matters.
"""

import re
from collections.abc import Callable
from html import escape
from typing import Literal

from pgdecl.patterns import regex

Medium = Literal[
    "line",
    "text",
    "source",
    "diff",
    "command",
    "property",
    "markdown",
    "summary",
    "html",
    "xml",
    "sheet",
    "json",
]
"""Where a text is printed.

`line` is one line of a terminal or a log, `text` is text that keeps its line breaks and may be wrapped,
`source` an excerpt of a file behind its line number, `diff` a line of a patch. `command` and `property` are
the message and a property of a GitHub workflow command; `markdown` is text of GitHub's Markdown and `summary`
the text of an HTML element within it. `sheet` is the text of a cell; `json` a whole document of JSON.
"""

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_WITHOUT_WIDTH = "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a"
_TAGS = "\U000e0000-\U000e00ff"
_NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17)
)
_UNSAFE = regex(f"[{_CONTROLS}{_DIRECTION}{_WITHOUT_WIDTH}{_TAGS}{_NO_CHARACTERS}]")
_REPLACEMENT = "\ufffd"
_LINE_BREAKS = regex("\r\n|[\r\u2028\u2029]")
# GitHub takes a line for a command if `::` stands first, blanks aside; older forms stand anywhere.
_COMMAND = regex(r"##(?=\[|vso\[|teamcity\[)")
_FIRST_COLONS = regex(r"^([ \t]*):(?=:)")
_IN_COMMANDS = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_COMMANDS, ":": "%3A", ",": "%2C"}

_MARKUP = regex(r"[\\`*_~\[\]|]")
# What opens a heading, a list or a rule where a line starts with it.
_OPENING = regex(r"^(\d*)(?=[-+=#.)]+(?:\s|$))")
# GitHub looks for names, issues and formulas after it has read backslashes and entities. Only an empty
# comment stops it, which is neither seen nor copied.
_REFERENCES = regex(r"@|#(?=\d)|(?<=GH-)(?=\d)", re.IGNORECASE)
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BETWEEN = "<!-- -->"
_BREAK = "<br>"


def safe(text: str, medium: Medium) -> str:
    """A text of strangers as the medium shows it, without any effect of its own."""
    return _MAKERS[medium](text)


def _line(text: str) -> str:
    """On one line, with escapes for all characters that are not printable."""
    shown = text if text.isprintable() else "".join(c if c.isprintable() else _escaped(c) for c in text)
    if "::" in shown or "##" in shown:
        shown = _FIRST_COLONS.sub(r"\1\\u003a", _COMMAND.sub(r"#\\u0023", shown))
    return shown


def _text(text: str) -> str:
    return _source(_LINE_BREAKS.sub("\n", text)).replace("::", ":" + _REPLACEMENT)


def _source(text: str) -> str:
    return _COMMAND.sub("#" + _REPLACEMENT, _UNSAFE.sub(_REPLACEMENT, text))


def _diff(text: str) -> str:
    """A line of a patch with its line break; only one that is not safe is no patch any more."""
    shown = _UNSAFE.sub(lambda match: _escaped(match[0]), text)
    return _FIRST_COLONS.sub(r"\1\\u003a", _COMMAND.sub(r"#\\u0023", shown))


def _command(text: str) -> str:
    return _in_command(text, _IN_COMMANDS)


def _property(text: str) -> str:
    return _in_command(text, _IN_PROPERTIES)


def _in_command(text: str, escapes: dict[str, str]) -> str:
    shown = "\n".join(map(_line, text.split("\n")))
    return "".join(escapes.get(character, character) for character in shown)


def _markdown(text: str) -> str:
    """As Markdown in one line of source."""
    return _BREAK.join(
        _OPENING.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", _summary(line.strip()))) for line in text.splitlines()
    )


def _summary(text: str) -> str:
    """As HTML in one line; nobody is mentioned, no issue linked, no formula set."""
    line = " ".join(_sheet(text).splitlines())
    marked = "".join(_HTML.get(character, character) for character in line)
    return _REFERENCES.sub(rf"\g<0>{_BETWEEN}", marked).replace("$", "<span>$</span>")


def _html(text: str) -> str:
    """As HTML or XML, which may have lines of its own."""
    shown = escape(_LINE_BREAKS.sub("\n", _sheet(text)))
    return _COMMAND.sub("#&#35;", shown).replace("::", ":&#58;")


def _sheet(text: str) -> str:
    return _UNSAFE.sub(_REPLACEMENT, text)


def _json(text: str) -> str:
    """The escapes of JSON; all that is not ASCII stands within texts there."""
    shown = _UNSAFE.sub(lambda match: _units(match[0]), text).translate(_SEPARATORS)
    return _COMMAND.sub(r"#\\u0023", shown)


_SEPARATORS = {0x2028: "\\u2028", 0x2029: "\\u2029"}


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}"


def _units(character: str) -> str:
    """The escapes of a character's UTF-16 units; a line break of the document is no character of a text."""
    data = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[at : at + 2].hex()}" for at in range(0, len(data), 2))


_MAKERS: dict[Medium, Callable[[str], str]] = {
    "line": _line,
    "text": _text,
    "source": _source,
    "diff": _diff,
    "command": _command,
    "property": _property,
    "markdown": _markdown,
    "summary": _summary,
    "html": _html,
    "xml": _html,
    "sheet": _sheet,
    "json": _json,
}
