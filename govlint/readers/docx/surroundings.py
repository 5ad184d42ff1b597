"""What stands around the texts of cells that are nothing but text, looked at once for all cells that share it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, ParseError, XMLParser

from govlint.readers.docx.markup import cost, without_looks
from govlint.readers.docx.xml_values import W

if TYPE_CHECKING:
    Key = tuple[bytes, ...]
    """What stands before each text of a cell, and behind the last."""
    Link = tuple[bytes, int, "Surroundings", int, int]
    """What stands between the text of a cell and that of the next, how long it is, and what is around the next.

    Then how long the end of the row is that stands between the cells, 0 within a row, and what parsing all of it costs.
    """

CELL: Final = b"<w:tc>"
CELL_END: Final = b"</w:tc>"
MOST_AROUND: Final = 4 * 1024
"""How many bytes may stand around the text of a cell, and between two rows."""
_TEXT_END: Final = b"</w:t>"
_MOST_KNOWN: Final = 20_000
"""How much is kept of surroundings: as many elements and attributes, and as many that were met once."""
_SMALL: Final = 64
"""So many bytes count as much as an element."""
_MOST_AFTER: Final = 6
_LABEL: Final = 96
_MOST_LABELS: Final = 2_048
_STAND_IN: Final = "x"
_ONE: Final = b">%b" % _STAND_IN.encode() + _TEXT_END
_UNUSUAL: Final = re.compile(r"[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f&<>]")
_PARAGRAPH: Final = W + "p"
_PARAGRAPH_PROPERTIES: Final = W + "pPr"
_CELL_PROPERTIES: Final = W + "tcPr"
_RUN: Final = W + "r"
_LOOK: Final = W + "rPr"
_TEXT: Final = W + "t"
_APART: Final = frozenset(
    W + name
    for name in (
        *("ins", "del", "moveTo", "moveFrom", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *("rPrChange", "pPrChange", "tcPrChange", "sectPr", "drawing", "pict", "object", "altChunk", "vanish"),
        *("delText", "tbl"),
    )
)
"""What cells are looked through for even where it stands in properties."""


class Surroundings:
    """What stands around the text of a cell, from `begin` to `end`; `cost` is that of parsing such a cell.

    A cell without a text is all `begin`. One with several texts has no `begin`, for it is known only when it is taken
    apart. `after` leads to those of the cells that stood right behind such a one. `mark` is for those who remember
    something of it: it stands for this one alone, and keeps nothing else alive.
    """

    __slots__ = ("_cell", "after", "begin", "cost", "end", "length", "mark")

    def __init__(self, cell: Element, key: Key, cost: int) -> None:
        self._cell = cell
        self.cost = cost
        self.after: tuple[Link, ...] = ()
        self.mark = object()
        self.begin = self.end = b""
        if len(key) == 1:
            self.begin = CELL + key[0] + CELL_END
        elif len(key) == 2:
            self.begin, self.end = CELL + key[0] + b">", _TEXT_END + key[1] + CELL_END
        self.length = len(self.begin)

    def cell(self, text: str) -> Element:
        """A cell like this with a text."""
        made: Element = self._cell.__deepcopy__({})
        for element in made.iter(_TEXT):
            if element.text:
                element.text, text = text, ""
        return made

    def link(self, between: bytes, other: Surroundings) -> None:
        """Remember that behind such a cell, and what stands between rows if another one begins, another such stood."""
        if other.begin:
            joint = self.end + between + other.begin
            price = other.cost + cost(between)
            # What was met first is what most tables of most files have.
            self.after = (*self.after[: _MOST_AFTER - 1], (joint, len(joint), other, len(between), price))


class Known(dict["Key", "Surroundings | None"]):
    """What is known of surroundings; those that were met only once count as none."""

    def __init__(self, root: bytes) -> None:
        super().__init__()
        self._root = root
        self._begin()

    def _begin(self) -> None:
        self._met: set[int] = set()
        self._spent = 0

    def renew(self) -> None:
        """Make room for those of another file, where they might not all find it."""
        if self._spent > _MOST_KNOWN // 2:
            for around in self.values():
                if around is not None:
                    around.after = ()  # they stand after one another in circles
            self.clear()
            self._begin()

    def at(self, data: bytes, start: int) -> tuple[Surroundings | None, str, int]:
        """What stands around the text of the cell that begins at `start`, the text, and where the cell ends."""
        end = data.find(CELL_END, start) + len(CELL_END)
        return (*self.around(data[start:end]), end) if end > start else (None, "", len(data))

    def around(self, cell: bytes) -> tuple[Surroundings | None, str]:
        """What stands around the text of a cell, and the text; None where the cell is not nothing but text."""
        *pieces, rest = cell[len(CELL) : -len(CELL_END)].split(_TEXT_END)
        texts = ""
        for number, piece in enumerate(pieces):
            pieces[number], _, said = piece.rpartition(b">")
            text = exact(said)
            if text is None:
                return None, ""
            texts += text
        return self[*pieces, rest], texts

    def __missing__(self, key: Key) -> Surroundings | None:
        if self._spent > _MOST_KNOWN:
            return None
        length = sum(map(len, key))
        met = hash(key)  # where two share one, the second is looked at a little early
        if met not in self._met:
            self._spent += 1
            if length <= MOST_AROUND:
                self._met.add(met)
            return None
        made = self[key] = _surroundings(self._root, key)
        self._spent += cost(CELL.join(key)) + length // _SMALL
        return made


@lru_cache(maxsize=4)
def known(root: bytes) -> Known:
    """What is known of surroundings below a root, in this file and others: offices write theirs from one template."""
    return Known(root)


def _surroundings(root: bytes, key: Key) -> Surroundings | None:
    """The cell with these pieces around its texts; None where it is not a cell that is nothing but text."""
    data = without_looks(CELL + _ONE.join(key) + CELL_END)
    if b"xmlns" in data or b"<!" in data or b"<?" in data:
        return None
    parser = XMLParser(encoding="utf-8")  # noqa: S314 - entities are refused before, size is limited
    try:
        parser.feed(root + data + b"</w:document>")
        (cell,) = parser.close()
    except (ParseError, ValueError, LookupError):
        return None
    return Surroundings(cell, key, cost(data)) if _is_plain(cell, len(key) - 1) else None


def _is_plain(cell: Element, count: int) -> bool:
    """Whether a cell holds one paragraph of runs with so many texts, and nothing that needs another look."""
    if [made.tag for made in cell] not in ([_PARAGRAPH], [_CELL_PROPERTIES, _PARAGRAPH]):
        return False
    paragraph = cell[-1]
    texts: list[Element] = []
    for number, run in enumerate(paragraph):
        if run.tag == _RUN:
            look = run[0] if len(run) and run[0].tag == _LOOK else None
            if look is not None and len(look) and count > 1:
                return False  # the texts are put together, and may look different
            texts += run if look is None else run[1:]
        elif number or run.tag != _PARAGRAPH_PROPERTIES:
            return False
    said = [text.text for text in texts if text.text is not None]
    return (
        said == [_STAND_IN] * count
        and all(text.tag == _TEXT and not len(text) for text in texts)
        and texts == list(cell.iter(_TEXT))
        and _APART.isdisjoint(element.tag for element in cell.iter())
    )


def exact(said: bytes) -> str | None:
    """What an XML parser gives for a text; None where that is something else, or not all of it is read."""
    try:
        text = said.decode()
    except UnicodeDecodeError:
        return None
    if text.isalnum() or (text == text.strip() and not _UNUSUAL.search(text)):
        return text
    return None


class _Exact(dict[bytes, "str | None"]):
    """The same by what is said, remembered for short texts: the labels of one report are those of the next."""

    def __missing__(self, said: bytes) -> str | None:
        text = exact(said)
        if len(said) <= _LABEL:
            if len(self) >= _MOST_LABELS:
                self.clear()
            self[said] = text
        return text


EXACT: Final = _Exact()
