"""Cells of tables that are nothing but text, taken out of the XML before it is parsed: nearly all cells are like that.

The cells of a file differ in their text and in little else. So what stands around a text is looked at once, and of the
cells with the same around theirs only the texts are taken. It is exact: what is taken is well-formed by itself, below
the root of the file, and a text counts only where an XML parser would give the very same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, ParseError, XMLParser

from govlint.readers.docx.markup import cost, may_hide_text, without_looks
from govlint.readers.docx.xml_values import W

if TYPE_CHECKING:
    from collections.abc import Sequence

    Key = tuple[bytes, ...]
    """What stands before each text of a cell, and behind the last."""

FOLDED: Final = W + "foldedCells"
"""Stands where cells were; its text is the number of their group."""
_NAME: Final = b"foldedCells"
_TAKEN: Final = b"<w:foldedCells>%d</w:foldedCells>"
_CELL: Final = b"<w:tc>"
_CELL_END: Final = b"</w:tc>"
_TEXT_END: Final = b"</w:t>"
_ROOT: Final = b"<w:document"
_DECLARED: Final = b' xmlns:w="%b"' % W[1:-1].encode()
_DECLARES: Final = re.compile(rb"xmlns:w\s*=")
_IDS: Final = rb'(?: (?:w:rsid[A-Za-z]{1,10}|w14:(?:para|text)Id)="[0-9A-Fa-f]{8}")++'
"""What tells a paragraph, a run or a row from all others, and nothing else."""
_WITH_IDS: Final = tuple((re.compile(b"<w:%b%b>" % (name, _IDS)), b"<w:%b>" % name) for name in (b"p", b"r", b"tr"))
_HEAD: Final = 16 * 1024
"""So long a root may be, and so far ids are looked for: a program that writes them writes them everywhere."""
_MOST_AROUND: Final = 4 * 1024
_MOST_KNOWN: Final = 20_000
"""How much is kept of surroundings: as many elements and attributes, and as many that were met once."""
_SMALL: Final = 64
"""So many bytes count as much as an element."""
_MOST_AFTER: Final = 3
_LABEL: Final = 96
_STAND_IN: Final = "x"
_ONE: Final = b">%b" % _STAND_IN.encode() + _TEXT_END
_UNUSUAL: Final = re.compile(r"[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f&<>]")
_PARAGRAPH: Final = W + "p"
_PARAGRAPH_PROPERTIES: Final = W + "pPr"
_CELL_PROPERTIES: Final = W + "tcPr"
_RUN: Final = W + "r"
_LOOK: Final = W + "rPr"
_TEXT: Final = W + "t"
_TEXTS: Final = frozenset({_TEXT, W + "delText"})
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
    apart. `after` are those that cells behind such a one had. `mark` is for those who remember something of it: it
    stands for this one alone, and keeps nothing else alive.
    """

    __slots__ = ("_cell", "after", "begin", "cost", "end", "length", "mark")

    def __init__(self, cell: Element, key: Key, cost: int) -> None:
        self._cell = cell
        self.cost = cost
        self.after: tuple[Surroundings, ...] = ()
        self.mark = object()
        self.begin = self.end = b""
        if len(key) == 1:
            self.begin = _CELL + key[0] + _CELL_END
        elif len(key) == 2:
            self.begin, self.end = _CELL + key[0] + b">", _TEXT_END + key[1] + _CELL_END
        self.length = len(self.begin)

    def cell(self, text: str) -> Element:
        """A cell like this with a text."""
        made: Element = self._cell.__deepcopy__({})
        for element in made.iter(_TEXT):
            if element.text:
                element.text, text = text, ""
        return made


Group = list[tuple[Surroundings, str]]
"""Cells side by side, each with its text."""


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
    if start < 0 or not 0 < end - start <= _HEAD or _DECLARED not in data[start:end]:
        return Folded(data)
    bare = data
    if data.find(b" w:rsid", end, end + _HEAD) >= 0 or data.find(b" w14:paraId", end, end + _HEAD) >= 0:
        for tag, replacement in _WITH_IDS:
            bare = tag.sub(replacement, bare)
    result = _taken(bare, _known(data[start:end]))
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
            texts += (text for _, text in groups[int(piece.text or 0)])
    return "".join(texts)


def _taken(data: bytes, known: _Known) -> Folded:
    result = Folded(data)
    groups = result.groups
    kept: list[bytes] = []
    group: Group = []
    done = spent = 0
    last = known.first
    at = data.find(_CELL)
    while at >= 0:
        around = text = None
        # Tables repeat themselves from row to row: to compare is quicker than to look up.
        for guess in last.after:
            if data.startswith(guess.begin, at):
                begin = end = at + guess.length
                text = ""
                if guess.end:
                    end = data.find(b"<", begin)
                    said = data[begin:end]
                    text = said.decode() if said.isalnum() else _exact(said) if len(said) > _LABEL else _exactly(said)
                    if not data.startswith(guess.end, end):
                        break
                    end += len(guess.end)
                if text is not None:
                    around = guess
                break
        if around is None:
            end = data.find(_CELL_END, at) + len(_CELL_END)
            if end < at:
                break
            around, text = known.around(data[at:end])
            if around is not None and around.begin and around not in last.after:
                last.after = (around, *last.after[: _MOST_AFTER - 1])
        if around is not None and text is not None:
            if at != done:
                kept += (data[done:at], _TAKEN % len(groups))
                group = []
                groups.append(group)
            group.append((around, text))
            spent += around.cost
            done = end
            last = around
        at = data.find(_CELL, end)
    if groups:
        result.data = b"".join((*kept, data[done:]))
        result.cost = spent
    known.renew()
    return result


def _exact(said: bytes) -> str | None:
    """What an XML parser gives for a text; None where that is something else, or not all of it is read."""
    try:
        text = said.decode()
    except UnicodeDecodeError:
        return None
    if text.isalnum() or (text == text.strip() and not _UNUSUAL.search(text)):
        return text
    return None


@lru_cache(maxsize=2_048)
def _exactly(said: bytes) -> str | None:
    """The same for a short text: the labels of one report are those of the next."""
    return _exact(said)


class _Known(dict["Key", "Surroundings | None"]):
    """What is known of surroundings; those that were met only once count as none. `first` stands before all cells."""

    def __init__(self, root: bytes) -> None:
        super().__init__()
        self._root = root
        self._begin()

    def _begin(self) -> None:
        self.first = Surroundings(Element(""), (b"", b""), 0)
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

    def around(self, cell: bytes) -> tuple[Surroundings | None, str]:
        """What stands around the text of a cell, and the text; None where the cell is not nothing but text."""
        *pieces, rest = cell[len(_CELL) : -len(_CELL_END)].split(_TEXT_END)
        texts = ""
        for number, piece in enumerate(pieces):
            pieces[number], _, said = piece.rpartition(b">")
            text = _exact(said)
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
            if length <= _MOST_AROUND:
                self._met.add(met)
            return None
        made = self[key] = _surroundings(self._root, key)
        self._spent += cost(_CELL.join(key)) + length // _SMALL
        return made


@lru_cache(maxsize=4)
def _known(root: bytes) -> _Known:
    """What is known of surroundings below a root, in this file and others: offices write theirs from one template."""
    return _Known(root)


def _surroundings(root: bytes, key: Key) -> Surroundings | None:
    """The cell with these pieces around its texts; None where it is not a cell that is nothing but text."""
    data = without_looks(_CELL + _ONE.join(key) + _CELL_END)
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
