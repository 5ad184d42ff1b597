"""Is it such a report? It is where it is filled in; a blank form, a quotation or another year's form is not claimed."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from govlint.forms.align import Wanted, align
from govlint.reading import reader_for
from tests.engine.forms.disturbed import numbered
from tests.rules.linting import registry
from tests.synthetic.consistent import consistent
from tests.synthetic.layouts import LAYOUTS
from tests.synthetic.nonreports import DOCUMENTS, nonreports, without_figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.forms.report import Report
    from tests.synthetic.model import ReportModel

LONG = "全年依法公开各类信息，及时回应群众关切，规范办理每一件申请，并对公开平台作了更新和维护。" * 2


def read(text: str, suffix: str = ".txt", wanted: Wanted | None = None) -> Report | None:
    reader = reader_for(f"a{suffix}", registry().readers)
    assert reader
    return align(reader(f"a{suffix}", text.encode()), registry().forms, wanted)


def laid(model: ReportModel, layout: str, wanted: Wanted | None = None) -> Report | None:
    rendered = LAYOUTS[layout](model)
    return read(rendered.text, rendered.suffix, wanted)


def without_title(model: ReportModel) -> ReportModel:
    return replace(model, title=())


def without_parts(*gone: str) -> Callable[[ReportModel], ReportModel]:
    return lambda model: replace(model, parts=tuple(part for part in model.parts if part.id not in gone))


def without_headings(model: ReportModel) -> ReportModel:
    parts = tuple(replace(part, number="", heading="工作情况") for part in model.parts)
    return replace(model, parts=parts)


def with_no_tables(model: ReportModel) -> ReportModel:
    parts = (replace(part, tables=(), paragraphs=(*part.paragraphs, LONG)) for part in model.parts)
    return replace(model, parts=tuple(parts))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda model: model, id="complete"),
        pytest.param(without_title, id="without a title"),
        pytest.param(without_parts("五", "六"), id="the last parts missing"),
        pytest.param(without_parts("一"), id="the first part missing"),
        pytest.param(without_parts("四"), id="a part with a table missing"),
        pytest.param(with_no_tables, id="without tables, told in words"),
    ],
)
def test_a_report(change: Callable[[ReportModel], ReportModel], layout: str) -> None:
    assert laid(change(consistent(6)), layout)


@pytest.mark.parametrize("layout", ["tabs", "markdown", "spaces_dense"])
def test_a_report_of_zeros(layout: str) -> None:
    assert laid(consistent(1, zero=True), layout)


@pytest.mark.parametrize(
    ("title", "year", "form"),
    [
        pytest.param("云岭市水务局2019年政府信息公开工作年度报告", 2019, "2019", id="the first form's first year"),
        pytest.param("云岭市水务局2020年政府信息公开工作年度报告", 2020, "2019", id="its last year"),
        pytest.param("云岭市水务局2021年政府信息公开工作年度报告", 2021, "2021", id="the next form's first year"),
        pytest.param("云岭市水务局2031年政府信息公开工作年度报告", 2031, "2021", id="a year to come"),
        pytest.param("云岭市水务局二〇二〇年政府信息公开工作年度报告", 2020, "2019", id="Chinese numerals"),
    ],
)
def test_the_year_decides_which_form_is_due(title: str, year: int, form: str) -> None:
    report = laid(replace(consistent(0), title=(title,)), "tabs")
    assert report
    assert (report.year, report.due_form.id) == (year, form)


@pytest.mark.parametrize("layout", ["tabs", "markdown", "spaces"])
def test_an_obsolete_form_is_read_as_what_it_is(layout: str) -> None:
    old = numbered(Random(2), "2019")  # noqa: S311
    report = laid(replace(old, title=("云岭市水务局2023年政府信息公开工作年度报告",)), layout)
    assert report
    assert (report.due_form.id, report.form.id) == ("2021", "2019")
    assert all(report.value(*cell) for cell in old.values)


def test_without_a_year_the_form_of_the_tables_is_the_due_one() -> None:
    text = re.sub(r"20\d\d", "", LAYOUTS["tabs"](consistent(0, form="2019", year=2020)).text)
    report = read(text)
    assert report
    assert (report.year, report.due_form.id, report.form.id) == (None, "2019", "2019")


def test_what_the_user_says_goes_before_what_the_document_says() -> None:
    report = laid(consistent(0), "tabs", Wanted(year=2020))
    assert report
    assert (report.year, report.due_form.id) == (2020, "2019")
    report = laid(consistent(0), "tabs", Wanted(form="2019"))
    assert report
    assert (report.form.id, report.due_form.id) == ("2019", "2019")


def test_a_form_that_the_user_names_claims_anything() -> None:
    assert read("通知。\n") is None
    assert read("通知。\n", wanted=Wanted(form="2021"))


def test_a_form_that_does_not_exist_claims_nothing() -> None:
    assert laid(consistent(0), "tabs", Wanted(form="1999")) is None


@pytest.mark.parametrize(("text", "suffix"), nonreports())
def test_what_is_no_report(text: str, suffix: str) -> None:
    assert read(text, suffix) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("\n\n", id="empty lines"),
        pytest.param("1 2 3\n" * 60, id="figures alone"),
        pytest.param("一、总体情况\n\n" * 30, id="a heading over and over"),
        pytest.param("云岭市水务局2024年政府信息公开工作年度报告\n", id="a title alone"),
        pytest.param(f"云岭市水务局2024年政府信息公开工作年度报告\n\n{LONG}\n", id="a title and some words"),
        pytest.param("| | |\n|---|---|\n| | |\n", id="an empty table"),
    ],
)
def test_scraps_are_no_report(text: str) -> None:
    if text.strip():
        assert read(text) is None
        assert read(text, ".md") is None


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(without_figures, id="no figures"),
        pytest.param(lambda m: without_headings(without_title(m)), id="figures under other headings, no title"),
    ],
)
@pytest.mark.parametrize("layout", ["tabs", "markdown", "spaces", "cell_per_line"])
def test_headings_or_figures_alone_do_not_make_a_report(
    change: Callable[[ReportModel], ReportModel], layout: str
) -> None:
    model = change(consistent(6))
    bare = replace(model, title=("（机关名称）政府信息公开工作年度报告",)) if model.title else model
    assert laid(bare, layout) is None


@pytest.mark.parametrize("year", [2008, 2014, 2018])
def test_a_year_before_the_forms(year: int) -> None:
    model = replace(consistent(0), title=(f"云岭市水务局{year}年政府信息公开工作年度报告",))
    assert laid(model, "tabs") is None


def test_several_reports_in_one_file_are_not_one() -> None:
    texts = [LAYOUTS["tabs"](consistent(number)).text for number in (1, 2)]
    assert all(read(text) for text in texts)
    assert read("\n".join(texts)) is None


def test_a_document_is_none_of_no_forms() -> None:
    text, _ = DOCUMENTS["interview"]
    reader = reader_for("a.txt", registry().readers)
    assert reader
    assert align(reader("a.txt", text.encode()), ()) is None
