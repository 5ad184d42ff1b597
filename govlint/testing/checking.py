"""Running one rule on one text, and comparing what it reports with what the text says it must."""

from __future__ import annotations

from collections import Counter
from types import ModuleType
from typing import TYPE_CHECKING, TypedDict, Unpack

from govlint.context import Context
from govlint.document import Document
from govlint.forms.report import Report
from govlint.linter import outcome_of
from govlint.rule_modules import rule_of
from govlint.rule_run import position, run_rule
from govlint.rules import Finding, NotApplicable, Rule
from govlint.source import split_lines
from govlint.testing import documents
from govlint.testing.markers import marked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.plugins import Registry
    from govlint.results import RuleOutcome
    from govlint.rules import Outcome, Ruleset

Content = str | bytes | Document | Report
"""A text or the bytes of a file, which are read by the suffix given; or what `document` and `report` made of one."""


class Said(TypedDict, total=False):
    """What is said of a text beside it. `context` is for rules that ask for it; the others are those of `report`."""

    context: Context
    forms: Registry | Ruleset
    year: int
    form: str


def check(rule: Rule | ModuleType, content: Content, suffix: str = ".md", **said: Unpack[Said]) -> list[Finding]:
    """What one rule finds in one text, as it yields it. The rule is given as its module or as a `Rule`.

    What the rule raises is raised; `RuleError` with file and line for what no rule may yield.
    """
    return [item for item in _ran(rule_in(rule), content, suffix, said) if isinstance(item, Finding)]


def outcome(rule: Rule | ModuleType, content: Content, suffix: str = ".md", **said: Unpack[Said]) -> RuleOutcome:
    """What becomes of the rule on the text: pass, fail, review or not applicable, with the reasons it gives.

    A rule that finds nothing has only passed if it gave no reason why something could not be checked.
    """
    return outcome_of(_ran(rule_in(rule), content, suffix, said))


def assert_flagged(rule: Rule | ModuleType, text: str, suffix: str = ".md", **said: Unpack[Said]) -> None:
    """Fail unless the rule reports exactly the lines of `text` that are marked `← CODE`, each as often as marked.

    A finding counts on the line where it begins. `ValueError` where the text has no mark or one for another rule:
    that nothing is to be found is said with `assert_passes`.
    """
    __tracebackhide__ = True
    made = rule_in(rule)
    bare, expected = marked(text)
    others = {code for codes in expected.values() for code in codes} - {made.code}
    if others:
        raise ValueError(f"这里检查的是 {made.code}，文中却标了 {'、'.join(sorted(others))}")
    if not expected:
        raise ValueError(f"文中没有 ← {made.code} 标记；要说明没有问题，用 assert_passes")
    found = [item for item in _ran(made, bare, suffix, said) if isinstance(item, Finding)]
    difference = _difference(split_lines(bare), expected, found)
    if difference:
        raise AssertionError(f"{_named(made)}报告的行与标记不同：\n{difference}")


def assert_passes(rule: Rule | ModuleType, content: Content, suffix: str = ".md", **said: Unpack[Said]) -> None:
    """Fail unless the rule has checked the text and has nothing to say of it: neither a finding nor a reason not to."""
    __tracebackhide__ = True
    made = rule_in(rule)
    for item in _ran(made, content, suffix, said):
        if isinstance(item, NotApplicable):
            raise AssertionError(f"{_named(made)}没有检查：{item.reason}")
        raise AssertionError(f"{_named(made)}不应当报告，却报告了第 {item.span.line} 行：{item.message}")


def rule_in(given: Rule | ModuleType) -> Rule:
    """The rule that a module is; `RuleError` where it is none."""
    return rule_of(given) if isinstance(given, ModuleType) else given


def _ran(rule: Rule, content: Content, suffix: str, said: Said) -> list[Outcome]:
    if rule.on == "engine":
        raise ValueError(f"{rule.code} 由引擎自己报告，不能单独运行")
    context = said.get("context", Context())
    if rule.on == "document":
        read = _document(content, suffix)
        return run_rule(rule, read, context, read.source)
    if not isinstance(content, Report):
        wanted = said.get("forms"), said.get("year"), said.get("form")
        content = documents.report(content, suffix, forms=wanted[0], year=wanted[1], form=wanted[2])
    return run_rule(rule, content, context, content.document.source)


def _document(content: Content, suffix: str) -> Document:
    if isinstance(content, Report):
        return content.document
    return content if isinstance(content, Document) else documents.document(content, suffix)


def _named(rule: Rule) -> str:
    file, line = position(rule)
    return f"{rule.code} {rule.name}（{file}:{line}）"


def _difference(lines: Sequence[str], expected: Mapping[int, tuple[str, ...]], found: Sequence[Finding]) -> str:
    """The lines on which there is more or less than was marked, with what was found there."""
    due = {number: len(codes) for number, codes in expected.items()}
    got = Counter(finding.span.line for finding in found)
    told = []
    for number in sorted(due.keys() | got.keys()):
        if due.get(number, 0) != got[number]:
            told.append(f"  第 {number} 行：标记 {due.get(number, 0)} 处，报告 {got[number]} 处")
            told.append(f"      {lines[number - 1].strip()}")
            told.extend(f"    → {finding.message}" for finding in found if finding.span.line == number)
    return "\n".join(told)
