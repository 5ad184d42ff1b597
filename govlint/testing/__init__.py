"""What the author of a ruleset needs to test it.

Single rules: `assert_flagged` compares the lines a rule reports with those marked in a text, `assert_passes` says that
it checked a text and found nothing, `check` and `outcome` give what it yields. `document` and `report` are what rules
receive, made from text in any format.

Rule pages: `examples_test` is a whole test module in one line; `check_examples` gives the problems one by one.

Nothing here needs pytest but `examples_test`. Errors about a rule name its author's file and line.
"""

from __future__ import annotations

from govlint.rule_page import SECTIONS
from govlint.testing.checking import assert_flagged, assert_passes, check, outcome
from govlint.testing.documents import changed, document, report
from govlint.testing.example_files import ExampleFile, right_document, sample_of, wrong_document
from govlint.testing.example_runs import Problem, check_examples, examples_test
from govlint.testing.markers import Marked, marked
from govlint.testing.pages import Examples, PageError, examples, sections

__all__ = [
    "SECTIONS",
    "ExampleFile",
    "Examples",
    "Marked",
    "PageError",
    "Problem",
    "assert_flagged",
    "assert_passes",
    "changed",
    "check",
    "check_examples",
    "document",
    "examples",
    "examples_test",
    "marked",
    "outcome",
    "report",
    "right_document",
    "sample_of",
    "sections",
    "wrong_document",
]
