"""No text makes a check long, whatever it repeats and wherever it stands."""

import json
from time import process_time

import pytest

from pgdecl.analysis.profile import Profile
from pgdecl.declaration.models import Declaration
from pgdecl.rules.engine import RuleSet
from pgdecl.rules.registry import CHECKS
from pgdecl.values.verbatim import LONGEST_TEXT
from pgdecl.yamlfile.document import read
from pumping import NASTY

UNITS = (
    *(unit for unit in NASTY if unit.strip()),
    *(
        "达到12万元",
        "不低于1个，",
        "提高满意度",
        "财预〔2021〕1号",
        "12个",
        "从38%到",
        "较",
        "完成",
        "以上",
        "及",
        "合格率",
    ),
)
MOST_SECONDS = 0.5
DECLARATION = """\
pgdecl: 1
year: 2022
declaring_unit: 示范市民政局
project: {{name: 示范项目经费, grounds: {grounds}}}
budget: 50万元
long_term_goals:
  - statement: {statement}
    indicators: {{output: {{quantity: [{{name: {name}, target: {target}, basis: {basis}}}]}}}}
annual_goals:
  - statement: {statement}
    indicators:
      output: {{quantity: [{{name: {name}, target: {target}, basis: {basis}, last_year: {last_year}}}]}}
"""
TEXTS = {
    "grounds": "鄂政发〔2021〕1号",
    "statement": "新建公厕12座",
    "name": "新建公厕数量",
    "target": "≥12座",
    "basis": "鄂政发〔2021〕1号",
    "last_year": "≥11座",
}


@pytest.mark.parametrize("field", TEXTS)
def test_long_text_is_checked_soon(field: str) -> None:
    slow = (unit for unit in UNITS if seconds(field, unit) > MOST_SECONDS)
    # Another try, since a machine at work may have been slow.
    assert [(unit, taken) for unit in slow if (taken := seconds(field, unit)) > MOST_SECONDS] == []


def seconds(field: str, unit: str) -> float:
    texts = TEXTS | {field: (unit * LONGEST_TEXT)[:LONGEST_TEXT]}
    text = DECLARATION.format(**{key: json.dumps(value, ensure_ascii=False) for key, value in texts.items()})
    start = process_time()
    document = read(text.encode(), Declaration)
    assert document.content is not None
    list(RuleSet(CHECKS).findings(document.content, Profile(), intact=True))
    return process_time() - start
