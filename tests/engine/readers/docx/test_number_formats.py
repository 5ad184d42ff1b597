"""Numbers in the formats of Word's lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.readers.docx.number_formats import customised, written

FIRST = {
    "decimal": "1 2 3 9 10 11 20 21 99 100 101 110 111",
    "decimalZero": "01 02 03 09 10 11 20 21 99 100 101 110 111",
    "upperRoman": "I II III IX X XI XX XXI XCIX C CI CX CXI",
    "lowerRoman": "i ii iii ix x xi xx xxi xcix c ci cx cxi",
    "upperLetter": "A B C I J K T U UUUU VVVV WWWW FFFFF GGGGG",
    "lowerLetter": "a b c i j k t u uuuu vvvv wwww fffff ggggg",
    "ordinal": "1st 2nd 3rd 9th 10th 11th 20th 21st 99th 100th 101st 110th 111th",
    "chineseCounting": "一 二 三 九 十 十一 二十 二十一 九十九 一○○ 一○一 一一○ 一一一",
    "chineseCountingThousand": "一 二 三 九 十 十一 二十 二十一 九十九 一百 一百零一 一百一十 一百一十一",
    "chineseLegalSimplified": "壹 贰 叁 玖 壹拾 壹拾壹 贰拾 贰拾壹 玖拾玖 壹佰 壹佰零壹 壹佰壹拾 壹佰壹拾壹",
    "ideographLegalTraditional": "壹 貳 參 玖 壹拾 壹拾壹 貳拾 貳拾壹 玖拾玖 壹佰 壹佰零壹 壹佰壹拾 壹佰壹拾壹",
    "japaneseCounting": "一 二 三 九 十 十一 二十 二十一 九十九 百 百一 百十 百十一",
    "japaneseLegal": "壱 弐 参 九 壱拾 壱拾壱 弐拾 弐拾壱 九拾九 壱百 壱百壱 壱百壱拾 壱百壱拾壱",
    "taiwaneseCounting": "一 二 三 九 十 十一 二十 二十一 九十九 一○○ 一○一 一一○ 一一一",
    "taiwaneseCountingThousand": "一 二 三 九 十 十一 二十 二十一 九十九 一百 一百零一 一百一十 一百一十一",
    "taiwaneseDigital": "一 二 三 九 一○ 一一 二○ 二一 九九 一○○ 一○一 一一○ 一一一",
    "ideographDigital": "一 二 三 九 一〇 一一 二〇 二一 九九 一〇〇 一〇一 一一〇 一一一",
    "japaneseDigitalTenThousand": "一 二 三 九 一〇 一一 二〇 二一 九九 一〇〇 一〇一 一一〇 一一一",
    "koreanDigital": "일 이 삼 구 일영 일일 이영 이일 구구 일영영 일영일 일일영 일일일",
    "koreanDigital2": "一 二 三 九 一零 一一 二零 二一 九九 一零零 一零一 一一零 一一一",
    "koreanCounting": "일 이 삼 구 십 십일 이십 이십일 구십구 백 백일 백십 백십일",
    "decimalFullWidth": "１ ２ ３ ９ １０ １１ ２０ ２１ ９９ １００ １０１ １１０ １１１",
    "decimalFullWidth2": "１ ２ ３ ９ １０ １１ ２０ ２１ ９９ １００ １０１ １１０ １１１",
    "decimalHalfWidth": "1 2 3 9 10 11 20 21 99 100 101 110 111",
    "decimalEnclosedCircle": "① ② ③ ⑨ ⑩ ⑪ ⑳ 21 99 100 101 110 111",
    "decimalEnclosedCircleChinese": "① ② ③ ⑨ ⑩ 11 20 21 99 100 101 110 111",
    "decimalEnclosedParen": "⑴ ⑵ ⑶ ⑼ ⑽ ⑾ ⒇ 21 99 100 101 110 111",
    "decimalEnclosedFullstop": "⒈ ⒉ ⒊ ⒐ ⒑ ⒒ ⒛ 21 99 100 101 110 111",
    "ideographEnclosedCircle": "㈠ ㈡ ㈢ ㈨ ㈩ 11 20 21 99 100 101 110 111",
    "ideographTraditional": "甲 乙 丙 壬 癸 11 20 21 99 100 101 110 111",
    "ideographZodiac": "子 丑 寅 申 酉 戌 20 21 99 100 101 110 111",
    "ideographZodiacTraditional": "甲子 乙丑 丙寅 壬申 癸酉 甲戌 癸未 甲申 99 100 101 110 111",
    "arabicAbjad": "1 2 3 9 10 11 20 21 99 100 101 110 111",
    "a format of next year": "1 2 3 9 10 11 20 21 99 100 101 110 111",
}
NUMBERS = (1, 2, 3, 9, 10, 11, 20, 21, 99, 100, 101, 110, 111)


@pytest.mark.parametrize("name", FIRST)
def test_numbers(name: str) -> None:
    assert [written(number, name) for number in NUMBERS] == FIRST[name].split(" ")


@pytest.mark.parametrize(
    ("number", "name", "expected"),
    [
        (0, "chineseCounting", "○"),
        (0, "chineseCountingThousand", "○"),
        (0, "chineseLegalSimplified", "零"),
        (0, "ideographDigital", "〇"),
        (0, "upperRoman", "0"),
        (0, "upperLetter", "0"),
        (0, "decimalEnclosedCircle", "0"),
        (0, "ideographZodiacTraditional", "0"),
        (12, "ordinal", "12th"),
        (22, "ordinal", "22nd"),
        (113, "ordinal", "113th"),
        (60, "ideographZodiacTraditional", "癸亥"),
        (61, "ideographZodiacTraditional", "61"),
        (1001, "chineseCountingThousand", "一千零一"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (1100, "chineseCountingThousand", "一千一百"),
        (2024, "ideographDigital", "二〇二四"),
        (5, "none", ""),
        (5, "bullet", ""),
        (5, "numberInDash", "- 5 -"),
        (7, "001", "007"),
        (1234, "001", "1234"),
        (-5, "chineseCounting", "-5"),
        (780, "lowerLetter", "z" * 30),
        (781, "lowerLetter", "781"),
        (32_768, "upperRoman", "32768"),
    ],
)
def test_edges(number: int, name: str, expected: str) -> None:
    assert written(number, name) == expected


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("001, 002, 003, ...", "001"),
        ("00001, 00002, 00003, ...", "00001"),
        ("01, 02, 03, ...", "01"),
        ("一, 十, 一○○(简), ...", "chineseCounting"),
        ("一, 十, 一百(简), ...", "chineseCountingThousand"),
        ("一, 一〇, 一〇〇, ...", "ideographDigital"),
        ("㈠, ㈡, ㈢, ...", "ideographEnclosedCircle"),
        ("甲, 乙, 丙, ...", "ideographTraditional"),
        ("α, β, γ, ...", "otherwise"),
        ("", "otherwise"),
        (",,", "otherwise"),
        (", " * 1000, "otherwise"),
        ("0" * 50 + "1", "otherwise"),
    ],
)
def test_formats_shown_by_a_sample(sample: str, expected: str) -> None:
    assert customised(sample, "otherwise") == expected


@given(number=st.integers(min_value=-(10**9), max_value=2 * 10**9), name=st.sampled_from([*FIRST, "001", "none"]))
def test_any_number_is_written_in_few_characters(number: int, name: str) -> None:
    assert len(written(number, name)) <= 50


@given(st.integers(min_value=1, max_value=999))
def test_different_numbers_are_written_differently(number: int) -> None:
    for name in FIRST:
        assert written(number, name) != written(number + 1, name)
