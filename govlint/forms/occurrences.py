"""Where a table occurs in a document, and how often.

Exact labels are collected between barriers; a stretch that repeats rows which the table already has starts a second
occurrence. Labels of a table that stand in a list of other statistics are not an occurrence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.forms.match import Occurrence, complete, exact, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.forms.form import TableForm
    from govlint.forms.match import Match
    from govlint.forms.records import Record

_ENOUGH: Final = 0.2
_REPEATED: Final = 0.5
_MOST_RUNS: Final = 64
"""More stretches of a table than this are no report; what lies behind them is not looked at."""


def occurrences(table: TableForm, records: Sequence[Record], bodies: Sequence[tuple[int, int]]) -> list[Occurrence]:
    """The occurrences of `table` in order. `bodies` are the block ranges of the part that should hold it."""
    labelled = (record for record in records if record.keys)
    found = [match for record in labelled if (match := exact(table, record)) is not None]
    groups = _grouped(table, found, records, bodies)
    made = [_occurrence(table, group, records) for group in groups]
    _bound(made, records)
    for occurrence in made:
        complete(table, occurrence, records)
    return made or [found for found in (_by_likeness(table, records, body) for body in bodies) if found]


def _by_likeness(table: TableForm, records: Sequence[Record], body: tuple[int, int]) -> Occurrence | None:
    """The table in the body of its part, where hardly a label of it is right; None where there are no figures."""
    inside = [record for record in records if body[0] <= record.block < body[1] and not record.barrier]
    filled = [record for record in inside if record.filled]
    if len(filled) < max(2, len(table.rows) * _ENOUGH):
        return None
    occurrence = Occurrence({}, inside[0].index, inside[-1].index + 1)
    complete(table, occurrence, records)
    return occurrence


def _grouped(
    table: TableForm, found: list[Match], records: Sequence[Record], bodies: Sequence[tuple[int, int]]
) -> list[list[Match]]:
    total = len(table.rows)
    runs = [run for segment in _segments(found, records) for run in _split_repeats(table, segment)][:_MOST_RUNS]
    inside = [run for run in runs if _within(run, bodies)]
    outside = [run for run in runs if not _within(run, bodies)]
    groups = _merged(inside)
    strong = [group for group in _merged(outside) if len(_rows(group)) >= max(total * _REPEATED, 3)]
    if not groups:
        groups = _merged(outside)
    else:
        groups += strong
    groups = [group for group in groups if len(_rows(group)) >= max(2, total * _ENOUGH)]
    groups.sort(key=lambda group: group[0].record.index)
    first = max(groups, key=lambda group: len(_rows(group)), default=None)
    return [g for g in groups if g is first or len(_rows(g)) >= max(total * _REPEATED, 3)]


def _rows(group: Sequence[Match]) -> set[str]:
    return {match.row.id for match in group}


def _within(run: Sequence[Match], bodies: Sequence[tuple[int, int]]) -> bool:
    return any(start <= run[0].record.block < end for start, end in bodies)


def _segments(found: list[Match], records: Sequence[Record]) -> list[list[Match]]:
    barriers = [record.index for record in records if record.barrier]
    segments: dict[int, list[Match]] = {}
    position = 0
    for match in found:
        while position < len(barriers) and barriers[position] < match.record.index:
            position += 1
        segments.setdefault(position, []).append(match)
    return list(segments.values())


def _split_repeats(table: TableForm, segment: list[Match]) -> list[list[Match]]:
    """Cut where the table begins anew: at a row that is already there, if the rows behind it mostly are too."""
    runs: list[list[Match]] = []
    current: list[Match] = []
    seen: set[str] = set()
    for position, match in enumerate(segment):
        if match.row.id in seen:
            rest = _rows(segment[position : position + 2 * len(table.rows)])
            again = len(rest & seen)
            if again >= max(3, len(table.rows) * 0.4) and again * 2 > len(rest):
                runs.append(current)
                current, seen = [], set()
        current.append(match)
        seen.add(match.row.id)
    return [*runs, current]


def _merged(runs: list[list[Match]]) -> list[list[Match]]:
    """Stretches that a note or a page break cut apart are one table; those that repeat its rows are another."""
    groups: list[list[Match]] = []
    for run in runs:
        home = next((g for g in groups if len(_rows(g) & _rows(run)) * 2 <= len(_rows(run))), None)
        if home is None:
            groups.append(list(run))
        else:
            home.extend(run)
    return groups


def _occurrence(table: TableForm, group: list[Match], records: Sequence[Record]) -> Occurrence:
    group.sort(key=lambda match: match.record.index)
    chosen = in_order([table.numbers[match.row.id] for match in group])
    matches: dict[str, Match] = {}
    for position in sorted(range(len(group)), key=lambda position: position not in chosen):
        match = group[position]
        better = matches.get(match.row.id)
        if better is None or (match.record.filled and not better.record.filled):
            matches[match.row.id] = match
    return Occurrence(matches, group[0].record.index, group[-1].record.index + 1)


def _bound(made: list[Occurrence], records: Sequence[Record]) -> None:
    """Widen each occurrence to the barriers around it, but not into its neighbours.

    Rows of titles between two occurrences belong to the one that follows.
    """
    for number, occurrence in enumerate(made):
        floor = made[number - 1].end if number else 0
        while occurrence.start > floor and _is_titles(records[occurrence.start - 1]):
            occurrence.start -= 1
    for number, occurrence in enumerate(made):
        ceiling = made[number + 1].start if number + 1 < len(made) else len(records)
        while occurrence.end < ceiling and not records[occurrence.end].barrier:
            occurrence.end += 1
        floor = made[number - 1].end if number else 0
        while occurrence.start > floor and not records[occurrence.start - 1].barrier:
            occurrence.start -= 1


def _is_titles(record: Record) -> bool:
    return not record.barrier and not record.filled
