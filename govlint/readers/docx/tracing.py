"""Reading that remembers where in the file every character was read; `origins` is the way to ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.readers.docx.passages import Origin
from govlint.readers.docx.runs import EDGES, LINE_ENDS, SPACE, Runs
from govlint.readers.docx.xml_values import W

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.passages import Passage
    from govlint.readers.docx.styles import ParagraphFormat


class TracedRuns(Runs):
    """Reads as `Runs` does, and gives each passage its origins."""

    __slots__ = ("_origins", "_paragraphs", "_part", "_texts")

    def enter(self, part: str, root: Element) -> None:
        """Say which part is read from here on."""
        self._part = part
        self._origins: list[Origin] = []
        self._paragraphs = {element: number for number, element in enumerate(root.iter(W + "p"))}
        self._texts = {element: number for number, element in enumerate(root.iter(W + "t"))}

    def read(self, paragraph: Element, format: ParagraphFormat, depth: int) -> None:  # noqa: A002
        """Collect the text of a paragraph, and where it stands."""
        start = self._collector.length
        before = self.paragraph = Origin(start, start, self._part, self._paragraphs[paragraph])
        self._origins.append(before)
        super().read(paragraph, format, depth)
        before.end = self._collector.length
        # A text box that stands in the paragraph is read later, as a story of its own.
        self.paragraph = before

    def plain(self, paragraph: Element, format: ParagraphFormat) -> str | None:  # noqa: A002
        """None: there is no short cut."""
        return None

    def take(self, label: str = "", level: int | None = None) -> Passage | None:
        """The paragraph that was collected, with its origins."""
        value = self._collector.value
        origins, self._origins = self._origins, []
        passage = super().take(label, level)
        if passage is not None:
            stripped = value.strip()
            lead = len(value) - len(value.lstrip()) if stripped else 0
            passage.origins = list(_cut(origins, len(passage.value) - len(stripped), lead, len(stripped)))
        return passage

    def _text(self, piece: Element) -> None:
        start = self._collector.length
        super()._text(piece)
        if self.paragraph is not None and self._collector.length > start:
            for at, length, offset in _literal(piece):
                begin = start + at
                number, paragraph = self._texts[piece], self.paragraph.paragraph
                self._origins.append(Origin(begin, begin + length, self._part, paragraph, number, offset))


def _literal(piece: Element) -> Iterator[tuple[int, int, int]]:
    """The stretches of a w:t that are read as they stand: where in what is read, how long, where in the w:t."""
    text = piece.text or ""
    lead = 0
    if piece.get(SPACE) != "preserve":
        lead = len(text) - len(text.lstrip(EDGES))
        text = text.strip(EDGES)
    at = done = 0
    for end in LINE_ENDS.finditer(text):
        if end.start() > done:
            yield at, end.start() - done, lead + done
        # A line end in a w:t is read as one space.
        at += end.start() - done + 1
        done = end.end()
    if len(text) > done:
        yield at, len(text) - done, lead + done


def _cut(origins: list[Origin], label: int, lead: int, length: int) -> Iterator[Origin]:
    """Origins in what was collected as origins in the passage, which has a label and lacks white space at its edges."""
    for origin in origins:
        start = min(max(origin.start - lead, 0), length)
        end = min(max(origin.end - lead, 0), length)
        if origin.text is None:
            origin.start = start + label if origin is not origins[0] else 0
            origin.end = end + label
            yield origin
        elif end > start:
            origin.offset += max(lead - origin.start, 0)
            origin.start, origin.end = start + label, end + label
            yield origin
