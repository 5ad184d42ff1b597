"""Laying a document against the forms: `align(document, forms)` gives a Report, or None where no form claims it.

Whether it is such a report is decided on filled values and one set of parts: a blank form, a notice that quotes the
form, a comparison of two years and a text about reports have the headings and labels too.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.forms.atoms import lines_of
from govlint.forms.enclosed import opened
from govlint.forms.form_in_use import form_in_use
from govlint.forms.layouts import known_tables, learn
from govlint.forms.match import row_keys
from govlint.forms.outline import outline, slots
from govlint.forms.records import records_of
from govlint.forms.report import Report, TableSlot
from govlint.forms.row_shapes import rows_of
from govlint.forms.scattered import without_scattered
from govlint.forms.tables import apart, read_tables
from govlint.forms.title import find_title
from govlint.forms.values import ValueKind
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Document
    from govlint.forms.atoms import AnyLine
    from govlint.forms.form import Form, TableForm
    from govlint.forms.form_file import FormFile
    from govlint.forms.report import PartHeading, PartSlot, TableReading, Title

_PERIOD: Final = re.compile(r"(20\d\d)年1月1日")
_ANY_YEAR: Final = re.compile(r"(20[12]\d)年")
_FIGURES: Final = 20
_NARRATIVE: Final = 60
_MOST_BODIES: Final = 64
"""A document whose part has more headings than this is no report; what lies behind them is not looked at."""


class Wanted(NamedTuple):
    """What the user has decided: the report's year, the id of its form. None leaves it to the document."""

    year: int | None = None
    form: str | None = None


class _Frame(NamedTuple):
    """The parts that a document has of a form. `barriers` are the blocks that no table runs across."""

    form: Form
    headings: tuple[PartHeading, ...]
    parts: tuple[PartSlot, ...]
    barriers: frozenset[int]

    def tables(self, lines: Sequence[AnyLine]) -> list[list[TableReading]]:
        """The occurrences of each table among the lines of the document."""
        records = records_of(lines, self.barriers, row_keys(self.form))
        return [read_tables(table, records, self._bodies(table)) for table in self.form.tables]

    def slots(self, found: Sequence[Sequence[TableReading]]) -> tuple[TableSlot, ...]:
        """The slots of the tables, given the occurrences of each."""
        slots = []
        for table, readings in zip(self.form.tables, found, strict=True):
            part = self._part(table)
            expected = part.headings[0].span if part.headings else part.expected
            slots.append(TableSlot(table, tuple(readings), expected))
        return apart(slots)

    def _bodies(self, table: TableForm) -> list[tuple[int, int]]:
        """The ranges of blocks of the part that should hold a table."""
        starts = sorted(heading.block for slot in self.parts for heading in slot.headings)
        bodies = []
        for heading in self._part(table).headings[:_MOST_BODIES]:
            following = bisect_right(starts, heading.block)
            bodies.append((heading.block, starts[following] if following < len(starts) else sys.maxsize))
        return bodies

    def _part(self, table: TableForm) -> PartSlot:
        return next(slot for slot in self.parts if slot.part.number == table.part)


def align(document: Document, forms: Sequence[FormFile], wanted: Wanted | None = None) -> Report | None:
    """Lay `document` against the form of its year; None where it is no report in any of the forms."""
    wanted = wanted or Wanted()
    if not document.blocks or not forms:
        return None
    newest = max(forms, key=_last_year).form
    document = opened(document, newest)
    headings = outline(document, newest)
    title = find_title(document, _second_part(headings, len(document.blocks)))
    year = wanted.year or (title.year if title else None) or _year_in_text(document)
    file = _due_form(forms, year, wanted.form)
    if file is None:
        return None
    due = file.form
    lines = lines_of(document)
    frame = _frame(document, due, title, headings if due is newest else outline(document, due))
    rows = rows_of(due, lines, frame.barriers, frame.parts)
    found = known_tables(due, rows) if rows else None
    if found is None:
        form = due if wanted.form else form_in_use(forms, due, lines)
        if form is not due:
            frame = _frame(document, form, title, outline(document, form))
        found = frame.tables(lines)
        if rows and form is due:
            learn(due, rows, found)
    form = frame.form
    if year is None:  # nothing says that it is a later year's than that of its tables
        due = next((known.form for known in forms if known.form.id == form.id), due)
    tables = frame.slots(found)
    report = without_scattered(Report(document, form, due, year, title, frame.headings, frame.parts, tables))
    return report if wanted.form or _is_report(report) else None


def _frame(document: Document, form: Form, title: Title | None, headings: tuple[PartHeading, ...]) -> _Frame:
    barriers = {heading.block for heading in headings} | ({title.block} if title else set())
    return _Frame(form, headings, slots(form, headings, document), frozenset(barriers))


def _second_part(headings: Sequence[PartHeading], default: int) -> int:
    seen: set[str] = set()
    for heading in headings:
        if heading.part:
            seen.add(heading.part.number)
            if len(seen) == 2:
                return heading.block
    return default


def _year_in_text(document: Document) -> int | None:
    text = "\n".join(block.text.folded.text for block in document.blocks[:80] if not isinstance(block, Table))
    period = _PERIOD.search(text)
    if period:
        return int(period[1])
    years = Counter(_ANY_YEAR.findall(text))
    return int(years.most_common(1)[0][0]) if years else None


def _last_year(form: FormFile) -> int:
    return form.years[1]


def _due_form(forms: Sequence[FormFile], year: int | None, form_id: str | None) -> FormFile | None:
    if form_id is not None:
        return next((form for form in forms if form.id == form_id), None)
    if year is None:
        return max(forms, key=_last_year)
    return next((form for form in forms if form.covers(year)), None)


def _is_report(report: Report) -> bool:
    found = [slot for slot in report.parts if slot.headings]
    twice = [slot for slot in found if len(slot.headings) > 1]
    doubled = sum(len(slot.readings) > 1 and _figures(slot.readings[1], 1) > 0 for slot in report.tables)
    if len(twice) >= 4 or (doubled >= 2 and len(twice) >= 2) or doubled == len(report.tables):
        return False
    if sum(_figures(slot.readings[0], _FIGURES) for slot in report.tables if slot.readings) >= _FIGURES:
        return len(found) >= 3 or report.title is not None
    return (
        report.title is not None
        and report.title.year is not None
        and report.title.organ is not None
        and len(found) >= 4
        and _narrative(report) >= _NARRATIVE
    )


def _figures(reading: TableReading, most: int) -> int:
    """How many of its cells hold a number; those beyond `most` are not counted."""
    numbers = (value for row in reading.rows for value in row.values or () if value.kind is ValueKind.NUMBER)
    return len(list(islice(numbers, most)))


def _narrative(report: Report) -> int:
    """How many characters parts 1, 5 and 6 say, instructions in brackets left out."""
    said = 0
    for slot in report.parts:
        if any(table.form.part == slot.part.number for table in report.tables):
            continue
        for heading in slot.headings:
            for block in heading.body:
                if not isinstance(block, Table) and not block.text.folded.text.startswith("("):
                    said += len(block.text.folded.text)
    return said
