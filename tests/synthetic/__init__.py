"""Synthetic reports: consistent ones, in every layout and format reports come in, and ones with exactly one fault.

`cases.faultless()` and `cases.cases()` give pytest parameters, `cases.mutated()` the bare cases, `traps` what looks
like a fault or like a report and is none. `LAYOUTS` are ways of setting text, `FORMATS` web pages, Word files and PDF:

    @pytest.mark.parametrize("case", cases(["GL301"]))
    def test_found(case: Case) -> None:
        findings = lint(case.render().text, suffix=case.render().suffix)
        for lines in case.expected():
            assert any(finding.line in lines for finding in findings if finding.code == case.code)
"""

from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.layouts import ALL, BORDERED, BORDERLESS, LAYOUTS, MARKDOWN, ROWS
from tests.synthetic.model import ReportModel
from tests.synthetic.writer import Rendered

__all__ = [
    "ALL",
    "BORDERED",
    "BORDERLESS",
    "FORMATS",
    "LAYOUTS",
    "MARKDOWN",
    "ROWS",
    "Rendered",
    "ReportModel",
    "consistent",
]
