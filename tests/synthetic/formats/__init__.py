"""The formats that reports are published in, by name: each turns a model into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.formats.docx import docx_bold, docx_numbered, docx_styled
from tests.synthetic.formats.html import html
from tests.synthetic.formats.html_page import html_page, html_page_gbk
from tests.synthetic.formats.pdf import pdf, pdf_unruled

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.synthetic.model import ReportModel
    from tests.synthetic.writer import Rendered

FORMATS: dict[str, Callable[[ReportModel], Rendered]] = {
    "html": html,
    "html_page": html_page,
    "html_page_gbk": html_page_gbk,
    "docx_styled": docx_styled,
    "docx_numbered": docx_numbered,
    "docx_bold": docx_bold,
    "pdf": pdf,
    "pdf_unruled": pdf_unruled,
}

HTML = frozenset({"html", "html_page", "html_page_gbk"})
WORD = frozenset({"docx_styled", "docx_numbered", "docx_bold"})
PDF = frozenset({"pdf", "pdf_unruled"})
#: Formats whose headings have levels.
LEVELED = frozenset({"html", "docx_styled", "docx_numbered"})
