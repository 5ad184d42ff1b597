"""A document as a whole; its pieces are tested with the readers."""

from __future__ import annotations

import re

from govlint.document import Span
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
