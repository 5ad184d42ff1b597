"""The sums of a form, checked cell by cell. A cell that was not read as a number leaves its sums unchecked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.forms.report import SumCheck, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.form import Identity
    from govlint.forms.report import Report, TableReading

_KINDS = {"blank": "空白", "dash": "不是数字", "word": "不是数字"}


def check_sums(report: Report, name: str) -> Iterator[SumCheck]:
    """Every repetition of the identities called `name`; nothing where their table is missing."""
    for identity in report.form.identities:
        if identity.name != name:
            continue
        for reading in report.table(identity.table).readings[:1]:
            yield from _along_rows(identity, reading) if identity.each == "row" else _along_columns(identity, reading)


def _along_rows(identity: Identity, reading: TableReading) -> Iterator[SumCheck]:
    for row in reading.form.rows:
        columns = {column.id: column for column in row.columns}
        found = reading.row(row.id)

        def term(column_id: str, row=row, columns=columns, found=found) -> Term:  # type: ignore[no-untyped-def]
            return Term(row, columns[column_id], found.value(column_id) if found else None)

        total, terms = tuple(map(term, identity.total)), tuple(map(term, identity.terms))
        place = (identity.table, row.id)
        yield _check(identity, (*place, *identity.total) if len(row.columns) > len(terms) + 1 else place, total, terms)


def _along_columns(identity: Identity, reading: TableReading) -> Iterator[SumCheck]:
    for column in reading.form.rows[0].columns:

        def term(row_id: str, column=column) -> Term:  # type: ignore[no-untyped-def]
            found = reading.row(row_id)
            return Term(reading.form.row(row_id), column, found.value(column.id) if found else None)

        total, terms = tuple(map(term, identity.total)), tuple(map(term, identity.terms))
        yield _check(identity, (identity.table, column.id), total, terms)


def _check(
    identity: Identity, place: tuple[str, ...], total: tuple[Term, ...], terms: tuple[Term, ...]
) -> SumCheck:
    for term in (*total, *terms):
        if term.value is None or term.value.number is None:
            why = "没有读出" if term.value is None else _KINDS[term.value.kind]
            where = term.column.id if identity.each == "row" else term.row.id
            return SumCheck(identity.name, place, total, terms, "unread", f"{'·'.join(place)}：“{where}”{why}")
    left = sum(term.value.number for term in total if term.value and term.value.number is not None)
    right = sum(term.value.number for term in terms if term.value and term.value.number is not None)
    return SumCheck(identity.name, place, total, terms, "holds" if left == right else "broken")
