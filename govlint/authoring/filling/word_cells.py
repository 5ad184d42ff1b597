"""Figures into the cells of a Word file: a run at the end of an empty paragraph, characters of a text exchanged.

Nothing else of the part changes, and no other part: what a word processor wrote stays byte by byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from govlint.authoring.filling.cells import Writing
from govlint.authoring.filling.word_paragraphs import with_runs
from govlint.fixing.characters import Characters
from govlint.fixing.plans import Change, EditError, Plan
from govlint.fixing.word_file import WordText, refusal
from govlint.readers.docx.archive import ArchiveError
from govlint.readers.docx.package import Package

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.document import Document, Span
    from govlint.readers.docx.origins import Origins, WordParagraph


class WordWriting(Writing):
    """A Word file with the origins of what was read of it."""

    def __init__(self, document: Document, data: bytes, origins: Origins) -> None:
        super().__init__(document, data)
        self._origins = origins

    def written(self, changes: Mapping[Span, tuple[str, str]]) -> bytes:
        """See `Writing`."""
        reason = refusal(self.document, self.data)
        if reason:
            raise EditError(reason)
        data = self._exchanged({span: texts for span, texts in changes.items() if texts[0].strip()})
        blank = {self._paragraph(span): after for span, (before, after) in changes.items() if not before.strip()}
        return _inserted(data, blank) if blank else data

    def _exchanged(self, changes: Mapping[Span, tuple[str, str]]) -> bytes:
        if not changes:
            return self.data
        characters = Characters(self.document)
        plan = Plan()
        for span, (_, after) in changes.items():
            places = characters.within(span)
            if not places:
                raise EditError(f"第{span.line}段的数字不是直接写在文件里的")
            plan.add(places[0], Change(own=after))
            for place in places[1:]:
                plan.add(place, Change(own=""))
        return WordText(self.data, self._origins, characters).written(plan)

    def _paragraph(self, span: Span) -> WordParagraph:
        found = self._origins.paragraphs(span.line, span.column)
        if not found:
            raise EditError(f"第{span.line}段的空格子找不到填写的位置")
        return found[0]


def _inserted(data: bytes, texts: Mapping[WordParagraph, str]) -> bytes:
    """The package with these texts in these paragraphs, which are empty; the numbers of paragraphs are still right."""
    package = Package(data)
    parts: dict[str, dict[int, str]] = {}
    for paragraph, text in texts.items():
        parts.setdefault(paragraph.part, {})[paragraph.paragraph] = text
    try:
        return package.replaced({part: _part(package.raw(part) or b"", wanted) for part, wanted in parts.items()})
    except ArchiveError as error:
        raise EditError("文件的压缩结构不寻常，请用 Word 或 WPS 另存后再填写") from error


def _part(data: bytes, texts: Mapping[int, str]) -> bytes:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
        raise EditError("文件内部用了 UTF-16 编码，请用 Word 或 WPS 另存后再填写")
    try:
        return with_runs(data, texts)
    except ExpatError as error:
        raise EditError("文件内部的 XML 已经损坏，请用 Word 或 WPS 另存后再填写") from error
