"""The generator's files: they say where everything stands, and it stands there."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

import lxml.etree
import pypdfium2
import pytest
from docx import Document

from tests.synthetic.cases import formatted
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, HTML, LEVELED, PDF, WORD
from tests.synthetic.formats.docx_numbering import Numbers
from tests.synthetic.nonreports import MODELS
from tests.synthetic.test_generator import said, squeezed
from tests.synthetic.traps import TRAPS

if TYPE_CHECKING:
    from tests.synthetic.writer import Rendered

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def html_lines(rendered: Rendered) -> list[str]:
    text = rendered.data.decode("gb18030" if b"gb2312" in rendered.data else "utf-8")
    return [unescape(re.sub(r"<[^>]*>", "", line)) for line in re.split(r"\r?\n", text)]


def word_lines(rendered: Rendered) -> list[str]:
    """The paragraphs with text and the rows of the body, told apart without anything of the generator."""
    with zipfile.ZipFile(BytesIO(rendered.data)) as package:
        body = lxml.etree.fromstring(package.read("word/document.xml"))[0]
    lines = []
    for element in body:
        for part in element.iter(f"{_W}tr") if element.tag == f"{_W}tbl" else [element]:
            text = "|".join(
                "".join(found.text for found in cell.iter(f"{_W}t"))
                for cell in (part.findall(f"{_W}tc") or [part])
            )  # fmt: skip
            if text or part is not element:
                lines.append(text)
    return lines


@pytest.mark.parametrize("format_", sorted(HTML | WORD))
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_recorded_lines_hold_what_they_say(format_: str, form: str) -> None:
    model = consistent(5, form=form, year=int(form) + 1)
    rendered = FORMATS[format_](model)
    lines, values = (html_lines if format_ in HTML else word_lines)(rendered), model.values
    for key, number in rendered.lines.items():
        text = said(model, values, key) if "#" not in key else ""
        line = lines[number - 1]
        if key.startswith("cell:"):
            assert text in re.split(r"[\s|]+", line), key
        elif format_ == "docx_numbered":
            assert re.sub(r"^\(.\)", "", squeezed(text))[:2] in squeezed(line), key
        else:
            assert squeezed(text)[:2] in squeezed(line), key
    expected = {f"cell:{table}:{row}:{column}" for table, row, column in values}
    assert expected <= rendered.lines.keys()


@pytest.mark.parametrize("format_", sorted(PDF))
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_recorded_pages_hold_what_they_say(format_: str, form: str) -> None:
    model = consistent(5, form=form, year=int(form) + 1)
    rendered = FORMATS[format_](model)
    with pypdfium2.PdfDocument(rendered.data) as document:
        pages = [squeezed(page.get_textpage().get_text_bounded()) for page in document]
    assert len(pages) == rendered.pages["end"]
    for key, number in rendered.pages.items():
        assert squeezed(said(model, model.values, key))[:2] in pages[number - 1], key
    assert {f"cell:{table}:{row}:{column}" for table, row, column in model.values} <= rendered.pages.keys()


def test_tables_of_a_pdf_run_over_pages() -> None:
    pages = FORMATS["pdf"](consistent(3)).pages
    for table in ("表二", "表三"):
        assert len({page for key, page in pages.items() if key.startswith(f"cell:{table}")}) == 2


def test_numbers_in_docx_numbered_are_in_no_text() -> None:
    lines = word_lines(FORMATS["docx_numbered"](consistent(3)))
    assert "总体情况" in lines
    assert not [line for line in lines if re.match(r"[一二三四五六]、(?!本|上|结)|（[一二三四五]）", line)]


def test_lists_start_anew_where_a_number_does_not_follow() -> None:
    numbers = Numbers()
    texts = [numbers.heading(text, 2) for text in ("一、甲", "三、乙", "四、丙", "丁")]
    assert [rest for _, rest in texts] == ["甲", "乙", "丙", "丁"]
    assert [re.findall(r'numId w:val="(\d+)"', properties) for properties, _ in texts] == [[], ["2"], ["2"], ["0"]]
    subjects = [numbers.subject(text)[0] for text in ("（一）甲", "（二）乙", "（二）丙", "无号", "（一）丁")]
    assert [re.findall(r'numId w:val="(\d+)"', properties) for properties in subjects] == [
        ["3"],
        ["3"],
        ["4"],
        [],
        ["5"],
    ]
    assert numbers.part().count("startOverride") == 4


@pytest.mark.parametrize("format_", sorted(WORD))
def test_word_files_open_and_name_nobody(format_: str) -> None:
    document = Document(BytesIO(FORMATS[format_](consistent(3)).data))
    properties = document.core_properties
    assert {properties.author, properties.last_modified_by, properties.title, properties.comments} == {""}
    assert [len(table.columns) for table in document.tables] == [4, 10, 15]
    merged = document.tables[1].cell(5, 0)
    assert merged.text == "三、本年度办理结果"
    assert merged._tc is document.tables[1].cell(20, 0)._tc


@pytest.mark.parametrize("format_", FORMATS)
def test_files_are_the_same_for_the_same_report(format_: str) -> None:
    assert FORMATS[format_](consistent(7)) == FORMATS[format_](consistent(7))
    assert FORMATS[format_](consistent(7)).data != FORMATS[format_](consistent(8)).data


@pytest.mark.parametrize("format_", FORMATS)
def test_mutations_and_traps_change_the_file(format_: str) -> None:
    plain = FORMATS[format_](consistent(3)).data
    for case in formatted([format_]):
        assert case.render().data != plain or (case.code == "GL107" and format_ not in LEVELED), case.id
    for trap in TRAPS:
        if trap.holds(format_):
            assert trap.rendered(format_).data != plain, trap.name


@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_no_report_can_be_written(format_: str) -> None:
    files = [FORMATS[format_](model).data for model in MODELS.values()]
    assert len(set(files)) == len(MODELS)
