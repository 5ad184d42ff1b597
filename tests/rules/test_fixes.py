"""A fix mends its finding: after it the rule is content, and no other rule complains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.linter import RECOGNISED
from govlint.testing import wrong_document
from tests.rules.linting import linted, registry

if TYPE_CHECKING:
    from govlint.rules import Edit, Rule, Ruleset

FIXABLE = [
    pytest.param(ruleset, rule, id=f"{rule.code}-{rule.name}")
    for ruleset in registry().rulesets
    for rule in ruleset.rules
    if rule.fixable != "no"
]


def edited(text: str, edits: list[Edit]) -> str:
    """The text with the edits made, the last first so that earlier positions stay true."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        span = edit.span
        assert span.line == span.end_line, "no fix of a rule here goes over a line end"
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + edit.text + line[span.end_column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize(("ruleset", "rule"), FIXABLE)
def test_the_fix_of_the_wrong_example_mends_it(ruleset: Ruleset, rule: Rule) -> None:
    example = wrong_document(ruleset, rule)
    assert example.suffix == ".md", "only text is edited by position"
    text = example.data.decode()
    fixes = [made.finding.fix for made in linted(text).diagnostics if made.rule.code == rule.code and made.finding.fix]
    assert fixes
    assert {fix.applicability for fix in fixes} == {rule.fixable}
    mended = edited(text, [edit for fix in fixes for edit in fix.edits])
    left = [made for made in linted(mended).diagnostics if ruleset.sample or made.rule.code != RECOGNISED]
    assert [(made.rule.code, made.finding.message) for made in left] == []
