"""What a declaration never needs, stopped before nodes are made: depth, masses, anchors, aliases, tags.

The scan reads events one by one, without recursion, so it survives what would crash a composer. It costs
about as much as composing; ordinary files are waved through by counting a few characters.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from pgdecl.finding import Finding, Location, Span
from pgdecl.i18n.catalogue import fault

DEEPEST = 64
"""The most levels of nesting."""
MOST_NODES = 10_000
"""The most keys, values, lists and mappings in a file."""

_DEPTH_OF_LIBRARY = "nesting depth"
_YAML_TAG = "tag:yaml.org,2002:"
_ENOUGH_FOR_MASSES = 4000
_ENOUGH_FOR_DEPTH = 20
_RUN_OF_OPENINGS = re.compile(r"\n[ \-?:]{20}")
_OPENINGS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSINGS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def forbidden(text: str, loader: type) -> Finding | None:
    """The first thing in the text that is refused, if there is any.

    A text that is no YAML yields None: composing it will say so.
    """
    if not _suspicious(text):
        return None
    parser = loader(text)
    try:
        return next(_faults(parser), None)
    except yaml.MarkedYAMLError as error:
        return _too_deep(error)
    except yaml.YAMLError:
        return None
    finally:
        parser.dispose()


def _too_deep(error: yaml.MarkedYAMLError) -> Finding | None:
    """Newer libraries stop by themselves at a depth of a thousand, before the scan has come to it."""
    mark = error.problem_mark
    if mark is None or _DEPTH_OF_LIBRARY not in str(error.problem):
        return None
    place = Location(span=Span.on_line(mark.line + 1, mark.column + 1))
    return fault("PG019", place, limit=str(DEEPEST))


def _suspicious(text: str) -> bool:
    """Whether the text could hold anything forbidden at all.

    Blocks within blocks need ever deeper columns (at most two levels for each), blocks in brackets a bracket
    each; every node needs one of `: - , ? [ {`; anchors, aliases and tags need their own signs.
    """
    if "&" in text or "*" in text or "!" in text:
        return True
    brackets = text.count("[") + text.count("{")
    if brackets > _ENOUGH_FOR_DEPTH or _RUN_OF_OPENINGS.search(f"\n{text}"):
        return True
    return len(text) > _ENOUGH_FOR_MASSES and brackets + sum(map(text.count, ":-,?")) > _ENOUGH_FOR_MASSES


def _faults(parser: Any) -> Iterator[Finding]:
    depth = nodes = 0
    while (event := parser.get_event()) is not None:
        if isinstance(event, yaml.AliasEvent):
            yield _at(event, "PG015", symbol=f"*{event.anchor}")
            continue
        if not isinstance(event, (yaml.ScalarEvent, *_OPENINGS)):
            depth -= isinstance(event, _CLOSINGS)
            continue
        nodes += 1
        depth += isinstance(event, _OPENINGS)
        if event.anchor:
            yield _at(event, "PG015", symbol=f"&{event.anchor}")
        if event.tag:
            yield _at(event, "PG016", symbol=event.tag.replace(_YAML_TAG, "!!"))
        if depth > DEEPEST:
            yield _at(event, "PG019", limit=str(DEEPEST))
        if nodes > MOST_NODES:
            yield _at(event, "PG020", limit=str(MOST_NODES))


def _at(event: Any, code: str, **values: str) -> Finding:
    mark = event.start_mark
    return fault(code, Location(span=Span.on_line(mark.line + 1, mark.column + 1)), **values)
