"""A row of figures put together from many lines ahead of its titles: a guess, and wrong where no sum of it holds.

The text layer of a PDF may be read column by column, so that the figures of several tables lie among each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.forms.report import Report, TableSlot
from govlint.language import say

if TYPE_CHECKING:
    from govlint.forms.report import TableReading

_LINES: Final = 3


def without_scattered(report: Report) -> Report:
    """The report with such rows unread."""
    guessed = [slot for slot in report.tables if not slot.form.rows[0].label.text and _is_guess(report, slot)]
    if not guessed:
        return report
    tables = tuple(_unread(slot) if slot in guessed else slot for slot in report.tables)
    return Report(
        report.document,
        report.form,
        report.due_form,
        report.year,
        report.title,
        report.headings,
        report.parts,
        tables,
    )


def _is_guess(report: Report, slot: TableSlot) -> bool:
    if not slot.readings or not _is_ahead(slot.readings[0]):
        return False
    names = dict.fromkeys(identity.name for identity in report.form.identities if identity.table == slot.form.id)
    checks = [check for name in names for check in report.sums(name)]
    return len(checks) > 1 and all(check.status == "broken" for check in checks)


def _is_ahead(reading: TableReading) -> bool:
    """Whether the figures stand on several lines and most titles behind them."""
    values = reading.rows[0].values
    if reading.bordered or values is None or len({value.span.line for value in values}) < _LINES:
        return False
    ahead = sum(title.span < values[0].span for title in reading.titles)
    return ahead * 2 < len(reading.titles)


def _unread(slot: TableSlot) -> TableSlot:
    first, *others = slot.readings
    row = first.rows[0]._replace(values=None, reason=say("数字分在多行，次序分辨不清"))
    return slot._replace(readings=(first.changed(rows=(row,)), *others))
