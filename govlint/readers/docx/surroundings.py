"""What stands around the text of cells and paragraphs that are nothing but text, looked at once for all of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, ParseError, XMLParser

from govlint.named_tuple import NamedTuple
from govlint.readers.docx.markup import cost, without_looks
from govlint.readers.docx.xml_values import W

if TYPE_CHECKING:
    Key = tuple[bytes, ...]
    """What stands before each text of a cell or paragraph, and behind the last."""
    Link = tuple[bytes, int, "Surroundings", int, int]
    """What stands between a text and that of the next cell or paragraph, its length, and what is around the next.

    Then how long the end of the row is that stands between two cells, else 0, and what parsing all of it costs.
    """


class Kind(NamedTuple):
    """What is taken out of a part: elements with this start tag and this end tag."""

    start: bytes
    end: bytes


DECLARED: Final = b' xmlns:w="%b"' % W[1:-1].encode()
_ROOT: Final = b"<w:document%b>" % DECLARED
CELLS: Final = Kind(b"<w:tc>", b"</w:tc>")
PARAGRAPHS: Final = Kind(b"<w:p>", b"</w:p>")
MOST_AROUND: Final = 4 * 1024
"""How many bytes may stand around a text, and between two rows."""
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
_UNUSUAL: Final = bytes(range(32)) + b"\x7f&<>"
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
"""What cells and paragraphs are looked through for even where it stands in properties."""


class Surroundings:
    """What stands around the text of a cell or paragraph, from `begin` to `end`; `cost` is that of parsing it.

    `element` is such a one, to be looked at only; `is_text` says that it says nothing of how its runs look. One without
    a text is all `begin`. One with several texts has no `begin`, for it is known only when it is taken apart. `after`
    leads to those that stood right behind such a one. `mark` is for those who remember something of it: it stands for
    this one alone, and keeps nothing else alive.
    """

    __slots__ = ("after", "begin", "cost", "element", "end", "is_text", "length", "mark")

    def __init__(self, element: Element, kind: Kind, key: Key, cost: int) -> None:
        self.element = element
        self.is_text = not any(len(look) for run in element.iter(_RUN) for look in run)
        self.cost = cost
        self.after: tuple[Link, ...] = ()
        self.mark = object()
        self.begin = self.end = b""
        if len(key) == 1:
            self.begin = kind.start + key[0] + kind.end
        elif len(key) == 2:
            self.begin, self.end = kind.start + key[0] + b">", _TEXT_END + key[1] + kind.end
        self.length = len(self.begin)

    def copy(self, text: str) -> Element:
        """An element like this with a text."""
        made: Element = self.element.__deepcopy__({})
        for element in made.iter(_TEXT):
            if element.text:
                element.text, text = text, ""
        return made


class Known(dict["Key", "Surroundings | None"]):
    """What is known of surroundings; those that were met only once count as none."""

    def __init__(self, root: bytes, kind: Kind) -> None:
        super().__init__()
        self._root = root
        self.kind = kind
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

    def link(self, before: Surroundings, between: bytes, behind: Surroundings) -> None:
        """Remember that these stood behind one another, with the end of a row `between` if there was one."""
        if not behind.begin or self._spent > _MOST_KNOWN:
            return
        joint = before.end + between + behind.begin
        # What was met first is what most tables of most files have.
        kept, given_up = before.after[: _MOST_AFTER - 1], before.after[_MOST_AFTER - 1 :]
        before.after = (*kept, (joint, len(joint), behind, len(between), behind.cost + cost(between)))
        self._spent += max(len(joint) - sum(link[1] for link in given_up), 0) // _SMALL

    def at(self, data: bytes, start: int) -> tuple[Surroundings | None, str, int]:
        """What stands around the text of what begins at `start`, the text, and where it ends.

        None where it is not nothing but text.
        """
        last = self.kind.end
        end = data.find(last, start) + len(last)
        return (*self._around(data[start:end]), end) if end > start else (None, "", len(data))

    def _around(self, whole: bytes) -> tuple[Surroundings | None, str]:
        start, end = self.kind
        *pieces, rest = whole[len(start) : -len(end)].split(_TEXT_END)
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
        made = self[key] = _surroundings(self._root, self.kind, key)
        self._spent += cost(self.kind.start.join(key)) + length // _SMALL
        return made


@lru_cache(maxsize=8)
def known(root: bytes, kind: Kind) -> Known:
    """What is known of surroundings below a root, in this file and others: offices write theirs from one template."""
    return Known(root, kind)


def _surroundings(root: bytes, kind: Kind, key: Key) -> Surroundings | None:
    """What has these pieces around its texts; None where it is not nothing but text."""
    data = without_looks(kind.start + _ONE.join(key) + kind.end)
    if b"xmlns" in data or b"<!" in data or b"<?" in data or b":author" in data:
        return None
    # Nearly all have no names but those of WordprocessingML, and to parse the root takes longer than to parse them.
    element = None if b"xmlns=" in root else _only_child(_ROOT, data)
    if element is None:
        element = _only_child(root, data)
    if element is None or not _is_plain(element, len(key) - 1):
        return None
    return Surroundings(element, kind, key, cost(data))


def _only_child(root: bytes, data: bytes) -> Element | None:
    """What is all there is below a root; None where that is not well-formed."""
    parser = XMLParser(encoding="utf-8")  # noqa: S314 - entities are refused before, size is limited
    try:
        parser.feed(root + data + b"</w:document>")
        (element,) = parser.close()
    except (ParseError, ValueError, LookupError):
        return None
    return element


def _is_plain(element: Element, count: int) -> bool:
    """Whether a paragraph, or a cell of one, has so many texts, and nothing that needs another look."""
    paragraph = element
    if element.tag != _PARAGRAPH:
        if [made.tag for made in element] not in ([_PARAGRAPH], [_CELL_PROPERTIES, _PARAGRAPH]):
            return False
        paragraph = element[-1]
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
        and texts == list(element.iter(_TEXT))
        and _APART.isdisjoint(made.tag for made in element.iter())
    )


def exact(said: bytes) -> str | None:
    """What an XML parser gives for a text; None where that is something else, or not all of it is read."""
    try:
        text = said.decode()
    except UnicodeDecodeError:
        return None
    if text.isalnum():
        return text
    # Looking for bytes is many times faster than a pattern is.
    if len(said.translate(None, _UNUSUAL)) < len(said) or "\ufffe" in text or "\uffff" in text:
        return None
    return text if text == text.strip() else None


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
