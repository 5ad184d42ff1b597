"""Every figure lands in its own cell, or in none: whatever happens to labels, rows and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.forms.values import ValueKind
from tests.engine.forms.disturbed import (
    DISTURBANCES,
    aligned,
    drawn,
    emptied,
    has_borders,
    misplaced,
    numbered,
    table_3,
    unread,
    without_rows,
)
from tests.synthetic import mandated
from tests.synthetic.consistent import consistent
from tests.synthetic.layouts import BORDERED, BORDERLESS, LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.synthetic.model import ReportModel

FORMS = ("2019", "2021")
ROUNDS = range(2)
ROWS = [row.id for row in table_3(consistent(0)).rows]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
def test_every_figure_is_read(layout: str, form: str) -> None:
    model = numbered(drawn(layout, form), form)
    report = aligned(layout, model)
    assert report.form.id == form
    assert {cell: getattr(report.value(*cell), "raw", None) for cell in model.values} == model.values


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("disturb", DISTURBANCES)
def test_every_figure_that_is_there_is_read(
    layout: str, form: str, disturb: Callable[[ReportModel, Random], ReportModel]
) -> None:
    for turn in ROUNDS:
        random = drawn(layout, form, turn)
        model = disturb(numbered(random, form), random)
        report = aligned(layout, model)
        assert misplaced(report, model) == []
        assert unread(report, model) == set()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("gone", ROWS)
def test_a_missing_row_is_known_to_be_missing(layout: str, gone: str) -> None:
    model = without_rows(numbered(drawn(layout, gone)), {gone})
    report = aligned(layout, model)
    (reading,) = report.table("表三").readings
    assert misplaced(report, model) == []
    assert unread(report, model) == set()
    assert [row.id for row in reading.missing_rows] == [gone]
    assert reading.row(gone) is None


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kept", mandated.REFUSED[4:6])
def test_one_of_two_labels_that_differ_by_a_word_is_not_the_other(layout: str, kept: str) -> None:
    (gone,) = set(mandated.REFUSED[4:6]) - {kept}
    model = without_rows(numbered(drawn(layout, kept)), {gone}).with_spelling(f"row:表三:{kept}", kept[:-1])
    report = aligned(layout, model)
    assert misplaced(report, model) == []
    assert report.value("表三", gone, "自然人") is None
    assert report.value("表三", kept, "自然人")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("first", [2, 9, 14, 19])
def test_the_figures_of_other_labels_are_nobodys(layout: str, first: int) -> None:
    gone = ROWS[first : first + 2]
    model = numbered(drawn(layout, first))
    for row, label in zip(gone, ("属于工作秘密的信息", "本机关另行移送有关机关"), strict=True):
        model = model.with_spelling(f"row:表三:{row}", label)
    report = aligned(layout, model)
    assert misplaced(report, model) == []
    assert unread(report, model) == {cell for cell in model.values if cell[0] == "表三" and cell[1] in gone}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("count", [1, 3, 10])
def test_an_empty_cell_moves_no_figure(layout: str, form: str, count: int) -> None:
    for turn in ROUNDS:
        random = drawn(layout, form, count, turn)
        model = numbered(random, form)
        gone = set(random.sample(sorted(model.values), count))
        model = emptied(model, gone)
        report = aligned(layout, model)
        assert misplaced(report, model) == []
        rows = {(table, row) for table, row, _ in gone if not has_borders(layout, table)}
        assert unread(report, model) == {cell for cell in model.values if cell[:2] in rows}
        for table, row in rows:
            reading = report.table(table).readings[0].row(row)
            assert reading is not None, "the row is there: it is unread, not missing"
            assert reading.reason


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
def test_a_table_full_of_holes_moves_no_figure(layout: str, form: str) -> None:
    random = drawn(layout, form)
    model = numbered(random, form)
    model = emptied(model, set(random.sample(sorted(model.values), 50)))
    report = aligned(layout, model)
    assert misplaced(report, model) == []
    assert all(not has_borders(layout, table) for table, _, _ in unread(report, model))


@pytest.mark.parametrize("layout", sorted(BORDERED))
def test_an_empty_cell_is_blank_not_zero(layout: str) -> None:
    cell = ("表三", mandated.GRANTED, "总计")
    value = aligned(layout, emptied(consistent(2), {cell})).value(*cell)
    assert value is not None
    assert (value.kind, value.number) == (ValueKind.BLANK, None)


@pytest.mark.parametrize("layout", sorted(BORDERLESS))
@pytest.mark.parametrize("column", [*mandated.APPLICANTS, mandated.TOTAL])
def test_without_borders_it_is_not_guessed_which_figure_is_missing(layout: str, column: str) -> None:
    report = aligned(layout, emptied(consistent(2), {("表三", mandated.GRANTED, column)}))
    row = report.table("表三").readings[0].row(mandated.GRANTED)
    assert row is not None
    assert row.values is None
    assert "6 个数值，应为 7 个" in row.reason
