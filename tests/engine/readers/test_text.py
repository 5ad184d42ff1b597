"""The reader of plain text: which lines are a table, which are one paragraph, and where everything stands."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.document import Block, Document, Heading, Paragraph, Table
from govlint.readers.text import read
from govlint.unreadable import UnreadableError
from tests.engine.readers.reader_contract import assert_contract, texts
from tests.synthetic.consistent import consistent
from tests.synthetic.layouts import LAYOUTS, MARKDOWN
from tests.synthetic.traps import TRAPS, Trap

PLAIN = sorted(set(LAYOUTS) - MARKDOWN)


def document(text: str) -> Document:
    made = read("a.txt", text.encode())
    assert_plain_contract(made)
    return made


def assert_plain_contract(made: Document) -> None:
    """The readers' contract; headings marked with number signs occur in text that is meant as Markdown."""
    assert_contract(made._replace(leveled=True))
    assert made.addressing == "text"
    assert not made.leveled


def blocks(text: str) -> list[str]:
    """A paragraph as its text, a heading with its level, a table as its rows of cells."""
    return [shown(block) for block in document(text).blocks]


def shown(block: Block) -> str:
    if isinstance(block, Table):
        return "\n".join("|" + "|".join(cell.text.value for cell in row) + "|" for row in block.rows)
    return f"<{block.level}>{block.text.value}" if isinstance(block, Heading) else block.text.value


def paragraphs(text: str) -> list[str]:
    """The paragraphs with their lines put together."""
    return [b.text.value.replace("\n", "") for b in document(text).blocks if isinstance(b, Paragraph)]


# Tables


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("规章\t1\t2\n文件\t3\t4", ["|规章|1|2|\n|文件|3|4|"], id="rows of tabs"),
        pytest.param("规章\t\t2\n文件\t3\t", ["|规章||2|\n|文件|3||"], id="empty cells between tabs"),
        pytest.param("\t规章\t1\n\t文件\t3", ["||规章|1|\n||文件|3|"], id="an empty first cell"),
        pytest.param("规章 \t 1\n文件\t3", ["|规章|1|\n|文件|3|"], id="spaces around a cell"),
        pytest.param("合计\t1\t2", ["|合计|1|2|"], id="one row with figures"),
        pytest.param(
            "规章\t1\n收费\t2\n三. 收到申请情况\n新收\t3\n结转\t4",
            ["|规章|1|\n|收费|2|", "三. 收到申请情况", "|新收|3|\n|结转|4|"],
            id="a heading between tables",
        ),
        pytest.param(
            "收费\t1\n文件\t2\n收到申请情况\n申请人\t自然人\n新收\t3",
            ["|收费|1|\n|文件|2|", "收到申请情况", "|申请人|自然人|\n|新收|3|"],
            id="a heading without number between tables",
        ),
        pytest.param(
            "规章 | 0 |  | 1\n---|---|---|---\n文件 | 3 | 4 | 5",
            ["|规章|0||1|\n|文件|3|4|5|"],
            id="bars between cells only",
        ),
        pytest.param("首页 | 新闻 | 公开", ["首页 | 新闻 | 公开"], id="bars on a line of links"),
        pytest.param("前文\n\n规章\t1\n文件\t2\n\n后文", ["前文", "|规章|1|\n|文件|2|", "后文"], id="text around it"),
        pytest.param(
            "规章\t1\n行政规范性\n文件\t2", ["|规章|1|\n|行政规范性|\n|文件|2|"], id="a label that begins a line above"
        ),
        pytest.param("|规章|1|\n|文件|2|", ["|规章|1|\n|文件|2|"], id="bars"),
        pytest.param("| 类别 | 数量 |\n|---|:-:|\n| 规章 | 1 |", ["|类别|数量|\n|规章|1|"], id="a rule below"),
        pytest.param("  | 规章 | 1 |\n  | 文件 | |", ["|规章|1|\n|文件||"], id="bars indented"),
        pytest.param("| 规章<br>名称 | 1 |\n| 文件 | 2 |", ["|规章\n名称|1|\n|文件|2|"], id="a break in a cell"),
        pytest.param("| a<BR/>b<br />c | 1 |\n| 文件 | 2 |", ["|a\nb\nc|1|\n|文件|2|"], id="breaks spelled otherwise"),
        pytest.param("规章 | 1 |  |\n文件 | 2 | 3 |", ["|规章|1||\n|文件|2|3|"], id="a bar behind each cell"),
        pytest.param("\t规章\n\t1\n\n\t文件\n\t2", ["|规章|1|\n|文件|2|"], id="a cell on each line"),
        pytest.param("\t规章\n\t\n\t1\n\n\t文件\n\t0\n\t2", ["|规章||1|\n|文件|0|2|"], id="empty cells on lines"),
        pytest.param(
            "\t商业\n企业\n\t1\n\n\t科研\n机构\n\t2", ["|商业\n企业|1|\n|科研\n机构|2|"], id="a cell over two lines"
        ),
    ],
)
def test_tables(text: str, expected: list[str]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("一、\t总体情况", id="a tab behind a heading's number"),
        pytest.param("（一）\t主动公开", id="behind a number in brackets"),
        pytest.param("1.\t平台建设", id="behind a digit"),
        pytest.param("\t全年工作平稳有序", id="a tab to indent"),
        pytest.param("\t全年工作平稳有序\n\t下一年继续努力", id="tabs to indent"),
        pytest.param("本年度\t收到申请3件，均已答复。", id="a tab in a sentence"),
        pytest.param("咨询电话\t12345", id="a tab on one line"),
        pytest.param("首页|公开|年报", id="bars between words"),
        pytest.param("|", id="a bar"),
        pytest.param("（一）予以公开 1 0 0 0 0 0 1\n（二）部分公开 2 0 0 0 0 0 2", id="rows without borders"),
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert not any(isinstance(block, Table) for block in document(text).blocks)


def test_a_numbered_line_between_rows_is_a_heading() -> None:
    (first, heading, second) = document("规章\t1\n文件\t2\n二、处理情况\n许可\t3\n处罚\t4").blocks
    assert isinstance(first, Table)
    assert isinstance(heading, Paragraph)
    assert isinstance(second, Table)


def test_columns_and_rows_are_counted_from_0() -> None:
    (table,) = document("规章\t1\t2\n文件\t3\t4").blocks
    assert isinstance(table, Table)
    assert [[(cell.row, cell.column) for cell in row] for row in table.rows] == [
        [(0, 0), (0, 1), (0, 2)],
        [(1, 0), (1, 1), (1, 2)],
    ]


@pytest.mark.parametrize(
    ("text", "cell", "at"),
    [
        pytest.param("规章\t1\n 文件\t  37 ", (1, 1), (2, 7, 2, 9), id="behind a tab and spaces"),
        pytest.param("| 规章 | 1 |\n| 文件 | |", (1, 1), (2, 7, 2, 7), id="an empty cell"),
        pytest.param("| 规章<br>名称 | 1 |\n| 文件 | 2 |", (0, 0), (1, 3, 1, 11), id="around a break"),
        pytest.param("\t规章\n\t1\n\n\t文件\n\t 2", (1, 1), (5, 3, 5, 4), id="on a line of its own"),
        pytest.param("\t商业\n企业\n\t1\n\n\t2", (0, 0), (1, 2, 2, 3), id="over two lines"),
    ],
)
def test_where_a_cell_stands(text: str, cell: tuple[int, int], at: tuple[int, int, int, int]) -> None:
    (table,) = document(text).blocks
    assert isinstance(table, Table)
    assert tuple(table.rows[cell[0]][cell[1]].span) == at


# Prose


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    lines = [
        "本机关坚持以公开为常态、不公开为例外，围绕群众关切及时发布各类信",
        "息，办事流程和办理结果一并向社会公开，全年没有发生因公开不及时引",
        "起的投诉，同时对平台上的历年信息逐条核对并补充了缺漏的内容。",
        "下一年将继续完善制度，加强培训，提高答复的质量和效率，主动接受社",
        "会监督。",
    ]
    made = document("\n".join(lines))
    assert [block.text.value for block in made.blocks if isinstance(block, Paragraph)] == [
        "\n".join(lines[:3]),
        "\n".join(lines[3:]),
    ]
    text = made.blocks[0].text
    at = text.value.index("逐条核对")
    assert text.position(at) == (3, lines[2].index("逐条核对") + 1)
    assert made.blocks[0].span == (1, 1, 3, len(lines[2]) + 1)


def test_empty_lines_between_wrapped_lines_do_not_part_them() -> None:
    lines = [
        "本机关坚持以公开为常态、不公开为例外，围绕群众关切及时发布各类信",
        "息，办事流程和办理结果一并向社会公开，全年没有发生因公开不及时引",
        "起的投诉，同时对平台上的历年信息逐条核对并补充了缺漏的内容。",
    ]
    assert paragraphs("\n\n".join(lines)) == ["".join(lines)]


@pytest.mark.parametrize(
    "start",
    ["一、", "（一）", "(2)", "3.", "二是", "第二部分 "],
)
def test_a_numbered_line_opens_a_paragraph(start: str) -> None:
    lines = [
        "本机关坚持以公开为常态、不公开为例外，围绕群众关切及时发布各类信",
        "息，办事流程和办理结果一并向社会公开，全年没有发生因公开不及时引",
        f"{start}继续完善制度",
    ]
    assert paragraphs("\n".join(lines)) == ["".join(lines[:2]), lines[2]]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["第一段写完了。", "第二段写完了。"], id="short lines"),
        pytest.param(["全年公开信息若干条。" * 6, "全年收到申请若干件。" * 6], id="long lines that end a sentence"),
        pytest.param(["标题没有句号", "公开信息若干条。" * 9, "另一个标题", "收到申请若干件。" * 9], id="headings"),
        pytest.param(["公开信息若干条。" * 30, "短短一行。", "收到申请若干件。" * 4], id="one line longer than all"),
    ],
)
def test_lines_that_are_paragraphs_are_not_joined(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines)) == lines


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**一、总体情况**", "一、总体情况"),
        ("**（一）主动公开。**全年", "**（一）主动公开。**全年"),
        ("**甲**和**乙**", "**甲**和**乙**"),
        ("****", "****"),
        ("**", "**"),
    ],
)
def test_a_line_that_is_bold_as_a_whole(line: str, expected: str) -> None:
    assert blocks(line) == [expected]


def test_headings_marked_with_number_signs() -> None:
    assert blocks("# 标题\n正文\n## 一、总体情况 ##\n#无空格") == ["<1>标题", "正文", "<2>一、总体情况", "<1>无空格"]
    (first, _) = document("  ## 标题\n正文").blocks
    assert first.span == (1, 6, 1, 8)


@pytest.mark.parametrize("text", ["#", "###", "# ", "编号#3"])
def test_number_signs_that_mark_no_heading(text: str) -> None:
    assert not any(isinstance(block, Heading) for block in document(text).blocks)


# Bytes

TWO = "云岭市水务局\n规章\t1\n文件\t2\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TWO.encode(), id="utf-8"),
        pytest.param(TWO.encode().rstrip(), id="no final newline"),
        pytest.param(codecs.BOM_UTF8 + TWO.encode(), id="BOM"),
        pytest.param(TWO.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(TWO.replace("\n", "\r").encode(), id="CR"),
        pytest.param(codecs.BOM_UTF8 + TWO.replace("\n", "\r\n").encode(), id="BOM and CRLF"),
        pytest.param(TWO.encode("gb18030"), id="GB18030"),
        pytest.param(TWO.replace("\n", "\r\n").encode("gb18030"), id="GB18030 and CRLF"),
        pytest.param(codecs.BOM_UTF16_LE + TWO.encode("utf-16-le"), id="UTF-16 little-endian"),
        pytest.param(codecs.BOM_UTF16_BE + TWO.encode("utf-16-be"), id="UTF-16 big-endian"),
    ],
)
def test_the_same_text_in_other_bytes(data: bytes) -> None:
    made = read("a.txt", data)
    assert_plain_contract(made)
    assert [shown(block) for block in made.blocks] == ["云岭市水务局", "|规章|1|\n|文件|2|"]
    assert [tuple(block.span) for block in made.blocks] == [(1, 1, 1, 7), (2, 1, 3, 5)]


@pytest.mark.parametrize("space", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1c"])
def test_other_separators_end_no_line(space: str) -> None:
    made = document(f"前{space}文\n后文")
    assert [block.span.line for block in made.blocks] == [1, 2]


def test_undecodable_bytes() -> None:
    with pytest.raises(UnreadableError):
        read("a.txt", b"\xe4\xba\x91\xff\xff")


# Everything


@pytest.mark.parametrize("layout", PLAIN)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_the_contract_in_every_layout(layout: str, form: str) -> None:
    rendered = LAYOUTS[layout](consistent(3, form=form, year=int(form) + 1))
    made = document(rendered.text)
    said = "".join("".join(text.value.split()) for block in made.blocks for text in texts(block))
    for word in ("总体情况", "结转下年度继续办理", "尚未审结", "其他需要报告的事项"):
        assert word in said


@pytest.mark.parametrize("trap", [trap for trap in TRAPS if "tabs" in trap.layouts], ids=lambda trap: trap.name)
def test_the_contract_in_every_spelling(trap: Trap) -> None:
    assert_plain_contract(read("a.txt", trap.data("tabs")))


PIECES = [
    "规章",
    "文件",
    "0",
    "12",
    "\t",
    "|",
    " ",
    "　",
    "#",
    "一、",
    "1.",
    "。",
    "<br>",
    "-",
    "---",
    "全年工作平稳有序" * 5,
]
LINES = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
QUICK = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


def kept(text: str) -> str:
    """What must not be lost: everything but white space, bars, number signs, dashes and breaks."""
    return "".join(char for char in text.replace("<br>", "") if not char.isspace() and char not in "|#-:+")


@QUICK
@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_of_tables_and_prose(lines: list[str], end: str) -> None:
    source = "首" + end.join(["", *lines])
    made = document(source)
    assert kept("".join(text.value for block in made.blocks for text in texts(block))) == kept(source)


@QUICK
@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_any_text_is_read(text: str) -> None:
    document(f"首{text}")


def test_cells_with_an_empty_line_behind_each_are_no_rows() -> None:
    cells = "\n\n".join(f"\t\n  {text}" for text in ("规章", "1", "2", "文件", "3", "4"))
    assert not any(isinstance(block, Table) for block in document(cells).blocks)
