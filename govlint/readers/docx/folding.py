"""Cells and paragraphs that are nothing but text, taken out of the XML before it is parsed: nearly all are like that.

Those of a file differ in their text and in little else. So what stands around a text is looked at once, and of all with
the same around theirs only the texts are taken. It is exact: what is taken is well-formed by itself, below the root of
the file, and a text counts only where an XML parser would give the very same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.readers.docx.markup import may_hide_text, without_looks
from govlint.readers.docx.surroundings import CELLS, DECLARED, EXACT, MOST_AROUND, PARAGRAPHS, known
from govlint.readers.docx.xml_values import W

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.surroundings import Known, Surroundings

FOLDED_CELLS: Final = W + "folded.cells"
FOLDED_PARAGRAPHS: Final = W + "folded.paragraphs"
"""These stand where cells and paragraphs were; their text is the number of the group."""
_FOLDED: Final = frozenset({FOLDED_CELLS, FOLDED_PARAGRAPHS})
_NAME: Final = b"folded."
_TAKEN: Final = {
    CELLS: b"<w:folded.cells>%d</w:folded.cells>",
    PARAGRAPHS: b"<w:folded.paragraphs>%d</w:folded.paragraphs>",
}
_ROW: Final = b"<w:tr>"
_ROW_END: Final = b"</w:tr>"
_ROOT: Final = b"<w:document"
_DECLARES: Final = re.compile(rb"xmlns:w\s*=")
_ID: Final = rb'(?::rsid[A-Za-z]{1,10}+|14:(?:para|text)Id)="[0-9A-Fa-f]{8}+"'
_IDS: Final = re.compile(rb" w(?<=<w:[pr] w|w:tr w)%b(?: w%b)*+(?=>)" % (_ID, _ID))
"""What tells a paragraph, a run or a row from all others, and nothing else."""
_LONGEST_ROOT: Final = 16 * 1024
_HEAD: Final = 4 * 1024
"""So far ids are looked for: a program that writes them writes them everywhere."""
_TEXTS: Final = frozenset({W + "t", W + "delText"})

Folding = tuple["Surroundings", str]
"""A cell or paragraph: what was around its text, and the text."""
FoldedRow = list[Folding]
"""Cells side by side, or paragraphs."""
Group = list[FoldedRow]
"""What stood in one place: paragraphs, or the cells of one row or of several whole ones that follow one another."""


class Folded:
    """A part without what was taken out of it, which is in `groups`. `cost` is that of parsing it."""

    __slots__ = ("cost", "data", "groups")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.groups: list[Group] = []
        self.cost = 0


def folded(data: bytes) -> Folded:
    """Take what is nothing but text out of the main part, in UTF-8, of a Word file."""
    start = data.find(_ROOT)
    end = data.find(b">", start) + 1
    if start < 0 or not 0 < end - start <= _LONGEST_ROOT or DECLARED not in data[start:end]:
        return Folded(data)
    result = Folded(data)
    if data.find(b" w:rsid", end, end + _HEAD) >= 0 or data.find(b" w14:paraId", end, end + _HEAD) >= 0:
        result.data = _IDS.sub(b"", data)
    for kind in (CELLS, PARAGRAPHS):
        _take(result, known(data[start:end], kind))
    # What is taken is known not to hold any of these.
    left = result.data
    if may_hide_text(left) or _DECLARES.search(left, end) or left.count(_NAME) != 2 * len(result.groups):
        return Folded(data)
    return result


def all_text(element: Element, groups: Sequence[Group]) -> str:
    """All text in an element of a part, that of what was taken out of it and what was deleted included."""
    texts: list[str] = []
    for piece in element.iter():
        if piece.tag in _TEXTS:
            texts.append(piece.text or "")
        elif piece.tag in _FOLDED and groups:
            texts += (text for row in groups[int(piece.text or 0)] for _, text in row)
    return "".join(texts)


def _take(result: Folded, known: Known) -> None:
    data, kind = result.data, known.kind
    kept: list[bytes] = []
    done = 0
    at = data.find(kind.start)
    while at >= 0:
        around, text, end = known.at(data, at)
        if around is not None:
            taking = _Taking(data, known, in_rows=kind is CELLS and _begins_row(data, done, at))
            end = taking.run(around, text, at, end)
            for start, stop, group in taking.pieces(at):
                kept += (data[done:start], _TAKEN[kind] % len(result.groups))
                result.groups.append(group)
                done = stop
            result.cost += taking.cost
        at = data.find(kind.start, end)
    if kept:
        result.data = b"".join((*kept, data[done:]))
    known.renew()


class _Taking:
    """Takes cells or paragraphs that stand behind one another, with `in_rows` the cells of the next rows too.

    `cost` is what parsing what was taken would cost.
    """

    __slots__ = ("_data", "_end", "_group", "_in_rows", "_known", "_row", "_row_before", "cost")

    def __init__(self, data: bytes, known: Known, *, in_rows: bool) -> None:
        self._data = data
        self._known = known
        self._in_rows = in_rows
        self._group: Group = [[]]
        self._end = 0
        self._row = self._row_before = 0
        self.cost = 0

    def pieces(self, start: int) -> Iterator[tuple[int, int, Group]]:
        """Where what was taken begins and ends; where the last row goes on, that row is for itself."""
        if len(self._group) > 1 and not self._data.startswith(_ROW_END, self._end):
            last = self._group.pop()
            yield start, self._row_before, self._group
            yield self._row, self._end, [last]
        else:
            yield start, self._end, self._group

    def run(self, last: Surroundings, text: str, start: int, end: int) -> int:
        """Take one that stands from `start` to `end` and those behind it; gives the end of what was looked at.

        Tables repeat themselves from row to row: what stood behind such a one before is compared before all else.
        """
        data, in_rows = self._data, self._in_rows
        find, startswith = data.find, data.startswith
        row = self._group[0]
        spent = last.cost
        begin, stop, lead = start + last.length, end - len(last.end), 0
        while True:
            # The text of `last` ends at `stop`. Whether what such a one ends with stands there is not known yet.
            for joint, length, other, between, cost in last.after:
                if startswith(joint, stop) and (in_rows or not between):
                    first = after = stop + length
                    said: str | None = ""
                    if other.end:
                        after = find(b"<", first)
                        said = EXACT[data[first:after]]
                    if said is not None:
                        if lead:
                            row = self._new_row(begin - last.length, lead)
                        row.append((last, text))
                        spent += cost
                        last, text, begin, stop, lead = other, said, first, after, between
                        break
            else:
                before: Surroundings | None = None
                if startswith(last.end, stop):
                    if lead:
                        row = self._new_row(begin - last.length, lead)
                    row.append((last, text))
                    before = last
                    self._end = stop + len(last.end)
                    at = self._next(self._end)
                    lead = at - self._end
                else:
                    spent -= last.cost
                    at = begin - last.length
                    self._end = at - lead
                self.cost = spent
                found, said, end = (None, "", self._end) if at < 0 else self._known.at(data, at)
                if found is None:
                    return end
                if before is not None:
                    self._known.link(before, data[self._end : at], found)
                last, text, begin, stop = found, said, at + found.length, end - len(found.end)
                spent += last.cost

    def _new_row(self, start: int, lead: int) -> FoldedRow:
        row: FoldedRow = []
        self._group.append(row)
        self._row, self._row_before = start, start - lead
        return row

    def _next(self, end: int) -> int:
        """Where the one behind that ends at `end` begins; -1 where something else stands there."""
        data, start = self._data, self._known.kind.start
        if data.startswith(start, end):
            return end
        if self._in_rows and data.startswith(_ROW_END, end):
            at = data.find(start, end, end + MOST_AROUND)
            if at >= 0 and _is_bare(data[end + len(_ROW_END) : at]):
                return at
        return -1


def _begins_row(data: bytes, start: int, end: int) -> bool:
    """Whether the start of a row of which there is nothing to be said stands right before `end`, and behind `start`."""
    at = data.rfind(_ROW, max(start, end - MOST_AROUND), end)
    return at >= 0 and _is_bare(data[at:end])


@lru_cache(maxsize=64)
def _is_bare(row: bytes) -> bool:
    return without_looks(row) == _ROW
