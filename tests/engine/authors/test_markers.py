"""Marks are taken out without moving a line, and none that is misspelt passes for text."""

from __future__ import annotations

import pytest

from govlint.testing import marked


@pytest.mark.parametrize(
    ("line", "bare", "codes"),
    [
        pytest.param("全年投入若干万元。 ← EX101", "全年投入若干万元。", ("EX101",), id="behind a space"),
        pytest.param("全年投入若干万元。← EX101", "全年投入若干万元。", ("EX101",), id="behind the text"),
        pytest.param("一 \t ←EX101  ", "一", ("EX101",), id="with other white space"),
        pytest.param("| 1 | 2 | ← EX101", "| 1 | 2 |", ("EX101",), id="behind a table row"),
        pytest.param("<td>1</td> ← EX101", "<td>1</td>", ("EX101",), id="in a web page"),
        pytest.param("← EX101", "", ("EX101",), id="on an empty line"),
        pytest.param("一 ← EX101、EX102", "一", ("EX101", "EX102"), id="two rules"),
        pytest.param("一 ← EX101 EX101", "一", ("EX101", "EX101"), id="one rule twice"),
        pytest.param("数据 ← 来源", "数据 ← 来源", (), id="an arrow in the text"),
        pytest.param("见 ← 附件 3", "见 ← 附件 3", (), id="an arrow before a word and a number"),
        pytest.param("左← 右 ← EX101", "左← 右", ("EX101",), id="an arrow in the text and a mark"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_mark_ends_its_line(line: str, bare: str, codes: tuple[str, ...], end: str) -> None:
    made = marked(f"第一行{end}{line}{end}第三行{end}")
    assert made.text == f"第一行{end}{bare}{end}第三行{end}"
    assert made.expected == ({2: codes} if codes else {})


def test_the_last_line_needs_no_end() -> None:
    assert marked("一 ← EX101") == ("一", {1: ("EX101",)})


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("一 ← ex101", id="lower case"),
        pytest.param("一 ← EX1", id="too short a number"),
        pytest.param("一 ← EX101 二", id="before the end of the line"),
        pytest.param("一 ← EX101，EX102", id="a full-width comma"),
    ],
)
def test_what_looks_like_a_mark_must_be_one(line: str) -> None:
    with pytest.raises(ValueError, match="第 2 行的标记"):
        marked(f"零\n{line}\n")
