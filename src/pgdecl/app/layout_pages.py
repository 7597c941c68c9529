"""What `pgdecl layouts` tells of a layout: where it is from, what it needs, what it has places for."""

from collections.abc import Iterable
from typing import Any

from pgdecl.forms.fields import LISTS, RESULTS, form_fields, list_fields
from pgdecl.forms.fill import Form
from pgdecl.forms.layout import Layout
from pgdecl.forms.named import names, official
from pgdecl.forms.shown import Shown, shown_by
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words


def listing(language: Language) -> str:
    """Every official layout in a line: name, title, issuer, year, certainty."""
    lines = []
    for name in names():
        layout = official(name).layout
        about = [_title(layout), layout.issuer or "", str(layout.year or ""), _certainty(layout, language)]
        lines.append("\t".join([name, *about]))
    return "\n".join(lines) + "\n"


def page(form: Form, language: Language) -> str:
    """A layout: where it is from, what it needs, and what it has places for."""
    layout, shown = form.layout, shown_by(form)
    lines = [layout.name]

    def line(name: str, text: str) -> None:
        if text:
            lines.append(f"{words('layouts', name, language)}: {text}")

    line("title", _title(layout))
    line("issuer", layout.issuer or "")
    line("year", str(layout.year or ""))
    line("certainty", _certainty(layout, language))
    line("source", layout.source or "")
    line("remark", layout.remark or "")
    line("frame", words("layouts", f"frame-{layout.frame}", language))
    line("weight-total", str(layout.weight_total or ""))
    line("required", _named(layout.required, language) or words("layouts", "none", language))
    line("places", _named(_places(shown), language))
    if needs_results(shown):
        lines.append(words("layouts", "with-results", language))
    if layout.list:
        lines.append(words("layouts", "several", language))
    return "\n".join(lines) + "\n"


def as_data(form: Form) -> dict[str, Any]:
    """The same as data."""
    layout, shown = form.layout, shown_by(form)
    return {
        "name": layout.name,
        "title": _title(layout),
        "issuer": layout.issuer,
        "year": layout.year,
        "certainty": layout.certainty,
        "source": layout.source,
        "remark": layout.remark,
        "frame": layout.frame,
        "weight_total": layout.weight_total,
        "required": list(layout.required),
        "fields": _places(shown),
        "results": needs_results(shown),
        "list": layout.list,
    }


def needs_results(shown: Shown) -> bool:
    """Whether a form has places for results."""
    in_lists = (name for names_in_list in shown.in_lists.values() for name in names_in_list)
    return any(name.startswith((RESULTS, "result.")) for name in (*shown.fields, *in_lists))


def _title(layout: Layout) -> str:
    """The title of the blank form."""
    return Form(layout).blank().title


def _certainty(layout: Layout, language: Language) -> str:
    return words("layouts", layout.certainty, language)


def _places(shown: Shown) -> list[str]:
    """The names of the fields that a form has places for, in the order of the models."""
    known = [name for name in form_fields() if name in shown.fields]
    for over, names_in_list in shown.in_lists.items():
        known += [name for name in list_fields(over) if name in names_in_list]
    return list(dict.fromkeys(known))


def _named(fields: Iterable[str], language: Language) -> str:
    """Fields by name, each with its label."""
    labels = {**form_fields()}
    for over in LISTS:
        labels |= list_fields(over)
    return "  ".join(f"{name} {labels[name].label.text(language)}" for name in fields)
