"""The options of `pgdecl render`, and what they name: results and schemes."""

from typing import TYPE_CHECKING

import click

from pgdecl.app.load import DeclarationError
from pgdecl.cli.command import common_options, jobs_option
from pgdecl.files.errors import CallError
from pgdecl.forms.formats import FORMATS
from pgdecl.forms.named import names
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words

if TYPE_CHECKING:
    from pgdecl.app.filled import ResultsFile
    from pgdecl.scoring.schemes import Scheme


def render_options(language: Language) -> list[click.Parameter]:
    """The arguments and options of the command."""

    def flag(option: str, parameter: str | None = None) -> click.Option:
        names = [option, parameter] if parameter else [option]
        return click.Option(names, is_flag=True, help=words("options", option.removeprefix("--"), language))

    return [
        click.Argument(
            ["paths"], nargs=-1, type=click.Path(readable=False, allow_dash=True), metavar="[FILES]..."
        ),
        click.Option(
            ["--format", "format_name"],
            type=click.Choice(list(FORMATS)),
            default="docx",
            help=words("options", "render-format", language),
        ),
        click.Option(
            ["-o", "--output", "destination"],
            type=click.Path(readable=False),
            metavar="PATH",
            help=words("options", "output", language),
        ),
        click.Option(
            ["--layout"],
            metavar="LAYOUT",
            shell_complete=_complete_layout,
            help=words("options", "layout", language),
        ),
        flag("--force"),
        flag("--placeholders", "room"),
        flag("--draft"),
        flag("--blank", "empty"),
        flag("--watch"),
        flag("--allow-omissions", "omissions"),
        flag("--with-findings", "remarks"),
        click.Option(
            ["--results"],
            type=click.Path(readable=False),
            metavar="FILE",
            help=words("options", "render-results", language),
        ),
        click.Option(
            ["--score", "scheme"],
            metavar="SCHEME",
            help=words("options", "render-score", language),
        ),
        jobs_option(language),
        *common_options(language),
    ]


def _complete_layout(_context: click.Context, _parameter: click.Parameter, prefix: str) -> list[str]:
    from glob import glob  # noqa: PLC0415 - the shell asks for it, a run does not

    return [name for name in [*names(), *glob(f"{prefix}*.yaml")] if name.startswith(prefix)]  # noqa: PTH207 - as typed


def results_named(name: str | None) -> "ResultsFile | None":
    """The results to print.

    Raises:
        DeclarationError: no results can be read from the file.
        CannotRunError: it cannot be read, or is no file of results.
    """
    if name is None:
        return None
    from pgdecl.app.filled import ResultsFile  # noqa: PLC0415 - as above

    try:
        return ResultsFile.read(name)
    except DeclarationError as error:
        raise DeclarationError(error.name, error.findings) from error


def scheme_named(name: str | None) -> "Scheme | None":
    """The scheme that gives the points.

    Raises:
        CallError: there is no such scheme.
    """
    if name is None:
        return None
    from pgdecl.scoring.schemes import SCHEMES  # noqa: PLC0415 - only results need comparisons

    if name not in SCHEMES:
        raise CallError("unknown-scheme", scheme=name, choices=" ".join(SCHEMES))
    return SCHEMES[name]
