"""Tables of cases in data files."""

from conftest import DATA


def cases(name: str) -> list[list[str]]:
    """The rows of `tests/data/<name>`, columns parted by tabs, `# ` beginning a comment."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line != "#" and not line.startswith("# ")]
