"""GL505: half-width marks in Chinese sentences; numbers, addresses, items and foreign words keep theirs."""

from __future__ import annotations

import pytest

from govlint.rules import Severity
from tests.rules.publication.wording import at, found, mended, told
from tests.synthetic import mandated, spellings


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2024年，本机关公开信息412条（含文件2件）；依申请公开：40件。", id="full-width"),
        pytest.param("共1,412条，增长3.5%，比例为3:1。", id="numbers"),
        pytest.param("上午10:30至12:00办理，比分为三:二。", id="times and scores"),
        pytest.param("网址https://www.example.gov.cn/a?b=1,2;c=3，邮箱a.b@example.cn。", id="addresses"),
        pytest.param("访问www.example.gov.cn/x(1).html查看。", id="an address without scheme"),
        pytest.param("网站（http://a.example.cn/）公布。", id="an address in brackets"),
        pytest.param("(一)主动公开。全年412条。", id="an item in half-width brackets"),
        pytest.param("(1) 甲；(2) 乙；(十二)丙。", id="items in a sentence"),
        pytest.param("1.加强学习。2.完善制度。", id="items with points"),
        pytest.param("1,加强学习。", id="an item with a comma"),
        pytest.param("一.主动公开。二.依申请公开。", id="numerals with points"),
        pytest.param("国内生产总值(GDP)、(2023)、第(3)项。", id="brackets around no Chinese word"),
        pytest.param("Word, Excel, PPT等文件；A:B；C;D。", id="foreign words"),
        pytest.param(
            "The label 规章, the heading 总体情况: both are read. 完。", id="Chinese words in a foreign sentence"
        ),
        pytest.param("约翰.史密斯和买买提.艾力参加。", id="points in names"),
        pytest.param("文件年报.docx、目录.xlsx已上传。", id="names of files"),
        pytest.param("等等...详见附件。", id="three dots"),
        pytest.param("运行`a,b;c(d)`命令。", id="code"),
        pytest.param(
            "（二）部分公开(区分处理的,只计这一情形,不计其他情形) 0 0 0 0 0 0 0", id="a label without borders"
        ),
        pytest.param("(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", id="a label"),
        pytest.param("(区分处理的,只计这一情形)\t0\t0\n(甲,乙)\t1\t1\n", id="labels in cells"),
        pytest.param("注:公开。 甲 1 2 3 4 5 乙 1 2 3 4 5", id="a note in a row of figures"),
        pytest.param("来源:局办公室 时间:2024-01-05 点击:12", id="what a page says of itself"),
        pytest.param("# 一,总体情况", id="a heading"),
        pytest.param("公开&nbsp;信息&nbsp;公开。", id="what is left of a reference"),
        pytest.param("公开??。", id="what could not be converted"),
        pytest.param("图片![说明](a.png)。", id="an image of Markdown"),
        pytest.param("协议file://C:/a。", id="a file's address"),
    ],
)
def test_silent(text: str) -> None:
    assert told("GL505", text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("2024年,本机关公开信息412条。", "2024年，本机关公开信息412条。", id="comma"),
        pytest.param("公开412,其中文件2件。", "公开412，其中文件2件。", id="comma after a figure"),
        pytest.param("增长3.5%,其中文件2件。", "增长3.5%，其中文件2件。", id="comma after a percentage"),
        pytest.param("执行《条例》,公开信息。", "执行《条例》，公开信息。", id="comma after a title"),
        pytest.param("共分六部分, 并附表。", "共分六部分，并附表。", id="comma and a blank"),
        pytest.param("公开,2023年增长。", "公开，2023年增长。", id="comma before a year"),
        pytest.param("公开文件;公开目录。", "公开文件；公开目录。", id="semicolon"),
        pytest.param("主要问题:更新不及时。", "主要问题：更新不及时。", id="colon"),
        pytest.param("联系电话:0000000。", "联系电话：0000000。", id="colon before a number"),
        pytest.param("网址:http://a.example.cn。", "网址：http://a.example.cn。", id="colon before an address"),
        pytest.param("怎样查询?请看指南。", "怎样查询？请看指南。", id="question mark"),
        pytest.param("欢迎监督!谢谢。", "欢迎监督！谢谢。", id="exclamation mark"),
        pytest.param("公开信息(含文件)3件。", "公开信息（含文件）3件。", id="brackets"),
        pytest.param(
            "《条例》(以下简称《条例》)规定。", "《条例》（以下简称《条例》）规定。", id="brackets after a title"
        ),
        pytest.param("(联系人:张某)请联系。", "（联系人：张某）请联系。", id="brackets at the start"),
        pytest.param("公开（含文件)3件,共(解读）2件。", "公开（含文件）3件，共（解读）2件。", id="one of a pair"),
        pytest.param(
            "2024年，全年制定文件0件，现行有效17件，公开数为0.",
            "2024年，全年制定文件0件，现行有效17件，公开数为0。",
            id="last point after a figure",
        ),
        pytest.param("甲公开。乙公开.", "甲公开。乙公开。", id="last point"),
        pytest.param(
            "2024年,本机关落实条例.全年公开信息412条.组织培训2次.",
            "2024年，本机关落实条例。全年公开信息412条。组织培训2次。",
            id="no full-width mark at all",
        ),
    ],
)
def test_mended(text: str, right: str) -> None:
    (made,) = found("GL505", text)
    assert made.severity is Severity.NOTE
    assert mended("GL505", text) == right
    assert told("GL505", right) == []


def test_one_finding_a_paragraph_with_all_its_marks() -> None:
    text = "一、总体情况\n\n2024年,公开信息(含文件)412条;制发文件2件。\n\n另有3件,均已答复。"
    first, second = found("GL505", text)
    assert first.finding.message == "这一段有 4 个半角标点“,”、“(”、“)”、“;”，中文里应当用全角的“，”、“（”、“）”、“；”"
    assert at(first) == (3, 6, 7)
    assert [item.span.column for item in first.finding.related] == [11, 15, 20]
    assert at(second) == (5, 5, 6)


def test_a_long_paragraph_names_some_of_the_places() -> None:
    (made,) = found("GL505", "公开,甲。" * 100)
    assert made.finding.message.startswith("这一段有 100 个半角标点“,”")
    assert len(made.finding.related) == 20
    assert made.finding.fix
    assert len(made.finding.fix.edits) == 100


def test_the_labels_of_the_form_may_be_written_as_they_are() -> None:
    for row in (mandated.CORNER, mandated.PARTLY, mandated.OTHERWISE[1]):
        assert told("GL505", f"{spellings.half_width(row)}\n\n公开。") == []


def test_an_escaped_mark_is_found_and_left() -> None:
    (made,) = found("GL505", "公开信息\\(含文件\\)3件。", ".md")
    assert made.finding.fix is None
