"""The sums of a form, checked cell by cell. A cell that was not read as a number leaves its sums unchecked."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint.forms.report import SumCheck, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.form import Column, Identity, Row
    from govlint.forms.report import Report, TableReading

_KINDS = {"blank": "空白", "dash": "不是数字", "word": "不是数字"}
_ZERO = Decimal(0)


def check_sums(report: Report, name: str) -> Iterator[SumCheck]:
    """Every repetition of the identities called `name`; nothing where their table is missing."""
    for identity in report.form.identities:
        if identity.name != name:
            continue
        for reading in report.table(identity.table).readings[:1]:
            yield from _along_rows(identity, reading) if identity.each == "row" else _along_columns(identity, reading)


def _along_rows(identity: Identity, reading: TableReading) -> Iterator[SumCheck]:
    for row in reading.form.rows:
        total = tuple(_term(reading, row, row.columns[row.positions[column]]) for column in identity.total)
        terms = tuple(_term(reading, row, row.columns[row.positions[column]]) for column in identity.terms)
        whole_row = len(total) + len(terms) == len(row.columns)
        place = (identity.table, row.id) if whole_row else (identity.table, row.id, *identity.total)
        yield _check(identity, place, total, terms)


def _along_columns(identity: Identity, reading: TableReading) -> Iterator[SumCheck]:
    total_rows = [reading.form.row(row_id) for row_id in identity.total]
    term_rows = [reading.form.row(row_id) for row_id in identity.terms]
    for column in reading.form.rows[0].columns:
        total = tuple(_term(reading, row, column) for row in total_rows)
        terms = tuple(_term(reading, row, column) for row in term_rows)
        yield _check(identity, (identity.table, column.id), total, terms)


def _term(reading: TableReading, row: Row, column: Column) -> Term:
    found = reading.by_id.get(row.id)
    return Term(row, column, found.value(column.id) if found else None)


def _check(identity: Identity, place: tuple[str, ...], total: tuple[Term, ...], terms: tuple[Term, ...]) -> SumCheck:
    difference = _ZERO
    for sign, group in ((1, total), (-1, terms)):
        for term in group:
            value = term.value
            if value is None or value.number is None:
                return SumCheck(identity.name, place, total, terms, "unread", _unread(identity, place, term))
            difference += sign * value.number
    return SumCheck(identity.name, place, total, terms, "broken" if difference else "holds")


def _unread(identity: Identity, place: tuple[str, ...], term: Term) -> str:
    why = "没有读出" if term.value is None else _KINDS[term.value.kind]
    where = term.column.id if identity.each == "row" else term.row.id
    return f"{'·'.join(place)}：“{where}”{why}"
