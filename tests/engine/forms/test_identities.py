"""The sums of a form, on tables filled by hand: what holds, what one wrong cell breaks, what is not checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.document import Anchor, Document, Span, Text
from govlint.forms.report import Report, RowReading, TableSlot
from govlint.forms.values import read_value
from govlint.source import Source
from tests.rules.figures.filled import slot_of
from tests.rules.linting import registry
from tests.synthetic import mandated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.forms.form import TableForm
    from govlint.forms.sum_check import SumCheck

Cell = tuple[str, str, str]
Figures = dict[Cell, int]

NAMES = ("applicant-total", "result-total", "balance", "review-total")
FORMS = ("2019", "2021")
QUICK = settings(max_examples=40, deadline=None)
REVIEWS = [f"{block}/{result}" for block in mandated.REVIEW_BLOCKS for result in mandated.REVIEW_RESULTS]


def results(form: str) -> list[str]:
    return [row.id for row in mandated.result_rows(form)]


def consistent_figures(form: str, drawn: list[int]) -> Figures:
    """Tables 3 and 4 made to agree from as many independent figures as they need."""
    numbers = iter(drawn)
    made: Figures = {}
    for column in mandated.APPLICANTS:
        for row in results(form):
            made["表三", row, column] = next(numbers)
        done = sum(made["表三", row, column] for row in results(form))
        pending = next(numbers)
        carried = min(next(numbers), done + pending)
        made |= {
            ("表三", mandated.DONE, column): done,
            ("表三", mandated.PENDING, column): pending,
            ("表三", mandated.CARRIED, column): carried,
            ("表三", mandated.RECEIVED, column): done + pending - carried,
        }
    for row in dict.fromkeys(row for _, row, _ in made):
        made["表三", row, mandated.TOTAL] = sum(made["表三", row, column] for column in mandated.APPLICANTS)
    for block in mandated.REVIEW_BLOCKS:
        parts = {("表四", mandated.REVIEW_ROW, f"{block}/{r}"): next(numbers) for r in mandated.REVIEW_RESULTS}
        made |= parts
        made["表四", mandated.REVIEW_ROW, f"{block}/{mandated.TOTAL}"] = sum(parts.values())
    return made


def needed(form: str) -> int:
    return len(mandated.APPLICANTS) * (len(results(form)) + 2) + len(REVIEWS)


def filled(table: TableForm, written: Mapping[Cell, str], unread: frozenset[str]) -> TableSlot:
    rows = []
    for line, row in enumerate(table.rows, 1):
        cells = [written[table.id, row.id, column.id] for column in row.columns]
        values = tuple(read_value(Text(cell, (Anchor(0, line, 10 * at),))) for at, cell in enumerate(cells, 1))
        rows.append(RowReading(row, None, Span(line, 1, line, 9), row.columns, None if row.id in unread else values))
    return slot_of(table, rows)


def report(form_id: str, written: Mapping[Cell, str], unread: frozenset[str] = frozenset()) -> Report:
    form = next(file.form for file in registry().forms if file.id == form_id)
    slots = tuple(filled(table, written, unread) for table in form.tables if table.id != "表二")
    return Report(Document(Source("x.md", b""), ()), form, form, form.years[0], None, (), (), slots)


def printed(figures: Figures) -> dict[Cell, str]:
    return {cell: str(number) for cell, number in figures.items()}


def checks(made: Report) -> list[SumCheck]:
    return [check for name in NAMES for check in made.sums(name)]


def standing(form: str, cell: Cell) -> set[tuple[str, ...]]:
    """The sums that a cell stands in, by name and place; worked out from the mandate, not from the form's data."""
    table, row, column = cell
    if table == "表四":
        block = column.rpartition("/")[0]
        return {("review-total", table, row, f"{block}/{mandated.TOTAL}")}
    sums: set[tuple[str, ...]] = {("applicant-total", table, row)}
    if row in (*results(form), mandated.DONE):
        sums.add(("result-total", table, column))
    if row not in results(form):
        sums.add(("balance", table, column))
    return sums


def with_status(made: Report, status: str) -> set[tuple[str, ...]]:
    return {(check.name, *check.place) for check in checks(made) if check.status == status}


def figures(form: str) -> st.SearchStrategy[Figures]:
    number = st.integers(0, 99_999)
    size = needed(form)
    return st.lists(number, min_size=size, max_size=size).map(lambda drawn: consistent_figures(form, drawn))


PLAIN = {form: consistent_figures(form, [at * 7 % 23 for at in range(needed(form))]) for form in FORMS}
CELLS = [(form, cell) for form in FORMS for cell in PLAIN[form]]


@pytest.mark.parametrize("form", FORMS)
def test_every_cell_stands_in_a_sum(form: str) -> None:
    places = {(check.name, *check.place) for check in checks(report(form, printed(PLAIN[form])))}
    assert places == set().union(*(standing(form, cell) for cell in PLAIN[form]))


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
@QUICK
def test_what_adds_up_holds(form: str, data: st.DataObject) -> None:
    made = report(form, printed(data.draw(figures(form))))
    assert {check.status for check in checks(made)} == {"holds"}


@given(st.sampled_from(CELLS), st.integers(-9999, 9999).filter(bool))
@QUICK
def test_a_shifted_cell_breaks_exactly_the_sums_it_stands_in(cell: tuple[str, Cell], by: int) -> None:
    form, at = cell
    shifted = PLAIN[form] | {at: PLAIN[form][at] + by}
    made = report(form, printed(shifted))
    assert with_status(made, "broken") == standing(form, at)
    assert with_status(made, "unread") == set()


@given(st.sampled_from(CELLS), st.sampled_from(["", "—", "/", "无", "见附件"]))
@QUICK
def test_a_cell_without_a_number_leaves_its_sums_unread(cell: tuple[str, Cell], said: str) -> None:
    form, at = cell
    made = report(form, printed(PLAIN[form]) | {at: said})
    assert with_status(made, "unread") == standing(form, at)
    assert with_status(made, "broken") == set()
    for check in checks(made):
        assert bool(check.reason) == (check.status == "unread")


@given(st.sampled_from(CELLS))
@QUICK
def test_an_empty_cell_is_not_zero_even_where_zero_would_do(cell: tuple[str, Cell]) -> None:
    form, at = cell
    nothing = dict.fromkeys(PLAIN[form], "0")
    assert with_status(report(form, nothing | {at: ""}), "holds").isdisjoint(standing(form, at))


@given(st.sampled_from([(form, row) for form in FORMS for row in dict.fromkeys(c[1] for c in PLAIN[form])]))
@QUICK
def test_a_row_that_was_not_read_leaves_its_sums_unread(row: tuple[str, str]) -> None:
    form, gone = row
    made = report(form, printed(PLAIN[form]), frozenset({gone}))
    expected = set().union(*(standing(form, cell) for cell in PLAIN[form] if cell[1] == gone))
    assert with_status(made, "unread") == expected
    assert with_status(made, "broken") == set()


def test_fractions_are_added_exactly() -> None:
    tenths = dict.fromkeys(PLAIN["2021"], "0.1") | {
        ("表四", mandated.REVIEW_ROW, f"{block}/{mandated.TOTAL}"): "0.4" for block in mandated.REVIEW_BLOCKS
    }
    assert {check.status for check in report("2021", tenths).sums("review-total")} == {"holds"}


def test_the_cells_of_a_sum() -> None:
    made = report("2021", printed(PLAIN["2021"]))
    check = next(check for check in made.sums("balance") if check.place == ("表三", "自然人"))
    assert [term.row.id for term in check.total] == [mandated.DONE, mandated.PENDING]
    assert [term.row.id for term in check.terms] == [mandated.RECEIVED, mandated.CARRIED]
    assert {term.column.id for term in (*check.total, *check.terms)} == {"自然人"}
    assert [term.value and term.value.raw for term in check.terms] == [
        str(PLAIN["2021"]["表三", row, "自然人"]) for row in (mandated.RECEIVED, mandated.CARRIED)
    ]


def test_an_identity_that_the_form_does_not_have_has_no_sums() -> None:
    assert report("2021", printed(PLAIN["2021"])).sums("no-such-identity") == ()
