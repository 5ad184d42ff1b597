"""Workbooks: laid out as the form, read as official spreadsheets come, and hostile ones."""

from __future__ import annotations

import csv
import re
import sys
import zipfile
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from govlint.authoring.figures.reading import DataError, DataFile, read_data
from govlint.authoring.figures.records import figures_of, no_figures
from govlint.authoring.figures.saving import data_writer_for
from govlint.authoring.template import layouts_of
from tests.engine.authoring.written import YEARS, form_file
from tests.engine.forms.disturbed import aligned_text
from tests.rules.linting import registry, sample

if TYPE_CHECKING:
    from collections.abc import Callable

RECEIVED = "一、本年新收政府信息公开申请数量"


def empty_workbook(form: str = "2021") -> bytes:
    file = form_file(form)
    figures = no_figures(file.form, "云岭市水务局", YEARS[form])
    return data_writer_for("data.xlsx")(figures, file.form, layouts_of(registry().forms, file.form))


def sample_workbook(text: str | None = None) -> bytes:
    report = aligned_text(text or sample(), ".md")
    return data_writer_for("data.xlsx")(
        figures_of(report, "r.md"), report.form, layouts_of(registry().forms, report.form)
    )


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(BytesIO(data))
    change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes, form: str = "2021") -> DataFile:
    return read_data("data.xlsx", data, form_file(form).form)


def refused(data: bytes) -> list[str]:
    with pytest.raises(DataError) as raised:
        read(data)
    return raised.value.reasons


def numbered(form: str) -> bytes:
    """A workbook in which every cell of figures has a number of its own."""
    count = iter(range(1, 1000))

    def fill(book: Any) -> None:
        for sheet in book.worksheets[1:]:
            merged = {cell for area in sheet.merged_cells.ranges for cell in list(area.cells)[1:]}
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is None and (cell.row, cell.column) not in merged and cell.border.left.style:
                        cell.value = next(count)

    return changed(empty_workbook(form), fill)


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_cell_is_read_where_it_was_laid_out(form: str) -> None:
    found = read(numbered(form), form)
    cells = [(table.id, row.id, column.id) for table in form_file(form).form.tables for row in table.rows
             for column in row.columns]  # fmt: skip
    assert [int(found.cells[cell].number) for cell in found.cells] == list(range(1, len(cells) + 1))
    assert [tuple(cell) for cell in found.cells] == cells
    assert (found.year, found.agency, found.form, found.notes) == (YEARS[form], "云岭市水务局", form, [])


def test_the_figures_of_a_report_come_back() -> None:
    report = aligned_text(sample(), ".md")
    wanted = {(r.table, r.row, r.column_id): r.value for r in figures_of(report, "").records}
    assert {tuple(cell): given.number for cell, given in read(sample_workbook()).cells.items()} == wanted


def test_a_sheet_without_the_merging_is_read_too() -> None:
    def unmerge(book: Any) -> None:
        for sheet in book.worksheets:
            for area in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(area))

    assert len(read(changed(sample_workbook(), unmerge)).cells) == 200


def test_sheets_may_have_any_names_and_stand_lower_and_further_right() -> None:
    def move(book: Any) -> None:
        for number, sheet in enumerate(book.worksheets[1:4]):
            sheet.title = f"Sheet{number}"
            for area in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(area))
            sheet.move_range(sheet.dimensions, rows=3, cols=2)

    assert len(read(changed(sample_workbook(), move)).cells) == 200


def test_the_list_is_read_where_no_sheet_is_laid_out() -> None:
    def only_list(book: Any) -> None:
        for sheet in book.worksheets[:4]:
            book.remove(sheet)

    assert len(read(changed(sample_workbook(), only_list)).cells) == 200


def test_a_misspelt_label_is_refused() -> None:
    def misspell(book: Any) -> None:
        book["表三"]["C8"].value = "1.属于国家机密"

    def misname(book: Any) -> None:
        book["表三"]["D2"].value = "自然入"

    for change, said in ((misspell, "1.属于国家秘密"), (misname, "“自然入”应为“自然人”")):
        assert any(said in reason for reason in refused(changed(sample_workbook(), change)))


def test_an_unknown_row_is_refused() -> None:
    def add(book: Any) -> None:
        sheet = book["表三"]
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.insert_rows(10)
        sheet["C10"].value = "9.属于工作秘密"
        for column in range(4, 11):
            sheet.cell(10, column).value = 1

    assert any("没有“9.属于工作秘密”这一行" in reason for reason in refused(changed(sample_workbook(), add)))


def test_words_in_the_place_of_figures_are_refused() -> None:
    def word(book: Any) -> None:
        book["表三"]["D4"].value = "无"

    assert refused(changed(sample_workbook(), word)) == [
        f"工作表“表三”第4行第4列：表三“{RECEIVED}”的“自然人”的“无”不是数字"
    ]


def test_two_sheets_of_one_table_are_refused() -> None:
    def twice(book: Any) -> None:
        book.copy_worksheet(book["表三"])

    assert any("不知道用哪一个" in reason for reason in refused(changed(sample_workbook(), twice)))


def test_a_formula_that_was_never_computed_is_no_blank() -> None:
    def formula(book: Any) -> None:
        book["表三"]["J4"].value = "=SUM(D4:I4)"

    assert refused(changed(sample_workbook(), formula)) == [
        "工作表“表三”第4行第10列是公式，文件里没有它的结果；请在 Excel 或 WPS 里打开、保存一次再用"
    ]


def test_a_computed_formula_counts_as_its_result() -> None:
    data = changed(sample_workbook(), lambda book: book["表三"].__setitem__("J4", "=SUM(D4:I4)"))
    content = zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet3.xml")
    empty = re.search(rb"<f>SUM\(D4:I4\)</f><v ?/?>(?:</v>)?", content)
    assert empty
    found = read(edited(data, "xl/worksheets/sheet3.xml", empty[0], b"<f>SUM(D4:I4)</f><v>40</v>"))
    assert found.cells[("表三", RECEIVED, "总计")].number == 40  # type: ignore[index]


def edited(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name in package.namelist():
            content = package.read(name)
            if name == part:
                assert old in content, content[:2000]
                content = content.replace(old, new, 1)
            written.writestr(name, content)
    return made.getvalue()


def test_what_a_report_says_is_never_a_formula() -> None:
    text = (
        sample().replace("| 行政许可 | 236 |", "| 行政许可 | =1+1 |").replace("| 行政处罚 | 19 |", "| 行政处罚 | -- |")
    )
    book = openpyxl.load_workbook(BytesIO(sample_workbook(text)))
    for sheet in book.worksheets:
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert book["表二"]["B7"].value == "=1+1"
    assert book["表二"]["B7"].quotePrefix


def test_blank_and_unread_cells_are_empty_and_told_apart() -> None:
    text = sample().replace("| 行政许可 | 236 |", "| 行政许可 |  |")
    text = text.replace("| 8.属于行政查询事项 | 0 | 0 |", "| 8.属于行政查询事项 | 0 |")
    book = openpyxl.load_workbook(BytesIO(sample_workbook(text)))
    sheet = book["表三"]
    row = next(row for row in sheet.iter_rows() if row[2].value == "8.属于行政查询事项")
    assert [cell.value for cell in row[3:]] == [None] * 7
    assert {cell.fill.start_color.rgb for cell in row[3:]} == {"00F8CBAD"}
    assert book["表二"]["B7"].value is None
    kinds = {tuple(cell.value for cell in row[:2]): row[4].value for row in book["明细"].iter_rows(min_row=2)}
    assert kinds["表三", "8.属于行政查询事项"] == "unread"
    assert kinds["表二", "行政许可"] == "blank"
    assert "0" not in {str(cell.value) for cell in row[3:]}


class TestHostile:
    """A workbook that is made to harm ends in a message, at once."""

    def test_entities_are_refused(self) -> None:
        bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa">]>'
        data = edited(sample_workbook(), "xl/workbook.xml", b"<workbook", bomb + b"<workbook")
        assert "实体声明" in refused(data)[0]

    def test_a_bomb_is_refused(self) -> None:
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("xl/worksheets/sheet1.xml", b" " * 200_000_000)
        assert "比一份报告的数据大得多" in refused(made.getvalue())[0]

    def test_too_many_elements_are_refused(self) -> None:
        many = b"<x/>" * 1_500_000
        data = edited(sample_workbook(), "xl/worksheets/sheet2.xml", b"<sheetData>", b"<sheetData>" + many)
        assert "比一份报告的数据大得多" in refused(data)[0]

    def test_a_cell_far_away_and_a_merge_of_everything_cost_nothing(self) -> None:
        data = sample_workbook()
        far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        far += b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        content = zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet3.xml")
        tail = re.search(rb"</sheetData><mergeCells.*?</mergeCells>", content)
        assert tail
        found = read(edited(data, "xl/worksheets/sheet3.xml", tail[0], far))
        assert len(found.cells) == 200

    @pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + b"\x00" * 100, b"\xd0\xcf\x11\xe0", b"a,b\n"])
    def test_what_is_no_workbook_is_refused(self, data: bytes) -> None:
        assert "不是正确的 xlsx 文件" in refused(data)[0]

    def test_a_package_that_is_no_workbook_is_refused(self) -> None:
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            package.writestr("word/document.xml", "<a/>")
        assert "xlsx 文件读不出来" in refused(made.getvalue())[0]

    def test_a_long_sheet_is_refused(self) -> None:
        def lengthen(book: Any) -> None:
            sheet = book.create_sheet("长")
            for number in range(1, 2500):
                sheet.cell(number, 1).value = number

        assert "超过 2000 行" in refused(changed(sample_workbook(), lengthen))[0]


def test_without_openpyxl_a_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ValueError, match=r"pip install 'govlint\[xlsx\]'"):
        empty_workbook()
    with pytest.raises(ValueError, match=r"pip install 'govlint\[xlsx\]'"):
        read(b"PK")


def saved_as_csv(data: bytes, *names: str) -> bytes:
    """The sheets of a workbook as a spreadsheet program saves them in text files, one below the other."""
    stream = StringIO(newline="")
    book = openpyxl.load_workbook(BytesIO(data))
    for name in names:
        csv.writer(stream).writerows(
            ["" if value is None else value for value in row] for row in book[name].iter_rows(values_only=True)
        )
    return stream.getvalue().encode("gb18030")


class TestSheetSavedAsText:
    """What a spreadsheet program made of a sheet is read as the sheet is."""

    form = form_file("2021").form

    @pytest.mark.parametrize("names", [("表二",), ("表三",), ("表四",), ("表二", "表三", "表四")])
    def test_it_gives_the_same_figures(self, names: tuple[str, ...]) -> None:
        data = numbered("2021")
        sheets = {cell: given.number for cell, given in read(data).cells.items() if cell.table in names}
        found = read_data("data.csv", saved_as_csv(data, *names), self.form)
        assert {cell: given.number for cell, given in found.cells.items()} == sheets

    def test_two_of_one_table_are_refused(self) -> None:
        with pytest.raises(DataError, match="表格里有两张表四"):
            read_data("data.csv", saved_as_csv(numbered("2021"), "表四", "表二", "表四"), self.form)

    def test_one_that_is_empty_has_no_figures(self) -> None:
        with pytest.raises(DataError, match="没有一个数字"):
            read_data("data.csv", saved_as_csv(empty_workbook(), "表四"), self.form)


class TestForPeople:
    """What a spreadsheet program does with the workbook."""

    def test_only_counts_can_be_typed_into_cells_of_counts(self) -> None:
        sheet = openpyxl.load_workbook(BytesIO(empty_workbook()))["表三"]
        (rule,) = [made for made in sheet.data_validations.dataValidation if made.sqref.ranges]
        assert (rule.type, rule.operator, rule.formula1) == ("whole", "greaterThanOrEqual", "0")
        assert sum(area.size["rows"] * area.size["columns"] for area in rule.sqref.ranges) == 175

    def test_changes_may_be_negative(self) -> None:
        sheet = openpyxl.load_workbook(BytesIO(empty_workbook("2019")))["表二"]
        rules = {made.operator for made in sheet.data_validations.dataValidation if made.sqref.ranges}
        assert rules == {"greaterThan", "greaterThanOrEqual"}

    def test_a_sheet_is_printed_as_wide_as_a_page(self) -> None:
        for sheet in openpyxl.load_workbook(BytesIO(empty_workbook())).worksheets:
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert (sheet.page_setup.orientation == "landscape") == (sheet.title == "表四")
