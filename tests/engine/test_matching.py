"""Matching text and the way back from it to the characters of the source."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.matching import EXACT, KEY, Folded, Folding, fold, is_radical, key

# Characters of reports, and those that fold to none, to another one, or to several.
CHARACTERS = st.one_of(
    st.sampled_from("一二总计（）(). ．、：:12３ \t\n\u3000\u200b\ufeff⼀⼆⺠⻓⻔⻛㎡①㈠ﬁ…／/"),
    st.characters(exclude_categories=["Cs"]),
)
PROSE = st.text(st.sampled_from("各科室按季度核对目录，。；：（）？！％／、“”—·《》19aZ~"), min_size=49, max_size=120)
ODD = st.sampled_from(["", "\n", " ", "\u3000", "…", "①", "㎡", "⼀", "３", "－", "\u200b"])
TEXTS = st.one_of(st.text(CHARACTERS, max_size=60), st.builds("{}{}{}".format, PROSE, ODD, PROSE))
FOLDINGS = pytest.mark.parametrize("folding", [EXACT, KEY], ids=["exact", "key"])


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("一、本年新收", "一、本年新收", id="plain"),
        pytest.param("总 计\u3000数\n量", "总计数量", id="white space goes"),
        pytest.param("总\u200b计\ufeff\u00ad", "总计", id="what cannot be seen goes"),
        pytest.param("（１）：Ａ", "(1):A", id="full width"),
        pytest.param("⼀、⾏政", "一、行政", id="Kangxi radicals"),
        pytest.param("⺠⻓⻔⻛", "民长门风", id="CJK radicals, which NFKC leaves"),
        pytest.param("⻔⼾、⾭⿈", "门户、青黄", id="radicals that NFKC gives an old form"),
        pytest.param("㈠①㎡", "(一)1m2", id="one character becomes several"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("spelling", ["1．属于国家秘密", "1、属于国家秘密", "1. 属于国家秘密", "１.属于国家 秘密"])
def test_keys_leave_marks_out(spelling: str) -> None:
    assert key(spelling) == "1属于国家秘密"


def test_keys_keep_what_tells_labels_apart() -> None:
    assert key("（一）规章") == "一规章"
    assert key("3.危及“三安全一稳定”") == "3危及三安全一稳定"


@FOLDINGS
@given(text=TEXTS)
def test_folding_goes_character_by_character(folding: Folding, text: str) -> None:
    assert Folded(text, folding).text == "".join(folding[ord(char)] for char in text)


@FOLDINGS
@given(text=TEXTS)
def test_every_folded_character_leads_back_to_its_own(folding: Folding, text: str) -> None:
    folded = Folded(text, folding)
    for index, char in enumerate(folded.text):
        assert char in folding[ord(text[folded.origin(index)])]


@FOLDINGS
@given(text=TEXTS)
def test_origins_never_go_back(folding: Folding, text: str) -> None:
    folded = Folded(text, folding)
    origins = [folded.origin(index) for index in range(len(folded.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] == len(text)


@FOLDINGS
@given(text=TEXTS, data=st.data())
def test_a_slice_leads_back_to_the_text_it_came_from(folding: Folding, text: str, data: st.DataObject) -> None:
    folded = Folded(text, folding)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.origins(start, end)
    assert 0 <= first <= last <= len(text)
    assert folded.text[start:end] in Folded(text[first:last], folding).text
    if start == end:
        assert first == last
    else:
        # Nothing that folds to nothing hangs on at either end.
        assert folding[ord(text[first])]
        assert folding[ord(text[last - 1])]


@given(TEXTS)
def test_folding_twice_changes_nothing_more_for_what_reports_hold(text: str) -> None:
    # NFKC of one character may hold marks that combine with neighbours only in a second pass: not in CJK text.
    plain = "".join(char for char in text if not unicodedata.combining(char) and ord(char) >= 0x2E80)
    assert fold(fold(plain)) == fold(plain)


@given(st.characters(min_codepoint=0x2E80, max_codepoint=0x2FDF))
def test_a_radical_folds_to_one_ideograph_at_most(char: str) -> None:
    assert is_radical(char)
    assert len(fold(char)) == (0 if not fold(char) else 1)


def test_every_kangxi_radical_has_its_ideograph() -> None:
    for code in range(0x2F00, 0x2FD6):
        assert unicodedata.name(fold(chr(code))).startswith("CJK UNIFIED IDEOGRAPH"), hex(code)


def test_what_becomes_much_longer_is_not_remembered() -> None:
    folding = Folding(marks=True)
    assert folding.folded("总 计") is folding.folded("总 计")
    assert folding.folded("\ufdfa") is not folding.folded("\ufdfa")
    assert folding.fold("\ufdfa") == folding.fold("\ufdfa")
