"""Paragraphs are put together from visual lines."""

from __future__ import annotations

import pytest

from tests.engine.readers.pdf.sheets import LEFT, both, lines, opened, sheets, texts

FULL = "本机关持续推进政府信息公开工作并按照要求完善各项制度把群众关"
"""As many characters as fit in a line of running text: 28 with the indent of two, so 26 behind one."""
FIRST, NEXT = "¶¶" + FULL[:26], FULL[:28]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        pytest.param([FIRST, "心的问题讲清楚。"], [FULL[:26] + "心的问题讲清楚。"], id="a full line goes on"),
        pytest.param([FIRST, NEXT, "心的问题。"], [FULL[:26] + FULL[:28] + "心的问题。"], id="two full lines go on"),
        pytest.param(
            [FIRST, "讲清楚。", "¶¶另起一段。"],
            [FULL[:26] + "讲清楚。", "另起一段。"],
            id="an indent begins a paragraph",
        ),
        pytest.param(
            ["¶¶" + FULL[:25] + "。", FIRST], [FULL[:25] + "。", FULL[:26]], id="a sentence that fills its line ends"
        ),
        pytest.param(["¶¶工作情况", "心的问题"], ["工作情况", "心的问题"], id="a short line ends"),
        pytest.param(
            ["¶¶¶¶¶¶¶¶某某县人民政府", "¶¶¶¶2023年政府信息公开工作年度报告"],
            ["某某县人民政府", "2023年政府信息公开工作年度报告"],
            id="a title over two lines stays in two",
        ),
        pytest.param(
            ["¶¶一、总体情况", FIRST, "二、主动公开政府信息情况"],
            ["一、总体情况", FULL[:26], "二、主动公开政府信息情况"],
            id="a heading begins a paragraph without an indent",
        ),
        pytest.param(
            ["¶¶" + FULL[:24] + "条第", "（一）项规定办理。"],
            [FULL[:24] + "条第（一）项规定办理。"],
            id="a number in a sentence is no heading",
        ),
        pytest.param(
            ["¶¶" + FULL[:22] + "工作：一", "是落实要求。"],
            [FULL[:22] + "工作：一是落实要求。"],
            id="a word cut behind its first character",
        ),
    ],
)
def test_lines_become_paragraphs(drawn: list[str], expected: list[str]) -> None:
    ruler = [FIRST, NEXT, "。"]
    assert texts(sheets(lines(*ruler, *drawn, top=800)))[1:] == expected


def test_latin_words_keep_a_space_where_lines_meet() -> None:
    words = "word " * 11
    data = sheets(lines(f"{words}one", f"two {words}", "three", left=LEFT))
    assert texts(data) == [f"{words}one two {words.strip()} three"]


def test_a_figure_is_not_parted_by_the_end_of_a_line() -> None:
    assert texts(sheets(lines(FIRST, NEXT[:27] + "20", "23年")))[0].endswith("群众2023年"[-5:])


def test_a_paragraph_goes_on_over_the_page_break() -> None:
    data = sheets(lines(FIRST, NEXT), lines("心的问题讲清楚。", "¶¶另起一段。"))
    assert texts(data) == [FULL[:26] + FULL[:28] + "心的问题讲清楚。", "另起一段。"]


def test_a_paragraph_ends_at_the_page_break_before_an_indent() -> None:
    data = sheets(lines(FIRST, NEXT[:27] + "。"), lines(FIRST, "。"))
    assert texts(data) == [FULL[:26] + NEXT[:27] + "。", FULL[:26] + "。"]


def test_far_lines_are_apart() -> None:
    data = sheets(both(lines(FIRST, NEXT, top=700), lines("心的问题。", top=560)))
    assert texts(data) == [FULL[:26] + FULL[:28], "心的问题。"]


def test_pieces_of_a_row_without_borders_stay_on_their_line() -> None:
    def draw(canvas):  # type: ignore[no-untyped-def]
        for number, label in enumerate(("规章", "行政规范性文件", "行政许可")):
            canvas.drawString(LEFT, 600 - 28 * number, label)
            for column in range(3):
                canvas.drawString(300 + 100 * column, 600 - 28 * number, str(number + column))

    data = sheets(both(lines(FIRST, NEXT, top=700), draw))
    assert texts(data)[1:] == ["规章 0 1 2", "行政规范性文件 1 2 3", "行政许可 2 3 4"]


def test_a_place_names_the_page_and_the_line_on_it() -> None:
    document = opened(sheets(lines(FIRST, NEXT), lines("心的问题讲清楚。", "¶¶另起一段。")))
    at = [document.page_of(1, column) for column in (1, 26, 27, 55)] + [document.page_of(2, 1)]
    assert [(mark.page, mark.row) for mark in at if mark] == [(1, 1), (1, 1), (1, 2), (2, 1), (2, 2)]


def test_lines_are_counted_with_what_stands_on_the_margins() -> None:
    def draw(canvas):  # type: ignore[no-untyped-def]
        canvas.drawString(250, 810, "年度报告")
        lines("正文" + str(canvas.getPageNumber()))(canvas)

    document = opened(sheets(draw, draw, draw))
    assert [(mark.page, mark.row) for mark in document.pages[:3]] == [(1, 2), (2, 2), (3, 2)]
