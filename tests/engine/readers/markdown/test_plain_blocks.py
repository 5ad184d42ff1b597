"""The line scanner against mistune, which is the reference: where it gives an answer, the two agree."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.readers.markdown.mistune_spans import leaves
from govlint.readers.markdown.plain_blocks import plain_leaves
from govlint.source import split_lines
from tests.synthetic import LAYOUTS, consistent

_TIMES = int(os.environ.get("GOVLINT_FUZZ", "1"))
_HEADS = ["", "", "", " ", "   ", "    ", "\t", "\u3000", "\u3000\u3000", "  \t", "\x0c", "\v "]
_BODIES = [
    "一、总体情况", "本年收到申请", "text", "#", "# ", "#一、", "##二、情况", "####### 七",
    "#话题#后文", "＃＃三、", "# 一 #",
    "=", "==", "---", "--", "-", "- -", "-=-", "***", "**", "* *", "___", "_ _ _", "**粗**", "- 项", "-项", "1. 项",
    "1.项",
    "12345678901. 项", "１. 项", "1)", "+", "> 引", ">", "```", "``", "~~~", "<p>", "<!--", "< 5", "&nbsp;", "\\|",
    "|", "||", "| 甲 | 乙 |", "甲 | 乙", "|---|---|", "---|---", "|:--|", "| — | — |", "|―|―|", "| 1 | 0 |", "a|",
    "- a | b",
    "1. a | b", "# a | b", "===|", "0 0 0", "\u2028", "𠮷", "$", "[a]: b",
]  # fmt: skip
_TAILS = ["", "", "", " ", "\t", "\u3000", "  ", "\x0c", " #", "|"]
_LINES = st.builds("".join, st.tuples(*map(st.sampled_from, (_HEADS, _BODIES, _TAILS))))


def bounded(examples: int) -> settings:
    return settings(max_examples=examples * _TIMES, derandomize=_TIMES == 1, deadline=None, database=None)


def compared(lines: list[str]) -> bool:
    """Whether the scanner gives an answer; it is then that of mistune."""
    found = plain_leaves(lines)
    if found is not None:
        assert found == list(leaves(lines))
    return found is not None


@bounded(1500)
@given(st.lists(_LINES, max_size=9))
def test_it_agrees_with_mistune_on_lines_put_together_at_random(lines: list[str]) -> None:
    compared(lines)


@bounded(500)
@given(st.text(alphabet="|-=_*#＃> \t\v\f\u3000一1.ab\n:", max_size=60))
def test_it_agrees_with_mistune_on_characters_put_together_at_random(text: str) -> None:
    compared(split_lines(text))


@pytest.mark.parametrize("layout", ["markdown"])
@pytest.mark.parametrize("seed", range(5))
def test_it_reads_a_report_as_mistune_does(layout: str, seed: int) -> None:
    assert compared(split_lines(LAYOUTS[layout](consistent(seed)).text))


def test_it_reads_the_sample_as_mistune_does() -> None:
    text = (Path(__file__).parents[4] / "examples" / "sample-report.md").read_text("utf-8")
    assert compared(split_lines(text))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("- 一项", id="a list"),
        pytest.param("1. 一项", id="a numbered list"),
        pytest.param("> 引文", id="a quote"),
        pytest.param("```", id="code"),
        pytest.param("<table>", id="HTML"),
    ],
)
def test_it_leaves_to_mistune(line: str) -> None:
    assert plain_leaves(["# 标题", "", line]) is None
