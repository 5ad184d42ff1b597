from __future__ import annotations

import pytest

from govlint.document import Heading, Paragraph, Table
from govlint.limits import MAX_SPAN
from govlint.readers.html.fragment import blocks
from govlint.readers.runs import Line


def parse(html: str) -> list[Heading | Paragraph | Table]:
    return blocks([Line(number, 1, line) for number, line in enumerate(html.split("\n"), 1)])


def only_table(html: str) -> Table:
    (table,) = parse(html)
    assert isinstance(table, Table)
    return table


def grid(html: str) -> list[list[tuple[str, int, int, int]]]:
    """Per row the cells as (text, column, rows, columns)."""
    return [[(c.text.value, c.column, c.row_span, c.column_span) for c in row] for row in only_table(html).rows]


def test_merged_cells() -> None:
    html = "<table><tr><td rowspan=2>甲<td colspan='2'>乙<tr><td>丙<td>丁<tr><td>1<td>2<td>3</table>"
    assert grid(html) == [
        [("甲", 0, 2, 1), ("乙", 1, 1, 2)],
        [("丙", 1, 1, 1), ("丁", 2, 1, 1)],
        [("1", 0, 1, 1), ("2", 1, 1, 1), ("3", 2, 1, 1)],
    ]


def test_a_cell_that_would_overlap_is_cut() -> None:
    html = "<table><tr><td>a<td rowspan=2>b<tr><td colspan=3>c<td>d</table>"
    assert grid(html) == [[("a", 0, 1, 1), ("b", 1, 2, 1)], [("c", 0, 1, 1), ("d", 2, 1, 1)]]


@pytest.mark.parametrize("span", ["99999999", "0", "-3", "x"])
def test_spans_that_cannot_be(span: str) -> None:
    ((cell,),) = grid(f'<table><tr><td colspan="{span}" rowspan="{span}">a</table>')
    assert cell == ("a", 0, 1, MAX_SPAN if span.startswith("9") else 1)


def test_rows_that_only_a_merged_cell_covers() -> None:
    assert grid("<table><tr><td rowspan=2>a<tr></tr><tr><td>b</table>") == [[("a", 0, 2, 1)], [], [("b", 0, 1, 1)]]
    assert grid("<table><tr></tr><tr></tr><tr><td>b</td></tr><tr></tr></table>") == [[("b", 0, 1, 1)]]


def test_positions() -> None:
    table = only_table("<table>\n<tr><td>\n 甲&amp;<b>乙</b><br/>\n丙 </td><td></td></tr></table>")
    first, empty = table.rows[0]
    assert first.text.value == "甲&乙\n丙"
    assert [first.text.position(i) for i in (0, 1, 2, 4)] == [(3, 2), (3, 3), (3, 11), (4, 1)]
    assert empty.span == (4, 12, 4, 12)
    assert table.span[:2] == (2, 1)


def test_a_table_that_lays_out_the_page_is_dissolved() -> None:
    html = "<table><tr><td>甲<td>乙<table><tr><td>1</table>丙<td>丁</table>戊"
    found = [b.text.value if isinstance(b, Paragraph) else type(b) for b in parse(html)]
    assert found == ["甲", "乙", Table, "丙", "丁", "戊"]


def test_text_around_cells_is_kept() -> None:
    html = "<table>题<caption>表二</caption><tr><td>甲</td>乙</tr>丙<tr><td>丁</table>"
    title, caption, table = parse(html)
    assert isinstance(title, Paragraph)
    assert isinstance(caption, Paragraph)
    assert isinstance(table, Table)
    assert [title.text.value, caption.text.value] == ["题", "表二"]
    assert [[c.text.value for c in row] for row in table.rows] == [["甲\n乙\n丙"], ["丁"]]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>甲</p>乙<div>丙<span>丁</span></div>", ["甲", "乙", "丙丁"], id="blocks"),
        pytest.param("<h3>题</h3>甲", ["题", "甲"], id="heading"),
        pytest.param("甲<!-- 乙 > --><!DOCTYPE x>丙", ["甲丙"], id="comments"),
        pytest.param("<style>a{}</style><script>'<p>'</script>甲", ["甲"], id="scripts"),
        pytest.param("1 < 2 &lt; 3", ["1 < 2 < 3"], id="less than"),
        pytest.param("甲<!-- 乙", ["甲<!-- 乙"], id="an open comment"),
        pytest.param("<a title='x>y'>甲</a>", ["甲"], id="an attribute with a bracket"),
        pytest.param("</td></table></p>甲", ["甲"], id="stray ends"),
        pytest.param("<td>甲<tr>乙", ["甲", "乙"], id="cells without a table"),
        pytest.param("<a b='甲", ["<a b='甲"], id="an open tag"),
    ],
)
def test_text(html: str, expected: list[str]) -> None:
    assert [b.text.value for b in parse(html) if not isinstance(b, Table)] == expected
