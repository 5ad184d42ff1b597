"""Labels that a page's layout took apart, and figures that stand above their labels."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.engine.forms.disturbed import aligned_text, numbered
from tests.synthetic.layouts.document import Layout
from tests.synthetic.layouts.spaces import wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.synthetic.model import ReportModel, Row, Table
    from tests.synthetic.writer import Writer

WIDTH = 11


def lines_of(row: Row, place: str) -> Iterator[str]:
    """The label in lines of a narrow column, and the figures among them."""
    label = [row.id[start : start + WIDTH] for start in range(0, len(row.id), WIDTH)]
    figures = " ".join(row.values.values())
    if place == "beside the first line":
        yield from (f"{label[0]} {figures}", *label[1:])
    elif place == "beside short labels, above others":
        yield from ([f"{label[0]} {figures}"] if len(label) == 1 else [figures, *label])
    elif place == "joined to the label":
        yield row.id + figures
    else:
        at = {"above": 0, "in the middle": (len(label) + 1) // 2}[place]
        yield from (*label[:at], figures, *label[at:])


def layout(place: str) -> Layout:
    def render(writer: Writer, model: ReportModel, table: Table) -> None:
        if table.id != "表三":
            wide(writer, model, table)
            return
        writer.write("申请人情况")
        writer.write("自然人 法人或其他组织 总计")
        writer.write("商业企业 科研机构 社会公益组织 法律服务机构 其他")
        groups: tuple[str, ...] = ()
        for section in table.sections:
            for row in section.rows:
                for group in row.groups:
                    if group not in groups:
                        writer.write(group)
                groups = row.groups
                for line in lines_of(row, place):
                    writer.write(line)

    return Layout("narrow", {"": render}, airy=False)


def _rows(model: ReportModel) -> tuple[Row, ...]:
    return next(table for table in model.tables if table.id == "表三").rows


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize(
    "place",
    ["beside the first line", "in the middle", "above", "beside short labels, above others", "joined to the label"],
)
def test_figures_anywhere_about_a_wrapped_label_are_its_own(place: str, form: str) -> None:
    model = numbered(Random(f"{place}{form}"), form)  # noqa: S311
    report = aligned_text(layout(place)(model).text, ".txt")
    read = {cell: getattr(report.value(*cell), "raw", None) for cell in model.values if cell[0] == "表三"}
    assert read == {cell: value for cell, value in model.values.items() if cell[0] == "表三"}
    (table,) = report.table("表三").readings
    assert [row.label.text.value for row in table.rows if row.label and not row.label.exact] == []
    assert not table.unknown


def test_one_row_of_figures_above_its_label_is_read_between_settled_rows() -> None:
    model = numbered(Random(7))  # noqa: S311
    text = layout("beside the first line")(model).text
    row = next(row for row in _rows(model) if row.id.startswith("2.没有现成信息"))
    figures = " ".join(row.values.values())
    beside = f"{row.id[:WIDTH]} {figures}\n"
    assert beside in text
    report = aligned_text(text.replace(beside, f"{figures}\n{row.id[:WIDTH]}\n"), ".txt")
    found = report.table("表三").readings[0].row(row.id)
    assert found
    assert found.values
    assert [value.raw for value in found.values] == list(row.values.values())


def test_a_table_on_one_line_is_read() -> None:
    model = numbered(Random(9))  # noqa: S311
    text = layout("beside the first line")(model).text
    rows = _rows(model)
    first, last = text.index("申请人情况"), text.index("\n", text.index(" ".join(rows[-1].values.values())))
    joined = " ".join(f"{row.id} {' '.join(row.values.values())}" for row in rows)
    report = aligned_text(text[:first] + joined + text[last:], ".txt")
    for row in rows:
        for column, value in row.values.items():
            assert getattr(report.value("表三", row.id, column), "raw", None) == value
