"""Comparing two versions of a large declaration."""

import re
from collections.abc import Iterator

from inputs import declaration
from lines import SCRATCH, Line, command, processes

_INDICATORS = 800


def comparing() -> Iterator[Line]:
    """Every indicator renamed, beside none renamed."""
    text = declaration(3, 1, _INDICATORS // 2)
    old, same, renamed = (SCRATCH / f"{name}.yaml" for name in ("old", "same", "renamed"))
    old.write_text(text, encoding="utf-8")
    changed = text.replace("budget: ", "budget: 1")
    same.write_text(changed, encoding="utf-8")
    renamed.write_text(re.sub(r"(- name: )", r"\1辖区", changed), encoding="utf-8")
    yield Line(
        f"compare OLD NEW, {_INDICATORS} indicators, all renamed",
        "the same without renaming",
        processes(command("compare", old, renamed), command("compare", old, same)),
        3,
    )
