"""粘贴残留 · Left over from pasting.

What:
    zh: 名称的汉字之间夹着不明的拉丁字母（“Z口机关”“LJUI整改”），或末尾留着“定性”“定量”。
    en: Unexplained Latin letters among the Chinese characters of a name (Z口机关, LJUI整改), or 定性 or 定量
        at its end.
Why:
    zh: 多是从别的表粘贴时带来的；财预〔2015〕88号审核内容的“完整性、相关性”首先看表述是否属于本项目。
    en: Usually they were pasted along with text of another form; reviewers check completeness and relevance
        first (财预〔2015〕88号).
Bad:
    output:
      quality:
        - name: LJUI整改完成率定量
          target: ≥95%
Good:
    output:
      quality:
        - name: 问题整改完成率
          target: ≥95%
Options:
    words: latin, kind-of-value
Silent:
    zh: 默认不检查，要用时选 PG303；已知的缩写（KM、PM2.5、ESI、4A 等）；道路编号（G318）。
    en: Off unless PG303 is selected; known abbreviations (KM, PM2.5, ESI, 4A and others); road numbers
        (G318).
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.spelling import HAN

RULE = Rule(
    "PG303",
    "pasted-residue",
    (Severity.INFO,),
    says={"": ("名称里的“{part}”像是粘贴残留", "“{part}” in the name seems to be left over from pasting")},
    help=(
        "删去；是缩写的，可在配置的 words.latin 里登记",
        "delete it; an abbreviation can be added to words.latin in the configuration",
    ),
    off=True,
)
_HAN = re.compile(HAN)
_LATIN_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.&\-]*")
_LETTER = re.compile(r"[A-Za-z]")
_ROAD = re.compile(r"[A-Z]\d{2,}")
_KIND_AT_END = "[（(]?{kind-of-value}(?:指标)?[)）]?$"


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks every name."""
    known, kind_at_end = view.vocabulary.words("latin"), view.vocabulary.compiled(_KIND_AT_END)
    for row in view.rows:
        name = row.name.text.strip()
        parts = _unknown(name, known) if _HAN.search(name) else []
        parts += [match[0] for match in kind_at_end.finditer(name)]
        for part in parts:
            yield RULE.at(row.at_name, excerpt=part, part=part)


def _unknown(name: str, known: tuple[str, ...]) -> list[str]:
    """The Latin words of a name that no list has; a number may precede a listed one (4A, 10kV)."""
    words = [match[0].rstrip(".-") for match in _LATIN_WORD.finditer(name) if _LETTER.search(match[0])]
    return [
        word
        for word in words
        if word not in known and word.lstrip("0123456789.") not in known and not _ROAD.fullmatch(word)
    ]
