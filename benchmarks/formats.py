"""Word files, web pages and PDF against the barest way of parsing the same files."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.etree
import lxml.html
import pypdfium2

from benchmarks.measure import compare, process
from benchmarks.wide_table import word_file
from govlint.linter import Options
from govlint.plugins import load
from govlint.run import run
from tests.synthetic import FORMATS, consistent

if TYPE_CHECKING:
    from collections.abc import Callable


def cold(folder: Path, times: int) -> None:
    """One report in a process of its own, against a bare interpreter."""
    bare = process(sys.executable, "-c", "pass")
    for format_, bound in (("docx_styled", "≤ 8"), ("html_page", "≤ 7"), ("pdf", "≤ 12")):
        rendered = FORMATS[format_](consistent(1))
        path = folder / f"cold{rendered.suffix}"
        path.write_bytes(rendered.data)
        check = process(sys.executable, "-m", "govlint", "check", "--exit-zero", "--format", "concise", str(path))
        compare(f"one cold {rendered.suffix[1:]} report / python -c pass", bound, check, bare, times)


def many(folder: Path, count: int, times: int) -> None:
    """Distinct reports in one process, all rules, against parsing and walking the same files."""
    for format_, yardstick, parse, bound in (
        ("docx_styled", "zipfile + lxml walk", _walk_docx, "≤ 2"),
        ("html_page", "html.parser", _parse_html, "≤ 3"),
        ("pdf", "pypdfium2 text", _parse_pdf, ""),
    ):
        number = count if format_ != "pdf" else max(count // 10, 3)
        paths = _written(folder, format_, number)
        compare(f"{number} {format_}, all rules / {yardstick}", bound, _checking(paths), _each(parse, paths), times)


def as_saved(folder: Path, count: int, times: int) -> None:
    """Word files as a word processor saves them, with the looks of every run and cell written out."""
    program = shutil.which("soffice")
    if program is None:
        print("Word files saved by LibreOffice: not measured, it is not installed")
        return
    paths = _written(folder, "docx_styled", count)
    profile, saved = folder / "profile", folder / "saved"
    command = [program, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "docx", "--outdir"]
    for start in range(0, count, _AT_ONCE):
        subprocess.run([*command, str(saved), *paths[start : start + _AT_ONCE]], check=True, capture_output=True)
    found = sorted(map(str, saved.glob("*.docx")))
    name = f"{len(found)} docx saved by LibreOffice, all rules / zipfile + lxml walk"
    compare(name, "≤ 2", _checking(found), _each(_walk_docx, found), times)


_AT_ONCE = 50


def growth(folder: Path, rows: int, times: int) -> None:
    """A Word table of `rows` rows against one of half as many."""
    paths = []
    for count in (rows // 2, rows):
        path = folder / f"{count}.docx"
        path.write_bytes(word_file(count, 8))
        paths.append(str(path))
    half, whole = (_checking([path]) for path in paths)
    compare(f"a Word table of {rows:,} rows / of {rows // 2:,} rows", "linear: 2", whole, half, times)


def _written(folder: Path, format_: str, count: int) -> list[str]:
    paths = []
    for seed in range(count):
        rendered = FORMATS[format_](consistent(seed))
        path = folder / f"{format_}-{seed}{rendered.suffix}"
        path.write_bytes(rendered.data)
        paths.append(str(path))
    return paths


def _checking(paths: list[str]) -> Callable[[], object]:
    registry = load()
    options = Options(tuple(registry.rules.values()))
    return lambda: run(paths, registry, options)


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
