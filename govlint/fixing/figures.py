"""The figures of a document, which no fix may change."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.fixing.plans import EditError
from govlint.forms.values import is_figure
from govlint.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Document, Text
    from govlint.fixing.characters import Characters, Place
    from govlint.fixing.plans import Plan
    from govlint.forms.report import Report

    Cell = tuple[str, int, str, str]
    """The table, which of its occurrences, the row and the column."""

_REASON: Final = say("会改动表格中的数字")
_INVISIBLE: Final = "Cf"


class Figures:
    """What stands in the value cells of a document: of the tables of its form, and of others where it is a number.

    Only characters that nobody sees may be taken from among them.
    """

    def __init__(self, document: Document, report: Report | None) -> None:
        self._values = dict(_values(report)) if report else {}
        self._bare = [_visible(text.value) for text in _bare(document)]
        self._spans = [text.span() for text in _bare(document)]
        if report:
            rows = (row for reading in report.readings() for row in reading.rows)
            self._spans += (value.span for row in rows for value in row.values or ())
        self._protected: set[Place] | None = None

    def protect(self, plan: Plan, characters: Characters) -> None:
        """Raise `EditError` where a plan would change, or add to, what can be seen of a value."""
        if self._protected is None:
            self._protected = {place for span in self._spans for place in characters.within(span)}
        for place, change in plan.changes.items():
            if place in self._protected:
                char = characters.char(place)
                if _visible(change.applied(char)) != _visible(char):
                    raise EditError(_REASON)

    def refuse_loss(self, after: Figures) -> None:
        """Raise `EditError` unless all values are the same afterwards; more of them may be readable then."""
        same = all(after._values.get(cell) == value for cell, value in self._values.items())
        if not same or self._bare != after._bare:
            raise EditError(_REASON)


def _values(report: Report) -> Iterator[tuple[Cell, str]]:
    for slot in report.tables:
        for number, reading in enumerate(slot.readings):
            for row in reading.rows:
                for column, value in zip(row.columns, row.values or (), strict=False):
                    yield (slot.form.id, number, row.row.id, column.id), _visible(value.raw)


def _visible(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) != _INVISIBLE)


def _bare(document: Document) -> Iterator[Text]:
    """The cells that hold a number and nothing else."""
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from (cell.text for cell in row if is_figure(cell.text.folded.text))
