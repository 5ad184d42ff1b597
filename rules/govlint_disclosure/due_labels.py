"""The labels of the form that was due, where the tables follow another: GL210 reports that, and nobody else does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.matching import key

if TYPE_CHECKING:
    from govlint.forms.form import TableForm
    from govlint.forms.report import LabelReading, Report

_NONE: Final[frozenset[str]] = frozenset()


def labels(table: TableForm) -> frozenset[str]:
    """The key of every label of a table in each accepted spelling: rows, their groups, titles."""
    every = [title for section in table.sections for title in section.titles]
    for row in table.rows:
        every += (row.label, *row.groups)
    return frozenset(key(text) for label in every for text in label.spellings)


def due_labels(report: Report, table_id: str) -> frozenset[str]:
    """The keys that only the form of the report's year has; empty where the tables follow that form."""
    if report.form is report.due_form:
        return _NONE
    due, used = report.due_form.table(table_id), report.form.table(table_id)
    if due is None:
        return _NONE
    return labels(due) - (labels(used) if used else frozenset())


def is_due(label: LabelReading | None, due: frozenset[str]) -> bool:
    """Whether a label taken for one of the form in use is really one of the form that was due."""
    return label is not None and not label.exact and key(label.text.value) in due
