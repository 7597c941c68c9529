"""A results file to be filled in, for a declaration."""

from pgdecl.app import validate
from pgdecl.app.load import DeclarationError
from pgdecl.compare.skeleton import skeleton
from pgdecl.config.settings import WITHOUT_RULES
from pgdecl.files import discovery
from pgdecl.files.errors import CallError
from pgdecl.i18n.language import Language


def results_for(name: str, keys: Language) -> str:
    """The text of a results file with all annual indicators of the declaration in a file.

    Raises:
        DeclarationError: the declaration has errors.
        CannotRunError: it is a folder, or there is no such file.
    """
    if discovery.is_folder(name):
        raise CallError("one-file", path=name)
    discovery.find([name])
    checked = validate.check_file(name, WITHOUT_RULES)
    if checked.content is None or validate.errors(checked.findings):
        raise DeclarationError(name, checked.findings)
    return skeleton(checked.content, keys)
