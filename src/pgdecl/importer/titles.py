"""Titles of forms, the line of the year below them, and the bands that head their blocks."""

import re

from pgdecl.importer import labels, texts

_YEAR = re.compile(r"(20[0-9]{2})\s*年?")
_YEAR_ALONE = re.compile("[(（]?(?:20[0-9]{2}|[×xX]{2,4})?年度?[)）]?")
_TITLE = re.compile(r"(?:绩效|自评|监控|目标|申报|批复|审批|审核).{0,60}(?:表|目标)(?:公开)?$")
_LONGEST = 60


def is_title(line: str) -> bool:
    """Whether a line is the title of a form."""
    written = texts.label(line)
    return len(line) <= _LONGEST and _TITLE.search(written) is not None and not is_band(written)


def is_year(line: str) -> bool:
    """Whether a line is that of the year below a title: （2026年度）."""
    return _YEAR_ALONE.fullmatch("".join(line.split())) is not None


def year_in(line: str) -> int | None:
    """The year in a line."""
    year = _YEAR.search(line)
    return int(year[1]) if year else None


def is_band(written: str) -> bool:
    """Whether a label heads a block of a form (年度绩效目标表) and not a form."""
    bare = written.removesuffix("表")
    return labels.is_known(bare) or labels.is_known(bare.replace("指标", "目标"))
