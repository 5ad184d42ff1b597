"""GL704: a government's figures are the sums over its organs, where all of these are there and were read."""

from __future__ import annotations

import pytest

from govlint.rules import Status
from tests.rules.series.checking import (
    GOVERNMENT,
    MANIFEST,
    OFFICE,
    WATER,
    WATER_2023,
    changed,
    checked,
    without,
)
from tests.synthetic.mixed import with_obsolete

DOCUMENTS = "| 行政规范性文件 | 7 | 3 | 48 |"
FEES = "| 行政事业性收费 | 128.5 |  |  |"
COMPLETE = (MANIFEST, "complete = true\n", "")


def test_one_cell() -> None:
    result = checked(changed((GOVERNMENT, DOCUMENTS, "| 行政规范性文件 | 8 | 3 | 48 |")))
    [told] = result.told("GL704")
    assert (told.path, told.line, told.kind) == (GOVERNMENT, 25, "fail")
    assert told.message == "表二与所汇总的 2 个机关之和不同：“行政规范性文件”行“本年制发件数”填报 8，相加为 7"
    assert told.made.finding.place == ("表二", "行政规范性文件", "本年制发件数")
    related = [(result.name(item.path), item.message) for item in told.made.finding.related]
    assert related == [(OFFICE, "云岭市人民政府办公室：5"), (WATER, "云岭市水务局：2")]


def test_a_finding_for_each_table() -> None:
    result = checked(
        changed(
            (GOVERNMENT, DOCUMENTS, "| 行政规范性文件 | 8 | 3 | 49 |"),
            (
                GOVERNMENT,
                "|  | （七）总计 |  | 55 | 9 | 1 | 1 | 7 | 0 | 73 |",
                "|  | （七）总计 |  | 55 | 9 | 1 | 1 | 7 | 1 | 74 |",
            ),
        )
    )
    assert [(told.made.finding.place, told.message.count("填报")) for told in result.told("GL704")] == [
        (("表二",), 2),
        (("表三",), 2),
    ]


def test_many_cells_are_counted() -> None:
    files = changed()
    text = str(files[GOVERNMENT])
    files[GOVERNMENT] = text.replace("| 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "| 1 | 1 | 1 | 1 | 1 | 1 | 6 |")
    [told] = checked(files).told("GL704")
    assert "格" in told.message
    assert told.message.count("填报") == 6


@pytest.mark.parametrize(
    ("path", "old", "new", "reason"),
    [
        pytest.param(WATER, "| 行政许可 | 236 |", "| 行政许可 |  |", "云岭市水务局", id="a blank of an organ"),
        pytest.param(OFFICE, "| 行政许可 | 0 |", "| 行政许可 | / |", "云岭市人民政府办公室", id="a dash of an organ"),
        pytest.param(GOVERNMENT, "| 行政许可 | 236 |", "| 行政许可 |  |", "本报告", id="a blank of the government"),
        pytest.param(WATER, "| 行政许可 | 236 |  |  |\n", "", "云岭市水务局", id="a row that is not there"),
    ],
)
def test_what_is_not_a_number_is_not_summed(path: str, old: str, new: str, reason: str) -> None:
    result = checked(changed((path, old, new)))
    assert result.messages("GL704") == []
    outcome = result.outcome("GL704", GOVERNMENT)
    assert outcome.status is Status.NOT_APPLICABLE
    assert outcome.reasons == (f"表二有 1 格的汇总没有核对：{reason} 没有读出或没有填报",)


def test_a_missing_organ_is_named_and_nothing_summed() -> None:
    files = changed((GOVERNMENT, DOCUMENTS, "| 行政规范性文件 | 8 | 3 | 48 |"), (MANIFEST, f'2024 = "{OFFICE}"\n', ""))
    result = checked(without(files, OFFICE))
    assert result.messages("GL704") == []
    reasons = result.outcome("GL704", GOVERNMENT).reasons
    assert reasons == ("汇总没有核对：没有 云岭市人民政府办公室 2024 年度的报告",)


def test_an_organ_that_is_not_due_that_year_is_not_missing() -> None:
    files = changed((MANIFEST, "complete = true\nyears = [2024]", "complete = true\nyears = [2023, 2024]"))
    files["2023/云岭市人民政府.md"] = str(files[WATER_2023]).replace("云岭市水务局", "云岭市人民政府")
    files[MANIFEST] = str(files[MANIFEST]).replace(
        f'2024 = "{GOVERNMENT}"', f'2024 = "{GOVERNMENT}"\n2023 = "2023/云岭市人民政府.md"'
    )
    result = checked(files)
    assert result.messages("GL704") == []
    assert result.outcome("GL704", "2023/云岭市人民政府.md").status is Status.PASS


@pytest.mark.parametrize(
    ("government", "water", "office", "agrees"),
    [
        pytest.param("128.5", "128.5", "0", True, id="the sum"),
        pytest.param("128.50", "128.5", "0", True, id="written otherwise"),
        pytest.param("128.5", "128.4604", "0", True, id="rounded"),
        pytest.param("128", "128.4604", "0", True, id="rounded to whole"),
        pytest.param("128.6", "128.4604", "0", False, id="more than rounding explains"),
        pytest.param("130.5", "128.5", "1", False, id="too much"),
        pytest.param("12.8", "128.5", "0", False, id="a digit lost"),
    ],
)
def test_amounts_are_compared_within_rounding(government: str, water: str, office: str, agrees: bool) -> None:
    result = checked(
        changed(
            (GOVERNMENT, FEES, f"| 行政事业性收费 | {government} |  |  |"),
            (WATER, FEES, f"| 行政事业性收费 | {water} |  |  |"),
            (OFFICE, "| 行政事业性收费 | 0 |  |  |", f"| 行政事业性收费 | {office} |  |  |"),
        )
    )
    assert (result.messages("GL704") == []) == agrees, result.messages("GL704")


def test_regulations_of_the_government_itself_are_in_no_sum() -> None:
    result = checked(changed((GOVERNMENT, "| 规章 | 0 | 0 | 0 |", "| 规章 | 1 | 0 | 6 |")))
    assert result.messages("GL704") == []
    result = checked(changed((WATER, "| 规章 | 0 | 0 | 0 |", "| 规章 | 1 | 0 | 6 |")))
    assert len(result.told("GL704")) == 1


def test_where_the_manifest_does_not_say_that_it_is_complete_a_person_judges() -> None:
    result = checked(changed((GOVERNMENT, DOCUMENTS, "| 行政规范性文件 | 8 | 3 | 48 |"), COMPLETE))
    [told] = result.told("GL704")
    assert told.kind == "review"
    assert told.message.endswith("（也可能清单中没有列全）")


def test_where_most_sums_do_not_hold_organs_are_lacking() -> None:
    files = changed((GOVERNMENT, DOCUMENTS, "| 行政规范性文件 | 9 | 9 | 99 |"), COMPLETE)
    start = str(files[MANIFEST]).index('[[organs]]\nname = "云岭市人民政府办公室"')
    end = str(files[MANIFEST]).index('[[organs]]\nname = "云岭市水务局"')
    files[MANIFEST] = str(files[MANIFEST])[:start] + str(files[MANIFEST])[end:]
    result = checked(without(files, OFFICE))
    assert result.messages("GL704") == []
    assert "没有在清单中列全" in result.outcome("GL704", GOVERNMENT).reasons[0]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param("complete = true", "complete = false", "清单写明所汇总的机关没有列全", id="not complete"),
    ],
)
def test_what_the_manifest_rules_out(old: str, new: str, reason: str) -> None:
    files = changed((GOVERNMENT, DOCUMENTS, "| 行政规范性文件 | 8 | 3 | 48 |"), (MANIFEST, old, new))
    result = checked(files)
    assert result.messages("GL704") == []
    assert result.outcome("GL704", GOVERNMENT).reasons == (reason,)


def test_without_a_manifest_nobody_says_whose_sum_it_is() -> None:
    files = changed((GOVERNMENT, DOCUMENTS, "| 行政规范性文件 | 8 | 3 | 48 |"))
    result = checked(without(files, MANIFEST))
    assert result.messages() == []
    assert "没有清单" in result.outcome("GL704", GOVERNMENT).reasons[0]
    assert "没有由它汇总的机关" in checked(files).outcome("GL704", WATER).reasons[0]


def test_tables_of_different_forms_are_not_added() -> None:
    """All three are told by the obsolete form, which only the government uses for table 3 as well."""
    files = changed()
    for name, parts in ((GOVERNMENT, "二三"), (OFFICE, "二"), (WATER, "二")):
        files[name] = with_obsolete(str(files[name]), *parts)
    result = checked(files)
    assert not result.told("GL704")
    [reason] = result.outcome("GL704", GOVERNMENT).reasons
    assert str(reason).endswith("用的格式不同")
