"""Linting a changed sample: what the tests of single rules have in common."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import govlint_disclosure
import govlint_publication
from govlint.context import Context
from govlint.linter import Options, lint
from govlint.plugins import load
from govlint.rules import Severity
from govlint.testing import sample_of

if TYPE_CHECKING:
    from govlint.plugins import Registry
    from govlint.results import Diagnostic, FileResult


@cache
def registry() -> Registry:
    """The built-in plugins and the rulesets under test, whatever else is installed."""
    loaded = load({"disclosure": govlint_disclosure, "publication": govlint_publication})
    assert not loaded.failures
    return loaded


@cache
def sample() -> str:
    """The sample of the ruleset for annual reports: a report without fault."""
    return next(sample_of(ruleset) for ruleset in registry().rulesets if ruleset.name == "disclosure")


def changed(*changes: tuple[str, str]) -> str:
    """The sample with each `old` (which must occur exactly once) replaced by `new`."""
    text = sample()
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
        text = text.replace(old, new)
    return text


def linted(content: str | bytes, suffix: str = ".md", context: Context | None = None) -> FileResult:
    """The result for a text or a file, with what the user says of it; a rule that raises fails the test."""
    made = registry()
    data = content.encode() if isinstance(content, str) else content
    options = Options(tuple(made.rules.values()), context=context or Context())
    result = lint(f"report{suffix}", data, made, options)
    assert not result.failures, result.failures
    return result


def found(code: str, text: str, suffix: str = ".md", context: Context | None = None) -> list[Diagnostic]:
    """The diagnostics of one rule on a text that is recognised as a report."""
    result = linted(text, suffix, context)
    assert result.form, "not recognised as a report"
    return [diagnostic for diagnostic in result.diagnostics if diagnostic.rule.code == code]


def lines(code: str, text: str, suffix: str = ".md") -> list[int]:
    """The lines that one rule reports."""
    return [diagnostic.finding.span.line for diagnostic in found(code, text, suffix)]


def other_errors(code: str, text: str, suffix: str = ".md") -> list[str]:
    """What other rules of severity error say: one cause is one finding."""
    return [
        f"{made.rule.code} {made.finding.span.line}: {made.finding.message}"
        for made in linted(text, suffix).diagnostics
        if made.rule.code != code and made.severity is Severity.ERROR
    ]


def line_of(text: str, needle: str) -> int:
    """The 1-based line on which `needle` begins; it must occur exactly once."""
    assert text.count(needle) == 1, f"{needle!r} occurs {text.count(needle)} times"
    return text[: text.index(needle)].count("\n") + 1
