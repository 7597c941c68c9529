"""What a misspelt word most likely stands for."""

from collections.abc import Iterable

import yaml

from pgdecl.declaration.fields import FileField, fields_of
from pgdecl.declaration.terms import TERMS, names_by_label
from pgdecl.patterns import regex
from pgdecl.yamlfile.source_map import Place

_CLOSE_ENOUGH = 0.6
_LONGEST = 80
_ENDING = 1
_BESIDE_LABELS = regex(r"\s|[*＊:：]|[(（][^()（）]*[)）]")
"""What forms have within and around their labels: blanks, asterisks, colons, remarks in brackets."""


def closest(word: str, known: Iterable[str]) -> str | None:
    """The most similar of the known words, the first of equals; None where none is similar."""
    from difflib import get_close_matches  # noqa: PLC0415 - most files have no misspelt word

    matches = get_close_matches(word[:_LONGEST], list(dict.fromkeys(known)), n=1, cutoff=_CLOSE_ENOUGH)
    return matches[0] if matches else None


def suggested_key(key: str, place: Place, *, chinese: bool) -> str | None:
    """The key that an unknown one of a mapping most likely stands for; None where nothing is near.

    First by meaning: a label with signs of a form around it, or a label that means the same field elsewhere.
    Then by spelling. Never a key that stands there already, nor one that only begins alike.
    """
    if place.model is None or not isinstance(place.node, yaml.MappingNode):
        return None
    names = names_by_label(place.model)
    present = {
        names.get(key_node.value) for key_node, _ in place.node.value if isinstance(key_node.value, str)
    }
    absent = {name: field for name, field in fields_of(place.model).items() if name not in present}
    name = _by_meaning(key, names, absent)
    if name is not None:
        return _written(absent[name], chinese=chinese)
    words = [_written(field, chinese=chinese) for field in absent.values()]
    return closest(key, [word for word in words if not _is_only_beginning(*sorted((key, word), key=len))])


def _is_only_beginning(shorter: str, longer: str) -> bool:
    """Whether the longer word goes on far beyond the shorter one: 指标值 and 指标值确定依据."""
    return longer.startswith(shorter) and len(longer) > len(shorter) + _ENDING


def _by_meaning(key: str, names: dict[str, str], absent: dict[str, FileField]) -> str | None:
    bare = _BESIDE_LABELS.sub("", key)
    name = names.get(bare)
    if name in absent:
        return name
    for terms in TERMS.values():
        for other, term in terms.items():
            if bare in (term.label, *term.further) and other in absent:
                return other
    return None


def _written(field: FileField, *, chinese: bool) -> str:
    return field.label if chinese else field.key
