"""Declarations with as many findings as a form has that was filled in without care."""

import re
from pathlib import Path

from inputs import declaration

_INDICATOR = re.compile(
    r"- name: (?P<name>.*)\n"
    r"(?: +two_years_ago: (?P<before>.*)\n +last_year: (?P<last>.*)\n)?"
    r" +target: (?P<target>.*)\n +basis: (?P<basis>.*)\n"
)


def faulty(seed: int) -> str:
    """A declaration like that of the seed, with 55 findings, some of which can be mended."""
    text = declaration(seed).replace("nature: 常年性项目", "nature: 持续性项目")
    return _INDICATOR.sub(_careless, re.sub(r"(budget: .*)万元", r"\1万", text))


def write_faulty(folder: Path, count: int) -> None:
    """So many different declarations as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        (folder / f"{seed:05}.yaml").write_text(faulty(seed), encoding="utf-8")


def _careless(row: re.Match[str]) -> str:
    name, target = row["name"], row["target"]
    indent = "\n            "
    if row["before"]:
        history = f"two_years_ago: 完成{indent}last_year: 完成"
        return f"- name: {name}{indent}{history}{indent}target: 完成{indent}basis: {target}\n"
    target = target.replace("≥", "≧").replace("≤", "≦")
    return f"- name: {name}{indent}target: {target}左右{indent}basis: 反映{name}\n"
