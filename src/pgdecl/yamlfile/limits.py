"""Limits that are checked before nodes are made: nesting, size, anchors, aliases and tags are refused.

The scan reads events one by one, without recursion, so that deep nesting cannot crash it. It costs about as
much as composing, so it is skipped for files that, by a count of a few characters, cannot exceed a limit.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from pgdecl.finding import Finding, Location, Span
from pgdecl.i18n.catalogue import fault
from pgdecl.patterns import regex

DEEPEST = 64
"""The maximum number of levels of nesting."""
MOST_NODES = 10_000
"""The maximum number of keys, values, lists and mappings in a file."""

_DEPTH_OF_LIBRARY = "nesting depth"
_YAML_TAG = "tag:yaml.org,2002:"
_MANY_SIGNS = 4000
_MANY_BRACKETS = 20
_RUN_OF_OPENINGS = regex(r"\n[ \-?:]{20}")
_OPENINGS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSINGS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def forbidden(text: str, loader: type) -> Finding | None:
    """The finding on the first refused construct in the text, if there is any.

    A text that is not YAML yields None: composing it reports the error.
    """
    if not _needs_scan(text):
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
    """The finding on an error of newer libraries, which stop at a depth of about a thousand themselves."""
    mark = error.problem_mark
    if mark is None or _DEPTH_OF_LIBRARY not in str(error.problem):
        return None
    location = Location(span=Span.on_line(mark.line + 1, mark.column + 1))
    return fault("PG019", location, limit=str(DEEPEST))


def _needs_scan(text: str) -> bool:
    """Whether the text could contain anything forbidden.

    Each level of a nested block needs a deeper indent (at most two levels for each column), and each level in
    brackets a bracket. Every node needs one of `: - , ? [ {`. Anchors, aliases and tags have their own signs.
    """
    if "&" in text or "*" in text or "!" in text:
        return True
    brackets = text.count("[") + text.count("{")
    if brackets > _MANY_BRACKETS or _RUN_OF_OPENINGS.search(f"\n{text}"):
        return True
    return len(text) > _MANY_SIGNS and brackets + sum(map(text.count, ":-,?")) > _MANY_SIGNS


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
