"""Tables that go on on the next page are one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.document import Table
from tests.engine.readers.pdf.sheets import both, fill, lines, margins, opened, sheets, table, texts

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

HEAD = ["信息内容", "自然人", "总计"]
ABOVE = [HEAD, ["1.属于国家秘密", "1", "2"], ["2.其他法律行政法规禁止公开", "3", "4"]]
BELOW = [["3.危及“三安全一稳定”", "5", "6"], ["4.保护第三方合法权益", "7", "8"]]
WIDTHS = [140.0, 60.0, 60.0]


def numbered(canvas: Canvas) -> None:
    canvas.drawString(280, 40, f"- {canvas.getPageNumber()} -")


def over_pages(*parts: list[list[str]], height: float = 24) -> bytes:
    return sheets(*(both(numbered, table(part, widths=WIDTHS, height=height)) for part in parts))


def test_parts_are_one_table() -> None:
    assert texts(over_pages(ABOVE, BELOW)) == [[*ABOVE, *BELOW]]


def test_parts_on_three_pages_are_one_table() -> None:
    assert texts(over_pages(ABOVE, BELOW[:1], BELOW[1:])) == [[*ABOVE, *BELOW]]


def test_the_place_of_a_row_is_on_its_page() -> None:
    document = opened(over_pages(ABOVE, BELOW))
    assert [mark.page for line in (1, 3, 4, 5) if (mark := document.page_of(line, 1))] == [1, 1, 2, 2]


def test_titles_that_are_repeated_are_left_out() -> None:
    data = over_pages(ABOVE, [HEAD, *BELOW])
    assert texts(data) == [[*ABOVE, *BELOW]]
    assert "信息内容" in margins(data)


def test_a_row_of_figures_that_is_like_the_first_is_no_title() -> None:
    assert texts(over_pages([["甲", "1", "2"], *BELOW], [["甲", "1", "2"], ["乙", "3", "4"]])) == [
        [["甲", "1", "2"], *BELOW, ["甲", "1", "2"], ["乙", "3", "4"]]
    ]


def test_text_between_them_keeps_tables_apart() -> None:
    data = sheets(table(ABOVE, widths=WIDTHS), both(lines("表二", top=760), table(BELOW, widths=WIDTHS)))
    assert texts(data) == [ABOVE, "表二", BELOW]


def test_tables_of_different_width_are_two() -> None:
    data = sheets(table(ABOVE, widths=WIDTHS), table(BELOW, widths=[120, 60, 60]))
    assert texts(data) == [ABOVE, BELOW]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        pytest.param(
            ["5.要求行政机关确认或重新出具", "1", "2"],
            ["已获取信息", "", ""],
            [["5.要求行政机关确认或重新出具已获取信息", "1", "2"]],
            id="the label goes on below",
        ),
        pytest.param(
            ["5.要求行政机关确认或重新出具", "", ""],
            ["已获取信息", "1", "2"],
            [["5.要求行政机关确认或重新出具已获取信息", "1", "2"]],
            id="the figures stand below",
        ),
        pytest.param(
            ["行政处罚", "", ""], ["", "1", "2"], [["行政处罚", "1", "2"]], id="nothing but figures stand below"
        ),
        pytest.param(
            ["行政处罚", "1", "2"],
            ["行政强制", "", ""],
            [["行政处罚", "1", "2"], ["行政强制", "", ""]],
            id="a row that is not filled in",
        ),
        pytest.param(
            ["行政处罚", "", ""],
            ["行政强制", "1", "2"],
            [["行政处罚", "", ""], ["行政强制", "1", "2"]],
            id="a row that is not filled in above",
        ),
        pytest.param(
            ["1.属于国家秘密", "1", "2"],
            ["2.其他", "", ""],
            [["1.属于国家秘密", "1", "2"], ["2.其他", "", ""]],
            id="a row with a number of its own",
        ),
        pytest.param(
            ["行政许可", "1", "2"],
            ["信息内容", "自然人", "总计"],
            [["行政许可", "1", "2"], ["信息内容", "自然人", "总计"]],
            id="titles of the next table",
        ),
        pytest.param(
            ["信息内容", "自然人", "总计"],
            ["1", "2", "3"],
            [["信息内容", "自然人", "总计"], ["1", "2", "3"]],
            id="figures below titles",
        ),
    ],
)
def test_a_row_cut_by_the_page_break(above: list[str], below: list[str], expected: list[list[str]]) -> None:
    assert texts(over_pages([ABOVE[1], above], [below, BELOW[1]])) == [[ABOVE[1], *expected, BELOW[1]]]


def test_the_rest_of_a_label_alone_on_the_next_page() -> None:
    data = over_pages([ABOVE[1], ["5.要求行政机关确认或重新出具", "1", "2"]], [["已获取信息", "", ""]])
    assert texts(data) == [[ABOVE[1], ["5.要求行政机关确认或重新出具已获取信息", "1", "2"]]]


def test_figures_that_fill_their_cells_go_on_below() -> None:
    widths = [26.0, 26.0, 26.0]
    data = sheets(
        table([["甲", "乙", "丙"], ["123", "456", "789"]], widths=widths), table([["4", "", "0"]], widths=widths)
    )
    assert texts(data) == [[["甲", "乙", "丙"], ["1234", "456", "7890"]]]


def test_a_merged_cell_goes_on_below() -> None:
    def part(group: str, labels: list[str]) -> bytes:
        def draw(canvas: Canvas) -> None:
            ys = [700.0 - 24 * index for index in range(len(labels) + 1)]
            canvas.rect(72, ys[-1], 270, ys[0] - ys[-1])
            canvas.grid([162, 252, 342], ys)
            fill(canvas, [[group]], [72, 162], [ys[0], ys[-1]])
            fill(canvas, [[label, str(number)] for number, label in enumerate(labels)], [162, 252, 342], ys)

        return draw  # type: ignore[return-value]

    data = sheets(part("（五）不", ["1.信访", "2.重复"]), part("予处理", ["3.出版", "4.反复"]))  # type: ignore[arg-type]
    (found,) = opened(data).blocks
    assert isinstance(found, Table)
    assert [len(row) for row in found.rows] == [3, 2, 2, 2]
    assert found.rows[0][0].text.value == "（五）不予处理"
    assert found.rows[0][0].row_span == 4


def test_a_merged_cell_that_is_not_drawn_below_goes_on() -> None:
    def above(canvas: Canvas) -> None:
        ys = [700.0, 676.0, 652.0]
        canvas.grid([72, 342], [700, 652])
        canvas.grid([162, 222, 282, 342], ys)
        fill(canvas, [["三、本年度"]], [72, 162], [700, 652])
        fill(canvas, [["（一）予以公开", "1", "2"], ["（二）部分公开", "3", "4"]], [162, 222, 282, 342], ys)

    def below(canvas: Canvas) -> None:
        canvas.grid([162, 222, 282, 342], [700, 676, 652])
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(90, 680, "办理结果")
        fill(
            canvas, [["（三）不予公开", "5", "6"], ["（四）无法提供", "7", "8"]], [162, 222, 282, 342], [700, 676, 652]
        )

    (found,) = opened(sheets(above, below)).blocks
    assert isinstance(found, Table)
    assert found.rows[0][0].text.value == "三、本年度办理结果"
    assert [cell.text.value for row in found.rows for cell in row[-2:]] == list("12345678")


def test_a_frame_below_a_table_of_its_width_is_text() -> None:
    data = sheets(table(ABOVE, widths=WIDTHS), both(lines("说明", top=760), table([["注：本表"]], widths=[260])))
    assert texts(data) == [ABOVE, "说明", "注：本表"]
