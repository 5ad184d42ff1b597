"""The examples on the rule pages are true: the sample is clean, and each fault is found by its rule."""

from __future__ import annotations

import pytest

from govlint.rules import Rule, Ruleset, Severity, Status
from govlint.testing import right_document, sample_of, wrong_document
from tests.rules.linting import linted, registry

EXAMPLES = [
    pytest.param(ruleset, rule, id=f"{rule.code}-{rule.name}")
    for ruleset in registry().rulesets
    for rule in ruleset.rules
    if rule.on != "engine"
]


@pytest.mark.parametrize(
    "ruleset", [ruleset for ruleset in registry().rulesets if ruleset.sample], ids=lambda r: r.name
)
def test_the_sample_is_clean(ruleset: Ruleset) -> None:
    result = linted(sample_of(ruleset))
    assert result.form
    assert [(made.rule.code, made.finding.message) for made in result.diagnostics] == []


@pytest.mark.parametrize(("ruleset", "rule"), EXAMPLES)
def test_the_wrong_example_is_found(ruleset: Ruleset, rule: Rule) -> None:
    example = wrong_document(ruleset, rule)
    diagnostics = linted(example.data, example.suffix, example.context).diagnostics
    assert rule.code in {made.rule.code for made in diagnostics}
    others = [made for made in diagnostics if made.rule.code != rule.code and made.severity is Severity.ERROR]
    assert [(made.rule.code, made.finding.span.line, made.finding.message) for made in others] == []


@pytest.mark.parametrize(("ruleset", "rule"), EXAMPLES)
def test_the_right_example_is_checked_and_silent(ruleset: Ruleset, rule: Rule) -> None:
    example = right_document(ruleset, rule)
    result = linted(example.data, example.suffix, example.context)
    assert not result.unreadable
    assert [made.finding.message for made in result.diagnostics if made.rule.code == rule.code] == []
    assert result.outcomes[rule.code].status is Status.PASS
