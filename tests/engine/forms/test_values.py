"""What stands in a cell of figures: blank is not zero, a dash is not a word, and digits that run on are no number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.document import Anchor, Span, Text
from govlint.forms.values import Value, ValueKind, is_figure, read_value


def value(raw: str) -> Value:
    return read_value(Text(raw, (Anchor(0, 7, 3),)))


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        pytest.param("0", "0", id="zero"),
        pytest.param("12", "12", id="a count"),
        pytest.param("007", "7", id="zeros in front"),
        pytest.param("１２３", "123", id="full-width digits"),
        pytest.param(" 12 ", "12", id="spaces around"),
        pytest.param("999999999999999", "999999999999999", id="as long as a figure gets"),
    ],
)
def test_plain_counts(raw: str, number: str) -> None:
    found = value(raw)
    assert (found.kind, found.number, found.remark) == (ValueKind.NUMBER, Decimal(number), "")


@pytest.mark.parametrize(
    ("raw", "number", "remark"),
    [
        pytest.param("1,234", "1234", "", id="thousands"),
        pytest.param("1，234", "1234", "", id="thousands behind a Chinese comma"),
        pytest.param("1,234,567", "1234567", "", id="millions"),
        pytest.param("-3", "-3", "", id="a minus sign"),
        pytest.param("−3", "-3", "", id="the mathematical minus sign"),
        pytest.param("－3", "-3", "", id="a full-width minus sign"),
        pytest.param("+3", "3", "", id="a plus sign"),
        pytest.param("0.5", "0.5", "", id="a decimal"),
        pytest.param("36.5000", "36.5000", "", id="four decimals"),
        pytest.param("１．５", "1.5", "", id="a full-width decimal"),
        pytest.param("1,234.56", "1234.56", "", id="thousands and decimals"),
        pytest.param("236件", "236", "件", id="a unit"),
        pytest.param("36.5万元", "36.5", "万元", id="a unit of money"),
        pytest.param("22（其中修订16件）", "22", "(其中修订16件)", id="a remark"),
        pytest.param("3%", "3", "%", id="a share"),
        pytest.param("3.", "3", ".", id="a full stop"),
    ],
)
def test_numbers_that_are_no_plain_counts(raw: str, number: str, remark: str) -> None:
    found = value(raw)
    assert (found.kind, found.number, found.remark) == (ValueKind.NUMBER, Decimal(number), remark)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        pytest.param("", ValueKind.BLANK, id="nothing"),
        pytest.param("   ", ValueKind.BLANK, id="spaces"),
        pytest.param("\u3000", ValueKind.BLANK, id="an ideographic space"),
        pytest.param("\u200b\ufeff", ValueKind.BLANK, id="invisible characters"),
        pytest.param("/", ValueKind.DASH, id="a slash"),
        pytest.param("-", ValueKind.DASH, id="a hyphen"),
        pytest.param("—", ValueKind.DASH, id="an em dash"),
        pytest.param("——", ValueKind.DASH, id="a Chinese dash"),
        pytest.param("－", ValueKind.DASH, id="a full-width hyphen"),
        pytest.param("*", ValueKind.DASH, id="an asterisk"),
        pytest.param("～", ValueKind.DASH, id="a wave"),
        pytest.param("无", ValueKind.WORD, id="none"),
        pytest.param("零", ValueKind.WORD, id="zero in words"),
        pytest.param("十二", ValueKind.WORD, id="a Chinese numeral"),
        pytest.param("O", ValueKind.WORD, id="the letter that looks like zero"),
        pytest.param("约12", ValueKind.WORD, id="about so many"),
        pytest.param("(12)", ValueKind.WORD, id="brackets"),
        pytest.param(",", ValueKind.WORD, id="a comma"),
        pytest.param("+", ValueKind.WORD, id="a sign alone"),
        pytest.param(".5", ValueKind.WORD, id="no digit before the point"),
    ],
)
def test_what_is_no_number(raw: str, kind: ValueKind) -> None:
    found = value(raw)
    assert (found.kind, found.number) == (kind, None)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("1" * 16, id="sixteen digits"),
        pytest.param("1" * 100_000, id="digits without end"),
        pytest.param("１" * 40, id="full-width digits run together"),
        pytest.param("12,34", id="a comma where none belongs"),
        pytest.param("1,234,56", id="a group cut short"),
        pytest.param("1,2345", id="a group too long"),
    ],
)
def test_digits_that_are_no_number_are_not_cut_to_one(raw: str) -> None:
    assert value(raw).kind is ValueKind.WORD
    assert not is_figure(raw)


def test_where_it_stands() -> None:
    assert value("12").span == Span(7, 3, 7, 5)
    assert value("１２件").span == Span(7, 3, 7, 6)
    assert value("").span == Span(7, 3, 7, 3)
    assert value(" 12").raw == " 12"


@given(st.integers(0, 10**15 - 1))
def test_every_count_is_read(number: int) -> None:
    for raw in (str(number), f"{number:,}", str(number).translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)})):
        assert value(raw).number == number


@given(st.text(max_size=30))
def test_any_text_is_something(raw: str) -> None:
    found = value(raw)
    assert (found.number is not None) == (found.kind is ValueKind.NUMBER)
    assert found.raw == raw
