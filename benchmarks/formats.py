"""Word files, web pages and PDF against the barest way of parsing the same files."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import lxml.etree
import pypdfium2

from benchmarks.markdown import checking
from benchmarks.measure import govlint
from benchmarks.wide_table import word_file
from tests.synthetic import FORMATS, consistent

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.measure import Results


def many(results: Results, folder: Path, count: int, times: int) -> None:
    """Distinct reports in one process, all rules, against parsing and walking the same files."""
    results.section("其他格式的报告，一个进程，全部规则")
    for format_, name, yardstick, parse, bound in (
        ("docx_styled", " Word", "zipfile + lxml 遍历", _walk_docx, "2"),
        ("html_page", "网页", "html.parser", _parse_html, "3"),
        ("pdf", " PDF", "pypdfium2 取文字", _parse_pdf, ""),
    ):
        number = count if format_ != "pdf" else max(count // 10, 3)
        paths = _written(folder, format_, number)
        results.compare(f"{number} 份{name}", yardstick, bound, checking(paths), _each(parse, paths), times)


def as_saved(results: Results, folder: Path, count: int, times: int) -> None:
    """Word files as a word processor saves them, with the looks of every run and cell written out."""
    program = shutil.which("soffice")
    if program is None:
        results.note("没有安装 LibreOffice，没有检查它保存的 Word 文件")
        return
    paths = _written(folder, "docx_styled", count)
    profile, saved = folder / "profile", folder / "saved"
    command = [program, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "docx", "--outdir"]
    for start in range(0, count, _AT_ONCE):
        subprocess.run([*command, str(saved), *paths[start : start + _AT_ONCE]], check=True, capture_output=True)
    found = sorted(map(str, saved.glob("*.docx")))
    name = f"{len(found)} 份 LibreOffice 保存的 Word"
    results.compare(name, "zipfile + lxml 遍历", "2", checking(found), _each(_walk_docx, found), times)


_AT_ONCE = 50


def wide(results: Results, folder: Path, rows: int, times: int) -> None:
    """A Word table of `rows` rows against python-docx, against one of half as many, and its memory."""
    results.section(f"一张 {rows:,} 行的 Word 表格")
    paths = []
    for count in (rows // 2, rows):
        path = folder / f"{count}.docx"
        path.write_bytes(word_file(count, 8))
        paths.append(str(path))
    half, whole = (checking([path]) for path in paths)
    results.compare("全部规则", "python-docx row.cells", "0.25", whole, lambda: _row_cells(paths[1]), times)
    results.compare("全部规则", "一半的行", "2.25", whole, half, times)
    results.memory("内存峰值", "318", *govlint(paths[1]))


def _row_cells(path: str) -> int:
    return sum(len(cell.text) for row in docx.Document(path).tables[0].rows for cell in row.cells)


def _written(folder: Path, format_: str, count: int) -> list[str]:
    paths = []
    for seed in range(count):
        rendered = FORMATS[format_](consistent(seed))
        path = folder / f"{format_}-{seed}{rendered.suffix}"
        path.write_bytes(rendered.data)
        paths.append(str(path))
    return paths


def _each(parse: Callable[[bytes], object], paths: list[str]) -> Callable[[], object]:
    def work() -> None:
        for path in paths:
            parse(Path(path).read_bytes())

    return work


def _walk_docx(data: bytes) -> int:
    """Every element of the body visited once."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        root = lxml.etree.fromstring(package.read("word/document.xml"))
    return sum(len(element.text or "") for element in root.iter())


def _parse_html(data: bytes) -> int:
    """Every tag and text handed out, nothing kept."""
    from html.parser import HTMLParser

    parser = HTMLParser()
    parser.feed(data.decode("utf-8"))
    return len(data)


def _parse_pdf(data: bytes) -> int:
    """The text of every page."""
    with pypdfium2.PdfDocument(data) as document:
        return sum(len(page.get_textpage().get_text_bounded()) for page in document)
