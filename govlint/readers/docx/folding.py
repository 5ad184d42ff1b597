"""Cells of tables that are nothing but text, taken out of the XML before it is parsed: nearly all cells are like that.

The cells of a file differ in their text and in little else. So what stands around a text is looked at once, and of the
cells with the same around theirs only the texts are taken. It is exact: what is taken is well-formed by itself, below
the root of the file, and a text counts only where an XML parser would give the very same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.readers.docx.markup import may_hide_text, without_looks
from govlint.readers.docx.surroundings import CELL, EXACT, MOST_AROUND, known
from govlint.readers.docx.xml_values import W

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.surroundings import Known, Surroundings

FOLDED: Final = W + "foldedCells"
"""Stands where cells were; its text is the number of their group."""
_NAME: Final = b"foldedCells"
_TAKEN: Final = b"<w:foldedCells>%d</w:foldedCells>"
_ROW: Final = b"<w:tr>"
_ROW_END: Final = b"</w:tr>"
_ROOT: Final = b"<w:document"
_DECLARED: Final = b' xmlns:w="%b"' % W[1:-1].encode()
_DECLARES: Final = re.compile(rb"xmlns:w\s*=")
_ID: Final = rb'(?::rsid[A-Za-z]{1,10}|14:(?:para|text)Id)="[0-9A-Fa-f]{8}"'
_IDS: Final = re.compile(rb" w(?<=<w:[pr] w|w:tr w)%b(?: w%b)*+(?=>)" % (_ID, _ID))
"""What tells a paragraph, a run or a row from all others, and nothing else."""
_LONGEST_ROOT: Final = 16 * 1024
_HEAD: Final = 4 * 1024
"""So far ids are looked for: a program that writes them writes them everywhere."""
_TEXTS: Final = frozenset({W + "t", W + "delText"})

FoldedRow = list[tuple["Surroundings", str]]
"""Cells side by side, each with its text."""
Group = list[FoldedRow]
"""Cells that stood in place of one another, in one row or in several whole ones that follow one another."""


class Folded:
    """A part without the cells that were taken out of it; they are in `groups`. `cost` is that of parsing them."""

    __slots__ = ("cost", "data", "groups")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.groups: list[Group] = []
        self.cost = 0


def folded(data: bytes) -> Folded:
    """Take the cells that are nothing but text out of the main part, in UTF-8, of a Word file."""
    start = data.find(_ROOT)
    end = data.find(b">", start) + 1
    if start < 0 or not 0 < end - start <= _LONGEST_ROOT or _DECLARED not in data[start:end]:
        return Folded(data)
    bare = data
    if data.find(b" w:rsid", end, end + _HEAD) >= 0 or data.find(b" w14:paraId", end, end + _HEAD) >= 0:
        bare = _IDS.sub(b"", data)
    result = _taken(bare, known(data[start:end]))
    # What is taken is known not to hold any of these.
    left = result.data
    if may_hide_text(left) or _DECLARES.search(left, end) or left.count(_NAME) != 2 * len(result.groups):
        return Folded(data)
    return result


def all_text(element: Element, groups: Sequence[Group]) -> str:
    """All text in an element of a part, that of the cells taken out of it and what was deleted included."""
    texts: list[str] = []
    for piece in element.iter():
        if piece.tag in _TEXTS:
            texts.append(piece.text or "")
        elif piece.tag == FOLDED and groups:
            texts += (text for row in groups[int(piece.text or 0)] for _, text in row)
    return "".join(texts)


def _taken(data: bytes, known: Known) -> Folded:
    result = Folded(data)
    kept: list[bytes] = []
    done = 0
    at = data.find(CELL)
    while at >= 0:
        around, text, end = known.at(data, at)
        if around is not None:
            start = max(data.rfind(_ROW, done, at), done)
            taking = _Taking(data, known, in_rows=_begins_row(data[start:at]))
            end = taking.run(around, text, end)
            kept += (data[done:at], _TAKEN % len(result.groups))
            result.groups.append(taking.group)
            result.cost += taking.cost
            done = taking.end
        at = data.find(CELL, end)
    if kept:
        result.data = b"".join((*kept, data[done:]))
    known.renew()
    return result


class _Taking:
    """Takes cells that stand behind one another, with `in_rows` those of the next rows too.

    `group` is what was taken, `end` is where the last cell of it ends, and `cost` what parsing it would cost.
    """

    __slots__ = ("_data", "_in_rows", "_known", "cost", "end", "group")

    def __init__(self, data: bytes, known: Known, *, in_rows: bool) -> None:
        self._data = data
        self._known = known
        self._in_rows = in_rows
        self.group: Group = [[]]
        self.cost = 0
        self.end = 0

    def run(self, last: Surroundings, text: str, end: int) -> int:
        """Take a cell that ends at `end` and those behind it; gives the end of what was looked at.

        Tables repeat themselves from row to row: what stood behind such a cell before is compared before all else.
        """
        data, in_rows = self._data, self._in_rows
        find, startswith = data.find, data.startswith
        row = self.group[0]
        spent = last.cost
        begin, stop, lead = end, end - len(last.end), 0
        while True:
            # The text of `last` ends at `stop`. Whether the cell ends as such a one does is not known yet.
            for joint, length, other, between, cost in last.after:
                if startswith(joint, stop) and (in_rows or not between):
                    first = after = stop + length
                    said: str | None = ""
                    if other.end:
                        after = find(b"<", first)
                        said = EXACT[data[first:after]]
                    if said is not None:
                        if lead:
                            self.group.append(row := [])
                        row.append((last, text))
                        spent += cost
                        last, text, begin, stop, lead = other, said, first, after, between
                        break
            else:
                before: Surroundings | None = None
                if startswith(last.end, stop):
                    if lead:
                        self.group.append(row := [])
                    row.append((last, text))
                    before = last
                    self.end = stop + len(last.end)
                    at = self._next(self.end)
                    lead = at - self.end
                else:
                    spent -= last.cost
                    at = begin - last.length
                    self.end = at - lead
                self.cost = spent
                found, said, end = (None, "", self.end) if at < 0 else self._known.at(data, at)
                if found is None:
                    return end
                if before is not None:
                    before.link(data[self.end : at], found)
                last, text, stop = found, said, end - len(found.end)
                spent += last.cost

    def _next(self, end: int) -> int:
        """Where the cell behind one that ends at `end` begins; -1 where something else stands there."""
        data = self._data
        if data.startswith(CELL, end):
            return end
        if self._in_rows and data.startswith(_ROW_END, end):
            at = data.find(CELL, end, end + MOST_AROUND)
            if at >= 0 and _begins_row(data[end + len(_ROW_END) : at]):
                return at
        return -1


@lru_cache(maxsize=64)
def _begins_row(start: bytes) -> bool:
    """Whether this is the start of a row of which there is nothing to be said."""
    return len(start) <= MOST_AROUND and without_looks(start) == _ROW
