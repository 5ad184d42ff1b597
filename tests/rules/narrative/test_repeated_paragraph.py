"""GL408: no paragraph stands again, but for formulas that anybody would write alike."""

from __future__ import annotations

import pytest

from govlint.rules import Status
from tests.rules.linting import changed, found, lines, linted, other_errors

PROBLEM = "存在的主要问题：水情数据更新不够及时，部分栏目的分类与市民的查询习惯不一致。"
OPENING = "2024年，云岭市水务局围绕供水安全、河湖管护和防汛抗旱推进政府信息公开工作。"
FEE = "本机关2024年度未收取政府信息公开信息处理费。"
LONG = (
    "水情专栏每天早晚各更新一次，汛期每小时更新一次，由防汛值班人员录入、带班领导核对；发现数据中断的，先在网页上注明原因，"
    "再通知测站排查，全年共排查26次，平均两小时恢复。"
)
SPACED = "　　".join("公开目录由办公室统一维护，各科室每月核对一次。")
NEXT = (
    "河湖管护专栏公布每条河流的责任人和监督电话，市民反映的问题在三个工作日内答复，答复内容同时在专栏公布，方便查询。"
)


def with_paragraphs(*, one: str = "", five: str = "", six: str = "") -> str:
    """The sample with more at the start of parts 1, 5 and 6."""
    return changed(*((old, f"{new}\n\n{old}") for old, new in ((OPENING, one), (PROBLEM, five), (FEE, six)) if new))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(with_paragraphs(one=LONG), id="once"),
        pytest.param(with_paragraphs(one=NEXT, five=LONG), id="another in each part"),
        pytest.param(with_paragraphs(one="公开目录由办公室统一维护。", five="公开目录由办公室统一维护。"), id="short"),
        pytest.param(with_paragraphs(one=SPACED, five=SPACED), id="short, with blanks"),
        pytest.param(
            with_paragraphs(
                one="依照《政府信息公开信息处理费管理办法》，云岭市水务局2024年度没有向任何申请人收取信息处理费，收取金额为0元。",
                six="依照《政府信息公开信息处理费管理办法》，云岭市水务局2024年度没有向任何申请人收取信息处理费，收取金额为0元。",
            ),
            id="the statement on fees",
        ),
        pytest.param(
            with_paragraphs(
                one="2024年，云岭市水务局没有发生因政府信息公开被申请行政复议的情况，也没有发生因此被提起行政诉讼的情况，渠道保持畅通。",
                six="2024年，云岭市水务局没有发生因政府信息公开被申请行政复议的情况，也没有发生因此被提起行政诉讼的情况，渠道保持畅通。",
            ),
            id="the statement that there were no cases",
        ),
        pytest.param(with_paragraphs(one=LONG, five=LONG[:60] + NEXT), id="half of it"),
        pytest.param(with_paragraphs(one=LONG, five=NEXT + LONG), id="taken up in a longer paragraph"),
        pytest.param(
            changed((OPENING, LONG + "\n\n" + OPENING), ("本报告依据", LONG + "\n\n本报告依据")), id="preamble"
        ),
        pytest.param(with_paragraphs(one=f"### {LONG[:46]}", five=f"### {LONG[:46]}"), id="sub-headings"),
        pytest.param(
            with_paragraphs(five="（注：" + LONG + "）", six="（注：" + LONG + "）"), id="a note under two tables"
        ),
        pytest.param(
            with_paragraphs(one=LONG, five=LONG.replace("每天早晚各", "随时").replace("汛期每小时更新一次，", "")),
            id="in other words",
        ),
        pytest.param(
            with_paragraphs(five=LONG, six="").replace(PROBLEM, LONG.replace("26", "31") + "\n\n" + PROBLEM),
            id="two counts in one part",
        ),
    ],
)
def test_no_finding(text: str) -> None:
    assert lines("GL408", text) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param(with_paragraphs(one=LONG, five=LONG), "五", id="parts 1 and 5"),
        pytest.param(with_paragraphs(one=LONG, six=LONG), "六", id="parts 1 and 6"),
        pytest.param(with_paragraphs(six=f"{LONG}\n\n{NEXT}\n\n{LONG}"), "六", id="one part"),
        pytest.param(with_paragraphs(one=LONG, six=LONG.replace("，", "，\n")), "六", id="other line breaks"),
        pytest.param(with_paragraphs(one=LONG, six=LONG.replace("，", ", ")), "六", id="half-width marks"),
        pytest.param(with_paragraphs(one=LONG, six=LONG.replace("；", "。")), "六", id="another mark"),
        pytest.param(with_paragraphs(one=LONG, six="（一）" + LONG), "六", id="a number ahead"),
        pytest.param(with_paragraphs(one=LONG, six=LONG.replace("26", "31")), "六", id="another figure"),
        pytest.param(with_paragraphs(one=LONG, six=LONG.replace("中断", "缺失")), "六", id="another word"),
    ],
)
def test_repeated(text: str, part: str) -> None:
    (made,) = found("GL408", text)
    again = text[: text.rindex("水情专栏每天早晚")].count("\n") + 1
    assert made.finding.span.line == again
    assert made.finding.place[0].startswith(part)
    assert other_errors("GL408", text) == []


def test_the_first_place_is_shown() -> None:
    (made,) = found("GL408", with_paragraphs(one=LONG, six=LONG))
    assert [related.span.line for related in made.finding.related] == [7]
    assert "“一、总体情况”" in made.finding.message


def test_what_differs_a_little_is_said_so() -> None:
    (made,) = found("GL408", with_paragraphs(one=LONG, six=LONG.replace("26", "31")))
    assert "几乎一样" in made.finding.message


def test_paragraphs_that_follow_one_another_are_one_finding() -> None:
    text = f"{LONG}\n\n专栏如下。\n\n{NEXT}"
    (made,) = found("GL408", with_paragraphs(one=text, five=text))
    assert "3 段" in made.finding.message
    assert made.finding.span.end_line == made.finding.span.line + 4


def test_a_part_that_is_there_twice_is_not_also_repeated_paragraphs() -> None:
    text = with_paragraphs(five=LONG)
    again = text[text.index("## 五、") : text.index("## 六、")]
    result = linted(text.replace("## 六、", again + "## 六、"))
    assert result.outcomes["GL102"].status is Status.FAIL
    assert result.outcomes["GL408"].status is Status.PASS
