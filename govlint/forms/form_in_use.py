"""Which form's tables a document has: those of the form for its year, or an obsolete form's, table by table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.forms.atoms import label_keys
from govlint.forms.form import Form
from govlint.forms.match import row_index, row_keys, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.forms.atoms import AnyLine
    from govlint.forms.form import TableForm
    from govlint.forms.form_file import FormFile

_OBSOLETE: Final = 3
"""So many labels that only the other form has show that it is in use: one or two can be slips."""


def form_in_use(forms: Sequence[FormFile], due: Form, lines: Sequence[AnyLine]) -> Form:
    """The form whose own labels (those that the due form lacks) are there instead of the due form's own.

    Where the due form's labels prevail in some tables, those tables are the due form's.
    """
    found = label_keys(lines, row_keys(due))
    if not any(map(found.isdisjoint, _rows(due))):
        return due
    best, most = due, 0
    for file in forms:
        if file.id == due.id:
            continue
        theirs = len(found & (_labels(file.form.tables) - _labels(due.tables)))
        ours = len(found & (_labels(due.tables) - _labels(file.form.tables)))
        if theirs >= _OBSOLETE and theirs > ours and theirs > most:
            best, most = file.form, theirs
    return best if best is due else _mixed(due, best, found)


def _mixed(due: Form, other: Form, found: set[str]) -> Form:
    """The other form, with the due form's tables where their own labels prevail."""
    kept = set()
    for table in other.tables:
        own = due.table(table.id)
        if own is not None:
            ours = len(found & (_labels((own,)) - _labels((table,))))
            if ours > len(found & (_labels((table,)) - _labels((own,)))):
                kept.add(table.id)
    return mixed(due, other, frozenset(kept)) if kept else other


@lru_cache(maxsize=64)
def mixed(due: Form, other: Form, kept: frozenset[str]) -> Form:
    """The other form with the due form's tables of these ids in place of its own."""
    own = {table.id: table for table in due.tables if table.id in kept}
    identities = [i for i in due.identities if i.table in own]
    identities += [i for i in other.identities if i.table not in own]
    tables = tuple(own.get(table.id, table) for table in other.tables)
    return Form(
        other.id, other.document, other.instrument, other.years, due.parts, tables, tuple(identities), other.facts
    )


def mixture_of(form: Form, forms: Iterable[FormFile]) -> tuple[str, frozenset[str]] | None:
    """The id of the form whose tables were kept when `form` was mixed of two of these, and the ids of the tables."""
    by_id = {file.id: file for file in forms}
    plain = by_id.pop(form.id).form
    if form is plain:
        return None
    kept = [table for table in form.tables if table is not plain.table(table.id)]
    due = next(file.id for file in by_id.values() if all(table is file.form.table(table.id) for table in kept))
    return due, frozenset(table.id for table in kept)


@lru_cache(maxsize=16)
def _rows(form: Form) -> tuple[tuple[str, ...], ...]:
    """The spellings of the label of every row that has one."""
    return tuple(spellings(row.label) for table in form.tables for row in table.rows if row.label.text)


@lru_cache(maxsize=64)
def _labels(tables: tuple[TableForm, ...]) -> frozenset[str]:
    found = {spelling for table in tables for spelling in row_index(table)}
    for table in tables:
        for section in table.sections:
            found.update(spelling for title in section.titles for spelling in spellings(title))
    return frozenset(found)
