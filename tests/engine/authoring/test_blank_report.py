"""A new report is what the form asks for, and what is still to be written is reported until it is."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import product
from xml.etree import ElementTree

import pytest

from govlint.authoring.blank_report import agency_of
from govlint.authoring.filling.fill import fill
from tests.engine.authoring.written import (
    KINDS,
    PLACEHOLDER,
    SUFFIXES,
    YEARS,
    data_file,
    document_xml,
    finished,
    new_draft,
    new_report,
    target,
)
from tests.engine.forms.disturbed import aligned_text
from tests.rules.linting import linted, registry
from tests.rules.test_catalogue import told
from tests.synthetic.consistent import consistent

TO_FILL_IN = {"GL205", "GL502"}
CASES = [pytest.param(*case, id="-".join(case)) for case in product(SUFFIXES, ("2019", "2021"), KINDS)]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b i color spacing kern sz szCs highlight u lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap vAlign",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr",
    "font": "altName panose1 charset family pitch sig",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang",
    "sectPr": "headerReference footerReference type pgSz pgMar cols docGrid",
    "tbl": "tblPr tblGrid tr",
}
"""The children of elements in the order of the schema (ECMA-376), as far as they are used."""


@pytest.mark.parametrize(("suffix", "form", "kind"), CASES)
def test_only_what_is_to_be_filled_in_is_reported(suffix: str, form: str, kind: str) -> None:
    result = linted(new_report(suffix, form, kind=kind), suffix)
    assert (result.form, result.year) == (form, YEARS[form])
    codes = {made.rule.code for made in result.diagnostics}
    assert codes == TO_FILL_IN & registry().rules.keys(), told(result.diagnostics)


@pytest.mark.parametrize(("suffix", "form", "kind"), CASES)
def test_filled_in_it_is_clean(suffix: str, form: str, kind: str) -> None:
    model = consistent(1, form=form, year=YEARS[form])
    blank = finished(new_report(suffix, form, agency=model.organ, kind=kind), suffix)
    made = target(blank, suffix)
    filled = fill(made, data_file(made.report.form, model.values))
    assert filled.blank == ()
    assert told(linted(filled.data, suffix).diagnostics) == []


@pytest.mark.parametrize("kind", KINDS)
def test_governments_also_tell_of_results(kind: str) -> None:
    text = new_report(".md", kind=kind).decode()
    assert ("追" in text) == (kind != "department")


def test_no_placeholder_outlives_the_clerk() -> None:
    for form, kind in product(YEARS, KINDS):
        text = new_report(".md", form, kind=kind).decode()
        assert len(PLACEHOLDER.findall(text)) >= 9
        assert "【" not in finished(text.encode(), ".md").decode()


@pytest.mark.parametrize("name", ["", "  ", "云岭市\n水务局", "云岭市\x07水务局", "局" * 61])
def test_what_can_be_no_name_of_an_organ_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="机关名称"):
        agency_of(name)


def test_a_name_that_looks_like_markup_is_text() -> None:
    for suffix in (".md", ".html"):
        name = "云岭市*水务*局<b>&amp;|"
        report = aligned_text(new_report(suffix, agency=name).decode(), suffix)
        assert report.title
        assert report.title.text.value.startswith(name)


class TestWordFile:
    """How the Word file is made, as far as a reader of text does not see it."""

    def test_headings_are_headings(self) -> None:
        styles = re.findall(r'<w:pStyle w:val="(Title|Heading\d)"/>', document_xml(new_report(".docx")))
        assert styles == ["Title", *["Heading1"] * 6]

    def test_rows_stay_whole_and_titles_stand_again(self) -> None:
        tables = list(ElementTree.fromstring(document_xml(new_report(".docx"))).iter(f"{W}tbl"))  # noqa: S314
        assert len(tables) == 3
        for table, heads in zip(tables, (0, 3, 3), strict=True):
            rows = table.findall(f"{W}tr")
            assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
            marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
            assert marked == [True] * heads + [False] * (len(rows) - heads)

    def test_the_widths_of_a_row_add_up_to_the_table(self) -> None:
        for table in ElementTree.fromstring(document_xml(new_report(".docx"))).iter(f"{W}tbl"):  # noqa: S314
            grid = [int(column.get(f"{W}w", "0")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
            for row in table.findall(f"{W}tr"):
                widths = [int(width.get(f"{W}w", "0")) for width in row.findall(f"{W}tc/{W}tcPr/{W}tcW")]
                assert sum(widths) == sum(grid) == 8844

    def test_nothing_names_a_person_or_a_program_that_wrote_it(self) -> None:
        with zipfile.ZipFile(BytesIO(new_report(".docx"))) as package:
            core = package.read("docProps/core.xml").decode()
            names = package.namelist()
        assert "python-docx" not in core
        assert not re.search(r"<dc:creator>[^<]", core)
        assert not [name for name in names if "thumbnail" in name or "customXml" in name]

    def test_a_typeface_that_is_missing_has_others_to_stand_in(self) -> None:
        with zipfile.ZipFile(BytesIO(new_report(".docx"))) as package:
            fonts = package.read("word/fontTable.xml").decode()
            styles = package.read("word/styles.xml").decode()
        used = set(re.findall(r'w:eastAsia="([^"]+)"', styles)) - {"zh-CN"}
        assert used == {"方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"}
        for name in used:
            assert re.search(rf'<w:font w:name="{name}"><w:altName w:val="[^"]+"/>', fonts), name

    def test_a_long_title_is_broken_behind_the_organ(self) -> None:
        broken = document_xml(new_report(".docx", agency="云岭市自然资源和规划局"))
        assert 'preserve">云岭市自然资源和规划局</w:t><w:br/>' in broken
        assert "<w:br/>" not in document_xml(new_report(".docx", agency="水务局"))

    def test_children_stand_in_the_order_that_word_insists_on(self) -> None:
        with zipfile.ZipFile(BytesIO(new_report(".docx"))) as package:
            for name in package.namelist():
                for element in ElementTree.fromstring(package.read(name)).iter():  # noqa: S314
                    order = ORDER.get(element.tag.removeprefix(W), "").split()
                    places = [order.index(child.tag.removeprefix(W)) for child in element if order]
                    assert places == sorted(places), (name, element.tag, [child.tag for child in element])

    def test_every_part_is_well_formed(self) -> None:
        with zipfile.ZipFile(BytesIO(new_report(".docx"))) as package:
            assert package.testzip() is None
            for name in package.namelist():
                ElementTree.fromstring(package.read(name))  # noqa: S314


def test_the_draft_says_its_title() -> None:
    assert new_draft().name == "云岭市水务局2023年政府信息公开工作年度报告"
