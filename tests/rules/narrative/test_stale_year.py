"""GL409: a past year left from last year's report, told from the past years that belong there."""

from __future__ import annotations

import pytest

from govlint.rules import Severity
from tests.rules.linting import changed, found, linted, other_errors

OPENING = "2024年，云岭市水务局围绕供水安全、河湖管护和防汛抗旱推进政府信息公开工作。"
MEASURES = "改进情况：一是把水情数据接入自动发布流程"
FEE = "本机关2024年度未收取政府信息公开信息处理费。"


def in_part_1(sentence: str) -> str:
    return changed((OPENING, f"{OPENING}\n\n{sentence}"))


def in_part_5(sentence: str) -> str:
    return changed((MEASURES, f"{sentence}\n\n{MEASURES}"))


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("与2023年相比，公开数量增加30条。", id="a comparison"),
        pytest.param("公开数量较2023年减少12条。", id="a comparison in the middle"),
        pytest.param("2023年公开120条，2024年公开150条。", id="two years side by side"),
        pytest.param("2023年，我局发布信息120条，到2024年达到150条。", id="from one year to the next"),
        pytest.param("2023年，云岭市水务局发布信息120条。2024年发布150条。", id="two years in two sentences"),
        pytest.param("2023年，我局发布信息120条，今年发布150条。", id="a year and this one"),
        pytest.param("自2019年5月15日新条例施行以来，坚持依法公开。", id="since a day"),
        pytest.param("2023年以来，流域各县持续推进标准化建设。", id="since a year"),
        pytest.param("2023年12月28日，申请人补正申请。", id="a date"),
        pytest.param("2023年底，水库管理单位完成改制。", id="the end of a year"),
        pytest.param("2023年第四季度收到的1件在1月办结。", id="a quarter"),
        pytest.param("截至2023年，共有现行有效文件16件。", id="up to a year"),
        pytest.param("及时公开2023年度部门决算。", id="what is published in the year after"),
        pytest.param("2023年度部门决算按时公开。", id="the same at the head of the sentence"),
        pytest.param("2023年政府信息公开工作年度报告于1月发布。", id="last year's report"),
        pytest.param("2023年度考核结果为良好。", id="last year's assessment"),
        pytest.param("落实《2023年政务公开工作要点》的收尾任务。", id="the title of a document"),
        pytest.param("依据云政办函〔2023〕12号办理。", id="a document number"),
        pytest.param("印发《水情信息公开规范》（2023年版）。", id="an edition"),
        pytest.param("2021年至2023年，编制规划3件。", id="a range"),
        pytest.param("2021—2023年的文件集中归档。", id="a range with a dash"),
        pytest.param("“十四五”期间（2021—2025年），分批改造水情测站。", id="a plan's period"),
        pytest.param("2023年结转的4件申请全部办结。", id="carried over"),
        pytest.param("其中：2023年收到1件。", id="a breakdown by year"),
        pytest.param("在2023年全省政务公开测评中列第二。", id="in a year's survey"),
        pytest.param("2023年，市政府印发公开目录编制指引。", id="what another organ did"),
        pytest.param("2023年，我局被列为试点单位。", id="what became of the organ"),
        pytest.param("针对2023年报告提出的问题，逐项整改。", id="last year's problems"),
        pytest.param("2023年反映的更新不及时的情况已经改正。", id="last year's problems at the head"),
        pytest.param("上年问题整改情况。2023年，我局在解读方面存在不足，增加图解后明显改观。", id="recalled problems"),
        pytest.param("专栏于2023年开通，全年发布86篇。", id="since when something is there"),
        pytest.param("2025年，我局将增加两个测站。", id="next year"),
        pytest.param("2024年，我局将公开目录的维护纳入岗位职责。", id="将 that moves the object"),
    ],
)
def test_no_finding(sentence: str) -> None:
    assert found("GL409", in_part_1(sentence)) == []
    assert found("GL409", in_part_5(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("2023年，我局认真落实条例，推进政府信息公开工作。", id="an opening"),
        pytest.param("2023年，云岭市水务局组织培训。", id="an opening with the organ's name"),
        pytest.param("2023年市水务局组织培训。", id="with the end of the organ's name"),
        pytest.param("我局2023年共组织培训2场。", id="the organ ahead"),
        pytest.param("（六）队伍建设。2023年，我局组织培训。", id="behind a sub-heading"),
        pytest.param("（六）队伍建设：2023年度共组织培训2场。", id="behind a sub-heading with a colon"),
        pytest.param("一是2023年全年组织培训2场。", id="behind a number"),
        pytest.param("2023 年度，本机关共组织培训 2 场。", id="with spaces"),
        pytest.param("２０２３年，我局组织培训。", id="full-width digits"),
        pytest.param("2023年在市委、市政府的领导下，各科室按时更新栏目。", id="under the guidance of"),
        pytest.param("按照上级要求，2023年未组织培训。", id="a statement in a clause"),
        pytest.param("2022年，我局组织培训。", id="two years ago"),
        pytest.param("2023年，被申请行政复议4件。", id="被 that is no honour"),
        pytest.param("2023年制作、获取政府信息总数467条。", id="information that was made"),
    ],
)  # fmt: skip
def test_stale(sentence: str) -> None:
    text = in_part_1(sentence)
    (made,) = found("GL409", text)
    assert (made.finding.kind, made.severity) == ("review", Severity.WARNING)
    assert made.finding.span.line == 9
    assert "2024 年度" in made.finding.message
    assert other_errors("GL409", text) == []
    assert len(found("GL409", in_part_5(sentence))) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "本机关2023年度未收取政府信息公开信息处理费。",
        "2023年度未收取信息处理费。",
        "2023年收取信息处理费0元。",
        "依照《政府信息公开信息处理费管理办法》，2023年度未收取信息处理费。",
        "2023年度政府信息公开信息处理费收取情况：无。",
    ],
)
def test_stale_fee_statement(statement: str) -> None:
    (made,) = found("GL409", changed((FEE, statement)))
    span = made.finding.span
    assert (span.line, statement[span.column - 1 : span.end_column - 1][:5]) == (85, "2023年")


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年，我局将进一步完善水情专栏。",
        "下一步，2024年我局从三个方面抓好整改。",
        "为进一步规范公开，2024年我局加大抽查力度。",
        "2024年工作打算：增加两个测站。",
        "2024年云岭市水务局将继续办好专栏。",
    ],
)
def test_plans_for_the_report_year(sentence: str) -> None:
    (made,) = found("GL409", in_part_5(sentence))
    assert "2025 年" in made.finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "改进情况：2024年，我局进一步加强培训。",
        "针对上年问题，2024年我局加强了培训。",
        "为进一步规范公开，2024年我局完善了目录。",
        "为进一步规范公开，2024年我局组织召开培训会。",
        "2024年，我局将公开工作列入年度考核。",
        "2024年，我局将完善目录作为重点任务，每月推进。",
        "2024年，我局政府信息公开工作取得一定成效，但与市民期待还有差距。",
    ],
)
def test_measures_taken_in_the_report_year_are_no_plans(sentence: str) -> None:
    assert found("GL409", in_part_5(sentence)) == []


def test_plans_count_in_part_5_only() -> None:
    assert found("GL409", in_part_1("2024年，我局将按照统一部署完成的目录挂网。")) == []


def test_each_place_is_a_finding() -> None:
    text = changed((OPENING, OPENING + "\n\n2023年，我局组织培训。"), (FEE, FEE.replace("2024", "2023")))
    assert [made.finding.span.line for made in found("GL409", text)] == [9, 87]


def test_a_text_of_another_year_is_one_finding() -> None:
    text = changed(
        ("，数据统计期限为2024年1月1日至2024年12月31日", ""),
        (OPENING, OPENING.replace("2024", "2023")),
        (FEE, FEE.replace("2024", "2023")),
    )
    (made,) = found("GL409", text)
    assert made.finding.span.line == 7
    assert [related.span.line for related in made.finding.related] == [85]


def test_another_year_in_the_statistics_period_too_is_left_to_gl403() -> None:
    text = changed(
        ("数据统计期限为2024年1月1日至2024年12月31日", "数据统计期限为2023年1月1日至2023年12月31日"),
        (OPENING, OPENING.replace("2024", "2023")),
        (FEE, FEE.replace("2024", "2023")),
    )
    codes = {made.rule.code for made in linted(text).diagnostics}
    assert "GL403" in codes
    assert "GL409" not in codes
