"""`pgdecl rules`: the list of rules, or the pages of some of them."""

import json
import sys

import click

from pgdecl.cli import options
from pgdecl.cli.command import Command
from pgdecl.cli.selection import codes_of
from pgdecl.cli.streams import StandardOutput
from pgdecl.i18n.catalogue import entries
from pgdecl.i18n.language import Language
from pgdecl.report.rule_pages import as_data, listing, page, reading_page
from pgdecl.rules.documentation import documentation
from pgdecl.rules.registry import RULES


def command(language: Language) -> Command:
    """The command in a language."""

    def rules(wanted: tuple[str, ...], format_name: str) -> int:
        chosen = _chosen(wanted, language)
        if format_name == "json":
            answer = json.dumps(as_data(chosen or sorted(RULES)), ensure_ascii=False, indent=2) + "\n"
        elif chosen:
            pages = (
                page(documentation()[code], language) if code in RULES else reading_page(code, language)
                for code in chosen
            )
            answer = "\n".join(pages)
        else:
            answer = listing(language)
        StandardOutput(sys.stdout).write(answer)
        return 0

    formats = options.choice(
        language, "--format", "format_name", about="rules-format", of=("text", "json"), default="text"
    )
    codes = click.Argument(["wanted"], nargs=-1, metavar="[CODES]...", shell_complete=_complete)
    return options.command("rules", language, rules, [codes, formats], "rules-codes")


def _chosen(wanted: tuple[str, ...], language: Language) -> list[str]:
    """The codes that are meant, each once: each word is a code, the prefix of codes, or a name."""
    known = sorted([*RULES, *entries()])
    meant = codes_of(wanted, language)
    return list(dict.fromkeys(code for prefix in meant for code in known if code.startswith(prefix)))


def _complete(_context: click.Context, _parameter: click.Parameter, prefix: str) -> list[str]:
    names = [rule.name for rule in RULES.values()]
    return [word for word in [*RULES, *names] if word.startswith(prefix)]
