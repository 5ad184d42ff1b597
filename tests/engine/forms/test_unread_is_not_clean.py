"""A table that was not read is not a clean table: its rules never pass, and somebody says that it was not read."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.rules import Status
from tests.engine.forms.disturbed import YEARS, aligned_text, has_borders
from tests.rules.linting import linted
from tests.synthetic.consistent import consistent
from tests.synthetic.layouts import BORDERED, LAYOUTS, ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.results import FileResult
    from tests.synthetic.model import Part, ReportModel, Row
    from tests.synthetic.writer import Rendered

FORMS = ("2019", "2021")
SUMS = {"表三": ("GL301", "GL302", "GL303"), "表四": ("GL304",), "表二": ("GL305",)}
CHECKED = {"表三": ("GL301", "GL302", "GL303"), "表四": ("GL304",)}
UNREAD = {"GL201", "GL212"}
OTHER_WORDS = "桥梁隧道涵洞护栏路灯井盖绿篱站台岗亭泵房闸口岸线航标浮筒缆绳锚地堤坝溢洪渠首"


def garbled(table: str, kept: int = 0) -> Callable[[ReportModel], ReportModel]:
    """Every row label but the first `kept` is something else altogether, numbers included."""

    def apply(model: ReportModel) -> ReportModel:
        random = Random(table)  # noqa: S311
        rows = [row.id for made in model.tables if made.id == table for row in made.rows][kept:]
        labels = {f"row:{table}:{row}": "".join(random.sample(OTHER_WORDS, 9)) for row in rows}
        return replace(model, spelled={**model.spelled, **labels})

    return apply


def run_together(table: str) -> Callable[[ReportModel], ReportModel]:
    """The figures of every row are one string of digits."""

    def edit(row: Row) -> Iterator[Row]:
        first, *others = row.values
        yield replace(row, values={first: "".join(row.values.values()), **dict.fromkeys(others, "")})

    return lambda model: model.with_rows(table, edit)


def one_short(table: str) -> Callable[[ReportModel], ReportModel]:
    """The last figure of every row is missing."""

    def edit(row: Row) -> Iterator[Row]:
        yield replace(row, values={**row.values, list(row.values)[-1]: ""})

    return lambda model: model.with_rows(table, edit)


def dropped(table: str) -> Callable[[ReportModel], ReportModel]:
    """The table is not there; its part says that it is an annex."""

    def edit(part: Part) -> Part:
        if all(made.id != table for made in part.tables):
            return part
        return replace(part, tables=(), paragraphs=("统计表另附。",))

    return lambda model: replace(model, parts=tuple(map(edit, model.parts)))


def spoilt(form: str, layout: str, spoil: Callable[[ReportModel], ReportModel]) -> FileResult:
    rendered = LAYOUTS[layout](spoil(consistent(4, form=form, year=YEARS[form])))
    result = linted(rendered.text, rendered.suffix)
    assert result.form == form
    return result


def statuses(result: FileResult, table: str) -> set[Status]:
    return {result.outcomes[code].status for code in SUMS[table]}


def said(result: FileResult, table: str) -> set[str]:
    """The rules that say of this table that it is not there or was not read."""
    return {
        made.rule.code
        for made in result.diagnostics
        if made.rule.code in UNREAD and (made.rule.code == "GL201" or made.finding.place[0] == table)
    }


def test_a_table_that_was_read_passes() -> None:
    result = spoilt("2021", "markdown", lambda model: model)
    assert [statuses(result, table) for table in ("表三", "表四")] == [{Status.PASS}, {Status.PASS}]
    assert not said(result, "表三") | said(result, "表四") | said(result, "表二")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("table", SUMS)
def test_a_table_that_is_missing(table: str, layout: str, form: str) -> None:
    result = spoilt(form, layout, dropped(table))
    assert statuses(result, table) == {Status.NOT_APPLICABLE}
    assert said(result, table) == {"GL201"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_whose_labels_are_something_else(layout: str, form: str) -> None:
    result = spoilt(form, layout, garbled("表三"))
    assert statuses(result, "表三") == {Status.NOT_APPLICABLE}
    assert said(result, "表三")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_with_few_labels_that_are_right(layout: str) -> None:
    spoil = garbled("表三", kept=6)
    result = spoilt("2021", layout, spoil)
    assert statuses(result, "表三") == {Status.NOT_APPLICABLE}
    assert said(result, "表三") == {"GL212"}
    rendered = LAYOUTS[layout](spoil(consistent(4)))
    (reading,) = aligned_text(rendered.text, rendered.suffix).table("表三").readings
    assert not reading.readable
    assert {row.values for row in reading.rows} == {None}, "who gives up on a table reads none of it"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_labels_of_the_smallest_table_that_are_something_else(layout: str, form: str) -> None:
    result = spoilt(form, layout, garbled("表二"))
    assert statuses(result, "表二") == {Status.NOT_APPLICABLE}
    assert said(result, "表二")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("table", "layout"),
    [
        pytest.param(table, layout, id=f"{table}-{layout}")
        for table in CHECKED
        for layout in LAYOUTS
        if not has_borders(layout, table)
    ],
)
@pytest.mark.parametrize("spoil", [run_together, one_short])
def test_figures_that_cannot_be_told_apart(
    spoil: Callable[[str], Callable[[ReportModel], ReportModel]], table: str, layout: str, form: str
) -> None:
    result = spoilt(form, layout, spoil(table))
    assert statuses(result, table) == {Status.NOT_APPLICABLE}
    assert said(result, table)


@pytest.mark.parametrize("layout", sorted(BORDERED))
@pytest.mark.parametrize("table", CHECKED)
def test_figures_that_are_blank_in_a_table_with_borders(table: str, layout: str) -> None:
    result = spoilt("2021", layout, one_short(table))
    assert statuses(result, table) == {Status.NOT_APPLICABLE}
    assert result.outcomes["GL205"].status is Status.FAIL, "a blank cell is read: as blank"


def in_one_cell(rendered: Rendered) -> str:
    """The rows of table 3 with all figures in the first of their cells and no others behind it."""
    lines = rendered.text.split("\n")
    start, end = rendered.lines["part:三"], rendered.lines["part:四"]
    pattern = re.compile(r"\d+(?: *[|\t] *\d+){5,}")
    lines[start:end] = [pattern.sub(lambda match: re.sub(r"[|\t ]+", "", match[0]), line) for line in lines[start:end]]
    return "\n".join(lines)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("layout", sorted(ROWS))
def test_figures_that_share_a_cell(layout: str, form: str) -> None:
    rendered = LAYOUTS[layout](consistent(4, form=form, year=YEARS[form]))
    text = in_one_cell(rendered)
    assert text != rendered.text
    result = linted(text, rendered.suffix)
    assert statuses(result, "表三") == {Status.NOT_APPLICABLE}
    assert result.outcomes["GL212"].status is Status.REVIEW or result.outcomes["GL205"].status is Status.FAIL


Token = tuple[int, int, int]


def tokens(rendered: Rendered) -> list[Token]:
    """The words and figures of tables 3 and 4: line (from 0), start and end."""
    lines = rendered.text.split("\n")
    return [
        (number, match.start(), match.end())
        for number in range(rendered.lines["part:三"], rendered.lines["part:五"] - 1)
        if number != rendered.lines["part:四"] - 1
        for match in re.finditer(r"[^\s|]+", lines[number])
    ]


def without(rendered: Rendered, gone: set[Token]) -> str:
    lines = rendered.text.split("\n")
    for number, start, end in sorted(gone, reverse=True):
        lines[number] = lines[number][:start] + lines[number][end:]
    return "\n".join(lines)


@pytest.mark.parametrize("layout", LAYOUTS)
@given(st.integers(0, 11), st.sets(st.integers(0, 10**6), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, derandomize=True, database=None)
def test_what_passes_was_read_as_it_was_written(layout: str, number: int, picks: set[int]) -> None:
    model = consistent(number)
    rendered = LAYOUTS[layout](model)
    every = tokens(rendered)
    text = without(rendered, {every[pick % len(every)] for pick in picks})
    outcomes = linted(text, rendered.suffix).outcomes
    report = aligned_text(text, rendered.suffix)
    for table, codes in CHECKED.items():
        if any(outcomes[code].status is Status.PASS for code in codes):
            for cell, written in model.values.items():
                value = report.value(*cell)
                assert cell[0] != table or value is None or value.raw in {written, ""}
        if all(outcomes[code].status is Status.PASS for code in codes):
            read = {cell: report.value(*cell) for cell in model.values if cell[0] == table}
            assert all(read.values()), "every sum was checked, so every cell was read"
