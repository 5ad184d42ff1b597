"""Readings of the mandated tables: matches, values and titles put together, with what is missing, cut or displaced."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govlint.forms.doubtful import doubtful
from govlint.forms.fill import Geometry, fill
from govlint.forms.labels import Titles, read_titles, reading
from govlint.forms.match import row_index, spellings
from govlint.forms.occurrences import occurrences
from govlint.forms.report import RowReading, TableReading, UnknownRow
from govlint.forms.unlabelled import read_unlabelled
from govlint.language import say
from govlint.matching import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document import Span
    from govlint.forms.form import Column, Row, TableForm
    from govlint.forms.match import Match, Occurrence
    from govlint.forms.records import Record
    from govlint.forms.report import TableSlot

_SURE: Final = 0.8
_COVERED: Final = 0.4
_made: Final = tuple.__new__
"""Makes a named tuple without going through its constructor: a report has thirty rows."""
_NO_FIT: Final = say("整张表与格式对不上")
_REMARKS: Final = ("单位", "注", "备注")
_DISPLACED_AT_MOST: Final = 0.5
_SPACED: Final = 0.8
_FEWEST_SPACED: Final = 4


def read_tables(table: TableForm, records: Sequence[Record], bodies: Sequence[tuple[int, int]]) -> list[TableReading]:
    """Every occurrence of `table` among the records; `bodies` are the block ranges of its part."""
    if not table.rows[0].label.text:
        return read_unlabelled(table, records, bodies)
    return [_reading(table, found, records) for found in occurrences(table, records, bodies)]


def apart(slots: Sequence[TableSlot]) -> tuple[TableSlot, ...]:
    """The slots where no row of one table is unknown to another: several may stand below each other in one grid."""
    if not any(reading.unknown for slot in slots for reading in slot.readings):
        return tuple(slots)
    held = [
        (slot, reading.rows[0].span.line, reading.rows[-1].span.line)
        for slot in slots
        for reading in slot.readings
        if reading.readable
    ]

    def own(slot: TableSlot, reading: TableReading) -> TableReading:
        others = [(first, last) for other, first, last in held if other is not slot]
        unknown = (row for row in reading.unknown if not any(a <= row.span.line <= b for a, b in others))
        return reading.changed(unknown=tuple(unknown))

    return tuple(slot._replace(readings=tuple(own(slot, reading) for reading in slot.readings)) for slot in slots)


def _reading(table: TableForm, found: Occurrence, records: Sequence[Record]) -> TableReading:
    window = records[found.start : found.end]
    used = {id(atom) for match in found.matches.values() for atom in match.atoms}
    titles = read_titles(table, window, used)
    missing_columns = _missing_columns(table, found, titles)
    scores = [match.score for match in found.matches.values()]
    confidence = sum(scores) / len(scores) if scores else 0.0
    readable = confidence >= _SURE and len(scores) >= _COVERED * len(table.rows)
    geometry = Geometry(found.matches.values())
    matches = [found.matches[row.id] for row in table.rows if row.id in found.matches]
    rows = [_row(match, table, geometry, missing_columns) for match in matches]
    doubted = doubtful(table, found)
    rows = [_unread(row, say("数字与标签不在一行，分不清是哪一行的")) if row.row.id in doubted else row for row in rows]
    missing, unread = _absent(table, found, window)
    rows += unread
    if not readable:
        rows = [_unread(row, _NO_FIT) for row in rows or [_nowhere(table, window)]]
    rows.sort(key=lambda row: (row.span.line, row.span.column))
    first = min([row.span for row in rows[:1]] + [title.span for title in titles.found])
    return TableReading(
        form=table,
        span=first.until(rows[-1].span),
        rows=tuple(rows),
        titles=tuple(titles.found),
        missing_rows=tuple(missing) if readable else (),
        missing_columns=missing_columns if readable else (),
        unknown=(*_unknown(table, found), *_strange_titles(table, window, titles)) if readable else (),
        breaks=tuple(_breaks(found)),
        displaced=tuple(_displaced(rows)),
        bordered=any(match.record.bordered for match in found.matches.values()),
        readable=readable,
        confidence=confidence,
    )


def _row(match: Match, table: TableForm, geometry: Geometry, missing: tuple[Column, ...]) -> RowReading:
    row = match.row
    columns = tuple(column for column in row.columns if column not in missing) if missing else row.columns
    values, reason = fill(match, geometry, len(columns))
    text = match.text
    label = reading(row.label, text, (row.table, row.id), bordered=match.record.bordered)
    if not label.exact and not match.record.bordered and _is_piece(match, table):
        label = label._replace(exact=True, edits=())
    column = match.atoms[-1].column
    return _made(RowReading, (row, label, text.span(), columns, values, reason, column if column >= 0 else None))


def _is_piece(match: Match, table: TableForm) -> bool:
    """Whether a narrow column wrapped a label: its figures go on below, or the rest stands behind them."""
    own, record = match.text.keyed.text, match.record
    after = "".join(atom.key for atom in record.after)
    whole = record.values[0].row == record.values[-1].row and len(record.values) >= len(match.row.columns)
    scattered = record.inline and not whole
    if any(
        spelling.startswith(own) and (scattered or after.startswith(spelling[len(own) :]))
        for spelling in spellings(match.row.label)
    ):
        return True
    number = table.numbers[match.row.id]
    return any(label.endswith(own) and other != number for label, other in row_index(table).items())


def _nowhere(table: TableForm, window: Sequence[Record]) -> RowReading:
    first = next(atom for record in window if (atom := record.first) is not None)
    return RowReading(table.rows[0], None, first.text.span(), table.rows[0].columns, None)


def _unread(row: RowReading, reason: str) -> RowReading:
    return row._replace(values=None, reason=reason)


def _missing_columns(table: TableForm, found: Occurrence, titles: Titles) -> tuple[Column, ...]:
    """Columns whose title is nowhere and whose figures are lacking too, in every row that should have them."""
    gone = set(titles.missing)
    if not gone:
        return ()
    lost = []
    for column in dict.fromkeys(column for row in table.rows for column in row.columns):
        rows = [row for row in table.rows if column in row.columns and row.id in found.matches]
        short = [row for row in rows if found.matches[row.id].record.filled < len(row.columns)]
        if column.label in gone and rows and len(short) == len(rows):
            lost.append(column)
    widths = {len(row.columns) for row in table.rows if any(column in row.columns for column in lost)}
    return tuple(lost) if all(len(lost) < width for width in widths) else ()


def _absent(table: TableForm, found: Occurrence, window: Sequence[Record]) -> tuple[list[Row], list[RowReading]]:
    """Rows that no record fills: missing, or there but unreadable (their label, or a nameless row in their place)."""
    lost = [row for row in table.rows if row.id not in found.matches]
    if not lost:
        return [], []
    text = [(record, record.key) for record in window if not record.barrier]
    nameless = [record for record in found.spare if record.filled and not record.labels]
    nameless += [record for record in found.spare if _torn(record, table)]
    missing, unread = [], []
    for row in lost:
        wanted = key(row.label.text)
        holder = next((record for record, labels in text if _names(record, labels, wanted)), None)
        reason = say("标签之后没有能对应的数值")
        if holder is None:
            holder = next((record for record in nameless if _between(table, row, record, found)), None)
            reason = say("此处有数值而没有可以辨认的标签")
        if holder is None or (first := holder.first) is None:
            missing.append(row)
        else:
            unread.append(RowReading(row, None, first.text.span(), row.columns, None, reason))
    return missing, unread


def _names(record: Record, labels: str, wanted: str) -> bool:
    """Whether the labels of a record hold that of a row; a short one may be part of another word."""
    return wanted in labels if len(wanted) > 2 else any(atom.key == wanted for atom in record.labels)


def _torn(record: Record, table: TableForm) -> bool:
    """Whether the last label of a record without borders is only the beginning of a row's, torn off by wrapping."""
    if record.bordered or not record.labels or not record.filled:
        return False
    torn = record.labels[-1].key
    return torn in _pieces(table)


@lru_cache(maxsize=16)
def _pieces(table: TableForm) -> frozenset[str]:
    """What the keys of the row labels can be torn to: their beginnings, and ends of two characters or more."""
    labels = row_index(table)
    ends = {label[start:] for label in labels for start in range(1, len(label) - 1)}
    return frozenset(label[:end] for label in labels for end in range(1, len(label))) | ends


def _between(table: TableForm, row: Row, record: Record, found: Occurrence) -> bool:
    """Whether `record` lies between the nearest rows of the form that were found around `row`."""
    number = table.numbers[row.id]
    before = [found.matches[r.id].record.index for r in table.rows[:number] if r.id in found.matches]
    after = [found.matches[r.id].record.index for r in table.rows[number + 1 :] if r.id in found.matches]
    return (not before or before[-1] < record.index) and (not after or record.index < after[0])


def _unknown(table: TableForm, found: Occurrence) -> Iterator[UnknownRow]:
    """Labelled rows with as many figures as the table's rows have, among its rows, that the form does not have."""
    indices = [match.record.index for match in found.matches.values()]
    blocks = {match.record.block for match in found.matches.values() if match.record.bordered}
    widths = {len(row.columns) for row in table.rows}
    # A group that bears figures of its own stands for the rows it should be divided into: those are missing. A title
    # before figures is that of a column whose row label stands elsewhere.
    labels = [group for row in table.rows for group in row.groups]
    labels += [title for section in table.sections for title in section.titles]
    known = {spelling for label in labels for spelling in spellings(label)}
    for record in found.spare:
        inside = min(indices) < record.index < max(indices) or (record.bordered and record.block in blocks)
        if not (inside and record.labels and record.filled) or _torn(record, table):
            continue
        if any(atom.key in known for atom in record.values):
            continue  # titles that someone made up
        if record.bordered or record.width in widths:
            label = record.labels[-1].text
            if label.keyed.text not in known and any(char.isalpha() for char in label.keyed.text):
                yield UnknownRow(label, "row", label.span())


def _strange_titles(table: TableForm, window: Sequence[Record], titles: Titles) -> Iterator[UnknownRow]:
    """Titles that the form does not have, in a row of titles where the form's own are missing."""
    if not titles.missing:
        return
    left = {id(atom) for atom in titles.leftover}
    known = {spelling for section in table.sections for title in section.titles for spelling in spellings(title)}
    for record in window:
        strange = [
            atom
            for atom in record.labels
            if id(atom) in left
            and not atom.key.startswith(_REMARKS)
            and not any(atom.key in spelling for spelling in known)
        ]
        if (
            record.bordered
            and 0 < len(strange) <= len(titles.missing)
            and any(atom.key in known for atom in record.labels)
        ):
            yield from (UnknownRow(atom.text, "column", atom.text.span()) for atom in strange)


def _breaks(found: Occurrence) -> Iterator[Span]:
    """Where a bordered table starts again: neighbouring rows in different tables of the document.

    A table that was cut between two of its sections is a matter of layout; one cut inside a section is broken. Where
    nearly every row stands alone the text has empty lines between all its lines, and no table is cut.
    """
    order = sorted(found.matches.values(), key=lambda match: match.record.index)
    cuts = [
        (above, below)
        for above, below in pairwise(order)
        if above.record.bordered and below.record.bordered and above.record.block != below.record.block
    ]
    if len(cuts) >= max(_SPACED * (len(order) - 1), _FEWEST_SPACED):
        return
    for above, below in cuts:
        if above.row.section == below.row.section:
            first = (below.record.carry or below.record.labels)[0]
            yield first.text.span()


def _displaced(rows: Sequence[RowReading]) -> Iterator[tuple[RowReading, ...]]:
    """Runs of rows whose label stands in another grid column than most labels of the same depth."""
    if len({row.grid_column for row in rows}) < 2:
        return
    usual: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for row in rows:
        if row.grid_column is not None:
            usual[len(row.row.groups)][row.grid_column] += 1
    most = {depth: columns.most_common(1)[0][0] for depth, columns in usual.items()}
    if len(set(most.values())) < 2:
        return
    off = [
        row.grid_column is not None and row.grid_column != most[len(row.row.groups)] and _rare(usual, row)
        for row in rows
    ]
    run: list[RowReading] = []
    for row, displaced in zip(rows, off, strict=True):
        if displaced:
            run.append(row)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _rare(usual: dict[int, Counter[int]], row: RowReading) -> bool:
    columns = usual[len(row.row.groups)]
    return columns[row.grid_column or 0] <= _DISPLACED_AT_MOST * columns.total()
