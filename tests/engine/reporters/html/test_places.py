"""Where in the texts a span is: found by what was recorded while reading, for empty spans the nearest place."""

from __future__ import annotations

import pytest

from govlint.document import Anchor, Span, Text, join_lines
from govlint.reporters.html.places import Places, Spot


def text(value: str, line: int, column: int = 1) -> Text:
    return Text(value, (Anchor(0, line, column),))


TEXTS = [
    text("一、总体情况", 1, 4),
    join_lines([text("第一行文字", 3), text("第二行文字", 4)]),
    text("甲", 6, 3),
    text("", 6, 7),
    text("乙", 6, 11),
]


@pytest.mark.parametrize(
    ("span", "spots"),
    [
        pytest.param(Span(1, 4, 1, 6), [Spot(0, 0, 2)], id="the beginning of a text"),
        pytest.param(Span(1, 1, 1, 99), [Spot(0, 0, 6)], id="more than the text: marks of the format"),
        pytest.param(Span(3, 4, 4, 3), [Spot(1, 3, 8)], id="over the end of a line, in one piece"),
        pytest.param(Span(6, 1, 6, 20), [Spot(2, 0, 1), Spot(4, 0, 1)], id="a row: its cells with text"),
        pytest.param(Span(6, 7, 6, 7), [Spot(3, 0, 0)], id="an empty cell"),
        pytest.param(Span(1, 6, 1, 6), [Spot(0, 2, 2)], id="between two characters"),
        pytest.param(Span(5, 1, 5, 1), [Spot(1, 11, 11)], id="on an empty line: behind what stands before"),
        pytest.param(Span(9, 1, 9, 4), [Spot(4, 1, 1)], id="behind everything"),
        pytest.param(Span(6, 1, 6, 1), [Spot(2, 0, 0)], id="before the first cell of a row"),
        pytest.param(Span(6, 9, 6, 9), [Spot(3, 0, 0)], id="between two cells"),
    ],
)
def test_spots(span: Span, spots: list[Spot]) -> None:
    assert Places(TEXTS).spots(span) == spots


def test_before_everything() -> None:
    assert Places([text("甲", 5)]).spots(Span(1, 1, 1, 1)) == [Spot(0, 0, 0)]


def test_nothing_to_mark() -> None:
    assert Places([]).spots(Span(1, 1, 1, 9)) == []


def test_a_reference_that_became_one_character() -> None:
    """`甲&amp;乙`: the positions jump behind the reference."""
    made = Text("甲&乙", (Anchor(0, 1, 1), Anchor(1, 1, 2), Anchor(2, 1, 7)))
    assert Places([made]).spots(Span(1, 1, 1, 8)) == [Spot(0, 0, 3)]
    assert Places([made]).spots(Span(1, 7, 1, 8)) == [Spot(0, 2, 3)]
