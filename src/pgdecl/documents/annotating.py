"""Comments written into a document: the same file, with one comment at each address."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from pgdecl.documents import kinds
from pgdecl.documents.address import Address
from pgdecl.documents.editing import Edits
from pgdecl.documents.errors import CommentError
from pgdecl.documents.parts import STRICT_MARK

AUTHOR: Final = "pgdecl"
"""The author of all comments that are written; earlier ones of this author are replaced."""
_SIGNATURES: Final = "_xmlsignatures/"
# Characters that XML 1.0 forbids (production 2).
_forbidden: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]").sub


class Annotated(NamedTuple):
    """The file with its comments; `unplaced` are the addresses at which it can have none."""

    data: bytes
    unplaced: tuple[Address, ...]


def annotate(data: bytes, comments: Mapping[Address, str]) -> Annotated:
    """Writes comments into a DOCX or XLSX file, in place of those that pgdecl wrote earlier.

    Parts that need no change keep their bytes. Other people's comments stay; a cell of a sheet can have only
    one, so the text is added to theirs. The same input gives the same bytes.

    Args:
        data: the whole file.
        comments: texts by the addresses that `read` gave for the same file; none removes the earlier ones.

    Raises:
        DocumentError: it is no such file, it is broken, or comments would spoil it.
    """
    kind = kinds.kind_of(data)
    if kind != "zip":
        raise CommentError("old-format") if kind in kinds.OLDER else kinds.refusal(kind)
    package = kinds.opened(data, "")
    if any(name.startswith(_SIGNATURES) for name in package.archive.infos):
        raise CommentError("signed")
    if STRICT_MARK in package.archive.read(package.main):
        raise CommentError("strict")
    cleaned = {address: _forbidden("\ufffd", text) for address, text in comments.items()}
    edits = Edits(package.archive)
    if package.format == "docx":
        from pgdecl.documents.word.comments import comment_word as comment  # noqa: PLC0415 - one of two
    else:
        from pgdecl.documents.excel.comments import comment_excel as comment  # noqa: PLC0415 - one of two
    placed = comment(package, edits, cleaned, AUTHOR)
    unplaced = tuple(address for address in comments if address not in placed)
    return Annotated(edits.packed() if edits.has_changes else data, unplaced)
