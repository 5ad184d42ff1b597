"""GL111: numbers in sequence. Most numbers in a text are no numbers of items."""

from __future__ import annotations

import pytest

from govlint_disclosure.numerals import number_of, numeral
from tests.rules.linting import changed, found

MEASURES = "改进情况：一是把水情数据接入自动发布流程，缩短更新时间；二是按办事主题重新编排栏目，并请市民代表试用。"


def reported(body: str) -> list[str]:
    made = found("GL111", changed((MEASURES, body)))
    assert all(diagnostic.finding.span.line >= 81 for diagnostic in made)
    return [diagnostic.finding.message for diagnostic in made]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("一是甲；二是乙；三是丙。", id="clauses in sequence"),
        pytest.param("改进：一是加强学习。", id="one clause alone"),
        pytest.param("问题：一是甲；二是乙。措施：一是丙；二是丁；三是戊。", id="a second list in one paragraph"),
        pytest.param("一是甲。\n\n二是乙。\n\n三是丙。", id="a paragraph for each clause"),
        pytest.param("".join(f"{numeral(n)}是甲；" for n in range(1, 13)) + "完。", id="twelve clauses"),
        pytest.param(
            "认识不统一是主因，十一是假期，唯一是办法。二是说不通。", id="是 after a word that ends in a numeral"
        ),
        pytest.param("首先，甲；二是乙；三是丙。", id="another word for the first"),
        pytest.param("一要甲；二是乙；三要丙；四是丁。", id="要 and 是 mixed"),
        pytest.param("一是甲（一是子；二是丑）；二是乙。", id="a list in brackets inside a clause"),
        pytest.param("一是甲；其二，乙；三是丙。", id="another word for the second"),
        pytest.param(
            "依据第二十条第（一）项、第（三）项公开。\n\n（一）甲。\n\n（二）第一，乙；第二，丙。", id="citations"
        ),
        pytest.param("2023.5万件。\n\n1.5万件。\n\n12.5万件。", id="decimals"),
        pytest.param("1.2024年甲。\n\n2.2025年乙。", id="an item that begins with a year"),
        pytest.param(
            "（一）甲。\n\n1.甲。\n\n2.乙。\n\n（二）乙。\n\n1.甲。\n\n（1）子。\n\n（2）丑。\n\n2.乙。", id="nested"
        ),
        pytest.param("问题：\n\n（一）甲。\n\n（二）乙。\n\n措施：\n\n（一）甲。\n\n（二）乙。", id="a second list"),
        pytest.param("(一)甲。\n\n（二）乙。\n\n(三)丙。", id="half-width and full-width brackets"),
        pytest.param("㈠甲。\n\n㈡乙。", id="numbers in one character"),
        pytest.param("（一）甲\n（二）乙\n（三）丙\n\n（四）丁", id="items on the lines of one paragraph"),
        pytest.param("### （一）问题\n\n甲\n\n### （二）措施\n\n乙", id="headings"),
        pytest.param("### （一）问题\n\n甲\n\n#### 1. 乙\n\n丙\n\n#### 2. 丁\n\n戊", id="headings at two levels"),
        pytest.param("1. 甲\n2. 乙\n3. 丙", id="a Markdown list"),
        pytest.param("**一是甲。**乙。**二是丙。**丁。", id="bold clauses"),
        pytest.param("三级联动推进公开。\n\n四季都有更新。", id="numerals that count"),
        pytest.param("一体推进各项公开。\n\n二维码随处可见。", id="words that begin with numerals"),
        pytest.param("（七）总计栏的数字需要复核。", id="a row label quoted"),
        pytest.param("（十）甲。\n\n（二十）乙。", id="numbers far apart are no sequence"),
        pytest.param("一一对应逐项落实。\n\n二三季度完成。", id="numerals in a row"),
    ],
)
def test_no_finding(body: str) -> None:
    assert reported(body) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param("一是甲；三是丙。", "“一是”之后是“三是”，缺少“二是”", id="clause left out"),
        pytest.param("一是甲。\n\n二是乙。\n\n四是丁。", "“二是”之后是“四是”，缺少“三是”", id="paragraph left out"),
        pytest.param("一是甲；二是乙；二是丙；三是丁。", "编号“二是”重复", id="clause twice"),
        pytest.param("改进：二是乙；三是丙。", "第一个编号是“二是”，缺少“一是”", id="first clause left out"),
        pytest.param("1.甲。\n\n2.乙。\n\n4.丁。", "“2.”之后是“4.”，缺少“3.”", id="Arabic"),
        pytest.param("1. 甲\n3. 乙\n4. 丙", "“1.”之后是“3.”，缺少“2.”", id="Markdown list"),
        pytest.param("（一）甲。\n\n（二）乙。\n\n（二）丙。\n\n（三）丁。", "编号“（二）”重复", id="bracketed twice"),
        pytest.param("（一）甲。\n\n（一）乙。\n\n（二）丙。", "编号“（一）”重复", id="the first twice"),
        pytest.param(
            "（一）甲。\n\n（三）乙。\n\n（二）丙。\n\n（四）丁。", "“（一）”之后是“（三）”，缺少“（二）”", id="swapped"
        ),
        pytest.param(
            "（一）甲。\n\n（三）乙。\n\n（三）丙。", "“（一）”之后是“（三）”，缺少“（二）”", id="a wrong number"
        ),
        pytest.param("（一）甲。\n\n（四）乙。", "“（一）”之后是“（四）”，缺少“（二）”“（三）”", id="two left out"),
        pytest.param("### （一）甲\n\n乙\n\n### （三）丙\n\n丁", "“（一）”之后是“（三）”，缺少“（二）”", id="headings"),
        pytest.param("**一是甲。**乙。**三是丙。**丁。", "“一是”之后是“三是”，缺少“二是”", id="bold"),
        pytest.param(
            "（一）甲局。\n\n二乙科加强。\n\n（三）丙。", "“二乙科加强”的编号没有括号，应当写作“（二）”", id="bare"
        ),
        pytest.param(
            "（一）甲局。\n\n二）乙科。", "“二)乙科”的编号没有括号，应当写作“（二）”", id="half a pair of brackets"
        ),
    ],
)
def test_one_finding(body: str, message: str) -> None:
    assert reported(body) == [message]


def test_each_bare_number_is_a_finding() -> None:
    assert len(reported("一主动公开情况。甲。\n\n二依申请公开情况。乙。\n\n三信息管理情况。丙。")) == 3


def test_the_span_is_the_number() -> None:
    (made,) = found("GL111", changed((MEASURES, "措施：一是甲；三是丙。")))
    assert made.finding.span == (81, 8, 81, 10)
    assert made.finding.related[0].span == (81, 4, 81, 6)


def test_tables_and_the_parts_that_hold_them_are_left_alone() -> None:
    assert (
        found(
            "GL111", changed(("## 二、主动公开政府信息情况", "## 二、主动公开政府信息情况\n\n（三）甲。\n\n（五）乙。"))
        )
        == []
    )


@pytest.mark.parametrize("number", [1, 9, 10, 11, 19, 20, 21, 30, 99])
def test_numerals(number: int) -> None:
    assert number_of(numeral(number)) == number == number_of(str(number))


@pytest.mark.parametrize("text", ["一一", "二三", "十十", "一十十"])
def test_no_numerals(text: str) -> None:
    assert number_of(text) == 0
