"""The figures of reports as data: exactly those of the report, and nothing that was not read is a number."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from decimal import Decimal
from io import StringIO

import pytest

from govlint.authoring.figures.reading import DataError, read_data
from govlint.authoring.figures.records import FigureSet, figures_of, no_figures
from govlint.authoring.figures.saving import COLUMNS, data_writer_for
from govlint.authoring.filling.fill import fill
from govlint.authoring.template import layouts_of
from tests.engine.authoring.written import SUFFIXES, YEARS, form_file, new_report, target
from tests.engine.forms.disturbed import aligned_file, aligned_text
from tests.rules.linting import registry, sample
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, PDF, WORD
from tests.synthetic.layouts import LAYOUTS
from tests.synthetic.writer import Rendered

FORMS = ["2019", "2021"]
DATA = ("json", "toml", "csv", "xlsx")
RECEIVED = "一、本年新收政府信息公开申请数量"


def extracted(text: str) -> FigureSet:
    return figures_of(aligned_text(text, ".md"), "report.md")


def written(figures: FigureSet, kind: str) -> bytes:
    form = form_file(figures.form).form
    return data_writer_for(f"data.{kind}")(figures, form, layouts_of(registry().forms, form))


@pytest.mark.parametrize("name", [*LAYOUTS, *FORMATS])
@pytest.mark.parametrize("form", FORMS)
def test_the_figures_of_every_report_come_back_exactly(name: str, form: str) -> None:
    for seed in range(2):
        model = consistent(seed, form=form, year=YEARS[form], zero=seed == 1)
        found = figures_of(aligned_file((LAYOUTS | FORMATS)[name](model)), "report")
        assert {(r.table, r.row, r.column_id): r.raw for r in found.records} == model.values
        assert all(r.value == Decimal(r.raw) and r.kind == "number" and not r.remark for r in found.records)
        assert (found.agency, found.year, found.form, found.notes) == (model.organ, model.year, form, ())


@pytest.mark.parametrize("kind", DATA)
@pytest.mark.parametrize("form", FORMS)
def test_data_goes_back_into_a_report(kind: str, form: str) -> None:
    model = consistent(1, form=form, year=YEARS[form])
    figures = figures_of(aligned_file(LAYOUTS["markdown"](model)), "report.md")
    data = read_data(f"data.{kind}", written(figures, kind), form_file(form).form)
    assert (data.year, data.form, data.agency) == (model.year, form, model.organ)
    for suffix in SUFFIXES:
        made = fill(target(new_report(suffix, form, agency=model.organ), suffix), data)
        after = figures_of(aligned_file(Rendered(made.data, suffix)), "")
        assert [r[:5] for r in after.records] == [r[:5] for r in figures.records]


@pytest.mark.parametrize("kind", DATA)
@pytest.mark.parametrize("form", FORMS)
def test_an_empty_data_file_gives_nothing(kind: str, form: str) -> None:
    empty = no_figures(form_file(form).form, "云岭市水务局", YEARS[form])
    with pytest.raises(DataError, match="没有一个数字"):
        read_data(f"data.{kind}", written(empty, kind), form_file(form).form)


def test_a_list_to_fill_in_has_only_what_people_need() -> None:
    data = written(no_figures(form_file("2021").form, "=云岭市水务局", 2023), "csv").decode("utf-8-sig")
    rows = list(csv.reader(StringIO(data, newline="")))
    assert rows[0] == ["表", "行", "列", "数值", "机关", "年度", "格式"]
    assert rows[1] == ["表二", "规章", "本年制发件数", "", "'=云岭市水务局", "2023", "2021"]
    found = read_data("data.csv", data.replace("本年制发件数,,", "本年制发件数,3,").encode(), form_file("2021").form)
    assert (len(found.cells), found.year, found.form, found.agency) == (2, 2023, "2021", "=云岭市水务局")


class TestKinds:
    """Blank, a dash, a word and what was not read are told apart, in every format; none is 0."""

    text = (
        sample()
        .replace("| 行政许可 | 236 |", "| 行政许可 |  |")
        .replace("| 行政处罚 | 19 |", "| 行政处罚 | / |")
        .replace("| 行政强制 | 3 |", "| 行政强制 | 无 |")
        .replace("| 128.5 |", "| 128.5万元 |")
        .replace("| 8.属于行政查询事项 | 0 | 0 |", "| 8.属于行政查询事项 | 0 |")
        .replace("|  |  | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n", "")
    )
    decisions = "本年处理决定数量"

    def test_each_is_what_it_is(self) -> None:
        found = {(r.row, r.column_id): r for r in extracted(self.text).records}
        assert found["行政许可", self.decisions].kind == "blank"
        assert found["行政处罚", self.decisions][3:6] == ("dash", None, "/")
        assert found["行政强制", self.decisions][3:6] == ("word", None, "无")
        fee = found["行政事业性收费", "本年收费金额（单位：万元）"]
        assert (fee.value, fee.raw, fee.remark) == (Decimal("128.5"), "128.5万元", "万元")
        unread = found["8.属于行政查询事项", "自然人"]
        assert (unread.kind, unread.value, unread.reason) == (
            "unread",
            None,
            "有 6 个数值，应为 7 个，分不清哪一列缺少或多出",
        )

    def test_a_missing_row_is_unread_and_stands_nowhere(self) -> None:
        text = sample().replace("|  |  | 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n", "")
        lost = [r for r in extracted(text).records if r.row == "2.其他法律行政法规禁止公开"]
        assert [(r.kind, r.reason, r.line, r.place) for r in lost] == [("unread", "没有这一行", 0, "")] * 7

    def test_a_missing_table_is_unread_and_noted(self) -> None:
        text = sample()
        start, end = text.index("| 行政复议 |"), text.index("## 五、")
        found = extracted(text[:start] + text[end:])
        assert found.notes == ("没有找到表四",)
        assert {(r.kind, r.reason) for r in found.records if r.table == "表四"} == {("unread", "没有找到表四")}

    def test_in_json(self) -> None:
        made = json.loads(written(extracted(self.text), "json"))
        rows = made["tables"]["表二"]
        assert rows["行政许可"][self.decisions] == {
            "kind": "blank", "place": "第28行第10列", "line": 28, "character": 10
        }  # fmt: skip
        assert rows["行政处罚"][self.decisions]["raw"] == "/"
        assert "value" not in rows["行政处罚"][self.decisions]
        assert "value" not in made["tables"]["表三"]["8.属于行政查询事项"]["自然人"]
        assert rows["行政规范性文件"]["现行有效件数"]["value"] == 17
        assert rows["行政事业性收费"]["本年收费金额（单位：万元）"]["value"] == 128.5

    def test_toml_says_the_same_as_json(self) -> None:
        figures = extracted(self.text)
        assert tomllib.loads(written(figures, "toml").decode()) == json.loads(written(figures, "json"))

    def test_in_csv(self) -> None:
        data = written(extracted(self.text), "csv")
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
        assert tuple(rows[0]) == COLUMNS
        assert len(rows) == 200
        for row in rows:
            assert (row["value"] != "") == (row["kind"] == "number")

    @pytest.mark.parametrize("kind", DATA)
    def test_only_numbers_are_filled_in_again(self, kind: str) -> None:
        figures = extracted(self.text.replace("128.5万元", "128.5").replace("| / |", "|  |").replace("| 无 |", "|  |"))
        data = read_data(f"data.{kind}", written(figures, kind), form_file("2021").form)
        wanted = {(r.table, r.row, r.column_id): r.value for r in figures.records if r.kind == "number"}
        assert {tuple(cell): given.number for cell, given in data.cells.items()} == wanted


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_text_is_a_formula_for_a_spreadsheet(text: str) -> None:
    figures = extracted(sample().replace("| 行政许可 | 236 |", f"| 行政许可 | {text.replace('|', chr(92) + '|')} |"))
    figures = figures._replace(title=text, agency=text, file=text)
    rows = list(csv.reader(StringIO(written(figures, "csv").decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert f"'{text}" in cells
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@") and not cell[1:].isdigit()]


def test_negative_figures_stay_numbers_in_csv() -> None:
    model = consistent(1, form="2019", year=2020)
    model = model.with_value("表二", "行政许可", "本年增/减", "-3")
    figures = figures_of(aligned_file(LAYOUTS["markdown"](model)), "")
    rows = list(csv.DictReader(StringIO(written(figures, "csv").decode("utf-8-sig"), newline="")))
    assert [row["value"] for row in rows if (row["row"], row["column"]) == ("行政许可", "本年增/减")] == ["-3"]


def test_large_and_fine_amounts_survive() -> None:
    for text in ("123456789012345.6789", "0.1", "100", "0.0001", "128.50"):
        figures = extracted(sample().replace("| 128.5 |", f"| {text} |"))
        for kind in ("json", "toml", "csv"):
            data = read_data(f"data.{kind}", written(figures, kind), form_file("2021").form)
            assert data.cells[("表二", "行政事业性收费", "本年收费金额（单位：万元）")].number == Decimal(text)  # type: ignore[index]


def test_control_characters_and_quotes_survive_or_go() -> None:
    figures = extracted(sample())._replace(title='a"b\\c\x07\x1b[31m\u2028d', agency="\ud800x")
    assert tomllib.loads(written(figures, "toml").decode())["title"] == figures.title
    assert json.loads(written(figures, "json"))["title"] == figures.title
    assert b"\xef\xbb\xbf" in written(figures, "csv")
    written(figures, "xlsx")


@pytest.mark.parametrize("name", sorted(WORD | PDF))
def test_places_are_told_as_people_find_them(name: str) -> None:
    figures = figures_of(aligned_file(FORMATS[name](consistent(1))), "")
    pattern = r"第\d+页第\d+行" if name in PDF else r"第\d+段"
    assert all(re.fullmatch(pattern, record.place) for record in figures.records)
