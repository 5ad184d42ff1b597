"""Tables drawn with `+---+`: cells of several lines, merged cells, and where everything stands."""

from __future__ import annotations

import pytest

from govlint.document import Paragraph, Table
from govlint.readers.markdown import read as read_markdown
from govlint.readers.text import read
from tests.engine.readers.reader_contract import assert_contract
from tests.lasting import at_most

GRID = """\
+----------+------+------+
| 项目     | 件数        |
|          +------+------+
|          | 甲   | 乙   |
+==========+======+======+
| 行政规范 | 3    |      |
| 性文件   |      |      |
+----------+------+------+
"""
ROWS = [["项目", "件数"], ["甲", "乙"], ["行政规范\n性文件", "3", ""]]


@pytest.mark.parametrize("reader", [read, read_markdown], ids=["text", "Markdown"])
def test_a_grid(reader: object) -> None:
    assert callable(reader)
    document = reader("a", f"前文。\n\n{GRID}\n后文。\n".encode())
    assert_contract(document._replace(leveled=True))
    before, table, after = document.blocks
    assert (before.text.value, after.text.value) == ("前文。", "后文。")
    assert [[cell.text.value for cell in row] for row in table.rows] == ROWS
    assert [[cell.column for cell in row] for row in table.rows] == [[0, 1], [1, 2], [0, 1, 2]]
    assert [cell.column_span for cell in table.rows[0]] == [1, 2]
    figure = table.rows[2][1].span
    assert (figure.line, figure.column) == (8, 10)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("+----+\n", id="a border alone"),
        pytest.param("+----+\n| 一 |\n", id="no lower border"),
        pytest.param("+----+\n| 一 |\n+----+\n", id="one row"),
        pytest.param("+--\n+--\n+--\n", id="no corners"),
        pytest.param("+-+-+\n|\n+-+-+\n||||\n+-+-+\n", id="too few bars"),
    ],
)
def test_what_is_no_grid_is_kept_as_it_is(text: str) -> None:
    assert_contract(read_markdown("a.md", text.encode()))
    blocks = read("a.txt", text.encode()).blocks
    assert "".join("x" for block in blocks if isinstance(block, Paragraph | Table))


@pytest.mark.parametrize("reader", [read, read_markdown], ids=["text", "Markdown"])
def test_a_table_behind_borders_without_cells_is_found(reader: object) -> None:
    assert callable(reader)
    document = reader("a", f"+---+---+\n|\n+---+---+\n\n{GRID}".encode())
    assert_contract(document._replace(leveled=True))
    [table] = [block for block in document.blocks if isinstance(block, Table) and len(block.rows) == 3]
    assert [[cell.text.value for cell in row] for row in table.rows] == ROWS


@pytest.mark.parametrize("reader", [read, read_markdown], ids=["text", "Markdown"])
@pytest.mark.parametrize("line", ["+---+---+\n", "+---+---+\n|\n", "+-x\n", "+---+\n| a\n"])
def test_many_borders_are_looked_at_once(reader: object, line: str) -> None:
    assert callable(reader)
    with at_most(8):
        reader("a", line.encode() * 10_000)
