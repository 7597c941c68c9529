"""Text that a file can hold: what XML and HTML forbid becomes U+FFFD."""

import re
from typing import Final

# Control characters, lone surrogates and noncharacters; of the controls only tab and line breaks are allowed.
_replace: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
).sub


def safe(text: str) -> str:
    """The text with U+FFFD for each character that no page or workbook may hold."""
    return _replace("\ufffd", text)
