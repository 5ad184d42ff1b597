"""A sum of the form as it stands in a report, and the cells that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.forms.form import Column, Row
    from govlint.forms.report import TableReading
    from govlint.forms.values import Value


class Term(NamedTuple):
    """One cell of a sum: its row, its column and what was read there (None where it could not be read)."""

    row: Row
    column: Column
    value: Value | None


class SumCheck:
    """One identity in one row or column: does `total` equal `terms`?

    `status` is "unread" where a cell could not be read or is not a number; such a sum is not checked, and `reason`
    says which cell. A blank cell is unread too: blank is not zero. `place` is the table and the row or column.
    `cells` are the (row, column) of the total, then of the terms; `terms` are made of them when they are asked for.
    """

    __slots__ = ("_cells", "_reading", "_totals", "name", "place", "reason", "status")

    def __init__(
        self,
        name: str,
        place: tuple[str, ...],
        reading: TableReading,
        cells: Sequence[tuple[Row, Column]],
        totals: int,
        status: Literal["holds", "broken", "unread"],
        reason: str = "",
    ) -> None:
        self.name: Final = name
        self.place: Final = place
        self._reading: Final = reading
        self._cells: Final = cells
        self._totals: Final = totals
        self.status: Final = status
        self.reason: Final = reason

    @property
    def total(self) -> tuple[Term, ...]:
        """The cells that are reported as the total."""
        return self._terms(self._cells[: self._totals])

    @property
    def terms(self) -> tuple[Term, ...]:
        """The cells that should add up to the total."""
        return self._terms(self._cells[self._totals :])

    def _terms(self, cells: Sequence[tuple[Row, Column]]) -> tuple[Term, ...]:
        found = []
        for row, column in cells:
            reading = self._reading.by_id.get(row.id)
            found.append(Term(row, column, reading.value(column.id) if reading else None))
        return tuple(found)
