"""Text files: the characters that a fix is about are changed where they stand, and every other byte stays."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.fixing.rewording import inserting, mended, reasons, rewording

TYPO = rewording("度止", "废止")
PAGE = '<!doctype html><html><head><meta charset="{}"><title>度止</title></head><body>{}</body></html>'
LONG = "这一段文字说明本机关一年来公开信息的情况。" * 3


@pytest.mark.parametrize(
    ("suffix", "before", "after"),
    [
        pytest.param(".txt", "本年度止件数\n", "本年废止件数\n", id="a line of text"),
        pytest.param(".txt", "本年度止件数", "本年废止件数", id="a file without a last line end"),
        pytest.param(".txt", "度止\n\n度止，度止", "废止\n\n废止，废止", id="several"),
        pytest.param(".txt", "甲\t度止\t1\n乙\t度止\t2\n", "甲\t废止\t1\n乙\t废止\t2\n", id="cells between tabs"),
        pytest.param(".txt", "&amp;度止&amp;", "&amp;废止&amp;", id="references are text in text"),
        pytest.param(".md", "# 度止\n", "# 废止\n", id="a heading"),
        pytest.param(".md", "度止\n====\n", "废止\n====\n", id="an underlined heading"),
        pytest.param(".md", "**度止**：甲\n", "**废止**：甲\n", id="emphasis at the start"),
        pytest.param(".md", "- 度止\n  > 度止\n", "- 废止\n  > 废止\n", id="lists and quotations"),
        pytest.param(".md", "|甲|度止|\n|---|---|\n|1|2|\n", "|甲|废止|\n|---|---|\n|1|2|\n", id="a cell"),
        pytest.param(".md", "甲&nbsp;度止&amp;乙\n", "甲&nbsp;废止&amp;乙\n", id="beside references"),
        pytest.param(".md", "\\*度止\\*\n", "\\*废止\\*\n", id="beside escapes"),
        pytest.param(".md", "```\n度止 &amp;\n```\n", "```\n废止 &amp;\n```\n", id="a block of code"),
        pytest.param(".md", "---\ntitle: 度止\n---\n度止\n", "---\ntitle: 度止\n---\n废止\n", id="not in front matter"),
        pytest.param(".md", "<!-- 度止 -->度止\n", "<!-- 度止 -->废止\n", id="not in comments"),
        pytest.param(".md", "甲<b>度</b>止\n", "甲<b>废</b>止\n", id="a tag inside"),
        pytest.param(
            ".md",
            "<table><tr><td>度止</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>\n",
            "<table><tr><td>废止</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>\n",
            id="a table in HTML",
        ),
        pytest.param(".md", "甲&#24230;止\n", "甲废止\n", id="a reference is replaced as a whole"),
        pytest.param(".html", "<p>度止</p>", "<p>废止</p>", id="a page"),
        pytest.param(".html", "<p>度<span a='>'>止</span></p>", "<p>废<span a='>'>止</span></p>", id="tags between"),
        pytest.param(".html", "<p>&#24230;&#x6b62;</p>", "<p>废&#x6b62;</p>", id="references, one of them"),
        pytest.param(".html", "<p title='度止'>度止</p>", "<p title='度止'>废止</p>", id="not in attributes"),
        pytest.param(".html", "<style>度止</style><p>度止</p>", "<style>度止</style><p>废止</p>", id="nor in styles"),
        pytest.param(".html", "<P>甲<BR>度<!-- a -->止", "<P>甲<BR>废<!-- a -->止", id="tags that are not closed"),
    ],
)  # fmt: skip
def test_a_wording_is_replaced(suffix: str, before: str, after: str) -> None:
    made = mended(before, TYPO, suffix=suffix)
    assert made.data.decode() == after
    assert made.result.diagnostics == ()
    assert reasons(made) == []


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        pytest.param("止", "", "<p>度<b>止</b>甲</p>", "<p>度<b></b>甲</p>", id="what is deleted leaves its tags"),
        pytest.param("度止件", "废止", "<p><i>度</i>止<u>件</u></p>", "<p><i>废</i>止<u></u></p>", id="shorter"),
        pytest.param("度止", "规范性", "<p><i>度</i><u>止</u></p>", "<p><i>规</i><u>范性</u></p>", id="longer"),
        pytest.param("甲乙", "甲、乙", "<p><i>甲</i><u>乙</u></p>", "<p><i>甲</i><u>、乙</u></p>", id="put between"),
        pytest.param("甲乙", "甲乙丙", "<p><i>甲</i><u>乙</u>。</p>", "<p><i>甲</i><u>乙丙</u>。</p>", id="put behind"),
        pytest.param("甲乙", "丙甲乙", "<p><i>甲</i><u>乙</u></p>", "<p><i>丙甲</i><u>乙</u></p>", id="put before"),
        pytest.param("甲＜乙", "甲<乙", "<p>甲＜乙</p>", "<p>甲&lt;乙</p>", id="what is written is escaped"),
        pytest.param("甲和乙", "甲&乙", "<p>甲和乙</p>", "<p>甲&amp;乙</p>", id="an ampersand too"),
        pytest.param("&", "和", "<p>甲&amp;乙</p>", "<p>甲和乙</p>", id="a reference that stands for an ampersand"),
        pytest.param("&", "和", "<p>甲&乙</p>", "<p>甲和乙</p>", id="an ampersand that is none"),
        pytest.param("amp;", "", "<p>甲&amp;amp;乙</p>", "<p>甲&amp;乙</p>", id="text like a reference behind one"),
        pytest.param("甲 乙", "丙 丁", "<p>甲\n  乙</p>", "<p>丙\n  丁</p>", id="white space stays as it is broken"),
        pytest.param("甲 乙", "甲乙", "<p>甲 乙</p>", "<p>甲乙</p>", id="a space is a character"),
    ],
)
def test_changes_in_pages_are_made_character_by_character(old: str, new: str, before: str, after: str) -> None:
    made = mended(before, rewording(old, new), suffix=".html")
    assert made.data.decode() == after, reasons(made)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("范性文件", "规范性文件", id="at the start"),
        pytest.param("甲范性文件", "甲规范性文件", id="inside"),
        pytest.param("甲&#x8303;性文件", "甲规&#x8303;性文件", id="before a reference"),
        pytest.param("<b>甲</b><i>范性文件</i>", "<b>甲</b><i>规范性文件</i>", id="behind tags"),
    ],
)
def test_an_insertion_stands_before_what_follows(before: str, after: str) -> None:
    assert mended(before, inserting("范性文件", "规")).data.decode() == after


@pytest.mark.parametrize(
    ("suffix", "before", "rule", "reason"),
    [
        pytest.param(
            ".html",
            "<ol><li>甲</li><li>乙</li></ol>",
            rewording("2.", "3."),
            "这里的文字不是直接写在文件里的（如自动编号）",
            id="a number that the list counts",
        ),
        pytest.param(
            ".html", "<p>甲\n  乙</p>", rewording("甲 乙", "甲乙"), "这里是换行或者排版用的空白", id="a broken line"
        ),
        pytest.param(
            ".md",
            "| 甲 | 乙 |\n|---|---|\n| 丙 | 1 |\n",
            rewording("丙", "丙|丁"),
            "改后读出来的内容与要改成的不同",
            id="a bar makes a cell of its own",
        ),
        pytest.param(
            ".md", "甲\n", rewording("甲", "<b>甲</b>"), "改后读出来的内容与要改成的不同", id="tags are not read"
        ),
        pytest.param(
            ".md",
            "甲\n",
            rewording("甲", "\n# 甲"),
            "改后读出来的内容与要改成的不同",
            id="a heading is made by the way",
        ),
        pytest.param(
            ".md", "\\*甲\n", rewording("*甲", "甲"), "改后读出来的内容与要改成的不同", id="an escape has lost its mark"
        ),
    ],
)
def test_what_cannot_be_written_so_that_it_is_read_is_left(suffix: str, before: str, rule: object, reason: str) -> None:
    made = mended(before, rule, suffix=suffix)  # type: ignore[arg-type]
    assert made.data.decode() == before
    assert reasons(made) == [reason]
    assert made.result.diagnostics == made.first.diagnostics


ENCODINGS = [
    pytest.param("utf-8", b"", id="UTF-8"),
    pytest.param("utf-8", codecs.BOM_UTF8, id="UTF-8 with a mark"),
    pytest.param("utf-16-le", codecs.BOM_UTF16_LE, id="UTF-16, small end first"),
    pytest.param("utf-16-be", codecs.BOM_UTF16_BE, id="UTF-16, big end first"),
    pytest.param("utf-32-le", codecs.BOM_UTF32_LE, id="UTF-32"),
    pytest.param("gbk", b"", id="GBK"),
    pytest.param("gb18030", b"", id="GB 18030"),
]


@pytest.mark.parametrize(("encoding", "bom"), ENCODINGS)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_are_kept(encoding: str, bom: bytes, suffix: str, end: str) -> None:
    extra = "㐀" if encoding == "gb18030" else "丙"
    before = end.join(["甲" + extra, "", "度止", "", "乙度止", ""])
    made = mended(bom + before.encode(encoding), TYPO, suffix=suffix)
    assert made.data == bom + before.replace("度止", "废止").encode(encoding)


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "gb18030", "utf-8"])
def test_a_page_keeps_the_encoding_that_it_declares(declared: str) -> None:
    codec = "utf-8" if declared == "utf-8" else "gbk"
    before = PAGE.format(declared, f"<p>度止</p><p>{LONG}</p>")
    after = before.replace("<p>度止", "<p>废止")
    assert mended(before.encode(codec), TYPO, suffix=".html").data == after.encode(codec)


def test_a_file_that_is_gbk_so_far_stays_it() -> None:
    made = mended("甲乙丙".encode("gbk"), rewording("乙", "㐀"), suffix=".txt")
    assert made.data == "甲乙丙".encode("gbk")
    assert reasons(made) == ["文件的编码 GBK 里没有“㐀”（U+3400）"]


def test_a_file_with_rare_characters_takes_more_of_them() -> None:
    made = mended("甲乙㐁".encode("gb18030"), rewording("乙", "㐀"), suffix=".txt")
    assert made.data == "甲㐀㐁".encode("gb18030")


def test_characters_that_cannot_be_encoded_keep_no_others_from_being_mended() -> None:
    made = mended("甲乙度止".encode("gbk"), rewording("乙", "㐀"), rewording("度止", "废止", "ZZ102"), suffix=".txt")
    assert made.data == "甲乙废止".encode("gbk")
    assert made.result.fixed == (("ZZ102", 1),)


def test_broken_bytes_outside_of_what_is_read_stay_as_they_are() -> None:
    before = PAGE.format("utf-8", f"<p>度止</p><p>{LONG}</p>").encode()
    cut = f'<meta name="description" content="{LONG}'.encode() + b'\xe5\xba">'
    before = before.replace(b"<title>", cut + b"<title>")
    made = mended(before, TYPO, suffix=".html")
    assert made.data == before.replace("<p>度止".encode(), "<p>废止".encode())
    assert b'\xe5\xba">' in made.data


def test_bytes_that_do_not_come_back_from_their_text_are_not_touched() -> None:
    # Two codes of Big5 for one character: writing it would choose the other.
    before = PAGE.format("big5", f"<p>度止\ufffd</p><p>{LONG.replace('关', '關')}</p>").encode("big5hkscs", "replace")
    before = before.replace(b"?</p>", b"\xa1\xfe</p>", 1)
    made = mended(before, TYPO, suffix=".html")
    assert made.data == before
    assert reasons(made) == ["文件的内容不能逐字对应到字节"]


_PIECES = st.sampled_from(
    [
        "度止",
        "废止",
        "甲",
        "，",
        "。",
        " ",
        "\u3000",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\t",
        "x",
        "1",
        "\u2028",
        "\x0c",
        "𠮷",
    ]
)


@given(
    st.lists(_PIECES, min_size=1, max_size=30),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    st.sampled_from([".txt", ".md"]),
)
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_whatever_stands_around_only_the_wording_changes(pieces: list[str], encoding: str, suffix: str) -> None:
    before = "甲" + "".join(pieces)
    made = mended(before.encode(encoding), TYPO, suffix=suffix)
    assert made.data.decode(encoding) == before.replace("度止", "废止")
