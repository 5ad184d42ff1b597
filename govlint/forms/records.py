"""Records: a label and the values that belong to it, before anyone knows which row of the form it is.

In a bordered row the values are the cells behind its last label. In lines without borders a record collects label
pieces until values begin; several values on a line are a row of their own, single values on lines of their own pile up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.forms.atoms import Atom
from govlint.forms.wrapped_labels import settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.forms.atoms import Line

_DIGITS: Final = re.compile(r"(?<=[^\d.,])\d{1,15}(?:\.\d{1,6})?\Z")
_BARE_NUMBER: Final = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,2}|\d)[）)、.．]?")
_PIECES: Final = 8
"""Of at most so many pieces is a row's label."""
_WIDEST: Final = 64
"""A merged empty cell counts for at most so many columns: the widest form has 15."""


class Record:
    """`carry` are labels of the rows above that have no values of their own (same table); `values` may hold blanks.

    `after` are the labels of the record below, which may begin with the rest of this one's (no borders only).
    A barrier (prose, a part's heading) separates what is around it. `index` is the position in the list of records.
    """

    __slots__ = (
        "_filled",
        "_key",
        "_tails",
        "after",
        "barrier",
        "block",
        "bordered",
        "carry",
        "index",
        "labels",
        "values",
    )

    def __init__(
        self,
        labels: list[Atom],
        carry: list[Atom],
        values: list[Atom],
        block: int,
        *,
        bordered: bool,
        barrier: bool = False,
    ) -> None:
        self.labels = labels
        self.carry = carry
        self.values = values
        self.block = block
        self.bordered = bordered
        self.barrier = barrier
        self.index = 0
        self.after: list[Atom] = []
        self._key: str | None = None
        self._filled: int | None = None
        self._tails: tuple[str, ...] | None = None

    @property
    def inline(self) -> bool:
        """Whether the values begin on the line of the last label."""
        return bool(self.labels and self.values) and self.labels[-1].row == self.values[0].row

    def changed(self, labels: list[Atom], values: list[Atom]) -> Record:
        """The record with other labels and values."""
        return Record(labels, self.carry, values, self.block, bordered=self.bordered)

    @property
    def key(self) -> str:
        """The keys of the record's own labels as one."""
        if self._key is None:
            self._key = "".join(atom.key for atom in self.labels)
        return self._key

    @property
    def tails(self) -> tuple[str, ...]:
        """What the last label reads like, and together with ever more of the labels before it, `carry` included."""
        if self._tails is None:
            joined = ""
            tails = []
            for atom in [*self.carry, *self.labels][: -_PIECES - 1 : -1]:
                joined = atom.key + joined
                tails.append(joined)
            self._tails = tuple(tails)
        return self._tails

    @property
    def filled(self) -> int:
        """How many of the values are not blank."""
        if self._filled is None:
            self._filled = sum([atom.kind != "blank" for atom in self.values])
        return self._filled

    @property
    def first(self) -> Atom | None:
        """The first label, or else the first value."""
        return next(iter((*self.labels, *self.values)), None)


def records_of(lines: Iterable[Line], barriers: frozenset[int], rows: frozenset[str]) -> list[Record]:
    """The records of all lines; blocks in `barriers` (headings, the title) separate like prose does.

    `rows` are the keys of the form's row labels: words behind one of them in the same row stand in a figure's place.
    """
    found: list[Record] = []
    loose = _Loose()
    carry: list[Atom] = []
    block = -1
    for line in lines:
        if line.prose or line.block in barriers:
            found.extend(loose.flush())
            carry = []
            if not (found and found[-1].barrier):
                found.append(Record([], [], [], line.block, bordered=False, barrier=True))
        elif line.bordered:
            found.extend(loose.flush())
            if line.block != block:
                carry, block = [], line.block
            for record in _bordered(line, rows):
                record.carry = carry
                carry = [] if record.filled else [*carry, *record.labels][-6:]
                found.append(record)
        else:
            _part_figures(line, rows)
            found.extend(loose.take(line))
    found.extend(loose.flush())
    found = _settled(found, rows)
    for index, record in enumerate(found):
        record.index = index
        if index and not (record.barrier or record.bordered):
            found[index - 1].after = record.labels
    return found


def _settled(found: list[Record], rows: frozenset[str]) -> list[Record]:
    """The records with the figures of each stretch without borders at the labels that they belong to."""
    settled: list[Record] = []
    stretch: list[Record] = []
    for record in found:
        if record.barrier or record.bordered:
            settled += settle(stretch, rows)
            settled.append(record)
            stretch = []
        else:
            stretch.append(record)
    return settled + settle(stretch, rows)


def _part_figures(line: Line, rows: frozenset[str]) -> None:
    """Part a row's label from the figure that stands right behind it; figures run together are one, and too few."""
    for position, atom in enumerate(line.atoms):
        tail = _DIGITS.search(atom.text.value) if atom.kind == "label" else None
        if tail is None:
            continue
        label = Atom(atom.text.cut(0, tail.start()), "label", atom.block, atom.row)
        if label.key not in rows:
            continue
        line.atoms[position] = label
        figure = Atom(atom.text.cut(tail.start(), tail.end()), "figure", atom.block, atom.row)
        line.atoms.insert(position + 1, figure)
        return


def _bordered(line: Line, rows: frozenset[str]) -> Iterator[Record]:
    labels: list[Atom] = []
    values: list[Atom] = []
    filled = False
    for atom in line.atoms:
        kind = atom.kind
        if kind == "label" and not (labels and labels[-1].key in rows and atom.key not in rows):
            if filled:
                yield Record(labels, [], values, line.block, bordered=True)
                labels = []
            labels.append(atom)
            values, filled = [], False
        elif kind == "blank":
            values.extend([atom] * min(atom.width, _WIDEST))
        else:
            if kind == "label":
                atom.kind = "mark"
            values.append(atom)
            filled = True
    if labels or len(line.atoms) > 1:
        yield Record(labels, [], values, line.block, bordered=True)


class _Loose:
    """Collects records from lines without borders."""

    def __init__(self) -> None:
        self._labels: list[Atom] = []
        self._values: list[Atom] = []
        self._row_done = False
        self._block = -1

    def take(self, line: Line) -> Iterator[Record]:
        many = sum(atom.kind != "label" for atom in line.atoms) > 1
        first = line.atoms[0]
        if self._values and (many or self._row_done or first.kind == "label"):
            yield from self.flush()
        if many and self._labels and first.kind == "label" and _BARE_NUMBER.fullmatch(first.text.value.strip()):
            # A torn label: the figures are those of the row whose number this is, not of the words above.
            yield from self.flush()
        for atom in line.atoms:
            if atom.kind == "label":
                if self._values:
                    yield from self.flush()
                self._labels.append(atom)
            else:
                self._values.append(atom)
        self._row_done = bool(self._values) and many
        self._block = line.block

    def flush(self) -> Iterator[Record]:
        if self._labels or self._values:
            yield Record(self._labels, [], self._values, self._block, bordered=False)
        self._labels, self._values, self._row_done = [], [], False
