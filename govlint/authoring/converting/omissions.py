"""What does not come along when a document is converted: pictures, links, what stands in margins."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from govlint.readers.docx.archive import ArchiveError
from govlint.readers.docx.package import Package
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Document

_PICTURE: Final = re.compile(r"!\[[^\]\n]{0,200}\]\(|<(?:img|svg|canvas|video|iframe|object|embed)\b", re.IGNORECASE)
_LINK: Final = re.compile(r"(?<!!)\[[^\[\]\n]{1,200}\]\([^)\s]|<a\s[^<>]{0,500}\bhref", re.IGNORECASE)
_BODY: Final = "word/document.xml"
_PICTURES: Final = frozenset({"blip", "imagedata", "chart", "relIds"})
_FALLBACK: Final = "Fallback"


def omissions(document: Document) -> Iterator[str]:
    """What is left out, for people; nothing of a PDF, which has more than was put into it."""
    found = _in_package(document) if document.source.data[:2] == b"PK" else _in_text(document)
    if found["picture"]:
        yield f"图片、图表 {found['picture']} 处不转换，请在新文件里插入"
    if found["link"]:
        yield f"链接 {found['link']} 处只保留文字"
    margins = sum(any(char.isalpha() for char in prose.text.value) for prose in document.margins)
    if margins and not document.pages:
        yield f"页眉、页脚和脚注 {margins} 处不转换"


def _in_text(document: Document) -> Counter[str]:
    """What stands between the first and the last block; around them are the ornaments of a website."""
    found: Counter[str] = Counter()
    if document.addressing != "text" or not document.blocks:
        return found
    first, last = document.blocks[0].span.line, document.blocks[-1].span.end_line
    text = "\n".join(document.source.lines()[first - 1 : last])
    found["picture"] = sum(1 for _ in _PICTURE.finditer(text))
    found["link"] = sum(1 for _ in _LINK.finditer(text))
    return found


def _in_package(document: Document) -> Counter[str]:
    try:
        body = Package(document.source.data).bytes_of(_BODY) or b""
    except (ArchiveError, UnreadableError):
        return Counter()
    return _Scan(body).found


class _Scan:
    """Counts elements of a Word file; what only stands in for others, for programs that are too old, is left out."""

    def __init__(self, data: bytes) -> None:
        self.found: Counter[str] = Counter()
        self._instead = 0
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            parser.Parse(data, True)
        except expat.ExpatError:
            # The reader takes what it can of a damaged part, and so does this.
            return

    def _start(self, name: str, values: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == _FALLBACK:
            self._instead += 1
        elif self._instead:
            return
        elif local in _PICTURES:
            self.found["picture"] += 1
        elif local == "hyperlink" and "r:id" in values:
            self.found["link"] += 1

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] == _FALLBACK:
            self._instead -= 1
