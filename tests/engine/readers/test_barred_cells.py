"""Plain text with one cell a line and a bar behind it."""

from __future__ import annotations

import pytest

from govlint.document import Table
from govlint.readers.text import read
from tests.engine.readers.reader_contract import assert_contract
from tests.rules.linting import linted, sample
from tests.synthetic import consistent
from tests.synthetic.grid import grid

ROWS = "事项 |\n数量 |\n金额 |\n||\n许可 |\n1 |\n|\n2 |\n处罚 |\n3 |\n4 |\n|\n强制 |\n0 |\n0 |\n0 |\n"


def rows(text: str) -> list[list[str]]:
    made = read("a.txt", text.encode())
    assert_contract(made)
    (table,) = [block for block in made.blocks if isinstance(block, Table)]
    return [[cell.text.value for cell in row] for row in table.rows]


def test_rows_begin_at_labels_and_behind_several_bars() -> None:
    assert rows(ROWS) == [
        ["事项", "数量", "金额"],
        ["许可", "1", "", "2"],
        ["处罚", "3", "4", ""],
        ["强制", "0", "0", "0"],
    ]


def test_a_bar_on_the_line_below_ends_a_cell() -> None:
    assert rows(ROWS.replace(" |\n", "\n|\n")) == rows(ROWS)


def test_values_of_all_rows_begin_in_one_column() -> None:
    (table,) = read("a.txt", ROWS.encode()).blocks
    assert isinstance(table, Table)
    assert len({row[1].column for row in table.rows[1:]}) == 1
    assert table.rows[1][0].span == (5, 1, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("首页 |\n公开 |\n年报 |\n", id="a menu"),
        pytest.param("首页 |\n" * 30, id="a long menu"),
        pytest.param("本年度公开政府信息412条 |\n2023年1月5日 |\n", id="two lines"),
        pytest.param("|\n" * 40, id="bars"),
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert not any(isinstance(block, Table) for block in read("a.txt", text.encode()).blocks)


def barred(model_zero: bool, blank: bool, form: str = "2021", year: int = 2023) -> str:
    """A report with its tables in such lines; `blank` leaves out the zeros of table 3 but for its totals."""
    model = consistent(3, zero=model_zero, form=form, year=year)
    lines = list(model.title)
    for part in model.parts:
        lines += [f"{part.number}、{part.heading}", *map(model.told, part.paragraphs)]
        for table in part.tables:
            laid = grid(model, table)
            width = max(len(row.expanded()) for row in laid)
            for row in laid:
                boxes = [box for box in row.boxes if box.key]
                for box in boxes:
                    lost = blank and table.id == "表三" and box.text == "0" and not box.key.endswith(":总计")
                    lines.append("|" if lost else f"{box.text} |")
                if len(boxes) < width:
                    lines.append("|" * (width - len(boxes)))
    return "\n".join([*lines, ""])


@pytest.mark.parametrize(("form", "year"), [("2021", 2023), ("2019", 2020)])
@pytest.mark.parametrize("zero", [True, False])
def test_a_report_is_read(zero: bool, form: str, year: int) -> None:
    assert linted(barred(zero, blank=False, form=form, year=year), ".txt").diagnostics == ()


@pytest.mark.parametrize("zero", [True, False])
def test_empty_cells_are_empty_cells(zero: bool) -> None:
    (made,) = linted(barred(zero, blank=True), ".txt").diagnostics
    assert (made.rule.code, made.finding.place[0]) == ("GL205", "表三")


@pytest.mark.parametrize("unit", ["1 |\n", "甲 |\n", "|\n", "甲\n|\n", "甲 |\n\n"])
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    assert read("a.txt", (unit * 10_000).encode()).blocks


def test_markdown_is_left_alone() -> None:
    assert linted(sample()).diagnostics == ()
