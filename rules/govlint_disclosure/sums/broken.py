"""A sum that does not hold: its figures, the cell that explains it, and how messages write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import joined, say
from govlint.named_tuple import NamedTuple
from govlint.rules import Related
from govlint_disclosure.naming import cell_name, figure, row_name, short_column_name
from govlint_disclosure.sums.terms import added, number_of, span_of

if TYPE_CHECKING:
    from decimal import Decimal

    from govlint.document import Span
    from govlint.forms.sum_check import SumCheck, Term

_MOST_ADDENDS: Final = 8
_MOST_RELATED: Final = 12


class Correction(NamedTuple):
    """The one cell that explains several broken sums, and the figure that would mend them all."""

    term: Term
    figure: Decimal

    @property
    def span(self) -> Span:
        """Where the cell stands."""
        return span_of(self.term)

    def __str__(self) -> str:
        cell = cell_name(self.term.row, self.term.column)
        return say(
            "；{cell}这一格若为 {figure}，与它有关的各项合计就都相符，请先核对", cell=cell, figure=figure(self.figure)
        )


class BrokenSum(NamedTuple):
    """A sum that does not hold and has to be reported; `correction` is set where one cell explains it and others."""

    check: SumCheck
    correction: Correction | None

    @property
    def table(self) -> str:
        """What people call the table."""
        return self.check.place[0]

    @property
    def total(self) -> Term:
        """The last of the cells that should be the sum: the total, or what is carried over at the end."""
        return self.check.total[-1]

    @property
    def span(self) -> Span:
        """Where that cell stands."""
        return span_of(self.total)

    @property
    def place(self) -> tuple[str, ...]:
        """The logical position of that cell."""
        return (self.table, self.total.row.id, self.total.column.id)

    @property
    def reported(self) -> Decimal:
        """What the total cells say together."""
        return added(self.check.total)

    @property
    def computed(self) -> Decimal:
        """What the added cells come to."""
        return added(self.check.terms)

    @property
    def difference(self) -> str:
        """By how much they differ, without sign."""
        return figure(abs(self.reported - self.computed))

    @property
    def addition(self) -> str:
        """The sum as a person would check it, zeros left out: 14＋2＋1＝17."""
        numbers = [figure(number) for number in map(number_of, self.check.terms) if number]
        total = figure(self.computed)
        if 1 < len(numbers) <= _MOST_ADDENDS:
            return say("{numbers}＝{total}", numbers=joined(numbers, "＋"), total=total)
        return total

    @property
    def remedy(self) -> str:
        """The cell to look at first, or an empty text where several could be wrong."""
        return str(self.correction or "")

    def related(self, *, by_row: bool) -> tuple[Related, ...]:
        """The cell that explains the sum, then what was added up, zeros left out; named by row or by column."""
        found = []
        if self.correction:
            term = self.correction.term
            found.append(Related(span_of(term), say("{cell}：请先核对这一格", cell=cell_name(term.row, term.column))))
        for term in (*self.check.total[:-1], *self.check.terms):
            if number_of(term):
                name = row_name(term.row) if by_row else short_column_name(term.column)
                found.append(Related(span_of(term), say("{name}：{term}", name=name, term=figure(number_of(term)))))
        return tuple(found[:_MOST_RELATED])
