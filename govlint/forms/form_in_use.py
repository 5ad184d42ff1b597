"""Which form's tables a document has: those of the form for its year, or an obsolete form's, table by table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.forms.atoms import label_keys
from govlint.forms.form import Form
from govlint.forms.match import row_index, row_keys, spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    kept = {}
    for table in other.tables:
        own = due.table(table.id)
        if own is not None:
            ours = len(found & (_labels((own,)) - _labels((table,))))
            kept[table.id] = own if ours > len(found & (_labels((table,)) - _labels((own,)))) else table
    if not any(kept.get(table.id) is table for table in due.tables):
        return other
    identities = [i for i in due.identities if kept.get(i.table) is due.table(i.table)]
    identities += [i for i in other.identities if kept.get(i.table) is not due.table(i.table)]
    tables = tuple(kept.get(table.id, table) for table in other.tables)
    return Form(
        other.id, other.document, other.instrument, other.years, due.parts, tables, tuple(identities), other.facts
    )


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
