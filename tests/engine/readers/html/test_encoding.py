"""Pages are read in the encoding they are in, which is mostly the one they declare."""

from __future__ import annotations

import pytest

from govlint.document import Paragraph
from govlint.readers.html import read
from govlint.readers.html.encoding import declared
from govlint.source import decode
from govlint.unreadable import UnreadableError

SENTENCE = "朱镕基说：“政府信息—公开·年报。”"


def page(charset: str, text: str = SENTENCE) -> str:
    return f'<html><head><meta http-equiv=Content-Type content="text/html; charset={charset}"></head><p>{text}</p>'


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        pytest.param('<meta charset="gb2312">', "gb18030", id="meta charset"),
        pytest.param("<META content='text/html; charset=GBK' http-equiv=Content-Type>", "gb18030", id="http-equiv"),
        pytest.param('<?xml version="1.0" encoding="UTF-8"?>', "utf-8", id="xml"),
        pytest.param("<meta charset = Big5 >", "big5hkscs", id="big5"),
        pytest.param("<!-- <meta charset=gbk> --><meta charset=utf-8>", "utf-8", id="a comment before"),
        pytest.param("<meta charset=iso-8859-1>", "", id="one that no report is in"),
        pytest.param("<script charset=gbk src=a.js></script>", "", id="a script's"),
        pytest.param("<p>charset=gbk</p>", "", id="text"),
        pytest.param(" " * 4096 + "<meta charset=gbk>", "", id="too late"),
        pytest.param("<meta " * 600, "", id="broken tags"),
    ],
)
def test_what_a_page_declares(head: str, codec: str) -> None:
    assert declared(head.encode()) == codec


@pytest.mark.parametrize(
    ("charset", "encoding", "read_as"),
    [
        pytest.param("gb2312", "gb18030", "gb18030", id="gb2312 with characters beyond it"),
        pytest.param("gbk", "gb18030", "gb18030", id="gbk"),
        pytest.param("utf-8", "utf-8", "utf-8", id="utf-8"),
        pytest.param("gb2312", "utf-8", "utf-8", id="utf-8 saved over a declaration of gb2312"),
        pytest.param("utf-8", "gb18030", "gb18030", id="gbk saved over a declaration of utf-8"),
        pytest.param("iso-8859-1", "gb18030", "gb18030", id="an unknown declaration"),
    ],
)
def test_the_encodings_of_pages(charset: str, encoding: str, read_as: str) -> None:
    document = read("x.html", page(charset).encode(encoding))
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.text.value, document.source.encoding) == (SENTENCE, read_as)


def test_big5_only_where_it_is_declared() -> None:
    text = "政府資訊公開年度報告，共收到申請三件。"
    (paragraph,) = read("x.html", page("big5", text).encode("big5")).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.value == text


def test_a_declaration_never_beats_a_bom() -> None:
    document = read("x.html", b"\xef\xbb\xbf" + page("gbk").encode())
    assert document.source.encoding == "utf-8"
    assert document.blocks[0].span.column == page("gbk").index(SENTENCE) + 1


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_description_cut_through_a_character_is_no_harm(encoding: str) -> None:
    meta = b'<meta name="description" content="' + "公开".encode(encoding)[:-1] + b'">'
    data = page(encoding).encode(encoding) + b"\n" + meta + f"\n<p>{SENTENCE}</p>".encode(encoding)
    document = read("x.html", data)
    assert [block.span.line for block in document.blocks] == [1, 3]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("around", ["<p>%s</p>", "<table><tr><td>1<td>%s</table>"], ids=["paragraph", "cell"])
def test_a_broken_character_in_the_text_has_its_place(encoding: str, around: str) -> None:
    before, _, after = (page(encoding) + "\n" + around).partition("%s")
    data = f"{before}甲&nbsp;乙".encode(encoding) + b"\xff" + f"丙{after}".encode(encoding)
    with pytest.raises(UnreadableError, match="不成字符") as caught:
        read("x.html", data)
    assert (caught.value.line, caught.value.column) == (2, around.index("%s") + len("甲&nbsp;乙") + 1)


def test_damaged_utf_8_is_not_taken_for_gb18030() -> None:
    text = "政府信息公开工作年度报告" * 3
    data = text.encode() + "公开".encode()[1:]
    with pytest.raises(UnreadableError, match="utf-8") as caught:
        decode("x.txt", data)
    assert caught.value.column == len(text) + 1
