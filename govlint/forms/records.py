"""Records: a label and the values that belong to it, before anyone knows which row of the form it is.

In a bordered row the values are the cells behind its last label. In lines without borders a record collects label
pieces until values begin; several values on a line are a row of their own, single values on lines of their own pile up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.forms.atoms import Atom, RowLine
from govlint.forms.wrapped_labels import settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.document import Text
    from govlint.forms.atoms import AnyLine, Line
    from govlint.forms.kinds import Kind
    from govlint.forms.row_patterns import Stretch

_DIGITS: Final = re.compile(r"(?<=[^\d.,])\d{1,15}(?:\.\d{1,6})?\Z")
_BARE_NUMBER: Final = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,2}|\d)[）)、.．]?")
_PIECES: Final = 8
_LONGEST: Final = 200
"""The label of a row has no more pieces, and they are shorter."""


class Record:
    """`carry` are labels of the rows above that have no values of their own (same table); `values` may hold blanks.

    `after` are the labels of the record below, which may begin with the rest of this one's (no borders only).
    A barrier (prose, a part's heading) separates what is around it. `index` is the position in the list of records.
    """

    __slots__ = ("_filled", "_labels", "_values", "_words", "after", "barrier", "block", "bordered", "carry", "index")

    def __init__(
        self,
        labels: Sequence[Atom],
        values: Sequence[Atom],
        block: int,
        *,
        bordered: bool,
        barrier: bool = False,
    ) -> None:
        self.carry: Sequence[Atom] = ()
        self.block = block
        self.bordered = bordered
        self.barrier = barrier
        self.index = 0
        self.after: Sequence[Atom] = ()
        self._labels = labels
        self._values = values
        self._filled = -1
        self._words: tuple[str, ...] | None = None

    @property
    def labels(self) -> Sequence[Atom]:
        """The labels in a row, the innermost last."""
        return self._labels

    @property
    def values(self) -> Sequence[Atom]:
        """What stands behind the last label."""
        return self._values

    @property
    def width(self) -> int:
        """How many values there are, blank ones included."""
        return len(self._values)

    @property
    def texts(self) -> list[Text]:
        """The texts of the values."""
        return [atom.text for atom in self._values]

    @property
    def inline(self) -> bool:
        """Whether the values begin on the line of the last label."""
        return bool(self.labels and self.values) and self.labels[-1].row == self.values[0].row

    def changed(self, labels: Sequence[Atom], values: Sequence[Atom]) -> Record:
        """A record of the same place with other labels and values."""
        return Record(labels, values, self.block, bordered=self.bordered)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the labels."""
        return tuple([atom.key for atom in self._labels])

    @property
    def key(self) -> str:
        """The keys of the labels as one."""
        return "".join(self.keys)

    @property
    def words(self) -> tuple[str, ...]:
        """The keys of the last labels, `carry` included: no label of a row has more pieces, or longer ones."""
        if self._words is None:
            carried = [atom.key for atom in self.carry]
            self._words = tuple([word[:_LONGEST] for word in (*carried, *self.keys)[-_PIECES:]])
        return self._words

    @property
    def filled(self) -> int:
        """How many of the values are not blank."""
        if self._filled < 0:
            self._filled = sum([atom.kind != "blank" for atom in self._values])
        return self._filled

    @property
    def first(self) -> Atom | None:
        """The first label, or else the first value."""
        return next(iter((*self.labels, *self.values)), None)


class RowRecord(Record):
    """A stretch of a row with borders. Its atoms are made only where someone looks at them."""

    __slots__ = ("_kinds", "_line", "_stretch")

    def __init__(self, line: RowLine, stretch: Stretch, kinds: tuple[Kind, ...]) -> None:
        self.carry = self.after = self._labels = self._values = ()
        self.block = line.block
        self.bordered = True
        self.barrier = False
        self.index = 0
        self._words = None
        self._filled = stretch.filled
        self._line = line
        self._stretch = stretch
        self._kinds = kinds

    @property
    def labels(self) -> Sequence[Atom]:
        """The labels in a row, the innermost last; each time the same."""
        if not self._labels:
            self._labels = self._line.atoms_at(self._stretch.labels, self._kinds)
        return self._labels

    @property
    def values(self) -> Sequence[Atom]:
        """What stands behind the last label."""
        if not self._values:
            self._values = self._line.atoms_at(self._stretch.values, self._kinds)
        return self._values

    @property
    def width(self) -> int:
        """How many values there are, blank ones included."""
        return len(self._stretch.values)

    @property
    def texts(self) -> list[Text]:
        """The texts of the values."""
        cells = self._line.cells
        return [cells[at].text for at in self._stretch.values]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the labels."""
        return self._stretch.keys


def records_of(lines: Iterable[AnyLine], barriers: frozenset[int], rows: frozenset[str]) -> list[Record]:
    """The records of all lines; blocks in `barriers` (headings, the title) separate like prose does.

    `rows` are the keys of the form's row labels: words behind one of them in the same row stand in a figure's place.
    """
    found: list[Record] = []
    loose = _Loose()
    carry: tuple[Atom, ...] = ()
    block = -1
    for line in lines:
        if line.prose or line.block in barriers:
            found.extend(loose.flush())
            carry = ()
            if not (found and found[-1].barrier):
                found.append(Record((), (), line.block, bordered=False, barrier=True))
        elif isinstance(line, RowLine):
            found.extend(loose.flush())
            if line.block != block:
                carry, block = (), line.block
            pattern = line.pattern(rows)
            for stretch in pattern.stretches:
                row = RowRecord(line, stretch, pattern.kinds)
                found.append(row)
                row.carry = carry
                carry = () if stretch.filled else (*carry, *row.labels)[-6:]
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
            yield Record(self._labels, self._values, self._block, bordered=False)
        self._labels, self._values, self._row_done = [], [], False
