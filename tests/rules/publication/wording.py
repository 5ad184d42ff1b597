"""What the tests of the rules on wording have in common: a text in, what one rule says of it, and the text mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.context import Context
from govlint.linter import Options, lint
from tests.rules.linting import registry
from tests.rules.test_fixes import edited

if TYPE_CHECKING:
    from govlint.results import Diagnostic, FileResult


def checked(text: str | bytes, suffix: str = ".txt", context: Context | None = None) -> FileResult:
    """The result of every rule on a text."""
    rules = registry()
    data = text.encode() if isinstance(text, str) else text
    options = Options(tuple(rules.rules.values()), context=context or Context())
    result = lint(f"通知{suffix}", data, rules, options)
    assert not result.failures, result.failures
    assert not result.unreadable, [made.finding.message for made in result.diagnostics]
    return result


def found(code: str, text: str | bytes, suffix: str = ".txt", context: Context | None = None) -> list[Diagnostic]:
    """What one rule says."""
    return [made for made in checked(text, suffix, context).diagnostics if made.rule.code == code]


def told(code: str, text: str | bytes, suffix: str = ".txt", context: Context | None = None) -> list[str]:
    """The messages of one rule."""
    return [made.finding.message for made in found(code, text, suffix, context)]


def at(made: Diagnostic) -> tuple[int, int, int]:
    """The line and the columns of a finding, which must not go over a line end."""
    span = made.finding.span
    assert span.line == span.end_line
    return span.line, span.column, span.end_column


def underlined(text: str, made: Diagnostic) -> str:
    """The text that a finding points at."""
    line, start, end = at(made)
    return text.split("\n")[line - 1][start - 1 : end - 1]


def mended(code: str, text: str, suffix: str = ".txt") -> str:
    """The text after the fixes of one rule, which finds nothing fixable a second time."""
    fixes = [made.finding.fix for made in found(code, text, suffix) if made.finding.fix]
    assert fixes
    assert all(fix.applicability == "safe" for fix in fixes)
    result = edited(text, [edit for fix in fixes for edit in fix.edits])
    assert [made.finding.message for made in found(code, result, suffix) if made.finding.fix] == []
    return result
