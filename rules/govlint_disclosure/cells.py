"""The figures of a table, cell by cell."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from govlint.language import say, term
from govlint.named_tuple import NamedTuple
from govlint_disclosure.naming import cell_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from govlint.document import Span
    from govlint.forms.form import Column, Row, TableForm
    from govlint.forms.report import TableReading
    from govlint.forms.values import Value

ALL: Final = ("count", "signed", "amount")
COUNTS: Final = ("count", "signed")
AMOUNTS: Final = ("amount",)
_REMARK: Final = r"[(\[【〔].*[)\]】〕]\Z"
_new: Final = tuple.__new__
_raw: Final = attrgetter("raw")


class FilledCell(NamedTuple):
    """One cell of figures of a table that was read, whatever stands in it."""

    table: str
    row: Row
    column: Column
    value: Value

    @property
    def span(self) -> Span:
        """Where the content of the cell stands."""
        return self.value.span

    @property
    def place(self) -> tuple[str, ...]:
        """The logical position: table, row, column."""
        return (self.table, self.row.id, self.column.id)

    @property
    def name(self) -> str:
        """The cell as messages call it: 表三“（一）予以公开”行“自然人”."""
        return say("{table}{cell}", table=term(self.table), cell=cell_name(self.row, self.column))


def filled_cells(reading: TableReading, kinds: Collection[str] = ALL) -> list[FilledCell]:
    """Every cell of the rows that were read and whose figures are of these kinds, in reading order."""
    if not has_any(reading.form, kinds):
        return []
    return [
        _new(FilledCell, (reading.form.id, found.row, column, value))
        for found in reading.rows
        if found.values is not None and found.row.values in kinds
        for column, value in zip(found.columns, found.values, strict=True)
    ]


@lru_cache(maxsize=4)
def only_digits(reading: TableReading) -> bool:
    """Whether all cells that were read hold digits and nothing else: then nothing is wrong with any of them."""
    values = chain.from_iterable([found.values for found in reading.rows if found.values is not None])
    written = list(map(_raw, values))
    together = "".join(written)
    return all(written) and together.isdecimal() and together.isascii()


def bears_remark(value: Value) -> bool:
    """Whether a remark in brackets, and nothing else, stands behind a number."""
    return re.match(_REMARK, value.remark) is not None


def has_any(table: TableForm, kinds: Collection[str]) -> bool:
    """Whether a table has figures of one of these kinds."""
    return not _kinds(table).isdisjoint(kinds)


@lru_cache(maxsize=64)
def _kinds(table: TableForm) -> frozenset[str]:
    return frozenset(row.values for row in table.rows)
