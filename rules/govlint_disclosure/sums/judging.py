"""Judging whether the sums of a report hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import joined, say, term
from govlint.rules import NotApplicable
from govlint_disclosure.due_labels import due_labels, is_due

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.forms.report import Report
    from govlint.forms.sum_check import SumCheck
    from govlint_disclosure.sums.broken import BrokenSum


def judge(report: Report, name: str) -> Iterator[BrokenSum | NotApplicable]:
    """The sums `name` that are broken, and what was not checked or only follows from another broken sum."""
    if report.form is report.due_form and report.sums_hold(name):
        return
    checks = report.sums(name)
    if not checks:
        tables = dict.fromkeys(identity.table for identity in report.form.identities if identity.name == name)
        yield NotApplicable(
            say("没有{tables}", tables=joined(map(term, tables))) if tables else say("本格式没有这项勾稽关系")
        )
        return
    yield from _unread(report, checks)
    table = checks[0].place[0]
    due = due_labels(report, table)
    if due and any(is_due(row.label, due) for row in report.table(table).readings[0].rows):
        yield NotApplicable(say("{table}混用了两种格式，合计没有核对", table=term(table)))
        return
    broken = [check for check in checks if check.status == "broken"]
    if broken:
        yield from _explained(report, table, broken)


def _explained(report: Report, table: str, broken: Sequence[SumCheck]) -> Iterator[BrokenSum | NotApplicable]:
    # Imported for the few reports that have one.
    from govlint_disclosure.sums.broken import BrokenSum
    from govlint_disclosure.sums.causes import cause_of, corrections_of, key_of

    names = dict.fromkeys(identity.name for identity in report.form.identities if identity.table == table)
    together = [check for other in names for check in report.sums(other)]
    corrections = corrections_of(together)
    for check in broken:
        cause = cause_of(check, together)
        yield NotApplicable(cause) if cause else BrokenSum(check, corrections.get(key_of(check)))


def _unread(report: Report, checks: tuple[SumCheck, ...]) -> Iterator[NotApplicable]:
    table = checks[0].place[0]
    if not report.table(table).readings[0].readable:
        yield NotApplicable(say("{table}的数字没有读出，合计没有核对", table=term(table)))
        return
    yield from (
        NotApplicable(say("合计没有核对：{reason}", reason=check.reason))
        for check in checks
        if check.status == "unread"
    )
