"""Converted reports say what their sources say: the same text, the same figures, the same findings."""

from __future__ import annotations

import os
import re
from base64 import b64decode
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.authoring.converting.checking import Conversion, convert
from govlint.authoring.converting.comparison import compared
from govlint.authoring.converting.conversion import converted
from govlint.authoring.converting.omissions import omissions
from govlint.authoring.draft import Draft, DraftHeading, DraftParagraph, DraftTitle
from govlint.authoring.grids import Grid, Slot
from govlint.authoring.writing import writer_for
from govlint.document import Anchor, Document, Heading, PageMark, Paragraph, Table, Text
from govlint.linter import Options
from govlint.matching import fold, is_radical
from govlint.source import Source
from tests.engine.forms.disturbed import YEARS, aligned_file
from tests.engine.reporters.made import TYPO, diagnostic
from tests.lasting import at_most
from tests.rules.linting import registry, sample
from tests.rules.test_parity import traps
from tests.synthetic.cases import Case, formatted, mutated
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, WORD
from tests.synthetic.layouts import LAYOUTS
from tests.synthetic.nonreports import MODELS
from tests.synthetic.writer import Rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest.mark.structures import ParameterSet

    from tests.synthetic.traps import Trap

TARGETS = (".md", ".html", ".docx")
ALL = LAYOUTS | FORMATS
EVERY = 1 if os.environ.get("GOVLINT_ALL_CASES") == "1" else 6
"""Each of so many parity documents is converted: all of them take minutes."""
MENDED = {"GL207", "GL208"}
"""What the mandated layout has no place for: tables that are cut, rows that are displaced."""


@cache
def options() -> Options:
    return Options(tuple(registry().rules.values()))


def read(data: bytes, suffix: str) -> Document:
    return registry().readers[suffix](f"report{suffix}", data)


def conversion(rendered: Rendered, suffix: str) -> Conversion:
    made = convert(read(rendered.data, rendered.suffix), f"converted{suffix}", registry(), options())
    assert not made.failures
    return made


def rotated(cases: Iterator[Case], keep: int = EVERY) -> list[ParameterSet]:
    """The cases, or each of so many, each with one of the targets in turn."""
    chosen = list(cases)[::keep]
    return [
        pytest.param(case, TARGETS[number % 3], id=f"{case.id}-{TARGETS[number % 3]}")
        for number, case in enumerate(chosen)
    ]


def differences(made: Conversion) -> list[str]:
    return [*made.comparison.figures, *made.comparison.findings]


def prose(document: Document) -> list[str]:
    return [block.text.folded.text for block in document.blocks if not isinstance(block, Table)]


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_faultless_report_stays_one_with_mandated_tables(name: str, form: str, target: str) -> None:
    for seed in range(2):
        model = consistent(seed, form=form, year=YEARS[form], zero=seed == 1)
        made = conversion(ALL[name](model), target)
        assert (differences(made), made.comparison.lost, made.copied) == ([], (), ())
        report = aligned_file(Rendered(made.data, target))
        assert {cell: getattr(report.value(*cell), "raw", None) for cell in model.values} == model.values
        assert [heading.level for heading in report.headings] == [1 if target == ".docx" else 2] * 6


@pytest.mark.parametrize(("case", "target"), rotated(formatted()))
def test_a_fault_stays_a_fault(case: Case, target: str) -> None:
    assert_kept(case, target)


@pytest.mark.parametrize(("case", "target"), rotated(mutated(), keep=12))
def test_a_fault_in_a_text_stays_a_fault(case: Case, target: str) -> None:
    assert_kept(case, target)


def assert_kept(case: Case, target: str) -> None:
    made = conversion(case.render(), target)
    assert differences(made) == []
    assert {line.partition(" ")[0] for line in made.comparison.lost} <= MENDED


@pytest.mark.parametrize(("trap", "name"), traps()[::3])
def test_what_looks_like_a_fault_does_not_become_one(trap: Trap, name: str) -> None:
    target = TARGETS[len(trap.name + name) % 3]
    assert differences(conversion(trap.rendered(name), target)) == []


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", MODELS)
def test_what_is_no_report_is_copied_as_it_stands(name: str, target: str) -> None:
    rendered = LAYOUTS["markdown"](MODELS[name])
    made = conversion(rendered, target)
    assert not made.recognised
    assert differences(made) == []
    assert prose(read(made.data, target)) == prose(read(rendered.data, ".md"))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", sorted(ALL))
def test_all_prose_is_kept_in_its_order(name: str, target: str) -> None:
    rendered = ALL[name](consistent(1))
    said = "".join(prose(read(conversion(rendered, target).data, target)))
    if "pdf" not in name and rendered.suffix != ".txt":
        assert said == "".join(prose(read(rendered.data, rendered.suffix)))
    for part in consistent(1).parts:
        for paragraph in part.paragraphs:
            assert fold(consistent(1).told(paragraph)) in said


class TestCopiedTables:
    """A table that is not accounted for piece by piece is copied as it stands."""

    def converted(self, text: str, target: str = ".md") -> tuple[Conversion, str]:
        made = conversion(Rendered(text.encode(), ".md"), target)
        assert differences(made) == []
        return made, made.data.decode()

    def test_an_unread_row_is_copied_not_guessed(self) -> None:
        short = "|  |  | 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 |"
        made, text = self.converted(sample().replace(f"{short[:-1]}| 0 |", short))
        assert made.copied == ("表三",)
        assert short in text

    def test_an_unknown_row_is_kept(self) -> None:
        row = "|  |  | 9.属于工作秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
        made, text = self.converted(sample().replace("|  | （四）无法提供", f"{row}\n|  | （四）无法提供"))
        assert made.copied == ("表三",)
        assert row in text

    def test_a_remark_inside_of_a_table_is_kept(self) -> None:
        row = "| 注：行政许可含备案 |  |  |  |"
        made, text = self.converted(sample().replace("| 第二十条第（六）项", f"{row}\n| 第二十条第（六）项"))
        assert made.copied == ("表二",)
        assert row in text

    def test_a_note_below_a_table_stays_below(self) -> None:
        note = "注：行政许可含备案事项。"
        made, text = self.converted(sample().replace("## 三、", f"{note}\n\n## 三、"))
        assert made.copied == ()
        assert f"| 行政事业性收费 | 128.5 |  |  |\n\n{note}\n\n## 三、" in text

    def test_a_note_between_the_halves_of_a_torn_table_is_kept(self) -> None:
        note = "续表见下页"
        torn = sample().replace("|  | （四）无法提供", f"\n{note}\n\n|  | （四）无法提供")
        made, text = self.converted(torn)
        assert made.copied == ("表三",)
        assert note in text

    def test_a_misspelt_label_stays_misspelt(self) -> None:
        _, text = self.converted(sample().replace("本年废止件数", "本年度止件数").replace("结果纠正", "结果纠下", 1))
        assert "| 本年度止件数 |" in text
        assert text.count("结果纠下") == 1

    def test_values_stay_as_they_are_written(self) -> None:
        _, text = self.converted(
            sample().replace("| 128.5 |", "| 128.50万元（含减免） |").replace("| 236 |", "| １,236 |")
        )
        assert "| 128.50万元（含减免） |" in text
        assert "| １,236 |" in text


class TestComparison:
    """What differs is said, and is told from what had to go."""

    def test_a_lost_figure_and_a_new_finding_are_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write = writer_for("x.md")

        def careless(draft: Draft) -> bytes:
            return write(draft).replace("| 行政许可 | 236 |".encode(), "| 行政许可 |  |".encode())

        monkeypatch.setattr("govlint.authoring.converting.checking.writer_for", lambda _: careless)
        made = conversion(Rendered(sample().encode(), ".md"), ".md")
        assert made.comparison.figures == ("表二“行政许可”的“本年处理决定数量”：原来是“236”，转换以后是空白",)
        assert [line.partition(" ")[0] for line in made.comparison.findings] == ["GL205"]
        assert not made.comparison.same

    def test_a_fault_that_is_gone_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write = writer_for("x.md")

        def kind(draft: Draft) -> bytes:
            return write(draft).replace("本年度止件数".encode(), "本年废止件数".encode())

        monkeypatch.setattr("govlint.authoring.converting.checking.writer_for", lambda _: kind)
        made = conversion(Rendered(sample().replace("本年废止件数", "本年度止件数").encode(), ".md"), ".md")
        assert [line[:5] for line in made.comparison.findings] == ["GL202"]
        assert made.comparison.findings[0].endswith("：转换以后没有了")

    def test_a_torn_table_is_mended_and_that_is_said(self) -> None:
        torn = sample().replace("|  | （四）无法提供", "\n|  | （四）无法提供")
        made = conversion(Rendered(torn.encode(), ".md"), ".md")
        assert [line.partition("：")[2] for line in made.comparison.lost if line.startswith("GL207")]
        assert all(line.endswith("：表格已按格式重新排列") for line in made.comparison.lost)
        assert made.comparison.same
        assert made.data == conversion(Rendered(sample().encode(), ".md"), ".md").data

    def test_a_comment_that_speaks_to_govlint_is_not_converted_and_that_is_said(self) -> None:
        comment = "<!-- govlint-disable-file GL205 -- 还没有统计 -->"
        blank = sample().replace("| 行政许可 | 236 |", "| 行政许可 |  |")
        made = conversion(Rendered(f"{blank}\n{comment}\n".encode(), ".md"), ".md")
        assert (made.comparison.same, made.uncovered) == (True, 1)
        assert "govlint" not in made.data.decode()
        unused = conversion(Rendered(f"{sample()}\n{comment}\n".encode(), ".md"), ".md")
        assert [line.rpartition("：")[2] for line in unused.comparison.lost] == ["停用规则的注释不转换"]
        assert (unused.comparison.same, unused.uncovered) == (True, 0)

    def test_properties_of_the_file_are_not_converted(self) -> None:
        document = docx.Document(BytesIO(conversion(Rendered(sample().encode(), ".md"), ".docx").data))
        document.core_properties.author = "王小明"
        stream = BytesIO()
        document.save(stream)
        made = conversion(Rendered(stream.getvalue(), ".docx"), ".md")
        assert [line.rpartition("：")[2] for line in made.comparison.lost] == ["文件属性不转换"]
        assert made.comparison.same


class TestOmissions:
    """What is no text is not converted, and that is said."""

    PIXEL = b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )

    def omitted(self, data: bytes, suffix: str) -> tuple[str, ...]:
        return conversion(Rendered(data, suffix), ".md").omitted

    def test_pictures_and_headers_of_a_word_file(self) -> None:
        document = docx.Document(BytesIO(conversion(Rendered(sample().encode(), ".md"), ".docx").data))
        document.paragraphs[2].add_run().add_picture(BytesIO(self.PIXEL))
        document.sections[0].header.paragraphs[0].text = "云岭市水务局文件"
        stream = BytesIO()
        document.save(stream)
        assert self.omitted(stream.getvalue(), ".docx") == (
            "图片、图表 1 处不转换，请在新文件里插入",
            "页眉、页脚和脚注 1 处不转换",
        )

    def test_pictures_and_links_of_markdown(self) -> None:
        text = sample().replace(
            "## 二、", "![图解](图.png)\n\n见[市政府网站](https://example.invalid/)。\n\n## 二、", 1
        )
        assert self.omitted(text.encode(), ".md") == ("图片、图表 1 处不转换，请在新文件里插入", "链接 1 处只保留文字")

    def test_ornaments_of_the_website_are_no_part_of_the_report(self) -> None:
        page = conversion(Rendered(sample().encode(), ".md"), ".html").data.decode()
        around = page.replace("<body>", '<body>\n<img src="logo.png">\n').replace("</body>", '\n<img src="x">\n</body>')
        assert self.omitted(around.encode(), ".html") == ()
        inside = page.replace("</h1>", '</h1>\n<p><img src="图.png"></p>', 1)
        assert self.omitted(inside.encode(), ".html") == ("图片、图表 1 处不转换，请在新文件里插入",)

    @pytest.mark.parametrize("name", sorted(ALL))
    def test_reports_of_text_and_tables_lose_nothing_else(self, name: str) -> None:
        headers = ("页眉、页脚和脚注 1 处不转换",) if name in WORD else ()
        assert conversion(ALL[name](consistent(1)), ".html").omitted == headers

    @pytest.mark.parametrize("text", ["![" * 50_000, "[" * 100_000, "<a " * 30_000, "[x](" * 25_000])
    def test_hostile_text_takes_no_time(self, text: str) -> None:
        source = Source("x.md", text.encode(), "utf-8", b"", text)
        line = Text(text, (Anchor(0, 1, 1),))
        with at_most(5):
            list(omissions(Document(source, (Paragraph(line, line.span()),))))


def test_many_findings_are_compared_in_no_time() -> None:
    document = read(b"1", ".md")
    found = [diagnostic(TYPO, span=(number, 1, number, 2), message=f"第 {number} 处") for number in range(1, 20_001)]
    with at_most(5):
        made = compared(document, None, None, found, reversed(found))
    assert made.same


NASTY = st.text(
    st.sampled_from(list("#*_`[]()<>&;|\\~!$-+=.:{}\"'0129 ax\t\n　（一）、。第条项＃《》\u200b\x07\ufeff&nbsp;")),
    min_size=1,
    max_size=30,
).filter(lambda text: bool(fold(text)))
LABELS = st.text(st.sampled_from(list("#*_`[]<>&|\\~$-+=.:12 政府件数（）、")), max_size=12)


def blocks(data: bytes, suffix: str) -> list[tuple[str, str]]:
    return [
        ("heading" if isinstance(block, Heading) else "paragraph", block.text.folded.text)
        for block in read(data, suffix).blocks
        if not isinstance(block, Table)
    ]


@pytest.mark.parametrize("target", [".md", ".docx"])
@settings(max_examples=150, deadline=None)
@given(paragraphs=st.lists(NASTY, min_size=1, max_size=4))
def test_no_text_is_markup(target: str, paragraphs: list[str]) -> None:
    draft = Draft("", (DraftHeading("一、总体情况", 2), *map(DraftParagraph, paragraphs)))
    found = blocks(writer_for(f"x{target}")(draft), target)
    assert found[0] == ("heading", "一、总体情况")
    assert {kind for kind, _ in found[1:]} <= {"paragraph"}
    assert "".join(text for _, text in found[1:]) == "".join(map(fold, paragraphs))


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=100, deadline=None)
@given(texts=st.lists(LABELS, min_size=6, max_size=6))
def test_no_cell_is_markup(target: str, texts: list[str]) -> None:
    rows = tuple(
        tuple(Slot(text, row, column, kind="label") for column, text in enumerate(texts[3 * row : 3 * row + 3]))
        for row in range(2)
    )
    draft = Draft("", (DraftTitle("报告"), Grid(rows, (1, 1, 1)), DraftParagraph("表后文字。")))
    (table,) = [block for block in read(writer_for(f"x{target}")(draft), target).blocks if isinstance(block, Table)]
    assert [cell.text.folded.text for row in table.rows for cell in row] == [fold(text) for text in texts]


@settings(max_examples=60, deadline=None)
@given(title=NASTY, heading=NASTY)
def test_no_heading_is_markup(title: str, heading: str) -> None:
    draft = Draft(title, (DraftTitle(title), DraftHeading(heading, 2), DraftParagraph("正文。")))
    for suffix in (".md", ".docx"):
        found = blocks(writer_for(f"x{suffix}")(draft), suffix)
        assert found[-1] == ("paragraph", "正文。")
        assert fold(title) + fold(heading) in "".join(text for _, text in found)


@settings(max_examples=60, deadline=None)
@given(text=NASTY)
def test_a_page_holds_the_text_and_no_tags_of_it(text: str) -> None:
    page = writer_for("x.html")(Draft(text, (DraftTitle(text), DraftParagraph(f"开头{text}结尾")))).decode()
    body = page.partition("<body>")[2]
    assert re.findall(r"</?([a-z0-9]+)", body.replace("<br>", "")) == ["h1", "h1", "p", "p", "body", "html"]
    assert not re.search(r"&(?!amp;|lt;|gt;|quot;|#x27;)", page.partition("</style>")[2])


def test_a_format_that_cannot_be_written_is_refused() -> None:
    for name in ("x.pdf", "x.doc", "x.txt", "x"):
        with pytest.raises(ValueError, match="只能写成"):
            writer_for(name)


def test_radicals_that_a_printer_put_into_a_pdf_become_characters() -> None:
    text = sample().replace("## 一、总体情况", "## ⼀、总体情况").replace("自然人", "⾃然⼈").replace("编制", "编制⻚")
    document = read(text.encode(), ".md")
    draft = converted(document._replace(pages=(PageMark(1, 1, 1, 1),)), None, {})
    assert not [char for char in writer_for("x.md")(draft).decode() if is_radical(char)]
    kept = writer_for("x.md")(converted(document, None, {})).decode()
    assert "⾃然⼈" in kept


def test_lines_of_a_printed_page_are_joined_and_made_ones_kept() -> None:
    text = "# 云岭市水务局\n\n2023年，水务局依托网站\n公开 GDP\nper capita 信息。\n"
    made = conversion(Rendered(text.encode(), ".md"), ".md").data.decode()
    assert "依托网站公开 GDP per capita 信息" in made
    broken = writer_for("x.docx")(Draft("", (DraftParagraph("第一行\n第二行是一句比较长的话。"),)))
    assert "第一行<br>第二行" in conversion(Rendered(broken, ".docx"), ".md").data.decode()
