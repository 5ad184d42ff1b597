"""Whatever has happened to a file, its reader gives a document that keeps the contract, or says that it cannot."""

from __future__ import annotations

import os
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.unreadable import UnreadableError
from tests.engine.readers.reader_contract import assert_contract
from tests.rules.linting import registry
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, HTML, PDF, WORD
from tests.synthetic.formats.docx_package import zipped
from tests.synthetic.layouts import APART, LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.synthetic.model import Part

_TIMES = int(os.environ.get("GOVLINT_FUZZ", "1"))


def bounded(examples: int) -> settings:
    """The same examples in every run; GOVLINT_FUZZ=20 tries twenty times as many, others in each run."""
    return settings(
        max_examples=examples * _TIMES,
        derandomize=_TIMES == 1,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


_TEXT = ["\n", "\r\n", "\r", "\t", " ", "\u3000", "# ", "- ", "> ", "\\", "\x0c", "\u2028", "𠮷", "一、", "（一）", "0"]
_TEXT += ["|", "|---|", "+--+--+", "，", "```", "<br>", "&nbsp;", "<!--", "<table>"]
_TAGS = ["<p>", "</p>", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=9 colspan=3>", "<br/>"]
_TAGS += ["<div>", "</div>", "<b", "<!--", "-->", "<![if", "<script>", "</script>", "</span>", "<ol><li>", "<pre>"]
_TAGS += ["<span style='display:none'>", "<title>", "<nav>", "<", ">", "&lt;", "&#0;", "&", "\r\n", "\t", "1", "一、"]
_XML = ["<w:p/>", "<w:br/>", "<w:t>甲</w:t>", "<w:vMerge/>", "<w:vanish/>", "<w:del/>", "</w:p>", "</w:tc>", "&#10;"]
_XML += ["&amp;", "&x;", "<", ">", "9999999999", '<w:ins w:author="甲"/>', '<w:vMerge w:val="restart"/>']
_XML += ['<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', '<w:gridSpan w:val="9"/>']
_XML += ['<w:numPr><w:numId w:val="1"/></w:numPr>', '<w:outlineLvl w:val="-1"/>', '<w:gridBefore w:val="99"/>']
_XML += ["<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>"]
_PDF = ["endobj", "stream", "endstream", "0 R", "obj", "/Kids", "/Parent", "[", "]", "<<", ">>", " BT ", " ET ", " q "]
_PDF += [" Q ", "-1 ", "99999999 ", "xref", "trailer", "%%EOF"]
_PARTS = [
    *("word/document.xml",) * 4,
    *("word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels", "word/footer1.xml"),
    *("docProps/core.xml", "[Content_Types].xml"),
]

Edit = tuple[str, float, float, bytes]


def edits(chunks: Sequence[str]) -> st.SearchStrategy[list[Edit]]:
    """What happens to a file: bits flip, pieces are lost, doubled or moved, something is put in, the end is missing."""
    kind = st.sampled_from(("flip", "drop", "double", "move", "insert", "insert", "insert", "cut"))
    place = st.floats(0, 1, exclude_max=True)
    chunk = st.sampled_from([chunk.encode() for chunk in chunks]) | st.binary(min_size=1, max_size=4)
    return st.lists(st.tuples(kind, place, place, chunk), min_size=1, max_size=5)


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    for kind, first, second, chunk in edits:
        at, other = int(first * len(data)), int(second * len(data))
        end = min(at + 1 + int(second * 200), len(data))
        match kind:
            case "flip" if data:
                data = data[:at] + bytes([data[at] ^ 1 << int(second * 8)]) + data[at + 1 :]
            case "drop":
                data = data[:at] + data[end:]
            case "double":
                data = data[:end] + data[at:]
            case "move":
                data = data[:other] + data[at:end] + data[other:]
            case "insert":
                data = data[:at] + chunk + data[at:]
            case "cut":
                data = data[: max(at, len(data) // 2)]
    return data


def files(names: Sequence[str]) -> st.SearchStrategy[tuple[str, bytes]]:
    """Suffix and bytes of small reports: with one table, in each of these layouts and formats."""
    return st.builds(small, st.sampled_from(sorted(names)), st.sampled_from("二三四"))


def small(name: str, kept: str) -> tuple[str, bytes]:
    def edit(part: Part) -> Part:
        return replace(part, tables=part.tables if part.id == kept else (), paragraphs=part.paragraphs[:2])

    model = consistent(3)
    rendered = (LAYOUTS | APART | FORMATS)[name](replace(model, parts=tuple(map(edit, model.parts))))
    return rendered.suffix, rendered.data


def assert_read_or_refused(suffix: str, data: bytes) -> bool:
    """Whether the file was read."""
    try:
        document = registry().readers[suffix](f"report{suffix}", data)
    except UnreadableError:
        return False
    assert_contract(document)
    return True


@given(files([*LAYOUTS, *APART]), edits(_TEXT + _TAGS))
@bounded(200)
def test_texts(file: tuple[str, bytes], edits: list[Edit]) -> None:
    suffix, data = file
    assert_read_or_refused(suffix, edited(data, edits))


@given(files(HTML), edits(_TEXT + _TAGS))
@bounded(250)
def test_web_pages(file: tuple[str, bytes], edits: list[Edit]) -> None:
    suffix, data = file
    assert_read_or_refused(suffix, edited(data, edits))


@given(files(WORD), edits(["PK", "PK\x01\x02", "PK\x05\x06", "word/document.xml"]))
@bounded(150)
def test_word_packages(file: tuple[str, bytes], edits: list[Edit]) -> None:
    suffix, data = file
    assert_read_or_refused(suffix, edited(data, edits))


@given(files(WORD), st.sampled_from(_PARTS), edits(_XML))
@bounded(250)
def test_parts_of_word_files(file: tuple[str, bytes], part: str, edits: list[Edit]) -> None:
    suffix, data = file
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = edited(parts[part], edits)
    assert_read_or_refused(suffix, zipped(parts))


@given(
    files(WORD),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.floats(0, 1, exclude_max=True)), min_size=1, max_size=6),
    st.sampled_from(("drop", "swap", "nest")),
)
@bounded(200)
def test_elements_of_word_files(file: tuple[str, bytes], pairs: list[tuple[float, float]], kind: str) -> None:
    """Elements lost, exchanged or put into one another: the XML stays well-formed, so that it must be read."""
    import lxml.etree

    suffix, data = file
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = lxml.etree.fromstring(parts["word/document.xml"])
    for first, second in pairs:
        elements = list(root[0].iter())[1:]
        one, other = elements[int(first * len(elements))], elements[int(second * len(elements))]
        if one is other or one in other.iterancestors() or other in one.iterancestors():
            continue
        if kind == "drop":
            one.getparent().remove(one)
        elif kind == "nest":
            other.append(one)
        else:
            one.addnext(mark := lxml.etree.Element("mark"))
            other.addnext(one)
            mark.addnext(other)
            mark.getparent().remove(mark)
    parts["word/document.xml"] = lxml.etree.tostring(root)
    assert assert_read_or_refused(suffix, zipped(parts))


@given(files(PDF), edits(_PDF))
@bounded(150)
def test_pdf(file: tuple[str, bytes], edits: list[Edit]) -> None:
    suffix, data = file
    assert_read_or_refused(suffix, edited(data, edits))


@given(st.binary(max_size=200))
@bounded(100)
def test_bytes_of_anything(data: bytes) -> None:
    for suffix, head in (
        (".txt", b""),
        (".md", b""),
        (".html", b"<p>"),
        (".docx", b"PK\x03\x04"),
        (".pdf", b"%PDF-1.4\n"),
    ):
        assert_read_or_refused(suffix, data)
        assert_read_or_refused(suffix, head + data)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_files_are_sound_before(name: str) -> None:
    assert all(assert_read_or_refused(*small(name, kept)) for kept in "二三四")
