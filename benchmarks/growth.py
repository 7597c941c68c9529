"""Ten times as much of something takes about ten times as long, and no more memory for more files."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from inputs import declaration
from lines import GOOD, MANY, TENTH, Line, command, processes
from pgdecl.app.validate import check
from timing import race, race_memory

_MOST = 11
_LONG = 8000
_FLAT = 1.1
_PIECES = {
    "grounds": "按照鄂政办发〔2021〕{}号文件要求改善窗口条件，",
    "statement": "{}处便民网点建成投用，",
    "name": "第{}处便民网点和",
    "target": "≥{}个，",
    "basis": "按2021年实际办理{}件测算，",
    "last_year": "{}个，",
}
"""By field, what a long text of it is made of, with a number in it that counts up."""


def growth() -> Iterator[Line]:
    """Work of ten times the size beside the work itself."""
    small, large = (declaration(1, goals, 7).encode() for goals in (1, 10))
    yield Line(
        "check 140 indicators, warm", "14 indicators", partial(race, _checked(large), _checked(small)), _MOST
    )
    many, tenth = (command("validate", "--jobs", 1, "-q", folder) for folder in (GOOD, TENTH))
    yield Line(f"validate {MANY} files", f"{MANY // 10} files", processes(many, tenth), _MOST, slow=True)
    yield Line(
        f"memory of validate, {MANY} files",
        f"{MANY // 10} files",
        partial(race_memory, many, tenth),
        _FLAT,
        slow=True,
        unit="MiB",
    )
    for field in _PIECES:
        long, short = (_with_text(field, length).encode() for length in (_LONG, _LONG // 10))
        yield Line(
            f"check a {field} of {_LONG} characters, warm",
            f"of {_LONG // 10}",
            partial(race, _checked(long), _checked(short)),
            _MOST,
        )


def _checked(data: bytes) -> Callable[[], object]:
    return partial(check, data)


def _with_text(field: str, length: int) -> str:
    """A small declaration in which each text of the field has so many characters."""
    piece = _PIECES[field]
    text = "".join(piece.format(number) for number in range(1, length // len(piece) + 1))[:length]
    return re.sub(
        rf"(?m)^( *(?:- )?{field}: )(?:>-(?:\n    .*)+|.*)",
        lambda found: found[1] + text,
        declaration(1, 1, 1),
    )
