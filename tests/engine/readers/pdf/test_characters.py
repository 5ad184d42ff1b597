"""Which characters are text, and where they stand, however a file draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pagesizes import A4, landscape

from govlint.document import Property
from tests.engine.readers.pdf.sheets import both, lines, opened, page, sheets, stream, table, texts

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

ROWS = [["信息内容", "本年制发"], ["规章", "12"], ["行政规范性文件", "3"]]


def test_characters_drawn_twice_to_look_bold_are_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3, 0.6):
            canvas.drawString(72 + shift, 700, "一、总体情况")

    assert texts(sheets(draw)) == ["一、总体情况"]


def test_equal_characters_side_by_side_are_all_read() -> None:
    assert texts(sheets(lines("共1111件，人人有责。"))) == ["共1111件，人人有责。"]


def test_invisible_text_over_a_picture_is_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "看得见", mode=0)
        canvas.drawString(72, 660, "看不见的文字层", mode=3)

    assert texts(sheets(draw)) == ["看得见", "看不见的文字层"]


def test_text_outside_of_the_page_is_none() -> None:
    assert texts(sheets(both(lines("正文。"), lines("页外。", top=-50), lines("页外。", left=900)))) == ["正文。"]


def test_a_watermark_set_askew_is_none() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(150, 300)
        canvas.rotate(45)
        canvas.setFont("STSong-Light", 60)
        canvas.drawString(0, 0, "内部资料")
        canvas.restoreState()

    assert texts(sheets(both(draw, lines("正文。", "¶¶第二段。")))) == ["正文。", "第二段。"]


@pytest.mark.parametrize("quarters", [90, 180, 270])
def test_a_page_that_is_turned_is_read_upright(quarters: int) -> None:
    size = landscape(A4) if quarters % 180 else A4

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(quarters)
        canvas.translate(*{90: (A4[1], 0), 180: A4, 270: (0, A4[0])}[quarters])
        canvas.rotate(quarters)
        both(lines("二、主动公开政府信息情况", top=560), table(ROWS, top=520), lines("表后。", top=400))(canvas)

    assert texts(sheets(draw, size=size)) == ["二、主动公开政府信息情况", ROWS, "表后。"]


def test_a_table_turned_on_its_side_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        table(ROWS, top=500)(canvas)

    assert texts(sheets(draw)) == [ROWS]


def test_a_page_whose_corner_is_elsewhere() -> None:
    entries = b"/MediaBox [-100 -200 495 642] /CropBox [0 0 495 642]"
    data = page(b"BT /F1 12 Tf 20 500 Td (inside) Tj -60 0 Td (outside) Tj ET", entries=entries)
    assert texts(data) == ["inside"]


def test_radicals_are_those_of_the_font_not_of_the_author() -> None:
    mapping = b"1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <41> <2F00> <42> <2EA0> endbfchar"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 11 0 R >>"
    more = {10: font, 11: stream(b"/CIDInit /ProcSet findresource begin begincmap " + mapping + b" endcmap end")}
    data = page(b"BT /F2 12 Tf 72 700 Td (AB) Tj ET", resources=b"", more=more).replace(b"/F1 5 0 R", b"/F2 10 0 R")
    assert texts(data) == ["一民"]


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    data = page(b"BT /F1 12 Tf 72 700 Td (well-) Tj 0 -14 Td (known) Tj ET")
    assert "".join(map(str, texts(data))) in ("well-known", "well- known")


def test_small_raised_characters_stand_in_their_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "面积12平方米")
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(72 + 16 * 6, 706, "①")
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(72 + 16 * 6 + 9, 700, "以上")

    assert texts(sheets(draw)) == ["面积12平方米①以上"]


def test_gaps_between_words_are_spaces_and_stretched_lines_have_none() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "甲")
        canvas.drawString(172, 700, "乙")
        canvas.drawString(72, 660, "拉开的一行文字", charSpace=4)

    assert texts(sheets(draw)) == ["甲 乙", "拉开的一行文字"]


def test_properties_name_who_made_the_file() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setAuthor("王某某")
        canvas.setTitle("年度报告")
        canvas.setSubject("")
        canvas.setKeywords("公开 报告")
        lines("正文。")(canvas)

    found = opened(sheets(draw)).properties
    assert found == (Property("author", "王某某"), Property("title", "年度报告"), Property("keywords", "公开 报告"))


def test_a_file_that_names_nobody_has_no_properties() -> None:
    assert opened(page(b"BT /F1 12 Tf 72 700 Td (text) Tj ET")).properties == ()
