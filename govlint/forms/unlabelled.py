"""A table whose one row has no label: its figures follow its column titles (table 4)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.forms.fill import Geometry, fill
from govlint.forms.labels import read_titles
from govlint.forms.match import Match, spellings
from govlint.forms.records import Record
from govlint.forms.report import RowReading, TableReading
from govlint.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.forms.form import TableForm

_SCRAMBLED: Final = 0.4
"""The share of its figures that shows that the table is there, though nothing else of it can be made out."""
_TITLES: Final = 0.3
"""The share of the titles that must stand above a row of figures for it to be this table's."""


def read_unlabelled(
    table: TableForm, records: Sequence[Record], bodies: Sequence[tuple[int, int]]
) -> list[TableReading]:
    """Every occurrence of the table: the row of figures behind enough of its titles, or alone in its part."""
    known = _known(table)
    total = sum(len(section.titles) for section in table.sections)
    distinct = len(known)
    found: list[TableReading] = []
    scrambled: list[TableReading] = []
    untitled = (-1, -1)
    for start, end in _stretches(records, len(table.rows[0].columns)):
        hits = [key for record in records[start:end] for key in record.keys if key in known]
        inside = any(a <= records[start].block < b for a, b in bodies)
        titled = len(hits) >= _TITLES * total and len(set(hits)) * 2 >= distinct
        filled = any(_filled(table, record) for record in records[start:end])
        if titled and not filled and untitled[1] == start:
            found[-1] = _reading(table, records[untitled[0] : end])  # the titles stand behind the figures
        elif titled or (inside and filled):
            found.append(_reading(table, records[start:end]))
            untitled = (start, end) if not titled else (-1, -1)
        elif inside and sum(record.filled for record in records[start:end]) >= _SCRAMBLED * len(table.rows[0].columns):
            scrambled.append(_reading(table, records[start:end]))
    return found or scrambled[:1]


@lru_cache(maxsize=16)
def _known(table: TableForm) -> frozenset[str]:
    """The keys of its titles."""
    return frozenset(word for section in table.sections for title in section.titles for word in spellings(title))


def _filled(table: TableForm, record: Record) -> bool:
    return record.width >= len(table.rows[0].columns) and record.filled > 1


def _stretches(records: Sequence[Record], width: int) -> Iterator[tuple[int, int]]:
    """Between barriers, and behind each full row of figures: a table of one row ends there."""
    start = 0
    for record in records:
        if record.barrier:
            if record.index > start:
                yield start, record.index
            start = record.index + 1
        elif record.filled and record.width >= width:
            yield start, record.index + 1
            start = record.index + 1
    if start < len(records):
        yield start, len(records)


def _reading(table: TableForm, window: Sequence[Record]) -> TableReading:
    row = table.rows[0]
    width = len(row.columns)
    titles = read_titles(table, window, set())
    record = _figures(window, width)
    first = next(atom for item in window if (atom := item.first) is not None)
    if record is None:
        empty = RowReading(row, None, first.text.span(), row.columns, None, say("标题之后没有数值"))
        rows: tuple[RowReading, ...] = (empty,)
        span = first.text.span()
    else:
        values, reason = fill(Match(row, record, [], 1.0), Geometry(()), width)
        at = record.values[0].text.span()
        rows = (RowReading(row, None, at, row.columns, values, reason),)
        span = first.text.span().until(record.values[-1].text.span())
    bordered = record is not None and record.bordered
    return TableReading(table, span, rows, tuple(titles.found), bordered=bordered)


def _figures(window: Sequence[Record], width: int) -> Record | None:
    """The row of figures: the first with the full width, else unlabelled neighbours that together have it, else any."""
    filled = [record for record in window if record.filled]
    for record in filled:
        if record.width >= width:
            return record
    for start, record in enumerate(filled):
        values = list(record.values)
        for more in filled[start + 1 :]:
            if more.labels or more.bordered:
                break
            values.extend(more.values)
            if len(values) == width:
                return Record(record.labels, values, record.block, bordered=record.bordered)
    if filled:
        return filled[0]
    return next((record for record in window if record.bordered and record.width >= width), None)
