"""Labels that a page's layout took apart: the figures stand between their lines, or lines of a neighbour do.

A label counts as found only if its pieces, in order, are all its characters; nothing is said of a label that lacks one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.forms.similarity import best_tail

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.forms.atoms import Atom
    from govlint.forms.records import Record

_PIECES: Final = 10
_LONGEST: Final = 400
"""A table of a form has some thirty rows: a longer stretch of labels and figures is none."""
_LEAST_BEGINNING: Final = 3
_GROUPS: Final = 5
"""So many pieces of group labels may stand between a row's label and the next."""
_LIKE: Final = 0.8
_LEAST_FIGURES: Final = 3


def composed(spellings: Iterable[str], own: Sequence[Atom], after: Sequence[Atom] = ()) -> list[Atom] | None:
    """The pieces that make up one of the spellings, beginning in `own` and going on in `after`; the last such run."""
    own, after = own[-_PIECES:], after[:_PIECES]
    for start in range(len(own) - 1, -1, -1):
        first = own[start].key
        for spelling in spellings:
            if len(first) > 1 and spelling.startswith(first):
                found = _run(spelling, [*own[start:], *after])
                if found:
                    return found
    return None


def _run(spelling: str, pieces: Sequence[Atom]) -> list[Atom] | None:
    found: list[Atom] = []
    at = 0
    for piece in pieces:
        if piece.key and spelling.startswith(piece.key, at):
            found.append(piece)
            at += len(piece.key)
            if at == len(spelling):
                return found
    return None


def settle(stretch: list[Record], rows: frozenset[str]) -> list[Record]:
    """The records of a stretch, with figures that stand above their labels moved to the labels below them.

    Figures on a line of their own, with no label of a row above them, open a run of such rows. It must end with a
    label that is left without figures: the last one, or one right above a label that has its figures beside it.
    """
    if not 1 < len(stretch) <= _LONGEST or any(record.bordered for record in stretch):
        return stretch
    beginnings = {row[:_LEAST_BEGINNING] for row in rows}
    if not any(atom.key[:_LEAST_BEGINNING] in beginnings for record in stretch for atom in record.labels):
        return stretch
    found: list[Record] = []
    position = 0
    while position < len(stretch):
        end, last = _figures_first(stretch, position, rows)
        found.extend(_moved_down(stretch[position:end], last) if last else stretch[position:end])
        position = end
    return found


def _figures_first(stretch: list[Record], start: int, rows: frozenset[str]) -> tuple[int, list[Atom]]:
    """Where the run that opens at `start` ends, and the label of its last row; no label where there is no such run."""
    first = stretch[start]
    if first.inline or len(first.values) < _LEAST_FIGURES:
        return start + 1, []
    if _row_label(rows, first.labels) or _begins(rows, first.labels):
        return start + 1, []
    for end in range(start + 1, len(stretch)):
        record = stretch[end]
        if record.labels and record.values and not record.inline:
            continue
        line = record.values[0].row if record.values else -1
        beside = [atom for atom in record.labels if atom.row == line]
        label = _row_label(rows, record.labels[: len(record.labels) - len(beside)])
        if beside and not _row_label(rows, beside):
            label = []  # the last line of a wrapped label: the row has its figures
        return (end + 1, label) if label else (end, [])  # whatever starts in between ends there too
    return len(stretch), []


def _begins(rows: frozenset[str], labels: Sequence[Atom]) -> bool:
    """Whether the last of the labels are how a row's label begins: the rest of it stands below the figures."""
    joined = ""
    for atom in reversed(labels[-_PIECES:]):
        joined = atom.key + joined
        if len(joined) > 3 and any(row.startswith(joined) for row in rows):
            return True
    return False


def _row_label(rows: frozenset[str], labels: Sequence[Atom]) -> list[Atom]:
    """The pieces of a row's label among these, of a misspelt one if need be; none where there is no such label."""
    whole = composed(rows, labels)
    if whole:
        return whole
    pieces = list(labels[-_PIECES:])
    for end in range(len(pieces), max(len(pieces) - _GROUPS, 0), -1):
        joined = "".join(atom.key for atom in pieces[:end])
        if any(len(row) > 3 and best_tail(row, joined)[0] >= _LIKE for row in rows):
            return pieces[:end]
    return []


def _moved_down(run: list[Record], last: list[Atom]) -> list[Record]:
    """The run with the figures of each record at the labels of the next; `last` are those of the last row."""
    end = run[-1]
    behind = end.labels.index(last[-1]) + 1
    labels = [record.labels for record in run[:-1]] + [end.labels[:behind]]
    found = [run[0].changed(labels[0], [])] if labels[0] else []
    found += [above.changed(own, above.values) for own, above in zip(labels[1:], run, strict=False)]
    rest = end.labels[behind:]
    return [*found, end.changed(rest, end.values)] if rest or end.values else found
