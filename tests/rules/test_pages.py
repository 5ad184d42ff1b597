"""Every rule's page keeps the conventions, so that users find on each what they found on the last."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govlint.rules import Rule, Severity
from govlint.testing import SECTIONS, examples, sections
from tests.rules.linting import registry

RULES = [pytest.param(rule, id=f"{rule.code}-{rule.name}") for rule in registry().rules.values()]
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("rule", RULES)
def test_sections(rule: Rule) -> None:
    page = sections(rule)
    assert tuple(page) == ("", *SECTIONS)
    assert all(page.values()), [title for title, body in page.items() if not body]
    shown = examples(rule)
    assert shown.wrong
    assert shown.right


@pytest.mark.parametrize("rule", RULES)
def test_title(rule: Rule) -> None:
    title = (Path(rule.file).read_text("utf-8").split('"""', 2)[1]).split("\n")[0]
    assert rule.title == title, "no full stop, nothing to strip"
    assert HAN.search(title)
    assert len(title) <= 30


@pytest.mark.parametrize("rule", RULES)
def test_what_must_hold_is_said_in_three_sentences(rule: Rule) -> None:
    first = sections(rule)[""]
    assert "\n\n" not in first
    assert 1 <= first.count("。") <= 3
    assert first.endswith("。")


@pytest.mark.parametrize("rule", RULES)
def test_basis(rule: Rule) -> None:
    if rule.on != "engine" and rule.severity is not Severity.NOTE:
        assert rule.basis
    for provision in rule.basis:
        assert provision.instrument
        assert provision.number
        assert provision.gist


@pytest.mark.parametrize("rule", RULES)
def test_module(rule: Rule) -> None:
    file = Path(rule.file)
    source = file.read_text("utf-8")
    assert file.stem.replace("_", "-") == rule.name
    assert source.count("\n") <= 120
    assert rule.check.__name__ == "check"
    assert rule.check.__doc__


@pytest.mark.parametrize("rule", RULES)
def test_page_names_rules_that_exist(rule: Rule) -> None:
    for code in re.findall(r"GL\d{3}", rule.doc):
        assert code in registry().rules or code.startswith(("GL003", "GL41", "GL5", "GL6", "GL7")), code


def test_names_are_unique() -> None:
    rules = registry().rules.values()
    assert len({rule.name for rule in rules}) == len(rules)
