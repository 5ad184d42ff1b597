"""Finding any of some hundred wrong spellings in a text at once."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.matching import fold
from govlint_publication.alternatives import alternatives
from govlint_publication.data_files import lines_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

_WORTH_COMPILING: Final = 20_000
"""A pattern of all of them takes as long to make as twenty reports to search word by word."""
_searched = [0]


class Confusions:
    """Wrong spellings and the right ones; `more` are the user's, besides those in the list."""

    def __init__(self, more: Mapping[str, str], accepted: Collection[str]) -> None:
        own = {fold(wrong): right for wrong, right in more.items() if fold(wrong) and fold(wrong) != fold(right)}
        self._right = own
        self._accepted = [word for word in map(fold, accepted) if word]

    def occur(self, folded: str) -> bool:
        """Whether any may occur in a matching text."""
        if any(wrong in folded for wrong in self._right):
            return True
        _searched[0] += len(folded)
        if _searched[0] > _WORTH_COMPILING:
            return _listed_pattern().search(folded) is not None
        return any(wrong in folded for wrong in listed())

    def find(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """Where they stand, with the right spelling; not within a spelling that the user accepts."""
        right = listed() | self._right
        for found in _pattern(tuple(right)).finditer(folded):
            start, end = found.span()
            if not any(_covers(word, folded, start, end) for word in self._accepted):
                yield start, end, right[found.group()]


@cache
def listed() -> dict[str, str]:
    """The list that comes with the rules: the wrong spellings with the right ones."""
    return dict(line.split("\t") for line in lines_of("confusions.txt"))


@cache
def _listed_pattern() -> re.Pattern[str]:
    return _pattern(tuple(listed()))


@cache
def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(alternatives(words))


def _covers(word: str, folded: str, start: int, end: int) -> bool:
    at = folded.find(word, max(0, start - len(word) + 1), end + len(word))
    return 0 <= at <= start and at + len(word) >= end
