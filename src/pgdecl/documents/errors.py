"""Why a document is not read or written. Each error has a message and says what to do, in both languages."""

from pgdecl.i18n.language import Language
from pgdecl.i18n.words import sentence


class DocumentError(Exception):
    """A document that cannot be used. `name` and `values` select and fill the texts."""

    def __init__(self, name: str, **values: str) -> None:
        super().__init__(name)
        self.name = name
        self.values = values

    def message(self, language: Language) -> str:
        """What is wrong, and what was expected."""
        return sentence("documents", self.name, language, **self.values)

    def advice(self, language: Language) -> str:
        """What to do."""
        return sentence("document-help", self.name, language, **self.values)


class KindError(DocumentError):
    """The file is no DOCX or XLSX, or not the one that its name says."""


class DamagedError(DocumentError):
    """The file is a DOCX or XLSX, and broken."""


class UnsafeError(DocumentError):
    """The file is encrypted, larger than any form, or made to do harm."""


class ConversionError(DocumentError):
    """A file of an older format could not be converted."""


class CommentError(DocumentError):
    """Comments cannot be written into the file."""
