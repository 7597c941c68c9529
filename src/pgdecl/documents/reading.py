"""Reading a document, whatever it is: the one way in."""

from pgdecl.documents import kinds
from pgdecl.documents.model import Document
from pgdecl.documents.notes import Notes


def read(data: bytes, name: str = "", converter: str | None = None) -> Document:
    """The paragraphs and tables of a DOCX or XLSX file, or of an older one that LibreOffice converts.

    Args:
        data: the whole file.
        name: the file's name, to compare its extension with the content; empty to take the content alone.
        converter: the path of LibreOffice's `soffice`; without it, the PATH is searched.

    Raises:
        DocumentError: it cannot be read; the error's class says whose fault that is.
    """
    notes = Notes()
    kind = kinds.kind_of(data)
    if kind in kinds.OLDER:
        from pgdecl.documents.converting import converted  # noqa: PLC0415 - few files need it

        kinds.check_name(kind, name)
        data, name = converted(data, kind, kinds.OLDER[kind], converter), ""
        notes.add("converted", None, kind=kind.upper())
    elif kind != "zip":
        raise kinds.refusal(kind)
    package = kinds.opened(data, name)
    if package.has_macros:
        notes.add("macros", None)
    # Each reader is imported when it is needed: most runs meet one format.
    if package.format == "docx":
        from pgdecl.documents.word.reading import read_word  # noqa: PLC0415 - as said above

        return read_word(package, notes)
    from pgdecl.documents.excel.reading import read_excel  # noqa: PLC0415 - as said above

    return read_excel(package, notes)
