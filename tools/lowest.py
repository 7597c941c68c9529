"""Prints the lowest versions of dependencies that pyproject.toml allows, as constraints for pip."""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
_LOWER_BOUND = re.compile(r"(?P<name>[A-Za-z0-9._-]+)>=(?P<version>[0-9][0-9.]*)")


def constraints(requirements: list[str]) -> list[str]:
    """A constraint such as `click==8.4` for each requirement such as `click>=8.4`.

    Raises:
        ValueError: a requirement is not a name with a lower bound and nothing else.
    """
    bounds = [_LOWER_BOUND.fullmatch(requirement) for requirement in requirements]
    if None in bounds:
        message = f"not of the form name>=version: {requirements[bounds.index(None)]}"
        raise ValueError(message)
    return [f"{bound['name']}=={bound['version']}" for bound in bounds if bound]


if __name__ == "__main__":
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    print("\n".join(constraints(project["dependencies"])))
