"""PDFs whose text cannot be had: scans, and drawings of letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.readers.pdf.page import Page

_PICTURE: Final = 0.5
"""A page of which a picture covers this part is a scan where it has next to no text."""
_FEW: Final = 60
"""A page number, a watermark and a header together have fewer characters."""
_UNKNOWN: Final = frozenset("\ufffd\0")


def refuse_scan(pages: Sequence[Page]) -> None:
    """Raise `UnreadableError` where most pages are pictures, or the text layer says nothing."""
    counts = [sum(not glyph.text.isspace() for glyph in page.glyphs) for page in pages]
    scanned = sum(count < _FEW and page.pictured >= _PICTURE for page, count in zip(pages, counts, strict=True))
    if scanned * 2 > len(pages):
        raise UnreadableError(
            say("PDF 是扫描件，页面是图片，没有文字层；请先做文字识别（OCR），最好用原来的 Word 文件重新导出")
        )
    if not any(counts):
        raise UnreadableError(
            say("PDF 里没有可以读取的文字（文字可能是画成图形的）；请用原来的 Word 文件重新导出，或先做文字识别（OCR）")
        )
    unknown = sum(glyph.text in _UNKNOWN for page in pages for glyph in page.glyphs)
    if unknown * 2 > sum(counts):
        raise UnreadableError(say("PDF 的文字没有编码信息，读出来是乱码；请用原来的 Word 文件重新导出"))
