"""The field's terms: every key of a file beside its official Chinese labels.

The reader, the JSON schemas, the forms and the messages all take their terms from here; the table itself is
`terms.tsv`.
"""

from functools import cache
from typing import Any, NamedTuple

from pgdecl.i18n.language import Bilingual
from pgdecl.tables import rows


class Term(NamedTuple):
    """A key's canonical label, its English title, what belongs there, and further official labels."""

    label: str
    title: str
    about_zh: str
    about_en: str
    further: tuple[str, ...] = ()

    @property
    def heading(self) -> Bilingual:
        """What the field is called where the name stands alone: 数量指标, "Quantity"."""
        return Bilingual(self.label, self.title)

    @property
    def name(self) -> Bilingual:
        """What the field is called within a sentence: 数量指标, "quantity"."""
        return Bilingual(self.label, self.title[:1].lower() + self.title[1:])


def _read() -> dict[str, dict[str, Term]]:
    table: dict[str, dict[str, Term]] = {}
    for model, key, label, title, about_zh, about_en, *further in rows(__file__, "terms.tsv"):
        labels = tuple(further[0].split(" ")) if further else ()
        table.setdefault(model, {})[key] = Term(label, title, about_zh, about_en, labels)
    return table


TERMS = _read()


def terms_of(model: Any) -> dict[str, Term]:
    """The terms of a model's keys; `Output[Indicator]` has those of `Output`."""
    origin = model.__pydantic_generic_metadata__["origin"] or model
    return TERMS.get(origin.__name__, {})


@cache
def names_by_label(model: Any) -> dict[str, str]:
    """Every key that a file may write for a field of the model, with the field's English name."""
    names = {name: name for name in model.model_fields}
    for name, term in terms_of(model).items():
        for label in (term.label, *term.further):
            names.setdefault(label, name)
    return names


def level1_term(level1: str) -> Term:
    """The term of a level 1; the file's own words for a level that neither frame has."""
    return TERMS["Indicators"].get(level1) or Term(level1, level1, "", "")


def level2_term(level1: str, level2: str) -> Term:
    """The term of a level 2; the file's own words for a level that neither frame has."""
    return TERMS.get(level1.capitalize(), {}).get(level2) or Term(level2, level2, "", "")


def label(model: str, key: str) -> str:
    """The official Chinese label of a model's key."""
    return TERMS[model][key].label
