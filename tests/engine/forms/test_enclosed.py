"""Reports whose tables, or which as a whole, were typed into one table are read like all others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.engine.forms.disturbed import aligned_file
from tests.rules.linting import linted
from tests.rules.test_catalogue import told
from tests.synthetic.consistent import consistent
from tests.synthetic.formats.html import html
from tests.synthetic.mutations import MUTATIONS, Mutation
from tests.synthetic.writer import Rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.synthetic.model import ReportModel

    Way = Callable[[ReportModel], str]

LINES = re.compile(r"<(p|h\d)>(.*)</\1>")
BETWEEN = re.compile(r"</table>\n<h2>(.*)</h2>\n<table>")
ROW = r"<tr><td colspan=15>\1</td></tr>"


def tables_in_one(model: ReportModel) -> str:
    """The report with its three tables in one, on the same lines."""
    return BETWEEN.sub(f"\n{ROW}\n", html(model).text)


def all_in_one(model: ReportModel) -> str:
    """The report as one table, on the same lines."""
    text = LINES.sub(r"<tr><td colspan=15>\2</td></tr>", html(model).text)
    text = re.sub("</?table>", "", text)
    return text.replace("<body>", "<body><table>").replace("</body>", "</table></body>")


def headings_boxed(model: ReportModel) -> str:
    """The report with each heading in a table of its own."""
    return re.sub("<h2>(.*)</h2>", r"<table><tr><td>\1</td></tr></table>", html(model).text)


WAYS = [tables_in_one, all_in_one, headings_boxed]
FORMS = [pytest.param("2021", 2023, id="2021"), pytest.param("2019", 2020, id="2019")]
FAULTS = [
    mutation for mutation in MUTATIONS if mutation.code[:3] in ("GL3", "GL4") or mutation.code in ("GL101", "GL203")
]


def file(model: ReportModel, way: Way) -> Rendered:
    """The report as a page; its lines are those of the page with a table for each."""
    return Rendered(way(model).encode(), ".html", html(model).lines)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("form", "year"), FORMS)
@pytest.mark.parametrize("seed", range(4))
def test_a_faultless_report_is_silent_and_read_whole(way: Way, form: str, year: int, seed: int) -> None:
    model = consistent(seed, form=form, year=year)
    rendered = file(model, way)
    assert told(linted(rendered.data, ".html").diagnostics) == []
    report = aligned_file(rendered)
    assert {cell: getattr(report.value(*cell), "raw", None) for cell in model.values} == model.values
    assert report.title
    assert report.title.organ == model.organ


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("mutation", FAULTS, ids=lambda mutation: mutation.id)
def test_a_fault_is_found_on_its_line(way: Way, mutation: Mutation) -> None:
    model = mutation.apply(consistent(3))
    made = linted(way(model), ".html", mutation.context).diagnostics
    same = linted(html(model).text, ".html", mutation.context).diagnostics
    assert [(d.rule.code, d.finding.span.line) for d in made] == [(d.rule.code, d.finding.span.line) for d in same]
    assert mutation.code in {d.rule.code for d in made}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("<td>三、本年度办理结果</td>", id="the title of a group"),
        pytest.param("<td>第二十条第（一）项</td>", id="the title of a section"),
        pytest.param("<td>三、收到和处理政府信息公开申请情况</td><td>1</td>", id="a heading beside a figure"),
        pytest.param("<td></td><td>六、其他情况</td>", id="what only looks like a heading"),
    ],
)
def test_other_rows_stay_rows(row: str) -> None:
    text = html(consistent(0)).text
    at = text.index("<tr>", text.index("行政许可"))
    changed = text[:at] + f"<tr>{row}</tr>" + text[at:]
    before, after = aligned_file(Rendered(text.encode(), ".html")), aligned_file(Rendered(changed.encode(), ".html"))
    assert len(after.document.blocks) == len(before.document.blocks)


def test_a_heading_within_a_cell_that_reaches_below_it_cuts_nothing() -> None:
    text = html(consistent(0)).text
    at = text.index("<tr>", text.index("行政许可"))
    rows = "<tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>三、收到和处理政府信息公开申请情况</td></tr>"
    report = aligned_file(Rendered((text[:at] + rows + text[at:]).encode(), ".html"))
    assert [len(slot.headings) for slot in report.parts] == [1] * 6
