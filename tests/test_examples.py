"""What the rules say of the real form, as a reviewer would: all of it, at its place, and nothing else."""

from conftest import EXAMPLES
from pgdecl.app.validate import check
from tables import cases


def found_in(name: str) -> list[tuple[str, str, int, int]]:
    findings = check((EXAMPLES / name).read_bytes()).findings
    return [(f.code, f.severity.name.lower(), f.span.line, f.span.column) for f in findings]


def expected() -> list[tuple[str, str, int, int]]:
    rows = cases("ezhou-2022.findings.tsv")
    return [(code, severity, int(line), int(column)) for code, severity, line, column, *_ in rows]


def test_real_form_has_the_findings_of_the_table() -> None:
    assert found_in("ezhou-2022.yaml") == expected()


def test_the_same_form_with_chinese_keys_has_the_same_findings_on_the_same_lines() -> None:
    chinese = [(code, severity, line) for code, severity, line, _ in found_in("ezhou-2022.zh.yaml")]
    assert chinese == [(code, severity, line) for code, severity, line, _ in expected()]


def test_document_numbers_of_the_real_form_are_well_formed() -> None:
    assert "PG603" not in {code for code, *_ in found_in("ezhou-2022.yaml")}


def test_the_form_declared_well_has_no_finding() -> None:
    assert found_in("ezhou-2022.revised.yaml") == []
