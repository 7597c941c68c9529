"""The field's terms: every key of a declaration beside its official Chinese label.

The reader, the JSON schemas, the forms and the messages all take their terms from here; the table itself
is `terms.tsv`.
"""

from functools import cache
from typing import NamedTuple

from pgdecl.i18n.language import Bilingual
from pgdecl.tables import rows


class Term(NamedTuple):
    """A key's official label, its English title, and what belongs there in both languages."""

    label: str
    title: str
    about_zh: str
    about_en: str

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
    for record, key, *columns in rows(__file__, "terms.tsv"):
        table.setdefault(record, {})[key] = Term(*columns)
    return table


TERMS = _read()


def terms_of(record: type) -> dict[str, Term]:
    """The terms of a record's keys, with those of the records that it extends."""
    found: dict[str, Term] = {}
    for base in reversed(record.__mro__):
        found |= TERMS.get(base.__name__, {})
    return found


def label(record: str, key: str) -> str:
    """The official Chinese label of a record's key."""
    return TERMS[record][key].label


def name_of_label(text: str) -> Bilingual:
    """The name of the field with that official label, which means the same in every record that has it."""
    return _names().get(text, Bilingual(text, text))


@cache
def _names() -> dict[str, Bilingual]:
    return {term.label: term.name for terms in TERMS.values() for term in terms.values()}
