"""The word lists and units in `data/`."""

from pgdecl import tables


def rows(name: str) -> list[list[str]]:
    """The rows of `data/<name>.tsv` as columns."""
    return list(tables.rows(__file__, f"data/{name}.tsv"))
