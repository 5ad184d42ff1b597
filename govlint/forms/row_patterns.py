"""What a row of cells is made of, told by its words alone: but for figures, one report's rows are the next one's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.forms.kinds import LONGEST_FIGURE, kind_of
from govlint.matching import key
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Cell
    from govlint.forms.kinds import Kind

Word = str | tuple[str, int]
"""The text of a cell, `FIGURE` for any bare one; with the number of its columns where it has more than one."""

FIGURE: Final = "0"
_DECIMAL: Final = re.compile(r"[0-9]{1,15}\.[0-9]{1,10}")
_MOST_KNOWN: Final = 4096
_WIDEST: Final = 64
"""The widest form has 15 columns: a merged empty cell counts for no more than these, a wider row is not remembered."""


_LONGEST: Final = 400
"""So many characters have the words of a row that is remembered at most."""


class Stretch(NamedTuple):
    """Labels and the values behind the last of them, as positions in the row, with the keys of the labels.

    A blank cell is there once for each column that it reaches over. `filled` is how many values are not blank.
    """

    labels: tuple[int, ...]
    values: tuple[int, ...]
    filled: int
    keys: tuple[str, ...]


class Pattern(NamedTuple):
    """The kind of each cell, the keys of the labels, and the stretches that labels and values make."""

    kinds: tuple[Kind, ...]
    keys: tuple[str, ...]
    stretches: tuple[Stretch, ...]


_known: Final[dict[tuple[tuple[Word, ...], frozenset[str]], Pattern]] = {}


def words_of(cells: Sequence[Cell]) -> tuple[Word, ...]:
    """The words of a row."""
    words: list[Word] = []
    for cell in cells:
        raw = cell.text.value
        if raw.isdigit():
            word = FIGURE if len(raw) < LONGEST_FIGURE and raw.isascii() else raw
        else:
            word = FIGURE if "." in raw and _DECIMAL.fullmatch(raw) else raw
        words.append(word if cell.column_span == 1 else (word, cell.column_span))
    return tuple(words)


def pattern_of(words: tuple[Word, ...], rows: frozenset[str]) -> Pattern:
    """What a row with these words is made of.

    `rows` are the keys of the form's row labels: words behind one of them in the same row stand in a figure's place.
    """
    pattern = _known.get((words, rows))
    if pattern is None:
        pattern = _pattern(words, rows)
        if len(words) <= _WIDEST and sum(len(_apart(word)[0]) for word in words) <= _LONGEST:
            if len(_known) >= _MOST_KNOWN:
                _known.clear()
            _known[words, rows] = pattern
    return pattern


def _apart(word: Word) -> tuple[str, int]:
    return (word, 1) if isinstance(word, str) else word


def _pattern(words: tuple[Word, ...], rows: frozenset[str]) -> Pattern:
    kinds: list[Kind] = []
    all_keys: list[str] = []
    stretches: list[Stretch] = []
    labels: list[int] = []
    keys: list[str] = []
    values: list[int] = []
    filled = 0
    for position, word in enumerate(words):
        text, width = _apart(word)
        kind = kind_of(text)
        name = key(text) if kind == "label" else ""
        if kind == "label":
            all_keys.append(name)
            if keys and keys[-1] in rows and name not in rows:
                kind = "mark"
        kinds.append(kind)
        if kind == "label":
            if filled:
                stretches.append(Stretch(tuple(labels), tuple(values), filled, tuple(keys)))
                labels, keys = [], []
            labels.append(position)
            keys.append(name)
            values, filled = [], 0
        elif kind == "blank":
            values.extend([position] * min(width, _WIDEST))
        else:
            values.append(position)
            filled += 1
    if labels or len(words) > 1:
        stretches.append(Stretch(tuple(labels), tuple(values), filled, tuple(keys)))
    return Pattern(tuple(kinds), tuple(all_keys), tuple(stretches))
