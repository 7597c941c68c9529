"""The configuration as it is written: every key is declared here, once, and checked by pydantic.

What pydantic cannot know, such as the codes of rules, is checked by validators whose errors have a type of
their own; `faults` words every error by its type.
"""

import os.path
from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from pgdecl.analysis.profile import FRAMES, THRESHOLDS, WEIGHT_TOTALS
from pgdecl.analysis.vocabulary import list_names
from pgdecl.config.codes import code_of
from pgdecl.finding import Severity
from pgdecl.i18n.language import Language
from pgdecl.rules.registry import RULES

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_GREATEST = 1_000_000_000  # of a threshold, in whatever unit it has


def _as_written(name: str) -> str:
    return name.replace("_", "-")


def _choice(choices: tuple[Any, ...], value: Any) -> Any:
    if value not in choices:
        shown = {"value": _shown(value), "choices": " ".join(map(str, choices))}
        raise PydanticCustomError("wrong-choice", "", shown)
    return value


def _shown(value: Any) -> str:
    """A value in a message."""
    try:
        return str(value)
    except ValueError:  # a number of thousands of digits, which Python does not write
        return "…"


def _key(keys: tuple[str, ...], key: str) -> str:
    if key not in keys:
        raise PydanticCustomError("unknown-key", "", {"keys": keys})
    return key


def _code(word: str) -> str:
    code = code_of(word)
    if code is None:
        raise PydanticCustomError("unknown-code", "", {"code": word})
    return code


def _code_of_rule(word: str) -> str:
    code = code_of(word)
    if code is None or code not in RULES:
        raise PydanticCustomError("unknown-code", "", {"code": word})
    return code


def _layout(written: str, info: ValidationInfo) -> str:
    path = os.path.join(info.context or "", written)
    if not os.path.isfile(path):
        raise PydanticCustomError("missing-layout", "", {"layout": written})
    return path


def _severity(name: str) -> Severity:
    return Severity[name.upper()]


_Text = Annotated[str, StringConstraints(min_length=1)]
_Codes = tuple[Annotated[_Text, AfterValidator(_code)], ...]
_CodeOfRule = Annotated[str, AfterValidator(_code_of_rule)]
_Layout = Annotated[_Text, AfterValidator(_layout)]
_SEVERITIES = tuple(severity.name.lower() for severity in Severity)
_Severity = Annotated[Severity, BeforeValidator(_severity), BeforeValidator(partial(_choice, _SEVERITIES))]
_Language = Annotated[Language, BeforeValidator(partial(_choice, LANGUAGES))]
_Frame = Annotated[int, BeforeValidator(partial(_choice, FRAMES))]
_WeightTotal = Annotated[int, BeforeValidator(partial(_choice, WEIGHT_TOTALS))]
_ListName = Annotated[str, AfterValidator(partial(_key, list_names()))]
_ThresholdName = Annotated[str, AfterValidator(partial(_key, tuple(THRESHOLDS)))]
_Threshold = Annotated[StrictInt, Field(ge=0, le=_GREATEST)]


class Table(BaseModel):
    """A table of the configuration."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_as_written)

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The keys as they are written."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())


class ProfileTable(Table):
    """What is to be expected of a declaration: the official frame, the sum of the weights."""

    frame: _Frame | None = None
    weight_total: _WeightTotal | None = None
    execution: StrictBool = False


class Configuration(Table):
    """All of `pgdecl.toml`, or the table `tool.pgdecl`. To be validated with its folder as the context."""

    select: _Codes = ()
    ignore: _Codes = ()
    per_path_ignores: Mapping[str, _Codes] = {}
    severity: Mapping[_CodeOfRule, _Severity] = {}
    layouts: tuple[_Layout, ...] = ()
    language: _Language | None = None
    profile: ProfileTable = ProfileTable()
    words: Mapping[_ListName, tuple[_Text, ...]] = {}
    thresholds: Mapping[_ThresholdName, _Threshold] = {}
