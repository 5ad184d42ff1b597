"""Finding paragraphs that stand in a report again: the same, or all but the same.

Every long paragraph is looked up by its clauses, so that the cost grows with the text and not with the pairs; only
paragraphs that share a good part of their clauses are compared as a whole.
"""

from __future__ import annotations

import re
from itertools import groupby, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from govlint.forms.similarity import ratio
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govlint_disclosure.prose import Passage

SHORTEST: Final = 50
"""Shorter paragraphs may be formulas that anybody would write alike."""

_FORMULA_ENDS: Final = 100
_FORMULA: Final = r"处理费|未收到|没有收到|未接到|未发生|没有发生|无政府信息公开|公开申请\d|行政复议|行政诉讼"
_CLAUSE: Final = 6
_ALIKE: Final = 0.95
_SHARED: Final = 0.4
_LONGEST: Final = 4_000
_GAP: Final = 3


class Repeat(NamedTuple):
    """Paragraphs `start` to `last`, `length` in number, say again what stands from `first` on."""

    first: Passage
    start: Passage
    last: Passage
    length: int
    exact: bool


class _Pair(NamedTuple):
    before: int
    again: int
    exact: bool


def repeats(passages: Sequence[Passage]) -> Iterator[Repeat]:
    """The repeated paragraphs; those that follow one another as they did before are one repeat."""
    run: list[_Pair] = []
    for pair in _pairs(passages):
        if run and not _continues(passages, run[-1], pair):
            yield _repeat(passages, run)
            run = []
        run.append(pair)
    if run:
        yield _repeat(passages, run)


def _repeat(passages: Sequence[Passage], run: Sequence[_Pair]) -> Repeat:
    exact = all(pair.exact for pair in run)
    first, last = run[0], run[-1]
    length = last.again - first.again + 1
    return Repeat(passages[first.before], passages[first.again], passages[last.again], length, exact)


def _continues(passages: Sequence[Passage], last: _Pair, pair: _Pair) -> bool:
    """Whether a pair follows the last one at once, or after short paragraphs that are repeated as well."""
    step = pair.again - last.again
    return (
        step == pair.before - last.before
        and step <= _GAP
        and passages[pair.again].part is passages[last.again].part
        and passages[pair.before].part is passages[last.before].part
        and (
            step == 1
            or all(
                passages[last.again + at].text.folded.text == passages[last.before + at].text.folded.text
                for at in range(1, step)
            )
        )
    )


def _pairs(passages: Sequence[Passage]) -> Iterator[_Pair]:
    """Each repeated paragraph with the earlier one: the same, or in another part one much like it."""
    long = [index for index, passage in enumerate(passages) if len(passage.text.value) >= SHORTEST]
    parts = [list(indices) for _, indices in groupby(long, lambda index: id(passages[index].part))]
    known: dict[str, int] = {}  # where each paragraph stood first, and each clause of those with a part behind them
    for part in parts:
        for index in part:
            folded = passages[index].text.folded.text
            before = known.get(folded)
            if before is not None and passages[before].text.folded.text == folded:
                # Its clauses are known, too.
                if _may_repeat(folded):
                    yield _Pair(before, index, exact=True)
                continue
            clauses = folded.replace("。", ",").replace(";", ",").split(",") if len(parts) > 1 else []
            clauses.append(folded)
            if part is not parts[0] and (pair := _pair(passages, known, index, part[0], clauses)):
                yield pair
                continue
            for clause in clauses if part is not parts[-1] else (folded,):
                if len(clause) >= _CLAUSE:
                    known.setdefault(clause, index)


def _pair(
    passages: Sequence[Passage], known: Mapping[str, int], index: int, first: int, clauses: Sequence[str]
) -> _Pair | None:
    """The paragraph of an earlier part that this one repeats, if any; its own part begins with the `first`."""
    if min(map(known.get, clauses, repeat(index))) >= first:
        return None
    hits = [(known[clause], len(clause)) for clause in clauses if clause in known]
    folded = passages[index].text.folded.text
    least = len(folded) * _SHARED
    if sum([length for _, length in hits]) < least:
        return None
    shared: dict[int, int] = {}
    for before, length in hits:
        shared[before] = shared.get(before, 0) + length
    before, length = max(shared.items(), key=itemgetter(1))
    if length < least or len(folded) > _LONGEST or passages[before].part is passages[index].part:
        return None
    if not _may_repeat(folded) or not _alike(folded, passages[before].text.folded.text):
        return None
    return _Pair(before, index, exact=False)


def _may_repeat(folded: str) -> bool:
    """Whether a paragraph is none that everybody writes alike."""
    if len(folded) < SHORTEST or folded.startswith(("注", "(注", "*注", "备注")):
        return False
    return len(folded) >= _FORMULA_ENDS or re.search(_FORMULA, folded) is None


def _alike(folded: str, other: str) -> bool:
    """Whether two paragraphs differ in their figures and a few characters only."""
    left, right = (re.sub(r"\d+", "", text) for text in (folded, other[: _LONGEST * 2]))
    return ratio(left, right) >= _ALIKE
