"""The figures of one report, packed: some kilobytes instead of hundreds of objects."""

from __future__ import annotations

from array import array
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.document import Span
from govlint.forms.values import ValueKind
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.forms.form import Form
    from govlint.forms.report import Report
    from govlint.forms.values import Value

_KINDS: Final = tuple(ValueKind)
_UNREAD: Final = len(_KINDS)

CellKey = tuple[str, str, str]
"""Table, row and column of a cell, by their ids."""


class Figure(NamedTuple):
    """What stands in a cell. `number` is None for a blank, a dash and words: none of them is zero."""

    kind: ValueKind
    number: Decimal | None
    span: Span


class Figures:
    """Every figure of a report, by table, row and column."""

    __slots__ = ("_kinds", "_numbers", "_positions", "_spans")

    def __init__(self, report: Report) -> None:
        self._positions = positions(report.form)
        count = len(self._positions)
        self._kinds = bytearray([_UNREAD] * count)
        self._numbers: list[Decimal | None] = [None] * count
        self._spans = array("I", [0] * (4 * count))
        for slot in report.tables:
            for reading in slot.readings[:1]:
                for row in reading.rows:
                    for column, value in zip(row.columns, row.values or (), strict=False):
                        self._keep(self._positions.get((slot.form.id, row.row.id, column.id)), value)

    def record(self) -> tuple[bytes, list[str | None], bytes]:
        """Everything but the form, in values that can be sent to another process."""
        numbers = [None if number is None else str(number) for number in self._numbers]
        return bytes(self._kinds), numbers, self._spans.tobytes()

    @classmethod
    def of_record(cls, form: Form, record: tuple[bytes, list[str | None], bytes]) -> Figures:
        """The figures of a report in this form that a record is of."""
        made = cls.__new__(cls)
        kinds, numbers, spans = record
        made._positions = positions(form)
        made._kinds = bytearray(kinds)
        made._numbers = [None if written is None else _decimal(written) for written in numbers]
        made._spans = array("I", spans)
        return made

    def _keep(self, position: int | None, value: Value) -> None:
        if position is None:
            return
        self._kinds[position] = _KINDS.index(value.kind)
        self._numbers[position] = value.number
        self._spans[4 * position : 4 * position + 4] = array("I", value.span)

    def figure(self, table: str, row: str, column: str) -> Figure | None:
        """What stands in a cell; None where the table or the row is missing or could not be read."""
        position = self._positions.get((table, row, column))
        if position is None or self._kinds[position] == _UNREAD:
            return None
        span = Span(*self._spans[4 * position : 4 * position + 4])
        return Figure(_KINDS[self._kinds[position]], self._numbers[position], span)

    def numbers(self) -> tuple[Decimal | None, ...]:
        """Every number in the order of the form; None where there is none."""
        return tuple(self._numbers)


def same_cells(one: Form, other: Form) -> bool:
    """Whether figures at the same position are of the same cell. Forms with one id may differ: see `mixed`."""
    return one is other or list(positions(one)) == list(positions(other))


@lru_cache(maxsize=4096)
def _decimal(written: str) -> Decimal:
    """Most figures are small, and the same ones in all reports."""
    return Decimal(written)


@lru_cache(maxsize=16)
def positions(form: Form) -> Mapping[CellKey, int]:
    """Where each cell of a form stands in the order of its tables, rows and columns."""
    keys = ((table.id, row.id, column.id) for table in form.tables for row in table.rows for column in row.columns)
    return {key: position for position, key in enumerate(keys)}
