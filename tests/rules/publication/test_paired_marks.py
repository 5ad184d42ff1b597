"""GL504: marks without a partner in their sentence, pointed at; quotations and lists have customs of their own."""

from __future__ import annotations

import pytest

from govlint.rules import Severity
from tests.rules.publication.wording import at, found, told, underlined


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("依据《条例》（国务院令第711号）〔2021〕30号【解读】“一网通办”‘双公开’。", id="all pairs"),
        pytest.param("印发《关于贯彻〈条例〉的意见》，做到“先审‘三遍’、后发布”。", id="pairs in pairs"),
        pytest.param("（一）甲（1）乙（含（a）丙）。", id="brackets in brackets"),
        pytest.param("公开（含解读)3件，(未公开）2件。", id="half-width and full-width, which GL505 tells"),
        pytest.param("1)加强学习；2)完善制度；3)抓好落实。", id="numbers of items"),
        pytest.param("包括1）机构职能；2）办事指南；a)目录；b)表格。", id="numbers of items in a sentence"),
        pytest.param("一）主动公开。二）依申请公开。", id="items with numerals"),
        pytest.param("结果（见附件 1)已公开，步骤为：1）申请；2）答复。", id="a bracket behind a number"),
        pytest.param("结果（包括：1)甲；2)乙）已公开。", id="items in brackets"),
        pytest.param("It’s open，’98届毕业生、90’s歌曲、Teachers’ Day。", id="apostrophes"),
        pytest.param('屏幕55”、19"，"公开为常态"。', id="inches and straight quotes"),
        pytest.param("取值在[0,1)和(0，100]之间。", id="intervals"),
        pytest.param("收到 :) 好评。", id="a face"),
        pytest.param("他说：“甲。\n\n“乙。\n\n“丙。”", id="a quotation over three paragraphs"),
        pytest.param("会议指出，“甲。\n\n乙。”会议要求丙。", id="a quotation closed in the next paragraph"),
        pytest.param("（注：1.甲。\n\n2.乙。）", id="a note over two paragraphs"),
        pytest.param("根据《中华人民共和国政府信息公开\n\n条例》编制。", id="a title whose lines are paragraphs"),
        pytest.param("公开渠道包括网站（含\n\n- 3 -\n\n移动端）和公开栏。", id="a page number in a bracket"),
        pytest.param("（二）部分公开（区分处理的，只 0 0 0 0 0 0 0", id="a label without borders"),
        pytest.param("其他结果（\n维持\n总计）", id="labels in pieces"),
        pytest.param("当前位置：首页》政务公开》年报", id="arrows on a page"),
        pytest.param("（一主动公开", id="a number without its bracket, which is no sentence"),
        pytest.param("甲\t（乙\t1\n丙\t丁\t2\n", id="cells"),
        pytest.param("国办发〔2021]30号。", id="a document number, which is GL503's"),
        pytest.param("没有括号的一段。", id="no marks"),
        pytest.param("￥（）【】《》“”。", id="empty pairs"),
    ],
)
def test_silent(text: str) -> None:
    assert told("GL504", text) == []


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        pytest.param("根据《条例（简称条例）的规定。", 3, "《 没有对应的 》", id="title not closed"),
        pytest.param("根据条例》的规定。", 5, "》 没有对应的 《", id="title not opened"),
        pytest.param("公开412条（含文件2件。", 7, "（ 没有对应的 ）", id="bracket not closed"),
        pytest.param("公开412条含文件2件）。", 12, "） 没有对应的 （", id="bracket not opened"),
        pytest.param("公开（含（一）目录。", 3, "（ 没有对应的 ）", id="the outer bracket not closed"),
        pytest.param("公开（一）目录）。", 8, "） 没有对应的 （", id="the outer bracket not opened"),
        pytest.param("1.公开（含目录；", 5, "（ 没有对应的 ）", id="in an item of a list"),
        pytest.param("公开(含目录。", 3, "( 没有对应的 ）", id="half-width"),
        pytest.param("落实“三审三校制度。", 3, "“ 没有对应的 ”", id="quotation not closed"),
        pytest.param("落实三审三校”制度。", 7, "” 没有对应的 “", id="quotation not opened"),
        pytest.param("做到‘三审。", 3, "‘ 没有对应的 ’", id="inner quotation not closed"),
        pytest.param("落实【通知的要求。", 3, "【 没有对应的 】", id="lenticular"),
        pytest.param("落实〈通知的要求。", 3, "〈 没有对应的 〉", id="inner title"),
        pytest.param("落实「通知的要求。", 3, "「 没有对应的 」", id="corner"),
        pytest.param("公开（含目录]3件。", 7, "（ 和 ] 不是一对", id="two kinds"),
        pytest.param(
            "落实“三审三校“制度。", 8, "这里的 “ 应当是 ”；若不是，另一处的 “ 没有对应的 ”", id="opened twice"
        ),
        pytest.param("落实”三审三校“制度。", 3, "” 和 “ 的前后颠倒了", id="turned round"),
        pytest.param("公开（甲、（乙、（丙。", 3, "有 3 处 （ 没有对应的 ）", id="three of one kind"),
    ],
)
def test_found(text: str, column: int, message: str) -> None:
    (made,) = found("GL504", text)
    assert made.finding.message == message
    assert at(made) == (1, column, column + 1)
    assert made.severity is Severity.WARNING
    assert made.finding.fix is None


def test_the_partner_must_not_be_far_away() -> None:
    text = "公开（含目录。" + "\n\n甲乙丙。" * 9 + "\n\n共12件）。"
    assert [made.finding.span.line for made in found("GL504", text)] == [1, 21]


def test_kinds_and_paragraphs_are_told_apart() -> None:
    text = "公开（含《目录。\n\n完毕。\n\n“甲。\n\n乙。"
    assert [(at(made)[:2], made.finding.message[0]) for made in found("GL504", text)] == [
        ((1, 3), "（"), ((1, 5), "《"), ((5, 1), "“"),
    ]  # fmt: skip


def test_the_other_marks_of_the_kind_are_related() -> None:
    (made,) = found("GL504", "公开（甲、（乙、（丙。")
    assert [item.span.column for item in made.finding.related] == [6, 9]
    (made,) = found("GL504", "公开" + "（甲" * 500 + "。")
    assert len(made.finding.related) == 20


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_other_formats(suffix: str) -> None:
    text = {".md": "# 通知\n\n公开**目录**（含解读。\n", ".html": "<h1>通知</h1>\n\n<p>公开目录（含解读。</p>\n"}[
        suffix
    ]
    (made,) = found("GL504", text, suffix)
    assert made.finding.span.line == 3
    assert underlined(text, made) == "（"
