"""Titles and group labels of a table: which were found, which are misspelt, and which are nowhere.

Titles are compared as a set, not in sequence: flattened tables print them in any order and wrap them anywhere.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.document import join_lines
from govlint.forms.match import spellings
from govlint.forms.report import LabelReading
from govlint.forms.similarity import common, edits_to, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govlint.document import Text
    from govlint.forms.atoms import Atom
    from govlint.forms.form import Label, TableForm
    from govlint.forms.records import Record

_LIKE: Final = 0.72
_LONGEST_JOIN: Final = 6
_MOST_PIECES: Final = 200
"""A table has some forty labels; pieces beyond this many are not compared with them."""
_MOST_CHARACTERS: Final = 2000
"""So many characters have the pieces that are remembered at most."""


_made: Final = tuple.__new__
"""Makes a named tuple without going through its constructor: a report has eighty labels."""


class Titles:
    """`found` readings; `missing` labels with no trace of them; `leftover` atoms that are no label of the table."""

    __slots__ = ("found", "leftover", "missing")

    def __init__(self) -> None:
        self.found: list[LabelReading] = []
        self.missing: list[Label] = []
        self.leftover: list[Atom] = []


def misspelt(label: Label, text: Text, *, bordered: bool) -> bool:
    """Whether a label that was matched by likeness may be called misspelt.

    Without cell borders what was matched can be a scramble of neighbouring labels, so only a slip of the pen counts.
    """
    wanted = spellings(label)
    found = text.keyed.text
    if found in wanted:
        return False
    return bordered or any(_slip(spelling, found) or ratio(spelling, found) >= 0.8 for spelling in wanted)


def _slip(wanted: str, found: str) -> bool:
    """One character wrong, missing or too many."""
    longer = max(len(wanted), len(found))
    return longer >= 3 and min(len(wanted), len(found)) >= longer - 1 and common(wanted, found) >= longer - 1


def reading(label: Label, text: Text, place: tuple[str, ...], *, bordered: bool) -> LabelReading:
    """A label as found, with the edits that mend it where it is misspelt."""
    if not misspelt(label, text, bordered=bordered):
        return _made(LabelReading, (label, text, True, (), place))
    return LabelReading(label, text, False, edits_to(text, label.text), place)


def read_titles(table: TableForm, records: Sequence[Record], used: set[int]) -> Titles:
    """Read the titles and groups of a table from the label atoms of its records that are no row's label (`used`)."""
    atoms = [atom for record in records for atom in record.labels if id(atom) not in used]
    titles = Titles()
    wanted = dict(_titles_of(table)[0])
    keys = tuple([atom.key for atom in atoms])
    free: list[Atom] = []
    usual = len(keys) <= _MOST_PIECES and sum(map(len, keys)) <= _MOST_CHARACTERS
    for start, end, label in (_known_runs if usual else _runs_of)(keys, table):
        if label is None:
            free.append(atoms[start])
        else:
            text = join_lines([atom.text for atom in atoms[start:end]])
            titles.found.append(_made(LabelReading, (label, text, True, (), (table.id, label.text))))
            wanted[label] -= 1
    _take_similar(free[:_MOST_PIECES], wanted, titles, table)
    return titles


@lru_cache(maxsize=64)
def _titles_of(table: TableForm) -> tuple[Mapping[Label, int], Mapping[str, Label], frozenset[str]]:
    """How often each title and group label stands in a whole table, the labels by their keys, and how keys begin."""
    wanted: Counter[Label] = Counter()
    for section in table.sections:
        wanted.update(section.titles)
    groups = {group for row in table.rows for group in row.groups}
    wanted.update(dict.fromkeys(groups, 1))
    index = {spelling: label for label in wanted for spelling in spellings(label)}
    return wanted, index, frozenset(spelling[:end] for spelling in index for end in range(len(spelling)))


def _runs_of(keys: tuple[str, ...], table: TableForm) -> tuple[tuple[int, int, Label | None], ...]:
    """The runs of pieces that are exactly a label, and the pieces between them one by one, as (start, end, label)."""
    _, index, beginnings = _titles_of(table)
    found: list[tuple[int, int, Label | None]] = []
    position = 0
    while position < len(keys):
        end, label = position, None
        joined = ""
        while end < min(position + _LONGEST_JOIN, len(keys)) and label is None and joined in beginnings:
            joined += keys[end]
            label = index.get(joined)
            end += 1
        found.append((position, end if label else position + 1, label))
        position = found[-1][1]
    return tuple(found)


_known_runs = lru_cache(maxsize=256)(_runs_of)
"""The titles of one report's tables are those of the next."""


def _take_similar(free: list[Atom], wanted: dict[Label, int], titles: Titles, table: TableForm) -> None:
    """A leftover piece that is like a label still wanted is that label misspelt; fragments of one are a wrapped one."""
    missing = [label for label, count in wanted.items() if count > 0]
    if not missing:
        titles.leftover = free
        return
    scattered = Counter("".join(atom.key for atom in free))
    pairs = []
    for label in missing:
        for run in _runs(free):
            score = _likeness(label, [free[position] for position in run], scattered)
            if score:
                pairs.append((score, run, label))
    taken: set[int] = set()
    for _, run, label in sorted(pairs, key=lambda pair: (-pair[0], pair[1][0], len(pair[1]))):
        if wanted[label] > 0 and taken.isdisjoint(run):
            taken.update(run)
            wanted[label] -= 1
            text = join_lines([free[position].text for position in run])
            bordered = free[run[0]].column >= 0
            titles.found.append(reading(label, text, (table.id, label.text), bordered=bordered))
    titles.leftover = [atom for position, atom in enumerate(free) if position not in taken]
    scattered = Counter("".join(atom.key for atom in titles.leftover))
    titles.missing = [
        label for label in missing if wanted[label] > 0 and not _scattered(label, scattered, wanted[label])
    ]


def _runs(free: Sequence[Atom]) -> Iterator[range]:
    """Each piece, and pieces without borders together with the one or two behind them (a wrapped label)."""
    for position, atom in enumerate(free):
        yield range(position, position + 1)
        for length in (2, 3):
            if atom.column < 0 and position + length <= len(free):
                yield range(position, position + length)


def _likeness(label: Label, atoms: Sequence[Atom], scattered: Counter[str]) -> float:
    """How like a label the joined pieces are; 0 where they are not, or only a fragment of it."""
    found = "".join(atom.key for atom in atoms)
    if len(found) < 2:
        return 0.0
    wanted = spellings(label)
    best = max(ratio(spelling, found) for spelling in wanted)
    if best < _LIKE and not any(_slip(spelling, found) for spelling in wanted):
        return 0.0
    if atoms[0].column >= 0:
        return best
    if any(found in spelling for spelling in wanted) or not Counter(wanted[0]) - scattered:
        return 0.0
    return best if len(atoms) == 1 or any(_slip(spelling, found) for spelling in wanted) else 0.0


def _scattered(label: Label, scattered: Counter[str], times: int) -> bool:
    """Whether the characters of a label lie about in fragments, as when columns are wrapped side by side."""
    need = Counter(spellings(label)[0])
    there = sum(min(scattered[char], count * times) for char, count in need.items())
    return there >= 0.7 * sum(need.values()) * times
