"""Reports in which every figure is unlike all others, with labels misspelt, rows lost or swapped, figures left out."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Final

import pytest

from govlint.forms.align import Wanted, align
from tests.rules.linting import registry
from tests.synthetic.consistent import consistent
from tests.synthetic.layouts import LAYOUTS, cells, spaces
from tests.synthetic.writer import Rendered

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from govlint.forms.report import Report
    from tests.synthetic.model import ReportModel, Row, Table

Cell = tuple[str, str, str]

YEARS = {"2019": 2020, "2021": 2023}
_STRAY = "行政公开申请信息处理的一是在不了有和人这中大为上个国"
_NO_BORDERS = (spaces.wide, spaces.narrow, cells.bare)


def drawn(*words: object) -> Random:
    """The same dice for the same test."""
    return Random("/".join(map(str, words)))  # noqa: S311


def has_borders(layout: str, table_id: str) -> bool:
    """Whether an empty cell of this table leaves a trace in this layout."""
    tables = LAYOUTS[layout].tables
    return (tables.get(table_id) or tables[""]) not in _NO_BORDERS


def aligned(layout: str, model: ReportModel) -> Report:
    """The report as it is read back from this layout; it must be recognised."""
    return aligned_file(LAYOUTS[layout](model))


def aligned_text(text: str, suffix: str) -> Report:
    """The report in a text, which must be recognised."""
    return aligned_file(Rendered(text.encode(), suffix))


def aligned_file(rendered: Rendered) -> Report:
    """The report in a file, which must be recognised."""
    document = registry().readers[rendered.suffix](f"report{rendered.suffix}", rendered.data)
    report = align(document, registry().forms, Wanted())
    assert report, "not recognised as a report"
    return report


def numbered(random: Random, form: str = "2021") -> ReportModel:
    """A report whose figures are all different, so that one in a wrong place is seen to be there."""
    numbers = iter(random.sample(range(100, 9999), 400))

    def edit(row: Row) -> Iterator[Row]:
        yield replace(row, values={column: str(next(numbers)) for column in row.values})

    model = consistent(random.randrange(12), form=form, year=YEARS[form])
    for table in ("表二", "表三", "表四"):
        model = model.with_rows(table, edit)
    return model


def misspelt(model: ReportModel, random: Random, count: int) -> ReportModel:
    """One character wrong, missing or too many in each of `count` row labels."""
    rows = [(table.id, row.id) for table in model.tables for row in table.rows if table.id != "表四"]
    for table, label in random.sample([row for row in rows if len(row[1]) >= 3], count):
        model = model.with_spelling(f"row:{table}:{label}", _slip(label, random))
    return model


def _slip(label: str, random: Random) -> str:
    at = random.randrange(len(label))
    rest = random.choice([label[at:], label[at + 1 :]])
    added = random.choice(_STRAY) if len(rest) == len(label) - at else random.choice(["", random.choice(_STRAY)])
    return label[:at] + added + rest


def without_rows(model: ReportModel, gone: Collection[str]) -> ReportModel:
    """Table 3 without these rows."""

    def edit(row: Row) -> Iterator[Row]:
        if row.id not in gone:
            yield row

    return model.with_rows("表三", edit)


def with_rows_lost(model: ReportModel, random: Random, count: int) -> ReportModel:
    """Table 3 without `count` of its rows."""
    return without_rows(model, random.sample([row.id for row in table_3(model).rows], count))


def with_rows_swapped(model: ReportModel, random: Random, count: int) -> ReportModel:
    """Table 3 with rows exchanged, `count` times two of them."""

    def edit(table: Table) -> Table:
        (section,) = table.sections
        rows = list(section.rows)
        for _ in range(count):
            one, other = random.sample(range(len(rows)), 2)
            rows[one], rows[other] = rows[other], rows[one]
        return replace(table, sections=(replace(section, rows=tuple(rows)),))

    return model.with_table("表三", edit)


def emptied(model: ReportModel, gone: Collection[Cell]) -> ReportModel:
    """These cells left empty."""

    def blank(table: str) -> Callable[[Row], Iterator[Row]]:
        def edit(row: Row) -> Iterator[Row]:
            kept = {column: "" if (table, row.id, column) in gone else value for column, value in row.values.items()}
            yield replace(row, values=kept)

        return edit

    for table in ("表二", "表三", "表四"):
        model = model.with_rows(table, blank(table))
    return model


def table_3(model: ReportModel) -> Table:
    """表三 of a model."""
    return next(table for table in model.tables if table.id == "表三")


def misplaced(report: Report, model: ReportModel) -> list[tuple[Cell, str]]:
    """Cells that were read and do not say what was written, with what was read."""
    written = model.values
    found = []
    for reading in report.readings():
        for row in reading.rows:
            for column, value in zip(row.columns, row.values or (), strict=False):
                cell = (reading.form.id, row.row.id, column.id)
                if value.raw != written.get(cell):
                    found.append((cell, value.raw))
    return found


def unread(report: Report, model: ReportModel) -> set[Cell]:
    """Cells that were written and not read; an empty cell that was read as empty counts as read."""
    return {cell for cell in model.values if report.value(*cell) is None}


DISTURBANCES: Final = (
    pytest.param(lambda model, random: misspelt(model, random, 1), id="a label misspelt"),
    pytest.param(lambda model, random: misspelt(model, random, 5), id="5 labels misspelt"),
    pytest.param(lambda model, random: misspelt(model, random, 15), id="15 labels misspelt"),
    pytest.param(lambda model, random: with_rows_lost(model, random, 1), id="a row missing"),
    pytest.param(lambda model, random: with_rows_lost(model, random, 3), id="3 rows missing"),
    pytest.param(lambda model, random: with_rows_swapped(model, random, 1), id="2 rows swapped"),
    pytest.param(lambda model, random: with_rows_swapped(model, random, 3), id="rows swapped three times"),
    pytest.param(
        lambda model, random: misspelt(with_rows_lost(model, random, 2), random, 5),
        id="2 rows missing and 5 labels misspelt",
    ),
    pytest.param(
        lambda model, random: misspelt(with_rows_swapped(model, random, 1), random, 3),
        id="2 rows swapped and 3 labels misspelt",
    ),
)
"""Ways in which labels and rows are not as the form has them; each takes a model and where to draw from."""
