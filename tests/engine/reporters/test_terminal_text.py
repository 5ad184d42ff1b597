"""Text of a report is seen and not obeyed, is measured in cells, and breaks where Chinese breaks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.reporters.terminal_text import clean, cleaner, width, wrap, wrap_items

ANY_TEXT = st.text(alphabet=st.characters())  # lone surrogates included
KEPT = "一、总体情况 ABC 12\u3000（七）总计 é ①②“”…—·□■★ 𠮷 ¥ﾊ"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31m红", "␛[31m红", id="ANSI escape"),
        pytest.param("\x9b31m", "⟨U+009B⟩31m", id="C1 control sequence introducer"),
        pytest.param("\x07\x00\x7f", "␇␀␡", id="bell, NUL, DEL"),
        pytest.param("甲\r乙\n丙\t丁", "甲␍乙␊丙␉丁", id="line ends and tab"),
        pytest.param("\u202e倒写\u2066", "⟨U+202E⟩倒写⟨U+2066⟩", id="bidi"),
        pytest.param("申\u200b请\ufeff", "申⟨U+200B⟩请⟨U+FEFF⟩", id="zero width"),
        pytest.param("甲\u2028乙\u2029", "甲⟨U+2028⟩乙⟨U+2029⟩", id="line and paragraph separator"),
        pytest.param("\udcff.md", "⟨U+DCFF⟩.md", id="undecodable byte of a file name"),
        pytest.param("\ue000\U000f0000", "⟨U+E000⟩⟨U+F0000⟩", id="private use"),
        pytest.param("葛\U000e0100", "葛⟨U+E0100⟩", id="variation selector"),
        pytest.param("\u3164\uffff", "⟨U+3164⟩⟨U+FFFF⟩", id="filler and noncharacter"),
        pytest.param("[bookmark: _GoBack][/元]:100:", "[bookmark: _GoBack][/元]:100:", id="markup is text"),
        pytest.param(KEPT, KEPT, id="what a report may hold"),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(ANY_TEXT)
def test_clean_text_is_one_line_that_a_terminal_only_prints(text: str) -> None:
    shown = clean(text)
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"}
    assert len(shown) >= len(text)
    assert len(shown.splitlines()) == (1 if text else 0)
    assert clean(shown) == shown


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "ascii", "latin-1", "utf-8", "big5"])
@given(text=ANY_TEXT)
def test_no_stream_refuses_clean_text(encoding: str, text: str) -> None:
    shown = cleaner(encoding)(text)
    shown.encode(encoding)
    assert "\x1b" not in shown
    assert len(shown) >= len(text)


def test_a_gbk_console_names_what_it_cannot_show() -> None:
    assert cleaner("gbk")("\x1b表三\u202e①é𠮷…│") == "<U+001B>表三<U+202E>①é<U+20BB7>…│"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("abc", 3, id="ASCII"),
        pytest.param("表三", 4, id="ideographs"),
        pytest.param("（七）", 6, id="full-width marks"),
        pytest.param("ﾊ①…", 3, id="half-width and ambiguous"),
        pytest.param("e\u0301", 1, id="combining mark"),
        pytest.param("𠮷", 2, id="astral ideograph"),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        pytest.param("合计不符", 4, ["合计", "不符"], id="between ideographs"),
        pytest.param("总计不符。", 8, ["总计不", "符。"], id="a full stop does not begin a line"),
        pytest.param("见表三（七）总计", 10, ["见表三", "（七）总计"], id="a bracket does not end a line"),
        pytest.param("a result-total b", 13, ["a", "result-total", "b"], id="words stay whole"),
        pytest.param("截至2024年12月31日", 12, ["截至2024年", "12月31日"], id="a number keeps its unit"),
        pytest.param("abcdefgh", 3, ["abc", "def", "gh"], id="a word too wide is cut"),
        pytest.param("⟨U+202E⟩⟨U+202E⟩", 10, ["⟨U+202E⟩", "⟨U+202E⟩"], id="escapes stay whole"),
        pytest.param("", 10, [""], id="nothing"),
    ],
)
def test_wrap(text: str, room: int, lines: list[str]) -> None:
    assert wrap(text, room) == lines


@given(ANY_TEXT.map(clean), st.integers(min_value=2, max_value=60))
def test_wrapped_lines_fit_and_lose_nothing(text: str, room: int) -> None:
    lines = wrap(text, room)
    assert all(width(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.lists(ANY_TEXT.map(clean), max_size=6), st.integers(min_value=4, max_value=60))
def test_items_fit_and_lose_nothing(items: list[str], room: int) -> None:
    lines = wrap_items(items, "；", room)
    assert all(width(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == "；".join(items).replace(" ", "")
