"""Texts of cells as people type them: blanks within words, brackets behind labels, dots for nothing."""

import re
import unicodedata

_BRACKETS = re.compile(r"[(\[【〔][^()\[\]【】〔〕]{0,40}[)\]】〕]分?")
_AROUND = ":*★▲※△●◆#、.。 "
_NUMBERED = re.compile(r"^(?:其中:?|[0-9]{1,2}[、.]|[一二三四五六七八九十]{1,2}[、.])")
_POINTS = re.compile(r"\(([0-9]{1,3}(?:\.[0-9]{1,2})?)分?(?:\*[^()]{1,10})?\)分?")
_POINTS_BEHIND = re.compile(r"[(（][0-9.\s]{1,8}分?\s{0,4}[)）]\s{0,4}分?\s{0,4}$")
_NOTHING = re.compile(r"[.…·．]+|(?:指标|目标)[0-9]{0,2}[:：]?|其中[:：]?|[-—─/\\*]{1,4}")
_PREFIX = re.compile(r"^(?:指标|目标)[0-9]{1,2}\s*[:：、.]\s*(?=\S)")
_BREAK = re.compile(r"[ \t\u3000]*[\r\n]+[ \t\u3000]*")
_ENDS = "。；;！？：:"
_ITEM = re.compile(
    r"(?:[0-9]{1,2}[.、．)）](?![0-9])|[(（][一二三四五六七八九十0-9]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、)"
)
_STAMP = re.compile(r"[^：:]{2,20}[(（](?:盖章|签字|签章)[)）][：:]?(?:年月日)?")
_CURRENCY = re.compile(r"[(（](?:单位[:：])?(元|千元|万元|百万元|亿元)[)）]")


def label(text: str) -> str:
    """What a label is compared by: without blanks, line breaks, brackets, colons, asterisks and numbering."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    bare = _BRACKETS.sub("", plain).strip(_AROUND)
    return _NUMBERED.sub("", bare).strip(_AROUND)


def with_brackets(text: str) -> str:
    """A label with its brackets, for labels that only they tell apart."""
    return "".join(unicodedata.normalize("NFKC", text).split()).strip(_AROUND)


def points(text: str) -> str | None:
    """The points in the brackets of a label, such as 产出指标（50分）."""
    match = _POINTS.search("".join(unicodedata.normalize("NFKC", text).split()))
    return match[1] if match else None


def name_with_points(text: str) -> str:
    """A name without the points in brackets behind it."""
    return one_line(_POINTS_BEHIND.sub("", text))


def brackets(text: str) -> str:
    """What stands in the brackets of a label: 长期, 万元."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return "".join(_BRACKETS.findall(plain))


def currency(text: str) -> str | None:
    """The currency unit in the brackets of a label."""
    match = _CURRENCY.search("".join(text.split()))
    return match[1] if match else None


def is_nothing(text: str) -> bool:
    """Whether a text is empty or what blank forms print where nothing is filled in: ……, 指标1：."""
    return all(_NOTHING.fullmatch(part) for part in text.split())


def is_for_stamp(text: str) -> bool:
    """Whether a text only names who stamps or signs: 财政科室（盖章）　年　月　日."""
    return _STAMP.fullmatch("".join(text.split())) is not None


def one_line(text: str) -> str:
    """A short text in one line; a line break within a word is only where the cell was too narrow."""
    lines = _BREAK.split(text.strip())
    joined = lines[0]
    for line in lines[1:]:
        joined += ("" if not joined or not line or _joins(joined[-1], line[0]) else " ") + line
    return joined


def _joins(before: str, after: str) -> bool:
    return not (before.isascii() and before.isalpha() and after.isascii() and after.isalpha())


def name_of(text: str) -> str:
    """The name of an indicator without the number that the form prints before it (指标1：)."""
    return _PREFIX.sub("", one_line(text))


def paragraphs(text: str) -> str:
    """A text of a cell in which lines break where the cell is too narrow, too.

    A line break is kept behind the end of a sentence or a part of one, and before a numbered item.
    """
    lines = [line for line in _BREAK.split(text.strip()) if line]
    joined = lines[:1]
    for line in lines[1:]:
        if joined[-1][-1] in _ENDS or _ITEM.match(line):
            joined.append(line)
        else:
            joined[-1] = one_line(f"{joined[-1]}\n{line}")
    return "\n".join(joined)


def long_text(text: str) -> str:
    """A long text: its lines without blanks at their ends, and without empty lines around it."""
    return "\n".join(line.strip() for line in text.strip().splitlines()).strip()
