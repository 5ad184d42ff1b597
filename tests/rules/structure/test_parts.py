"""GL101 to GL106 and GL110: which parts are there, once, in order, by their number and name, and filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.rules.linting import changed, found, line_of, lines, linted, other_errors, sample
from tests.rules.structure.sections import NUMBERS, assembled, heading, plain, section

if TYPE_CHECKING:
    from govlint.results import Diagnostic

CODES = ("GL101", "GL102", "GL103", "GL104", "GL105", "GL106", "GL110")
SUFFIXES = (".md", ".txt")


def structural(text: str, suffix: str = ".md") -> list[tuple[str, int]]:
    made = linted(plain(text) if suffix == ".txt" else text, suffix).diagnostics
    return [
        (diagnostic.rule.code, diagnostic.finding.span.line) for diagnostic in made if diagnostic.rule.code in CODES
    ]


def only(code: str, text: str, suffix: str = ".md") -> list[Diagnostic]:
    text = plain(text) if suffix == ".txt" else text
    assert other_errors(code, text, suffix) == []
    return found(code, text, suffix)


SILENT = [
    pytest.param(sample(), id="the sample"),
    pytest.param(plain(sample()), id="headings without number signs"),
    pytest.param(re.sub("^## ", "### ", sample(), flags=re.MULTILINE), id="all headings at level 3"),
    pytest.param(re.sub("^## (.*)$", r"**\1**", sample(), flags=re.MULTILINE), id="bold lines for headings"),
    pytest.param(changed((heading("五"), heading("五") + "：")), id="colon after the heading"),
    pytest.param(changed((heading("三"), "## 三、 收到和处理政府信息公开申请情况  ")), id="spaces in the heading"),
    pytest.param(
        changed((heading("三"), "## 三．收到和处理政府信息公开申请情况")), id="full-width dot after the number"
    ),
    pytest.param(
        changed((heading("四"), "## 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况")),
        id="the wording of the statute",
    ),
    pytest.param(
        changed((heading("五"), "## 五、政府信息公开工作存在的主要问题及改进情况")), id="the wording of the notice"
    ),
    pytest.param(
        changed((heading("六"), "### （三）其他情况\n\n没有。\n\n" + heading("六"))),
        id="a sub-heading is no extra part",
    ),
    pytest.param(
        changed(("存在的主要问题：水情", "（一）存在的主要问题\n\n水情"), ("改进情况：", "（二）改进情况\n\n")),
        id="sub-headings with the words of a part",
    ),
    pytest.param(
        changed(
            (section("五"), heading("五") + "\n\n### （一）存在的问题\n\n更新慢。\n\n### （二）改进\n\n加快。\n\n")
        ),
        id="only sub-headings below a part",
    ),
    pytest.param(
        changed(("本机关2024年度未收取政府信息公开信息处理费。", "无收费。")), id="a short sentence fills a part"
    ),
]


@pytest.mark.parametrize("text", SILENT)
def test_no_finding(text: str) -> None:
    assert structural(text) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("number", NUMBERS)
def test_missing_part(number: str, suffix: str) -> None:
    text = assembled(*(section(other) for other in NUMBERS if other != number))
    (made,) = only("GL101", text, suffix)
    assert made.finding.place == (heading(number)[3:],)
    following = NUMBERS[NUMBERS.index(number) + 1 :][:1]
    assert not following or made.finding.span.line == line_of(text, heading(following))


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("number", NUMBERS)
def test_missing_heading(number: str, suffix: str) -> None:
    assert len(only("GL101", changed((heading(number) + "\n\n", "")), suffix)) == 1


def test_several_missing_parts_are_one_finding_each() -> None:
    assert len(only("GL101", assembled(*map(section, "一二三六")))) == 2


@pytest.mark.parametrize(
    "other", ["## 五、下一步工作打算", "## 下一步工作打算"], ids=["with the number of the part", "without number"]
)
def test_other_heading_in_the_place_of_a_part_is_one_finding(other: str) -> None:
    text = changed((heading("五"), other))
    (made,) = only("GL101", text)
    assert made.finding.span.line == line_of(text, other)
    assert other[3:] in made.finding.message
    assert lines("GL110", text) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_repeated_heading(suffix: str) -> None:
    text = changed((heading("一"), heading("一") + "\n\n" + heading("一")))
    (made,) = only("GL102", text, suffix)
    assert made.finding.span.line == 7
    assert made.finding.related[0].span.line == 5
    assert structural(text, suffix) == [("GL102", 7)]
    fix = made.finding.fix
    assert fix
    assert fix.applicability == "unsafe"
    assert fix.edits[0].span.column == 1


def test_three_headings_are_two_findings() -> None:
    assert lines("GL102", changed((heading("五"), "\n\n".join([heading("五")] * 3)))) == [79, 81]


def test_second_heading_in_other_words_is_not_reworded_too() -> None:
    text = changed((heading("五"), heading("五") + "\n\n进度不一。\n\n## 五、存在问题及改进情况"))
    assert structural(text) == [("GL102", 81)]
    assert found("GL102", text)[0].finding.fix is None


def test_second_numbering_inside_a_part() -> None:
    text = changed((section("一"), section("一").replace("（一）", "## 一、政府信息公开总体情况\n\n（一）", 1)))
    assert structural(text) == [("GL102", 9)]


def test_repeated_heading_far_below() -> None:
    text = changed((heading("六"), heading("二") + "\n\n见前。\n\n" + heading("六")))
    assert structural(text) == [("GL102", 83)]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    ("order", "displaced"),
    [
        pytest.param("一三二四五六", ["二"], id="neighbours swapped"),
        pytest.param("二三四五六一", ["一"], id="the first at the end"),
        pytest.param("六一二三四五", ["六"], id="the last at the start"),
        pytest.param("一四二三五六", ["四"], id="one moved up by two"),
        pytest.param("四五六一二三", ["一", "二", "三"], id="halves swapped"),
    ],
)
def test_displaced_parts(order: str, displaced: list[str], suffix: str) -> None:
    made = only("GL103", assembled(*map(section, order)), suffix)
    assert [diagnostic.finding.place[0][0] for diagnostic in made] == displaced


def test_swapped_and_renumbered_parts_are_out_of_order_only() -> None:
    text = assembled(
        section("一"),
        section("三").replace("三、", "二、", 1),
        section("二").replace("二、", "三、", 1),
        *map(section, "四五六"),
    )
    assert [code for code, _ in structural(text)] == ["GL103"]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("三、", "四、", id="another number"),
        pytest.param("三、", "3、", id="an Arabic number"),
        pytest.param("三、", "（三）", id="in brackets"),
        pytest.param("三、", "第三部分 ", id="spelled out"),
        pytest.param("三、", "", id="none"),
    ],
)
def test_wrong_number(old: str, new: str, suffix: str) -> None:
    text = changed((heading("三"), heading("三").replace(old, new)))
    (made,) = only("GL104", text, suffix)
    assert made.finding.fix
    (edit,) = made.finding.fix.edits
    assert edit.text == "三、"
    column = 4 if suffix == ".md" else 1
    assert edit.span == (37, column, 37, column + len(new))


def test_numbers_shifted_by_one_are_each_reported() -> None:
    text = sample()
    for old, new in (("四、政府", "三、政府"), ("五、存在", "四、存在"), ("六、其他", "五、其他")):
        text = text.replace(old, new)
    assert [code for code, _ in structural(text)] == ["GL104"] * 3


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param("五", "存在问题及改进情况", id="a variant met in the field"),
        pytest.param("六", "其他事项", id="shortened"),
        pytest.param("四", "政府信息公开行政复议及行政诉讼情况", id="a conjunction for the mark"),
        pytest.param("二", "主动公开政府信息情形", id="one character"),
    ],
)
def test_other_words(number: str, words: str, suffix: str) -> None:
    text = changed((heading(number), f"## {number}、{words}"))
    assert [code for code, _ in structural(text, suffix)] == ["GL105"]
    (made,) = only("GL105", text, suffix)
    assert words in made.finding.message
    assert made.finding.fix
    assert made.finding.fix.edits[0].text == heading(number)[5:]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("number", "一五")
@pytest.mark.parametrize("body", ["", "无", "暂无。", "略", "本年度无此项情况。", "没有。"])
def test_part_that_says_nothing(number: str, body: str, suffix: str) -> None:
    text = changed((section(number), f"{heading(number)}\n\n{body}\n\n"))
    made = only("GL106", text, suffix)
    assert [diagnostic.finding.place for diagnostic in made] == [(heading(number)[3:],)]
    assert lines("GL402", plain(text), ".txt") == []


def test_empty_last_part_is_one_finding() -> None:
    assert len(only("GL106", changed((section("六").rstrip("\n"), heading("六"))))) == 1


def test_missing_table_is_not_an_empty_part() -> None:
    text = changed((section("二"), heading("二") + "\n\n"))
    assert lines("GL106", text) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("extra", ["七、下一步工作打算", "三、努力方向", "七、附件说明"])
def test_extra_part(extra: str, suffix: str) -> None:
    text = sample().rstrip("\n") + f"\n\n## {extra}\n\n继续做好水情数据的发布。\n"
    assert [code for code, _ in structural(text, suffix)] == ["GL110"]
    assert extra in only("GL110", text, suffix)[0].finding.message


def test_extra_heading_without_number_at_the_level_of_the_parts() -> None:
    text = changed((heading("六"), "## 工作亮点\n\n水情专栏。\n\n" + heading("六")))
    assert structural(text) == [("GL110", 83)]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_numbers_that_a_copy_has_lost_are_one_question(suffix: str) -> None:
    text = re.sub("^## [一二三四五六]、", "## ", sample(), flags=re.MULTILINE)
    if suffix == ".txt":
        text = plain(text)
    (diagnostic,) = found("GL104", text, suffix)
    assert diagnostic.finding.kind == "review"
    assert "自动编号" in diagnostic.finding.message
    assert diagnostic.finding.fix
    assert len(diagnostic.finding.fix.edits) == 6
    assert structural(text, suffix) == [("GL104", diagnostic.finding.span.line)]
