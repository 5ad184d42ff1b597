"""GL701: what was left over last year is what this year begins with, column by column."""

from __future__ import annotations

import pytest

from govlint.rules import Status
from tests.rules.series.checking import MANIFEST, WATER, WATER_2023, changed, checked, without

ROW = "| 二、上年结转政府信息公开申请数量 |  |  | 3 | 1 | 0 | 0 | 0 | 0 | 4 |"
LAST = "| 四、结转下年度继续办理 |  |  | 3 | 1 | 0 | 0 | 0 | 0 | 4 |"


def row(*figures: object) -> str:
    return "| 二、上年结转政府信息公开申请数量 |  |  | " + " | ".join(map(str, figures)) + " |"


def last(*figures: object) -> str:
    return "| 四、结转下年度继续办理 |  |  | " + " | ".join(map(str, figures)) + " |"


def test_one_column() -> None:
    result = checked(changed((WATER, ROW, row(3, 1, 0, 0, 0, 0, 5))))
    [told] = result.told("GL701")
    assert (told.path, told.line, told.kind) == (WATER, 44, "fail")
    assert told.message == "表三“上年结转”与 2023 年度报告的“结转下年度继续办理”不同：“总计”填报 5，上年为 4"
    finding = told.made.finding
    assert finding.span.column == ROW.index("| 4 |") + 3
    assert finding.place == ("表三", "二、上年结转政府信息公开申请数量", "总计")
    [related] = finding.related
    assert (result.name(related.path), related.span.line, related.message) == (
        WATER_2023, 67, "2023 年度“结转下年度”“总计”：4",
    )  # fmt: skip
    assert told.made.source_line == row(3, 1, 0, 0, 0, 0, 5)
    assert told.made.fingerprint


def test_all_columns_are_one_finding() -> None:
    result = checked(changed((WATER, ROW, row(1, 2, 3, 4, 5, 6, 21))))
    [told] = result.told("GL701")
    assert "有 7 列" in told.message
    assert "“法律服务机构”填报 5，上年为 0" in told.message
    assert len(told.made.finding.related) == 7
    assert told.made.finding.place == ("表三", "二、上年结转政府信息公开申请数量")


@pytest.mark.parametrize(
    ("now", "before"),
    [
        pytest.param(row("", 1, 0, 0, 0, 0, 4), LAST, id="a blank of this year"),
        pytest.param(row(3, 1, "/", "—", 0, 0, 4), LAST, id="dashes of this year"),
        pytest.param(row(3, 1, 0, 0, "无", 0, 4), LAST, id="a word of this year"),
        pytest.param(ROW, last(3, 1, "", 0, 0, 0, 4), id="a blank of last year"),
        pytest.param(ROW, last("", "", "", "", "", "", ""), id="nothing but blanks last year"),
    ],
)
def test_what_is_blank_is_not_zero(now: str, before: str) -> None:
    result = checked(changed((WATER, ROW, now), (WATER_2023, LAST, before)))
    assert result.messages("GL701") == []
    outcome = result.outcome("GL701", WATER)
    assert outcome.status is Status.NOT_APPLICABLE
    assert "没有读出" in outcome.reasons[0]


def test_a_blank_in_one_column_hides_no_other() -> None:
    result = checked(changed((WATER, ROW, row("", 2, 0, 0, 0, 0, 5))))
    [told] = result.told("GL701")
    assert "“商业企业”填报 2，上年为 1；“总计”填报 5，上年为 4" in told.message
    assert "“自然人”" not in told.message
    assert result.outcome("GL701", WATER).status is Status.FAIL


@pytest.mark.parametrize(
    "dropped",
    [
        pytest.param((WATER, ROW + "\n"), id="no row this year"),
        pytest.param((WATER_2023, LAST + "\n"), id="no row last year"),
    ],
)
def test_a_missing_row_is_not_checked(dropped: tuple[str, str]) -> None:
    result = checked(changed((*dropped, "")))
    assert result.messages("GL701") == []
    assert result.outcome("GL701", WATER).status is Status.NOT_APPLICABLE


def test_without_last_years_report_nothing_is_said() -> None:
    files = changed((WATER, ROW, row(9, 1, 0, 0, 0, 0, 10)))
    result = checked(without(files, WATER_2023, MANIFEST))
    assert result.messages("GL701") == []
    assert result.outcome("GL701", WATER).reasons == ("没有 2023 年度的报告可以比较",)


def test_figures_are_compared_as_numbers() -> None:
    result = checked(changed((WATER, ROW, row("３", "1", "0", "0", "0", "0", "4")), (WATER_2023, LAST, LAST)))
    assert result.messages("GL701") == []
    assert result.outcome("GL701", WATER).status is Status.PASS


NOTES = [
    "（注：上年结转数与上一年度报告不一致，系上年漏报1件，现予以更正。）",
    "注：2023年度报告的结转下年度继续办理件数有误，本年上年结转数以重新核对的结果为准。",
    "因机构改革，原水利局受理的1件申请划入本机关，计入上年结转。",
    "由于统计口径调整，上年结转申请比上年度报告少1件。",
]


@pytest.mark.parametrize("note", NOTES)
def test_figures_may_be_restated_in_the_report(note: str) -> None:
    files = changed((WATER, ROW, row(4, 1, 0, 0, 0, 0, 5)), (WATER, "\n## 四、", f"\n{note}\n\n## 四、"))
    result = checked(files)
    assert result.messages("GL701") == []
    outcome = result.outcome("GL701", WATER)
    assert outcome.status is Status.NOT_APPLICABLE
    assert "报告写明：" in outcome.reasons[0]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("上年结转数与上年报告一致，没有差异。", id="that they do not differ"),
        pytest.param("全年新收申请与上年有较大差异。", id="another figure"),
        pytest.param("上年结转申请5件，已全部办结。", id="the figure alone"),
        pytest.param("本年结转的申请不同程度地涉及第三方意见。", id="not of last year"),
    ],
)
def test_other_sentences_restate_nothing(sentence: str) -> None:
    files = changed((WATER, ROW, row(4, 1, 0, 0, 0, 0, 5)), (WATER, "\n## 四、", f"\n{sentence}\n\n## 四、"))
    assert len(checked(files).told("GL701")) == 1


def test_figures_may_be_restated_in_the_manifest() -> None:
    entry = '\n[[restated]]\norgan = "云岭市水务局"\nyear = 2024\nreason = "上年漏报一件"\n'
    files = changed((WATER, ROW, row(4, 1, 0, 0, 0, 0, 5)))
    files[MANIFEST] = str(files[MANIFEST]) + entry
    result = checked(files)
    assert result.messages("GL701") == []
    assert result.outcome("GL701", WATER).reasons == ("上年结转与上一年度不同，清单写明：上年漏报一件",)
    files[MANIFEST] = str(files[MANIFEST]).replace("year = 2024\nreason", "year = 2023\nreason")
    assert len(checked(files).told("GL701")) == 1, "another year is not excused"
