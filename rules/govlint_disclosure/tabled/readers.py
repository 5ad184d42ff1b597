"""How a quantity is read off the tables: from one cell, or from several together."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint_disclosure.naming import figure
from govlint_disclosure.tabled.cells import agreeing, figure_in, name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.document import Span
    from govlint.forms.report import Report
    from govlint.forms.values import Value
    from govlint_disclosure.tabled.cells import Cell

    Reader = Callable[[Report, bool], "Tabled | None"]

_new: Final = tuple.__new__


class Tabled(NamedTuple):
    """What a table says of a quantity: the numbers that agree with it, what it is called, the cells it is made of.

    `number` is the one that stands there; `most` is the largest number that a part of the quantity could have. `called`
    is asked for the name only where something is said of it.
    """

    agreeing: tuple[Decimal, ...]
    called: Callable[[], str]
    number: Decimal
    values: tuple[Value, ...]

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.called()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the cells stand."""
        return tuple([value.span for value in self.values])

    @property
    def shown(self) -> str:
        """The number as messages write it."""
        return figure(self.number)

    @property
    def most(self) -> Decimal:
        """The largest of the numbers that agree."""
        return max(self.agreeing)


def single(report: Report, cell: Cell, *, mended: bool) -> Tabled | None:
    """What stands in a cell."""
    value = figure_in(report, cell)
    if value is None or value.number is None:
        return None
    numbers = agreeing(report, cell, value.number, mended=mended)
    return _new(Tabled, (numbers, partial(name_of, report, cell), value.number, (value,)))


def one(cell: Cell, other: Cell | None = None) -> Reader:
    """A quantity that stands in `cell`, and whose number may also be given together with that in `other`."""

    def read(report: Report, mended: bool) -> Tabled | None:
        found = single(report, cell, mended=mended)
        added = single(report, other, mended=mended) if found and other else None
        if found is None or added is None:
            return found
        sums = [a + b for a in found.agreeing for b in added.agreeing]
        return found._replace(agreeing=(*found.agreeing, *sums))

    return read


def several(cells: tuple[Cell, ...], name: str, *, parts: bool = False) -> Reader:
    """A quantity that is the sum of several cells; with `parts`, each of them alone agrees too."""

    def read(report: Report, mended: bool) -> Tabled | None:
        found = [
            (value, value.number, agreeing(report, cell, value.number, mended=mended))
            for cell in cells
            if (value := figure_in(report, cell)) and value.number is not None
        ]
        if len(found) < len(cells):
            return None
        whole = sum([number for _, number, _ in found], Decimal(0))
        sums = [whole]
        if mended:
            sums += [sum(numbers, Decimal(0)) for numbers in product(*(each for _, _, each in found))]
        if parts:
            sums += [number for _, _, each in found for number in each if number]
        return Tabled(tuple(sums), partial(str, name), whole, tuple([value for value, _, _ in found]))

    return read
