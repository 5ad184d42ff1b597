"""Tables are found by the lines drawn around their cells."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4

from govlint.document import Table
from tests.engine.readers.pdf.sheets import FONT, LEFT, both, fill, lines, opened, sheets, table, texts

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from tests.engine.readers.pdf.sheets import Draw

ROWS = [["信息内容", "本年制发", "本年废止"], ["规章", "1", "2"], ["行政规范性文件", "3", "4"]]
XS = [72.0, 162.0, 252.0, 342.0]
YS = [700.0, 676.0, 652.0, 628.0]


def strokes(canvas: Canvas) -> None:
    for x in XS:
        canvas.line(x, YS[0], x, YS[-1])
    for y in YS:
        canvas.line(XS[0], y, XS[-1], y)


def thin_rectangles(canvas: Canvas) -> None:
    for x in XS:
        canvas.rect(x - 0.24, YS[-1], 0.48, YS[0] - YS[-1], stroke=0, fill=1)
    for y in YS:
        canvas.rect(XS[0], y - 0.24, XS[-1] - XS[0], 0.48, stroke=0, fill=1)


def a_frame_for_each_cell(canvas: Canvas) -> None:
    for left, right in itertools.pairwise(XS):
        for top, bottom in itertools.pairwise(YS):
            canvas.rect(left + 0.7, bottom + 0.7, right - left - 1.4, top - bottom - 1.4)


def double_lines(canvas: Canvas) -> None:
    strokes(canvas)
    canvas.translate(1.8, 1.8)
    strokes(canvas)
    canvas.translate(-1.8, -1.8)


def broken_lines(canvas: Canvas) -> None:
    canvas.setDash(4, 2)
    strokes(canvas)
    canvas.setDash()
    for top, bottom in itertools.pairwise(YS):
        for x in XS:
            canvas.line(x + 0.4, top - 1.5, x + 0.4, bottom - 0.5)


def dashes_as_strokes(canvas: Canvas) -> None:
    for y in YS:
        for x in range(72, 342, 6):
            canvas.line(x, y, x + 4, y)
    for x in XS:
        for y in range(628, 700, 6):
            canvas.line(x, y, x, y + 4)


def one_path(canvas: Canvas) -> None:
    canvas.grid(XS, YS)


def a_group(canvas: Canvas) -> None:
    canvas.beginForm("borders")
    canvas.translate(-10, -20)
    strokes(canvas)
    canvas.endForm()
    canvas.saveState()
    canvas.translate(10, 20)
    canvas.doForm("borders")
    canvas.restoreState()


def open_sides(canvas: Canvas) -> None:
    for x in XS[1:-1]:
        canvas.line(x, YS[0], x, YS[-1])
    for y in YS:
        canvas.line(XS[0], y, XS[-1], y)


def turned_coordinates(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.transform(1, 0, 0, -1, 0, 842)
    for x in XS:
        canvas.line(x, 842 - YS[0], x, 842 - YS[-1])
    for y in YS:
        canvas.rect(XS[0], 842 - y, XS[-1] - XS[0], 0.3, stroke=0, fill=1)
    canvas.restoreState()


@pytest.mark.parametrize(
    "borders",
    [
        strokes,
        thin_rectangles,
        a_frame_for_each_cell,
        double_lines,
        broken_lines,
        dashes_as_strokes,
        one_path,
        a_group,
        open_sides,
        turned_coordinates,
    ],
)
@pytest.mark.parametrize("text_first", [False, True], ids=["lines-first", "text-first"])
def test_ways_to_draw_borders(borders: Draw, text_first: bool) -> None:
    def words(canvas: Canvas) -> None:
        fill(canvas, ROWS, XS, YS)

    steps = (words, borders) if text_first else (borders, words)
    before, after = lines("二、主动公开政府信息情况", top=740), lines("三、收到和处理政府信息公开申请情况", top=580)
    assert texts(sheets(both(before, *steps, after))) == [
        "二、主动公开政府信息情况",
        ROWS,
        "三、收到和处理政府信息公开申请情况",
    ]


@given(
    st.integers(2, 7).flatmap(
        lambda columns: st.lists(
            st.lists(st.sampled_from(["", "0", "12", "3456", "规章", "行政许可"]), min_size=columns, max_size=columns),
            min_size=2,
            max_size=9,
        )
    ),
    st.sampled_from(["strokes", "frames"]),
    st.randoms(use_true_random=False),
)
@settings(max_examples=25, deadline=None)
def test_every_cell_is_read_in_its_place(rows: list[list[str]], borders: str, random) -> None:  # type: ignore[no-untyped-def]
    rows[0][:2] = ["甲", "乙"]
    xs, ys = [72.0], [700.0]
    for _ in rows[0]:
        xs.append(xs[-1] + random.uniform(48, 70))
    for _ in rows:
        ys.append(ys[-1] - random.uniform(16, 40))

    def draw(canvas: Canvas) -> None:
        if borders == "strokes":
            canvas.grid(xs, ys)
        else:
            for left, right in itertools.pairwise(xs):
                for top, bottom in itertools.pairwise(ys):
                    canvas.rect(left, bottom, right - left, top - bottom)
        fill(canvas, rows, xs, ys)

    assert texts(sheets(draw)) == [rows]


def test_merged_cells_have_their_spans() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(72, 628, 270, 72)
        canvas.line(72, 676, 342, 676)
        canvas.line(162, 652, 342, 652)
        canvas.line(162, 676, 162, 628)
        canvas.line(252, 676, 252, 628)
        fill(canvas, [["第二十条第（一）项"]], [72, 342], [700, 676])
        fill(canvas, [["不予公开"]], [72, 162], [676, 628])
        fill(canvas, [["1", "2"], ["3", ""]], XS[1:], YS[1:])

    (found,) = opened(sheets(draw)).blocks
    assert isinstance(found, Table)
    assert [(c.text.value, c.row, c.column, c.row_span, c.column_span) for row in found.rows for c in row] == [
        ("第二十条第（一）项", 0, 0, 1, 3),
        ("不予公开", 1, 0, 2, 1),
        ("1", 1, 1, 1, 1),
        ("2", 1, 2, 1, 1),
        ("3", 2, 1, 1, 1),
        ("", 2, 2, 1, 1),
    ]


def test_wrapped_text_in_a_cell_is_joined() -> None:
    rows = [["信息内容", "数量"], ["2.其他法律行政\n法规禁止公开", "12"], ["Open\nData", "1"]]
    assert texts(sheets(table(rows, height=36))) == [
        [["信息内容", "数量"], ["2.其他法律行政法规禁止公开", "12"], ["Open Data", "1"]]
    ]


@pytest.mark.parametrize(
    ("width", "text", "expected"),
    [
        pytest.param(26, "123\n4", "1234", id="a figure that fills its narrow cell goes on"),
        pytest.param(90, "12\n34", "12 34", id="figures with room beside them are two"),
    ],
)
def test_figures_on_two_lines_of_a_cell(width: float, text: str, expected: str) -> None:
    rows = [["甲", "乙"], ["规章", text]]
    assert texts(sheets(table(rows, widths=[60, width], height=30))) == [[["甲", "乙"], ["规章", expected]]]


def test_a_label_that_sticks_out_of_its_cell_stays_in_one_piece() -> None:
    def draw(canvas: Canvas) -> None:
        strokes(canvas)
        canvas.setFont(FONT, 9)
        canvas.drawString(74, 660, "行政规范性文件和其他文件")
        canvas.drawString(300, 660, "7")
        canvas.drawString(300, 684, "数量")

    assert texts(sheets(draw))[0][1] == ["行政规范性文件和其他文件", "", "7"]


def test_figures_in_narrow_cells_do_not_run_together() -> None:
    rows = [["甲", "乙", "丙"], ["10", "0", "25"]]
    assert texts(sheets(table(rows, widths=[14, 8, 14]))) == [rows]


def test_text_drawn_in_any_order_is_read_in_order() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 9)
        for row in (2, 0, 1):
            for column in (2, 0, 1):
                for index in reversed(range(len(ROWS[row][column]))):
                    x = XS[column] + 5 + 9 * index
                    canvas.drawString(x, YS[row + 1] + 9, ROWS[row][column][index])
        strokes(canvas)

    assert texts(sheets(draw)) == [ROWS]


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(lambda canvas: canvas.rect(60, 560, 480, 240), id="a frame around the text"),
        pytest.param(lambda canvas: canvas.rect(20, 20, A4[0] - 40, A4[1] - 40), id="a frame around the page"),
        pytest.param(lambda canvas: canvas.line(LEFT, 697, LEFT + 64, 697), id="an underline"),
        pytest.param(lambda canvas: canvas.line(60, 720, 540, 720), id="a red line under the head"),
        pytest.param(
            lambda canvas: [canvas.line(60, 720, 540, 720), canvas.line(60, 660, 540, 660)], id="two lines across"
        ),
        pytest.param(
            lambda canvas: [canvas.rect(72, 690 - 28 * n, 448, 28, stroke=0, fill=0) for n in range(3)],
            id="rectangles that are not drawn",
        ),
        pytest.param(lambda canvas: canvas.grid([350, 400, 450], [300, 350, 400]), id="a grid without text"),
    ],
)
def test_lines_that_are_no_table(draw: Draw) -> None:
    prose = ["没有表格的一段话。", "另一段话。"]
    assert texts(sheets(both(draw, lines(*prose)))) == prose


def test_a_table_inside_a_frame_around_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(30, 30, A4[0] - 60, A4[1] - 60)
        table(ROWS)(canvas)
        lines("表后的一段话。", top=500)(canvas)

    assert texts(sheets(draw)) == [ROWS, "表后的一段话。"]


def test_a_place_names_the_line_of_a_cell() -> None:
    document = opened(sheets(both(lines("二、主动公开政府信息情况", top=740), table(ROWS))))
    (_, found) = document.blocks
    assert isinstance(found, Table)
    marks = [document.page_of(cell.span.line, cell.span.column) for row in found.rows for cell in row]
    assert [(mark.page, mark.row) for mark in marks if mark] == [(1, 2)] * 3 + [(1, 3)] * 3 + [(1, 4)] * 3
