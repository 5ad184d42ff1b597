"""A sum of the form as it stands in a report, and the cells that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from govlint.forms.form import Column, Row
    from govlint.forms.report import TableReading
    from govlint.forms.values import Value


class Term(NamedTuple):
    """One cell of a sum: its row, its column and what was read there (None where it could not be read)."""

    row: Row
    column: Column
    value: Value | None


class FormSum(NamedTuple):
    """One identity in one row or column of the form.

    `place` is the table and the row or column. `cells` are the (row, column) of the total, `totals` in number, then of
    the terms; `pick` takes what stands in them out of a list of what stands in all cells of the table.
    """

    name: str
    place: tuple[str, ...]
    cells: tuple[tuple[Row, Column], ...]
    totals: int
    pick: Callable[[Sequence[Decimal | None]], tuple[Decimal, ...]]


class SumCheck:
    """One identity in one row or column: does `total` equal `terms`?

    `status` is "unread" where a cell could not be read or is not a number; such a sum is not checked, and `reason`
    says which cell. A blank cell is unread too: blank is not zero. `place` is the table and the row or column. `total`
    and `terms` are made when they are asked for.
    """

    __slots__ = ("_reading", "_sum", "reason", "status")

    def __init__(
        self,
        form_sum: FormSum,
        reading: TableReading,
        status: Literal["holds", "broken", "unread"],
        reason: str = "",
    ) -> None:
        self._sum: Final = form_sum
        self._reading: Final = reading
        self.status: Final = status
        self.reason: Final = reason

    @property
    def name(self) -> str:
        """The name of the identity."""
        return self._sum.name

    @property
    def place(self) -> tuple[str, ...]:
        """The table and the row or column."""
        return self._sum.place

    @property
    def total(self) -> tuple[Term, ...]:
        """The cells that are reported as the total."""
        return self._terms(self._sum.cells[: self._sum.totals])

    @property
    def terms(self) -> tuple[Term, ...]:
        """The cells that should add up to the total."""
        return self._terms(self._sum.cells[self._sum.totals :])

    def _terms(self, cells: Sequence[tuple[Row, Column]]) -> tuple[Term, ...]:
        found = []
        for row, column in cells:
            reading = self._reading.by_id.get(row.id)
            found.append(Term(row, column, reading.value(column.id) if reading else None))
        return tuple(found)
