"""GL705: no year and no organ of the manifest is missing, none is there twice, and every report has its place."""

from __future__ import annotations

import pytest

from govlint.rules import Severity, Status
from tests.rules.series.checking import (
    GOVERNMENT,
    MANIFEST,
    WATER,
    WATER_2023,
    changed,
    checked,
    sample_files,
    without,
)
from tests.synthetic.mixed import with_obsolete

TITLE = "# 云岭市水务局2024年政府信息公开工作年度报告"
FOLDERS = (MANIFEST, "years = [2023, 2024]\n\n", 'years = [2023, 2024]\nfolders = ["."]\n\n')


def another_year(year: int) -> str:
    """The bureau's report for another year, with nothing that concerns other rules on series."""
    return sample_files()[WATER].replace("2024", str(year))


def test_years_that_are_missing_are_told_at_the_organ_in_the_manifest() -> None:
    result = checked(changed((MANIFEST, "years = [2023, 2024]\n", "years = [2021, 2022, 2023, 2024]\n")))
    [told] = result.told("GL705")
    assert (told.path, told.made.severity, told.kind) == (MANIFEST, Severity.NOTE, "fail")
    assert told.message == "“云岭市水务局”没有 2021、2022 年度的报告"
    assert told.made.source_line == 'name = "云岭市水务局"'
    assert told.line == sample_files()[MANIFEST].split("\n").index('name = "云岭市水务局"') + 1


def test_an_organ_of_the_manifest_without_any_report() -> None:
    files = changed()
    files[MANIFEST] = f'{files[MANIFEST]}\n[[organs]]\nname = "云岭市教育局"\n'
    assert [told.message for told in checked(files).told("GL705")] == ["“云岭市教育局”没有 2023、2024 年度的报告"]


def test_where_no_year_is_asked_for_none_is_missing() -> None:
    files = changed((MANIFEST, "years = [2023, 2024]\n", ""))
    files[MANIFEST] = f'{files[MANIFEST]}\n[[organs]]\nname = "云岭市教育局"\n'
    assert checked(files).messages() == []


def test_without_a_manifest_gaps_between_years_are_told_at_the_later_report() -> None:
    files = {"a.md": another_year(2024), "b.md": another_year(2021)}
    result = checked(files)
    [told] = result.told("GL705")
    assert (told.path, told.line) == ("a.md", 1)
    assert told.message == "“云岭市水务局”没有 2022、2023 年度的报告，有 2021、2024 年度的"
    assert [result.name(item.path) for item in told.made.finding.related] == ["b.md"]


@pytest.mark.parametrize("years", [(2024,), (2023, 2024), (2021, 2022, 2023)])
def test_years_that_follow_one_another_have_no_gap(years: tuple[int, ...]) -> None:
    assert checked({f"{year}.md": another_year(year) for year in years}).messages("GL705") == []


def test_the_same_report_in_two_files_is_told_once_and_compared_once() -> None:
    files = {**without(changed(), MANIFEST), "2024/副本.txt": sample_files()[WATER]}
    result = checked(files)
    [told] = result.told("GL705")
    assert told.path == WATER or told.path == "2024/副本.txt"
    assert "同是“云岭市水务局” 2024 年度的报告，内容相同，只用前一份比较" in told.message
    statuses = {path: result.outcome("GL701", path).status for path in (WATER, "2024/副本.txt")}
    assert sorted(statuses.values()) == [Status.NOT_APPLICABLE, Status.PASS]


def test_two_different_reports_for_one_year_are_compared_with_nothing() -> None:
    other = sample_files()[WATER].replace("| 行政许可 | 236 |", "| 行政许可 | 263 |")
    files = {**without(changed(), MANIFEST), "2024/更正版.md": other, "2025.md": another_year(2025)}
    result = checked(files)
    [told] = result.told("GL705")
    assert "数字不同，都没有与其他报告比较" in told.message
    assert result.outcome("GL701", WATER).reasons == ("没有比较：同一机关同一年度有几份报告",)
    assert result.outcome("GL701", "2025.md").reasons == ("2024 年度有几份不同的报告，不知道与哪一份比较",)


def test_the_manifest_says_which_of_two_reports_counts() -> None:
    other = sample_files()[WATER].replace("| 行政许可 | 236 |", "| 行政许可 | 263 |")
    result = checked({**changed(FOLDERS), "2024/更正版.md": other})
    assert result.messages() == []
    assert result.outcome("GL701", WATER).status is Status.PASS
    assert WATER in result.outcome("GL701", "2024/更正版.md").reasons[0]


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        pytest.param("# 2024年政府信息公开工作年度报告", "标题没有写明机关", id="no organ"),
        pytest.param(
            "# 云岭市教育局2024年政府信息公开工作年度报告", "清单中没有机关“云岭市教育局”", id="not in the manifest"
        ),
    ],
)
def test_a_report_that_has_no_place_is_told(title: str, reason: str) -> None:
    files = {**changed(FOLDERS), "别的.md": sample_files()[WATER].replace(TITLE, title)}
    [told] = checked(files).told("GL705")
    assert (told.path, told.line, told.message) == ("别的.md", 1, f"这份报告没有与其他报告比较：{reason}")


def test_an_alias_of_the_manifest_is_the_organ() -> None:
    other = sample_files()[WATER].replace(TITLE, "# 云岭市水利局2025年政府信息公开工作年度报告")
    files = {**changed(FOLDERS), "2025.md": other}
    name = 'name = "云岭市水务局"'
    files[MANIFEST] = str(files[MANIFEST]).replace(name, f'{name}\naliases = ["云岭市水利局"]')
    result = checked(files)
    assert result.messages("GL705") == []
    assert result.outcome("GL701", "2025.md").status is not Status.NOT_APPLICABLE


def test_a_file_that_the_manifest_lists_wrongly_is_told_there() -> None:
    result = checked(changed((MANIFEST, f'2023 = "{WATER_2023}"', f'2022 = "{WATER_2023}"')))
    told = result.told("GL705")
    assert [t.path for t in told] == [MANIFEST, MANIFEST]
    assert told[1].message.endswith("2022 年度的报告，它的标题写的是“云岭市水务局 2023”")
    assert told[1].made.source_line == f'2022 = "{WATER_2023}"'


def test_a_file_without_a_title_is_taken_for_what_the_manifest_lists_it_as() -> None:
    result = checked(changed((GOVERNMENT, "# 云岭市人民政府2024年政府信息公开工作年度报告\n", "")))
    assert result.messages() == []
    assert result.outcome("GL704", GOVERNMENT).status is Status.PASS


def test_a_file_that_is_no_report_is_not_compared() -> None:
    result = checked({**changed(FOLDERS), "会议.md": "今天下午召开会议，研究供水管网改造工作。\n"})
    assert [told.code for told in result.told()] == ["GL002"]
    assert result.outcome("GL701", "会议.md").reasons == ("不是可以辨认的年度报告",)


def test_a_file_that_cannot_be_read_is_not_compared() -> None:
    result = checked({**changed(FOLDERS), "坏.docx": b"PK\x03\x04"})
    assert [told.code for told in result.told()] == ["GL001"]
    assert result.outcome("GL703", "坏.docx").reasons == ("文件没有读出来",)


def test_files_with_tables_of_different_forms_are_not_one_report() -> None:
    """Both are told by the obsolete form, which only one of them uses for table 3 as well."""
    files = changed()
    files["2024/另一份.md"] = with_obsolete(str(files[WATER]), "二", "三")
    files[WATER] = with_obsolete(str(files[WATER]), "二")
    files = without(files, MANIFEST)
    [told] = checked(files).told("GL705")
    assert "数字不同，都没有与其他报告比较" in told.message
