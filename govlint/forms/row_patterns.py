"""What a row of cells is made of, told by its words alone: but for figures, one report's rows are the next one's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.forms.kinds import LONGEST_FIGURE, SHORT, kind_of
from govlint.matching import key
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document import Cell
    from govlint.forms.kinds import Kind

Word = str | tuple[str, int]
"""The text of a cell, `FIGURE` for any bare one; with the number of its columns where it has more than one."""

FIGURE: Final = "0"
_MOST_KNOWN: Final = 4096
_WIDEST: Final = 64
"""A merged empty cell counts for at most so many columns: the widest form has 15."""


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
        word = FIGURE if raw.isdigit() and raw.isascii() and len(raw) < LONGEST_FIGURE else raw
        words.append(word if cell.column_span == 1 else (word, cell.column_span))
    return tuple(words)


def pattern_of(words: tuple[Word, ...], rows: frozenset[str] = frozenset()) -> Pattern:
    """What a row with these words is made of.

    `rows` are the keys of the form's row labels: words behind one of them in the same row stand in a figure's place.
    """
    pattern = _known.get((words, rows))
    if pattern is None:
        pattern = _pattern(words, rows)
        if all(len(text) <= SHORT for text, _ in map(_apart, words)):
            if len(_known) >= _MOST_KNOWN:
                _known.clear()
            _known[words, rows] = pattern
    return pattern


def _apart(word: Word) -> tuple[str, int]:
    return (word, 1) if isinstance(word, str) else word


def _pattern(words: tuple[Word, ...], rows: frozenset[str]) -> Pattern:
    kinds = [kind_of(text) for text, _ in map(_apart, words)]
    stretches = tuple(_stretches(words, kinds, rows))
    keys = (key(text) for (text, _), kind in zip(map(_apart, words), kinds, strict=True) if kind == "label")
    return Pattern(tuple(kinds), tuple(keys), stretches)


def _stretches(words: tuple[Word, ...], kinds: list[Kind], rows: frozenset[str]) -> Iterator[Stretch]:
    """The stretches; in `kinds`, words in a figure's place become marks."""
    labels: list[int] = []
    keys: list[str] = []
    values: list[int] = []
    filled = 0
    for position, (text, width) in enumerate(map(_apart, words)):
        if kinds[position] == "label" and keys and keys[-1] in rows and key(text) not in rows:
            kinds[position] = "mark"
        if kinds[position] == "label":
            if filled:
                yield Stretch(tuple(labels), tuple(values), filled, tuple(keys))
                labels, keys = [], []
            labels.append(position)
            keys.append(key(text))
            values, filled = [], 0
        elif kinds[position] == "blank":
            values.extend([position] * min(width, _WIDEST))
        else:
            values.append(position)
            filled += 1
    if labels or len(words) > 1:
        yield Stretch(tuple(labels), tuple(values), filled, tuple(keys))
