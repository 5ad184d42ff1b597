"""The tables of a web page, and those that only lay it out."""

from __future__ import annotations

import pytest

from govlint.document import Table
from tests.engine.readers.html.pages import page, shown


def grid(html: str) -> list[list[tuple[str, int, int, int]]]:
    """Per row of the only table the cells as (text, column, rows, columns)."""
    (table,) = page(html).blocks
    assert isinstance(table, Table)
    return [[(c.text.value, c.column, c.row_span, c.column_span) for c in row] for row in table.rows]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<tr><td> <p>&nbsp;3</p></td></tr>", [["3"]], id="a figure in a paragraph"),
        pytest.param("<tr><td><p>甲</p><p>乙</p><td>1<br>2", [["甲\n乙", "1\n2"]], id="paragraphs in a cell"),
        pytest.param("<tr><td>甲\n乙<td>\n 1\n", [["甲 乙", "1"]], id="line feeds in a cell"),
        pytest.param("<tr><td>规<span>范</span>性<b>文</b>件", [["规范性文件"]], id="a label in pieces"),
        pytest.param("<thead><th>甲<tbody><tr><td>1", [["甲"], ["1"]], id="sections"),
        pytest.param("<tr style='display:none'><td>x<tr><td>1", [["1"]], id="a hidden row"),
        pytest.param("<tr><td>甲<td hidden>x<td>1", [["甲", "1"]], id="a cell that is gone"),
        pytest.param("<tr><td>甲<td style='visibility:hidden'>x<td>1", [["甲", "", "1"]], id="a cell that is not seen"),
        pytest.param("<colgroup><col><col></colgroup><tr><td>1<tr></tr>", [["1"]], id="columns and an empty row"),
    ],
)
def test_cells(html: str, expected: list[list[str]]) -> None:
    assert shown(f"<table>{html}</table>") == [expected]


def test_merged_cells_end_with_their_section() -> None:
    html = "<table><thead><tr><th rowspan=5>甲<th>乙</thead><tbody><tr><td>1<td>2</table>"
    assert grid(html) == [[("甲", 0, 1, 1), ("乙", 1, 1, 1)], [("1", 0, 1, 1), ("2", 1, 1, 1)]]


def test_a_rowspan_of_0_reaches_to_the_end() -> None:
    html = "<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>"
    assert grid(html) == [[("甲", 0, 3, 1), ("1", 1, 1, 1)], [("2", 1, 1, 1)], [("3", 1, 1, 1)]]


def test_a_caption_stands_before_its_table() -> None:
    assert shown("<table><caption>表一</caption><tr><td>1</table>") == ["表一", [["1"]]]


FIGURES = "".join(f"<tr><td>标签{n}<td>{n}<td>{n}" for n in range(6))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<table><tr><td>甲<td><table><tr><td>1</table></table>", ["甲", [["1"]]], id="a table in a table"),
        pytest.param(f"<table><tr><td>{'甲' * 700}</table>", ["甲" * 700], id="prose in a cell"),
        pytest.param("<table><tr><td>甲</table>乙", [[["甲"]], "乙"], id="a table of one cell"),
    ],
)
def test_tables_that_lay_out_the_page(html: str, expected: list[object]) -> None:
    assert shown(html) == expected


def test_a_table_of_figures_keeps_its_cells_around_an_inner_table() -> None:
    html = f"<table>{FIGURES}<tr><td>末<td><table><tr><td>7<td>8</table><td>9</table>"
    (table,) = shown(html)
    assert table[:-1] == [[f"标签{n}", str(n), str(n)] for n in range(6)]
    assert table[-1] == ["末", "7\n8", "9"]
