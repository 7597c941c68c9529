"""The word lists and units in `data/`."""

from pgdecl import data


def rows(name: str) -> list[list[str]]:
    """The rows of `data/<name>.tsv` as columns."""
    return list(data.rows(__file__, f"data/{name}.tsv"))
