"""What explains the broken sums of a table: one cell that several share, or other sums that they follow from."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from govlint import language
from govlint.language import say
from govlint_disclosure.naming import column_name
from govlint_disclosure.sums.broken import Correction
from govlint_disclosure.sums.terms import added, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.forms.sum_check import SumCheck, Term

    Cell = tuple[str, str]

_ROW_SUMS: Final = "applicant-total"
_COLUMN_SUMS: Final = "result-total"
_BALANCE: Final = "balance"


def corrections_of(checks: Iterable[SumCheck]) -> dict[tuple[str, ...], Correction]:
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
        if number_of(term) + shift >= 0:
            correction = Correction(term, number_of(term) + shift)
            for check, _, _ in places:
                found[key_of(check)].append(correction)
    rivals = {id(one) for several in found.values() if len(several) > 1 for one in several}
    return {key: several[0] for key, several in found.items() if id(several[0]) not in rivals}


def cause_of(check: SumCheck, together: list[SumCheck]) -> str:
    """What a broken column sum follows from; "" where it has to be reported itself."""
    column = check.total[0].column
    if check.name not in (_COLUMN_SUMS, _BALANCE):
        return ""
    where = say("{table}“{column}”列", table=language.term(check.place[0]), column=column_name(column))
    broken = [(other, _difference(other)) for other in together if other.status == "broken"]
    difference = _difference(check)
    if check.name == _BALANCE and any(
        other.name == _COLUMN_SUMS and other.total[0].column.id == column.id and off == difference
        for other, off in broken
    ):
        return say("{where}收支的差额与（七）总计的差额相同，见该列的合计", where=where)
    if not any(other.name == _ROW_SUMS and other.total[0].column.id == column.id for other in together):
        return ""
    signs = {term.row.id: 1 for term in check.total} | {term.row.id: -1 for term in check.terms}
    explained = Decimal()
    for other, off in broken:
        if other.name == _ROW_SUMS:
            explained += signs.get(other.total[0].row.id, 0) * off
        elif other.name == check.name and other is not check:
            explained += off
    return say("{where}的差额来自已经报告的各行、各列合计", where=where) if explained == difference else ""


def key_of(check: SumCheck) -> tuple[str, ...]:
    """What tells a sum from all others of its table."""
    return (check.name, *check.place)


def _difference(check: SumCheck) -> Decimal:
    return added(check.total) - added(check.terms)
