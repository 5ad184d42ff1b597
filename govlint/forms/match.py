"""Which record is which row of a table: exact labels first, then what lies between them.

Exact labels are looked up, which settles nearly every row of nearly every report at once. Rows between two settled
ones are aligned in order by likeness (Needleman-Wunsch); what is still left is matched out of order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govlint.document import join_lines
from govlint.forms.similarity import best_tail, ratio
from govlint.forms.wrapped_labels import composed
from govlint.matching import key
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govlint.document import Text
    from govlint.forms.atoms import Atom
    from govlint.forms.form import Form, Label, Row, TableForm
    from govlint.forms.records import Record

_NUMBER: Final = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*")
_REMARK: Final = re.compile(r"(?<=\S)\s*[（(].+[）)]\s*\Z", re.DOTALL)
_REMARKED: Final = 0.9
_IN_ORDER: Final = 0.6
_ALONE: Final = 0.45
_OUT_OF_ORDER: Final = 0.8
_LEAST_LABEL: Final = 3
_LARGEST_GAP: Final = 64


class Match(NamedTuple):
    """A row of the form and the record that fills it. `atoms` are the label's pieces; `score` is 1.0 for exact."""

    row: Row
    record: Record
    atoms: Sequence[Atom]
    score: float

    @property
    def text(self) -> Text:
        """The label as found."""
        return join_lines([atom.text for atom in self.atoms])


class Occurrence:
    """One occurrence of a table: its matches by row id, and the window of records it lies in (end exclusive)."""

    __slots__ = ("end", "matches", "spare", "start")

    def __init__(self, matches: dict[str, Match], start: int, end: int) -> None:
        self.matches = matches
        self.start = start
        self.end = end
        self.spare: list[Record] = []


@lru_cache(maxsize=1024)
def spellings(label: Label) -> tuple[str, ...]:
    """The keys under which a label counts as exact: accepted spellings, with or without their leading number."""
    keys = [key(text) for text in label.spellings]
    for text in label.spellings:
        bare = key(_NUMBER.sub("", text, count=1))
        if len(bare) >= 4:
            keys.append(bare)
    return tuple(dict.fromkeys(keys))


@lru_cache(maxsize=64)
def row_index(table: TableForm) -> Mapping[str, int]:
    """The row number of every exact key of a table's row labels."""
    index: dict[str, int] = {}
    for number, row in enumerate(table.rows):
        for spelling in spellings(row.label):
            if spelling:
                index.setdefault(spelling, number)
    return index


@lru_cache(maxsize=16)
def row_keys(form: Form) -> frozenset[str]:
    """The exact keys of the labels of all rows of a form."""
    return frozenset(key for table in form.tables for key in row_index(table))


def exact(table: TableForm, record: Record) -> Match | None:
    """The row whose label is exactly the record's last pieces; the longest spelling wins."""
    hit = _named(record.words, table)
    if hit is None:
        return None
    row, pieces = hit
    labels = record.labels
    return Match(row, record, labels[-pieces:] if pieces <= len(labels) else [*record.carry, *labels][-pieces:], 1.0)


@lru_cache(maxsize=4096)
def _named(words: tuple[str, ...], table: TableForm) -> tuple[Row, int] | None:
    """The row that is named by the last of these words, and by how many of them."""
    index = row_index(table)
    best: tuple[int, int] | None = None
    joined = ""
    for pieces, word in enumerate(reversed(words), 1):
        joined = word + joined
        number = index.get(joined)
        if number is not None and (best is None or best[0] == number):
            best = number, pieces
    return (table.rows[best[0]], best[1]) if best else None


def in_order(numbers: Sequence[int]) -> set[int]:
    """The positions in `numbers` of a longest run of growing ones."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for position, number in enumerate(numbers):
        at = bisect_left(tails, number)
        previous.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        ends[at : at + 1] = [position]
    chosen: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        chosen.add(position)
        position = previous[position]
    return chosen


def complete(table: TableForm, occurrence: Occurrence, records: Sequence[Record]) -> None:
    """Match the rows that have no exact label, if any: in the gaps between settled rows, then out of order."""
    taken = {match.record.index for match in occurrence.matches.values()}
    if len(occurrence.matches) < len(table.rows):
        _fill_gaps(table, occurrence, records, taken)
    free = [r for r in records[occurrence.start : occurrence.end] if not r.barrier and r.index not in taken]
    if len(occurrence.matches) < len(table.rows):
        _out_of_order([row for row in table.rows if row.id not in occurrence.matches], free, occurrence, taken)
    occurrence.spare = [record for record in free if record.index not in taken]


def _fill_gaps(table: TableForm, occurrence: Occurrence, records: Sequence[Record], taken: set[int]) -> None:
    _figures_above(table, occurrence, records, taken)
    settled = sorted((match.record.index, table.numbers[row_id]) for row_id, match in occurrence.matches.items())
    run = _growing(settled)
    bounds = [(occurrence.start - 1, -1), *run, (occurrence.end, len(table.rows))]
    for (left, above), (right, below) in pairwise(bounds):
        rows = [row for row in table.rows[above + 1 : below] if row.id not in occurrence.matches]
        free = [r for r in records[left + 1 : right] if not r.barrier and r.index not in taken][:_LARGEST_GAP]
        if rows and free:
            for match in _align(rows, free):
                occurrence.matches[match.row.id] = match
                taken.add(match.record.index)


def _figures_above(table: TableForm, occurrence: Occurrence, records: Sequence[Record], taken: set[int]) -> None:
    """Figures without a label between two settled rows belong to the row between them if its label is right below."""
    for above, row, below in zip(table.rows, table.rows[1:], table.rows[2:], strict=False):
        before, behind = occurrence.matches.get(above.id), occurrence.matches.get(below.id)
        if row.id in occurrence.matches or before is None or behind is None:
            continue
        if behind.record.index - before.record.index != 2:
            continue
        record = records[before.record.index + 1]
        if record.labels or record.bordered or record.barrier or record.width != len(row.columns):
            continue
        label = composed(spellings(row.label), behind.record.labels[: -len(behind.atoms)])
        if label is not None:
            occurrence.matches[row.id] = Match(row, record, label, 1.0)
            taken.add(record.index)


def _growing(settled: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    chosen = in_order([number for _, number in settled])
    return [pair for position, pair in enumerate(settled) if position in chosen]


def likeness(row: Row, record: Record) -> Match:
    """How well a record's label fits a row, as a match that need not be good."""
    wanted = spellings(row.label)
    best = Match(row, record, [], 0.0)
    if not record.labels or not (record.filled or record.width >= len(row.columns)):
        return best
    cell = record.labels[-1]
    if _without_remark(cell) in wanted:
        return Match(row, record, [cell], _REMARKED)
    if record.bordered:
        best = Match(row, record, [cell], max(ratio(spelling, cell.key) for spelling in wanted))
    elif whole := composed(wanted, record.labels, record.after):
        return Match(row, record, whole, 1.0)
    labels = record.labels if record.bordered else _from_number(record.labels)
    joined = "".join(atom.key for atom in labels)
    last = len(labels[-1].key) if len(labels) > 1 and not record.bordered else 0
    for spelling in wanted:
        score, length = best_tail(spelling, joined)
        if last >= _LEAST_LABEL and best_tail(spelling, joined[:-last])[0] > score:
            continue  # the last piece is no part of this label: the figures behind it are another row's
        if score > best.score + 1e-9:
            best = Match(row, record, _last_atoms(labels, length), score)
    return best


def _without_remark(cell: Atom) -> str:
    """The key of a label without the remark in brackets that ends it; "" where there is none."""
    remark = _REMARK.search(cell.text.value)
    return key(cell.text.value[: remark.start()]) if remark else ""


def _from_number(labels: Sequence[Atom]) -> Sequence[Atom]:
    """The pieces from the last one that begins with a number: what stands before it is another label."""
    for position in range(len(labels) - 1, 0, -1):
        if _NUMBER.match(labels[position].text.value):
            return labels[position:]
    return labels


def _last_atoms(atoms: Sequence[Atom], length: int) -> list[Atom]:
    taken: list[Atom] = []
    for atom in reversed(atoms):
        if length <= 0:
            break
        taken.insert(0, atom)
        length -= len(atom.key)
    return taken


def _align(rows: Sequence[Row], records: Sequence[Record]) -> Iterable[Match]:
    """Needleman-Wunsch over likeness: skipping costs nothing, a pair counts what it is more alike than the bound."""
    bound = _ALONE if len(rows) == 1 and len(records) == 1 else _IN_ORDER
    grid = [[likeness(row, record) for record in records] for row in rows]
    best = [[0.0] * (len(records) + 1) for _ in range(len(rows) + 1)]
    for i in range(len(rows) - 1, -1, -1):
        for j in range(len(records) - 1, -1, -1):
            gain = grid[i][j].score - bound
            pair = best[i + 1][j + 1] + gain if gain >= 0 else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], pair)
    found = []
    i = j = 0
    while i < len(rows) and j < len(records):
        gain = grid[i][j].score - bound
        if gain >= 0 and best[i][j] == best[i + 1][j + 1] + gain:
            found.append(grid[i][j])
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _out_of_order(rows: Sequence[Row], records: Sequence[Record], occurrence: Occurrence, taken: set[int]) -> None:
    pairs = [likeness(row, record) for row in rows for record in records[:_LARGEST_GAP]]
    for match in sorted(pairs, key=lambda match: -match.score):
        if match.score < _OUT_OF_ORDER:
            break
        if match.row.id not in occurrence.matches and match.record.index not in taken:
            occurrence.matches[match.row.id] = match
            taken.add(match.record.index)
