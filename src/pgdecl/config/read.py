"""A configuration file (TOML) to settings: every key known, every value of its kind."""

import os.path
import tomllib
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NoReturn

from pgdecl.analysis.profile import FRAMES, THRESHOLDS, WEIGHT_TOTALS, Profile
from pgdecl.analysis.vocabulary import Vocabulary, list_names, standard
from pgdecl.config.faults import Faults, Keys
from pgdecl.config.settings import Codes, Settings
from pgdecl.files.discovery import CannotRunError
from pgdecl.finding import Severity
from pgdecl.i18n.catalogue import entries, reason
from pgdecl.rules.registry import RULES
from pgdecl.yamlfile.suggestions import closest

LANGUAGES = ("zh", "en")
_OWN = "pgdecl.toml"
Table = Mapping[str, Any]


def read(path: str) -> Settings:
    """The settings in a file: all of `pgdecl.toml`, the table `tool.pgdecl` of any other.

    Raises:
        CannotRunError: the file cannot be read or has a fault; its line is said.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as for declarations
            data = file.read()
    except OSError as error:
        raise CannotRunError("cannot-read", path=path, reason=reason(error)) from error
    own = os.path.basename(path) == _OWN  # noqa: PTH119 - as above
    # With the mark that some editors put before UTF-8.
    faults = Faults(path, data.decode("utf-8-sig", "replace"), () if own else ("tool", "pgdecl"))
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        faults.encoding(data.count(b"\n", 0, error.start) + 1)
    except tomllib.TOMLDecodeError as error:
        faults.syntax(str(error))
    written = table if own else table.get("tool", {}).get("pgdecl", {})
    return _Reader(faults, os.path.dirname(path)).settings(written)  # noqa: PTH120 - as above


def codes(written: Sequence[str], refuse: Callable[[str], NoReturn]) -> Codes:
    """Codes, beginnings of codes or names, as codes and beginnings; `refuse` is told of any other."""
    known = {**dict.fromkeys(RULES), **dict.fromkeys(entries())}
    names = {rule.name: code for code, rule in RULES.items()}
    names |= {entry.name: code for code, entry in entries().items()}
    found = []
    for word in written:
        code = names.get(word, word.upper())
        if len(code) <= len("PG") or not any(one.startswith(code) for one in known):
            refuse(word)
        found.append(code)
    return tuple(found)


class _Reader:
    """Reads the tables of one file."""

    def __init__(self, faults: Faults, folder: str) -> None:
        self._faults = faults
        self._folder = folder

    def settings(self, table: Table) -> Settings:
        """The whole file."""
        kinds: dict[str, tuple[str, Callable[[Keys, Any], Any]]] = {
            "select": ("select", self._codes),
            "ignore": ("ignore", self._codes),
            "per-path-ignores": ("per_path", self._per_path),
            "severity": ("severities", self._severities),
            "layouts": ("layouts", self._layouts),
            "language": ("language", lambda keys, value: self._choice(keys, value, LANGUAGES)),
        }
        self._table((), table)
        about_rules = ("profile", "words", "thresholds")
        self._known((), table, (*kinds, *about_rules))
        values = {field: make((key,), table[key]) for key, (field, make) in kinds.items() if key in table}
        return Settings(**values, profile=self._profile(table), folder=self._folder)

    def _profile(self, table: Table) -> Profile:
        keys = ("profile",)
        written = self._table(keys, table.get("profile", {}))
        self._known(keys, written, ("frame", "weight-total", "execution"))
        if not isinstance(written.get("execution", False), bool):
            self._faults.raised((*keys, "execution"), "wrong-kind", expected="true-or-false")
        return Profile(
            self._choice((*keys, "frame"), written.get("frame"), FRAMES),
            self._choice((*keys, "weight-total"), written.get("weight-total"), WEIGHT_TOTALS),
            written.get("execution", False),
            self._thresholds(("thresholds",), table.get("thresholds", {})),
            self._words(("words",), table.get("words", {})),
        )

    def _known(self, keys: Keys, table: Table, known: tuple[str, ...]) -> None:
        """Refuses keys that there are none of."""
        for key in table:
            if key not in known:
                suggestion = closest(key, known)
                name = "misspelt-key" if suggestion else "unknown-key"
                self._faults.raised((*keys, key), name, suggestion=suggestion or "", keys=" ".join(known))

    def _table(self, keys: Keys, value: Any) -> Table:
        if not isinstance(value, dict):
            self._faults.raised(keys, "wrong-kind", expected="table")
        return value

    def _texts(self, keys: Keys, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(part, str) and part for part in value):
            self._faults.raised(keys, "wrong-kind", expected="list-of-texts")
        return tuple(value)

    def _codes(self, keys: Keys, value: Any) -> Codes:
        def refuse(word: str) -> NoReturn:
            self._faults.raised(keys, "unknown-code", code=word)

        return codes(self._texts(keys, value), refuse)

    def _choice(self, keys: Keys, value: Any, choices: tuple[Any, ...]) -> Any:
        if value is not None and (isinstance(value, bool) or value not in choices):
            self._faults.raised(keys, "wrong-choice", value=str(value), choices=" ".join(map(str, choices)))
        return value

    def _per_path(self, keys: Keys, value: Any) -> tuple[tuple[str, Codes], ...]:
        table = self._table(keys, value)
        return tuple((pattern, self._codes((*keys, pattern), written)) for pattern, written in table.items())

    def _severities(self, keys: Keys, value: Any) -> dict[str, Severity]:
        names = tuple(severity.name.lower() for severity in Severity)
        found = {}
        for word, written in self._table(keys, value).items():
            (code,) = self._codes((*keys, word), [word])
            if code not in RULES:
                self._faults.raised((*keys, word), "unknown-code", code=word)
            found[code] = Severity[self._choice((*keys, word), written, names).upper()]
        return found

    def _layouts(self, keys: Keys, value: Any) -> dict[str, str]:
        found = {}
        for written in self._texts(keys, value):
            path = os.path.join(self._folder, written)  # noqa: PTH118 - as above
            if not os.path.isfile(path):  # noqa: PTH113 - as above
                self._faults.raised(keys, "missing-layout", layout=written)
            found[os.path.splitext(os.path.basename(written))[0]] = path  # noqa: PTH119, PTH122 - as above
        return found

    def _words(self, keys: Keys, value: Any) -> Vocabulary:
        table = self._table(keys, value)
        self._known(keys, table, list_names())
        extra = {name: self._texts((*keys, name), words) for name, words in table.items()}
        return Vocabulary(extra) if extra else standard()

    def _thresholds(self, keys: Keys, value: Any) -> Mapping[str, Decimal]:
        table = self._table(keys, value)
        self._known(keys, table, tuple(THRESHOLDS))
        for name, number in table.items():
            if isinstance(number, bool) or not isinstance(number, int) or number < 0:
                self._faults.raised((*keys, name), "wrong-kind", expected="whole-number")
        return {**THRESHOLDS, **{name: Decimal(number) for name, number in table.items()}}
