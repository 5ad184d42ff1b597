"""Every character of a rendered line leads back to the w:t it was read from, and every place to its w:p."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from govlint.readers.docx import read
from govlint.readers.docx.origins import traced
from govlint.readers.docx.part_text import part_text
from tests.engine.readers.docx.list_xml import definition, in_list, instance, level, parsed
from tests.engine.readers.docx.word_xml import cell, paragraph, parts, relationships, root, row, run, table, zipped
from tests.rules.linting import registry
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, WORD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.document import Document
    from govlint.readers.docx.origins import Origins

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
assert registry()


def told(document: Document) -> tuple[object, ...]:
    """All that is to be known of a document."""
    blocks = [repr(block) for block in (*document.blocks, *document.margins)]
    return document.source.text, blocks, document.traces, document.properties


def assert_exact(data: bytes) -> tuple[Document, Origins]:
    """Fail unless the traced document is the one that is read, and every origin has the character that is shown."""
    document, origins = traced("a.docx", data)
    assert told(document) == told(read("a.docx", data))
    texts: dict[str, list[str]] = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for number, line in enumerate(document.source.lines(), 1):
            for column, char in enumerate(line, 1):
                for found in origins.characters(number, column):
                    if found.part not in texts:
                        texts[found.part] = [
                            element.text or "" for element in parsed(archive.read(found.part)).iter(W + "t")
                        ]
                    assert texts[found.part][found.text][found.offset] == char
                    assert origins.paragraphs(number, column)
    return document, origins


def unknown(data: bytes) -> str:
    """The characters of the text that have no origin."""
    document, origins = assert_exact(data)
    return "".join(
        char
        for number, line in enumerate(document.source.lines(), 1)
        for column, char in enumerate(line, 1)
        if not origins.characters(number, column)
    )


def file(body: str, others: Mapping[str, str] | None = None) -> bytes:
    return zipped(parts(body, others))


@pytest.mark.parametrize("name", sorted(WORD))
def test_reports_lead_back_to_their_files(name: str) -> None:
    left = unknown(FORMATS[name](consistent(3)).data)
    assert set(left) <= set(" |、一二三四五六（）")
    if name != "docx_numbered":
        assert set(left) == set(" |"), "all but what stands between cells"


@pytest.mark.parametrize(
    ("body", "left"),
    [
        pytest.param(paragraph("甲乙", "丙"), "", id="runs"),
        pytest.param(paragraph(run("  甲 "), run("乙  ")), "", id="white space at the edges of the paragraph"),
        pytest.param("<w:p><w:r><w:t> 甲 </w:t><w:t>乙</w:t></w:r></w:p>", "", id="white space that does not count"),
        pytest.param("<w:p><w:r><w:t>甲\n  乙</w:t></w:r></w:p>", " ", id="a line end is read as a space"),
        pytest.param(paragraph(run("甲\r\n\t乙\r丙")), "  ", id="line ends of all kinds"),
        pytest.param(paragraph("甲", "<w:r><w:br/></w:r>", "乙", "<w:r><w:tab/></w:r>", "丙"), "↵\t", id="breaks"),
        pytest.param(paragraph("甲", '<w:r><w:sym w:font="a" w:char="4E59"/></w:r>', "丙"), "乙", id="symbols"),
        pytest.param(paragraph("甲", "<m:oMath><m:r><m:t>1</m:t></m:r></m:oMath>"), "1", id="formulas"),
        pytest.param(paragraph(run("甲", "<w:vanish/>"), "乙"), "", id="hidden text is not shown"),
        pytest.param(paragraph(run("甲", '<w:color w:val="FFFFFF"/>'), "乙"), "", id="pale text is"),
        pytest.param(
            paragraph("甲", '<w:del w:author="子"><w:r><w:delText>乙</w:delText></w:r></w:del>'), "", id="deletions"
        ),
        pytest.param(paragraph('<w:ins w:author="子"><w:r><w:t>乙</w:t></w:r></w:ins>', "丙"), "", id="insertions"),
        pytest.param(
            "<w:p><w:pPr><w:rPr><w:del w:author='子'/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>" + paragraph("乙"),
            "",
            id="paragraphs that are joined",
        ),
        pytest.param(table(row(cell("甲", "乙"), cell()), row(cell("丙"), cell("丁"))), "↵ |  | ", id="cells"),
        pytest.param(table(row(cell(paragraph("甲")))), "", id="a frame"),
        pytest.param(table(row(cell(), cell()), row(cell(), cell())), " |  | ", id="empty cells"),
        pytest.param(
            paragraph("甲", f"<w:r><w:pict><w:txbxContent>{paragraph('乙')}</w:txbxContent></w:pict></w:r>")
            + paragraph("丙"),
            "",
            id="text boxes",
        ),
    ],
)  # fmt: skip
def test_what_has_no_origin_stands_in_no_text(body: str, left: str) -> None:
    assert unknown(file(body)) == left


def test_automatic_numbers_have_a_paragraph_but_no_text() -> None:
    numbering = root("numbering", definition(0, level(0, "%1、", "chineseCounting")) + instance(1))
    numbered = "".join(paragraph(text, properties=in_list(1)) for text in "甲乙")
    document, origins = assert_exact(file(numbered, {"numbering": numbering}))
    assert document.source.lines() == ["一、甲", "二、乙"]
    assert [origins.characters(2, column) for column in (1, 2)] == [(), ()]
    assert [origins.paragraphs(2, column) for column in (1, 3, 4)] == [(("word/document.xml", 1),)] * 3


def test_an_empty_cell_has_its_paragraph() -> None:
    body = paragraph("甲") + table(row(cell("乙"), cell()), row(cell("丙"), cell(paragraph(), paragraph())))
    document, origins = assert_exact(file(body))
    empty = [made.span for block in document.blocks[1:] for line in block.rows for made in line if not made.text.value]  # type: ignore[union-attr]
    found = [origins.paragraphs(span.line, span.column) for span in empty]
    assert found == [(("word/document.xml", 2),), (("word/document.xml", 5),)], "of several the last one"


def test_headers_footers_and_notes_are_parts_of_their_own() -> None:
    made = parts(
        paragraph("甲")
        + '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/>'
        "</w:sectPr>",
        {
            "header": root("hdr", paragraph("乙")),
            "footer": root("ftr", paragraph("丙")),
            "footnotes": root("footnotes", f'<w:footnote w:id="1">{paragraph("丁")}</w:footnote>'),
        },
    )
    document, origins = assert_exact(zipped(made))
    assert [prose.text.value for prose in document.margins] == ["乙", "丙", "丁"]
    assert [origins.characters(line, 1)[0].part for line in (1, 2, 3, 4)] == [
        *("word/document.xml", "word/header.xml", "word/footer.xml", "word/footnotes.xml")
    ]


def test_identical_headers_are_read_once_and_all_of_them_are_origins() -> None:
    made = parts(
        paragraph("甲")
        + "<w:sectPr>"
        + "".join(
            f'<w:headerReference w:type="{kind}" r:id="rId{n}"/>' for n, kind in enumerate(("first", "default"), 1)
        )
        + "</w:sectPr>"
    )
    made["word/_rels/document.xml.rels"] = relationships(("header", "header1.xml"), ("header", "header2.xml"))
    made["word/header1.xml"] = root("hdr", paragraph("乙丙"))
    made["word/header2.xml"] = root("hdr", paragraph("乙", "丙"))
    document, origins = assert_exact(zipped(made))
    assert [prose.text.value for prose in document.margins] == ["乙丙"]
    assert origins.characters(2, 2) == (("word/header1.xml", 0, 1), ("word/header2.xml", 1, 0))
    assert {made.part for made in origins.paragraphs(2, 1)} == {"word/header1.xml", "word/header2.xml"}


def test_positions_that_are_nowhere_have_no_origin() -> None:
    _, origins = assert_exact(file(paragraph("甲")))
    assert [origins.characters(*at) for at in ((0, 1), (1, 0), (1, 2), (2, 1), (-1, -1))] == [()] * 5
    assert origins.paragraphs(1, 2) == (("word/document.xml", 0),), "right behind the text"
    assert origins.paragraphs(1, 3) == ()


# The bytes of a part


def spelled(inner: str, *, head: str = "") -> tuple[bytes, list[str]]:
    """A part with one w:t, and what each of its characters is written as."""
    data = (head + root("document", f"<w:p><w:r><w:t>{inner}</w:t></w:r></w:p>").partition("\n")[2]).encode()
    (text,) = part_text(data).texts
    assert text.text == parsed(data).find(f".//{W}t").text  # type: ignore[union-attr]
    found = text.characters(data)
    assert "".join(made.char for made in found) == text.text
    return data, [data[made.start : made.end].decode() for made in found]


@pytest.mark.parametrize(
    ("inner", "characters"),
    [
        pytest.param("甲a𠮷", ["甲", "a", "𠮷"], id="characters of all widths"),
        pytest.param("&amp;&lt;&#30002;&#x7532;", ["&amp;", "&lt;", "&#30002;", "&#x7532;"], id="references"),
        pytest.param("甲<!-- 乙 -->丙<?a 丁?>戊", ["甲", "丙", "戊"], id="comments and instructions"),
        pytest.param("甲<![CDATA[<&amp;乙]]>丙", ["甲", *"<&amp;乙", "丙"], id="a literal section"),
        pytest.param("甲\r\n乙\r丙\n", ["甲", "\r\n", "乙", "\r", "丙", "\n"], id="line ends"),
    ],
)
def test_each_character_has_the_bytes_it_is_written_as(inner: str, characters: list[str]) -> None:
    assert spelled(inner)[1] == characters
    assert spelled(inner, head="\ufeff")[1] == characters


@pytest.mark.parametrize(
    ("around", "obstacle"),
    [
        pytest.param("{}", "", id="plain"),
        pytest.param('<w:hyperlink r:id="a">{}</w:hyperlink>', "", id="a link"),
        pytest.param("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", "", id="a control"),
        pytest.param(
            '<w:sdt><w:sdtPr><w:dataBinding w:xpath="a"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>',
            "文字由文档属性填入",
            id="a control that shows a property",
        ),
        pytest.param(
            '<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>',
            "文字在锁定的控件里",
            id="a locked control",
        ),
        pytest.param(
            '<w:sdt><w:sdtPr><w:lock w:val="sdtLocked"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>',
            "",
            id="a control that only must not be deleted",
        ),
        pytest.param(
            '<w:fldSimple w:instr=" REF a ">{}</w:fldSimple>', "文字是域的结果，更新域时会变回去", id="a simple field"
        ),
        pytest.param('<w:fldSimple w:instr=" HYPERLINK a ">{}</w:fldSimple>', "", id="a field that is a link"),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TITLE </w:instrText>'
            '<w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "文字是域的结果，更新域时会变回去",
            id="a field",
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> DATE </w:instrText>'
            '<w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/></w:r>{}',
            "",
            id="behind a field",
        ),
        pytest.param(
            "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback/></mc:AlternateContent>",
            "文字在图形或文本框里，文件中为旧版 Word 另存了一份",
            id="an alternative",
        ),
    ],
)
def test_text_that_is_not_all_there_is_to_it_must_not_be_changed(around: str, obstacle: str) -> None:
    data = root("document", f"<w:p>{around.format(run('甲'))}</w:p>").encode()
    (text,) = part_text(data).texts
    assert text.obstacle == obstacle


def test_elements_in_a_text_are_an_obstacle() -> None:
    data = root("document", "<w:p><w:r><w:t>甲<w:b/>乙</w:t></w:r></w:p>").encode()
    (text,) = part_text(data).texts
    assert text.obstacle == "文字中间夹有别的内容"


def test_other_prefixes_and_quotes_are_found() -> None:
    data = (
        b'<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<x:p><x:r><x:t a=\'>"\' xml:space = "preserve"  > a</x:t><x:t/></x:r></x:p></x:document>'
    )
    first, second = part_text(data).texts
    assert data[first.start : first.end] == b" a"
    assert first.preserved
    assert not first.has_loose_edges
    assert (second.start, second.end, second.text) == (second.end, second.start, "")
