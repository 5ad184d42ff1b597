"""Why sums of a table are broken: which to report, which only follow from another, which one cell explains several.

Every cell of table 3 stands in two or three sums: its row (the six applicants make the total), its column (the
results make （七）总计) and, for the received, carried-over and handled requests, the balance of its column.

A cell explains broken sums if one other figure in it would mend every sum it stands in, at least two of them, and no
other cell would mend any of these: then each of the findings names it.

The column 总计 tells nothing of its own: its difference is the differences of the other columns and of the row totals
taken together. Where those that were checked account for it, it is their consequence and not reported again. So is a
balance that is off by what （七）总计 of the same column is off by: then that total is the likely fault. A consequence
is "not applicable", never "pass": the sum does not hold.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from govlint import language
from govlint.language import joined, say
from govlint.named_tuple import NamedTuple
from govlint.rules import NotApplicable, Related
from govlint_disclosure.due_labels import due_labels, is_due
from govlint_disclosure.naming import cell_name, column_name, figure, row_name, short_column_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.document import Span
    from govlint.forms.report import Report
    from govlint.forms.sum_check import SumCheck, Term

ROW_SUMS: Final = "applicant-total"
COLUMN_SUMS: Final = "result-total"
BALANCE: Final = "balance"
_MOST_ADDENDS: Final = 8
_MOST_RELATED: Final = 12

Cell = tuple[str, str]


class Correction(NamedTuple):
    """The one cell that explains several broken sums, and the figure that would mend them all."""

    term: Term
    figure: Decimal

    @property
    def span(self) -> Span:
        """Where the cell stands."""
        return _span(self.term)

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
        return _span(self.total)

    @property
    def place(self) -> tuple[str, ...]:
        """The logical position of that cell."""
        return (self.table, self.total.row.id, self.total.column.id)

    @property
    def reported(self) -> Decimal:
        """What the total cells say together."""
        return _sum(self.check.total)

    @property
    def computed(self) -> Decimal:
        """What the added cells come to."""
        return _sum(self.check.terms)

    @property
    def difference(self) -> str:
        """By how much they differ, without sign."""
        return figure(abs(self.reported - self.computed))

    @property
    def addition(self) -> str:
        """The sum as a person would check it, zeros left out: 14＋2＋1＝17."""
        numbers = [figure(number) for number in map(_number, self.check.terms) if number]
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
            found.append(Related(_span(term), say("{cell}：请先核对这一格", cell=cell_name(term.row, term.column))))
        for term in (*self.check.total[:-1], *self.check.terms):
            if _number(term):
                name = row_name(term.row) if by_row else short_column_name(term.column)
                found.append(Related(_span(term), say("{name}：{term}", name=name, term=figure(_number(term)))))
        return tuple(found[:_MOST_RELATED])


def judge(report: Report, name: str) -> Iterator[BrokenSum | NotApplicable]:
    """The sums `name` that are broken, and what was not checked or only follows from another broken sum."""
    if report.form is report.due_form and report.sums_hold(name):
        return
    checks = report.sums(name)
    if not checks:
        tables = dict.fromkeys(identity.table for identity in report.form.identities if identity.name == name)
        yield NotApplicable(
            say("没有{tables}", tables=joined(map(language.term, tables))) if tables else say("本格式没有这项勾稽关系")
        )
        return
    yield from _unread(report, checks)
    table = checks[0].place[0]
    due = due_labels(report, table)
    if due and any(is_due(row.label, due) for row in report.table(table).readings[0].rows):
        yield NotApplicable(say("{table}混用了两种格式，合计没有核对", table=language.term(table)))
        return
    broken = [check for check in checks if check.status == "broken"]
    if not broken:
        return
    names = dict.fromkeys(identity.name for identity in report.form.identities if identity.table == table)
    together = [check for other in names for check in report.sums(other)]
    corrections = _corrections(together)
    for check in broken:
        cause = _cause(check, together)
        yield NotApplicable(cause) if cause else BrokenSum(check, corrections.get(_key(check)))


def _unread(report: Report, checks: tuple[SumCheck, ...]) -> Iterator[NotApplicable]:
    table = checks[0].place[0]
    if not report.table(table).readings[0].readable:
        yield NotApplicable(say("{table}的数字没有读出，合计没有核对", table=language.term(table)))
        return
    yield from (
        NotApplicable(say("合计没有核对：{reason}", reason=check.reason))
        for check in checks
        if check.status == "unread"
    )


def _corrections(checks: Iterable[SumCheck]) -> dict[tuple[str, ...], Correction]:
    """For each broken sum the one cell that explains it together with every other sum that the cell stands in."""
    standing: dict[Cell, list[tuple[SumCheck, Term, int]]] = defaultdict(list)
    for check in checks:
        for sign, terms in ((1, check.total), (-1, check.terms)):
            for term in terms:
                standing[term.row.id, term.column.id].append((check, term, sign))
    found: dict[tuple[str, ...], list[Correction]] = defaultdict(list)
    for places in standing.values():
        shifts = {-sign * _difference(check) if check.status == "broken" else None for check, _, sign in places}
        shift = shifts.pop()
        if shifts or shift is None or len(places) < 2:
            continue
        term = places[0][1]
        if _number(term) + shift >= 0:
            correction = Correction(term, _number(term) + shift)
            for check, _, _ in places:
                found[_key(check)].append(correction)
    rivals = {id(one) for several in found.values() if len(several) > 1 for one in several}
    return {key: several[0] for key, several in found.items() if id(several[0]) not in rivals}


def _cause(check: SumCheck, together: list[SumCheck]) -> str:
    """What a broken column sum follows from; "" where it has to be reported itself."""
    column = check.total[0].column
    if check.name not in (COLUMN_SUMS, BALANCE):
        return ""
    where = say("{table}“{column}”列", table=language.term(check.place[0]), column=column_name(column))
    broken = [(other, _difference(other)) for other in together if other.status == "broken"]
    difference = _difference(check)
    if check.name == BALANCE and any(
        other.name == COLUMN_SUMS and other.total[0].column.id == column.id and off == difference
        for other, off in broken
    ):
        return say("{where}收支的差额与（七）总计的差额相同，见该列的合计", where=where)
    if not any(other.name == ROW_SUMS and other.total[0].column.id == column.id for other in together):
        return ""
    signs = {term.row.id: 1 for term in check.total} | {term.row.id: -1 for term in check.terms}
    explained = Decimal()
    for other, off in broken:
        if other.name == ROW_SUMS:
            explained += signs.get(other.total[0].row.id, 0) * off
        elif other.name == check.name and other is not check:
            explained += off
    return say("{where}的差额来自已经报告的各行、各列合计", where=where) if explained == difference else ""


def _key(check: SumCheck) -> tuple[str, ...]:
    return (check.name, *check.place)


def _difference(check: SumCheck) -> Decimal:
    return _sum(check.total) - _sum(check.terms)


def _sum(terms: Iterable[Term]) -> Decimal:
    return sum(map(_number, terms), Decimal())


def _span(term: Term) -> Span:
    if term.value is None:
        raise ValueError("a sum with an unread cell is never broken")
    return term.value.span


def _number(term: Term) -> Decimal:
    return (term.value.number if term.value else None) or Decimal()
