"""Every fixable fault, in every layout and format that can hold it: mended, and nothing but that."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from govlint.fixing.mending import mend
from govlint.linter import Options
from tests.engine.forms.disturbed import aligned_file, drawn, misspelt, numbered
from tests.rules.linting import registry
from tests.rules.test_catalogue import told
from tests.synthetic.cases import faultless, formatted, mutated
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, HTML, PDF, WORD
from tests.synthetic.layouts import LAYOUTS
from tests.synthetic.mutations import MUTATIONS
from tests.synthetic.nonreports import MODELS
from tests.synthetic.traps import TRAPS
from tests.synthetic.writer import Rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.fixing.mending import Mended
    from tests.synthetic.cases import Case
    from tests.synthetic.model import ReportModel
    from tests.synthetic.mutations import Mutation
    from tests.synthetic.traps import Trap

FIXABLE = frozenset(code for code, rule in registry().rules.items() if rule.fixable != "no")
OPTIONS = Options(tuple(registry().rules.values()))
AUTOMATIC = "这里的文字不是直接写在文件里的（如自动编号、符号、公式）"
WRITABLE = tuple(name for name in FORMATS if name not in PDF)
ALL = {**LAYOUTS, **{name: FORMATS[name] for name in WRITABLE}}


def mended(rendered: Rendered, *, unsafe: bool = True) -> Mended:
    """What becomes of a report."""
    return mend(f"报告{rendered.suffix}", rendered.data, registry(), OPTIONS, unsafe=unsafe)


def values(data: bytes, suffix: str) -> list[tuple[str, str, str, str]]:
    """All figures of a report with their places."""
    report = aligned_file(Rendered(data, suffix))
    return [
        (reading.form.id, row.row.id, column.id, value.raw)
        for reading in report.readings()
        for row in reading.rows
        for column, value in zip(row.columns, row.values or (), strict=False)
    ]


def assert_the_rest_is_the_same(before: bytes, after: bytes, suffix: str) -> None:
    """Fail where anything but the text of the file changed: tags, cells, line ends, other members of the package."""
    if suffix == ".docx":
        with zipfile.ZipFile(BytesIO(before)) as old, zipfile.ZipFile(BytesIO(after)) as new:
            names = old.namelist()
            assert new.namelist() == names
            assert new.testzip() is None
            changed = [name for name in names if old.read(name) != new.read(name)]
            assert changed in ([], ["word/document.xml"])
            before, after = old.read("word/document.xml"), new.read("word/document.xml")
    markup = rb"<[^>]*>|&[^;]*;" if suffix in (".docx", ".html") else rb"[|\t\r\n]+"
    assert re.findall(markup, before) == re.findall(markup, after)


def cases() -> Iterator[Case]:
    yield from mutated(FIXABLE)
    yield from (case for case in formatted(WRITABLE) if case.code in FIXABLE)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in cases()])
def test_a_fault_is_mended_and_nothing_else(case: Case) -> None:
    rendered = case.render()
    made = mended(rendered)
    offered = [found for found in made.first.diagnostics if found.mendable != "no"]
    left = [found for found in made.result.diagnostics if found.mendable != "no"]
    if case.layout == "docx_numbered" and case.code == "GL104":
        assert {refusal.reason for refusal in made.result.unfixed} == {AUTOMATIC}
        assert made.data is rendered.data
        return
    assert left == [], told(left)
    assert made.result.unfixed == ()
    assert sum(count for _, count in made.result.fixed) == len(offered)
    others = [found for found in made.first.diagnostics if found.mendable == "no"]
    assert len(made.result.diagnostics) <= len(others)
    assert values(made.data, rendered.suffix) == values(rendered.data, rendered.suffix)
    if case.code != "GL102":  # by which a whole line is deleted
        assert_the_rest_is_the_same(rendered.data, made.data, rendered.suffix)
    again = mended(Rendered(made.data, rendered.suffix))
    assert again.data is made.data


def test_every_fixable_rule_is_mended_somewhere() -> None:
    codes = {case.code for case in cases()}
    assert codes == FIXABLE


def test_safe_fixes_alone_leave_the_others() -> None:
    rendered = next(made for case in mutated({"GL102"}) if mended(made := case.render()).result.fixed)
    assert mended(rendered, unsafe=False).data is rendered.data


@pytest.mark.parametrize("name", sorted(ALL))
@pytest.mark.parametrize("count", [1, 4, 12])
def test_labels_misspelt_by_dozens_are_mended_and_no_figure_moves(name: str, count: int) -> None:
    random = drawn("mended", name, count)
    model = misspelt(numbered(random), random, count)
    rendered = ALL[name](model)
    made = mended(rendered, unsafe=False)
    assert values(made.data, rendered.suffix) == values(rendered.data, rendered.suffix)
    assert_the_rest_is_the_same(rendered.data, made.data, rendered.suffix)
    left = [found for found in made.result.diagnostics if found.mendable == "safe"]
    assert sum(refusal.findings for refusal in made.result.unfixed) == len(left)
    assert mended(Rendered(made.data, rendered.suffix), unsafe=False).data == made.data


# Nothing to mend


@pytest.mark.parametrize(("rendered", "form"), faultless())
def test_a_report_without_fault_stays_as_it_is(rendered: Rendered, form: str) -> None:
    made = mended(rendered)
    assert made.data is rendered.data
    assert made.result is made.first
    assert made.result.form == form


@pytest.mark.parametrize("name", WRITABLE)
def test_a_file_without_fault_stays_as_it_is(name: str) -> None:
    rendered = FORMATS[name](consistent(3))
    assert mended(rendered).data is rendered.data


@pytest.mark.parametrize("name", ["markdown", "spaces", *sorted(HTML | WORD)])
@pytest.mark.parametrize("model", [pytest.param(model, id=key) for key, model in MODELS.items()])
def test_what_is_no_report_stays_as_it_is(model: ReportModel, name: str) -> None:
    rendered = ALL[name](model)
    assert mended(rendered).data is rendered.data


@pytest.mark.parametrize("trap", [pytest.param(trap, id=trap.name) for trap in TRAPS if "markdown" in trap.layouts])
def test_what_only_looks_like_a_fault_stays_as_it_is(trap: Trap) -> None:
    made = mended(Rendered(trap.data("markdown"), ".md"))
    assert {code for code, _ in made.result.fixed} <= trap.tolerated


@pytest.mark.parametrize(
    "mutation",
    [pytest.param(made, id=made.id) for made in MUTATIONS if made.code not in FIXABLE and "markdown" in made.layouts],
)
def test_faults_that_a_person_has_to_mend_stay_as_they_are(mutation: Mutation) -> None:
    rendered = LAYOUTS["markdown"](mutation.apply(consistent(3)))
    made = mended(rendered)
    assert made.result.fixed == ()
    assert made.data is rendered.data


@pytest.mark.parametrize("name", sorted(PDF))
def test_a_pdf_offers_nothing(name: str) -> None:
    mutation = next(made for made in MUTATIONS if made.id == "GL202-行政规范性文件-as-规范性文件")
    rendered = FORMATS[name](mutation.apply(consistent(3)))
    made = mended(rendered)
    assert made.data is rendered.data
    assert {found.mendable for found in made.result.diagnostics} == {"no"}
    assert made.result.unfixed == ()
