"""A Markdown file reads as if its comments were not there, and what is left stands where it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.document import Document, Table, Text
from govlint.readers.markdown import read
from tests.lasting import at_most
from tests.synthetic import LAYOUTS, consistent

if TYPE_CHECKING:
    from collections.abc import Iterator

D = "<!-- govlint-disable-line GL405 -- 原因 | 表 -->"
GRID = "+---+---+\n| 1 | 2 |\n+---+---+\n| 3 | 4 |\n+---+---+"
TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"


def read_text(text: str) -> Document:
    return read("a.md", text.encode())


def texts(document: Document) -> Iterator[tuple[str, Text]]:
    """Every text with the kind of its block."""
    for block in document.blocks:
        if isinstance(block, Table):
            for cells in block.rows:
                yield "row", cells[0].text
                yield from (("cell", cell.text) for cell in cells)
        else:
            yield f"{type(block).__name__} {getattr(block, 'level', '')}", block.text


def values(document: Document) -> list[tuple[str, str]]:
    return [(kind, text.value) for kind, text in texts(document)]


@pytest.mark.parametrize(
    ("plain", "marked"),
    [
        pytest.param("甲\n\n乙", f"甲\n\n{D}\n\n乙", id="between paragraphs"),
        pytest.param("甲\n\n乙", f"甲\n\n{D}\n乙", id="right above a paragraph"),
        pytest.param("甲\n乙", f"甲\n{D}\n乙", id="in a wrapped paragraph"),
        pytest.param("甲\n乙", f"甲 {D}\n乙", id="at the end of a line"),
        pytest.param("收到申请", f"收到{D}申请", id="in the middle of a word"),
        pytest.param("甲", f"{D} 甲", id="before a paragraph"),
        pytest.param("## 一、甲", f"## 一、甲 {D}", id="at the end of a heading"),
        pytest.param("## 一、甲 ##", f"## 一、甲 ## {D}", id="behind the marks that close a heading"),
        pytest.param("## 一、甲", f"{D} ## 一、甲", id="before a heading"),
        pytest.param("甲\n===\n乙", f"甲 {D}\n===\n乙", id="in a heading with a line below"),
        pytest.param("甲\n===\n乙", f"甲\n{D}\n===\n乙", id="between a heading and its line"),
        pytest.param(TABLE, TABLE.replace("2 |", f"2 {D} |"), id="in the last cell"),
        pytest.param(TABLE, TABLE.replace("2 |", f"2 | {D}"), id="behind the last pipe"),
        pytest.param(TABLE, TABLE.replace("| 1", f"{D} | 1"), id="before the first pipe"),
        pytest.param(TABLE, TABLE.replace("1 ", f"1{D} "), id="in the first cell, with a pipe in it"),
        pytest.param(TABLE, TABLE.replace("| 3", f"{D}\n| 3"), id="a line between two rows"),
        pytest.param(TABLE, TABLE.replace("|---", f"{D}\n|---"), id="a line below the head of a table"),
        pytest.param(TABLE, f"{D}\n{TABLE}{D}", id="lines around a table"),
        pytest.param("- 甲\n- 乙", f"- 甲\n  {D}\n- 乙", id="a line in a list"),
        pytest.param("- 甲\n- 乙", f"- 甲 {D}\n- 乙", id="in a list item"),
        pytest.param("> 甲\n> 乙", f"> 甲 {D}\n> 乙", id="in a quotation"),
        pytest.param("---\na: b\n---\n甲", f"{D}\n---\na: b\n---\n甲", id="above front matter"),
        pytest.param("甲", "<!-- govlint-disable-file GL4\n\n-- 原因\n-->\n甲", id="over several lines"),
        pytest.param(
            "甲\n乙", "甲\n<!-- govlint-disable-next-line GL4\n-- 原因 -->\n乙", id="over lines, in a paragraph"
        ),
        pytest.param("甲\n乙", f"甲\n{D}{D} {D}\n乙", id="several in a line"),
        pytest.param("甲\n乙", f"甲\n<!-- 说明 --> {D}\n乙", id="beside another comment"),
        pytest.param("甲 乙", "甲 <!-- x | y -->乙", id="another comment in a line"),
        pytest.param("甲\n乙", "甲 <!-- 说明\n还是说明 --> 乙", id="another comment over two lines"),
        pytest.param("甲\n乙", "甲 <!-- 说明\n还是说明\n仍是说明 -->\n乙", id="another comment over three lines"),
        pytest.param(TABLE, TABLE.replace("2 |", "2 | <!-- 注 -->"), id="another comment behind a row"),
        pytest.param(
            "<table><tr><td>1</td><td>2</td></tr></table>",
            f"<table>\n{D}\n<tr><td>1{D}</td>\n{D}\n<td>2</td>{D}</tr>\n{D}</table>",
            id="in a table of HTML",
        ),
        pytest.param(GRID, GRID.replace("2 |", f"2 | {D}\n{D}"), id="in a grid"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_as_if_it_were_not_there(plain: str, marked: str, end: str) -> None:
    made = read_text(marked.replace("\n", end))
    assert values(made) == values(read_text(plain.replace("\n", end)))
    lines = made.source.lines()
    for _, text in texts(made):
        for offset, char in enumerate(text.value):
            line, column = text.position(offset)
            assert char == "\n" or lines[line - 1][column - 1] == char, (text, offset)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"```\n{D}\n```\n", id="in a block of code"),
        pytest.param(f"~~~ text\n```\n{D}\n~~~\n", id="in another block of code"),
        pytest.param(f"写作 `{D}` 即可", id="in a code span"),
        pytest.param(f"写作 ``a ` {D}`` 即可", id="in a code span of two ticks"),
        pytest.param(f"写作 \\{D} 即可", id="escaped"),
        pytest.param("<!-- govlint-disable-file GL4\n\n甲", id="without end"),
        pytest.param("甲 <!-- govlint-disable-file GL4\n\n乙 -->", id="ended behind the paragraph"),
        pytest.param("<!-- govlinter -->", id="another word"),
        pytest.param("<!-- 见 govlint-disable-line -->", id="not at its beginning"),
        pytest.param("<!--> govlint-disable-line GL4 -->", id="an empty comment"),
    ],
)
def test_no_directive(text: str) -> None:
    assert read_text(text).directives == ()


def test_directives_are_handed_over_with_their_place() -> None:
    text = f"# 甲 {D}\n\n<!--govlint-disable-file\nGL4\n--> 乙 `c` <!-- x -->{D}\n"
    assert [(tuple(d.span), d.text.split()[0]) for d in read_text(text).directives] == [
        ((1, 5, 1, 5 + len(D)), "govlint-disable-line"),
        ((3, 1, 5, 4), "govlint-disable-file"),
        ((5, 21, 5, 21 + len(D)), "govlint-disable-line"),
    ]


def test_code_ends_where_its_fence_does() -> None:
    assert len(read_text(f"```\n{D}\n```\n{D}\n").directives) == 1
    assert len(read_text(f"````\n```\n{D}\n````\n{D}\n").directives) == 1
    assert len(read_text(f"`甲` 一个 ` {D}").directives) == 1


def test_what_stands_in_code_stays_text() -> None:
    assert [block.text.value for block in read_text(f"```\n{D}\n```").blocks if not isinstance(block, Table)] == [D]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 30), st.data())
def test_directives_anywhere_in_a_report_change_nothing(seed: int, data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from([name for name in LAYOUTS if LAYOUTS[name].suffix == ".md"]))
    text = LAYOUTS[layout](consistent(seed)).text
    lines = text.split("\n")
    shown: list[str] = []
    for line in lines:
        where = data.draw(st.sampled_from(["no", "no", "no", "line", "end"]))
        if where == "line":
            shown.append(data.draw(st.sampled_from([D, f"  {D}", "<!-- govlint-enable\nGL4 -->"])))
        # Not behind a tag that a converter has broken over two lines.
        shown.append(f"{line} {D}" if where == "end" and line.strip() and line.count("<") == line.count(">") else line)
    assert values(read_text("\n".join(shown))) == values(read_text(text))


@pytest.mark.parametrize(
    "unit",
    ["<!--", "<!-- x", "`<!-- ", "``<!--`", "<!---->", "a<!--\n", "<!--\n", "<!-- x -->\n", f"{D}\n", D, "`", "\\<!--"],
)
def test_hostile_comments_take_linear_time(unit: str) -> None:
    text = unit * (60_000 // len(unit)) if "\n" not in unit else unit * 14_000
    with at_most(5):
        read_text(text)
