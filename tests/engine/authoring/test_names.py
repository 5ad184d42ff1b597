"""Cells by the names that people give them, and what is said of names that the form does not have."""

from __future__ import annotations

import pytest

from govlint.authoring.figures.names import CellKey, Names, UnknownNameError
from tests.engine.authoring.written import form_file

RECEIVED = "一、本年新收政府信息公开申请数量"


def names(form: str = "2021") -> Names:
    return Names(form_file(form).form)


def cell(table: str, *path: str, form: str = "2021") -> CellKey:
    made = names(form)
    return made.cell(made.table(table), path)


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_cell_is_found_by_its_ids(form: str) -> None:
    for table in form_file(form).form.tables:
        for row in table.rows:
            for column in row.columns:
                assert cell(table.id, row.id, column.id, form=form) == (table.id, row.id, column.id)


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        pytest.param(("表三", RECEIVED, "自然人"), (RECEIVED, "自然人"), id="as in the form"),
        pytest.param(
            ("表三", "1．属于 国家秘密", "商业企业"),
            ("1.属于国家秘密", "法人或其他组织/商业企业"),
            id="other marks and spaces, without the group of the column",
        ),
        pytest.param(("表三", "属于国家秘密", "总计"), ("1.属于国家秘密", "总计"), id="without its number"),
        pytest.param(
            ("表三", "三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", "法人或其他组织", "其他"),
            ("1.属于国家秘密", "法人或其他组织/其他"),
            id="with all groups, each a step",
        ),
        pytest.param(
            ("表三", "（六）其他处理/3.其他", "自然人"), ("3.其他", "自然人"), id="with a group in the same name"
        ),
        pytest.param(("表三", "其他处理/其他", "自然人"), ("3.其他", "自然人"), id="group and name without numbers"),
        pytest.param(
            ("表三", "不予公开", "属于国家秘密", "商业企业"),
            ("1.属于国家秘密", "法人或其他组织/商业企业"),
            id="group and name without numbers, each a step",
        ),
        pytest.param(
            ("表三", "部分公开", "自然人"),
            ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "自然人"),
            id="without what the form remarks in brackets",
        ),
        pytest.param(
            ("表二", "行政事业性收费", "本年收费金额"),
            ("行政事业性收费", "本年收费金额（单位：万元）"),
            id="without its unit",
        ),
        pytest.param(("表二", "行政规范性文件", "本年制发件数"), ("行政规范性文件", "本年制发件数"), id="表二"),
        pytest.param(
            ("表四", "行政复议", "结果维持"), ("件数", "行政复议/结果维持"), id="the row without a label goes unsaid"
        ),
        pytest.param(
            ("表四", "件数", "行政诉讼", "复议后起诉", "总计"), ("件数", "行政诉讼/复议后起诉/总计"), id="or is named"
        ),
        pytest.param(
            ("表四", "复议后起诉", "总计"), ("件数", "行政诉讼/复议后起诉/总计"), id="what is unmistakable is enough"
        ),
    ],
)
def test_a_name_need_not_be_complete(path: tuple[str, ...], wanted: tuple[str, str]) -> None:
    assert cell(*path) == (path[0], *wanted)


def test_a_slash_in_a_label_is_part_of_it() -> None:
    assert cell("表二", "行政许可", "本年增/减", form="2019").column == "本年增/减"
    assert cell("表二", "行政许可", "本年增减", form="2019").column == "本年增/减"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param(("表五", "规章", "本年制发件数"), "没有“表五”这张表，是否想写 ", id="a table"),
        pytest.param(
            ("表三", "属于国家机密", "自然人"), "没有“属于国家机密”这一行，是否想写 1.属于国家秘密", id="a row"
        ),
        pytest.param(
            ("表三", RECEIVED, "自然"), f"“{RECEIVED}”没有“自然”这一列，是否想写 自然人", id="a column of a row"
        ),
        pytest.param(("表三", "其他", "自然人"), "没有“其他”这一行，是否想写 ", id="too short for a row"),
        pytest.param(("表四", "结果维持"), "同名的有 行政复议/结果维持、", id="one of several"),
        pytest.param(("表三", RECEIVED), "没有写明是哪一列", id="no column at all"),
        pytest.param(("表二", "行政许可", "本年制发件数"), "有的是 本年处理决定数量", id="another section's column"),
    ],
)
def test_an_unknown_name_is_refused_with_what_is_like_it(path: tuple[str, ...], said: str) -> None:
    with pytest.raises(UnknownNameError) as raised:
        cell(*path)
    assert said in str(raised.value)
