from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from govlint.limits import MAX_DEPTH, MAX_ELEMENTS, MAX_MEMBERS, MAX_PARAGRAPHS
from govlint.readers.docx import read
from govlint.readers.docx.archive import ArchiveError, MethodError, SizeError, inflated_once, members
from govlint.unreadable import UnreadableError
from tests.engine.readers.docx.word_xml import (
    OFFICE,
    opened,
    opened_parts,
    paragraph,
    parts,
    relationships,
    root,
    row,
    run,
    table,
    values,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable

BODY = paragraph("甲") + table(row("1", "2"))
MAIN = "word/document.xml"


def refused(data: bytes) -> str:
    """The message with which data is refused."""
    with pytest.raises(UnreadableError) as error:
        read("报告.docx", data)
    return str(error.value)


def with_document(text: str | bytes) -> bytes:
    return zipped(parts("") | {MAIN: text})


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda text: text.encode("utf-8-sig"), id="UTF-8 with BOM"),
        pytest.param(lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16-be"), id="UTF-16 without BOM"),
        pytest.param(lambda text: text.split("\n", 1)[1], id="no declaration"),
        pytest.param(lambda text: text.replace("w:", "x:").replace(":w=", ":x="), id="another prefix"),
        pytest.param(
            lambda text: text.replace(
                "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml"
            ),
            id="strict",
        ),
    ],
)
def test_ways_to_write_the_same(make: Callable[[str], str | bytes]) -> None:
    text = root("document", f"<w:body>{BODY}</w:body>")
    assert values(opened_parts(parts("") | {MAIN: make(text)})) == ["甲", [["1", "2"]]]


@pytest.mark.parametrize(
    ("name", "target"),
    [
        pytest.param("word/document2.xml", "word/document2.xml", id="another name"),
        pytest.param("main.xml", "/main.xml", id="from the root of the package"),
        pytest.param("文档/正文.xml", "./x/../文档/正文.xml", id="a way around"),
        pytest.param("Word\\Document.XML", "word/document.xml", id="backslashes and capitals"),
    ],
)
def test_where_the_text_is(name: str, target: str) -> None:
    made = parts(BODY)
    made[name] = made.pop(MAIN)
    made["_rels/.rels"] = relationships(("officeDocument", target))
    assert values(opened_parts(made))[0] == "甲"


def test_styles_are_found_from_any_folder() -> None:
    made = parts(paragraph("甲", properties='<w:pStyle w:val="1"/>'))
    made["a/b/document.xml"] = made.pop(MAIN)
    made["_rels/.rels"] = relationships(("officeDocument", "a/b/document.xml"))
    made["a/b/_rels/document.xml.rels"] = relationships(("styles", "../../styles.xml"))
    made["styles.xml"] = root(
        "styles", '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    )
    assert values(opened_parts(made)) == ["#甲"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_what_stands_before_and_behind_the_archive(method: int) -> None:
    archive = zipped(parts(BODY), method)
    assert read("报告.docx", archive + bytes(40)).blocks
    assert read("报告.docx", b"PK" + bytes(100) + archive).blocks


def test_sizes_written_for_large_archives() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts(BODY).items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(content.encode() if isinstance(content, str) else content)
    assert read("报告.docx", buffer.getvalue()).blocks


def test_an_archive_with_the_end_record_of_large_ones() -> None:
    archive = zipped(parts(BODY))
    at = archive.rindex(b"PK\x05\x06")
    count, size, offset = (
        int.from_bytes(archive[at + a : at + b], "little") for a, b in ((10, 12), (12, 16), (16, 20))
    )
    large = b"PK\x06\x06" + (44).to_bytes(8, "little") + bytes(12) + count.to_bytes(8, "little") * 2
    large += size.to_bytes(8, "little") + offset.to_bytes(8, "little")
    locator = b"PK\x06\x07" + bytes(4) + at.to_bytes(8, "little") + bytes(4)
    end = b"PK\x05\x06" + bytes(4) + b"\xff" * 12 + bytes(2)
    assert read("报告.docx", archive[:at] + large + locator + end).blocks


def test_parts_that_are_alike_are_inflated_once() -> None:
    first, second = (zipped({"甲.xml": content, "styles.xml": b"<styles/>" * 99}) for content in ("1", "23"))
    taken = [inflated_once(data, list(members(data))[1], 10_000) for data in (first, second)]
    assert taken[0] == b"<styles/>" * 99
    assert taken[0] is taken[1]


@pytest.mark.parametrize("size", [1_000, 200_000])
def test_parts_that_are_alike_obey_the_limit_of_each_file(size: int) -> None:
    content = b"0123456789" * (size // 10)
    data = zipped({"a.xml": content})
    (member,) = members(data)
    for _ in range(2):
        assert inflated_once(data, member, size) == content
        with pytest.raises(SizeError):
            inflated_once(data, member, size - 1)


def test_a_damaged_part_is_not_taken_for_one_that_is_alike() -> None:
    data = zipped({"a.xml": b"0123456789" * 99})
    (member,) = members(data)
    assert inflated_once(data, member, 10_000)
    with pytest.raises(ArchiveError):
        inflated_once(data, member._replace(checksum=member.checksum ^ 1), 10_000)
    with pytest.raises(MethodError):
        inflated_once(data, member._replace(method=12), 10_000)


def test_parts_that_are_alike_are_read_for_what_they_are_in_each_file() -> None:
    author = "<c:p xmlns:c='urn:c'><c:creator>{}</c:creator></c:p>"
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    for author_name in ("张三", "李四", "张三"):
        made = parts(BODY, {"header": root("hdr", paragraph(author_name))})
        made["_rels/.rels"] = relationships(("officeDocument", MAIN), (kind, "core.xml"))
        made["core.xml"] = author.format(author_name)
        document = read("报告.docx", zipped(made))
        assert [made.value for made in document.properties or ()] == [author_name]


def test_other_parts_are_never_inflated() -> None:
    data = bytearray(zipped(parts(BODY) | {"word/media/image1.png": b"picture" * 99}, zipfile.ZIP_STORED))
    at = data.index(b"picturepicture")
    data[at : at + 4] = b"oops"
    assert read("报告.docx", bytes(data)).blocks


@pytest.mark.parametrize(
    "document",
    [
        pytest.param('<!DOCTYPE x [<!ENTITY a "b">]><w:document/>', id="entities"),
        pytest.param('<!DOCTYPE x SYSTEM "file:///etc/passwd"><w:document/>', id="an external type"),
        pytest.param('<?xml version="1.0"?>\n<!DOCTYPE x>\n<w:document/>'.encode("utf-16"), id="in UTF-16"),
        pytest.param("<!DOCTYPE x><w:document/>".encode("utf-16-le"), id="in UTF-16 without BOM"),
    ],
)
def test_document_types_are_refused(document: str | bytes) -> None:
    assert "实体声明" in refused(with_document(document))


@pytest.mark.parametrize(
    ("document", "said"),
    [
        pytest.param('<?xml version="1.0" encoding="gb2312"?><w:document/>', "gb2312 编码", id="GB 2312"),
        pytest.param("<?xml version='1.0' encoding='utf-7'?><w:document/>", "utf-7 编码", id="UTF-7"),
        pytest.param("<a>".encode("utf-16") + b"\x00", "无法解码", id="half a character"),
        pytest.param("", "不是完整的 XML", id="nothing"),
        pytest.param(root("document")[:-5], "不是完整的 XML", id="cut off"),
        pytest.param("<w:document/>", "不是完整的 XML", id="prefixes that nobody declared"),
        pytest.param(b"<a>\xff</a>", "不是完整的 XML", id="no UTF-8"),
        pytest.param("<a>&nbsp;</a>", "不是完整的 XML", id="a reference to nothing"),
        pytest.param(
            "<a>" + "".join(f'<b c="{n}"/>' for n in range(MAX_ELEMENTS // 2 + 9)) + "</a>", "内容过多", id="too much"
        ),
        pytest.param("<a>" + "甲" * 30_000_000 + "</a>", "解压后过大", id="too large"),
        pytest.param("<a>" + "甲" * 1_000_000 + "</a>", "解压后过大", id="a bomb"),
        pytest.param(root("workbook"), "Word 文档（.docx）", id="something else"),
        pytest.param(root("document"), "Word 文档（.docx）", id="no body"),
    ],
)
def test_broken_and_hostile_parts_are_refused(document: str | bytes, said: str) -> None:
    assert said in refused(with_document(document))


def test_nesting_is_limited() -> None:
    def nested(depth: int) -> str:
        return "<w:sdt><w:sdtContent>" * depth + paragraph("甲") + "</w:sdtContent></w:sdt>" * depth

    assert values(opened(nested(MAX_DEPTH))) == ["甲"]
    assert "嵌套超过" in refused(zipped(parts(nested(MAX_DEPTH + 1))))
    tables = "<w:tbl><w:tr><w:tc>" * 50_000 + "</w:tc></w:tr></w:tbl>" * 50_000
    assert "嵌套超过" in refused(zipped(parts(tables), zipfile.ZIP_STORED))
    boxes = "<w:p><w:r><w:pict><w:txbxContent>" * 2000 + "</w:txbxContent></w:pict></w:r></w:p>" * 2000
    assert "嵌套超过" in refused(zipped(parts(boxes), zipfile.ZIP_STORED))
    links = paragraph("<w:hyperlink>" * 2000 + "</w:hyperlink>" * 2000)
    assert "嵌套超过" in refused(zipped(parts(links), zipfile.ZIP_STORED))


def test_what_is_passed_over_may_be_nested_as_deep_as_it_likes() -> None:
    deep = "<w:x>" * 20_000 + "</w:x>" * 20_000
    body = deep + paragraph("甲", f"<w:r><w:drawing>{deep}</w:drawing></w:r>")
    assert values(opened(body + f"<w:tbl><w:sdt>{deep}</w:sdt></w:tbl>")) == ["甲"]


def test_the_deepest_tables_that_are_read() -> None:
    deepest = MAX_DEPTH
    body = "<w:tbl><w:tr><w:tc>" * deepest + paragraph("甲") + "</w:tc></w:tr></w:tbl>" * deepest
    assert values(opened(body)) == ["甲"]


def test_too_many_paragraphs() -> None:
    assert "段" in refused(zipped(parts(paragraph("甲") * (MAX_PARAGRAPHS + 1), {}), zipfile.ZIP_STORED))


def test_members_are_limited() -> None:
    extra = {f"customXml/item{number}.xml": "" for number in range(MAX_MEMBERS)}
    assert "部件超过" in refused(zipped(parts(BODY) | extra, zipfile.ZIP_STORED))


@pytest.mark.parametrize("second", [MAIN, "word/Document.xml", "/word/document.xml", "word\\document.xml"])
def test_two_parts_of_one_name(second: str) -> None:
    data = zipped(parts(BODY) | {"word/documen2.xml" if second == MAIN else second: root("document")})
    if second == MAIN:
        data = data.replace(b"word/documen2.xml", b"word/document.xml")
    assert "同名" in refused(data)


def damaged(change: Callable[[bytearray, int], None]) -> bytes:
    """A package in whose directory the entry of the text, which begins at the place handed over, was changed."""
    data = bytearray(zipped(parts(BODY)))
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1) + 1)
    assert data[at + 46 : at + 46 + len(MAIN)] == MAIN.encode()
    change(data, at)
    return bytes(data)


def put(offset: int, value: int, size: int) -> Callable[[bytearray, int], None]:
    def change(data: bytearray, at: int) -> None:
        data[at + offset : at + offset + size] = value.to_bytes(size, "little")

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(put(10, 12, 2), "压缩方式", id="bzip2"),
        pytest.param(put(10, 14, 2), "压缩方式", id="LZMA"),
        pytest.param(put(10, 0, 2), "已损坏", id="said to be stored"),
        pytest.param(put(16, 1, 4), "已损坏", id="check sum"),
        pytest.param(put(20, 9, 4), "已损坏", id="cut off"),
        pytest.param(put(42, 1, 4), "已损坏", id="an offset to elsewhere"),
        pytest.param(put(42, 0xFFFFFFF0, 4), "已损坏", id="an offset beyond the end"),
        pytest.param(put(8, 1, 2), "密码", id="encrypted"),
        pytest.param(put(0, 0, 4), "不是 Word 文档", id="no entry"),
    ],
)
def test_broken_archives(change: Callable[[bytearray, int], None], said: str) -> None:
    assert said in refused(damaged(change))


def test_a_declared_size_is_not_believed() -> None:
    assert read("报告.docx", damaged(put(24, 0xFFFFFFF0, 4))).blocks


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_not_downloaded_wholly(cut: float) -> None:
    data = zipped(parts(BODY))
    assert "不完整" in refused(data[: int(len(data) * cut)])


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), "不是".encode(), b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_archive(data: bytes) -> None:
    assert refused(data)


def test_a_package_without_text() -> None:
    made = parts(BODY)
    del made[MAIN]
    assert refused(zipped(made))
    assert refused(zipped({"a.txt": "甲"}))


def test_nothing_outside_of_the_package_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("opened a file")

    made = parts(BODY)
    outside = [
        ("styles", "file:///etc/passwd"),
        ("numbering", "http://example.com/n.xml"),
        ("header", "//host/share/h.xml"),
    ]
    made["word/_rels/document.xml.rels"] = relationships(*outside, outside=True)
    data = zipped(made)
    made["word/_rels/document.xml.rels"] = relationships(
        ("styles", "../../../etc/passwd"), ("numbering", "/etc/passwd"), ("footnotes", "C:\\Windows\\win.ini")
    )
    climbing = zipped(made)
    read("报告.docx", data)
    monkeypatch.setattr("builtins.open", forbidden)
    monkeypatch.setattr("io.open", forbidden)
    assert read("报告.docx", data).blocks
    assert read("报告.docx", climbing).blocks


def test_parts_that_are_missing_are_done_without() -> None:
    made = parts(BODY)
    kinds = ("styles", "numbering", "comments", "footnotes", "endnotes", "header", "settings")
    made["word/_rels/document.xml.rels"] = relationships(*((kind, f"{kind}.xml") for kind in kinds))
    made["_rels/.rels"] = relationships(("officeDocument", MAIN), ("extended-properties", "docProps/app.xml"))
    document = opened_parts(made)
    assert values(document)[0] == "甲"
    assert (document.margins, document.traces, document.properties) == ((), (), ())
    del made["word/_rels/document.xml.rels"]
    assert values(opened_parts(made))[0] == "甲"


def test_a_side_part_that_is_broken_is_refused_by_name() -> None:
    assert "word/styles.xml" in refused(zipped(parts(BODY, {"styles": "<w:styles>"})))


def test_relationships_of_the_strict_kind() -> None:
    made = parts(BODY)
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    made["_rels/.rels"] = relationships(("officeDocument", MAIN)).replace(OFFICE, strict)
    assert values(opened_parts(made))[0] == "甲"


PICTURE = "<w:p><w:r><w:drawing/></w:r></w:p>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(PICTURE * 3, id="pages that were scanned"),
        pytest.param("<w:p><w:r><w:object/></w:r></w:p>", id="an embedded file"),
        pytest.param('<w:altChunk r:id="rId1"/>', id="another file in the place of the text"),
    ],
)
def test_a_file_of_pictures_says_so(body: str) -> None:
    with pytest.raises(UnreadableError, match=r"没有可以读取的文字.*OCR"):
        read("报告.docx", zipped(parts(body)))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<w:p/>", id="nothing"),
        pytest.param(PICTURE + paragraph("甲"), id="a picture and a text"),
        pytest.param(PICTURE + paragraph(run("甲", "<w:vanish/>")), id="a picture and a hidden text"),
        pytest.param(PICTURE + table(row("", "")), id="a picture and an empty table"),
    ],
)
def test_other_files_are_read(body: str) -> None:
    opened(body)
