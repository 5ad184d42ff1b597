"""GL702: what was in force, more what was issued, less what was repealed, is in force."""

from __future__ import annotations

import pytest

from govlint.rules import Severity, Status
from tests.rules.series.checking import WATER, WATER_2023, changed, checked
from tests.synthetic.province import province

ROW = "| 行政规范性文件 | 2 | 1 | 17 |"
RULES = "| 规章 | 0 | 0 | 0 |"


def test_documents() -> None:
    result = checked(changed((WATER, ROW, "| 行政规范性文件 | 2 | 1 | 18 |")))
    [told] = result.told("GL702")
    assert (told.path, told.line, told.kind, told.made.severity) == (WATER, 25, "review", Severity.WARNING)
    assert told.message == (
        "表二“行政规范性文件”行：现行有效填报 18 件；2023 年度为 16 件，加本年制发 2 件、减本年废止 1 件应为 17 件"
    )
    assert told.made.finding.place == ("表二", "行政规范性文件", "现行有效件数")
    related = told.made.finding.related
    assert [result.name(item.path) if item.path else "" for item in related] == [WATER_2023, "", ""]


def test_regulations() -> None:
    result = checked(changed((WATER, RULES, "| 规章 | 1 | 0 | 2 |")))
    assert [told.made.finding.place for told in result.told("GL702")] == [("表二", "规章", "现行有效件数")]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(WATER, ROW, "| 行政规范性文件 | 5 | 4 | 17 |", id="more issued and repealed"),
        pytest.param(
            WATER_2023, "| 行政规范性文件 | 3 | 0 | 16 |", "| 行政规范性文件 | 9 | 2 | 16 |", id="last year's changes"
        ),
    ],
)
def test_what_goes_on(path: str, old: str, new: str) -> None:
    result = checked(changed((path, old, new)))
    assert result.messages("GL702") == []
    assert result.outcome("GL702", WATER).status is Status.PASS


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(WATER, ROW, "| 行政规范性文件 | 2 |  | 18 |", id="a blank"),
        pytest.param(WATER, ROW, "| 行政规范性文件 | / | 1 | 18 |", id="a dash"),
        pytest.param(
            WATER_2023, "| 行政规范性文件 | 3 | 0 | 16 |", "| 行政规范性文件 | 3 | 0 |  |", id="a blank last year"
        ),
        pytest.param(WATER_2023, "| 行政规范性文件 | 3 | 0 | 16 |\n", "", id="no row last year"),
    ],
)
def test_what_was_not_read_is_not_compared(path: str, old: str, new: str) -> None:
    result = checked(changed((path, old, new)))
    assert result.messages("GL702") == []
    assert result.outcome("GL702", WATER).status is Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    "note",
    [
        "现行有效件数与上年不一致，系3件文件到期失效。",
        "2023年度报告的行政规范性文件现行有效件数有误，现予更正。",
    ],
)
def test_a_reason_in_the_report(note: str) -> None:
    result = checked(
        changed((WATER, ROW, "| 行政规范性文件 | 2 | 1 | 14 |"), (WATER, "\n## 三、", f"\n{note}\n\n## 三、"))
    )
    assert result.messages("GL702") == []
    assert "报告写明：" in result.outcome("GL702", WATER).reasons[0]


def test_two_forms_are_not_compared() -> None:
    made = province(2, organs=8, years=(2020, 2021))
    result = checked(made.files())
    path = made.path((made.apart[0], 2021))
    assert result.messages() == []
    assert result.outcome("GL702", path).reasons == ("两个年度的格式不同，表二的现行有效件数不能比较",)
    assert result.outcome("GL701", path).status is Status.PASS, "what is carried over is in both forms"
