from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.document import Heading, Paragraph, Table
from govlint.readers.markdown import read
from tests.engine.readers.reader_contract import assert_contract, texts

if TYPE_CHECKING:
    from govlint.document import Document


def parse(text: str) -> Document:
    document = read("report.md", text.encode())
    assert_contract(document)
    return document


def outline(text: str) -> list[object]:
    """Headings as (level, text), paragraphs as their text, tables as rows of cell texts."""
    found: list[object] = []
    for block in parse(text).blocks:
        if isinstance(block, Heading):
            found.append((block.level, block.text.value))
        elif isinstance(block, Paragraph):
            found.append(block.text.value)
        else:
            found.append([[cell.text.value for cell in row] for row in block.rows])
    return found


def only_table(text: str) -> Table:
    (table,) = [block for block in parse(text).blocks if isinstance(block, Table)]
    return table


def values(table: Table) -> list[list[str]]:
    return [[cell.text.value for cell in row] for row in table.rows]


REPORT = """\
# 某镇人民政府 2031 年政府信息公开工作年度报告

## 一、总体情况

本镇全年公开信息 12 条，
其中文件 3 件。

（一）主动公开。按时更新栏目。
（二）依申请公开。收到申请 1 件。

### 二、主动公开政府信息情况

| 信息内容 | 制发 | 废止 | 有效 |
|---|:-:|--:|---|
| 规章 | 0 | 0 | 0 |
| 文件 | 3 | 1 |  |

#### 四、复议、诉讼

| 结果<br>维持 | 总计 |
| --- | --- |
| 0 | 0 |
"""


def test_report() -> None:
    assert outline(REPORT) == [
        (1, "某镇人民政府 2031 年政府信息公开工作年度报告"),
        (2, "一、总体情况"),
        "本镇全年公开信息 12 条，\n其中文件 3 件。",
        "（一）主动公开。按时更新栏目。",
        "（二）依申请公开。收到申请 1 件。",
        (3, "二、主动公开政府信息情况"),
        [["信息内容", "制发", "废止", "有效"], ["规章", "0", "0", "0"], ["文件", "3", "1", ""]],
        (4, "四、复议、诉讼"),
        [["结果\n维持", "总计"], ["0", "0"]],
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
@pytest.mark.parametrize("final", [True, False], ids=["final newline", "no final newline"])
def test_line_ends_do_not_move_anything(end: str, bom: bytes, final: bool) -> None:
    expected = parse(REPORT)
    text = REPORT if final else REPORT.rstrip("\n")
    document = read("report.md", bom + text.replace("\n", end).encode())
    assert_contract(document)
    assert [(type(b), b.span) for b in document.blocks] == [(type(b), b.span) for b in expected.blocks]
    assert document.leveled
    assert document.addressing == "text"


def test_separators_that_are_not_line_ends_do_not_count() -> None:
    document = parse("甲\u2028乙\x0c丙\x85丁\n\n## 二、题\n")
    assert document.blocks[-1].span[:2] == (3, 1)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("##一、总体情况", (2, "一、总体情况"), id="no space"),
        pytest.param("＃＃ 一、总体情况", (2, "一、总体情况"), id="full-width marks"),
        pytest.param("　　# 一、总体情况", (1, "一、总体情况"), id="ideographic indent"),
        pytest.param("      ### 一、总体情况", (3, "一、总体情况"), id="deep indent"),
        pytest.param("## 一、总体情况 ##  ", (2, "一、总体情况"), id="closing marks"),
        pytest.param("##一、总体情况##", (2, "一、总体情况"), id="closing marks, no spaces"),
        pytest.param("# 用 C# 编写", (1, "用 C# 编写"), id="a mark that belongs to the text"),
        pytest.param("# 关于 C#", (1, "关于 C#"), id="a mark at the end that belongs to the text"),
        pytest.param("# **一、总体情况**", (1, "一、总体情况"), id="emphasis"),
        pytest.param("一、总体情况\n===", (1, "一、总体情况"), id="setext 1"),
        pytest.param("一、总体情况\n---", (2, "一、总体情况"), id="setext 2"),
        pytest.param("某局\n2031 年年度报告\n===", (1, "某局\n2031 年年度报告"), id="setext on two lines"),
        pytest.param("> # 引用里的标题", (1, "引用里的标题"), id="in a quote"),
        pytest.param("- # 列表里的标题", (1, "列表里的标题"), id="in a list"),
        pytest.param("####### 七个", "####### 七个", id="seven marks are none"),
        pytest.param("#话题#大家谈", "#话题#大家谈", id="a topic is no heading"),
        pytest.param("\\# 一、总体情况", "# 一、总体情况", id="escaped"),
        pytest.param("全文结束。\n---", "全文结束。", id="a rule below a sentence"),
        pytest.param("甲\n乙\n---", "甲\n乙", id="a rule below a paragraph"),
    ],
)
def test_headings(source: str, expected: object) -> None:
    assert outline(source) == [expected]


def test_heading_positions() -> None:
    (heading,) = parse("> ##  **一、题**  ##\n").blocks
    assert heading.span == (1, 3, 1, 18)
    assert isinstance(heading, Heading)
    assert heading.text.span() == (1, 9, 1, 12)


def test_an_empty_heading_is_none() -> None:
    assert outline("#\n\n## ##\n\n正文") == ["正文"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("1. 甲\n2. 乙", ["1. 甲", "2. 乙"], id="numbers stay"),
        pytest.param("1) 甲", ["1) 甲"], id="bracket"),
        pytest.param("1.\t甲\t乙", ["1.\t甲\t乙"], id="tab behind the number"),
        pytest.param("7. 甲\n8. 乙", ["7. 甲", "8. 乙"], id="from seven"),
        pytest.param("1、甲\n2、乙", ["1、甲", "2、乙"], id="no list at all"),
        pytest.param("- 甲\n* 乙\n+ 丙", ["甲", "乙", "丙"], id="bullets go"),
        pytest.param("- 3 -", ["- 3 -"], id="a page number is no bullet"),
        pytest.param("1. 甲\n   乙\n丙", ["1. 甲\n乙\n丙"], id="continued and lazy lines"),
        pytest.param("1. 甲\n\n   乙\n\n丙", ["1. 甲", "乙", "丙"], id="two paragraphs in an item"),
        pytest.param("1. - 甲", ["1. - 甲"], id="a list right in a list"),
        pytest.param("- 1. 甲", ["1. 甲"], id="a number in a bullet"),
        pytest.param("- 甲\n\t- 乙\n\t\t- 丙", ["甲", "乙", "丙"], id="tabs"),
        pytest.param("> 甲\n乙\n\n丙", ["甲\n乙", "丙"], id="lazy quote"),
        pytest.param("> > 甲\n> 乙", ["甲\n乙"], id="quote in a quote"),
        pytest.param(">\t- 甲\n>\t  乙", ["甲\n乙"], id="tab behind the mark of a quote"),
        pytest.param("> 甲\n- 乙\n> 丙", ["甲", "乙", "丙"], id="a list ends a quote"),
        pytest.param("- 甲\n===", ["甲\n==="], id="a lazy underline is none"),
        pytest.param("-\n-\n1.\n\n甲", ["甲"], id="empty items"),
        pytest.param("2024. 年", ["2024. 年"], id="a year"),
    ],
)
def test_lists_and_quotes(source: str, expected: list[str]) -> None:
    assert outline(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("一、总体情况\n正文一\n正文二", ["一、总体情况", "正文一\n正文二"], id="title of a part"),
        pytest.param("正文\n二、主动公开\n正文", ["正文", "二、主动公开", "正文"], id="in the middle"),
        pytest.param("一、今年工作扎实推进，\n成效良好。", ["一、今年工作扎实推进，\n成效良好。"], id="a sentence"),
        pytest.param("**一、总体情况**\n正文", ["一、总体情况", "正文"], id="emphasised"),
        pytest.param("第一部分 概述\n正文", ["第一部分 概述", "正文"], id="part"),
        pytest.param("（一）甲。\n(二) 乙。\n1. 丙\n2. 丁", ["（一）甲。", "(二) 乙。", "1. 丙", "2. 丁"], id="points"),
        pytest.param("（三）不\n予公开", ["（三）不\n予公开"], id="a wrapped label"),
        pytest.param("（一）存在的问题\n" + "某" * 25, ["（一）存在的问题", "某" * 25], id="title of a point"),
        pytest.param("共计\n2.5 万件", ["共计\n2.5 万件"], id="a number is no numbering"),
        pytest.param("　　第一段。\n　　第二段。", ["第一段。", "第二段。"], id="ideographic indents"),
        pytest.param("    第一段。\n    第二段。", ["第一段。", "第二段。"], id="indented code is text"),
        pytest.param("甲\n　　\n乙", ["甲", "乙"], id="a line of ideographic spaces"),
        pytest.param("```\n甲 **乙**\n\n丙\n```\n丁", ["甲 **乙**", "丙", "丁"], id="fenced code"),
        pytest.param("```\n甲", ["甲"], id="an open fence"),
        pytest.param("一、甲\t1\t2\n二、乙\t3\t4", ["一、甲\t1\t2\n二、乙\t3\t4"], id="tab rows"),
        pytest.param("\t甲\t乙\t\n丙\t丁", ["\t甲\t乙\t\n丙\t丁"], id="tab rows with empty edges"),
        pytest.param("题\n甲\t乙", ["题", "甲\t乙"], id="tab rows below a line"),
        pytest.param("甲\n\n***\n\n乙", ["甲", "乙"], id="a rule"),
        pytest.param("[甲]: 乙", ["[甲]: 乙"], id="what may be a link definition"),
    ],
)
def test_paragraphs(source: str, expected: list[str]) -> None:
    assert outline(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("**（一）公开**：正文", "（一）公开：正文", id="emphasis leads in"),
        pytest.param("__甲__", "甲", id="underscores"),
        pytest.param("____年____月", "____年____月", id="blanks to fill in"),
        pytest.param("张**、李**", "张**、李**", id="masked names"),
        pytest.param("甲&nbsp;乙&lt;丙&#20013;", "甲\u00a0乙<丙中", id="references"),
        pytest.param("甲&bogus;乙 & 丙", "甲&bogus;乙 & 丙", id="no references"),
        pytest.param("1\\. 甲\\_乙\\丙", "1. 甲_乙\\丙", id="escapes"),
        pytest.param("甲<br>乙<BR/>丙", "甲\n乙\n丙", id="breaks"),
        pytest.param('甲<span class="x">乙</span><!-- 丙 -->丁', "甲乙丁", id="inline HTML"),
        pytest.param("<https://example.org> 甲", "<https://example.org> 甲", id="a link"),
        pytest.param("a<b 且 c>d", "a<b 且 c>d", id="comparisons"),
    ],
)
def test_inline_marks(source: str, expected: str) -> None:
    assert outline(source) == [expected]


def test_position_behind_a_reference() -> None:
    (paragraph,) = parse("　　甲&nbsp;乙\n丙").blocks
    assert isinstance(paragraph, Paragraph)
    assert [paragraph.text.position(i) for i in range(5)] == [(1, 3), (1, 4), (1, 10), (1, 11), (2, 1)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("甲 | 乙\n--|--\n1 | 2", [["甲", "乙"], ["1", "2"]], id="no outer pipes"),
        pytest.param("甲 | 乙 |\n丙 | 1 |\n", [["甲", "乙"], ["丙", "1"]], id="bars behind the cells"),
        pytest.param(
            "项目| 数量  \n---|---  \n许可| 1  \n| 2  \n",
            [["项目", "数量"], ["许可", "1"], ["", "2"]],
            id="bars between",
        ),
        pytest.param("项目|数量\n-|-\n许可|1|\n|2|", [["项目", "数量"], ["许可", "1"], ["2"]], id="bars at some ends"),
        pytest.param("|甲|乙|\n|-|-|\n|1|2|3|\n|4|", [["甲", "乙"], ["1", "2", "3"], ["4"]], id="ragged"),
        pytest.param("|甲|乙|丙|\n|-|-|\n|1|2|3|", [["甲", "乙", "丙"], ["1", "2", "3"]], id="mismatched delimiter"),
        pytest.param("|甲|乙|\n|——|－－|\n|1|2|", [["甲", "乙"], ["1", "2"]], id="other dashes"),
        pytest.param("|甲|乙|\n|1|2|", [["甲", "乙"], ["1", "2"]], id="no delimiter"),
        pytest.param("|---|---|\n|1|2|", [["1", "2"]], id="delimiter first"),
        pytest.param("|甲|乙|\n|—|—|", [["甲", "乙"], ["—", "—"]], id="a row of dashes is values"),
        pytest.param("|甲|\n|---|\n|-|\n|--|\n|0|", [["甲"], ["-"], ["--"], ["0"]], id="dashes below"),
        pytest.param("|甲\\|乙|`丙\\|丁`|\n|-|-|", [["甲|乙", "`丙|丁`"]], id="escaped pipes"),
        pytest.param("|甲|乙\n|-|-\n1|2|", [["甲", "乙"], ["1", "2"]], id="a pipe missing at either edge"),
        pytest.param("||甲|\n|-|-|\n| | |", [["", "甲"], ["", ""]], id="empty cells"),
        pytest.param("|**甲**|&nbsp;|x&amp;y|\n|-|-|-|", [["甲", "", "x&y"]], id="marks in cells"),
        pytest.param("    |甲|乙|\n    |-|-|\n    |1|2|", [["甲", "乙"], ["1", "2"]], id="indented"),
        pytest.param("> |甲|乙|\n> |-|-|\n> |1|2|", [["甲", "乙"], ["1", "2"]], id="in a quote"),
        pytest.param("- |甲|乙|\n  |-|-|\n  |1|2|", [["甲", "乙"], ["1", "2"]], id="in a list"),
        pytest.param("|甲|\n|-|\n|1. 乙|\n1. 丙 | 0", [["甲"], ["1. 乙"], ["1. 丙", "0"]], id="numbers in rows"),
        pytest.param("| 结果 <br> 维持 |\n|-|", [["结果\n维持"]], id="a break with spaces around"),
    ],
)
def test_tables(source: str, expected: list[list[str]]) -> None:
    assert values(only_table(source)) == expected


def test_a_row_above_a_delimiter_begins_a_table_of_its_own() -> None:
    source = "|甲|1|\n|---|---|\n|乙|2|\n|丙|3|4|\n|---|---|---|\n|丁|5|6|\n注：以上。\n"
    assert outline(source) == [[["甲", "1"], ["乙", "2"]], [["丙", "3", "4"], ["丁", "5", "6"]], "注：以上。"]


def test_a_table_right_below_text_and_above_a_heading() -> None:
    source = "正文\n|甲|乙|\n|-|-|\n|1|2|\n## 题\n|甲|\n"
    assert outline(source) == ["正文", [["甲", "乙"], ["1", "2"]], (2, "题"), "|甲|"]


def test_cell_positions() -> None:
    table = only_table("| 甲 |  | 结果<br>维持 | a\\|b |\n|-|-|-|-|\n")
    first, empty, broken, escaped = table.rows[0]
    assert first.span == (1, 3, 1, 4)
    assert empty.span == (1, 7, 1, 7)
    assert [broken.text.position(i) for i in (0, 2, 3)] == [(1, 10), (1, 12), (1, 16)]
    assert [escaped.text.position(i) for i in range(3)] == [(1, 21), (1, 23), (1, 24)]
    assert table.span == (1, 1, 1, 27)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("---\ntitle: 甲\ntags:\n  - 乙\n---\n正文", ["正文"], id="front matter"),
        pytest.param("---\n\n正文\n\n---\n\n续", ["正文", "续"], id="rules"),
        pytest.param("---\n正文很长\n---\n续", [(2, "正文很长"), "续"], id="no YAML"),
        pytest.param("<!-- 甲\n\n乙 -->\n丙", ["丙"], id="a comment over a blank line"),
        pytest.param("<!-- 甲\n\n## 乙", ["<!-- 甲", (2, "乙")], id="an open comment hides nothing"),
        pytest.param("<div align=center>\n甲 <b>乙</b>\n</div>\n\n丙", ["甲 乙", "丙"], id="a division"),
        pytest.param("<h2>一、题</h2>\n<p>甲<br>乙</p><p>丙</p>", [(2, "一、题"), "甲\n乙", "丙"], id="blocks"),
        pytest.param("<script>\nvar a;\n</script>\n甲", ["甲"], id="a script"),
    ],
)
def test_what_is_not_text(source: str, expected: list[object]) -> None:
    assert outline(source) == expected


def test_tags_wrapped_over_lines_are_no_text() -> None:
    source = (
        '<span style="a">三、收到和处理</span><span\nstyle="a">政府信息公开申请情况</span><span\nstyle="a"></span>\n\n'
        '<span\nclass="b">（一）</span>新增<span class="b"\nid="c">两项</span>内容。\n'
    )
    document = read("x.md", source.encode())
    assert_contract(document)
    assert [text.folded.text for block in document.blocks for text in texts(block)] == [
        "三、收到和处理政府信息公开申请情况",
        "(一)新增两项内容。",
    ]
