"""Which value stands in which column of a row that has been matched. Never a guess: a row that can be read in two
ways, or in none, is left unread with the reason."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from govlint.forms.values import is_crowded, read_figures, read_value
from govlint.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.document import Text
    from govlint.forms.atoms import Atom
    from govlint.forms.match import Match
    from govlint.forms.records import Record
    from govlint.forms.values import Value


class Geometry:
    """In which grid column the values of a table begin, learnt from the rows that can be read in one way only.

    Rows with figures count before those that are blank.
    """

    def __init__(self, matches: Iterable[Match]) -> None:
        self._matches = matches
        self._by_label: defaultdict[tuple[int, int], Counter[int]] = defaultdict(Counter)
        self._all: Counter[int] = Counter()
        self._blank: Counter[int] = Counter()

    def _learn(self) -> None:
        matches, self._matches = self._matches, ()
        for match in matches:
            starts = _starts(match.record, len(match.row.columns)) if match.record.bordered else []
            if len(starts) == 1:
                column = match.record.values[starts[0]].column
                if match.record.filled:
                    self._by_label[_shape(match.record)][column] += 1
                    self._all[column] += 1
                else:
                    self._blank[column] += 1

    def choose(self, record: Record, starts: list[int]) -> int | None:
        """Of several possible starts the one that rows of the same shape have, else that most rows have."""
        self._learn()
        blank = None if record.filled else self._blank
        for learnt in (self._by_label.get(_shape(record)), self._all, blank):
            for column, _ in learnt.most_common() if learnt else ():
                for start in starts:
                    if record.values[start].column == column:
                        return start
        return None


def _shape(record: Record) -> tuple[int, int]:
    label = record.labels[-1].column if record.labels else -1
    return label, record.values[-1].column if record.values else -1


def fill(match: Match, geometry: Geometry, width: int) -> tuple[tuple[Value, ...] | None, str]:
    """The values of a matched row, one for each of `width` columns; or None and the reason, for people."""
    record = match.record
    if record.width == width:
        figures = read_figures(record.texts)
        if figures is not None:
            return figures, ""
    if _any_crowded(record.values):
        apart = [piece for atom in record.values for piece in _apart(atom.text)]
        if len(apart) == width and all(piece.value for piece in apart):
            return tuple(map(read_value, apart)), ""
        return None, say("有的单元格里挤着几个数字")
    if record.bordered and record.width >= width:
        starts = _starts(record, width)
        if not starts:
            if width == 1 and (merged := _merged(record)):
                return _read([merged]), ""
            return None, say("有 {filled} 个数值，应为 {width} 个", filled=record.filled, width=width)
        start = starts[0] if len(starts) == 1 else geometry.choose(record, starts)
        if start is None and not record.filled:
            start = starts[-1]  # all of them blank: whichever they are
        elif start is None and starts[0] == 0 and record.values[width - 1].kind != "blank":
            start = 0  # from the label to a figure in the last column: what is behind is the end of a ragged row
        if start is None:
            return None, say("空白单元格太多，分不清数值属于哪一列")
        return _read(record.values[start : start + width]), ""
    if record.width == width:
        return _read(record.values), ""
    if not record.filled:
        return None, say("标签之后没有数值")
    return None, say("有 {filled} 个数值，应为 {width} 个，分不清哪一列缺少或多出", filled=record.filled, width=width)


def _starts(record: Record, width: int) -> list[int]:
    """Where a run of `width` cells can begin so that it holds every value that is not blank."""
    values = record.values
    if len(values) == width:
        return [0]
    filled = [index for index, atom in enumerate(values) if atom.kind != "blank"]
    if not filled:
        return list(range(max(len(values) - width + 1, 0)))
    return [s for s in range(max(filled[-1] - width + 1, 0), filled[0] + 1) if s + width <= len(values)]


def _merged(record: Record) -> Atom | None:
    """The one value of a cell that spanned several columns and was written out once for each of them."""
    filled = [atom for atom in record.values if atom.kind != "blank"]
    return filled[0] if len({atom.key for atom in filled}) == 1 and all(a.kind == "figure" for a in filled) else None


def _any_crowded(atoms: Iterable[Atom]) -> bool:
    for atom in atoms:
        value = atom.text.value
        if len(value) > 2 and not value.isdecimal() and is_crowded(value):
            return True
    return False


def _apart(text: Text) -> list[Text]:
    """The figures of a crowded cell, or the cell as it is."""
    if not is_crowded(text.value):
        return [text]
    return [text.cut(*piece.span()) for piece in re.finditer(r"\S+", text.value)]


def _read(atoms: Iterable[Atom]) -> tuple[Value, ...]:
    return tuple([read_value(atom.text) for atom in atoms])
