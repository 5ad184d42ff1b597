"""Which rules a run uses."""

from __future__ import annotations

import pytest

from govlint.rules import Rule, Severity
from govlint.selection import UnknownRuleError, choose, fitting

NAMES = {
    "GL001": "readable",
    "GL002": "recognised",
    "GL101": "required-parts",
    "GL202": "label-typo",
    "GL301": "applicant-total",
    "GL302": "result-total",
    "ZZ301": "local",
}
RULES = {code: Rule(code, name, "", Severity.ERROR, (), "", lambda _: ()) for code, name in NAMES.items()}


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        pytest.param([], [], "GL002 GL101 GL202 GL301 GL302 ZZ301", id="all"),
        pytest.param(["ALL"], [], "GL002 GL101 GL202 GL301 GL302 ZZ301", id="ALL"),
        pytest.param(["GL302"], [], "GL302", id="code"),
        pytest.param(["gl302"], [], "GL302", id="code in lower case"),
        pytest.param(["result-total"], [], "GL302", id="name"),
        pytest.param(["Result-Total"], [], "GL302", id="name in mixed case"),
        pytest.param(["GL3"], [], "GL301 GL302", id="prefix"),
        pytest.param(["GL"], [], "GL002 GL101 GL202 GL301 GL302", id="prefix of letters"),
        pytest.param([" GL3 "], [], "GL301 GL302", id="space around"),
        pytest.param(["GL1", "label-typo"], [], "GL101 GL202", id="several"),
        pytest.param([], ["GL3"], "GL002 GL101 GL202 ZZ301", id="ignored prefix"),
        pytest.param([], ["local"], "GL002 GL101 GL202 GL301 GL302", id="ignored name"),
        pytest.param(["GL3"], ["GL302"], "GL301", id="the longer ignore wins"),
        pytest.param(["GL302"], ["GL3"], "GL302", id="the longer select wins"),
        pytest.param(["GL302"], ["result-total"], "", id="a name outweighs a code"),
        pytest.param(["GL302"], ["GL302"], "", id="equal: ignored"),
        pytest.param(["ALL"], ["GL"], "ZZ301", id="anything is longer than ALL"),
        pytest.param(["GL302"], ["ALL"], "GL302", id="also the other way"),
        pytest.param([], ["ALL"], "", id="nothing"),
    ],
)
def test_choice(select: list[str], ignore: list[str], expected: str) -> None:
    assert [rule.code for rule in choose(RULES, select, ignore)] == ["GL001", *expected.split()]


def test_the_order_is_that_of_the_rules() -> None:
    assert [rule.code for rule in choose(RULES, ["ZZ301", "GL1"], [])] == ["GL001", "GL101", "ZZ301"]


@pytest.mark.parametrize(
    ("selector", "near"),
    [
        ("GL303", "GL302"),
        ("reslt-total", "result-total"),
        ("label_typo", "label-typo"),
        ("", None),
        ("总计", None),
        ("result", None),
    ],
)
@pytest.mark.parametrize("ignored", [False, True])
def test_an_unknown_rule_is_an_error_with_a_suggestion(selector: str, near: str | None, ignored: bool) -> None:
    with pytest.raises(UnknownRuleError) as caught:
        choose(RULES, [] if ignored else [selector], [selector] if ignored else [])
    assert caught.value.selector == selector
    if near:
        assert near in str(caught.value)


def test_a_name_is_whole() -> None:
    assert set(fitting(RULES, "local")) == {"ZZ301"}
    with pytest.raises(UnknownRuleError):
        fitting(RULES, "loc")
