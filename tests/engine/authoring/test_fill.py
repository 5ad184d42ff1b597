"""Figures into reports of all kinds: only the cells concerned change, and nothing that contradicts is written."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING

import pytest

from govlint.authoring.figures.reading import read_data
from govlint.authoring.filling.cells import opened
from govlint.authoring.filling.fill import Filled, FillError, fill
from govlint.fixing.plans import EditError
from tests.engine.authoring.written import SUFFIXES, data_file, document_xml, form_file, new_report, target
from tests.engine.forms.disturbed import YEARS, aligned_file, drawn, emptied, numbered
from tests.rules.linting import registry
from tests.synthetic import mandated
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.layouts import LAYOUTS
from tests.synthetic.writer import Rendered

if TYPE_CHECKING:
    from tests.synthetic.model import ReportModel

RECEIVED, TOTAL, PENDING = mandated.RECEIVED, mandated.TOTAL, mandated.PENDING
FILLABLE = [name for name in (*FORMATS, *LAYOUTS) if name.startswith(("html", "docx", "markdown"))]
BLANK = [pytest.param(*case, id="-".join(case)) for case in product(SUFFIXES, ("2019", "2021"))]


def values(data: bytes, suffix: str) -> dict[tuple[str, str, str], str]:
    """What is read of a report by table, row and column."""
    report = aligned_file(Rendered(data, suffix))
    return {
        (reading.form.id, row.row.id, column.id): value.raw
        for reading in report.readings()
        for row in reading.rows
        for column, value in zip(row.columns, row.values or (), strict=True)
    }


def filled(data: bytes, suffix: str, figures: dict[tuple[str, str, str], object], *, overwrite: bool = False) -> Filled:
    made = target(data, suffix)
    return fill(made, data_file(made.report.form, figures), overwrite=overwrite)


def refusal(data: bytes, suffix: str, figures: dict[tuple[str, str, str], object], *, overwrite: bool = False) -> str:
    with pytest.raises(FillError) as raised:
        filled(data, suffix, figures, overwrite=overwrite)
    return "\n".join(raised.value.reasons)


def without_totals(model: ReportModel) -> dict[tuple[str, str, str], object]:
    """The figures that a clerk counts: neither totals nor what follows from them."""
    sums = {mandated.DONE, PENDING}
    return {
        (table, row, column): value
        for (table, row, column), value in model.values.items()
        if row not in sums and column.rpartition("/")[2] != TOTAL
    }


@pytest.mark.parametrize(("suffix", "form"), BLANK)
def test_every_figure_stands_in_its_own_cell(suffix: str, form: str) -> None:
    model = consistent(2, form=form, year=YEARS[form])
    made = filled(new_report(suffix, form), suffix, dict(model.values))
    assert values(made.data, suffix) == model.values
    assert (len(made.written), made.computed, made.blank) == (len(model.values), (), ())


@pytest.mark.parametrize(("suffix", "form"), BLANK)
def test_totals_that_the_data_leaves_out_are_computed(suffix: str, form: str) -> None:
    model = consistent(2, form=form, year=YEARS[form])
    given = without_totals(model)
    made = filled(new_report(suffix, form), suffix, given)
    assert values(made.data, suffix) == model.values
    assert len(made.computed) == len(model.values) - len(given)


@pytest.mark.parametrize("name", FILLABLE)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_blank_cells_of_any_report_are_filled_and_no_other(name: str, form: str) -> None:
    random = drawn(name, form)
    model = consistent(3, form=form, year=YEARS[form])
    chosen = set(random.sample(sorted(model.values), 25))
    before = (FORMATS | LAYOUTS)[name](emptied(model, chosen))
    made = filled(before.data, before.suffix, {cell: model.values[cell] for cell in chosen})
    assert values(made.data, before.suffix) == model.values
    assert {tuple(cell) for cell in (*made.written, *made.computed)} == chosen


@pytest.mark.parametrize("name", FILLABLE)
def test_other_figures_are_replaced_only_when_told_so(name: str) -> None:
    model = consistent(3)
    before = (FORMATS | LAYOUTS)[name](model)
    cell = ("表二", "行政许可", "本年处理决定数量")
    said = refusal(before.data, before.suffix, {cell: 98765})
    assert said == (
        f"表二“行政许可”的“本年处理决定数量”已经填了“{model.values[cell]}”，数据是 98765；要改写请加 --overwrite"
    )
    made = filled(before.data, before.suffix, {cell: 98765}, overwrite=True)
    assert values(made.data, before.suffix) == {**model.values, cell: "98765"}


def test_what_is_there_already_is_left_as_it_is() -> None:
    model = consistent(3)
    before = LAYOUTS["markdown"](model)
    made = filled(before.data, ".md", dict(model.values))
    assert made.data == before.data
    assert (made.written, made.computed, len(made.same)) == ((), (), len(model.values))


def test_overwritten_figures_give_new_totals() -> None:
    model = consistent(3)
    before = LAYOUTS["markdown"](model)
    cell, total = ("表四", "件数", "行政复议/结果维持"), ("表四", "件数", f"行政复议/{TOTAL}")
    made = filled(before.data, ".md", {cell: model.number(*cell) + 5}, overwrite=True)
    after = values(made.data, ".md")
    assert int(after[total]) == model.number(*total) + 5
    assert [tuple(changed) for changed in made.computed] == [total]


def test_overwriting_changes_no_counted_figure_unasked() -> None:
    model = consistent(3)
    before = LAYOUTS["markdown"](model)
    cell = ("表三", RECEIVED, "自然人")
    said = refusal(before.data, ".md", {cell: model.number(*cell) + 5}, overwrite=True)
    assert [line.partition("合计不符")[0] for line in said.split("\n")] == ["表三“自然人”列", "表三“总计”列"]


class TestZeros:
    """What nobody counted is 0 only where the user says so."""

    cell = ("表三", RECEIVED, "自然人")

    def test_everything_else_is_nil_and_adds_up(self) -> None:
        made = fill(target(new_report(".md"), ".md"), data_file(form_file("2021").form, {self.cell: 4}), zeros=True)
        after = values(made.data, ".md")
        fours = {self.cell, ("表三", RECEIVED, TOTAL), ("表三", PENDING, "自然人"), ("表三", PENDING, TOTAL)}
        assert {cell for cell, text in after.items() if text == "4"} == fours
        assert {text for cell, text in after.items() if cell not in fours} == {"0"}
        assert (made.blank, len(made.written) + len(made.zeros) + len(made.computed)) == ((), len(after))

    def test_figures_of_the_report_stay(self) -> None:
        model = consistent(3)
        before = LAYOUTS["markdown"](emptied(model, {self.cell, ("表二", "行政许可", "本年处理决定数量")}))
        made = target(before.data, ".md")
        data = data_file(made.report.form, {self.cell: model.number(*self.cell)})
        assert [tuple(cell) for cell in fill(made, data, zeros=True).zeros] == [
            ("表二", "行政许可", "本年处理决定数量")
        ]

    def test_a_total_that_says_otherwise_refuses_it(self) -> None:
        data = data_file(form_file("2021").form, {("表三", RECEIVED, TOTAL): 4})
        with pytest.raises(FillError, match="总计 4，而 各格都是 0（差 4）"):
            fill(target(new_report(".md"), ".md"), data, zeros=True)

    def test_a_cell_that_was_not_read_gets_nothing(self) -> None:
        text = new_report(".md").decode().replace("| 行政许可 |  |  |  |", "| 行政许可 | / |  |  |")
        made = fill(target(text.encode(), ".md"), data_file(form_file("2021").form, {self.cell: 4}), zeros=True)
        assert values(made.data, ".md")["表二", "行政许可", "本年处理决定数量"] == "/"


class TestContradictions:
    """Data that does not add up is refused with the cells that it is about, and nothing is written."""

    def test_a_total_that_is_no_sum(self) -> None:
        row = dict.fromkeys(mandated.APPLICANTS, 1)
        given = {("表三", RECEIVED, column): number for column, number in row.items()}
        said = refusal(new_report(".md"), ".md", {**given, ("表三", RECEIVED, TOTAL): 7})
        assert said == (
            f"表三“{RECEIVED}”行合计不符：总计 7，而 自然人 1 + 法人或其他组织/商业企业 1 + 法人或其他组织/科研机构 1"
            " + 法人或其他组织/社会公益组织 1 + 法人或其他组织/法律服务机构 1 + 法人或其他组织/其他 1 = 6（差 1）"
        )

    def test_a_column_that_does_not_balance(self) -> None:
        model = consistent(2)
        given = {**model.values, ("表三", PENDING, "自然人"): str(model.number("表三", PENDING, "自然人") + 1)}
        given[("表三", PENDING, TOTAL)] = str(model.number("表三", PENDING, TOTAL) + 1)
        said = refusal(new_report(".md"), ".md", dict(given))
        assert [line.partition("合计不符")[0] for line in said.split("\n")] == ["表三“自然人”列", "表三“总计”列"]

    def test_many_terms_are_named_without_the_zeros(self) -> None:
        model = consistent(2)
        given = {**model.values, ("表三", mandated.DONE, "自然人"): "0"}
        said = refusal(new_report(".md"), ".md", dict(given))
        first = next(line for line in said.split("\n") if line.startswith("表三“自然人”列"))
        assert "（其余为 0）" in first
        assert " 0 + " not in first.partition("，而")[2]

    def test_what_is_left_over_is_never_negative(self) -> None:
        model = consistent(2)
        given = without_totals(model)
        for column in mandated.APPLICANTS:
            given[("表三", RECEIVED, column)] = 0
            given[("表三", mandated.CARRIED, column)] = 0
        assert "不会是负数" in refusal(new_report(".md"), ".md", given)

    def test_the_reports_own_figures_count_too(self) -> None:
        model = consistent(3)
        cell = ("表三", RECEIVED, "自然人")
        before = LAYOUTS["markdown"](model.with_value(*cell, ""))
        assert "合计不符" in refusal(before.data, ".md", {cell: model.number(*cell) + 1})

    def test_contradictions_that_the_data_does_not_touch_are_for_check(self) -> None:
        model = consistent(3).added("表三", RECEIVED, {TOTAL: 1})
        cell = ("表二", "行政许可", "本年处理决定数量")
        before = LAYOUTS["markdown"](model.with_value(*cell, ""))
        assert len(filled(before.data, ".md", {cell: 5}).written) == 1


class TestRefused:
    """Reports into which the figures cannot be put."""

    def test_another_year(self) -> None:
        made = target(new_report(".md"), ".md")
        data = data_file(made.report.form, {("表二", "行政许可", "本年处理决定数量"): 1})
        data.year = 2019
        with pytest.raises(FillError, match="数据是 2019 年度的，报告是 2023 年度的"):
            fill(made, data)

    def test_a_table_that_stands_in_the_report_twice(self) -> None:
        text = LAYOUTS["markdown"](consistent(3)).text
        table = re.search(r"\| 行政复议 .*?\n\n", text, re.DOTALL)
        assert table
        twice = text.replace(table[0], table[0] * 2)
        assert "不知道填哪一张" in refusal(twice.encode(), ".md", {("表四", "件数", "行政复议/结果维持"): 1})

    def test_a_blank_table_that_stands_in_the_report_twice(self) -> None:
        text = new_report(".md").decode()
        table = re.search(r"\| 行政复议 .*?\n\n", text, re.DOTALL)
        assert table
        twice = text.replace(table[0], table[0] * 2)
        assert "没有写入" in refusal(twice.encode(), ".md", {("表四", "件数", "行政复议/结果维持"): 1})

    def test_a_row_that_the_report_lacks(self) -> None:
        text = LAYOUTS["markdown"](consistent(3)).text
        lost = re.sub(r"\n.*1.属于国家秘密.*", "", text)
        said = refusal(lost.encode(), ".md", {("表三", "1.属于国家秘密", "自然人"): 0})
        assert said == "报告的表三里没有“1.属于国家秘密”这一行"

    def test_a_row_that_cannot_be_read(self) -> None:
        model = consistent(3)
        text = LAYOUTS["markdown"](model).text
        short = re.sub(r"(8.属于行政查询事项 \|) \d+ \|", r"\1", text)
        assert "没有读出" in refusal(short.encode(), ".md", {("表三", "8.属于行政查询事项", "自然人"): 0})

    def test_a_document_that_is_no_report(self) -> None:
        with pytest.raises(FillError, match="没有认出年度报告"):
            target("# 通知\n\n正文。\n".encode(), ".md")

    def test_a_pdf(self) -> None:
        data = FORMATS["pdf"](consistent(3)).data
        with pytest.raises(EditError, match="只能读，不能填写"):
            opened("report.pdf", data, registry().readers)

    def test_a_word_file_with_open_changes(self) -> None:
        data = new_report(".docx")
        tracked = document_xml(data).replace(
            '<w:t xml:space="preserve">规章</w:t></w:r>',
            '<w:t xml:space="preserve">规章</w:t></w:r><w:ins w:id="1" w:author="a"><w:r><w:t>的</w:t></w:r></w:ins>',
        )
        made = target(repacked(data, tracked), ".docx")
        with pytest.raises(EditError, match="修订"):
            fill(made, data_file(made.report.form, {("表二", "行政许可", "本年处理决定数量"): 1}))

    def test_a_part_that_is_damaged(self) -> None:
        data = new_report(".docx")
        damaged = document_xml(data).replace('<w:vAlign w:val="center"/>', '<w:vAlign w:val="center":a="1"/>', 1)
        made = target(repacked(data, damaged), ".docx")
        with pytest.raises(EditError, match="已经损坏"):
            fill(made, data_file(made.report.form, {("表二", "行政许可", "本年处理决定数量"): 1}))


def repacked(data: bytes, document: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name in package.namelist():
            content = document.encode() if name == "word/document.xml" else package.read(name)
            written.writestr(name, content)
    return made.getvalue()


class TestNothingElseChanges:
    """Outside of the cells every byte stays."""

    def test_of_a_word_file_only_runs_are_added_to_the_body(self) -> None:
        before = new_report(".docx")
        after = filled(before, ".docx", dict(consistent(2).values)).data
        with zipfile.ZipFile(BytesIO(before)) as old, zipfile.ZipFile(BytesIO(after)) as new:
            assert old.namelist() == new.namelist()
            assert [i.date_time for i in old.infolist()] == [i.date_time for i in new.infolist()]
            for name in old.namelist():
                if name != "word/document.xml":
                    assert old.read(name) == new.read(name), name
        run = re.compile(r"<w:r>(?:<w:rPr><w:sz [^>]*/><w:szCs [^>]*/></w:rPr>)?<w:t>[\d.]+</w:t></w:r>")
        assert run.sub("", document_xml(after)) == document_xml(before)

    def test_a_figure_looks_as_its_cell_says(self) -> None:
        after = document_xml(filled(new_report(".docx"), ".docx", dict(consistent(2).values)).data)
        small = '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
        assert after.count(f"<w:r>{small}<w:t>") == 175 + 15

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_encoding_and_line_ends_of_a_text_file_stay(self, encoding: str, end: str) -> None:
        text = new_report(".md").decode().replace("\n", end)
        before = text.encode(encoding)
        cell = ("表二", "行政许可", "本年处理决定数量")
        after = filled(before, ".md", {cell: 236}).data
        assert after.decode(encoding) == text.replace("| 行政许可 |  |", "| 行政许可 | 236 |")
        assert after[:3] == before[:3]

    @pytest.mark.parametrize(
        ("empty", "full"),
        [
            pytest.param("", "236", id="nothing"),
            pytest.param("&nbsp;", "236", id="a space that holds the cell open"),
            pytest.param("\n  <p>&nbsp;</p>\n", "\n  <p>236</p>\n", id="a paragraph"),
            pytest.param(
                '<p style="a"><span lang="EN-US">&nbsp;</span></p>', '<p style="a"><span lang="EN-US">236</span></p>',
                id="what a word processor writes",
            ),
            pytest.param("<br>", "236<br>", id="a line break"),
        ],
    )  # fmt: skip
    def test_in_a_web_page_a_figure_takes_the_place_of_the_blank(self, empty: str, full: str) -> None:
        text = new_report(".html").decode()
        blank = '<th class="label">行政许可</th><td colspan="3">'
        before = text.replace(f"{blank}</td>", f"{blank}{empty}</td>")
        assert before != text or not empty
        cell = ("表二", "行政许可", "本年处理决定数量")
        after = filled(before.encode(), ".html", {cell: 236}).data.decode()
        assert after == text.replace(f"{blank}</td>", f"{blank}{full}</td>")


@pytest.mark.parametrize("name", FILLABLE)
def test_no_figure_gets_into_the_cell_of_another(name: str) -> None:
    model = numbered(drawn(name))
    figures = {cell: value for cell, value in model.values.items() if cell[0] == "表二"}
    before = (FORMATS | LAYOUTS)[name](emptied(model, set(figures)))
    made = filled(before.data, before.suffix, dict(figures))
    assert values(made.data, before.suffix) == model.values


def test_the_data_may_name_another_organ_but_not_unnoticed() -> None:
    made = target(new_report(".md"), ".md")
    data = data_file(made.report.form, {("表二", "行政许可", "本年处理决定数量"): 1})
    data.agency = "望溪县林业局"
    assert fill(made, data).notes == ("数据写的机关是“望溪县林业局”，报告的标题是“云岭市水务局”",)


def test_a_blank_official_form_is_filled_where_the_form_is_named() -> None:
    text = re.sub(r"(?m)^[^|#\n].*$", "（文字描述）", new_report(".md").decode()).replace("云岭市水务局2023年", "")
    with pytest.raises(FillError, match="用 --form 指明格式"):
        target(text.encode(), ".md")
    made = target(text.encode(), ".md", form="2021", year=2023)
    data = read_data("d.csv", "表,列,数值\n表四,行政复议/结果维持,3\n".encode(), form_file("2021").form)
    assert len(fill(made, data).written) == 1
