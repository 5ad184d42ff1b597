"""Every reader keeps the contract, on what the generator writes and on documents that are odd in one way each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine.readers.reader_contract import assert_contract, texts
from tests.rules.linting import registry
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, PDF, WORD
from tests.synthetic.formats.docx_package import package
from tests.synthetic.layouts import APART, LAYOUTS
from tests.synthetic.nonreports import DOCUMENTS, MODELS
from tests.synthetic.writer import Rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.document import Document
    from tests.synthetic.model import ReportModel

WRITERS: dict[str, Callable[[ReportModel], Rendered]] = {**LAYOUTS, **APART, **FORMATS}


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{chr(10).join(row)}</w:tr>' for row in rows)}</w:tbl>"


TEXTS: dict[str, str] = {
    "one word": "报告",
    "headings only": "一、甲\n二、乙\n三、丙",
    "tabs and blanks": "甲\t乙 丙\u3000丁\n\t戊\t\t己\n\n 庚 ",
    "lines with odd ends": "甲\r\n乙\r丙\n\r\n丁\u2028戊\x0c己\x0b庚\x85辛",
    "beyond the basic plane": "𠮷野𠀀\t１\t２\n𪚥\t3\t4\n",
    "a row longer than the others": "甲\t1\t2\n乙\t3\t4\t5\t6\n丙\t7\n",
}
PAGES: dict[str, str] = {
    "nothing but text": "报告",
    "no end tags": "<p>甲<p>乙<table><tr><td>1<td>2<tr><td>3<td>4</table><p>丙",
    "stray end tags": "</p></td>甲</table></div>乙</tr>",
    "references": "<p>甲&nbsp;&#20057;&lt;丙&gt;&amp;&hellip;&notit;&unknown;&#xFFFFFFFF;丁&lt</p>",
    "spans that overlap": "<table><tr><td rowspan=3>甲<td colspan=2>乙<tr><td rowspan=2>丙<td>丁<tr><td>戊</table>",
    "spans beyond the table": "<table><tr><td rowspan=99 colspan=999>甲<td>乙</table>",
    "spans of nothing": "<table><tr><td rowspan=0>甲<td colspan=0>乙<tr><td colspan=-1>丙<td rowspan=x>丁</table>",
    "a table in a table": "<table><tr><td>甲<table><tr><td>1<td>2</table>乙<td>丙</table>",
    "a table with empty rows": "<table><tr></tr><tr><td></td></tr><tr></tr></table><p>甲",
    "lists": "<ol><li>甲<li>乙<ul><li>丙</ul></ol><dl><dt>丁<dd>戊</dl>",
    "line breaks": "<p>甲<br>乙<br/><br>丙</p><td>丁<br>戊</td><pre>己\n  庚</pre>",
    "breaks within words": "<p>甲\r\n乙\r丙\n丁\t戊</p>",
    "hidden and pale": '<p>甲<i style="display:none">乙</i>丙<i style="color:#fff">丁</i></p><p hidden>戊</p>',
    "comments and machinery": "<!-- 甲 --><script>'<p>乙'</script><style>p{}</style><p>丙<![if x]>丁<![endif]></p>",
}
_DOWN = '<w:vMerge w:val="restart"/>'
_BEFORE = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
BODIES: dict[str, str] = {
    "no paragraph": "",
    "only empty paragraphs": paragraph() + paragraph(run("")) + paragraph(run(" \u3000")),
    "breaks and tabs": "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:cr/></w:r></w:p>",
    "line ends in a text": paragraph(run("甲\r\n乙\n 丙&#13;丁&#10;戊&#x2028;己")),
    "the signs of rendering": paragraph(run("甲↵乙 | 丙"), "<w:r><w:br/></w:r>", run("丁")) + table((cell("甲 | 乙"),)),
    "ragged rows": table(
        (cell("甲", '<w:gridSpan w:val="3"/>'),),
        (_BEFORE, cell("乙", _DOWN)),
        (_BEFORE, cell("", "<w:vMerge/>"), cell("丙")),
        (cell("丁"), cell("", "<w:vMerge/>"), cell("戊"), cell("己")),
    ),
    "merges from nowhere": table((cell("甲", "<w:vMerge/>"), cell("乙", '<w:gridSpan w:val="x"/>')), (cell("丙"),)),
    "huge spans": table((cell("甲", '<w:gridSpan w:val="999999999"/>'), cell("乙", '<w:gridSpan w:val="-3"/>'))),
    "tables of nothing": table() + table(()) + paragraph(run("甲")) + table((cell(""), cell(""))),
    "a table in a table": table(
        (f"<w:tc>{paragraph(run('甲'))}{table((cell('1'), cell('2')))}<w:p/></w:tc>", cell("乙"))
    ),
    "tracked changes": paragraph(
        f'<w:ins w:id="1" w:author="甲">{run("乙")}{run("丙")}</w:ins>',
        '<w:del w:id="2" w:author="甲"><w:r><w:delText>丁</w:delText></w:r></w:del>',
        run("戊", "<w:vanish/>"),
    ),
    "pale text": paragraph(run("甲", '<w:color w:val="FFFFFF"/>'), run("乙", '<w:color w:val="FFFFFF"/>'), run("丙")),
}


def read(rendered: Rendered) -> Document:
    return registry().readers[rendered.suffix](f"report{rendered.suffix}", rendered.data)


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize(("form", "year"), [("2021", 2023), ("2019", 2020)])
def test_reports(name: str, form: str, year: int) -> None:
    for seed in range(6, 9):
        rendered = WRITERS[name](consistent(seed, form=form, year=year, zero=seed == 8))
        document = read(rendered)
        assert_contract(document)
        assert document.source.data == rendered.data
        assert document.addressing == ("block" if name in WORD | PDF else "text")
        assert bool(document.pages) == (name in PDF)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", MODELS)
def test_what_is_no_report(name: str, kind: str) -> None:
    assert_contract(read(FORMATS[name](MODELS[kind])))


@pytest.mark.parametrize(("text", "suffix"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_texts_that_are_no_report(text: str, suffix: str) -> None:
    assert_contract(read(Rendered(text.encode(), suffix)))


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_odd_texts(name: str, suffix: str) -> None:
    assert_contract(read(Rendered(TEXTS[name].encode(), suffix)))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_odd_pages(name: str, suffix: str) -> None:
    document = read(Rendered(PAGES[name].encode(), suffix))
    assert_contract(document)
    assert any(text.value for block in document.blocks for text in texts(block))


@pytest.mark.parametrize("name", BODIES)
def test_odd_word_files(name: str) -> None:
    assert_contract(read(Rendered(package(BODIES[name]), ".docx")))
