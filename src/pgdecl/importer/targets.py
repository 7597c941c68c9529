"""A target whose sign, value, unit and kind stand in columns of their own, joined to one text."""

from pgdecl.declaration.scalars import KINDS
from pgdecl.forms.target_parts import DIRECTIONS, target_parts
from pgdecl.importer.draft import Given
from pgdecl.values.target import Target

_IN_WORDS = "定性"
_SIGN_OF_WORD = {word: sign for sign, word in DIRECTIONS.items()}
_SIGNS = "≥≤=＝><＞＜≧≦═"


def target_of(values: dict[str, Given]) -> tuple[Given | None, Given | None]:
    """The target as one text, and the kind where the form states one; `values` loses the parts.

    A target in words (定性) has neither sign nor unit.
    """
    kind = values.pop("kind", None)
    for key in ("part.sign", "part.kind"):
        given = values.get(key)
        if given is not None and (given.text in KINDS or given.text == "定量"):
            kind = values.pop(key)
    signs = [values.pop(key) for key in ("part.sign", "part.kind") if key in values]
    if kind is not None and _sign(kind.text):
        signs.append(kind)
        kind = None
    unit = values.pop("part.unit", None)
    target = values.pop("target", None)
    if target is None:
        return None, kind
    text = target.text
    if kind is None or kind.text != _IN_WORDS:
        sign = next((_sign(given.text) for given in signs if _sign(given.text)), "")
        text = _joined(sign, text, unit.text if unit is not None else "")
    return target._replace(text=text), _kind(kind, text)


def _sign(text: str) -> str:
    bare = text.strip()
    return bare if bare and all(character in _SIGNS for character in bare) else _SIGN_OF_WORD.get(bare, "")


def _joined(sign: str, number: str, unit: str) -> str:
    if number[:1] in _SIGNS:
        sign = ""
    bare = unit.strip()
    if bare in ("-", "—", "/", "无") or number.endswith(bare):
        bare = ""
    if bare and not number[-1:].isdigit():
        bare = ""  # the value has its own words already
    return f"{sign}{number}{bare}"


def _kind(kind: Given | None, target: str) -> Given | None:
    """The kind if the target does not say as much itself; 定量 says nothing more than the value."""
    if kind is None or kind.text not in KINDS or target_parts(Target(target)).kind == kind.text:
        return None
    return kind
