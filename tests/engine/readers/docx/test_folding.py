"""What is taken out before parsing must read as it would have: each file is read with and without."""

from __future__ import annotations

import gc
import zipfile
from typing import TYPE_CHECKING

import pytest

from govlint.readers.docx import folding, read, surroundings, word_file
from govlint.readers.docx.folding import Folded, folded
from govlint.readers.docx.surroundings import Known, Surroundings, known
from govlint.unreadable import UnreadableError
from tests.engine.readers.docx.word_xml import cell, opened, paragraph, parts, root, row, run, table, values, zipped
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, WORD

if TYPE_CHECKING:
    from govlint.document import Document

PLAIN = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
IDS = (
    '<w:tc><w:p w14:paraId="{:08X}" w:rsidR="00{:06X}" xmlns:w14="urn:x"><w:r w:rsidRPr="00{:06X}">'
    "<w:t>{}</w:t></w:r></w:p></w:tc>"
)


def told(document: Document) -> tuple[object, ...]:
    """All that was read, with where it stands."""
    texts = [(text.value, text.anchors) for text in document.texts()]
    spans = [block.span for block in document.blocks]
    return document.source.text, texts, spans, document.traces, document.properties, values(document)


def left(body: str, head: str = "") -> tuple[str, list[list[list[str]]]]:
    """What is parsed of a body, and the texts of the rows of cells that are not, when such cells have been met."""
    data = root("document", f"<w:body>{body}</w:body>").replace("<w:document", f"<w:document{head}", 1).encode()
    for _ in range(3):
        made = folded(data)
    return made.data.decode().partition("<w:body>")[2], [
        [[text for _, text in row] for row in group] for group in made.groups
    ]


@pytest.mark.parametrize("kind", sorted(WORD))
@pytest.mark.parametrize("seed", range(3))
def test_a_report_is_the_same(kind: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = FORMATS[kind](consistent(seed)).data
    first, second = read("报告.docx", data), read("报告.docx", data)
    monkeypatch.setattr(word_file, "folded", Folded)
    assert told(first) == told(second) == told(read("报告.docx", data))


CELLS = {
    "text": "甲",
    "no text": "",
    "runs": paragraph(run("甲"), run("乙")),
    "runs that say what stands in for a text": paragraph(run("x"), run("x")),
    "a run that says what stands in for a text": paragraph(run("x")),
    "a blank at the edge of a run": paragraph(run("甲 "), run("乙")),
    "a blank at the edge that does not count": "<w:p><w:r><w:t> 甲 </w:t></w:r></w:p>",
    "ideographic blanks": "\u3000甲\u3000",
    "a no-break blank": "\xa0",
    "a line end": "<w:p><w:r><w:t>甲\n乙</w:t></w:r></w:p>",
    "references": "甲&lt;乙&amp;丙&#19969;",
    "a bracket": "甲>乙",
    "quotation marks": "甲\"='乙",
    "what looks like an attribute": '甲 w:rsidR="00AB12CD" 乙',
    "beyond the basic plane": "𠀀甲",
    "two paragraphs": paragraph("甲") + paragraph("乙"),
    "an empty paragraph": "<w:p/>",
    "nothing": "<w:tc></w:tc>",
    "properties alone": '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tc>',
    "properties behind the paragraph": "<w:tc><w:p/><w:tcPr/></w:tc>",
    "properties twice": "<w:tc><w:tcPr/><w:tcPr/><w:p/></w:tc>",
    "a paragraph without its properties": "<w:tc><w:p><w:r/><w:pPr/></w:p></w:tc>",
    "nothing but text": "<w:tc>甲</w:tc>",
    "a tab": paragraph(run("甲"), "<w:r><w:tab/></w:r>", run("乙")),
    "a line break": paragraph(run("甲"), "<w:r><w:br/></w:r>", run("乙")),
    "hidden text": paragraph(run("甲", "<w:vanish/>"), run("乙")),
    "text that is pale at first": paragraph(run("甲", '<w:color w:val="FFFFFF"/>'), run("乙")),
    "text that is pale behind none": paragraph(
        '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t/></w:r>', run("乙", '<w:color w:val="333333"/>')
    ),
    "text behind none that is pale": paragraph("<w:r><w:t/></w:r>", run("乙", '<w:color w:val="FFFFFF"/>')),
    "pale text": paragraph(run("甲", '<w:color w:val="FFFFFF"/>')),
    "dark text": paragraph(run("甲", '<w:color w:val="333333"/>')),
    "pale text on colour": cell(
        paragraph(run("甲", '<w:color w:val="FFFFFF"/>')), properties='<w:shd w:fill="000000"/>'
    ),
    "looks": paragraph(run("甲", '<w:b/><w:sz w:val="21"/>'), properties='<w:jc w:val="center"/>'),
    "an insertion": paragraph(f'<w:ins w:author="张三">{run("甲")}</w:ins>'),
    "a deletion": paragraph('<w:del w:author="张三"><w:r><w:delText>甲</w:delText></w:r></w:del>', run("乙")),
    "a changed look": paragraph(run("甲", '<w:rPrChange w:author="张三"><w:rPr/></w:rPrChange>')),
    "a changed cell": cell("甲", properties='<w:tcPrChange w:author="张三"><w:tcPr/></w:tcPrChange>'),
    "an inserted cell": cell("甲", properties='<w:cellIns w:author="张三"/>'),
    "a heading": paragraph("甲", properties='<w:pStyle w:val="H"/>'),
    "a number": paragraph("甲", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    "an entry of contents": paragraph("甲", properties='<w:pStyle w:val="C"/>'),
    "a hidden style": paragraph("甲", properties='<w:pStyle w:val="V"/>'),
    "a hidden style of characters": paragraph(run("甲", '<w:rStyle w:val="R"/>')),
    "a field": paragraph('<w:fldSimple w:instr=" PAGE ">' + run("3") + "</w:fldSimple>"),
    "a wide cell": cell("甲", properties='<w:gridSpan w:val="2"/>'),
    "a cell that goes down": cell("甲", properties='<w:vMerge w:val="restart"/>'),
    "a cell that is merged away": cell("甲", properties="<w:vMerge/>"),
    "a cell that goes along": cell("甲", properties='<w:hMerge w:val="restart"/>'),
    "a table": table(row("甲", "乙"), row("丙", "丁")),
    "a picture": paragraph("<w:r><w:drawing/></w:r>"),
    "a text box": paragraph(f"<w:r><w:pict><w:txbxContent>{paragraph('甲')}</w:txbxContent></w:pict></w:r>"),
    "a bookmark": paragraph('<w:bookmarkStart w:id="0"/>', run("甲"), '<w:bookmarkEnd w:id="0"/>'),
    "a page break of the last printing": paragraph("<w:r><w:lastRenderedPageBreak/></w:r>", run("甲")),
    "a section": paragraph("甲", properties="<w:sectPr/>"),
    "a comment of XML": paragraph("<w:r><w:t>甲<!-- > -->乙</w:t></w:r>"),
    "ids in literal text": paragraph('<w:r><w:t><![CDATA[<w:p w:rsidR="00AB12CD">]]></w:t></w:r>'),
    "ids": '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:r w:rsidRPr="00AB12CD"><w:t>甲</w:t></w:r></w:p>',
    "literal text": paragraph("<w:r><w:t><![CDATA[<w:t>甲</w:t>]]></w:t></w:r>"),
    "an instruction": paragraph("<w:r><w:t>甲<?x >?>乙</w:t></w:r>"),
    "text between runs": "<w:p>甲<w:r>乙<w:t>丙</w:t></w:r></w:p>",
    "a text in a text": "<w:p><w:r><w:t>甲<w:t>乙</w:t></w:t></w:r></w:p>",
    "a text in properties": paragraph(run("甲"), properties="<w:x><w:t>乙</w:t></w:x>"),
    "another prefix for the same": f'<x:p xmlns:x="{"http://schemas.openxmlformats.org/wordprocessingml/2006/main"}"/>',
    "a prefix for something else": '<w:p xmlns:w="urn:x"><w:r><w:t>甲</w:t></w:r></w:p>',
    "a name of its own": "<w:folded.cells>0</w:folded.cells><w:folded.paragraphs>0</w:folded.paragraphs><w:p/>",
    "a name of its own in the text": paragraph("folded.cells"),
}
STYLES = root(
    "styles",
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="V"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="R"><w:rPr><w:vanish/></w:rPr></w:style>',
)
NUMBERING = root(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)


def around(kind: str, cells: str) -> str:
    """A body in which these cells stand in some way."""
    rows = f"<w:tr>{cells}</w:tr>" * 4
    return {
        "a table": table(rows),
        "rows with looks": table(*(f"<w:tr>{looks}{cells}</w:tr>" for looks in ROW_LOOKS)),
        "rows with more than looks": table(*(f"{rows}<w:tr>{more}{cells}</w:tr>" for more in ROW_PROPERTIES)),
        "rows with more behind their cells": table(*(f"{rows}<w:tr>{cells}{more}</w:tr>" for more in ROW_PROPERTIES)),
        "rows apart": table(*(f"{rows}{between}" for between in BETWEEN_ROWS)),
        "rows without their start": table("<w:x>", cells, f"</w:tr><w:tr>{cells}" * 3, "</w:x>"),
        "a deleted row": table(rows, row(properties='<w:del w:author="李四"/>').replace("</w:tr>", cells + "</w:tr>")),
        "a hidden row": table(rows, row(properties="<w:hidden/>").replace("</w:tr>", cells + "</w:tr>")),
        "an inserted row": table(
            rows, row(properties='<w:ins w:author="李四"/>').replace("</w:tr>", cells + "</w:tr>")
        ),
        "an insertion": f'<w:ins w:author="李四">{table(rows)}</w:ins>',
        "a deletion": f'<w:del w:author="李四">{table(rows)}</w:del>',
        "a field that repeats": paragraph('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText></w:r>')
        + table(rows)
        + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "乙"),
        "a field without an end": paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + table(rows),
        "a comment": '<w:commentRangeStart w:id="1"/>' + table(rows) + '<w:commentRangeEnd w:id="1"/>',
        "a table in a table": table(f"<w:tr><w:tc>{table(rows)}<w:p/></w:tc>{cells}</w:tr>", rows),
        "a control": table(f"<w:sdt><w:sdtContent>{rows}</w:sdtContent></w:sdt>"),
        "no table": f"<w:tr>{cells}</w:tr>{cells}" + paragraph("乙"),
        "a table of one cell": table(f"<w:tr>{cells}</w:tr>") * 3,
    }[kind]


ROW_LOOKS = (
    *("", '<w:trPr><w:trHeight w:val="567"/><w:jc w:val="center"/></w:trPr>', "<w:trPr/>", "<w:trPr></w:trPr>"),
    '<w:tblPrEx><w:tblCellMar><w:top w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPrEx><w:trPr><w:cantSplit/></w:trPr>',
)
ROW_PROPERTIES = (
    *("<w:trPr><w:hidden/></w:trPr>", '<w:trPr><w:gridBefore w:val="2"/></w:trPr>'),
    *('<w:trPr><w:del w:author="李四"/></w:trPr>', '<w:trPr><w:ins w:author="李四"/></w:trPr>'),
    '<w:trPr><w:trPrChange w:author="李四"><w:trPr/></w:trPrChange></w:trPr>',
    '<w:tblPrEx><w:tblPrExChange w:author="李四"><w:tblPrEx/></w:tblPrExChange></w:tblPrEx>',
)
BETWEEN_ROWS = (
    *("", "\n", "<w:tr></w:tr>", "<w:tr/>", '<w:bookmarkStart w:id="0"/>', "</w:tbl><w:p/><w:tbl>"),
    *('<w:commentRangeStart w:id="1"/>', "<w:tr><w:tc/></w:tr>", "<w:sdt><w:sdtContent/></w:sdt>", "甲"),
)
PLACES = (
    *("rows with looks", "rows with more than looks", "rows apart", "rows without their start"),
    "rows with more behind their cells",
    *("a table", "a deleted row", "a hidden row", "an inserted row", "an insertion", "a deletion", "no table"),
    *("a field that repeats", "a field without an end", "a comment", "a table in a table", "a control"),
    "a table of one cell",
)


def outcome(data: bytes) -> object:
    try:
        return told(read("报告.docx", data))
    except UnreadableError as error:
        return str(error)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("content", CELLS)
def test_cells_of_all_kinds_in_all_places(content: str, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = CELLS[content] if CELLS[content].startswith("<w:tc>") else cell(CELLS[content])
    others = {"styles": STYLES, "numbering": NUMBERING, "comments": root("comments", '<w:comment w:id="1"/>')}
    data = zipped(parts(around(place, one + cell("7", properties='<w:vAlign w:val="center"/>') + one), others))
    seen = [outcome(data) for _ in range(3)]
    monkeypatch.setattr(word_file, "folded", Folded)
    assert seen == [outcome(data)] * 3


BOX = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
MARK = '<w:rPr><w:{} w:author="张三"/></w:rPr>'
PARAGRAPH_PLACES = {
    "alone": "{}",
    "among others": paragraph("乙") + "{}" + paragraph("丙") * 3 + "{}{}",
    "an insertion": '<w:ins w:author="李四">{}{}</w:ins>{}',
    "a deletion": '<w:del w:author="李四">{}{}</w:del>{}',
    "behind a paragraph without an end": paragraph("乙", properties=MARK.format("del")) + "{}{}{}",
    "behind an inserted paragraph": paragraph("乙", properties=MARK.format("ins")) + "{}{}{}",
    "behind a box": paragraph(BOX.format("{}{}{}"), properties=MARK.format("del")) + "{}{}{}",
    "a field": paragraph('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText></w:r>')
    + "{}{}{}"
    + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "乙")
    + "{}{}{}",
    "a field without an end": paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + "{}{}{}",
    "a comment": '<w:commentRangeStart w:id="1"/>{}{}<w:commentRangeEnd w:id="1"/>{}',
    "a control": "<w:sdt><w:sdtContent>{}{}{}</w:sdtContent></w:sdt>",
    "alternatives": '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<mc:Choice>{}{}{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    "a cell": table(row(cell("{}{}{}"), "7")) + "{}",
    "a cell that is merged away": table(
        row(cell("{}{}", properties="<w:vMerge w:val='restart'/>"), "7"),
        row(cell("{}{}", properties="<w:vMerge/>"), "7"),
    ),
    "a paragraph": "<w:p>{}{}<w:r>{}</w:r></w:p>",
}


@pytest.mark.parametrize("place", PARAGRAPH_PLACES)
@pytest.mark.parametrize("content", [content for content, made in CELLS.items() if not made.startswith("<w:tc>")])
def test_paragraphs_of_all_kinds_in_all_places(content: str, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = CELLS[content] if "<w:" in CELLS[content] else paragraph(CELLS[content])
    body = PARAGRAPH_PLACES[place].replace("{}", made)
    others = {"styles": STYLES, "numbering": NUMBERING, "comments": root("comments", '<w:comment w:id="1"/>')}
    data = zipped(parts(body, others))
    seen = [outcome(data) for _ in range(3)]
    monkeypatch.setattr(word_file, "folded", Folded)
    assert seen == [outcome(data)] * 3


def test_paragraphs_of_text_are_taken_out() -> None:
    looks = paragraph(run("乙", "<w:b/>"), properties='<w:jc w:val="center"/>')
    parsed, groups = left(paragraph("甲") * 2 + looks + paragraph(run("丙"), "<w:r><w:tab/></w:r>") + looks)
    assert groups == [[["甲", "甲", "乙"]], [["乙"]]]
    assert parsed.count("<w:p>") == 1


def test_cells_of_text_are_taken_out() -> None:
    body = table(
        row("甲", "", "12"), row("乙", "", "7"), row("丙", cell("丁", properties='<w:vMerge w:val="restart"/>'))
    )
    parsed, groups = left(body)
    assert groups == [[["甲", "", "12"], ["乙", "", "7"], ["丙", "丁"]]]
    assert "w:tc>" not in parsed
    assert parsed.count("<w:tr>") == 1


@pytest.mark.parametrize("looks", [looks for looks in ROW_LOOKS if looks != "<w:trPr/>"])
def test_rows_that_follow_one_another_are_taken_out_together(looks: str) -> None:
    parsed, groups = left(table(*[row("甲", "乙").replace("<w:tr>", f"<w:tr>{looks}")] * 3))
    assert groups == [[["甲", "乙"]] * 3]
    assert parsed.count("<w:tr>") == 1


@pytest.mark.parametrize("more", ROW_PROPERTIES)
def test_a_row_of_which_there_is_something_to_be_said_is_parsed(more: str) -> None:
    rows = [row("甲", "乙")] * 2
    parsed, groups = left(table(*rows, rows[0].replace("<w:tr>", f"<w:tr>{more}"), *rows))
    assert more in parsed
    assert [len(group) for group in groups] == [2, 1, 2]


def test_what_tells_paragraphs_apart_does_not_keep_cells_apart() -> None:
    head = ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    made = [IDS.format(n, n, n, n).replace(' xmlns:w14="urn:x"', "") for n in range(1, 7)]
    parsed, groups = left(f"<w:tbl><w:tr>{''.join(made)}</w:tr></w:tbl>", head)
    assert groups == [[["1", "2", "3", "4", "5", "6"]]]
    assert "w:tc>" not in parsed


def test_surroundings_that_are_met_once_are_left_alone() -> None:
    once = "".join(cell("甲", properties=f'<w:x w:val="{number}"/>') for number in range(1_000, 1_040))
    data = root("document", f"<w:body><w:tbl><w:tr>{once}</w:tr></w:tbl></w:body>").encode()
    assert folded(data).data.count(b"<w:tc>") == 40


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"\xff", id="no UTF-8"),
        pytest.param(b"\xed\xa0\x80", id="half a character"),
        pytest.param(b"\x01", id="a control character"),
        pytest.param("\uffff".encode(), id="no character"),
        pytest.param(b"]]>", id="the end of literal text"),
        pytest.param(b"&nothing;", id="a reference to nothing"),
        pytest.param(b"a < b", id="a bracket"),
    ],
)
def test_a_text_that_no_parser_takes_is_refused(text: bytes) -> None:
    for _ in range(3):
        good = PLAIN.format("甲").encode()
        body = b"<w:body><w:tbl><w:tr>" + good * 4 + PLAIN.format("%b").encode() % text + b"</w:tr></w:tbl></w:body>"
        data = zipped(parts("") | {"word/document.xml": root("document", "%b").encode() % body})
        assert "不是完整的 XML" in str(outcome(data))


def test_cells_that_do_not_match_are_refused() -> None:
    for wrong in (
        "<w:tc><w:p></w:tc></w:p>",
        "<w:tc><w:p><w:r><w:t>甲</w:r></w:t></w:p></w:tc>",
        "<w:tc><y:p/></w:tc>",
    ):
        assert "不是完整的 XML" in str(outcome(zipped(parts(table(f"<w:tr>{wrong * 5}</w:tr>")))))


def test_cells_without_an_end_cost_no_more_than_their_length() -> None:
    body = "<w:tc>" * 200_000
    data = root("document", f"<w:body>{body}</w:body>").encode()
    assert folded(data).data is data


def test_cells_that_are_taken_out_count_for_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(parts(table(*(row(*["甲"] * 10) for _ in range(3_000)))), zipfile.ZIP_STORED)
    taken = folding.folded
    costs: list[int] = []

    def counted(part: bytes) -> Folded:
        made = taken(part)
        costs.append(made.cost)
        return made

    monkeypatch.setattr(word_file, "folded", counted)
    read("报告.docx", data)
    assert costs[0] >= 30_000 * 4
    monkeypatch.setattr("govlint.readers.docx.markup.MAX_ELEMENTS", 30_000 * 4)
    assert "内容过多" in str(outcome(data))


def rows_of_many_kinds(count: int) -> str:
    return "".join(row(*[cell("甲", properties=f'<w:x w:val="{number}"/>')] * 2) for number in range(count))


def test_what_is_known_stays_small() -> None:
    data = root("document", f"<w:body>{table(rows_of_many_kinds(30_000))}</w:body>").encode()
    groups = folded(data).groups
    assert len({around for group in groups for row in group for around, _ in row}) < 10_000
    assert len(known(data[data.index(b"<w:document") : data.index(b"<w:body>")], surroundings.CELLS)) < 10_000
    assert left(table(row("甲", "乙")))[1] == [[["甲", "乙"]]]


def test_what_is_known_is_let_go() -> None:
    """A style sheet that many files share does not keep what stood around their cells."""
    styles = {"styles": root("styles", '<w:style w:styleId="many"/>')}
    blank = "<w:r/>" * 600
    for number in range(12):
        kinds = (
            f'<w:tc><w:tcPr><w:x w:val="{number}-{kind}"/></w:tcPr><w:p>{blank}</w:p></w:tc>' for kind in range(36)
        )
        assert read("报告.docx", zipped(parts(table(*(row(made * 3) for made in kinds)), styles))).blocks
    gc.collect()  # what other tests left
    kept = [made for made in gc.get_objects() if isinstance(made, Surroundings)]
    assert sum(made.cost for made in kept) <= 4 * surroundings._MOST_KNOWN


def test_what_is_known_holds_few_bytes() -> None:
    made = Known(b"", surroundings.CELLS)
    for number in range(40_000):
        made.__missing__((b"%05d" % (number // 2) + b" " * 4_000,))
    assert len(made) < 400
    assert all(isinstance(met, int) for met in made._met)


def test_runs_that_say_what_stands_in_for_a_text_are_not_lost() -> None:
    pairs = [("甲", "乙"), ("丙", "丁"), ("x", "x"), ("x", "x"), ("戊", "己"), ("x", ""), ("", "x")]
    body = table(*(row(cell(paragraph(run(one), run(other)))) for one, other in pairs))
    assert left(body)[1][-1][-1] == ["x"]
    assert values(opened(body)) == [[[one + other] for one, other in pairs]]


def test_what_other_files_declare_does_not_count() -> None:
    made = "<w:tc><w:tcPr><y:z/></w:tcPr><w:p/></w:tc>"
    good = root("document", f"<w:body>{table(row() + f'<w:tr>{made * 3}</w:tr>')}</w:body>")
    declared = good.replace("<w:document", '<w:document xmlns:y="urn:y"', 1)
    for _ in range(3):
        assert "不是完整的 XML" not in str(outcome(zipped(parts("") | {"word/document.xml": declared})))
        assert "不是完整的 XML" in str(outcome(zipped(parts("") | {"word/document.xml": good})))


def test_tables_are_the_same_when_columns_change_places() -> None:
    rows = [
        row("甲", "1", cell("乙", properties='<w:gridSpan w:val="2"/>')),
        row(cell("丙", properties='<w:gridSpan w:val="2"/>'), "2", ""),
    ]
    assert values(opened(table(*rows * 3))) == [[["甲", "1", "乙"], ["丙", "2", ""]] * 3]
