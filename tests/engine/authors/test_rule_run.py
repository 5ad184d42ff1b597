"""A rule that goes wrong while it runs is told with its author's file and line, and so is what no rule may yield."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import pytest

from govlint.author_lines import code_of
from govlint.document import Span
from govlint.limits import MAX_FINDINGS
from govlint.linter import Options, lint
from govlint.plugins import load
from govlint.rules import Edit, Finding, Fix, NotApplicable, Related, Rule, Severity, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.results import FileResult

TEXT = "第一行\n\n第三行\n"
HERE = Span(1, 1, 1, 4)


def ran(check: Callable[[Any], Any]) -> FileResult:
    rule = Rule("ZZ001", "local", "标题", Severity.NOTE, (), "", check, on="document")
    return lint("a.txt", TEXT.encode(), load({}), Options((rule,)))


def failure(check: Callable[[Any], Any]) -> str:
    """What is said of a rule that fails, without the name of this file."""
    result = ran(check)
    assert not result.outcomes
    assert not result.diagnostics
    [made] = result.failures
    assert made.rule == "ZZ001"
    assert made.traceback
    assert made.message.startswith(f"{__file__}:")
    return made.message.removeprefix(f"{__file__}:")


def line_of(check: Callable[..., Any], offset: int) -> int:
    code = code_of(check)
    assert code
    return code.co_firstlineno + offset


def raises(document: Any) -> Iterator[Finding]:
    yield Finding(HERE, "消息")
    raise KeyError("总计")


def raises_deeper(document: Any) -> Iterator[Finding]:
    yield Finding(HERE, "消息")
    document.blocks[0].text.span("1")


def raises_in_its_own_function(document: Any) -> Any:
    return divided(document)


def divided(document: Any) -> Any:
    return 1 // (len(document.blocks) * 0)


@pytest.mark.parametrize(
    ("check", "where", "offset", "words"),
    [
        pytest.param(raises, raises, 2, "KeyError: '总计'", id="in the rule"),
        pytest.param(raises_deeper, raises_deeper, 2, "TypeError: ", id="in the engine, called wrongly"),
        pytest.param(raises_in_its_own_function, divided, 1, "ZeroDivisionError: ", id="in a function of the rule"),
    ],
)
def test_a_rule_that_raises_is_told_with_its_line(
    check: Callable[[Any], Any], where: Callable[[Any], Any], offset: int, words: str
) -> None:
    assert failure(check).startswith(f"{line_of(where, offset)}: {words}")


def wrapped(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    @wraps(check)
    def around(*arguments: Any) -> Any:
        return check(*arguments)

    return around


@wrapped
def returns_nothing(document: Any) -> None:
    return None


@pytest.mark.parametrize(
    ("check", "words"),
    [
        pytest.param(lambda _: None, "函数没有返回结果（None）", id="nothing"),
        pytest.param(returns_nothing, "函数没有返回结果（None）", id="nothing, behind a decorator"),
        pytest.param(lambda _: 3, "函数返回了 int", id="a number"),
        pytest.param(
            lambda _: Finding(HERE, "消息"), "return 了一个 Finding；应当 yield 它", id="a finding, not a list"
        ),
        pytest.param(lambda _: NotApplicable("原因"), "return 了一个 NotApplicable", id="the same for a reason"),
    ],
)
def test_what_a_rule_must_not_return(check: Callable[[Any], Any], words: str) -> None:
    message = failure(check)
    assert message.startswith(f"{line_of(check, 0)}: ")
    assert words in message


def finding(**changes: Any) -> Finding:
    return Finding(HERE, "消息")._replace(**changes)


WRONG: list[Any] = [
    pytest.param("消息", "应为 Finding 或 NotApplicable，这里是 str", id="a text"),
    pytest.param(None, "这里是 NoneType", id="nothing"),
    pytest.param(NotApplicable(""), "NotApplicable 的原因", id="no reason"),
    pytest.param(finding(message=" "), "message 应为一句话", id="no message"),
    pytest.param(finding(message=b"x"), "message 应为一句话", id="a message in bytes"),
    pytest.param(finding(kind="error"), "kind 应为 fail 或 review，这里是 'error'", id="an unknown kind"),
    pytest.param(finding(place="表三"), "place 应为文字的元组", id="a place that is a text"),
    pytest.param(finding(place=("表三", 1)), "place 应为文字的元组", id="a place with a number"),
    pytest.param(finding(span=None), "span 应为 Span", id="no span"),
    pytest.param(finding(span=(1, 1, 1, 2)), "span 应为 Span", id="four numbers"),
    pytest.param(finding(span=Span(1, 1, 1, "2")), "span 应为 Span", id="a span with a text"),  # type: ignore[arg-type]
    pytest.param(finding(span=Span(0, 1, 1, 2)), "不在文件里：行从 1 数起，文件有 4 行", id="line 0"),
    pytest.param(finding(span=Span(1, 0, 1, 2)), "列从 1 数起，第 1 行有 3 个字符", id="column 0"),
    pytest.param(finding(span=Span(9, 1, 9, 2)), "不在文件里：行从 1 数起，文件有 4 行", id="a line behind the last"),
    pytest.param(finding(span=Span(3, 2, 3, 5)), "（3:2 至 3:5）不在文件里", id="a column behind the last"),
    pytest.param(finding(span=Span(1, 1, 2, 2)), "第 2 行有 0 个字符", id="the end behind an empty line's"),
    pytest.param(finding(span=Span(3, 1, 1, 1)), "结尾在开头之前", id="ends before it begins"),
    pytest.param(finding(private=HERE), "private 应为 Span 的元组", id="one private span, no tuple"),
    pytest.param(finding(private=5), "private 应为 Span 的元组", id="private that is a number"),
    pytest.param(finding(private=(Span(7, 1, 7, 1),)), "private 的 span", id="private elsewhere"),
    pytest.param(finding(related=Related(HERE, "见")), "related 应为 Related 的元组", id="one related, no tuple"),
    pytest.param(finding(related=("见",)), "related 应为 Related 的元组", id="related texts"),
    pytest.param(finding(related=(Related(Span(7, 1, 7, 1), "见"),)), "Related 的 span", id="related elsewhere"),
    pytest.param(finding(related=(Related(HERE, ""),)), "Related 的 message", id="related without words"),
    pytest.param(finding(fix="改为"), "fix 应为 Fix，这里是 str", id="a fix that is a text"),
    pytest.param(finding(fix=Fix("", (Edit(HERE, "一"),))), "Fix 的 description", id="a fix without words"),
    pytest.param(finding(fix=Fix("改", (), "safe")), "Fix 的 edits", id="a fix without edits"),
    pytest.param(finding(fix=Fix("改", Edit(HERE, "一"))), "Fix 的 edits", id="one edit, no tuple"),  # type: ignore[arg-type]
    pytest.param(finding(fix=Fix("改", (Edit(HERE, "一"),), "sure")), "'sure'", id="applicability"),  # type: ignore[arg-type]
    pytest.param(finding(fix=Fix("改", (Edit(Span(9, 9, 9, 9), "一"),))), "Edit 的 span", id="an edit elsewhere"),
    pytest.param(finding(fix=Fix("改", (Edit(HERE, 1),))), "Edit 的 text", id="an edit to a number"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("item", "words"), WRONG)
def test_what_a_rule_must_not_yield(item: Any, words: str) -> None:
    def check(document: Any) -> Iterator[Any]:
        yield Finding(HERE, "先有一个")
        yield item

    message = failure(check)
    assert message.startswith(f"{line_of(check, 2)}: ")
    assert words in message


def test_the_line_is_that_of_the_inner_generator() -> None:
    def inner() -> Iterator[Any]:
        yield "消息"

    def check(document: Any) -> Iterator[Any]:
        yield from inner()

    assert failure(check).startswith(f"{line_of(inner, 1)}: ")


@pytest.mark.parametrize(
    "span",
    [
        pytest.param(Span(1, 1, 1, 1), id="empty, at the start"),
        pytest.param(Span(3, 4, 3, 4), id="empty, behind the last character"),
        pytest.param(Span(2, 1, 2, 1), id="an empty line"),
        pytest.param(Span(1, 1, 4, 1), id="the whole file"),
    ],
)
def test_spans_at_the_edges_are_in_the_document(span: Span) -> None:
    fix = Fix("改", (Edit(span, ""),), "unsafe")
    item = Finding(span, "消息", ("表三",), "review", fix, (Related(span, "见"),))
    result = ran(lambda _: [item])
    assert not result.failures
    assert result.outcomes["ZZ001"].status is Status.REVIEW


def finds_endlessly(document: Any) -> Iterator[Finding]:
    while True:
        yield Finding(HERE, "消息")


def finds_as_many_as_are_told(document: Any) -> Iterator[Finding]:
    yield from [Finding(HERE, "消息")] * MAX_FINDINGS


def test_no_rule_tells_more_than_anybody_reads() -> None:
    result = ran(finds_endlessly)
    assert len(result.diagnostics) == MAX_FINDINGS
    assert result.outcomes["ZZ001"].status is Status.FAIL
    assert result.outcomes["ZZ001"].reasons == (f"发现超过 {MAX_FINDINGS} 处，后面的没有列出",)


def test_all_that_are_told_are_told_without_a_reason() -> None:
    result = ran(finds_as_many_as_are_told)
    assert len(result.diagnostics) == MAX_FINDINGS
    assert result.outcomes["ZZ001"].reasons == ()
