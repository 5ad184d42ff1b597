"""Checking a text, and giving up a check that nobody waits for."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint.cli.lsp import choices_for
from govlint.lsp.abandoning import AbandonableRules, AbandonedError
from govlint.lsp.checking import Checker
from govlint.lsp.desk import Desk
from govlint.lsp.settings import Settings
from govlint.rules import Rule, Severity
from tests.rules.linting import registry, sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.document import Document
    from govlint.rules import Finding

PATH = str(Path(__file__).with_name("报告.md"))
URI = "file:///%E6%8A%A5%E5%91%8A.md"


def checker(*rules: Rule) -> Checker:
    known = registry()
    known = known._replace(rules={rule.code: rule for rule in rules} or known.rules)
    return Checker(known, lambda settings: choices_for(settings, known), Settings())


def rule(code: str, check: Callable[[Document], Iterator[Finding] | tuple[()]]) -> Rule:
    return Rule(code, code.lower(), "标题", Severity.WARNING, (), "", check, on="document")


def test_what_is_waited_for_is_checked_to_the_end() -> None:
    result = checker().check(PATH, sample(), lambda: False).result
    assert result is not None
    assert (result.form, result.failures) == ("2021", ())
    assert set(result.outcomes) == {code for code, rule in registry().rules.items() if rule.on != "series"}


def test_a_check_is_given_up_between_rules() -> None:
    ran: list[str] = []
    first = rule("ZZ101", lambda document: ran.append("first") or ())  # type: ignore[func-returns-value]
    second = rule("ZZ102", lambda document: ran.append("second") or ())  # type: ignore[func-returns-value]
    with pytest.raises(AbandonedError):
        checker(first, second).check(PATH, "# 一\n", lambda: bool(ran))
    assert ran == ["first"]


def test_the_rules_are_the_same_rules() -> None:
    rules = tuple(registry().rules.values())
    made = AbandonableRules(rules, lambda: False)
    assert made == rules
    assert tuple(made) == rules
    assert rules[0] in made


def test_of_what_is_typed_only_the_last_is_checked_to_the_end() -> None:
    """The first check is held up until the document has changed twice."""
    checked: list[str] = []
    begun, changed = threading.Event(), threading.Event()

    def hold(document: Document) -> tuple[()]:
        begun.set()
        assert changed.wait(60)
        return ()

    def note(document: Document) -> tuple[()]:
        checked.append(document.source.text)
        return ()

    async def type_on() -> str | None:
        desk = Desk(checker(rule("ZZ101", hold), rule("ZZ102", note)))
        desk.open(URI, "markdown", 1, "一\n")
        waiting = asyncio.ensure_future(desk.analysis(URI))
        await asyncio.to_thread(begun.wait, 60)
        for version, text in ((2, "二\n"), (3, "三\n")):
            desk.close(URI)
            desk.open(URI, "markdown", version, text)
        changed.set()
        analysis = await waiting
        return analysis.text if analysis else None

    assert asyncio.run(type_on()) == "三\n"
    assert checked == ["三\n"]
