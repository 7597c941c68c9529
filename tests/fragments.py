"""The examples of rules' docstrings made whole: what a declaration must have is put around them."""

from typing import Any

import yaml

_LEVELS = ("cost", "output", "benefit", "satisfaction")
_LISTS = ("long_term_goals", "annual_goals")


def declaration_of(fragment: str) -> str:
    """A declaration with the fragment in it; levels on their own stand in an annual goal."""
    part: dict[str, Any] = yaml.load(fragment, yaml.BaseLoader)  # noqa: S506 - as text, nothing is made of it
    whole: dict[str, Any] = {
        "pgdecl": "1",
        "year": "2022",
        "declaring_unit": "示范市民政局",
        "project": {"name": "示范项目经费"} | part.pop("project", {}),
        "budget": "50万元",
    }
    levels = {level: part.pop(level) for level in _LEVELS if level in part}
    if levels:
        part["annual_goals"] = [{"indicators": levels}]
    for key in _LISTS:
        for goal in part.get(key, []):
            goal.setdefault("statement", "目标" + key)
            goal.setdefault("indicators", {})
    return yaml.safe_dump(whole | part, allow_unicode=True, sort_keys=False)
