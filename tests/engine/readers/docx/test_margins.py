from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine.readers.docx.word_xml import (
    opened,
    opened_parts,
    paragraph,
    parts,
    relationships,
    root,
    row,
    run,
    table,
    told,
    values,
)

if TYPE_CHECKING:
    from govlint.document import Property

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>'
)
APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{}</Properties>'


def sections(*references: str) -> str:
    """Paragraphs that end sections with these references to headers and footers."""
    return "".join(
        paragraph(f"第{at}节", properties=f"<w:sectPr>{made}</w:sectPr>") for at, made in enumerate(references, 1)
    )


def header(number: int, kind: str = "header") -> str:
    return f'<w:{kind}Reference w:type="default" r:id="rId{number}"/>'


def with_headers(body: str, **others: str) -> dict[str, str | bytes]:
    made = parts(body)
    made["word/_rels/document.xml.rels"] = relationships(
        *((name.rstrip("0123456789"), f"{name}.xml") for name in others)
    )
    return made | {f"word/{name}.xml": content for name, content in others.items()}


def watermark(text: str) -> str:
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="x"><v:textpath style="x" string="{text}"/></v:shape>'
    return paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param(watermark("征求意见稿"), ["征求意见稿"], id="alone"),
        pytest.param(paragraph("水务局") + watermark("内部 &#10; 资料"), ["水务局", "内部 资料"], id="behind the text"),
        pytest.param(watermark("草稿") + watermark("草稿"), ["草稿"], id="the same twice"),
        pytest.param(watermark(" "), [], id="blank"),
        pytest.param(paragraph("textpath"), ["textpath"], id="the word only"),
    ],
)
def test_a_watermark_is_text_of_the_header(written: str, read: list[str]) -> None:
    made = with_headers(sections(header(1), header(2)), header1=root("hdr", written), header2=root("hdr", written))
    assert [prose.text.value for prose in opened_parts(made).margins] == read


def test_headers_and_footers_stand_behind_the_text() -> None:
    made = with_headers(
        sections(header(1) + header(2, "footer"), header(1)),
        header1=root("hdr", paragraph("内部") + table(row("甲", "乙"))),
        footer1=root("ftr", paragraph("- ", f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>', " -")),
    )
    document = opened_parts(made)
    assert values(document) == ["第1节", "第2节"]
    assert [prose.text.value for prose in document.margins] == ["内部", "甲", "乙", "- 3 -"]
    assert [prose.span.line for prose in document.margins] == [3, 4, 5, 6]


def test_headers_that_say_the_same_are_told_once() -> None:
    made = with_headers(
        sections(header(1), header(2), header(3)),
        header1=root("hdr", paragraph("内部")),
        header2=root("hdr", paragraph("内部")),
        header3=root("hdr", paragraph("公开")),
    )
    assert [prose.text.value for prose in opened_parts(made).margins] == ["内部", "公开"]


def test_headers_that_no_section_shows() -> None:
    assert opened_parts(with_headers(paragraph("甲"), header1=root("hdr", paragraph("旧")))).margins == ()


def test_notes() -> None:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}">{paragraph("<w:r><w:separator/></w:r>", "—")}</w:footnote>'
        for at, kind in enumerate(("separator", "continuationSeparator"))
    )
    made = '<w:footnote w:id="2">' + paragraph("<w:r><w:footnoteRef/></w:r>", " 见附件") + "</w:footnote>"
    end = '<w:endnote w:id="1">' + paragraph("尾注") + paragraph("又") + "</w:endnote>"
    document = opened(
        paragraph("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>', "。"),
        footnotes=root("footnotes", separators + made),
        endnotes=root("endnotes", end),
    )
    assert values(document) == ["甲。"]
    assert [prose.text.value for prose in document.margins] == ["见附件", "尾注", "又"]


def test_traces_in_a_header() -> None:
    changed = '<w:del w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    made = with_headers(
        sections(header(1) + header(2)),
        header1=root("hdr", paragraph(changed, "新", run("密", "<w:vanish/>"))),
        header2=root("hdr", paragraph(changed)),
    )
    document = opened_parts(made)
    assert sorted(told(document.traces)) == [("deletion", "旧", "甲"), ("deletion", "旧", "甲"), ("hidden", "密", "")]


def described(core: str = "", app: str = "", settings: str = "") -> tuple[Property, ...] | None:
    made = parts(paragraph("甲"), {"settings": root("settings")})
    made["_rels/.rels"] = relationships(
        ("officeDocument", "word/document.xml"),
        ("metadata/core-properties", "docProps/core.xml"),
        ("extended-properties", "docProps/app.xml"),
    )
    made |= {"docProps/core.xml": CORE.format(core), "docProps/app.xml": APP.format(app)}
    if settings:
        made["word/_rels/settings.xml.rels"] = relationships(("attachedTemplate", settings), outside=True)
    return opened_parts(made).properties


@pytest.mark.parametrize(
    ("core", "app", "settings", "expected"),
    [
        pytest.param(
            "<dc:creator>张三</dc:creator><cp:lastModifiedBy> 李\n四 </cp:lastModifiedBy>",
            "",
            "",
            [("author", "张三"), ("last-modified-by", "李 四")],
            id="people",
        ),
        pytest.param(
            "<dc:title>报告</dc:title><dc:subject>甲</dc:subject><cp:keywords>乙</cp:keywords>",
            "",
            "",
            [("title", "报告"), ("subject", "甲"), ("keywords", "乙")],
            id="words",
        ),
        pytest.param(
            "",
            "<Template>Normal.dotm</Template><Company>某局</Company><Manager>王五</Manager>",
            "",
            [("template", "Normal.dotm"), ("company", "某局"), ("manager", "王五")],
            id="organisation",
        ),
        pytest.param(
            "",
            "<Template>局.dotx</Template>",
            "file:///C:\\Users\\张三\\局.dotx",
            [("template", "局.dotx"), ("template", "file:///C:\\Users\\张三\\局.dotx")],
            id="template",
        ),
        pytest.param(
            "<dc:creator></dc:creator><cp:lastModifiedBy> </cp:lastModifiedBy><dc:title/>",
            "<Company/>",
            "",
            [],
            id="empty ones",
        ),
        pytest.param(
            "<cp:revision>3</cp:revision><dc:description>x</dc:description>", "<Pages>3</Pages>", "", [], id="others"
        ),
    ],
)
def test_properties(core: str, app: str, settings: str, expected: list[tuple[str, str]]) -> None:
    assert [tuple(made) for made in described(core, app, settings) or ()] == expected


def test_a_file_without_properties() -> None:
    assert opened(paragraph("甲")).properties == ()
