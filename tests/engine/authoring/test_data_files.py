"""Data files in all formats: what is read from them, and what is refused."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from govlint.authoring.figures.reading import DataError, DataFile, number_of, read_data
from tests.engine.authoring.written import form_file

RECEIVED = "一、本年新收政府信息公开申请数量"
FEE = "本年收费金额（单位：万元）"


def read(name: str, text: str | bytes, form: str = "2021") -> DataFile:
    return read_data(name, text.encode() if isinstance(text, str) else text, form_file(form).form)


def figures(found: DataFile) -> dict[tuple[str, str, str], str]:
    return {tuple(cell): str(given.number) for cell, given in found.cells.items()}


def refused(name: str, text: str | bytes, form: str = "2021") -> list[str]:
    with pytest.raises(DataError) as raised:
        read(name, text, form)
    return raised.value.reasons


TOML = f"""\
"年度" = 2023
"机关" = "云岭市水务局"

["表二"."行政事业性收费"]
"{FEE}" = 128.50

["表三"."{RECEIVED}"]
"自然人" = 31
"商业企业" = "6"
"科研机构" = ""

["表四"."行政诉讼"."复议后起诉"]
"结果维持" = 1
"""

CSV = f"""\
表,行,列,数值
表二,行政事业性收费,{FEE},128.50
表三,{RECEIVED},自然人,31
表三,{RECEIVED},法人或其他组织/商业企业,6
表三,{RECEIVED},科研机构,
表四,,行政诉讼/复议后起诉/结果维持,1
"""

JSON = json.dumps(
    {
        "year": 2023,
        "agency": "云岭市水务局",
        "tables": {
            "表二": {"行政事业性收费": {FEE: 128.5}},
            "表三": {
                RECEIVED: {"自然人": 31, "商业企业": {"value": 6, "kind": "number", "raw": "6"}, "科研机构": None}
            },
            "表四": {"件数": {"行政诉讼": {"复议后起诉": {"结果维持": 1}}}},
        },
    }
)

WANTED = {
    ("表二", "行政事业性收费", FEE): "128.50",
    ("表三", RECEIVED, "自然人"): "31",
    ("表三", RECEIVED, "法人或其他组织/商业企业"): "6",
    ("表四", "件数", "行政诉讼/复议后起诉/结果维持"): "1",
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("data.toml", TOML, id="toml"),
        pytest.param("data.csv", CSV, id="csv"),
        pytest.param(
            "data.csv", CSV.replace("\n", "\r\n").encode("gb18030"), id="csv as a Chinese spreadsheet saves it"
        ),
        pytest.param("data.csv", "\ufeff" + CSV, id="csv with a BOM"),
        pytest.param("data.csv", CSV.replace(",", "\t"), id="cells copied from a spreadsheet"),
        pytest.param("data.csv", CSV.replace("表,行,列,数值", "Table,Row,Column,Value"), id="csv with English columns"),
        pytest.param("data.json", JSON, id="json"),
    ],
)
def test_a_data_file_gives_its_figures(name: str, text: str | bytes) -> None:
    wanted = {cell: Decimal(number) for cell, number in WANTED.items()}
    assert {tuple(cell): given.number for cell, given in read(name, text).cells.items()} == wanted


def test_digits_stay_as_they_were_written() -> None:
    assert figures(read("data.toml", TOML)) == WANTED
    assert figures(read("data.csv", CSV)) == WANTED


def test_what_the_file_says_of_its_report_is_known() -> None:
    found = read("data.toml", TOML)
    assert (found.year, found.agency) == (2023, "云岭市水务局")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param("1.5", "应是不小于 0 的整数，写的是 1.5", id="a fraction of a count"),
        pytest.param("-1", "应是不小于 0 的整数，写的是 -1", id="a negative count"),
        pytest.param("无", "“无”不是数字", id="a word"),
        pytest.param("/", "“/”不是数字", id="a dash"),
        pytest.param("12件", "“12件”不是数字", id="a unit"),
        pytest.param("1 2", "“1 2”不是数字", id="two numbers"),
        pytest.param("=SUM(A1:A9)", "不是数字", id="a formula"),
        pytest.param("9" * 20, "不是数字", id="more digits than any count has"),
    ],
)
def test_what_is_no_figure_of_the_cell_is_refused(value: str, said: str) -> None:
    reasons = refused("data.csv", f"table,row,column,value\n表三,{RECEIVED},自然人,{value}\n")
    assert len(reasons) == 1
    assert said in reasons[0]
    assert reasons[0].startswith("第2行：")


def test_changes_may_be_negative_and_amounts_have_fractions() -> None:
    text = "table,row,column,value\n表二,行政许可,本年增/减,-3\n表二,政府集中采购,采购总金额,12.3456\n"
    assert list(figures(read("data.csv", text, "2019")).values()) == ["-3", "12.3456"]


def test_all_that_is_wrong_is_said_at_once() -> None:
    text = f'["表三"."{RECEIVED}"]\n"自然" = 1\n"总计" = "x"\n["表九"]\na = 1\n'
    assert len(refused("data.toml", text)) == 3


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param("data.json", "{", "JSON 的写法不对，在第1行第2列", id="broken JSON"),
        pytest.param("data.json", "[1]", "最外层应当是表的名称", id="a list"),
        pytest.param("data.json", "[" * 100_000, "JSON 的写法不对：嵌套太深", id="nested without end"),
        pytest.param("data.json", '{"表三": 1, "表三": 2}', "“表三”写了两次", id="a name twice"),
        pytest.param("data.json", '{"表三": [1]}', "应当是各行的数据", id="a list of figures"),
        pytest.param(
            "data.json", '{"表三": {"' + RECEIVED + '": {"自然人": [1]}}}', "应当是一个数字", id="a list as a figure"
        ),
        pytest.param("data.json", '{"表三": {"' + RECEIVED + '": {"自然人": true}}}', "不是数字", id="a truth value"),
        pytest.param("data.json", '{"表三": {"' + RECEIVED + '": {"自然人": NaN}}}', "不是数字", id="not a number"),
        pytest.param("data.json", '{"表三": {"' + RECEIVED + '": {"自然人": 1e99}}}', "不是数字", id="astronomical"),
        pytest.param(
            "data.toml", "\n表二 = 1", "第2行第1列：TOML 的写法不对：这里应当是 键", id="a key without quotes"
        ),
        pytest.param("data.toml", "a = ", "TOML 的写法不对", id="broken TOML"),
        pytest.param("data.csv", "a,b\n1,2\n", "第一行应当是列名", id="no column names"),
        pytest.param(
            "data.csv", 'table,row,column,value\n"', "CSV 的写法不对，在第2行：引号没有成对", id="an open quotation"
        ),
        pytest.param("data.csv", "table,row,column,value\n", "没有一个数字", id="no figures"),
        pytest.param("data.csv", "", "不是 CSV 文件：文件是空的", id="empty"),
        pytest.param("data.txt", "", "数据文件只能是", id="another format"),
        pytest.param("data.json", '{"year": 23, "表三": {}}', "年度应是四位数字", id="a year of two digits"),
    ],
)
def test_a_file_that_is_no_data_is_refused(name: str, text: str, said: str) -> None:
    assert any(said in reason for reason in refused(name, text))


def test_a_cell_given_twice_is_refused() -> None:
    line = f"表三,{RECEIVED},自然人,1\n"
    assert "已经在第2行给过" in refused("data.csv", f"table,row,column,value\n{line}{line}")[0]


def test_two_reports_in_one_list_are_refused() -> None:
    text = f"table,row,column,value,year\n表三,{RECEIVED},自然人,1,2022\n表三,{RECEIVED},总计,1,2023\n"
    assert "一个数据文件只能有一份报告的数据" in refused("data.csv", text)[0]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (0, "0"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        ("１２", "12"),
        ("1,234", "1234"),
        (" 7 ", "7"),
        ("1E+3", "1000"),
        (Decimal("1.50"), "1.50"),
    ],
)
def test_numbers_are_read_as_people_write_them(value: object, wanted: str) -> None:
    assert format(number_of(value) or Decimal(0), "f") == wanted


@pytest.mark.parametrize("value", [None, "", True, float("nan"), float("inf"), "一", "1e99999", "12345678901234567"])
def test_other_things_are_no_numbers(value: object) -> None:
    assert number_of(value) is None
