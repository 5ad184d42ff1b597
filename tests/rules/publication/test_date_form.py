"""GL508: leading zeros and years of two digits; most numbers before 年 count years."""

from __future__ import annotations

import pytest

from govlint.rules import Severity
from tests.rules.publication.wording import found, mended, told, underlined


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2024年1月5日、2024年10月20日、2024年10月。", id="as it should be"),
        pytest.param("二〇二四年一月五日、二○二四年。", id="in numerals"),
        pytest.param("24小时开放，全天24时。", id="hours"),
        pytest.param("24年来，近24年，第24年，连续24年度，历时24年初步建成。", id="numbers of years"),
        pytest.param("建局24年，服务24年间，24年前，24年后。", id="more numbers of years"),
        pytest.param("有期徒刑15年6个月，工龄12年3月。", id="years and months"),
        pytest.param("24年，弹指一挥间。", id="no year in full to tell by"),
        pytest.param("15年底蕴、15年底气、20年初心、10年初中。", id="words that begin like 年底 and 年初"),
        pytest.param("2023—24年度、2023-24年度。", id="a span of years"),
        pytest.param("“十四五”、12345热线、20240105、2024-01-05、2024.01.05。", id="other figures"),
        pytest.param("附件：2024年01月05日.pdf、通知_2024年01月05日_1.doc", id="names of files"),
        pytest.param("发布时间：2024年01月05日\n\n更新日期2024年01月05日", id="what a site writes"),
        pytest.param("发布日期\t2024年01月05日\t12\n来源\t局办公室\t3\n", id="what a site writes in a table"),
        pytest.param("2024年01月05日10:30", id="what a system writes"),
        pytest.param("2024年01月05日 来源：局办公室\n\n2024年01月05日 【字体：大 中 小】", id="what a page writes"),
        pytest.param("http://a.example.cn/24年1月5日/01月05日", id="an address"),
        pytest.param("2024年00月、2024年1月00日。", id="no date"),
        pytest.param("科目010月度、第03号月报。", id="numbers before 月"),
    ],
)
def test_silent(text: str) -> None:
    assert told("GL508", text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("2024年01月05日印发。", "2024年1月5日印发。", id="both"),
        pytest.param("2024年1月05日印发。", "2024年1月5日印发。", id="the day"),
        pytest.param("2024年01月15日印发。", "2024年1月15日印发。", id="the month"),
        pytest.param("2024年01月印发。", "2024年1月印发。", id="the month alone"),
        pytest.param("01月05日印发。", "1月5日印发。", id="without a year"),
        pytest.param("05月15日印发。", "5月15日印发。", id="the month without a year"),
        pytest.param("2024 年 01 月 05 日印发。", "2024 年 1 月 5 日印发。", id="with blanks"),
        pytest.param("２０２４年０１月０５日。", "２０２４年１月５日。", id="full-width digits"),
        pytest.param("云岭市水务局\n\n2024年01月05日", "云岭市水务局\n\n2024年1月5日", id="the date of signing"),
        pytest.param("自2024年01月01日至12月31日。", "自2024年1月1日至12月31日。", id="a period"),
        pytest.param("24年1月5日印发。", "2024年1月5日印发。", id="two digits"),
        pytest.param("24年01月05日印发。", "2024年1月5日印发。", id="two digits and zeros"),
        pytest.param("98年5月1日印发。", "1998年5月1日印发。", id="of the last century"),
        pytest.param("与23年度相比。", "与2023年度相比。", id="a year in full words"),
        pytest.param("24年上半年、24年底。", "2024年上半年、2024年底。", id="parts of a year"),
        pytest.param("24年12月底、24年第一季度。", "2024年12月底、2024年第一季度。", id="more parts of a year"),
        pytest.param("24年，公开412条。2024年办结。", "2024年，公开412条。2024年办结。", id="the year in full beside"),
        pytest.param("甲。24年我局公开。2024年办结。", "甲。2024年我局公开。2024年办结。", id="before 我局"),
    ],
)
def test_mended(text: str, right: str) -> None:
    assert {made.severity for made in found("GL508", text)} == {Severity.NOTE}
    assert mended("GL508", text) == right
    assert told("GL508", right) == []


def test_message_and_place() -> None:
    text = "本报告自2024年01月05日起公布。"
    (made,) = found("GL508", text)
    assert made.finding.message == "“2024年01月05日”应写作“2024年1月5日”"
    assert underlined(text, made) == "2024年01月05日"


def test_where_the_century_is_not_sure_the_author_decides() -> None:
    (made,) = found("GL508", "49年10月1日成立。")
    assert made.finding.message == "“49年10月1日”的年份应写全四位"
    assert made.finding.fix is None


def test_in_a_cell_and_in_a_wrapped_line() -> None:
    assert told("GL508", "甲\t2024年01月05日\t1\n乙\t2\t3\n") == ["“2024年01月05日”应写作“2024年1月5日”"]
    line = "各科室按季度核对公开目录，发现遗漏及时补充，并把办理情况写进台账备查，由局办公室于2024年"
    more = "01月05日前复核后报送，逐项核对之后再由办公室汇总，并把办理情况写进台账备查，各科室于每年的"
    (made,) = found("GL508", f"{line}\n{more}\n1月15日前公布。")
    assert (made.finding.span.line, made.finding.span.end_line) == (1, 2)
    assert made.finding.fix
    assert [edit.span.line for edit in made.finding.fix.edits] == [2, 2]
