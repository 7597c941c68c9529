"""`pgdecl render`: the official form as a document."""

from pgdecl.cli.command import Command
from pgdecl.cli.render_options import render_options
from pgdecl.cli.render_run import Call
from pgdecl.files.errors import CallError
from pgdecl.files.reading import STANDARD_INPUT
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words


def command(language: Language) -> Command:
    """The command in a language."""

    def render(
        paths: tuple[str, ...],
        format_name: str,
        destination: str | None,
        layout: str | None,
        jobs: int,
        *,
        force: bool,
        room: bool,
        draft: bool,
        empty: bool,
        watch: bool,
        omissions: bool,
        remarks: bool,
        results: str | None,
        scheme: str | None,
    ) -> int:
        if watch and (empty or not paths or STANDARD_INPUT in paths):
            raise CallError("watch-what")
        if empty and paths:
            raise CallError("blank-with-files")
        if not paths and not empty:
            raise CallError("no-files")
        if results is None and scheme and not empty:
            raise CallError("score-needs-results")
        if remarks and (empty or format_name != "html"):
            raise CallError("remarks-need-html")
        call = Call(
            language,
            paths,
            format_name,
            destination,
            layout,
            jobs,
            force,
            room,
            draft,
            omissions,
            results,
            scheme,
            remarks,
        )
        if watch:
            call.watched()
        return (call.blank() if empty else call.once()).code

    help_text = f"{words('options', 'render', language)}\n\n{words('options', 'render-files', language)}"
    return Command(
        "render", language=language, params=render_options(language), callback=render, help=help_text
    )
