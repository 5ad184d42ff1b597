"""GL604 and GL607 on Word files as programs write them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from govlint.rules import Status
from tests.rules.linting import linted

if TYPE_CHECKING:
    from docx.document import Document

    from govlint.results import FileResult

BY = 'w:id="7" w:author="张三" w:date="2025-01-05T09:00:00Z"'


def with_paragraph(inner: str) -> Document:
    """A Word file whose last paragraph holds these elements."""
    document = docx.Document()
    document.add_paragraph("云岭市水务局2024年工作情况")
    document.add_paragraph()._p.append(run("全年主动公开信息"))
    for element in parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"):
        document.paragraphs[-1]._p.append(element)
    return document


def run(text: str, properties: str = "") -> object:
    return parse_xml(f"<w:r {nsdecls('w')}>{properties}<w:t>{text}</w:t></w:r>")


def result(document: Document) -> FileResult:
    file = BytesIO()
    document.save(file)
    made = linted(file.getvalue(), ".docx")
    assert not made.unreadable, made.diagnostics
    return made


def told(document: Document, code: str) -> list[str]:
    return [made.finding.message for made in result(document).diagnostics if made.rule.code == code]


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param("<w:r><w:t>412条。</w:t></w:r>", id="plain text"),
        pytest.param(
            '<w:r w:rsidR="00A1"><w:t>4</w:t></w:r><w:r w:rsidR="00B2"><w:t>12</w:t></w:r>', id="edited often"
        ),
        pytest.param('<w:proofErr w:type="spellStart"/><w:r><w:t>412</w:t></w:r>', id="a proofing mark"),
        pytest.param('<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>', id="a bookmark"),
        pytest.param('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>412</w:t></w:r>', id="not hidden"),
        pytest.param('<w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>412</w:t></w:r>', id="not hidden in words"),
        pytest.param("<w:r><w:rPr><w:vanish/></w:rPr><w:t> </w:t></w:r>", id="a hidden blank"),
        pytest.param("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>", id="a hidden paragraph mark"),
        pytest.param('<w:r><w:rPr><w:color w:val="auto"/></w:rPr><w:t>412</w:t></w:r>', id="the usual colour"),
        pytest.param('<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>412</w:t></w:r>', id="red"),
        pytest.param(
            '<w:r><w:rPr><w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/></w:rPr><w:t>412</w:t></w:r>',
            id="white on blue",
        ),
    ],
)
def test_a_word_file_without_traces(inner: str) -> None:
    document = with_paragraph(inner)
    assert told(document, "GL604") == []
    assert result(document).outcomes["GL604"].status is Status.PASS


def test_a_comments_part_without_comments() -> None:
    document = with_paragraph("")
    document.add_comment(document.paragraphs[-1].runs, "数字待核", author="王五")
    assert told(document, "GL604") == ["有 1 条批注没有删除“数字待核”；批注人：王五"]
    for part in [document.element.body, document.comments._comments_elm]:
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference", "comment"):
            for element in part.xpath(f".//w:{name}"):
                element.getparent().remove(element)
    assert told(document, "GL604") == []


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        pytest.param(f"<w:ins {BY}><w:r><w:t>412</w:t></w:r></w:ins>", "插入 1 处；修订人：张三", id="an insertion"),
        pytest.param(
            f"<w:del {BY}><w:r><w:delText>386</w:delText></w:r></w:del>", "删除 1 处；修订人：张三", id="a deletion"
        ),
        pytest.param(
            f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>412</w:t></w:r>",
            "只改格式 1 处；修订人：张三",
            id="bold now",
        ),
        pytest.param(
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部掌握</w:t></w:r>", "有 1 处隐藏文字“内部掌握”", id="hidden text"
        ),
        pytest.param(
            '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>内部掌握</w:t></w:r>',
            "有 1 处文字与纸张同色“内部掌握”",
            id="white on white",
        ),
    ],
)
def test_a_trace_is_found(inner: str, message: str) -> None:
    (found,) = told(with_paragraph(inner), "GL604")
    assert message in found


def with_properties(**core: str) -> Document:
    document = with_paragraph("")
    for name, value in core.items():
        setattr(document.core_properties, name, value)
    return document


def with_application(inner: str) -> Document:
    """A Word file whose application properties are these."""
    document = with_properties(author="")
    package = document.part.package
    kind = RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
    for key in [key for key, made in package.rels.items() if made.reltype == kind]:
        del package.rels[key]
    scope = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    data = f'<Properties xmlns="{scope}">{inner}</Properties>'.encode()
    mime = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    package.relate_to(Part(PackURI("/docProps/app.xml"), mime, data, package), kind)
    return document


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(with_properties(), id="what the library writes"),
        pytest.param(with_properties(author="", last_modified_by=""), id="emptied"),
        pytest.param(with_properties(author="微软用户", last_modified_by="Administrator"), id="accounts"),
        pytest.param(with_properties(author="云岭市水务局", title="云岭市水务局2024年年报"), id="the organ"),
        pytest.param(with_application(""), id="no application"),
        pytest.param(
            with_application("<Template>Normal.dotm</Template><Company>云岭市水务局</Company>"), id="the usual template"
        ),
        pytest.param(with_application("<Application>WPS 文字</Application><Company/>"), id="written by WPS"),
    ],
)
def test_a_word_file_without_names(document: Document) -> None:
    assert told(document, "GL607") == []
    assert result(document).outcomes["GL607"].status is Status.PASS


@pytest.mark.parametrize(
    ("document", "message"),
    [
        pytest.param(
            with_properties(author="张三", last_modified_by="李四"), "作者“张三”、上次修改者“李四”", id="persons"
        ),
        pytest.param(with_properties(author="", title=r"C:\张三\a.doc"), r"标题“C:\张三\a.doc”", id="a path"),
        pytest.param(
            with_application(r"<Template>D:\年报.dotx</Template><Manager>王五</Manager><Company>青枫图文店</Company>"),
            "单位“青枫图文店”",
            id="application",
        ),
    ],
)
def test_names_are_listed(document: Document, message: str) -> None:
    (found,) = told(document, "GL607")
    assert message in found
