"""One paragraph of a Word file as it is read: its text, and what is to be said of places in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Kind = Literal["insertion", "deletion", "formatting", "comment", "hidden", "pale"]
BREAK = "↵"
"""What a word processor shows at the end of a paragraph: the text of a tracked change of that end alone."""


class Mark:
    """A trace from offset `start` to `end` of a passage; `pieces` is its text where that is not the text between."""

    __slots__ = ("author", "end", "kind", "pieces", "start")

    def __init__(self, kind: Kind, author: str, start: int, end: int, pieces: list[str]) -> None:
        self.kind: Kind = kind
        self.author = author
        self.start = start
        self.end = end
        self.pieces = pieces

    def text(self, value: str) -> str:
        """What was changed, said or hidden; `value` is the text that the mark stands in."""
        return "".join(self.pieces) or value[self.start : self.end]


class Origin:
    """Where [start, end) of a passage was read: in a part of the file, in its w:p number `paragraph`.

    `text` is the number of the w:t and `offset` that of its character that stands at `start`; None where only the
    paragraph is known, which covers its automatic number too. All are counted from 0, w:p and w:t over the whole part.
    """

    __slots__ = ("end", "offset", "paragraph", "part", "start", "text")

    def __init__(
        self, start: int, end: int, part: str, paragraph: int, text: int | None = None, offset: int = 0
    ) -> None:
        self.start = start
        self.end = end
        self.part = part
        self.paragraph = paragraph
        self.text = text
        self.offset = offset


class Passage:
    """A paragraph. `level` is its heading level. Its value may be empty where it has nothing but marks.

    `origins` is filled only where they are asked for.
    """

    __slots__ = ("level", "marks", "origins", "value")

    def __init__(self, value: str, level: int | None, marks: list[Mark]) -> None:
        self.value = value
        self.level = level
        self.marks = marks
        self.origins: Sequence[Origin] = ()


def joined(passages: Iterable[Passage]) -> Passage:
    """Several paragraphs as one, with line feeds between those that are not empty."""
    values: list[str] = []
    marks: list[Mark] = []
    origins: list[Origin] = []
    length = 0
    for passage in passages:
        if passage.value and length:
            length += 1
        for mark in passage.marks:
            mark.start += length
            mark.end += length
        marks += passage.marks
        for origin in passage.origins:
            origin.start += length
            origin.end += length
        origins += passage.origins
        if passage.value:
            values.append(passage.value)
            length += len(passage.value)
    made = Passage("\n".join(values), None, marks)
    made.origins = origins
    return made


class Collector:
    """Collects the text of the paragraph that is being read, and its marks.

    Neighbouring marks of one kind and author become one: a word processor cuts a change into many runs.
    """

    __slots__ = ("_covers", "_last", "_marks", "_parts", "length")

    def __init__(self) -> None:
        self.length = 0
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._last: dict[tuple[Kind, str], Mark] = {}
        self._covers: dict[tuple[Kind, str], None] = {}

    @property
    def value(self) -> str:
        """The text collected so far."""
        return "".join(self._parts)

    def add(self, text: str) -> None:
        """Append text."""
        self._parts.append(text)
        self.length += len(text)

    def feed(self) -> bool:
        """Append a line break, unless there is one or nothing to break; tell whether it was appended."""
        if not self._parts or self._parts[-1] == "\n":
            return False
        self.add("\n")
        return True

    def mark(self, kind: Kind, author: str, start: int, pieces: tuple[str, ...] = ()) -> None:
        """Mark the text from `start` to where it ends now."""
        last = self._last.get((kind, author))
        if last is not None and last.end == start:
            last.end = self.length
            last.pieces += pieces
            return
        self._last[kind, author] = self.single(kind, author, start, pieces)

    def extends(self, kind: Kind, author: str) -> bool:
        """Whether the text collected last is marked so."""
        last = self._last.get((kind, author))
        return last is not None and last.end == self.length > last.start

    def single(self, kind: Kind, author: str, start: int, pieces: tuple[str, ...] = ()) -> Mark:
        """Mark text from `start` on by itself, whatever its neighbours are."""
        made = Mark(kind, author, start, self.length, list(pieces))
        self._marks.append(made)
        return made

    def cover(self, kind: Kind, author: str) -> None:
        """Mark all of the text; marks of the kind and author in it are part of that."""
        self._covers[kind, author] = None

    def take(self, label: str, level: int | None) -> Passage | None:
        """What was collected, without white space at its edges and behind `label`; None where there is nothing."""
        value = "".join(self._parts)
        marks = self._taken_marks()
        self._parts = []
        self.length = 0
        stripped = value.strip()
        if marks:
            lead = len(value) - len(value.lstrip()) if stripped else 0
            _shift(marks, len(label if stripped else label.rstrip()), lead, len(stripped))
        if stripped or label or marks:
            return Passage(label + stripped if stripped else label.rstrip(), level, marks)
        return None

    def _taken_marks(self) -> list[Mark]:
        marks, covers = self._marks, self._covers
        if marks:
            self._marks = []
            self._last = {}
        elif not covers:
            # The list goes on collecting.
            return []
        if covers:
            self._covers = {}
            marks = [mark for mark in marks if (mark.kind, mark.author) not in covers]
            marks += (Mark(kind, author, 0, self.length, []) for kind, author in covers)
        return marks


def _shift(marks: list[Mark], label: int, lead: int, length: int) -> None:
    for mark in marks:
        mark.start = label + min(max(mark.start - lead, 0), length)
        mark.end = label + min(max(mark.end - lead, 0), length)
