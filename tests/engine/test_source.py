"""Bytes become text by rule, not by guess, and every line is where an editor shows it."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.limits import MAX_LINES, MAX_MARKS, MAX_PIPES, MAX_TEXT, MAX_WRITTEN
from govlint.source import bounded, decode, split_lines
from govlint.unreadable import UnreadableError

TEXT = "望溪县林业局\n2024年 | 12 |\n"
ENCODED = [
    pytest.param(TEXT.encode("utf-8"), "utf-8", b"", id="utf-8"),
    pytest.param(codecs.BOM_UTF8 + TEXT.encode("utf-8"), "utf-8", codecs.BOM_UTF8, id="utf-8 with BOM"),
    pytest.param(TEXT.encode("gbk"), "gb18030", b"", id="gbk"),
    pytest.param(TEXT.encode("gb2312"), "gb18030", b"", id="gb2312"),
    pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", codecs.BOM_UTF16_LE, id="utf-16-le"),
    pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", codecs.BOM_UTF16_BE, id="utf-16-be"),
    pytest.param(codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le", codecs.BOM_UTF32_LE, id="utf-32-le"),
    pytest.param(codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32-be", codecs.BOM_UTF32_BE, id="utf-32-be"),
]


@pytest.mark.parametrize(("data", "encoding", "bom"), ENCODED)
def test_the_encodings_of_reports(data: bytes, encoding: str, bom: bytes) -> None:
    source = decode("a.txt", data)
    assert (source.text, source.encoding, source.bom) == (TEXT, encoding, bom)
    assert source.data == data


def test_four_byte_gb18030() -> None:
    text = "㐀𠀀龦"
    assert decode("a.txt", text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        pytest.param("一\n二三".encode() + b"\xff", 2, 3, id="utf-8 that breaks off"),
        pytest.param("一\n二三".encode("gbk") + b"\xff", 2, 3, id="gbk that breaks off"),
        pytest.param(codecs.BOM_UTF8 + "一\r\n二".encode() + b"\xc3(", 2, 2, id="utf-8 with BOM"),
        pytest.param(codecs.BOM_UTF16_LE + "一\n二".encode("utf-16-le") + b"\x00", 2, 2, id="an odd byte"),
    ],
)
def test_the_place_where_decoding_fails(data: bytes, line: int, column: int) -> None:
    with pytest.raises(UnreadableError, match="无法解码") as caught:
        decode("a.txt", data)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_the_byte_that_is_named_is_counted_from_the_start_of_the_file() -> None:
    data = codecs.BOM_UTF8 + b"ab\xff"
    with pytest.raises(UnreadableError, match=f"第 {data.index(0xFF, 3) + 1} 个字节 0xFF"):
        decode("a.txt", data)


def test_a_bom_is_believed() -> None:
    with pytest.raises(UnreadableError, match="utf-8") as caught:
        decode("a.txt", codecs.BOM_UTF8 + TEXT.encode("gbk"))
    assert "GB18030" not in str(caught.value), "it was not tried"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + "\n".encode("utf-16-le")])
def test_an_empty_file_is_not_a_clean_one(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="空"):
        decode("a.txt", data)


def test_a_binary_file() -> None:
    with pytest.raises(UnreadableError, match="不完整"):
        decode("a.txt", b"PK\x03\x04\x00\x00")


def test_a_file_over_the_limit() -> None:
    with pytest.raises(UnreadableError, match="上限"):
        decode("a.txt", b"a" * (MAX_TEXT + 1))
    assert decode("a.txt", b"a" * MAX_TEXT).text


@pytest.mark.parametrize("other", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_only_line_feed_and_carriage_return_end_a_line(other: str) -> None:
    assert split_lines(f"a{other}b\nc\r\nd\re") == [f"a{other}b", "c", "d", "e"]


@given(
    st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]))),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_lines_come_back(lines: list[str], end: str) -> None:
    assert split_lines(end.join(lines)) == (lines or [""])


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    try:
        source = decode("a.txt", text.encode("utf-8"))
    except UnreadableError:
        assert not text.strip()
    else:
        assert source.bom.decode(source.encoding) + source.text == text


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    refused = None
    try:
        source = decode("a.txt", data)
    except UnreadableError as error:
        refused = error
    if refused:
        assert min(refused.line, refused.column) >= 1
    else:
        assert source.bom + source.text.encode(source.encoding) == data


@pytest.mark.parametrize("mark", [" ", "\t", ">", "<", "　", "-", "&", "\ufdfa"])
def test_more_marks_than_any_report_has(mark: str) -> None:
    text = "政" + mark * (MAX_MARKS + 1)
    with pytest.raises(UnreadableError, match="一共超过"):
        bounded(decode("a.md", text.encode()))


def test_as_many_marks_as_are_read() -> None:
    source = decode("a.md", b"a" + b">" * MAX_MARKS)
    assert bounded(source) is source


def test_spaces_beside_pipes_are_no_marks_of_their_own() -> None:
    source = decode("a.md", b"a" + b" | " * MAX_PIPES)
    assert bounded(source) is source


def test_more_pipes_than_any_report_has() -> None:
    with pytest.raises(UnreadableError, match=f"{MAX_PIPES} 个"):
        bounded(decode("a.md", b"a" + b"|" * (MAX_PIPES + 1)))


def test_pipes_make_no_room_for_other_spaces() -> None:
    with pytest.raises(UnreadableError, match="一共超过"):
        bounded(decode("a.md", b"a" + b"a|" * 1_000 + b" a" * (MAX_MARKS + 2)))


def test_more_lines_than_any_report_has() -> None:
    assert decode("a.md", b"a" + b"\n" * MAX_LINES)
    with pytest.raises(UnreadableError, match=f"超过 {MAX_LINES} 行"):
        decode("a.md", b"a" + b"\n" * (MAX_LINES + 1))


@pytest.mark.parametrize("start", [b"", codecs.BOM_UTF8], ids=["plain", "with a mark of the encoding"])
def test_more_lines_of_text_than_any_report_has(start: bytes) -> None:
    assert decode("a.md", start + b"a\n" * MAX_WRITTEN)
    with pytest.raises(UnreadableError, match=f"超过 {MAX_WRITTEN} 行"):
        decode("a.md", start + b"a\n" * (MAX_WRITTEN + 1))


def test_blank_lines_and_rows_are_no_lines_of_text() -> None:
    count = MAX_WRITTEN // 2 + 1
    assert decode("a.md", b"a\n \n| b |\n" * count)
