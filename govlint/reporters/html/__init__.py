"""`--format html`: one file for people, with the document, the findings on it and the statement of what was checked.

It needs no network, no other file and no library for templates: the engine writes it by a writer that escapes
whatever is not markup by its type, so the format is there in every installation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.reporters.html.body import body_of
from govlint.reporters.html.page import whole_page
from govlint.reporters.html.writer import element
from govlint.reporters.tally import tally

if TYPE_CHECKING:
    from typing import TextIO

    from govlint.plugins import ReportOptions
    from govlint.results import RunResult


def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
    """Write the run as a web page; it always holds everything, so no option matters."""
    head = element(
        "header",
        element("h1", "年度报告检查结果"),
        element("p", tally(result).sentence, class_="lead"),
        class_="top",
    )
    skip = element("a", "跳到检查结果", href="#content", class_="skip")
    stream.write(
        whole_page("年度报告检查结果", (skip, head, element("main", *body_of(result), id="content", tabindex=-1)))
    )
