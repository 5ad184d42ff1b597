"""The pieces of a document that can be labels or figures, in reading order.

A cell with borders is one atom, empty or not; a line without borders is cut at white space. Lines of prose are
barriers: no row runs across them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.forms.kinds import kind_of
from govlint.forms.row_patterns import pattern_of, words_of
from govlint.matching import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.document import Cell, Document, Prose, Text
    from govlint.forms.kinds import Kind
    from govlint.forms.row_patterns import Pattern, Word

_PIECE: Final = re.compile(r"[^\s|]+")
_DELIMITER: Final = re.compile(r"[\s|:+=-]*-{3}[\s|:+=-]*\Z")
_PAGE_NUMBER: Final = re.compile(
    r"[-—–―－·.]+\d{1,4}[-—–―－·.]+\Z|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?\Z|\d{1,3}/\d{1,3}\Z"
)
_NUMBER_ONLY: Final = re.compile(r"[一二三四五六七八九十\d]{1,2}\Z")
_PROSE: Final = 90
"""A line longer than this, in folded characters, is prose: the longest row of a form with its figures is shorter."""

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
    """A line of a paragraph with its atoms; `prose` lines have none."""

    __slots__ = ("atoms", "block", "prose", "row")

    def __init__(self, atoms: list[Atom], block: int, row: int, *, prose: bool = False) -> None:
        self.atoms = atoms
        self.block = block
        self.row = row
        self.prose = prose


class RowLine:
    """A row of a table: its cells, what they say, and their atoms, which are made where they are asked for."""

    __slots__ = ("_pattern", "_rows", "block", "cells", "row", "words")

    prose = False

    def __init__(self, cells: Sequence[Cell], block: int, row: int) -> None:
        self.cells = cells
        self.block = block
        self.row = row
        self.words: tuple[Word, ...] = words_of(cells)
        self._rows: frozenset[str] | None = None
        self._pattern: Pattern | None = None

    def pattern(self, rows: frozenset[str]) -> Pattern:
        """What the row is made of, as in `pattern_of`."""
        if self._pattern is None or self._rows is not rows:
            self._pattern, self._rows = pattern_of(self.words, rows), rows
        return self._pattern

    @property
    def shape(self) -> tuple[object, ...]:
        """The words of the row, and where they stand in the grid if that is not one behind the other."""
        cells = self.cells
        if not cells or cells[-1].column == len(cells) - 1:
            return self.words
        return self.words, tuple([cell.column for cell in cells])

    @property
    def atoms(self) -> list[Atom]:
        """An atom for each cell, made anew each time."""
        return self.atoms_at(range(len(self.cells)), self.pattern(frozenset()).kinds)

    def atoms_at(self, positions: Iterable[int], kinds: Sequence[Kind]) -> list[Atom]:
        """The atoms of some cells, given the kinds of all."""
        cells, block, row = self.cells, self.block, self.row
        return [
            Atom((cell := cells[at]).text, kinds[at], block, row, cell.column, cell.column_span) for at in positions
        ]


AnyLine = Line | RowLine


def lines_of(document: Document) -> list[AnyLine]:
    """Every table row and every line of every other block, in order."""
    found: list[AnyLine] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            found += [RowLine(cells, index, row) for row, cells in enumerate(block.rows, len(found))]
        else:
            _add_lines(found, block, index)
    return found


def label_keys(lines: Iterable[AnyLine], rows: frozenset[str]) -> set[str]:
    """The keys of all labels in these lines; `rows` are those of the labels of the form's rows."""
    found: set[str] = set()
    for line in lines:
        if isinstance(line, RowLine):
            found.update(line.pattern(rows).keys)
        else:
            found.update([atom.key for atom in line.atoms if atom.kind == "label"])
    return found


def _add_lines(found: list[AnyLine], block: Prose, index: int) -> None:
    for line in block.text.lines():
        row = len(found)
        folded = line.folded.text
        if "。" in folded:
            found.append(Line([], index, row, prose=True))
            continue
        if _PAGE_NUMBER.match(folded) or _DELIMITER.match(line.value):
            continue
        if len(folded) > _PROSE and len(_FIGURE.findall(line.value)) < _FIGURES:
            found.append(Line([], index, row, prose=True))
            continue
        atoms = []
        for match in _PIECE.finditer(line.value):
            piece = line.cut(match.start(), match.end())
            if piece.folded.text:
                atoms.append(Atom(piece, kind_of(piece.value), index, row))
        if atoms:
            _rejoin_words(atoms)
            found.append(Line(atoms, index, row))


def _rejoin_words(atoms: list[Atom]) -> None:
    """A 无 cut off by a space is part of a label where words follow it or only a number stands before it."""
    for position, atom in enumerate(atoms):
        if atom.kind != "mark" or not atom.key:
            continue
        before, after = atoms[:position], atoms[position + 1 :]
        if (after and after[0].kind == "label") or (before and all(_NUMBER_ONLY.match(a.key) for a in before)):
            atom.kind = "label"
