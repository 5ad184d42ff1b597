"""The pieces of a document that can be labels or figures, in reading order.

A cell with borders is one atom, empty or not; a line without borders is cut at white space. Lines of prose are
barriers: no row runs across them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from govlint.document import Anchor, Table, Text
from govlint.forms.values import ValueKind, is_crowded, read_value
from govlint.matching import key

if TYPE_CHECKING:
    from govlint.document import Document, Prose

Kind = Literal["label", "figure", "mark", "blank"]

_PIECE: Final = re.compile(r"[^\s|]+")
_DELIMITER: Final = re.compile(r"[\s|:+=-]*-{3}[\s|:+=-]*\Z")
_PAGE_NUMBER: Final = re.compile(
    r"[-—–―－·.]+\d{1,4}[-—–―－·.]+\Z|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?\Z|\d{1,3}/\d{1,3}\Z"
)
_NUMBER_ONLY: Final = re.compile(r"[一二三四五六七八九十\d]{1,2}\Z")
_UNIT: Final = re.compile(r"\(|(?:万?元|[件个条次项宗份笔起例人]{1,2}|%)(?=[(,;。]|\Z)")
"""What may stand behind a figure: a bracket, or a unit and nothing that goes on (3人其他 is a label with a slip)."""
_MARKS: Final = frozenset({"无", "零", "暂无", "没有", "未发生"})
_PROSE: Final = 90
"""A line longer than this, in folded characters, is prose: the longest row of a form with its figures is shorter."""

_SHORT: Final = 48
_LONGEST_FIGURE: Final = 16
_ANYWHERE: Final = (Anchor(0, 1, 1),)
_FIGURES: Final = 10
"""A long line with so many figures that stand alone is a whole table run together."""
_FIGURE: Final = re.compile(r"(?<!\S)\d{1,9}(?!\S)")


class Atom:
    """A piece of text. `row` numbers rows of tables and lines of paragraphs through the document; `column` is the
    grid column, -1 in a line without borders."""

    __slots__ = ("_key", "block", "column", "kind", "row", "text", "width")

    def __init__(self, text: Text, kind: Kind, block: int, row: int, column: int = -1, width: int = 1) -> None:
        self.text = text
        self.kind = kind
        self.block = block
        self.row = row
        self.column = column
        self.width = width
        self._key: str | None = None

    @property
    def key(self) -> str:
        """What the atom is compared by."""
        if self._key is None:
            self._key = key(self.text.value)
        return self._key


class Line:
    """The atoms of one table row or one line of a paragraph. `prose` lines have none."""

    __slots__ = ("atoms", "block", "bordered", "prose", "row")

    def __init__(self, atoms: list[Atom], block: int, row: int, *, bordered: bool, prose: bool = False) -> None:
        self.atoms = atoms
        self.block = block
        self.row = row
        self.bordered = bordered
        self.prose = prose


def lines_of(document: Document) -> list[Line]:
    """Every table row and every line of every other block, in order."""
    found: list[Line] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            _add_rows(found, block, index)
        else:
            _add_lines(found, block, index)
    return found


def _add_rows(found: list[Line], table: Table, block: int) -> None:
    for row, cells in enumerate(table.rows, len(found)):
        atoms = []
        for text, _, column, _, width in cells:
            raw = text.value
            if raw.isdigit() and raw.isascii() and len(raw) < _LONGEST_FIGURE:
                atoms.append(Atom(text, "figure", block, row, column, width))
            else:
                kind = _short_kind(raw) if len(raw) <= _SHORT else _kind(text)
                atoms.append(Atom(text, kind, block, row, column, width))
        found.append(Line(atoms, block, row, bordered=True))


def _add_lines(found: list[Line], block: Prose, index: int) -> None:
    for line in block.text.lines():
        row = len(found)
        folded = line.folded.text
        if _PAGE_NUMBER.match(folded) or _DELIMITER.match(line.value):
            continue
        if "。" in folded or (len(folded) > _PROSE and len(_FIGURE.findall(line.value)) < _FIGURES):
            found.append(Line([], index, row, bordered=False, prose=True))
            continue
        atoms = []
        for match in _PIECE.finditer(line.value):
            piece = line.cut(match.start(), match.end())
            if piece.folded.text:
                atoms.append(Atom(piece, kind_of(piece), index, row))
        if atoms:
            _rejoin_words(atoms)
            found.append(Line(atoms, index, row, bordered=False))


def _rejoin_words(atoms: list[Atom]) -> None:
    """A 无 cut off by a space is part of a label where words follow it or only a number stands before it."""
    for position, atom in enumerate(atoms):
        if atom.kind != "mark" or not atom.key:
            continue
        before, after = atoms[:position], atoms[position + 1 :]
        if (after and after[0].kind == "label") or (before and all(_NUMBER_ONLY.match(a.key) for a in before)):
            atom.kind = "label"


def kind_of(text: Text) -> Kind:
    """Whether a cell or piece holds a figure, a dash or word in a figure's place, nothing, or a label."""
    raw = text.value
    return _short_kind(raw) if len(raw) <= _SHORT else _kind(text)


@lru_cache(maxsize=8192)
def _short_kind(raw: str) -> Kind:
    """The labels and figures of one table are for the most part those of the next."""
    return _kind(Text(raw, _ANYWHERE))


def _kind(text: Text) -> Kind:
    raw = text.value
    if raw.isascii() and raw.isdigit() and len(raw) < _LONGEST_FIGURE:
        return "figure"
    folded = text.folded.text
    if not folded:
        return "blank"
    if is_crowded(raw):
        return "figure"
    first = folded[0]
    if first.isdecimal() or (first in "+-−" and len(folded) > 1):
        value = read_value(text)
        if value.kind is ValueKind.NUMBER and (not value.remark or _UNIT.match(value.remark)):
            return "figure"
        if value.kind is ValueKind.DASH:
            return "mark"
        return "label"
    if folded in _MARKS or (len(folded) <= 4 and not folded.isalpha() and read_value(text).kind is ValueKind.DASH):
        return "mark"
    return "label"
