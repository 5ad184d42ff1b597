"""The rules over the generator: faultless reports are silent, each fault is found on its line by its rule alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.linter import RECOGNISED, Options, lint
from govlint.rules import Severity, Status
from tests.rules.linting import linted, registry
from tests.synthetic.cases import Case, cases, faultless
from tests.synthetic.layouts import LAYOUTS
from tests.synthetic.nonreports import nonreports
from tests.synthetic.traps import Trap, traps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.results import Diagnostic
    from tests.synthetic.writer import Rendered

# What the form itself brings: in every layout there is something to check. Without cells nothing can be displaced.
ALWAYS = frozenset(f"GL{number}" for number in (*range(201, 213), *range(301, 305), 402)) - {"GL208"}


def told(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Diagnostics as a user would see them, so that a failing test says what was found."""
    return [f"{made.finding.span.line}: {made.rule.code} {made.finding.message}" for made in diagnostics]


@pytest.mark.parametrize(("rendered", "form"), faultless())
def test_a_faultless_report_is_silent(rendered: Rendered, form: str) -> None:
    result = linted(rendered.text, rendered.suffix)
    assert told(result.diagnostics) == []
    assert result.form == form
    assert {code: result.outcomes[code].status for code in ALWAYS} == dict.fromkeys(ALWAYS, Status.PASS)


@pytest.mark.parametrize(("trap", "layout"), traps())
def test_a_trap_is_silent(trap: Trap, layout: str) -> None:
    made = registry()
    options = Options(tuple(made.rules.values()), context=trap.context)
    result = lint(f"report{LAYOUTS[layout].suffix}", trap.data(layout), made, options)
    assert not result.failures
    assert result.form
    assert told(found for found in result.diagnostics if found.rule.code not in trap.tolerated) == []


@pytest.mark.parametrize(("text", "suffix"), nonreports())
def test_of_what_is_no_report_nothing_else_is_said(text: str, suffix: str) -> None:
    result = linted(text, suffix)
    assert result.form is None
    assert [made.rule.code for made in result.diagnostics] == [RECOGNISED], told(result.diagnostics)


@pytest.mark.parametrize("case", cases())
def test_a_fault_is_found_on_its_line_by_its_rule_alone(case: Case) -> None:
    rendered = case.render()
    result = linted(rendered.text, rendered.suffix, case.context)
    found = [made for made in result.diagnostics if made.rule.code == case.code]
    expected = case.expected()
    lines = [made.finding.span.line for made in found]
    missed = [sorted(wanted) for wanted in expected if wanted.isdisjoint(lines)]
    elsewhere = [made for made in found if not any(made.finding.span.line in wanted for wanted in expected)]
    assert not missed, told(found)
    assert not elsewhere, told(elsewhere)
    assert result.outcomes[case.code].status in {Status.FAIL, Status.REVIEW}
    assert all(made.finding.place for made in result.diagnostics)
    assert len({made.fingerprint for made in result.diagnostics}) == len(result.diagnostics)
    others = (made for made in result.diagnostics if made.rule.code not in case.allowed)
    assert told(made for made in others if made.severity is Severity.ERROR) == []
