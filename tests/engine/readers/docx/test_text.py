from __future__ import annotations

import pytest

from tests.engine.readers.docx.list_xml import definition, in_list, instance, level, style
from tests.engine.readers.docx.word_xml import cell, opened, paragraph, root, row, run, table, values

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def box(*content: str) -> str:
    return f"<w:txbxContent>{''.join(content)}</w:txbxContent>"


def drawing(inner: str) -> str:
    return (
        '<w:drawing><wp:inline><a:graphic><a:graphicData uri="x">'
        f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def alternatives(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(paragraph("一、", "总体", "情况"), ["一、总体情况"], id="runs cut by rsid"),
        pytest.param(
            '<w:p w:rsidR="00A1"><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/>'
            '<w:r w:rsidRPr="00B2"><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr><w:t>总体</w:t></w:r>'
            '<w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellEnd"/><w:permStart w:id="1"/>'
            '<w:r><w:lastRenderedPageBreak/><w:t>情况</w:t></w:r><w:permEnd w:id="1"/></w:p>',
            ["总体情况"],
            id="marks of proofing, books and pages",
        ),
        pytest.param(
            '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>甲</w:t></w:r></w:hyperlink><w:smartTag w:element="date">'
            '<w:smartTagPr/><w:smartTag w:element="y"><w:r><w:t>乙</w:t></w:r></w:smartTag></w:smartTag>'
            '<w:customXml w:element="z"><w:customXmlPr/><w:r><w:t>丙</w:t></w:r></w:customXml>'
            "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>丁</w:t></w:r></w:sdtContent></w:sdt>"
            '<w:bdo w:val="ltr"><w:r><w:t>戊</w:t></w:r></w:bdo></w:p>',
            ["甲乙丙丁戊"],
            id="what only wraps text",
        ),
        pytest.param("<w:p/>" + paragraph("  \u3000") + paragraph("甲") + "<w:p><w:r/></w:p>", ["甲"], id="empty ones"),
        pytest.param(paragraph(" \u3000甲 乙\u3000"), ["甲 乙"], id="white space at the edges"),
        pytest.param(
            '<w:p><w:r><w:t>\n      甲乙\n    </w:t></w:r><w:r><w:t xml:space="preserve"> 丙\n 丁</w:t></w:r></w:p>',
            ["甲乙 丙 丁"],
            id="line ends of the XML are white space",
        ),
        pytest.param(
            '<w:p><w:r><w:br w:type="page"/><w:t>甲</w:t><w:br/><w:cr/><w:t>乙</w:t><w:tab/><w:t>丙</w:t>'
            "<w:br/></w:r></w:p>",
            ["甲\n乙\t丙"],
            id="breaks and tabs",
        ),
        pytest.param(
            "<w:p><w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:t>3</w:t></w:r></w:p>",
            ["1-23"],
            id="hyphens",
        ),
        pytest.param(
            '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="宋体" w:char="2460"/>'
            '<w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:char="D800"/><w:sym w:char="x"/></w:r></w:p>',
            ["☑①"],
            id="symbols",
        ),
        pytest.param(
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>yún</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>云</w:t></w:r>"
            "</w:rubyBase></w:ruby></w:r>" + run("岭") + "</w:p>",
            ["云岭"],
            id="ruby",
        ),
        pytest.param(
            "<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f><m:r><m:t>+2</m:t></m:r></m:oMath></w:p>",
            ["1+2"],
            id="formulas",
        ),
        pytest.param(
            "<w:sdt><w:sdtContent><w:customXml>"
            + paragraph("甲")
            + "<w:sdt><w:sdtContent>"
            + paragraph("乙")
            + "</w:sdtContent></w:sdt></w:customXml></w:sdtContent></w:sdt>"
            + paragraph("丙"),
            ["甲", "乙", "丙"],
            id="content controls around paragraphs",
        ),
        pytest.param(
            paragraph("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>', "乙") + '<w:altChunk r:id="rId9"/>',
            ["甲乙"],
            id="signs of notes, chunks of other files",
        ),
        pytest.param("<w:p><w:r><w:t>a<!-- b -->c</w:t></w:r><?x y?></w:p>", ["ac"], id="comments of the XML"),
        pytest.param("<w:p><w:r><w:t><![CDATA[<w:b/>&]]></w:t></w:r></w:p>", ["<w:b/>&"], id="literal text"),
        pytest.param(
            paragraph("&lt;w:b/&gt; w:author=&quot;甲&quot; vanish"), ['<w:b/> w:author="甲" vanish'], id="like XML"
        ),
        pytest.param(
            '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="x"><w:t>新</w:t></mc:Choice>'
            "<mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            ["新"],
            id="only one of two alternatives",
        ),
        pytest.param(
            alternatives(paragraph("新"), paragraph("旧")) + paragraph("甲"), ["新", "甲"], id="also of paragraphs"
        ),
    ],
)
def test_text(content: str, expected: list[str]) -> None:
    assert values(opened(content)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param([BEGIN, code(" PAGE "), SEPARATE, "3", END, "页"], "3页", id="a result"),
        pytest.param([BEGIN, code(" SEQ 表 "), END, "甲"], "甲", id="no result"),
        pytest.param(
            [BEGIN, code("IF "), BEGIN, code("PAGE"), SEPARATE, "1", END, code("=1"), SEPARATE, "首页", END],
            "首页",
            id="a field in the code of another",
        ),
        pytest.param(['<w:fldSimple w:instr="DATE"><w:r><w:t>3月</w:t></w:r></w:fldSimple>'], "3月", id="simple"),
        pytest.param([END, SEPARATE, "甲", END], "甲", id="stray characters"),
        pytest.param(["甲", BEGIN, code("PAGE"), "乙", SEPARATE, "丙"], "甲乙丙", id="without an end all text counts"),
    ],
)
def test_fields(content: list[str], expected: str) -> None:
    assert values(opened(paragraph(*content))) == [expected]


def test_a_field_over_paragraphs() -> None:
    body = paragraph(BEGIN, code('INCLUDETEXT "x"'), SEPARATE, "甲") + paragraph("乙", END, "丙")
    assert values(opened(body)) == ["甲", "乙丙"]


HEADINGS = "".join(paragraph(text) for text in ("一、总体情况", "二、主动公开"))
CONTENTS = [
    pytest.param(
        paragraph(
            BEGIN, code(r' TOC \o "1-3" \h '), SEPARATE, "一、总体情况", BEGIN, code("PAGEREF"), SEPARATE, "1", END
        )
        + paragraph("二、主动公开\t2")
        + paragraph(END),
        id="a field",
    ),
    pytest.param(
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{HEADINGS}</w:sdtContent></w:sdt>",
        id="a content control",
    ),
    pytest.param(
        paragraph("一、总体情况", properties='<w:pStyle w:val="10"/>')
        + paragraph("二、", properties='<w:pStyle w:val="手动"/>'),
        id="styles of contents",
    ),
    pytest.param(f'<w:p><w:fldSimple w:instr=" TOC ">{run("一、总体情况")}</w:fldSimple></w:p>', id="a simple field"),
]


@pytest.mark.parametrize("contents", CONTENTS)
def test_a_table_of_contents_does_not_repeat_the_headings(contents: str) -> None:
    styles = root("styles", style("10", called="toc 1") + style("手动", called="WPSOffice手动目录 1"))
    assert values(opened(contents + HEADINGS, styles=styles)) == ["一、总体情况", "二、主动公开"]


def test_what_only_looks_like_contents_is_text() -> None:
    styles = root("styles", style("10", called="toc heading") + style("11", called="Contents 1"))
    gallery = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj></w:sdtPr>'
    body = (
        f"{gallery}<w:sdtContent>{paragraph('封面')}</w:sdtContent></w:sdt>"
        + paragraph("目录", properties='<w:pStyle w:val="10"/>')
        + paragraph("一、", properties='<w:pStyle w:val="11"/>')
        + paragraph(BEGIN, code("TOCX"), SEPARATE, "甲", END)
    )
    assert values(opened(body, styles=styles)) == ["封面", "目录", "一、", "甲"]


SHAPE = box(paragraph("标题"), paragraph("第二行"))
PICTURE = f"<w:pict><v:shape><v:textbox>{SHAPE}</v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(drawing(SHAPE), id="drawing"),
        pytest.param(PICTURE, id="old drawing"),
        pytest.param(alternatives(drawing(SHAPE), PICTURE), id="both, for newer and for older Word"),
        pytest.param(
            f"<w:drawing>{alternatives(f'<wps:x>{SHAPE}</wps:x>', PICTURE)}</w:drawing>", id="alternatives in a drawing"
        ),
    ],
)
def test_text_boxes_stand_once_behind_their_paragraph(shape: str) -> None:
    body = paragraph("甲", f"<w:r>{shape}</w:r>", "乙") + paragraph("丙")
    assert values(opened(body)) == ["甲乙", "标题", "第二行", "丙"]


def test_text_boxes_in_cells_and_in_one_another() -> None:
    inner = drawing(box(paragraph("内", f"<w:r>{drawing(box(paragraph('里')))}</w:r>"), table(row("1", "2"))))
    body = table(row(cell(paragraph("甲", f"<w:r>{inner}</w:r>")), "乙")) + paragraph("丙")
    assert values(opened(body)) == [[["甲", "乙"]], "内", "里", [["1", "2"]], "丙"]


FRAMED = paragraph(f"<w:r>{drawing(box(paragraph('12')))}</w:r>")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(("甲", cell(FRAMED), cell(FRAMED)), [[["甲", "12", "12"]]], id="alone in their cells"),
        pytest.param(("甲", cell("3", FRAMED)), [[["甲", "3"]], "12"], id="beside a text"),
        pytest.param(
            (cell(FRAMED, FRAMED), "甲", cell(FRAMED)), [[["", "甲", "12"]], "12", "12"], id="several in one cell"
        ),
    ],
)
def test_a_text_box_alone_in_a_cell_is_its_text(cells: tuple[str, ...], expected: list[object]) -> None:
    assert values(opened(table(row(*cells)))) == expected


def test_levels_and_numbers() -> None:
    numbering = root(
        "numbering",
        definition(0, level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting"))
        + definition(1, level(0, "第%1部分").replace('<w:suff w:val="nothing"/>', ""))
        + definition(2, level(0, "%1.").replace('<w:suff w:val="nothing"/>', ""))
        + definition(3, level(0, "%1、").replace('w:suff w:val="nothing"', 'w:suff w:val="space"'))
        + "".join(instance(number + 1, number) for number in range(4)),
    )
    styles = root("styles", style("1", '<w:outlineLvl w:val="0"/>' + in_list(1), called="heading 1"))
    body = (
        paragraph("总体情况", properties='<w:pStyle w:val="1"/>')
        + paragraph("主动公开", properties=in_list(1, 1))
        + paragraph("第一", properties='<w:outlineLvl w:val="2"/>')
        + table(row(cell(paragraph(properties=in_list(3)), paragraph("甲", properties=in_list(3))), "乙"))
        + paragraph("主动公开", properties='<w:pStyle w:val="1"/>')
        + paragraph("收到", properties=in_list(2))
        + paragraph("2024年", properties=in_list(3))
        + paragraph("年", properties=in_list(4))
    )
    assert values(opened(body, numbering=numbering, styles=styles)) == [
        "#一、总体情况",
        "（一）主动公开",
        "###第一",
        [["1.\n2. 甲", "乙"]],
        "#二、主动公开",
        "第1部分 收到",
        "3. 2024年",
        "1、 年",
    ]


def test_what_is_deleted_or_hidden_is_not_counted() -> None:
    numbering = root("numbering", definition(0, level(0, "%1、", "chineseCounting")) + instance(1))
    gone = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>'
    body = (
        paragraph('<w:del w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del>', properties=in_list(1) + gone)
        + paragraph("总体", properties=in_list(1))
        + paragraph(run("隐", "<w:vanish/>"), properties=in_list(1) + "<w:rPr><w:vanish/></w:rPr>")
        + paragraph("主动", properties=in_list(1))
    )
    assert values(opened(body, numbering=numbering)) == ["一、总体", "二、主动"]
