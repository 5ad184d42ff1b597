"""The sums of the forms: how many there are, what they give, and where figures contradict."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govlint.authoring.figures.names import CellKey
from govlint.authoring.filling.arithmetic import completed, contradictions, sums_of
from tests.engine.authoring.written import YEARS, form_file
from tests.synthetic import mandated
from tests.synthetic.consistent import consistent

RECEIVED, TOTAL = mandated.RECEIVED, mandated.TOTAL
FORMS = ("2019", "2021")


def figures(form: str, seed: int = 1) -> dict[CellKey, Decimal]:
    model = consistent(seed, form=form, year=YEARS[form])
    return {CellKey(*cell): Decimal(value) for cell, value in model.values.items()}


@pytest.mark.parametrize(("form", "count"), [("2019", 23 + 7 + 7 + 3), ("2021", 25 + 7 + 7 + 3)])
def test_every_sum_of_the_form_is_there(form: str, count: int) -> None:
    sums = sums_of(form_file(form).form)
    assert len(sums) == count
    assert len({made.cells for made in sums}) == count


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(3))
def test_left_out_totals_are_computed(form: str, seed: int) -> None:
    sums = sums_of(form_file(form).form)
    known = figures(form, seed)
    totals = {cell for made in sums for cell in made.total}
    given = {cell: number for cell, number in known.items() if cell not in totals}
    found = completed(sums, given)
    assert found == {cell: known[cell] for cell in totals}
    assert list(contradictions(sums, given | found)) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_blank_term_is_no_zero(form: str) -> None:
    sums = sums_of(form_file(form).form)
    totals = {cell for made in sums for cell in made.total}
    given = {cell: number for cell, number in figures(form).items() if cell not in totals}
    del given[CellKey("表三", RECEIVED, "自然人")]
    found = completed(sums, given)
    assert CellKey("表三", RECEIVED, TOTAL) not in found
    assert CellKey("表三", RECEIVED, "自然人") not in found
    # What 结转 comes to for natural persons, and so in all, is open now; all else is known.
    assert totals - found.keys() == {
        CellKey("表三", RECEIVED, TOTAL),
        CellKey("表三", mandated.PENDING, "自然人"),
        CellKey("表三", mandated.PENDING, TOTAL),
    }


@pytest.mark.parametrize("form", FORMS)
def test_a_single_wrong_figure_contradicts_its_sums(form: str) -> None:
    sums = sums_of(form_file(form).form)
    known = figures(form)
    for cell in [cell for cell in known if cell.table != "表二"][::7]:
        wrong = known | {cell: known[cell] + 1}
        assert {made.cells for made, _ in contradictions(sums, wrong)} == {
            made.cells for made in sums if cell in made.cells
        }


def test_figures_without_sums_never_contradict() -> None:
    sums = sums_of(form_file("2021").form)
    known = figures("2021")
    assert not list(contradictions(sums, known | {CellKey("表二", "行政许可", "本年处理决定数量"): Decimal(999)}))
