"""Numbers that no output may repeat: masked in lines and messages, wherever they stand."""

from __future__ import annotations

import pytest

from govlint.document import Span
from govlint.linter import Options, lint
from govlint.masking import Masked, mask, without_numbers
from govlint.rules import Finding, Related, Rule, Severity
from tests.lasting import at_most
from tests.rules.linting import registry


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        pytest.param("110101199003077475", "110*************75", id="digits"),
        pytest.param("11010119900307002X", "110*************2X", id="an X at the end"),
        pytest.param("138 0000 1234", "138 **** **34", id="spaces are kept"),
        pytest.param("+86-138-0000", "+86-1**-**00", id="hyphens are kept"),
        pytest.param("１３８００００１２３４", "１３８******３４", id="full width"),
        pytest.param("12345", "12345", id="five digits are no secret"),
        pytest.param("123456", "123*56", id="six are"),
        pytest.param("手机13800001234，" * 9, "手机***********，" * 9, id="too long for a number"),
        pytest.param("张三", "张三", id="no digits"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_mask(number: str, shown: str) -> None:
    assert mask(number) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("原为110101199003077475，现删去", "原为110*************75，现删去", id="a number"),
        pytest.param("原为110101 19900307 7475", "原为110*** ******** **75", id="in groups"),
        pytest.param("全年386条，2024年12月31日", "全年386条，2024年12月31日", id="figures"),
        pytest.param("D:\\2024年报\\a.dotx", "D:\\2024年报\\a.dotx", id="a path"),
    ],
)
def test_quoting_without_numbers(text: str, shown: str) -> None:
    assert without_numbers(text) == shown


def masked(lines: list[str], *spans: Span) -> list[str]:
    made = Masked(lines)
    made.hide(spans)
    return made.lines()


@pytest.mark.parametrize(
    ("spans", "lines"),
    [
        pytest.param((), ["甲123456789乙", "98765乙1234"], id="none"),
        pytest.param((Span(1, 2, 1, 11),), ["甲123****89乙", "98765乙1234"], id="one"),
        pytest.param((Span(1, 2, 1, 11),) * 2, ["甲123****89乙", "98765乙1234"], id="the same twice"),
        pytest.param((Span(1, 2, 1, 11), Span(2, 1, 2, 6)), ["甲123****89乙", "98765乙1234"], id="two"),
        pytest.param((Span(1, 2, 2, 6),), ["甲123******乙", "***65乙1234"], id="over a line end"),
        pytest.param((Span(2, 7, 2, 99),), ["甲123456789乙", "98765乙1234"], id="beyond the line"),
        pytest.param((Span(3, 1, 3, 9), Span(0, 1, 0, 9)), ["甲123456789乙", "98765乙1234"], id="beyond the file"),
        pytest.param((Span(1, 2, 1, 2),), ["甲123456789乙", "98765乙1234"], id="empty"),
    ],
)
def test_lines(spans: tuple[Span, ...], lines: list[str]) -> None:
    assert masked(["甲123456789乙", "98765乙1234"], *spans) == lines


@pytest.mark.parametrize(
    ("message", "told"),
    [
        pytest.param("重复“号码110101 19900307 7475的”", "重复“号码110*** ******** **75的”", id="as it stands"),
        pytest.param("重复“110101199003077475”", "重复“110*************75”", id="without spaces"),
        pytest.param("第3行 110101199003077475", "第3行 110*************75", id="behind a figure"),
        pytest.param("12 110101199003077475 13", "12 110*************75 13", id="between figures"),
        pytest.param("填报 12，应为 110101", "填报 12，应为 110101", id="part of it"),
        pytest.param("填报 1101011990030774750", "填报 1101011990030774750", id="a longer one"),
    ],
)
def test_messages(message: str, told: str) -> None:
    made = Masked(["号码110101 19900307 7475的"])
    made.hide([Span(1, 3, 1, 23)])
    span = Span(1, 1, 1, 1)
    finding = made.finding(Finding(span, message, related=(Related(span, message),)))
    assert (finding.message, finding.related[0].message) == (told, told)


def test_what_one_rule_keeps_private_no_rule_repeats() -> None:
    """Also a rule that ran before, and one that quotes the text."""
    text = "张三，138001234567890，重复重复。\n"
    quoting = Rule("ZZ100", "quoting", "引用", Severity.NOTE, (), "", lambda _: [_finding(17, 21, "138001234567890")])
    private = Rule("ZZ200", "private", "号码", Severity.NOTE, (), "", lambda _: [_finding(4, 19, "号码", private=True)])
    rules = tuple(rule._replace(on="document") for rule in (quoting, private))
    for chosen in (rules, rules[::-1]):
        result = lint("a.txt", text.encode(), registry(), Options(chosen))
        assert not result.failures
        assert [made.source_line for made in result.diagnostics] == ["张三，138**********90，重复重复。"] * 2
        assert {made.finding.message for made in result.diagnostics} == {"号码", "138**********90"}
    (alone,) = lint("a.txt", text.encode(), registry(), Options(rules[:1])).diagnostics
    assert alone.source_line == text.rstrip("\n")


def _finding(start: int, end: int, message: str, *, private: bool = False) -> Finding:
    span = Span(1, start, 1, end)
    return Finding(span, message, private=(span,) if private else ())


@pytest.mark.parametrize("private", [(None,), (Span(1, "x", 1, 2),), 5])  # type: ignore[arg-type]
def test_a_rule_that_says_it_wrongly_fails_alone(private: object) -> None:
    wrong = Rule(
        "ZZ100", "wrong", "标题", Severity.NOTE, (), "", lambda _: [_finding(1, 2, "消息")._replace(private=private)]
    )  # type: ignore[arg-type]
    right = Rule("ZZ200", "right", "标题", Severity.NOTE, (), "", lambda _: [_finding(1, 2, "消息")])
    rules = tuple(rule._replace(on="document") for rule in (wrong, right))
    result = lint("a.txt", "张三\n".encode(), registry(), Options(rules))
    assert [failure.rule for failure in result.failures] == ["ZZ100"]
    assert [made.rule.code for made in result.diagnostics] == ["ZZ200"]


def test_many_numbers_on_one_line_take_time_in_proportion() -> None:
    count = 50_000
    with at_most(10):
        (line,) = masked(["1234567890" * count], *(Span(1, at * 10 + 1, 1, at * 10 + 11) for at in range(count)))
        assert line == "123*****90" * count
