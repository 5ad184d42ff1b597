"""How alike two labels are: a plain textbook computation comes to the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.document import Anchor, Text
from govlint.forms.similarity import best_tail, common, edits_to, ratio, ratio_from
from govlint.matching import key
from tests.synthetic import mandated

# Few characters, so that there is much to choose between.
WORDS = st.text("公开申请信息", max_size=24)
LABELS = st.sampled_from([row.id for form in ("2019", "2021") for row in mandated.table_3(form)[0].rows])
SPELLED = st.text("公开申请信 　，、.（）1", max_size=24)


def longest(left: str, right: str) -> int:
    """The length of the longest common subsequence, cell by cell."""
    above = [0] * (len(right) + 1)
    for one in left:
        row = [0]
        for at, other in enumerate(right):
            row.append(above[at] + 1 if one == other else max(above[at + 1], row[at]))
        above = row
    return above[-1]


@given(WORDS, WORDS)
def test_common_is_the_longest_common_subsequence(left: str, right: str) -> None:
    assert common(left, right) == longest(left, right) == common(right, left)


@given(LABELS, LABELS)
def test_ratio(left: str, right: str) -> None:
    expected = 2 * longest(left, right) / (len(left) + len(right))
    assert ratio(left, right) == expected
    assert (ratio(left, right) == 1.0) == (left == right)


@pytest.mark.parametrize(("left", "right"), [("", ""), ("公", ""), ("", "公"), ("公开", "申请")])
def test_nothing_in_common(left: str, right: str) -> None:
    assert ratio(left, right) == 0.0


def test_labels_longer_than_a_machine_word() -> None:
    assert common("公开" * 100, "开公" * 100) == 199


@settings(max_examples=200)
@given(WORDS.filter(bool), WORDS)
def test_best_tail_is_the_best_of_all_tails(label: str, text: str) -> None:
    score, length = best_tail(label, text)
    tails = [text[len(text) - size :] for size in range(1, min(len(text), 2 * len(label) + 4) + 1)]
    assert score == pytest.approx(max((ratio(label, tail) for tail in tails), default=0.0))
    assert length == 0 if score == 0 else ratio(label, text[len(text) - length :]) == pytest.approx(score)


@given(LABELS, LABELS)
def test_the_label_behind_another_is_its_own_tail(first: str, second: str) -> None:
    score, length = best_tail(second, first + second)
    assert (score, length) == (1.0, len(second))


def applied(found: Text, wanted: str) -> str:
    """What stands there after the edits, the last made first."""
    made = found.value
    start = found.span().column
    for edit in sorted(edits_to(found, wanted), key=lambda edit: edit.span, reverse=True):
        made = made[: edit.span.column - start] + edit.text + made[edit.span.end_column - start :]
    return made


@given(SPELLED, SPELLED.filter(key))
def test_the_edits_give_the_wanted_key(found: str, wanted: str) -> None:
    assert key(applied(Text(found, (Anchor(0, 4, 9),)), wanted)) == key(wanted)


@given(LABELS, st.data())
def test_the_edits_touch_nothing_but_the_slip(label: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([i for i, char in enumerate(label) if key(char)]))
    slipped = label[:at] + "桥" + label[at + 1 :]
    (edit,) = edits_to(Text(slipped, (Anchor(0, 4, 9),)), label)
    assert (edit.span.column, edit.span.end_column, edit.text) == (9 + at, 10 + at, label[at])


@pytest.mark.parametrize(
    "found",
    [
        pytest.param("（一）予以公开", id="as mandated"),
        pytest.param("(一) 予以公开", id="other brackets, a space"),
        pytest.param("一、予以公开", id="another mark behind the number"),
        pytest.param("(一)⼀予以公开".replace("⼀", ""), id="half-width"),
    ],
)
def test_other_marks_are_no_edit(found: str) -> None:
    assert edits_to(Text(found, (Anchor(0, 1, 1),)), "（一）予以公开") == ()


def test_edits_in_a_wrapped_label_stand_on_their_lines() -> None:
    text = Text("没有现成信息\n需要令行制作", (Anchor(0, 5, 1), Anchor(7, 6, 1)))
    (edit,) = edits_to(text, "没有现成信息需要另行制作")
    assert (edit.span.line, edit.span.column, edit.text) == (6, 3, "另")


@given(label=WORDS, text=WORDS, least=st.sampled_from([0.5, 0.75, 0.9]))
def test_what_is_not_alike_enough_is_told_without_counting(label: str, text: str, least: float) -> None:
    whole, made = ratio(label, text), ratio_from(least, label, text)
    assert made == whole or (made == 0.0 and whole < least)
