"""Declarations made of a few indicators, for comparing them."""

from collections.abc import Sequence

from pgdecl.declaration.models import Declaration
from pgdecl.yamlfile.document import read

_LEVEL1 = {"beneficiary": "satisfaction", "economic": "benefit"}


def declared(
    annual: Sequence[dict[str, str]], long_term: Sequence[dict[str, str]] = (), year: int = 2022
) -> Declaration:
    """A declaration of these indicators; each has a `level2` beside its fields."""
    lines = ["pgdecl: 1", f"year: {year}", "declaring_unit: 单位", "project: {name: 项目}", "budget: 50万元"]
    for key, indicators in (("long_term_goals", long_term), ("annual_goals", annual)):
        lines += [f"{key}:", "- statement: 目标", "  indicators:"] if indicators else []
        for level1 in ("output", "benefit", "satisfaction"):
            mine = [one for one in indicators if _LEVEL1.get(one["level2"], "output") == level1]
            lines += [f"    {level1}:"] if mine else []
            for level2 in dict.fromkeys(one["level2"] for one in mine):
                lines.append(f"      {level2}:")
                for one in mine:
                    if one["level2"] == level2:
                        fields = [f"{name}: '{text}'" for name, text in one.items() if name != "level2"]
                        lines += ["      - " + fields[0], *(f"        {field}" for field in fields[1:])]
    document = read("\n".join(lines).encode(), Declaration)
    assert document.findings == ()
    assert document.record is not None
    return document.record


def declared_goals(
    annual: Sequence[Sequence[tuple[str, str]]], long_term: Sequence[Sequence[tuple[str, str]]]
) -> Declaration:
    """A declaration of goals without names, each with satisfaction indicators of these names and targets."""
    lines = ["pgdecl: 1", "year: 2022", "declaring_unit: 单位", "project: {name: 项目}", "budget: 50万元"]
    for key, goals in (("long_term_goals", long_term), ("annual_goals", annual)):
        lines += [f"{key}:"] if goals else []
        for goal in goals:
            lines += ["- statement: 目标", "  indicators:", "    satisfaction:", "      beneficiary:"]
            for name, target in goal:
                lines += [f"      - name: {name}", f"        target: '{target}'"]
    document = read("\n".join(lines).encode(), Declaration)
    assert document.findings == ()
    assert document.record is not None
    return document.record
