"""An extract says of figures, texts and lines what the report says, in every format, and holds nothing of its tree."""

from __future__ import annotations

import gc
import marshal
import weakref
from typing import TYPE_CHECKING

import pytest

from govlint.forms.align import align
from govlint.forms.values import ValueKind
from govlint.reading import read
from govlint.series.extract_record import extract_of_record, record_of
from govlint.series.extracts import document_of, extract_of, lines_of
from tests.rules.linting import changed, registry, sample
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.layouts import LAYOUTS
from tests.synthetic.mixed import with_obsolete

if TYPE_CHECKING:
    from govlint.forms.report import Report
    from govlint.series.view import Extract


def sent(extract: Extract) -> Extract:
    """The extract as it comes from another process."""
    record = marshal.loads(marshal.dumps(record_of(extract, registry().forms)))  # noqa: S302 - of this process
    return extract_of_record(record, extract.path, registry().forms)


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("written", [*LAYOUTS, *FORMATS])
def test_every_figure_is_kept_where_it_stands(written: str, form: str) -> None:
    write = LAYOUTS.get(written) or FORMATS[written]
    rendered = write(consistent(5, form=form, year=2020 if form == "2019" else 2023))
    made = registry()
    report = align(read(f"报告{rendered.suffix}", rendered.data, made.readers), made.forms)
    assert report is not None
    for extract in (extract_of(report), sent(extract_of(report))):
        assert_same_figures(report, extract)
        assert [number for number in extract.figures.numbers() if number is not None]
        assert lines_of(extract) == report.document.source.lines()
        document = document_of(extract)
        assert document.addressing == report.document.addressing
        assert document.page_of(1, 1) == report.document.page_of(1, 1)


def assert_same_figures(report: Report, extract: Extract) -> None:
    count = 0
    for table in report.form.tables:
        for row in table.rows:
            for column in row.columns:
                value, figure = report.value(table.id, row.id, column.id), extract.figure(table.id, row.id, column.id)
                assert (value is None) == (figure is None)
                if value and figure:
                    count += 1
                    assert (figure.kind, figure.number, figure.span) == (value.kind, value.number, value.span)
    assert count > 150


@pytest.mark.parametrize("written", [*LAYOUTS, *FORMATS])
def test_nothing_is_lost_between_processes(written: str) -> None:
    write = LAYOUTS.get(written) or FORMATS[written]
    rendered = write(consistent(5))
    report = align(read(f"报告{rendered.suffix}", rendered.data, registry().readers), registry().forms)
    assert report is not None
    extract = extract_of(report)
    other = sent(extract)
    assert record_of(other, registry().forms) == record_of(extract, registry().forms)
    for field, value in extract._asdict().items():
        if field not in {"figures", "passages"}:
            assert getattr(other, field) == value, field
    positions = [
        [(part, text.value, [text.position(offset) for offset in range(len(text.value))]) for text in texts]
        for part, texts in extract.passages.items()
    ]
    assert positions == [
        [(part, text.value, [text.position(offset) for offset in range(len(text.value))]) for text in texts]
        for part, texts in other.passages.items()
    ]


def test_forms_and_comments_are_sent() -> None:
    text = changed(("## 二、", "<!-- govlint-disable-next-line GL302 -->\n\n## 二、"))
    report = align(read("报告.md", text.encode(), registry().readers), registry().forms)
    assert report is not None
    extract = extract_of(report)
    other = sent(extract._replace(organ=None, title_year=None, year=None))
    assert extract.directives
    assert other.directives == extract.directives
    assert other.form is extract.form
    assert other.due_form is extract.due_form
    assert (other.organ, other.title_year, other.year) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(sample(), id="the year says which form is due"),
        pytest.param(sample().replace("2024年", ""), id="no year: the obsolete form is the due one"),
    ],
)
def test_a_report_with_tables_of_two_forms_is_sent(text: str) -> None:
    report = align(read("报告.md", with_obsolete(text, "二").encode(), registry().readers), registry().forms)
    assert report is not None
    old, new = (next(file.form for file in registry().forms if file.id.endswith(year)) for year in ("2019", "2021"))
    tables = [old.table("表二"), new.table("表三"), old.table("表四")]
    assert (report.form.id, [report.form.table(table.id) for table in new.tables]) == (old.id, tables)
    extract = extract_of(report)
    other = sent(extract)
    assert other.due_form is extract.due_form
    assert (other.form.id, other.form.tables) == (extract.form.id, extract.form.tables)
    assert (other.form.parts, other.form.identities) == (extract.form.parts, extract.form.identities)
    assert_same_figures(report, other)


def test_what_is_no_number_is_told_apart() -> None:
    report = align(
        read(
            "报告.md",
            changed(("| 行政许可 | 236 |", "| 行政许可 |  |"), ("| 行政处罚 | 19 |", "| 行政处罚 | / |")).encode(),
            registry().readers,
        ),
        registry().forms,
    )
    assert report is not None
    extract = extract_of(report)
    kinds = [extract.figure("表二", row, "本年处理决定数量") for row in ("行政许可", "行政处罚", "行政强制")]
    assert [(found.kind, found.number is None) for found in kinds if found] == [
        (ValueKind.BLANK, True), (ValueKind.DASH, True), (ValueKind.NUMBER, False),
    ]  # fmt: skip
    assert extract.figure("表二", "行政许可", "没有这一列") is None
    assert extract.figure("表九", "行政许可", "本年处理决定数量") is None


def test_passages_are_the_running_text_of_each_part_and_the_notes_in_tables() -> None:
    last_row = "| 四、结转下年度继续办理 |  |  | 2 | 1 | 0 | 0 | 0 | 0 | 3 |"
    text = changed(
        ("\n## 四、", "\n注：上年结转数有更正。\n\n## 四、"),
        ("## 六、", "### 补充说明\n\n另有说明的事项。\n\n## 六、"),
        (last_row, f"{last_row}\n| 注：表中的数截至年底。 |  |  |  |  |  |  |  |  |  |"),
    )
    report = align(read("报告.md", text.encode(), registry().readers), registry().forms)
    assert report is not None
    passages = {part: [found.value for found in texts] for part, texts in extract_of(report).passages.items()}
    assert passages["一"][1].startswith("（一）主动公开。全年在局网站")
    assert len(passages["一"]) == 6
    assert passages["二"] == []
    assert passages["三"] == ["注：表中的数截至年底。", "注：上年结转数有更正。"]
    assert passages["五"][-1] == "另有说明的事项。"


def test_nothing_of_the_report_is_held() -> None:
    report = align(read("报告.md", sample().encode(), registry().readers), registry().forms)
    assert report is not None
    extract = extract_of(report)
    watched = weakref.ref(report)
    del report
    gc.collect()
    assert watched() is None
    assert extract.title.line == 1
    assert extract.organ == "云岭市水务局"
    assert (extract.year, extract.title_year) == (2024, 2024)
