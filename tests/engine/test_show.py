"""What `govlint show` prints of a document: every paragraph and row with its number, pages where there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.cli import main
from govlint.cli.show import lines_of
from govlint.document import Document, PageMark, Paragraph
from govlint.forms.align import Wanted, align
from govlint.readers.markdown import read
from govlint.readers.rendering import Rendering
from tests.rules.linting import registry, sample
from tests.synthetic import LAYOUTS, consistent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def shown(document: Document) -> list[str]:
    return list(lines_of(document, align(document, registry().forms, Wanted())))


def printed(texts: Iterable[str], margins: Iterable[str] = (), pages: tuple[PageMark, ...] = ()) -> Document:
    rendering = Rendering()
    blocks = tuple(Paragraph(text, text.span()) for text in map(rendering.paragraph, texts))
    outside = tuple(Paragraph(text, text.span()) for text in map(rendering.paragraph, margins))
    return Document(rendering.source("a.docx", b""), blocks, addressing="block", margins=outside, pages=pages)


def test_every_line_with_text_of_a_report_is_shown_once() -> None:
    document = read("a.md", sample().encode())
    numbers = [int(line[:6]) for line in shown(document) if line[:6].strip().isdecimal()]
    with_text = {
        number
        for number, line in enumerate(sample().split("\n"), 1)
        if line.strip() and not line.startswith(("|---", "| ---"))
    }
    assert with_text <= set(numbers)
    twice = {number for number in numbers if numbers.count(number) > 1}
    assert twice == {table.span.line for table in document.blocks if hasattr(table, "rows")}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_values_of_every_row_are_shown_in_every_layout(layout: str) -> None:
    rendered = LAYOUTS[layout](consistent(1))
    document = registry().readers[rendered.suffix](f"a{rendered.suffix}", rendered.text.encode())
    report = align(document, registry().forms, Wanted())
    assert report
    rows = [row for reading in report.readings() for row in reading.rows]
    assert len(rows) > 30
    lines = list(lines_of(document, report))
    assert [row.row.id for row in rows if f"{row.span.line:>6}    {row.row.id}：" not in "".join(lines)] == []


def test_pages_are_named_where_they_begin() -> None:
    pages = (PageMark(1, 1, 1, 1), PageMark(2, 3, 2, 1), PageMark(3, 1, 2, 4))
    assert shown(printed(["甲", "乙乙乙", "丙"], pages=pages)) == [
        "没有认出年度报告；读到的内容：",
        "―― 第1页 ――",
        "     1  甲",
        "     2  乙乙乙",
        "―― 第2页 ――",
        "     3  丙",
    ]


def test_what_stands_outside_of_the_running_text_is_shown_behind_it() -> None:
    assert shown(printed(["甲"], ["页眉\n第二行"]))[1:] == [
        "     1  甲",
        "正文之外（页眉、页脚、脚注）：",
        "     2  页眉 第二行",
    ]


def test_a_reader_that_fails_is_a_failure_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(path: str, data: bytes) -> Document:
        raise KeyError("\x1b[31m")

    made = registry()
    monkeypatch.setattr("govlint.cli.reports.load", lambda: made._replace(readers={".md": fails}))
    report = tmp_path / "甲.md"
    report.write_text("甲", "utf-8")
    assert main(["show", str(report)]) == 3
    told = capsys.readouterr().err
    assert "KeyError" in told
    assert "Traceback" not in told
    assert "\x1b" not in told
