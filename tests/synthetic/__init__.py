"""Synthetic reports: consistent ones, in every layout reports come in, and ones with exactly one fault.

from tests.synthetic import LAYOUTS, cases, consistent

for case in cases(codes=["GL301"]):
    rendered = case.render()        # .text, .suffix, .lines
    lines = case.expected(rendered)  # a set of lines per finding that must be there
"""

from tests.synthetic.consistent import consistent
from tests.synthetic.layouts import ALL, BORDERED, BORDERLESS, LAYOUTS, MARKDOWN, ROWS
from tests.synthetic.model import ReportModel
from tests.synthetic.writer import Rendered

__all__ = ["ALL", "BORDERED", "BORDERLESS", "LAYOUTS", "MARKDOWN", "ROWS", "Rendered", "ReportModel", "consistent"]
