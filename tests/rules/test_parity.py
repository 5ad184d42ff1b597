"""The same report gives the same findings, at the right place, whatever the format it is published in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from govlint.context import Context
from govlint.linter import RECOGNISED, Options, check
from tests.engine.forms.disturbed import aligned_file, drawn, emptied, misplaced, numbered, unread
from tests.engine.readers.reader_contract import assert_contract
from tests.rules.linting import linted, registry
from tests.rules.test_catalogue import told
from tests.synthetic.cases import Case, formatted
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, LEVELED, PDF
from tests.synthetic.layouts import LAYOUTS
from tests.synthetic.nonreports import MODELS
from tests.synthetic.traps import TRAPS, Trap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _pytest.mark.structures import ParameterSet

    from govlint.results import Diagnostic, FileResult
    from tests.synthetic.mutations import Mutation
    from tests.synthetic.writer import Rendered

FORMS = [pytest.param("2021", 2023, id="2021"), pytest.param("2019", 2020, id="2019")]


class Loss(NamedTuple):
    """What some formats cannot hold: in mutations whose id begins so, codes are missing there, others said instead."""

    formats: frozenset[str]
    mutations: str
    missing: frozenset[str]
    instead: frozenset[str]
    reason: str


def _loss(formats: Iterable[str], mutations: str, missing: str, reason: str, *, instead: str = "") -> Loss:
    return Loss(frozenset(formats), mutations, frozenset(missing.split()), frozenset(instead.split()), reason)


_BESIDE = "without lines a label on several lines stands between its neighbours' lines"
LOSSES: tuple[Loss, ...] = (
    _loss(FORMATS.keys() - LEVELED, "GL107", "GL107", "headings are bold paragraphs without levels"),
    _loss(PDF, "GL501", "GL501", "what a PDF is read into may hold such characters without its author's doing"),
    _loss({"html_page", "html_page_gbk"}, "GL109", "GL109", "the page prints the title above the text in any case"),
    *(
        _loss({"pdf_unruled"}, f"GL202-{label}", "GL202", _BESIDE)
        for label in ("1.本机关不掌握", "法人或其他组织/法律服务机构", "自然人", "行政复议/结果维持")
    ),
    _loss({"pdf_unruled"}, "GL209-表三-twice", "", _BESIDE, instead="GL203 GL204"),
)


def checked(rendered: Rendered, context: Context | None = None) -> FileResult:
    """The result for a file; its document keeps the contract and no rule raises."""
    made = registry()
    path = f"report{rendered.suffix}"
    document = made.readers[rendered.suffix](path, rendered.data)
    assert_contract(document)
    result = check(path, document, made, Options(tuple(made.rules.values()), context=context or Context()))
    assert not result.failures, result.failures
    return result


def codes(result: FileResult) -> frozenset[str]:
    return frozenset(made.rule.code for made in result.diagnostics)


@cache
def in_one_text(mutation: Mutation, layout: str, seed: int) -> frozenset[str]:
    rendered = LAYOUTS[layout](mutation.apply(consistent(seed)))
    return codes(linted(rendered.text, rendered.suffix, mutation.context))


def losses(case: Case) -> list[Loss]:
    return [loss for loss in LOSSES if case.layout in loss.formats and case.mutation.id.startswith(loss.mutations)]


def expected_codes(case: Case) -> frozenset[str]:
    """The codes of the same report in Markdown, and what the table of losses says of the difference."""
    expected = in_one_text(case.mutation, "markdown" if "markdown" in case.mutation.layouts else "spaces", case.seed)
    for loss in losses(case):
        expected = expected - loss.missing | loss.instead
    return expected


def cases() -> Iterator[ParameterSet]:
    """Every mutation in every format; in PDF without lines, which is slow, one for each rule, and what is lost."""
    done = set()
    for case in formatted():
        if case.layout != "pdf_unruled" or case.code not in done or losses(case):
            yield pytest.param(case, id=case.id)
        if case.layout == "pdf_unruled":
            done.add(case.code)


def traps() -> list[ParameterSet]:
    return [
        pytest.param(trap, format_, id=f"{trap.name}-{format_}")
        for trap in TRAPS
        for format_ in FORMATS
        if trap.holds(format_)
    ]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("form", "year"), FORMS)
@pytest.mark.parametrize("seed", range(3))
def test_a_faultless_report_is_silent(format_: str, form: str, year: int, seed: int) -> None:
    result = checked(FORMATS[format_](consistent(seed, form=form, year=year, zero=seed == 2)))
    assert told(result.diagnostics) == []
    assert (result.form, result.year) == (form, year)


@pytest.mark.parametrize("case", list(cases()))
def test_a_fault_gives_the_codes_it_gives_in_markdown(case: Case) -> None:
    result = checked(case.render(), case.context)
    assert codes(result) == expected_codes(case), told(result.diagnostics)
    if not losses(case):
        assert_found(case, result)


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.mutations)
def test_what_is_said_to_be_lost_is_in_markdown(loss: Loss) -> None:
    found = [case for case in formatted(loss.formats) if loss in losses(case)]
    assert found
    assert all(loss.missing <= in_one_text(case.mutation, "markdown", case.seed) for case in found)


def page(made: Diagnostic) -> int:
    named = re.match(r"第(\d+)页第\d+行", made.finding.place[0])
    assert named, made.finding.place
    return int(named[1])


def assert_found(case: Case, result: FileResult) -> None:
    """The rule reports the fault where it is: on its line, in a PDF on its page."""
    found = [made for made in result.diagnostics if made.rule.code == case.code]
    lines = [made.finding.span.line for made in found]
    if case.layout in PDF:
        lines = [page(made) for made in found]
    expected = case.expected()
    assert all(not wanted.isdisjoint(lines) for wanted in expected), told(found)
    assert all(any(line in wanted for wanted in expected) for line in lines), told(found)
    assert all(made.finding.place for made in result.diagnostics)
    assert len({made.fingerprint for made in result.diagnostics}) == len(result.diagnostics)


@pytest.mark.parametrize(("trap", "format_"), traps())
def test_a_trap_is_silent(trap: Trap, format_: str) -> None:
    result = checked(trap.rendered(format_), trap.context)
    assert result.form
    assert told(made for made in result.diagnostics if made.rule.code not in trap.tolerated) == []


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", MODELS)
def test_of_what_is_no_report_nothing_else_is_said(format_: str, name: str) -> None:
    result = checked(FORMATS[format_](MODELS[name]))
    assert result.form is None
    assert [made.rule.code for made in result.diagnostics] == [RECOGNISED], told(result.diagnostics)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("form", "year"), FORMS)
def test_every_figure_is_read(format_: str, form: str, year: int) -> None:
    for seed in range(2):
        model = consistent(seed, form=form, year=year)
        report = aligned_file(FORMATS[format_](model))
        assert {cell: getattr(report.value(*cell), "raw", None) for cell in model.values} == model.values


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_no_figure_is_read_in_the_place_of_another(format_: str, form: str) -> None:
    for turn in range(2):
        model = numbered(drawn(format_, form, turn), form)
        report = aligned_file(FORMATS[format_](model))
        assert {cell: getattr(report.value(*cell), "raw", None) for cell in model.values} == model.values


@pytest.mark.parametrize("format_", sorted(FORMATS.keys() - {"pdf_unruled"}))
@pytest.mark.parametrize("count", [1, 10, 50])
def test_an_empty_cell_moves_no_figure(format_: str, count: int) -> None:
    random = drawn(format_, count)
    model = numbered(random)
    model = emptied(model, set(random.sample(sorted(model.values), count)))
    report = aligned_file(FORMATS[format_](model))
    assert misplaced(report, model) == []
    assert unread(report, model) == set()
