"""The caret stands under what the finding is about, and the line fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.document import Span
from govlint.reporters.excerpt import Excerpt, excerpt
from govlint.reporters.terminal_text import clean, width

CHARS = st.text(alphabet=st.sampled_from("表三合计（）|a1 \t\x1b\u202e…①𠮷"), max_size=120)


def cut(line: str, start: int, end: int, room: int = 200) -> Excerpt:
    return excerpt(line, Span(1, start, 1, end), room, clean)


def over(caret_line: str, shown: str) -> str:
    """The characters of `shown` that the carets stand under, found cell by cell."""
    cells = "".join(char * width(char) for char in shown)
    under = cells[len(caret_line) - len(caret_line.lstrip()) : len(caret_line)]
    return "".join(char for index, char in enumerate(under) if width(char) == 1 or index % 2 == 0)


@pytest.mark.parametrize(
    ("line", "start", "end", "marked", "carets"),
    [
        pytest.param("| 总计 | 12 |", 8, 10, "12", "         ^^", id="after wide characters"),
        pytest.param("总计12", 1, 3, "总计", "^^^^", id="under wide characters"),
        pytest.param("总\t12", 3, 5, "12", "    ^^", id="after a tab"),
        pytest.param("\t12", 1, 2, "    ", "^^^^", id="the tab itself"),
        pytest.param("甲\x1b乙", 3, 4, "乙", "   ^^", id="after a control character"),
        pytest.param("甲\u200b乙", 2, 3, "⟨U+200B⟩", "  ^^^^^^^^", id="under an invisible character"),
        pytest.param("总计", 3, 3, "", "    ^", id="an empty span at the end of the line"),
        pytest.param("总计", 9, 12, "", "    ^", id="a span beyond the line"),
    ],
)
def test_caret(line: str, start: int, end: int, marked: str, carets: str) -> None:
    shown = cut(line, start, end)
    assert (shown.marked, shown.carets) == (marked, carets)


def test_a_span_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert excerpt("一、总体情况\r\n", Span(3, 3, 5, 2), 80, clean).marked == "总体情况"


def test_a_line_that_fits_is_whole() -> None:
    assert "".join(cut("| 总计 | 12 |", 3, 5)) == "| 总计 | 12 |"


def test_a_long_line_is_cut_on_both_sides() -> None:
    shown = cut("甲" * 50 + "300余件" + "乙" * 50, 51, 56, room=30)
    assert shown.before.startswith("…甲")
    assert shown.marked == "300余件"
    assert shown.after.endswith("乙…")
    assert width("".join(shown)) <= 30


def test_of_a_span_wider_than_the_room_the_beginning_is_shown() -> None:
    shown = cut("甲" * 10 + "乙" * 50, 11, 61, room=20)
    assert shown == Excerpt("…", "乙" * 9, "…")


@given(CHARS, st.integers(1, 130), st.integers(0, 130), st.integers(12, 90))
def test_any_excerpt_fits_and_its_carets_stand_under_the_marked_text(
    line: str, start: int, length: int, room: int
) -> None:
    shown = cut(line, start, start + length, room)
    text = "".join(shown)
    assert width(text) <= room
    assert width(shown.carets) <= room
    if shown.marked:
        assert over(shown.carets, text).strip() == shown.marked.strip()
        assert clean(line[start - 1 : start]).startswith(shown.marked[:1]) or line[start - 1] == "\t"
