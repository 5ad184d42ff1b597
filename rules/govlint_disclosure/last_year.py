"""A report beside the one of the year before, and what one figure of it has to do with one of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import say
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rules import NotApplicable
    from govlint.series.view import Extract, Organ, Series


class Pair(NamedTuple):
    """The reports of an organ for `year` and for the year before."""

    organ: Organ
    year: int
    report: Extract
    last: Extract


def pairs(series: Series) -> Iterator[Pair | NotApplicable]:
    """Every report with last year's, or why it has none to be compared with."""
    for organ, year, report in series.reports():
        last = organ.reports.get(year - 1)
        if last is not None:
            yield Pair(organ, year, report, last)
        elif year - 1 in organ.ambiguous:
            yield report.unchecked(say("{year} 年度有几份不同的报告，不知道与哪一份比较", year=year - 1))
        else:
            yield report.unchecked(say("没有 {year} 年度的报告可以比较", year=year - 1))
    for report, reason in series.unplaced():
        yield report.unchecked(say("没有比较：{reason}", reason=reason))
