"""The cells of a sum that was read: their figures, and where they stand."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.document import Span
    from govlint.forms.sum_check import Term


def added(terms: Iterable[Term]) -> Decimal:
    """The figures of the cells taken together."""
    return sum(map(number_of, terms), Decimal())


def span_of(term: Term) -> Span:
    """Where a cell stands; `ValueError` where it was not read."""
    if term.value is None:
        raise ValueError("a sum with an unread cell is never broken")
    return term.value.span


def number_of(term: Term) -> Decimal:
    """The figure of a cell, 0 where there is none."""
    return (term.value.number if term.value else None) or Decimal()
