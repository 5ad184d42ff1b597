"""A text that is said is the Chinese sentence to the letter, and remembers what it was made of wherever it goes."""

from __future__ import annotations

import json
import pickle

import pytest

from govlint.language import Said, joined, packed, remade, say, shown, term, unpacked, word, words

NESTED = say("表三{cell}合计不符：{sums}", cell=say("“{row}”行", row="总计"), sums=joined(["1", "2"], "＋"))


@pytest.mark.parametrize(
    ("made", "text"),
    [
        pytest.param(say("文件不存在"), "文件不存在", id="without values"),
        pytest.param(
            say("用 {…} 或 […] 写成的表"), "用 {…} 或 […] 写成的表", id="braces are left alone without values"
        ),
        pytest.param(
            say("有 {count} 处：{name}", count=3, name="{x}"), "有 3 处：{x}", id="braces in values are no fields"
        ),
        pytest.param(say("0x{data:02X} 处失败", data=10), "0x0A 处失败", id="format of a value"),
        pytest.param(NESTED, "表三“总计”行合计不符：1＋2", id="texts in texts"),
        pytest.param(joined(["甲", "乙"]), "甲、乙", id="in a row"),
        pytest.param(joined([]), "", id="an empty row"),
        pytest.param(term("表三"), "表三", id="a name of a form"),
    ],
)
def test_is_the_chinese_text(made: Said, text: str) -> None:
    assert made == text
    assert hash(made) == hash(text)
    assert json.dumps(made) == json.dumps(text)
    assert f"{made}" == text


def test_an_error_keeps_what_it_was_raised_with() -> None:
    assert str(ValueError(NESTED)) is NESTED


@pytest.mark.parametrize(
    "through",
    [
        pytest.param(lambda made: pickle.loads(pickle.dumps(made)), id="pickle"),  # noqa: S301 - what was just made
        pytest.param(lambda made: unpacked(json.loads(json.dumps(packed(made)))), id="JSON"),
    ],
)
@pytest.mark.parametrize("made", [NESTED, joined([NESTED, "甲"]), say("文件不存在")])
def test_survives_being_stored(made: Said, through: object) -> None:
    again = through(made)  # type: ignore[operator]
    assert again == made
    assert isinstance(again, Said)
    assert packed(again) == packed(made)


def test_a_plain_text_is_packed_as_it_is() -> None:
    assert unpacked(packed("张三")) == "张三"
    assert not isinstance(unpacked("张三"), Said)


def _masked(text: str) -> str:
    return text.replace("13800000000", "138******00")


@pytest.mark.parametrize(
    ("text", "remembers"),
    [
        pytest.param(say("有{name} {number}", name=say("手机号码"), number="13800000000"), True, id="in a value"),
        pytest.param(say("有{numbers}", numbers=joined(["13800000000"])), True, id="in a row"),
        pytest.param(say("有 138{rest}", rest="00000000"), False, id="in template and value together"),
        pytest.param("手机 13800000000", False, id="in a plain text"),
    ],
)
def test_what_is_masked_is_masked_and_remembers_its_template_where_it_can(text: str, remembers: bool) -> None:
    masked = remade(text, _masked)
    assert masked == _masked(text)
    assert isinstance(masked, Said) is remembers


def test_what_needs_no_change_stays_the_same() -> None:
    assert remade(NESTED, _masked) is NESTED


def test_in_chinese_everything_is_shown_as_it_was_said() -> None:
    assert shown(NESTED) is NESTED
    assert word("共检查 {count} 份文件", count=3) == "共检查 3 份文件"
    assert words(["甲", "乙"], "；") == "甲；乙"


def test_a_text_of_a_plugin_becomes_a_plain_one() -> None:
    class Marked(str):
        __slots__ = ()

    assert type(packed(Marked("甲"))) is str
    assert packed(Marked("甲")) == "甲"
