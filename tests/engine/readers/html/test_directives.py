"""Comments of a web page are no text, and those that speak to govlint are handed over."""

from __future__ import annotations

import pytest

from govlint.document import Document, Table
from govlint.readers.html import read

D = "<!-- govlint-disable-line GL405 -- 原因 -->"
PAGE = (
    "<html><head><title>报告</title></head><body>\n<h1>云岭市水务局报告</h1>\n<p>今天下午召开会议，\n研究供水管网改造工作。</p>\n"
    "<table>\n<tr><td>行政许可</td><td>12</td></tr>\n<tr><td>行政处罚</td><td>3</td></tr>\n</table>\n</body></html>\n"
)


def read_text(text: str) -> Document:
    return read("a.html", text.encode())


def values(document: Document) -> list[str]:
    return [
        "|".join(cell.text.value for row in block.rows for cell in row)
        if isinstance(block, Table)
        else block.text.value
        for block in document.blocks
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("<p>今天", f"{D}\n<p>今天", id="a line above a paragraph"),
        pytest.param("会议，\n", f"会议，{D}\n", id="at the end of a line"),
        pytest.param("会议，\n", f"会议，\n{D}\n", id="a line in a paragraph"),
        pytest.param("供水管网", f"供水{D}管网", id="in the middle of a word"),
        pytest.param("报告</h1>", f"报告 {D}</h1>", id="in a heading"),
        pytest.param("<td>12", f"<td>{D}12", id="at the beginning of a cell"),
        pytest.param("12</td>", f"12 {D}</td>", id="at the end of a cell"),
        pytest.param("</td><td>12", f"</td>{D}<td>12", id="between two cells"),
        pytest.param("<tr><td>行政处罚", f"{D}\n<tr><td>行政处罚", id="between two rows"),
        pytest.param("<table>", f"<table>{D}", id="before the first row"),
        pytest.param("<html>", f"{D}<html>", id="before the page"),
    ],
)
def test_as_if_it_were_not_there(old: str, new: str) -> None:
    assert PAGE.count(old) == 1
    made = read_text(PAGE.replace(old, new))
    assert values(made) == values(read_text(PAGE))
    (directive,) = made.directives
    span = directive.span
    assert made.source.lines()[span.line - 1][span.column - 1 : span.end_column - 1] == D


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"<script>var x = '{D}';</script>", id="in a script"),
        pytest.param(f"<textarea>{D}</textarea>", id="in a form"),
        pytest.param("<!-- govlint-disable-file GL4 ", id="without end"),
        pytest.param("<!-- x -->", id="another comment"),
        pytest.param("<!DOCTYPE govlint-x>", id="a declaration"),
    ],
)
def test_no_directive(text: str) -> None:
    assert read_text(PAGE.replace("<p>", f"{text}<p>")).directives == ()


def test_a_directive_over_two_lines() -> None:
    (directive,) = read_text(PAGE.replace("<p>", "<!-- govlint-disable-file\n GL4 --><p>")).directives
    assert (tuple(directive.span), directive.text) == ((3, 1, 4, 9), " govlint-disable-file\n GL4 ")
