"""Numbers with units: what is one, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.rules.statements.reading import counts


@pytest.mark.parametrize(
    ("words", "number", "said"),
    [
        pytest.param("收到申请12件", "12", "12件", id="a figure"),
        pytest.param("发布1,024条", "1024", "1,024条", id="thousands"),
        pytest.param("访问12,345,678次", "12345678", "12,345,678次", id="millions"),
        pytest.param("收费3.5万元", "35000", "3.5万元", id="a decimal in ten thousands"),
        pytest.param("共三百二十件", "320", "三百二十件", id="numerals"),
        pytest.param("现有56余件", "56", "56余件", id="an approximation"),
        pytest.param("约30件左右", "30", "30件左右", id="an approximation behind the unit"),
        pytest.param("第一季度3件", "3", "3件", id="an ordinal before it"),
        pytest.param("2024年12月收到5件次", "5", "5件次", id="a date before it"),
        pytest.param("1.12件", "1.12", "1.12件", id="a point"),
    ],
)
def test_counts(words: str, number: str, said: str) -> None:
    assert [(count.number, words[count.start : count.end]) for count in counts(words)] == [(Decimal(number), said)]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("第3件", id="an ordinal"),
        pytest.param("一次性告知", id="a word with a numeral"),
        pytest.param("2024年12月31日", id="a date"),
        pytest.param("每件都答复", id="no number"),
        pytest.param("12.5%", id="a share"),
        pytest.param("A12件", id="a code"),
        pytest.param("1234567890123件", id="longer than any number"),
        pytest.param("一二三四五六七八件", id="more numerals than any number has"),
        pytest.param("3十件", id="two kinds of numerals"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_counts(words: str) -> None:
    assert counts(words) == []


def test_several_in_a_row() -> None:
    words = "收到1,024件、3.5万件和十二件,其中第2类6件"
    assert [words[count.start : count.end] for count in counts(words)] == ["1,024件", "3.5万件", "十二件", "6件"]


@pytest.mark.parametrize("words", ["1" * 200_000, "一" * 200_000, "1," * 100_000, "1十" * 100_000 + "件"])
def test_hostile_words_are_read_in_linear_time(words: str) -> None:
    assert len(counts(words)) <= 1
