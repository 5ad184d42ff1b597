"""The generator itself: its reports add up, and its record of lines is true."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

import govlint_disclosure
from govlint.forms.form_file import load_form
from tests.synthetic import mandated
from tests.synthetic.cases import cases, faultless, mutated
from tests.synthetic.consistent import consistent
from tests.synthetic.layouts import LAYOUTS
from tests.synthetic.nonreports import nonreports
from tests.synthetic.traps import TRAPS, Trap, traps

if TYPE_CHECKING:
    from tests.synthetic.model import ReportModel

SEEDS = range(12)
MODELS = [
    pytest.param(consistent(seed, form=form, year=int(form) + 1, zero=zero), id=f"{form}-{seed}{'-zero' * zero}")
    for form in ("2019", "2021")
    for zero in (False, True)
    for seed in SEEDS
]


@pytest.mark.parametrize("model", MODELS)
def test_figures_keep_the_identities(model: ReportModel) -> None:
    results = [row.id for row in mandated.result_rows(model.form)]

    values = model.values

    def figure(row: str, column: str, table: str = "表三") -> int:
        return int(values[table, row, column])

    for row in (mandated.RECEIVED, mandated.CARRIED, *results, mandated.DONE, mandated.PENDING):
        assert figure(row, mandated.TOTAL) == sum(figure(row, column) for column in mandated.APPLICANTS)
    for column in (*mandated.APPLICANTS, mandated.TOTAL):
        done = figure(mandated.DONE, column)
        assert done == sum(figure(row, column) for row in results)
        assert figure(mandated.RECEIVED, column) + figure(mandated.CARRIED, column) == done + figure(
            mandated.PENDING, column
        )
    for block in mandated.REVIEW_BLOCKS:
        total = sum(figure(mandated.REVIEW_ROW, f"{block}/{result}", "表四") for result in mandated.REVIEW_RESULTS)
        assert figure(mandated.REVIEW_ROW, f"{block}/{mandated.TOTAL}", "表四") == total
    assert all(0 <= int(value) <= 9999 for (table, _, _), value in model.values.items() if table != "表二")


@pytest.mark.parametrize("model", [param for param in MODELS if "2021" in str(param.id)])
def test_effective_documents_cover_what_was_made(model: ReportModel) -> None:
    columns = ("本年制发件数", "本年废止件数", "现行有效件数")
    made, repealed, effective = (int(model.values["表二", "行政规范性文件", column]) for column in columns)
    assert effective >= made - repealed


def test_every_value_of_the_form_is_there() -> None:
    assert len(consistent(0).values) == 10 + 25 * 7 + 15
    assert len(consistent(0, form="2019", year=2020).values) == 22 + 23 * 7 + 15


def squeezed(text: str) -> str:
    return re.sub(r"\s|<br>", "", unicodedata.normalize("NFKC", text))


def said(model: ReportModel, values: dict[tuple[str, str, str], str], key: str) -> str:
    """What the line recorded for `key` must begin with or hold."""
    kind, _, rest = key.partition(":")
    if kind == "cell":
        table, _, place = rest.partition(":")
        row = max((row.id for found in model.tables if found.id == table for row in found.rows
                   if place.startswith(f"{row.id}:")), key=len)  # fmt: skip
        return values[table, row, place[len(row) + 1 :]]
    if kind in {"row", "group"}:
        table, _, label = rest.partition(":")
        return "" if table == "表四" else label
    if kind == "title":
        return mandated.title_text(rest.partition(":")[2].partition(":")[2])
    if kind == "part":
        return model.part(rest).heading
    if kind == "paragraph":
        number, _, index = rest.partition(":")
        return model.told(model.part(number).paragraphs[int(index)])
    if key == "title":
        return model.title[0]
    return model.told(model.preamble[int(rest)]) if kind == "preamble" else ""


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_recorded_lines_hold_what_they_say(layout: str, form: str) -> None:
    model = consistent(5, form=form, year=int(form) + 1)
    rendered = LAYOUTS[layout](model)
    lines, values = rendered.text.split("\n"), model.values
    for key, number in rendered.lines.items():
        text = said(model, values, key)
        line = lines[number - 1]
        if key.startswith("cell:"):
            assert text in re.split(r"[\s|]+", line), key
        else:
            assert squeezed(text)[:2] in squeezed(line), key
    expected = {f"cell:{table}:{row}:{column}" for table, row, column in model.values}
    assert expected <= rendered.lines.keys()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rendering_is_deterministic(layout: str) -> None:
    assert LAYOUTS[layout](consistent(7)) == LAYOUTS[layout](consistent(7))
    assert LAYOUTS[layout](consistent(7)).text != LAYOUTS[layout](consistent(8)).text


@pytest.mark.parametrize("form_id", ["2019", "2021"])
def test_the_ruleset_has_the_same_labels(form_id: str) -> None:
    form = load_form(files(govlint_disclosure) / "forms" / f"{form_id}.toml")
    assert {part.number: part.label.text for part in form.parts} == mandated.PART_HEADINGS
    for table in form.tables:
        sections = mandated.sections(table.id, form_id)
        rows = [(row.id, tuple(g.text for g in row.groups)) for row in table.rows]
        assert rows == [(row.id, row.groups) for section in sections for row in section.rows]
        columns = [tuple(column.id for column in row.columns) for row in table.rows]
        assert columns == [section.columns for section in sections for _ in section.rows]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_mutations_change_the_text_and_know_where(layout: str) -> None:
    for case in mutated(layouts=[layout]):
        assert case.render().text != LAYOUTS[layout](consistent(case.seed)).text, case.id
        assert all(case.expected()), case.id


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_traps_change_the_file_but_not_the_sums(trap: Trap) -> None:
    for layout in trap.layouts & {"tabs", "spaces", "markdown"}:
        assert trap.data(layout) != LAYOUTS[layout](consistent(3)).text.encode()
    if trap.name not in {"full-width-digits", "thousands-set-apart"}:
        assert not broken(trap.model(consistent(3)))


@pytest.mark.parametrize(("text", "suffix"), nonreports())
def test_nonreports_are_texts(text: str, suffix: str) -> None:
    assert text.endswith("\n")
    assert (suffix == ".md") == ("|---" in text)


@pytest.mark.parametrize(("code", "kept"), [("GL301", {"rows"}), ("GL302", {"columns"}), ("GL303", {"balance"})])
def test_mutations_of_figures_break_one_kind_of_sum(code: str, kept: set[str]) -> None:
    for case in mutated([code], ["markdown"]):
        if not case.mutation.also:
            assert broken(case.model()) == kept, case.id


def broken(model: ReportModel) -> set[str]:
    """The kinds of sums of table 3 that do not hold."""
    results = [row.id for row in mandated.result_rows(model.form)]
    columns = (*mandated.APPLICANTS, mandated.TOTAL)
    values = model.values
    figure = {
        (row, column): int(values["表三", row, column])
        for row in (mandated.RECEIVED, mandated.CARRIED, *results, mandated.DONE, mandated.PENDING)
        for column in columns
    }
    found = set()
    for row in {row for row, _ in figure}:
        if figure[row, mandated.TOTAL] != sum(figure[row, column] for column in mandated.APPLICANTS):
            found.add("rows")
    for column in columns:
        if figure[mandated.DONE, column] != sum(figure[row, column] for row in results):
            found.add("columns")
        ended = figure[mandated.DONE, column] + figure[mandated.PENDING, column]
        if figure[mandated.RECEIVED, column] + figure[mandated.CARRIED, column] != ended:
            found.add("balance")
    return found


def test_every_rule_in_reach_has_a_mutation_and_every_layout_a_report() -> None:
    codes = {case.code for case in mutated()}
    numbers = [
        *range(101, 112),
        *range(201, 213),
        *range(301, 307),
        *range(401, 418),
        *range(501, 510),
        601,
        602,
        603,
        605,
        606,
    ]
    assert codes == {f"GL{number}" for number in numbers}
    assert len({param.id for param in faultless()}) == len(LAYOUTS) * 2 * 3
    assert len({param.id for param in cases()}) == sum(1 for _ in mutated())
    assert len({param.id for param in traps()}) == sum(len(trap.layouts) for trap in TRAPS)
