"""PDF with a text layer: words with their positions on the page become paragraphs and tables.

pdfium gives the characters and the lines drawn, and the tables are found here: a reader in pure Python with tables of
its own took ten times as long, wrote radicals for ideographs and was easier to bring down with a hostile file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say

if TYPE_CHECKING:
    from govlint.document import Document

_MARK: Final = b"%PDF-"
_HEAD: Final = 1024
"""Readers of PDF accept so many bytes of anything before the mark."""


def read(path: str, data: bytes) -> Document:
    """Read a PDF; `UnreadableError` where it is none, is encrypted, broken, too large, or a scan without text."""
    if _MARK not in data[:_HEAD]:
        from govlint.foreign import foreign_error

        raise foreign_error(data, say("PDF 文件"))
    from govlint.readers.pdf.isolation import isolated
    from govlint.readers.pdf.layout import laid_out
    from govlint.readers.pdf.scans import refuse_scan
    from govlint.readers.pdf.writing import written

    content = isolated(data)
    refuse_scan(content.pages)
    return written(path, data, laid_out(content.pages), content.properties)
