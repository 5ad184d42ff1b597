"""Cutting out what only says how things look, and reading archives without zipfile, must not change what is read."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document as WordDocument

from govlint.document import Table
from govlint.readers.docx import read, word_file
from govlint.readers.docx.archive import inflated, members
from govlint.readers.docx.markup import Budget, parsed, without_looks, without_table_styles
from govlint.readers.docx.xml_values import W
from tests.engine.readers.docx.word_xml import opened, paragraph, parts, root, run, values, zipped
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, WORD

LOOKS = '<w:rFonts w:ascii="宋体" w:hint="eastAsia"/><w:b/><w:sz w:val="32"/><w:szCs w:val="32"/>'


@pytest.mark.parametrize("kind", sorted(WORD))
@pytest.mark.parametrize("seed", range(3))
def test_a_report_is_the_same_with_all_its_looks(kind: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = FORMATS[kind](consistent(seed)).data
    cut = read("报告.docx", data)
    monkeypatch.setattr(word_file, "without_looks", lambda part: part)
    whole = read("报告.docx", data)
    assert cut.source.text == whole.source.text
    assert [block.span for block in cut.blocks] == [block.span for block in whole.blocks]
    assert (cut.margins, cut.traces, cut.properties) != ((), None, None)
    assert (cut.traces, cut.properties) == (whole.traces, whole.properties)


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        pytest.param(f"<w:rPr>{LOOKS}</w:rPr>", "", id="all of it"),
        pytest.param(f"<w:rPr>{LOOKS}<w:vanish/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>", id="but what hides text"),
        pytest.param("<w:br/><w:tab/><w:cr /><w:t/>", "<w:br/><w:tab/><w:cr /><w:t/>", id="names that begin alike"),
        pytest.param('<w:b w:val="a/b"/>', '<w:b w:val="a/b"/>', id="a slash in a value"),
        pytest.param('<w:b w:val="a>b"/>', '<w:b w:val="a>b"/>', id="a bracket in a value"),
        pytest.param("<w:b></w:b><w:pBdr><w:top/></w:pBdr>", "<w:b></w:b><w:pBdr></w:pBdr>", id="only empty elements"),
        pytest.param("<w:t>w:b/&gt; &lt;w:b/></w:t>", "<w:t>w:b/&gt; &lt;w:b/></w:t>", id="text"),
        pytest.param("<w:t><![CDATA[<w:b/>]]></w:t>", "<w:t><![CDATA[<w:b/>]]></w:t>", id="literal text"),
        pytest.param("<!-- > --><w:b/>", "<!-- > --><w:b/>", id="a comment"),
        pytest.param("<?xml?><?a <w:b/>?>", "<?xml?><?a <w:b/>?>", id="an instruction"),
        pytest.param("<w:t>吗?? 是!</w:t><w:b/>", "<w:t>吗?? 是!</w:t>", id="marks that only look like these"),
        pytest.param("<x:b/><w14:b/><b/>", "<x:b/><w14:b/><b/>", id="other namespaces"),
    ],
)
def test_what_is_cut_out(markup: str, left: str) -> None:
    assert without_looks(markup.encode()).decode() == left


def test_what_looks_hold_is_no_text() -> None:
    body = paragraph(run("甲", '<w:lang w:val="/>乙"/>'), run("丙", '<w:em w:val="a>b"/>'), run("丁", "<w:b>戊</w:b>"))
    assert values(opened(body)) == ["甲丙丁"]


def test_the_styles_of_tables_are_left_out() -> None:
    kept = '<w:style w:type="paragraph" w:styleId="1"/>'
    table_style = '<w:style w:type="table" w:styleId="2"><w:rPr/></w:style>'
    part = root("styles", table_style + kept + table_style).encode()
    left = parsed(without_table_styles(part), "x", Budget())
    assert [style.get(W + "styleId") for style in left] == ["1"]
    literal = root("styles", f"<![CDATA[{table_style}]]>{kept}").encode()
    assert without_table_styles(literal) == literal


def test_a_file_of_python_docx_is_read() -> None:
    made = WordDocument()
    made.add_heading("一、总体情况", 1)
    made.add_paragraph("甲").add_run("乙").bold = True
    table = made.add_table(3, 3, style="Table Grid")
    table.cell(0, 0).merge(table.cell(1, 1)).text = "合"
    buffer = BytesIO()
    made.save(buffer)
    document = read("报告.docx", buffer.getvalue())
    assert values(document)[:2] == ["#一、总体情况", "甲乙"]
    last = document.blocks[-1]
    assert isinstance(last, Table)
    assert last.rows[0][0].text.value == "合"
    assert (last.rows[0][0].row_span, last.rows[0][0].column_span) == (2, 2)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_archives_are_read_as_zipfile_reads_them(method: int) -> None:
    data = zipped(parts("") | {"文档/甲.xml": "甲" * 500, "空": ""}, method)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        expected = {name: archive.read(name) for name in archive.namelist()}
    assert {member.name: inflated(data, member, 10_000) for member in members(data)} == expected
