"""GL506: marks and words that stand twice; Chinese doubles much on purpose."""

from __future__ import annotations

import pytest

from govlint.rules import Severity, Status
from govlint_publication.doubled_words import doubled
from tests.rules.publication.wording import at, checked, found, mended, told, underlined


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("甲、乙、丙，丁；戊：己。“庚。”（辛。）", id="marks as they should be"),
        pytest.param("等等……——！！！？？！？", id="marks that are doubled by rule"),
        pytest.param("他说：“好。”《甲》《乙》，（丙）（丁）。", id="marks of several kinds"),
        pytest.param("wait...详见a,,b;;c。", id="half-width marks of other things"),
        pytest.param("以营利为目的的活动，保险标的的价值，有的的确如此。", id="的 after a word that ends in 的"),
        pytest.param("的的确确办了，众矢之的的说法。", id="words with 的的"),
        pytest.param("天天、常常、层层、种种、人人、件件有着落。", id="doubled characters"),
        pytest.param("贯彻会议精神精神文明建设各项要求，送审核审核结果公布。", id="compounds that meet"),
        pytest.param("研究研究，讨论讨论，学习学习，总结总结。", id="doubled verbs"),
        pytest.param("一件一件办，一项一项落实，一个阶段一个阶段推进。", id="doubled measures"),
        pytest.param("清清楚楚、实实在在、越来越好、方方面面。", id="other doublings"),
        pytest.param("多少多少件，许多许多人，各级各类，分门别类。", id="quantities"),
        pytest.param("政府信息公开公开栏、信息公开公开渠道。", id="compounds that meet at 公开"),
        pytest.param("政府信息公开申请申请人、人民代表代表团、支队支队长。", id="compounds that meet"),
        pytest.param("各部门部门预算、各单位单位决算、政府信息信息员。", id="compounds with 部门 and 单位"),
        pytest.param("管理委员会委员会议、市政府办公室办公室主任。", id="bodies and their members"),
        pytest.param("组织组织开展，有关规定规定的，保管保管物。", id="verbs and their objects"),
        pytest.param("2023年2023年，123123，ABAB，哈哈哈哈。", id="figures, letters, the same character"),
        pytest.param("抓落实落实再落实，加强加强再加强。", id="emphasis"),
        pytest.param("结果维持 结果维持 其他。", id="blanks between"),
        pytest.param("总计总计 结果结果", id="no sentence"),
        pytest.param("结果\t结果\t1\n总计\t总计\t2\n", id="cells"),
        pytest.param("推进政务公开。政务公开栏目更新。", id="a full stop between"),
        pytest.param(
            "<p>云岭市水务局<br>云岭市水务局2024年公开信息412条。</p>", id="two lines that begin with one name"
        ),
    ],
)
def test_silent(text: str) -> None:
    suffix = ".html" if text.startswith("<") else ".txt"
    assert told("GL506", text, suffix) == []
    assert checked(text, suffix).outcomes["GL506"].status is Status.PASS


@pytest.mark.parametrize(
    ("marks", "right"),
    [("。。", "。"), ("，，", "，"), ("、、", "、"), ("；；", "；"), ("：：", "："), ("，，，", "，"), (",,", ",")],
)
def test_one_mark_too_many_is_taken_away(marks: str, right: str) -> None:
    text = f"公开甲{marks}公开乙。"
    (made,) = found("GL506", text)
    assert made.finding.message == f"“{marks}”重复，只留一个“{right}”"
    assert made.severity is Severity.WARNING
    assert at(made) == (1, 4, 4 + len(marks))
    assert mended("GL506", text) == f"公开甲{right}公开乙。"


@pytest.mark.parametrize(
    "marks", ["，。", "。，", "、，", "；。", "：。", "，；", "、。", "？。", "！，", "，,", ",。"]
)
def test_of_two_marks_the_author_keeps_one(marks: str) -> None:
    (made,) = found("GL506", f"公开甲{marks}公开乙。")
    assert made.finding.message == f"“{marks}”连用，其中有多余的标点，只留一个"
    assert made.finding.fix is None


def test_stops_in_place_of_dots() -> None:
    assert told("GL506", "公开甲。。。。。。公开乙。") == ["“。。。。。。”不是标点：省略号写作“……”，句号只写一个"]


def test_a_particle_twice() -> None:
    text = "加强公开的的力度。"
    (made,) = found("GL506", text)
    assert made.finding.message == "“的的”重复，只留一个“的”"
    assert mended("GL506", text) == "加强公开的力度。"


def test_marks_in_a_cell_and_in_a_heading() -> None:
    text = "# 通知。。\n\n| 甲，，乙 | 丙 |\n|---|---|\n| 1 | 2 |\n"
    assert [made.finding.span.line for made in found("GL506", text, ".md")] == [1, 3]


@pytest.mark.parametrize(
    "word",
    [
        "资金",
        "机制",
        "进一步",
        "加强",
        "市政府",
        "信息公开",
        "领导小组",
        "规范性文件",
        "我局",
        "乡镇人民政府",
        "精神",
        "审核",
    ],
)
def test_a_doubled_word_is_for_a_person_to_judge(word: str) -> None:
    text = f"全年公布{word}{word}的情况。"
    (made,) = found("GL506", text)
    assert made.finding.kind == "review"
    assert made.finding.fix is None
    assert made.finding.message == f"“{word}”连着出现两次，请核对是否多余"
    assert underlined(text, made) == word * 2


def test_a_word_three_times_is_said_once() -> None:
    assert told("GL506", "公布资金资金资金的情况。") == ["“资金”连着出现两次，请核对是否多余"]


def test_a_doubled_word_with_a_line_end_in_it() -> None:
    line = "各科室按季度核对公开目录，发现遗漏及时补充，并把办理情况写进台账备查，再公布科技计划资金资"
    (made,) = found("GL506", f"{line}\n金分配结果，{line}\n金分配结果。")[:1]
    assert (made.finding.span.line, made.finding.span.end_line) == (1, 2)


def test_the_longest_word_is_found() -> None:
    assert list(doubled("市政府市政府信息公开。")) == [(0, 3, 6)]
    assert list(doubled("")) == list(doubled("资金")) == []


@pytest.mark.parametrize("rare", ["", "\U00020bb7"])
@pytest.mark.parametrize("length", range(2, 9))
def test_words_of_every_length_are_found_beside_rare_characters(rare: str, length: int) -> None:
    word = ("资金" + "甲乙丙丁戊己")[:length]
    assert list(doubled(f"{rare}全年{word}{word}{rare}")) == [
        (2 + len(rare), 2 + len(rare) + length, 2 + len(rare) + 2 * length)
    ]
