"""Where remarks stand in the XML: around the very words, and where they may not stand, around what holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.annotating.copies import annotate, without_remarks
from govlint.document import Span, Table
from govlint.linter import Options
from govlint.rules import Finding
from tests.engine.annotating.signs import member, members, own, remarks, text_of
from tests.engine.fixing.rewording import a_rule, places
from tests.engine.readers.docx.list_xml import definition, in_list, instance, level
from tests.engine.readers.docx.list_xml import root as list_root
from tests.engine.readers.docx.word_xml import cell, paragraph, parts, root, row, run, table, zipped
from tests.rules.linting import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Document
    from govlint.rules import Rule

TITLE = paragraph("云岭市水务局通报")
BOX = "<w:txbxContent>{}</w:txbxContent>"
SHAPE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData>"
    f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
FIELD = "".join(
    f"<w:r>{piece}</w:r>"
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> REF a </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>见度止二</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)


def finding(wanted: str) -> Rule:
    """A rule that finds every place of a wording."""

    def check(document: Document) -> Iterator[Finding]:
        for text in document.texts():
            for start, end in places(text, wanted):
                yield Finding(text.span(start, end), f"“{wanted}”")

    return a_rule(check)


def pointing(*spans: tuple[int, int, int, int]) -> Rule:
    """A rule that finds something at these positions."""
    return a_rule(lambda _: (Finding(Span(*span), "这里") for span in spans))


def copied(data: bytes, *rules: Rule, highlight: bool = False) -> bytes:
    """The copy of a file, which says what the file says, and gives it back."""
    made = annotate("文件.docx", data, registry(), Options(rules), highlight=highlight)
    assert (made.refusal, made.result.failures) == ("", ())
    assert made.data is not None
    assert text_of(made.data) == text_of(data)
    assert members(without_remarks(made.data)) == members(without_remarks(data))
    again = annotate("文件.docx", made.data, registry(), Options(rules), highlight=highlight)
    assert again.data is not None
    assert [one.finding for one in again.result.diagnostics] == [one.finding for one in made.result.diagnostics]
    assert remarks(again.data) == remarks(made.data)
    return made.data


def abouts(body: str, *rules: Rule, **others: str) -> list[str]:
    """What the remarks are about."""
    plain = copied(zipped(parts(body, others)), *rules)
    marked = copied(zipped(parts(body, others)), *rules, highlight=True)
    found = [made.about for made in own(plain)]
    assert [made.about for made in own(marked)] == found
    return found


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(paragraph("度止"), id="a whole paragraph"),
        pytest.param(paragraph("本年度止件数"), id="inside a run"),
        pytest.param(paragraph("甲", run("本年度", "<w:b/>"), run("止件数", "<w:u/>"), "乙"), id="across runs"),
        pytest.param(paragraph("甲", run(""), run("度止"), run("")), id="beside empty runs"),
        pytest.param(
            paragraph(run("度"), '<w:proofErr w:type="gramStart"/><w:bookmarkStart w:id="0" w:name="a"/>', run("止")),
            id="around marks between runs",
        ),
        pytest.param("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>度止</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>", id="a w:t"),
        pytest.param("<w:p><w:r>\n <w:rPr><w:b/></w:rPr>\n <w:t>度止</w:t>\n</w:r></w:p>", id="printed with indents"),
        pytest.param("<w:p><w:r><w:t>甲&#24230;止&amp;乙</w:t></w:r></w:p>", id="references"),
        pytest.param("<w:p><w:r><w:t>甲 度止 乙</w:t></w:r></w:p>", id="white space inside"),
        pytest.param("<w:p><w:r w:rsidR='00A1'><w:rPr/><w:t>甲度止乙</w:t></w:r></w:p>", id="properties without any"),
        pytest.param(paragraph('<w:hyperlink w:anchor="a"><w:r><w:t>甲度止</w:t></w:r></w:hyperlink>'), id="a link"),
        pytest.param(
            paragraph("甲度", '<w:hyperlink w:anchor="a"><w:r><w:t>止乙</w:t></w:r></w:hyperlink>'), id="into a link"
        ),
        pytest.param(
            paragraph('<w:ins w:id="7" w:author="a"><w:r><w:t>甲度止</w:t></w:r></w:ins>'), id="a tracked insertion"
        ),
        pytest.param(
            paragraph("度", '<w:del w:id="7" w:author="a"><w:r><w:delText>废</w:delText></w:r></w:del>', "止"),
            id="around a tracked deletion",
        ),
        pytest.param(paragraph('<w:smartTag w:element="a"><w:r><w:t>度止</w:t></w:r></w:smartTag>'), id="a smart tag"),
        pytest.param(
            f"<w:p><w:sdt><w:sdtPr><w:alias w:val='a'/></w:sdtPr><w:sdtContent>{run('甲度止')}</w:sdtContent></w:sdt>"
            "</w:p>",
            id="a control of rich text",
        ),
        pytest.param(
            f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{paragraph('甲度止')}</w:sdtContent></w:sdt>",
            id="a control around a paragraph",
        ),
        pytest.param(paragraph(FIELD.replace("REF a", "HYPERLINK a")), id="a link that is written as a field"),
        pytest.param(paragraph(FIELD.replace("二</w:t></w:r>", "二</w:t></w:r></w:p><w:p>")), id="an open field"),
        pytest.param(table(row(cell("甲"), cell("度止")), row(cell("乙"), cell("丙"))), id="a cell"),
        pytest.param(
            table(row(cell(table(row(cell("度止"), cell("甲"))), "<w:p/>"), cell("甲"))), id="a table in a table"
        ),
        pytest.param(paragraph(run("甲"), run("度止", "<w:vanish/>"), run("度止")), id="hidden words are passed over"),
    ],
)
def test_a_remark_stands_around_the_words(content: str) -> None:
    assert abouts(TITLE + content, finding("度止")) == ["度止"]


@pytest.mark.parametrize(
    ("content", "about"),
    [
        pytest.param(
            "<w:p><w:r><w:t>本年<![CDATA[度止]]>件数</w:t></w:r></w:p>", "本年度止件数", id="CDATA is not cut"
        ),
        pytest.param("<w:p><w:r><w:t> 甲 度止 </w:t></w:r></w:p>", " 甲 度止 ", id="nor what would become loose"),
        pytest.param(
            paragraph(run("甲度止", '<w:rPrChange w:id="3" w:author="a"><w:rPr/></w:rPrChange>'), "乙"),
            "甲度止",
            id="nor a run whose change of format is tracked",
        ),
        pytest.param(
            f"<w:p>{run('甲')}<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('乙度止')}</w:sdtContent></w:sdt></w:p>",
            "乙度止",
            id="a control of plain text is covered as a whole",
        ),
        pytest.param(
            f"<w:p><w:sdt><w:sdtPr><w:lock w:val='contentLocked'/></w:sdtPr><w:sdtContent>{run('乙度止')}"
            f"</w:sdtContent></w:sdt>{run('丙')}</w:p>",
            "乙度止",
            id="and a locked one",
        ),
        pytest.param(
            f"<w:p>{run('甲')}<w:fldSimple w:instr=' DATE '>{run('乙度止')}</w:fldSimple></w:p>",
            "乙度止",
            id="and a field that is updated",
        ),
        pytest.param(paragraph("甲", FIELD, "乙"), "见度止二", id="in whichever way it is written"),
        pytest.param(
            paragraph("甲", FIELD.replace("见度止二", f"</w:t></w:r>{FIELD}<w:r><w:t>三"), "乙"),
            "见度止二三",
            id="also one in another",
        ),
        pytest.param(
            f"<w:p>{run('甲')}<w:r><w:ruby><w:rubyPr/><w:rt>{run('pin')}</w:rt><w:rubyBase>{run('度止')}</w:rubyBase>"
            "</w:ruby></w:r></w:p>",
            "pin度止",
            id="and a phonetic guide",
        ),
        pytest.param(
            f"<w:p>{run('甲')}{SHAPE.format(paragraph('度止'), paragraph('度止'))}{run('乙')}</w:p>",
            "度止度止",
            id="and the shape that a text box is in",
        ),
        pytest.param(
            f"<w:p>{run('甲')}<mc:AlternateContent><mc:Choice Requires='a'>{run('度止')}</mc:Choice><mc:Fallback>"
            f"{run('旧')}</mc:Fallback></mc:AlternateContent></w:p>",
            "度止旧",
            id="and alternatives",
        ),
    ],
)
def test_what_cannot_be_cut_is_covered_as_a_whole(content: str, about: str) -> None:
    assert abouts(TITLE + content, finding("度止")) == [about]


@pytest.mark.parametrize(
    "blank",
    [
        pytest.param("<w:p/>", id="written as one tag"),
        pytest.param("<w:p />", id="with a space in it"),
        pytest.param("<w:p></w:p>", id="without anything"),
        pytest.param("<w:p><w:pPr><w:jc w:val='center'/></w:pPr></w:p>", id="with properties"),
        pytest.param("<w:p w:rsidR='00A1'><w:pPr/><w:r><w:rPr><w:b/></w:rPr></w:r></w:p>", id="with an empty run"),
    ],
)
def test_an_empty_cell_has_its_remark_in_it(blank: str) -> None:
    def check(document: Document) -> Iterator[Finding]:
        for block in document.blocks:
            if isinstance(block, Table):
                yield from (Finding(one.span, "空") for line in block.rows for one in line if not one.text.value)

    merged = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        row(cell("甲"), cell(blank, properties=merged[0])),
        row(cell("乙"), cell(blank, properties=merged[1])),
        row(cell(blank, blank), cell("丙")),
    ]
    data = copied(zipped(parts(TITLE + table(*rows))), a_rule(check))
    assert [made.about for made in own(data)] == ["", ""]
    pieces = member(data, "word/document.xml").decode().split("<w:tc>")
    assert ["commentReference" in piece for piece in pieces[1:]] == [False, True, False, False, True, False]


def test_an_automatic_number_has_its_remark_on_the_heading() -> None:
    numbering = list_root("numbering", definition(0, level(0, "%1、", "chineseCounting")) + instance(1))
    body = TITLE + "".join(paragraph(text, properties=in_list(1)) for text in ("总体情况", "主动公开"))
    rule = pointing((2, 1, 2, 3), (3, 1, 3, 7))
    assert abouts(body, rule, numbering=numbering) == ["总体情况", "主动公开"]


@pytest.mark.parametrize(
    ("span", "about"),
    [
        pytest.param((2, 1, 2, 1), "甲", id="at the beginning of a paragraph: what follows"),
        pytest.param((2, 2, 2, 2), "乙", id="inside"),
        pytest.param((2, 4, 2, 4), "丙", id="at the end: what stands before"),
        pytest.param((2, 1, 3, 2), "甲乙丙丁", id="over two paragraphs"),
        pytest.param((3, 3, 3, 3), "戊", id="at the end of the file"),
    ],
)
def test_a_remark_on_a_place(span: tuple[int, int, int, int], about: str) -> None:
    assert abouts(TITLE + paragraph("甲乙丙") + paragraph("丁戊"), pointing(span)) == [about]


def test_a_row_is_marked_from_its_first_cell_to_its_last() -> None:
    body = TITLE + table(row(cell("甲"), cell("乙"), cell("丙")), row(cell("丁"), cell("戊"), cell("己")))
    assert abouts(body, pointing((2, 1, 2, 10), (2, 5, 2, 6))) == ["甲乙丙", "乙"]


def test_remarks_may_overlap_touch_and_cover_the_same() -> None:
    spans = [(2, 1, 2, 5), (2, 2, 2, 4), (2, 3, 2, 7), (2, 3, 2, 7), (2, 7, 2, 9), (2, 4, 2, 4)]
    found = abouts(TITLE + paragraph("甲乙丙丁戊己庚辛"), pointing(*spans))
    assert sorted(found) == sorted(["甲乙丙丁", "乙丙", "丙丁戊己", "丙丁戊己", "庚辛", "丁"])


def test_what_is_in_the_margins_is_told_elsewhere() -> None:
    header = root("hdr", paragraph("内部文件"))
    notes = root("footnotes", f'<w:footnote w:id="2">{paragraph("见内部规定")}</w:footnote>')
    sign = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    body = f"{TITLE}<w:p>{run('甲')}{sign}{run('乙')}</w:p>{section}"
    data = copied(zipped(parts(body, {"header": header, "footnotes": notes})), finding("内部"))
    on_header, on_note = own(data)
    assert on_header.about == "云岭市水务局通报"
    assert "位置：页眉 / 第3段（这里不能加批注，所以写在此处）" in on_header.lines
    assert on_note.about == ""
    assert "位置：脚注 / 第4段（这里不能加批注，所以写在此处）" in on_note.lines
    text = member(data, "word/document.xml").decode()
    assert f'<w:commentRangeStart w:id="2"/>{sign}<w:commentRangeEnd w:id="2"/>' in text


def test_other_prefixes_than_those_of_word() -> None:
    made = parts("<w:p><w:r><w:t>甲度止乙</w:t></w:r></w:p><w:p/>")
    text = str(made["word/document.xml"])
    for before, after in (("<w:", "<x:"), ("</w:", "</x:"), ("xmlns:w=", "xmlns:x="), (" w:", " x:")):
        text = text.replace(before, after)
    data = copied(zipped({**made, "word/document.xml": text}), finding("度止"), highlight=True)
    assert [made.about for made in own(data)] == ["度止"]


def test_a_namespace_without_a_prefix() -> None:
    made = parts("<w:p><w:r><w:t>甲度止乙</w:t></w:r></w:p><w:p/>")
    text = str(made["word/document.xml"])
    for before, after in (("<w:", "<"), ("</w:", "</"), ("xmlns:w=", "xmlns=")):
        text = text.replace(before, after)
    data = copied(zipped({**made, "word/document.xml": text}), finding("度止"))
    assert [made.about for made in own(data)] == ["度止"]


@pytest.mark.parametrize(
    ("content", "after"),
    [
        pytest.param(
            paragraph("甲度止乙"),
            f"{run('甲')}<>{run('度止', '<w:highlight w:val=#yellow#/>')}</>{run('乙')}",
            id="only the words",
        ),
        pytest.param(
            paragraph(run("甲度止", "<w:sz w:val='32'/><w:u w:val='single'/><w:lang w:val='a'/>")),
            run("甲", "<w:sz w:val='32'/><w:u w:val='single'/><w:lang w:val='a'/>")
            + "<>"
            + run("度止", "<w:sz w:val='32'/><w:highlight w:val=#yellow#/><w:u w:val='single'/><w:lang w:val='a'/>")
            + "</>",
            id="at its place among the properties",
        ),
        pytest.param(
            paragraph(run("度", "<w:b/>"), run("止乙", "<w:highlight w:val='red'/>")),
            f"<>{run('度', '<w:b/><w:highlight w:val=#yellow#/>')}{run('止', '<w:highlight w:val=#red#/>')}</>"
            f"{run('乙', '<w:highlight w:val=#red#/>')}",
            id="not over another colour",
        ),
    ],
)
def test_highlighting(content: str, after: str) -> None:
    data = copied(zipped(parts(TITLE + content)), finding("度止"), highlight=True)
    text = member(data, "word/document.xml").decode()
    start, end = (
        '<w:commentRangeStart w:id="1"/>',
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
    )
    wanted = after.replace("#", '"').replace("</>", end).replace("<>", start)
    assert wanted.replace("'", '"') in text.replace("'", '"')
    summary = remarks(data)[0]
    assert "标出文字的颜色：黄色，重新批注时去掉" in summary.lines
