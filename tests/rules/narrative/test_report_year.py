"""GL403: title, statistics period and text name one year."""

from __future__ import annotations

import pytest

from tests.rules.linting import changed, found, lines, other_errors

PERIOD = "本报告依据《中华人民共和国政府信息公开条例》编制，数据统计期限为2024年1月1日至2024年12月31日。"
TITLE = "# 云岭市水务局2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("本报告的统计期限自2024年1月1日起至12月31日止。", id="the year once"),
        pytest.param("统计时间为2024 年 1 月 1 日 — 2024 年 12 月 31 日。", id="spaces and a dash"),
        pytest.param("所列数据的统计期限为２０２４年１月１日至２０２４年１２月３１日。", id="full-width digits"),
        pytest.param("报告所列数据截至2024年12月31日。", id="no period"),
        pytest.param("据统计，2024年3月1日至5月31日举办培训。", id="a period of something else"),
        pytest.param("2023年1月1日至2023年12月31日的情况见上年报告。", id="last year's period"),
        pytest.param("按时编制和发布2023年政府信息公开工作年度报告。", id="last year's report was published this year"),
        pytest.param("按照要求编制了本机关2023年年度报告并按时公布。", id="last year's report was written this year"),
        pytest.param("现将云岭市水务局2024年度政府信息公开工作年度报告公布如下。", id="names itself rightly"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_finding(text: str) -> None:
    assert lines("GL403", changed((PERIOD, text))) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("数据统计期限为2023年1月1日至2023年12月31日。", id="last year"),
        pytest.param("数据统计期限为2023年1月1日至2024年12月31日。", id="two years"),
        pytest.param("所列数据的统计期限为2024年1月1日至2024年11月30日。", id="ends early"),
        pytest.param("本报告的统计周期为2024年2月1日至12月31日。", id="begins late"),
        pytest.param("统计期限自２０２３年１月１日起至１２月３１日止。", id="full-width digits"),
        pytest.param("现将云岭市水务局2023年政府信息公开工作年度报告公布如下。", id="names itself by another year"),
    ],
)
def test_another_year(text: str) -> None:
    changed_text = changed((PERIOD, text))
    (made,) = found("GL403", changed_text)
    assert made.finding.span.line == 3
    assert made.finding.related[0].span.line == 1
    assert other_errors("GL403", changed_text) == []


def test_the_title_may_be_the_wrong_one() -> None:
    (made,) = found("GL403", changed((TITLE, TITLE.replace("2024", "2023"))))
    assert "2023" in made.finding.message


def test_the_period_in_part_1() -> None:
    text = changed(
        (PERIOD, ""), ("2024年，云岭市", "本报告数据的统计期限为2023年1月1日至2023年12月31日。2024年，云岭市")
    )
    (made,) = found("GL403", text)
    assert made.finding.place == ("一、总体情况",)


FOUNDED = "2024年8月云岭市水务局挂牌成立，接续推进政府信息公开工作。"


@pytest.mark.parametrize(
    ("period", "opening", "kind"),
    [
        pytest.param("2024年9月1日至2024年12月31日", FOUNDED, "review", id="since the organ was founded"),
        pytest.param("2024年9月1日至12月31日", FOUNDED, "review", id="the year once"),
        pytest.param("2024年9月1日至2024年12月31日", "", "fail", id="nothing is said of it"),
        pytest.param("2024年9月1日至2024年11月30日", FOUNDED, "fail", id="ends early"),
        pytest.param("2023年9月1日至2024年12月31日", FOUNDED, "fail", id="begins a year before"),
    ],
)
def test_an_organ_founded_in_the_year(period: str, opening: str, kind: str) -> None:
    text = changed((PERIOD, f"数据统计期限为{period}。{opening}"))
    assert [made.finding.kind for made in found("GL403", text)] == [kind]
