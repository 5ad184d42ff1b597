"""The mandated tables as grids: the same cells and merging as the generator has, which was written apart."""

from __future__ import annotations

import pytest

from govlint.authoring.grids import Grid, mandated_grid
from govlint.authoring.template import layouts_of
from govlint.authoring.writing import writer_for
from tests.engine.authoring.written import YEARS, form_file, new_draft
from tests.rules.linting import registry, sample
from tests.synthetic.consistent import consistent
from tests.synthetic.formats.merged import segments


def grids(form: str) -> dict[str, Grid]:
    file = form_file(form)
    layouts = layouts_of(registry().forms, file.form)
    return {table.id: mandated_grid(table, layouts[table.id]) for table in file.form.tables}


@pytest.mark.parametrize("table", ["表二", "表三", "表四"])
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_cells_and_merging_are_those_of_the_form(form: str, table: str) -> None:
    model = consistent(1, form=form, year=YEARS[form])
    (rows,) = segments(model, next(made for made in model.tables if made.id == table))
    wanted = [
        (number, cell.column, cell.rows, cell.columns, "" if cell.figure else cell.text)
        for number, row in enumerate(rows)
        for cell in row.cells
    ]
    made = [
        (slot.row, slot.column, slot.row_span, slot.column_span, slot.text)
        for row in grids(form)[table].rows
        for slot in row
    ]
    assert sorted(made) == sorted(wanted)


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_cell_of_figures_is_there_once(form: str) -> None:
    file = form_file(form)
    wanted = {
        (table.id, row.id, column.id) for table in file.form.tables for row in table.rows for column in row.columns
    }
    made = [(name, slot.row_id, slot.column_id) for name, grid in grids(form).items() for slot in grid.figures]
    assert len(made) == len(set(made))
    assert set(made) == wanted


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_the_cells_cover_the_grid_without_gap_or_overlap(form: str) -> None:
    for grid in grids(form).values():
        covered = [
            (row, column)
            for line in grid.rows
            for slot in line
            for row in range(slot.row, slot.row + slot.row_span)
            for column in range(slot.column, slot.column + slot.column_span)
        ]
        assert sorted(covered) == [(row, column) for row in range(len(grid.rows)) for column in range(len(grid.widths))]


def test_only_titles_of_the_whole_table_stand_again_on_the_next_page() -> None:
    assert {name: grid.heads for name, grid in grids("2021").items()} == {"表二": 0, "表三": 3, "表四": 3}


def test_rows_and_columns_that_a_report_lacks_are_left_out() -> None:
    table = form_file("2021").form.table("表三")
    assert table is not None
    layout = layouts_of(registry().forms, form_file("2021").form)["表三"]
    kept = {row.id for row in table.rows} - {"1.属于国家秘密", "2.其他法律行政法规禁止公开"}
    column = table.rows[0].columns[2]
    grid = mandated_grid(table, layout, kept, [column])
    texts = [slot.text for row in grid.rows for slot in row]
    assert "1.属于国家秘密" not in texts
    assert column.label.text not in texts
    refused = next(slot for row in grid.rows for slot in row if slot.text == "（三）不予公开")
    assert refused.row_span == 6


def test_in_markdown_the_tables_stand_as_in_the_sample() -> None:
    def tables(text: str) -> list[str]:
        labels = [line.split(" | ")[0] for line in text.split("\n") if line.startswith("|")]
        return [label if label.startswith("|---") else label.strip("| 0123456789.") for label in labels]

    written = writer_for("report.md")(new_draft()).decode()
    assert tables(written) == tables(sample())
    assert [line.count("|") for line in written.split("\n") if line.startswith("|")] == [
        line.count("|") for line in sample().split("\n") if line.startswith("|")
    ]
