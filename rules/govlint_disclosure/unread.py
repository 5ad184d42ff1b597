"""Figures that were not read: a rule on them has not checked everything."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govlint.language import say, term
from govlint.rules import NotApplicable
from govlint_disclosure.cells import ALL, has_any
from govlint_disclosure.naming import quoted, row_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from govlint.forms.report import Report


def unread(report: Report, kinds: Collection[str] = ALL) -> Iterable[NotApplicable]:
    """What keeps a rule on such figures from ending with "pass": tables and rows whose figures were not read."""
    return () if _all_read(report) else _unread(report, kinds)


@lru_cache(maxsize=1)
def _all_read(report: Report) -> bool:
    """Whether every table is there and every row of it was read, as nearly always; three rules ask."""
    for slot in report.tables:
        if not slot.readings:
            return False
        for reading in slot.readings:
            if not reading.readable or [found for found in reading.rows if found.values is None]:
                return False
    return True


def _unread(report: Report, kinds: Collection[str]) -> Iterator[NotApplicable]:
    for slot in report.tables:
        if not has_any(slot.form, kinds):
            continue
        if not slot.readings:
            yield NotApplicable(say("没有{table}", table=term(slot.form.id)))
        for reading in slot.readings:
            missing = [found.row for found in reading.rows if found.values is None and found.row.values in kinds]
            if not reading.readable:
                yield NotApplicable(say("{table}的数字没有读出", table=term(slot.form.id)))
            elif missing:
                names = quoted(row_name(row) for row in missing)
                yield NotApplicable(
                    say(
                        "{table}{names} {count} 行的数字没有读出",
                        table=term(slot.form.id),
                        names=names,
                        count=len(missing),
                    )
                )
