"""What a file really is, whatever its name says; nothing it holds may break the recognition."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govlint.foreign import foreign_error, kind_of, kinds
from tests.engine.foreign_files import ENCRYPTED, MAGIC, compound, owner_file, packed
from tests.lasting import at_most

WORD = "Word 文档（.docx）"
TYPES = "[Content_Types].xml"
WORD_2003 = '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
FLAT_WORD = '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
FLAT_ODT = '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
ODT = "application/vnd.oasis.opendocument.text"
TEXT = "望溪县林业局\n2024年政府信息公开工作年度报告\n"

CONVERT = "；装有 LibreOffice 时，也可以加 --convert 直接检查"
SAVE = "在 Word 或 WPS 中打开，另存为“Word 文档（.docx）”后再检查"

SAMPLES = [
    pytest.param(b"", kinds.EMPTY, id="empty"),
    pytest.param(b"\xef\xbb\xbf \r\n\t", kinds.EMPTY, id="white space behind a BOM"),
    pytest.param(bytes(5000), kinds.ZEROED, id="zeros"),
    pytest.param(compound("1Table", "WordDocument"), kinds.LEGACY_WORD, id="doc"),
    pytest.param(compound("WordDocument", shift=12), kinds.LEGACY_WORD, id="doc with large sectors"),
    pytest.param(compound(*"abcdefgh", "WordDocument"), kinds.LEGACY_WORD, id="doc with a long directory"),
    pytest.param(compound("WordDocument", flags=ENCRYPTED), kinds.ENCRYPTED_WORD, id="doc with a password"),
    pytest.param(compound("EncryptionInfo", "EncryptedPackage"), kinds.ENCRYPTED, id="docx with a password"),
    pytest.param(compound("MatOST", "CONTENTS"), kinds.WORKS, id="Works"),
    pytest.param(compound("Workbook"), kinds.SHEET, id="xls"),
    pytest.param(compound("Book"), kinds.SHEET, id="old xls"),
    pytest.param(compound("PowerPoint Document"), kinds.SLIDES, id="ppt"),
    pytest.param(compound("__properties_version1.0"), kinds.MAIL, id="msg"),
    pytest.param(compound("Anything"), kinds.COMPOUND, id="another compound file"),
    pytest.param(compound("WordDocument")[:700], kinds.BROKEN_COMPOUND, id="doc cut off"),
    pytest.param(MAGIC, kinds.BROKEN_COMPOUND, id="compound file without more than its magic"),
    pytest.param(packed(TYPES, "word/document.xml"), kinds.WORD, id="docx"),
    pytest.param(packed(TYPES, "xl/workbook.xml"), kinds.SHEET, id="xlsx"),
    pytest.param(packed(TYPES, "ppt/presentation.xml"), kinds.SLIDES, id="pptx"),
    pytest.param(packed("OFD.xml", "Doc_0/Document.xml"), kinds.OFD, id="ofd"),
    pytest.param(packed("content.xml", mimetype=ODT), kinds.ODT, id="odt"),
    pytest.param(packed("content.xml", mimetype=ODT[:-4] + "spreadsheet"), kinds.SHEET, id="ods"),
    pytest.param(packed("x.html", mimetype="application/epub+zip"), kinds.EPUB, id="epub"),
    pytest.param(packed("报告.docx"), kinds.ZIP, id="zip"),
    pytest.param(packed(), kinds.ZIP, id="empty zip"),
    pytest.param(packed("报告.docx", encrypted=True), kinds.ENCRYPTED_ZIP, id="zip with a password"),
    pytest.param(packed(TYPES, "word/document.xml")[:-30], kinds.TRUNCATED, id="docx cut off"),
    pytest.param(b"%PDF-1.7\n", kinds.PDF, id="pdf"),
    pytest.param(b"\r\n\r\n%PDF-1.4\n\x00", kinds.PDF, id="pdf behind blank lines"),
    pytest.param(rb"{\rtf1\ansi", kinds.RTF, id="rtf"),
    pytest.param(b"\xff\xd8\xff\xe0", kinds.IMAGE, id="jpg"),
    pytest.param(b"\x89PNG\r\n\x1a\n\x00", kinds.IMAGE, id="png"),
    pytest.param(b"II*\x00\x08", kinds.IMAGE, id="tiff"),
    pytest.param(b"MM\x00*\x00", kinds.IMAGE, id="big-endian tiff"),
    pytest.param(b"BM\x0a\x00\x00\x00\x00\x00\x00\x00", kinds.IMAGE, id="bmp"),
    pytest.param(b"RIFF\x00\x00\x00\x00WEBPVP8 ", kinds.IMAGE, id="webp"),
    pytest.param(b"\x1f\x8b\x08\x00", kinds.ARCHIVE, id="gzip"),
    pytest.param(b"Rar!\x1a\x07\x01\x00", kinds.ARCHIVE, id="rar"),
    pytest.param(b"7z\xbc\xaf\x27\x1c\x00", kinds.ARCHIVE, id="7z"),
    pytest.param(b"MZ\x90\x00", kinds.PROGRAM, id="exe"),
    pytest.param(owner_file("王小明"), kinds.OWNER, id="owner file of Word"),
    pytest.param(owner_file("Li", 165), kinds.OWNER, id="owner file of Excel"),
    pytest.param(f"<!DOCTYPE html>\n<html>{TEXT}".encode(), kinds.HTML, id="html"),
    pytest.param(f'<HTML xmlns:o="urn:schemas-microsoft-com:office:office">{TEXT}'.encode("gbk"), kinds.HTML, id="gbk"),
    pytest.param(("\ufeff<table><tr><td>" + TEXT).encode("utf-16-le"), kinds.HTML, id="html in UTF-16"),
    pytest.param(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n<html>", kinds.MHT, id="mht"),
    pytest.param(b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n", kinds.MHT, id="mht saved by a browser"),
    pytest.param(WORD_2003.encode(), kinds.WORD_2003, id="Word 2003 XML"),
    pytest.param(FLAT_WORD.encode(), kinds.FLAT_WORD, id="flat docx"),
    pytest.param(b'<uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof">', kinds.UOF, id="uof"),
    pytest.param(FLAT_ODT.encode(), kinds.FLAT_ODT, id="flat odt"),
    pytest.param(TEXT.encode(), kinds.TEXT, id="text"),
    pytest.param(TEXT.encode("gbk"), kinds.TEXT, id="text in GBK"),
    pytest.param(("\ufeff" + TEXT).encode("utf-16-be"), kinds.TEXT, id="text in UTF-16"),
    pytest.param(TEXT.encode("utf-16-le"), kinds.UTF_16, id="text in UTF-16 without BOM"),
    pytest.param(TEXT.encode("utf-16-be"), kinds.UTF_16, id="text in big-endian UTF-16 without BOM"),
    pytest.param(TEXT.encode() + bytes(3) + TEXT.encode(), kinds.HOLES, id="text with zeros"),
    pytest.param(b"\x00\x01\x02\x03" * 40, kinds.UNKNOWN, id="anything"),
    pytest.param(b"\xfe\xfe\xfe\xff", kinds.UNKNOWN, id="bytes that are no text"),
]


@pytest.mark.parametrize(("data", "kind"), SAMPLES)
def test_a_file_is_recognised_by_its_content(data: bytes, kind: kinds.Kind) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize(("data", "kind"), SAMPLES)
@pytest.mark.parametrize("wanted", ["", WORD, "PDF 文件（.pdf）", "文本文件"])
def test_the_message_says_what_it_is_and_what_to_do(data: bytes, kind: kinds.Kind, wanted: str) -> None:
    what, _, advice = str(foreign_error(data, wanted)).partition("；")
    assert kind.what in what or wanted in what
    assert advice.startswith(("请", "图片里没有文字"))
    assert "。" not in advice


@pytest.mark.parametrize(
    ("data", "wanted", "message"),
    [
        pytest.param(
            compound("WordDocument"),
            WORD,
            f"这是旧式 Word 文档（.doc 或 .wps），不是 {WORD}；请{SAVE}{CONVERT}",
            id="doc called docx",
        ),
        pytest.param(
            packed(TYPES, "word/document.xml"),
            "",
            "这是 Word 文档（.docx），后缀却不是；请把后缀改成 .docx 后再检查",
            id="docx called doc",
        ),
        pytest.param(
            packed(TYPES, "word/document.xml"),
            WORD,
            "这份 Word 文档（.docx）已经损坏，读不出来；请在 Word 或 WPS 中打开、修复并另存一份，或重新下载后再检查",
            id="broken docx",
        ),
        pytest.param(
            compound("EncryptedPackage"),
            WORD,
            f"这是加了密码的 Office 文档，不是 {WORD}；请在 Word 或 WPS 中打开，去掉密码后另存为“{WORD}”再检查",
            id="docx with a password",
        ),
        pytest.param(
            packed(TYPES)[:40],
            WORD,
            "文件不完整，可能没有下载完；请重新下载或重新复制一份后再检查",
            id="docx cut off",
        ),
    ],
)
def test_messages(data: bytes, wanted: str, message: str) -> None:
    assert str(foreign_error(data, wanted)) == message


@pytest.mark.parametrize(
    ("data", "wanted", "suffix"),
    [
        pytest.param(compound("WordDocument"), WORD, ".doc", id="doc"),
        pytest.param(rb"{\rtf1", "", ".rtf", id="rtf"),
        pytest.param(packed("content.xml", mimetype=ODT), "", ".odt", id="odt"),
        pytest.param(WORD_2003.encode(), WORD, ".xml", id="Word 2003 XML"),
        pytest.param(packed(TYPES, "word/document.xml"), "", ".docx", id="docx under another name"),
        pytest.param(packed(TYPES, "word/document.xml"), WORD, "", id="a broken docx stays broken"),
        pytest.param(compound("WordDocument", flags=ENCRYPTED), "", "", id="doc with a password"),
        pytest.param(f"<html>{TEXT}".encode(), WORD, "", id="a web page is read as it is"),
        pytest.param(b"%PDF-1.7", WORD, "", id="pdf"),
        pytest.param(b"", WORD, "", id="empty"),
    ],
)
def test_what_can_be_converted(data: bytes, wanted: str, suffix: str) -> None:
    assert foreign_error(data, wanted).convert_as == suffix


WHOLE = [sample.values[0] for sample in SAMPLES if isinstance(sample.values[0], bytes)]


@given(st.sampled_from(WHOLE), st.integers(0, 4000))
def test_a_file_cut_off_anywhere_is_told_of(data: bytes, length: int) -> None:
    assert str(foreign_error(data[:length], WORD))


@given(st.sampled_from([MAGIC, b"PK\x03\x04", b"PK\x05\x06", b"", b"<", b"\xff\xfe"]), st.binary(max_size=1200))
@example(MAGIC, b"\xff" * 1200)
@example(MAGIC, bytes(1200))
def test_no_content_breaks_it(start: bytes, rest: bytes) -> None:
    assert str(foreign_error(start + rest, WORD))


@given(st.integers(0, 2047), st.binary(min_size=1, max_size=4))
def test_no_damage_to_a_compound_file_breaks_it(place: int, damage: bytes) -> None:
    data = bytearray(compound("WordDocument"))
    data[place : place + len(damage)] = damage
    assert str(foreign_error(bytes(data), WORD))


LARGE = 16 * 1024 * 1024
LOOP = bytearray(compound("WordDocument"))
LOOP[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bytes(LOOP), id="a directory that is a circle"),
        pytest.param(b"PK\x03\x04" + b"PK\x01\x02" * (LARGE // 4), id="entries without end"),
        pytest.param(b"<" * LARGE, id="brackets"),
        pytest.param(b" " * LARGE + b"\x00\x01", id="white space"),
        pytest.param(b"\n" * 4000 + b"mime" * (LARGE // 4), id="lines"),
        pytest.param(b"\x00a" * (LARGE // 2), id="UTF-16"),
        pytest.param(b"BM" + b"x" * LARGE, id="no picture"),
    ],
)
def test_large_files_are_recognised_in_a_moment(data: bytes) -> None:
    with at_most(5):
        foreign_error(data, WORD)
