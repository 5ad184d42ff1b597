"""Rows whose figures stand on another line than their label, where it is not certain whose figures they are.

Figures below a label are that label's where no figures of the table stand above theirs and no label of the stretch is
left without. Figures above a label are its own where the whole run can be told: every label exact, none of the form's
rows lacking in it or beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.forms.match import spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.forms.form import TableForm
    from govlint.forms.match import Match, Occurrence


def doubtful(table: TableForm, found: Occurrence) -> frozenset[str]:
    """The ids of the rows whose figures may be another row's."""
    order = sorted(found.matches.values(), key=lambda match: match.record.index)
    numbers = table.numbers
    spare = {record.index for record in found.spare if record.filled}
    nameless = any(not record.labels and record.filled > 1 and not record.bordered for record in found.spare)
    upward = nameless or any(_side(match) == "above" for match in order)
    doubted: set[str] = set()
    position = 0
    while position < len(order):
        end = position + 1
        side = _side(order[position])
        while side and end < len(order) and _side(order[end]) == side:
            end += 1
        run, around = order[position:end], (order[position - 1] if position else None, _at(order, end))
        if (side == "above" and not _told(run, around, numbers, spare)) or (
            side == "below" and (upward or _label_left_over(table, run[-1], around[1], numbers))
        ):
            doubted.update(match.row.id for match in run)
        position = end
    if upward:
        apart = (match for match in order if not (match.record.bordered or match.record.inline))
        doubted.update(match.row.id for match in apart if match.score < 1.0)
    return frozenset(doubted)


def _at(order: Sequence[Match], position: int) -> Match | None:
    return order[position] if position < len(order) else None


def _side(match: Match) -> str:
    """Where several figures stand that share no line with their label; "" where they do, or can only be its own."""
    record = match.record
    if record.bordered or len(record.values) < 2 or record.values[0].row != record.values[1].row or not match.atoms:
        return ""
    line = record.values[0].row
    if line < match.atoms[0].row:
        return "above"
    return "below" if line > match.atoms[-1].row else ""


def _told(
    run: Sequence[Match], around: tuple[Match | None, Match | None], numbers: dict[str, int], spare: set[int]
) -> bool:
    """Whether a run of figures above their labels is whole: no row of the form misspelt, displaced or lacking."""
    rows = [numbers[match.row.id] for match in run]
    before = numbers[around[0].row.id] if around[0] else -1
    after = numbers[around[1].row.id] if around[1] else len(numbers)
    first, last = run[0].record.index, run[-1].record.index
    return (
        all(match.score >= 1.0 for match in run)
        and [before, *rows, after] == list(range(before, after + 1))
        and not any(first < index < last for index in spare)
    )


def _label_left_over(table: TableForm, last: Match, following: Match | None, numbers: dict[str, int]) -> bool:
    """Whether the label of a row that was not found stands between `last` and the next row: a label too many."""
    if following is None:
        return False
    between = table.rows[numbers[last.row.id] + 1 : numbers[following.row.id]]
    labels = following.record.key
    return any(spelling in labels for row in between for spelling in spellings(row.label) if len(spelling) > 3)
