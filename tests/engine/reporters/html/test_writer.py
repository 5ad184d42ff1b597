"""Nothing that a file holds can become markup, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.reporters.html.writer import Markup, element, joined, written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("<script>", "&lt;script&gt;", id="a tag"),
        pytest.param("甲&nbsp;乙", "甲&amp;nbsp;乙", id="a reference"),
        pytest.param("\"'", "&quot;&#x27;", id="quotes"),
        pytest.param("a\u202eb\u200b", "a⟨U+202E⟩b⟨U+200B⟩", id="characters that cannot be seen"),
        pytest.param("\x00\x1b", "␀␛", id="control characters"),
        pytest.param("\udcff", "⟨U+DCFF⟩", id="what no encoding holds"),
        pytest.param("a\r\nb\rc\td", "a\nb\nc\td", id="lines and tabs stay"),
        pytest.param("表三　总计", "表三　总计", id="ideographic space stays"),
    ],
)
def test_written(text: str, shown: str) -> None:
    assert written(text) == shown


def test_markup_is_not_escaped_twice() -> None:
    assert element("b", element("i", "<")) == "<b><i>&lt;</i></b>"
    assert joined([Markup("<br>"), "<br>"]) == "<br>&lt;br&gt;"


def test_attributes() -> None:
    made = element("a", "甲", class_="x", data_key='"><script>', hidden=True, title=None, id="", tabindex=0)
    assert made == '<a class="x" data-key="&quot;&gt;&lt;script&gt;" hidden tabindex="0">甲</a>'
    assert element("br") == "<br>"


@given(st.text())
def test_no_text_is_markup(text: str) -> None:
    shown = written(text)
    assert not set('<>"') & set(shown)
    assert shown.encode("utf-8").decode("utf-8") == shown
