"""One file in a process of its own, as an editor or a hook checks it, against a bare interpreter."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks.measure import govlint, process
from benchmarks.peers.programs import ON_ONE_FILE
from benchmarks.texts import report
from tests.synthetic import FORMATS, consistent

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.measure import Results
    from benchmarks.peers.programs import Peers

_BARE = "python -c pass"


def start_up(results: Results, folder: Path, peers: Peers, times: int) -> None:
    """Commands that read nothing, and one report of each format, one fault in it."""
    results.section("一个进程检查一个文件")
    bare = process(sys.executable, "-c", "pass")
    for name, bound in (
        ("--version", "2.5"),
        ("--help", "4"),
    ):
        results.compare(name, _BARE, bound, process(sys.executable, "-m", "govlint", name), bare, times)
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
    for program in ON_ONE_FILE:
        if work := peers.on_file(program, markdown, results):
            results.compare(f"{program.name}，同一份 Markdown 报告", _BARE, "", work, bare, times)
