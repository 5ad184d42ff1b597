"""The sums of a form over figures that are partly known: what they give, and where they contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.authoring.figures.names import CellKey
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from decimal import Decimal

    from govlint.forms.form import Form, Identity, TableForm


class Sum(NamedTuple):
    """One identity in one row or column: the cells of `total` together equal those of `terms` together."""

    total: tuple[CellKey, ...]
    terms: tuple[CellKey, ...]

    @property
    def cells(self) -> tuple[CellKey, ...]:
        """All its cells."""
        return (*self.total, *self.terms)


def sums_of(form: Form) -> tuple[Sum, ...]:
    """Every sum of a form; those with a single total first, as they leave no choice."""
    found = [made for identity in form.identities for made in _repeated(identity, form)]
    return tuple(sorted(found, key=lambda made: len(made.total)))


def _repeated(identity: Identity, form: Form) -> Iterator[Sum]:
    table = form.table(identity.table)
    if table is None:
        return
    for other in _along(identity, table):

        def cell(name: str, other: str = other, identity: Identity = identity) -> CellKey:
            return CellKey(identity.table, *((other, name) if identity.each == "row" else (name, other)))

        yield Sum(tuple(map(cell, identity.total)), tuple(map(cell, identity.terms)))


def _along(identity: Identity, table: TableForm) -> Iterator[str]:
    names = {*identity.total, *identity.terms}
    if identity.each == "row":
        yield from (row.id for row in table.rows if names <= row.positions.keys())
    else:
        yield from table.row(identity.total[0]).positions


def completed(sums: Collection[Sum], known: Mapping[CellKey, Decimal]) -> dict[CellKey, Decimal]:
    """What the sums give for cells that are not known: totals of which everything else is. Blank terms stay blank."""
    figures = dict(known)
    found: dict[CellKey, Decimal] = {}
    again = True
    while again:
        again = False
        for made in sums:
            missing = [cell for cell in made.cells if cell not in figures]
            if len(missing) != 1 or missing[0] not in made.total:
                continue
            cell = missing[0]
            others = sum((figures[total] for total in made.total if total != cell), start=_zero())
            found[cell] = figures[cell] = sum((figures[term] for term in made.terms), start=_zero()) - others
            again = True
    return found


def contradictions(sums: Collection[Sum], figures: Mapping[CellKey, Decimal]) -> Iterator[tuple[Sum, Decimal]]:
    """The sums of which all cells are known and that do not hold, with what the total is too large by."""
    for made in sums:
        if all(cell in figures for cell in made.cells):
            total = sum((figures[cell] for cell in made.total), start=_zero())
            difference = total - sum((figures[cell] for cell in made.terms), start=_zero())
            if difference:
                yield made, difference


def _zero() -> Decimal:
    from decimal import Decimal

    return Decimal(0)
