"""Which texts of many are likely to share passages, without comparing each with each.

Texts are taken as their shingles in order. Each is cut into pieces, so that one that stands in a much longer one is
found as well, and the pieces are brought together by MinHash and locality-sensitive hashing (the library rensa): two
pieces that have a third of their shingles in common meet with a probability of 0.99, with half of them of more than
0.9999, and unrelated ones hardly ever. Whether a likely pair really shares passages is for the caller to compute.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

EACH_WITH_EACH: Final = 100
"""So many texts are compared each with each, which needs no library and misses nothing."""
_PIECE: Final = 250
_SMALLEST: Final = 60
_HASHES: Final = 384
_BANDS: Final = 128
_LEAST: Final = 0.12
"""So much of two pieces is in common, as estimated by their sketches, if half of one stands in the other."""
_SEED: Final = 20190515
_MOST: Final = 12
"""So many of the likeliest partners of a text are named."""
_MOST_ALIKE: Final = 3
"""So many texts that do not differ are named to each other."""


class NoLibraryError(Exception):
    """There are too many texts to compare each with each, and the library is not installed."""


def likely_partners(count: int, texts: Iterable[Sequence[str]]) -> Iterator[list[int]]:
    """For each of `count` texts the indices of those that it is likely to share passages with, the likeliest first.

    Each text is taken once and not kept. One without shingles has no partners. Raises `NoLibraryError`.
    """
    if count <= EACH_WITH_EACH:
        full = [index for index, text in enumerate(texts) if text]
        yield from ([other for other in full if other != index] if index in full else [] for index in range(count))
        return
    index = _Index(_library(), texts)
    yield from map(index.partners, range(count))


def frequent(texts: Iterable[Sequence[str]], least: int) -> frozenset[str]:
    """The shingles that stand in at least `least` of the texts."""
    counts = Counter(chain.from_iterable(map(frozenset, texts)))
    return frozenset(shingle for shingle, count in counts.items() if count >= least)


def _library() -> Any:
    try:
        import rensa  # type: ignore[import-untyped]
    except ImportError as error:
        raise NoLibraryError from error
    return rensa


class _Index:
    """Finds texts by what pieces of them have in common; texts that do not differ are looked up as one."""

    def __init__(self, library: Any, texts: Iterable[Sequence[str]]) -> None:
        self._hashes = library.RMinHashLSH(threshold=0.5, num_perm=_HASHES, num_bands=_BANDS)
        self._sketches: list[Any] = []
        self._pieces: dict[int, range] = {}
        self._alike: dict[int, list[int]] = defaultdict(list)
        self._first: list[int] = []
        self._owners: list[int] = []
        known: dict[bytes, int] = {}
        for index, text in enumerate(texts):
            first = known.setdefault(_digest(text), index)
            self._first.append(first)
            self._alike[first].append(index)
            if first == index and text:
                self._insert(library, index, text)

    def _insert(self, library: Any, index: int, text: Sequence[str]) -> None:
        first = len(self._sketches)
        for piece in _pieces(text):
            sketch = library.RMinHash(num_perm=_HASHES, seed=_SEED)
            sketch.update(piece)
            self._hashes.insert(len(self._sketches), sketch)
            self._sketches.append(sketch)
            self._owners.append(index)
        self._pieces[index] = range(first, len(self._sketches))

    def partners(self, index: int) -> list[int]:
        first = self._first[index]
        if first not in self._pieces:
            return []
        met: Counter[int] = Counter()
        for piece in self._pieces[first]:
            sketch = self._sketches[piece]
            others = (other for other in self._hashes.query(sketch) if other not in self._pieces[first])
            met.update({self._owners[other] for other in others if sketch.jaccard(self._sketches[other]) >= _LEAST})
        alike = [other for other in self._alike[first][: _MOST_ALIKE + 1] if other != index][:_MOST_ALIKE]
        return alike + [other for other, _ in sorted(met.items(), key=_likeliest)[:_MOST]]


def _pieces(text: Sequence[str]) -> Iterator[list[str]]:
    """The text in pieces; what is left at its end is a piece of its own, or goes to the one before if it is short."""
    end = len(text)
    start = 0
    while start < end:
        stop = end if end - start < _PIECE + _SMALLEST else start + _PIECE
        yield list(text[start:stop])
        start = stop


def _digest(text: Sequence[str]) -> bytes:
    return blake2b("\n".join(text).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _likeliest(item: tuple[int, int]) -> tuple[int, int]:
    return (-item[1], item[0])
