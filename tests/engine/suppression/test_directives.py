"""What a directive says."""

from __future__ import annotations

import pytest

from govlint.document import Directive, Span
from govlint.suppression.directives import Told, understood
from tests.lasting import at_most
from tests.rules.linting import registry


def told(text: str) -> Told:
    return understood(Directive(Span(1, 1, 1, 2), text), registry().rules)


@pytest.mark.parametrize(
    ("text", "verb", "selectors", "reason"),
    [
        pytest.param(" govlint-disable-line GL304 -- 原因 ", "disable-line", ["GL304"], "原因", id="one rule"),
        pytest.param("govlint-disable-next-line GL304, GL303", "disable-next-line", ["GL304", "GL303"], "", id="two"),
        pytest.param(
            "govlint-disable-file GL304，GL303、GL302；GL301",
            "disable-file",
            ["GL304", "GL303", "GL302", "GL301"],
            "",
            id="Chinese commas",
        ),
        pytest.param("govlint-disable GL3 review-total", "disable", ["GL3", "review-total"], "", id="prefix and name"),
        pytest.param("govlint-enable all", "enable", ["all"], "", id="all"),
        pytest.param("GovLint-Disable-Line gl304", "disable-line", ["gl304"], "", id="in any case"),
        pytest.param("govlint-disable-line GL304 —— 原因", "disable-line", ["GL304"], "原因", id="a Chinese dash"),
        pytest.param(
            "govlint-disable-line GL304：原因：更多 -- 再多",
            "disable-line",
            ["GL304"],
            "原因：更多 -- 再多",
            id="a colon",
        ),
        pytest.param(
            "govlint-disable-line\n  GL304\n  -- 原因\n  更多", "disable-line", ["GL304"], "原因 更多", id="lines"
        ),
        pytest.param(
            "govlint-disable-line fee-statement -- a-b", "disable-line", ["fee-statement"], "a-b", id="a dash in a name"
        ),
        pytest.param("govlint-disable-line GL304 -- ", "disable-line", ["GL304"], "", id="no reason after its mark"),
    ],
)
def test_understood(text: str, verb: str, selectors: list[str], reason: str) -> None:
    made = told(text)
    assert (made.verb, list(made.codes), made.reason, made.problem) == (verb, selectors, reason, "")


@pytest.mark.parametrize(
    ("text", "said", "known"),
    [
        pytest.param(
            "govlint-disable-line", "govlint-disable-line 之后没有写明规则；要停用全部规则，写 ALL", [], id="no rule"
        ),
        pytest.param(
            "govlint-disable-line -- 原因", "govlint-disable-line 之后没有写明规则", [], id="a reason but no rule"
        ),
        pytest.param(
            "govlint-disable-line reslt-total", "没有这条规则：reslt-total，是否想写 result-total？", [], id="misspelt"
        ),
        pytest.param("govlint-disable-line GL304, nope", "没有这条规则：nope", ["GL304"], id="one of two is known"),
        pytest.param(
            "govlint-disable-nextline GL304",
            "没有 govlint-disable-nextline 这种停用标记，是否想写 govlint-disable-next-line？",
            [],
            id="misspelt verb",
        ),
        pytest.param(
            "govlint-ignore GL304",
            "没有 govlint-ignore 这种停用标记；可以写 disable-line、",
            [],
            id="verb of another tool",
        ),
        pytest.param("govlint- GL304", "没有 govlint- 这种停用标记", [], id="no verb"),
        pytest.param("govlint-disable-file GL001", "GL001 不能停用", [], id="what was not read"),
        pytest.param("govlint-disable-file unused-suppression", "unused-suppression 不能停用", [], id="itself"),
    ],
)
def test_a_problem(text: str, said: str, known: list[str]) -> None:
    made = told(text)
    assert made.problem.startswith(said)
    assert list(made.codes) == known


def test_prefixes_spare_what_cannot_be_suppressed() -> None:
    assert told("govlint-disable-file GL0").codes == {"GL0": {"GL002"}}
    assert not {"GL001", "GL003"} & told("govlint-disable-file ALL").codes["ALL"]


@pytest.mark.parametrize("unit", ["GL304,", "-", "—", ",", "a", "a-", "\n", "GL3 "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    with at_most(1):
        told("govlint-disable-line " + unit * 100_000)
