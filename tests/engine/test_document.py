"""A document as a whole; its pieces are tested with the readers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.document import Anchor, LineText, Span, Text
from govlint.testing import document


def test_texts_in_the_order_of_reading() -> None:
    made = document("# 标题\n\n第一段\n第二行\n\n| 甲 | 乙 |\n|---|---|\n| 1 |  |\n\n末段\n")
    assert [text.value for text in made.texts()] == ["标题", "第一段\n第二行", "甲", "乙", "1", "", "末段"]


def test_the_margins_come_last() -> None:
    made = document("正文\n")
    margin = document("页眉\n").blocks[0]
    assert [text.value for text in made._replace(margins=(margin,)).texts()] == ["正文", "页眉"]  # type: ignore[arg-type]


def test_where_a_match_in_the_matching_text_came_from() -> None:
    [text] = document("投入（ 若 干\n万元），其余另计。\n").texts()
    match = re.search(r"\((若干)(万元)\)", text.folded.text)
    assert match
    assert text.span_of(match) == Span(1, 3, 2, 4)
    assert text.span_of(match, 1) == Span(1, 5, 1, 8)
    assert text.span_of(match, 2) == Span(2, 1, 2, 3)


VALUES = st.text(st.sampled_from("总计 1\n（）"), max_size=12)


@given(value=VALUES, line=st.integers(1, 9), column=st.integers(1, 9), data=st.data())
def test_a_text_on_one_line_is_a_text_with_one_anchor(value: str, line: int, column: int, data: st.DataObject) -> None:
    short, long = LineText(value, line, column), Text(value, (Anchor(0, line, column),))
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, len(value)))
    assert short.anchors == long.anchors
    assert short.position(start) == long.position(start)
    assert short.span() == long.span()
    assert short.span(start, end) == long.span(start, end)
    assert short.offset(line, column + start) == long.offset(line, column + start)
    assert short.offset(line + 1, column) is None
    cut, other = short.cut(start, end), long.cut(start, end)
    assert (cut.value, cut.anchors) == (other.value, other.anchors)
    assert [(text.value, text.anchors) for text in short.lines()] == [
        (text.value, text.anchors) for text in long.lines()
    ]


@pytest.mark.parametrize(
    ("value", "anchors"),
    [
        pytest.param("甲\n乙", ((0, 1, 1), (2, 2, 3)), id="a line, a run"),
        pytest.param("甲\n乙", ((0, 1, 1),), id="all on one line of the source"),
        pytest.param("甲乙\n丙", ((0, 1, 1), (1, 1, 5), (3, 2, 1)), id="a gap in the first line"),
        pytest.param("甲\n乙丙", ((0, 1, 1), (3, 2, 9)), id="a gap in the second line and none between them"),
        pytest.param("甲乙\n丙", ((0, 1, 1), (1, 2, 1)), id="a run that begins before the feed"),
        pytest.param("\n\n甲", ((0, 1, 1), (1, 2, 1), (2, 3, 1)), id="empty lines"),
    ],
)
def test_lines_stand_where_their_characters_do(value: str, anchors: tuple[tuple[int, int, int], ...]) -> None:
    text = Text(value, tuple(Anchor(*anchor) for anchor in anchors))
    start = 0
    for line in text.lines():
        assert [line.position(at) for at in range(len(line.value))] == [
            text.position(start + at) for at in range(len(line.value))
        ]
        start += len(line.value) + 1
    assert start == len(value) + 1
