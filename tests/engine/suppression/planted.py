"""Documents with planted findings: a rule that finds fault with every ✗, and one that does with every ☒."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from govlint.document import Table
from govlint.linter import Options, lint
from govlint.rules import Finding, NotApplicable, Rule, Severity
from govlint.settling import UNUSED
from tests.rules.linting import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Document
    from govlint.plugins import Registry
    from govlint.results import FileResult


def _finds(mark: str) -> Any:
    def check(document: Document) -> Iterator[Finding]:
        for block in document.blocks:
            texts = [cell.text for row in block.rows for cell in row] if isinstance(block, Table) else [block.text]
            for text in texts:
                for at, char in enumerate(text.value):
                    if char == mark:
                        yield Finding(text.span(at, at + 1), f"有 {mark}")

    return check


def rule(code: str, check: Any) -> Rule:
    return Rule(code, f"rule-{code.lower()}", "标题", Severity.ERROR, (), "", check, on="document")


CROSS = rule("ZZ100", _finds("✗"))
BOX = rule("ZZ200", _finds("☒"))
GAP = rule("ZZ300", lambda _: (NotApplicable("没有表格"),))
WHOLE = rule("ZZ400", lambda document: (Finding(document.blocks[0].span, "属性", whole=True),))


def planted(*more: Rule) -> Registry:
    """The registry with the planted rules."""
    made = registry()
    rules = {**made.rules, **{rule.code: rule for rule in (CROSS, BOX, GAP, *more)}}
    return made._replace(rules=MappingProxyType(rules))


def checked(text: str, path: str = "a.md", *more: Rule, **options: Any) -> FileResult:
    """The result of the planted rules and GL003."""
    made = planted(*more)
    rules = (made.rules[UNUSED], CROSS, BOX, GAP, *more)
    result = lint(path, text.encode(), made, Options(rules, **options))
    assert not result.failures, result.failures
    return result


def active(result: FileResult) -> list[str]:
    """What is reported, as line and rule; the directives' own faults left out."""
    return [f"{made.finding.span.line} {made.rule.code}" for made in result.diagnostics if made.rule.code != UNUSED]


def hidden(result: FileResult) -> list[str]:
    """What is suppressed, as line and rule, with the line of what suppresses it."""
    return [f"{d.finding.span.line} {d.rule.code} by {d.suppression.line}" for d in result.suppressed if d.suppression]


def useless(result: FileResult) -> list[str]:
    """What is said of directives, with their lines."""
    return [f"{d.finding.span.line}: {d.finding.message}" for d in result.diagnostics if d.rule.code == UNUSED]
