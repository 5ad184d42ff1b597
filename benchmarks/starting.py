"""One file in a process of its own, as an editor or a hook checks it, against a bare interpreter."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from benchmarks.measure import govlint, process
from benchmarks.texts import report
from tests.synthetic import FORMATS, consistent

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.measure import Results

_BARE = "python -c pass"
_PEERS = {
    "autocorrect": ("autocorrect", "--lint"),
    "codespell": ("codespell",),
    "proselint": ("proselint", "check"),
}
"""Checkers of prose, for what people are used to."""


def start_up(results: Results, folder: Path, times: int) -> None:
    """Commands that read nothing, and one report of each format, one fault in it."""
    results.section("一个进程检查一个文件")
    bare = process(sys.executable, "-c", "pass")
    program = (sys.executable, "-m", "govlint")
    for name, command, bound in (
        ("--version", (*program, "--version"), "2.5"),
        ("--help", (*program, "--help"), "4"),
    ):
        results.compare(name, _BARE, bound, process(*command), bare, times)
    markdown = folder / "report.md"
    markdown.write_text(report(1, faulty=True), "utf-8")
    results.compare("7 kB 的 Markdown 报告", _BARE, "6", process(*govlint(str(markdown))), bare, times)
    concise, sarif = (process(*govlint("--format", format_, str(markdown))) for format_ in ("concise", "sarif"))
    results.compare("--format sarif", "--format concise", "1.2", sarif, concise, times)
    for format_, name, bound in (
        ("docx_styled", "Word 报告", "8"),
        ("html_page", "网页", "7"),
        ("pdf", "PDF 报告", "12"),
    ):
        rendered = FORMATS[format_](consistent(1))
        path = folder / f"cold{rendered.suffix}"
        path.write_bytes(rendered.data)
        results.compare(name, _BARE, bound, process(*govlint(str(path))), bare, times)
    for name, command in _PEERS.items():
        if shutil.which(name):
            results.compare(f"{name}，同一份 Markdown", _BARE, "", process(*command, str(markdown)), bare, times)
        else:
            results.note(f"没有安装 {name}，没有比较")
