"""The rows of cells in a document, and all that the reading of its tables goes by but for the figures in them."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.forms.atoms import RowLine
from govlint.forms.match import spellings
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.forms.atoms import AnyLine, Line
    from govlint.forms.form import Form
    from govlint.forms.report import PartSlot

    Shape = tuple[tuple[object, ...], ...]
    """For each stretch between barriers that has rows: the parts that these stand in, and the words of its lines."""

_MOST_LINES: Final = 200
_MOST_HEADINGS: Final = 64
"""A report has some fifty rows and six headings; one with more than these is read on its own."""


class Rows(NamedTuple):
    """All rows of a document, and their `shape`: in documents of one shape the tables stand in the same rows."""

    lines: tuple[RowLine, ...]
    shape: Shape


def rows_of(form: Form, lines: Sequence[AnyLine], barriers: frozenset[int], parts: Sequence[PartSlot]) -> Rows | None:
    """The rows among these lines; None where there are none or too many, or figures or labels of the form beside them.

    `barriers` as for `govlint.forms.records.records_of`; `parts` are those that the document was found to have.
    """
    opened = _opened(parts)
    if len(opened) > _MOST_HEADINGS:
        return None
    starts = sorted(opened)
    rows: list[RowLine] = []
    shape: list[tuple[object, ...]] = []
    for stretch in _stretches(lines, barriers):
        drawn = [line for line in stretch if isinstance(line, RowLine)]
        loose = [line for line in stretch if not isinstance(line, RowLine)] if len(drawn) < len(stretch) else []
        if len(rows) + len(stretch) > _MOST_LINES or any(_has_figures(line) for line in loose):
            return None
        if drawn:
            at = bisect_right(starts, drawn[0].block)
            shape.append((opened[starts[at - 1]] if at else None, *_said(stretch)))
            rows += drawn
        elif not _are_idle(loose, form):
            return None
    return Rows(tuple(rows), tuple(shape)) if rows else None


def _opened(parts: Sequence[PartSlot]) -> dict[int, frozenset[str]]:
    """The numbers of the parts that the headings in a block open, by block."""
    opened: dict[int, frozenset[str]] = {}
    for slot in parts:
        for heading in slot.headings:
            opened[heading.block] = opened.get(heading.block, frozenset()) | {slot.part.number}
    return opened


def _stretches(lines: Sequence[AnyLine], barriers: frozenset[int]) -> Iterator[list[AnyLine]]:
    """The lines between barriers."""
    stretch: list[AnyLine] = []
    for line in lines:
        if not (line.prose or line.block in barriers):
            stretch.append(line)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _said(stretch: Sequence[AnyLine]) -> list[object]:
    """What each line says, figures left out; None ahead of each table."""
    said: list[object] = []
    block = -1
    for line in stretch:
        if not isinstance(line, RowLine):
            said.append((None, *[atom.text.value for atom in line.atoms]))  # no row of cells has the like
            continue
        if line.block != block:
            said.append(None)
            block = line.block
        said.append(line.shape)
    return said


def _has_figures(line: Line) -> bool:
    return any(atom.kind != "label" for atom in line.atoms)


def _are_idle(loose: Sequence[Line], form: Form) -> bool:
    """Whether these lines hold no label of the form, nor a piece of one."""
    vocabulary = _vocabulary(form)
    return not any(atom.key in vocabulary for line in loose for atom in line.atoms)


@lru_cache(maxsize=16)
def _vocabulary(form: Form) -> str:
    """The keys of all labels of the form's tables."""
    labels = {label for table in form.tables for row in table.rows for label in (row.label, *row.groups)}
    labels |= {title for table in form.tables for section in table.sections for title in section.titles}
    return "\n".join(sorted({spelling for label in labels for spelling in spellings(label)}))
