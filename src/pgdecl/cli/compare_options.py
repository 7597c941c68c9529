"""The options of `pgdecl compare`."""

from decimal import Decimal
from typing import NamedTuple

import click

from pgdecl.app.failures import FAILURES
from pgdecl.cli.command import colour_option, common_options
from pgdecl.cli.compare_output import FORMATS
from pgdecl.cli.selection import configuration_option
from pgdecl.compare.schemes import SCHEMES
from pgdecl.compare.total import BANDS, Bands
from pgdecl.files.errors import CannotRunError
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words

_HIGHEST = 100


class Scoring(NamedTuple):
    """How results are scored: the scheme's name, and from how many points on the grades are."""

    scheme: str
    bands: Bands


def compare_options(language: Language) -> list[click.Parameter]:
    """The arguments and options, explained in a language."""
    return [
        click.Argument(
            ["paths"], nargs=-1, required=True, type=click.Path(readable=False), metavar="PATHS..."
        ),
        click.Option(["--rev", "revision"], metavar="REVISION", help=words("options", "rev", language)),
        *_scoring_options(language),
        click.Option(
            ["--format", "format_name"],
            type=click.Choice(FORMATS),
            default="text",
            help=words("options", "compare-format", language),
        ),
        click.Option(
            ["-o", "--output", "destination"],
            type=click.Path(readable=False),
            metavar="FILE",
            help=words("options", "compare-output", language),
        ),
        click.Option(["--force"], is_flag=True, help=words("options", "force", language)),
        click.Option(
            ["--fail-on", "failures"],
            multiple=True,
            metavar="WORDS",
            help=words("options", "fail-on", language, words=", ".join(FAILURES)),
        ),
        configuration_option(language),
        colour_option(language),
        *common_options(language),
    ]


def _scoring_options(language: Language) -> list[click.Parameter]:
    return [
        click.Option(
            ["--results"],
            type=click.Path(readable=False),
            metavar="FILE",
            help=words("options", "compare-results", language),
        ),
        click.Option(
            ["--scheme"], type=click.Choice(list(SCHEMES)), help=words("options", "scheme", language)
        ),
        click.Option(["--bands"], metavar="N,N,N", callback=_bands, help=words("options", "bands", language)),
    ]


def _bands(_context: click.Context, _parameter: click.Parameter, written: str | None) -> Bands | None:
    """The limits of the grades, highest first; None if they are not given.

    Raises:
        CannotRunError: they are no such limits.
    """
    if written is None:
        return None
    numbers = [number.strip() for number in written.replace("，", ",").split(",")]
    if len(numbers) == len(BANDS) and all(map(str.isdecimal, numbers)):
        high, middle, low = map(Decimal, numbers)
        if _HIGHEST >= high > middle > low:
            return high, middle, low
    raise CannotRunError("wrong-bands", written=written)
