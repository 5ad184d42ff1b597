"""Finding paragraphs that stand in a report again: the same, or all but the same.

Every long paragraph is looked up by its clauses, so that the cost grows with the text and not with the pairs; only
paragraphs that share a good part of their clauses are compared as a whole.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from govlint.forms.similarity import ratio
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    known: dict[str, int] = {}
    for index, passage in enumerate(passages):
        if len(passage.text.value) < SHORTEST:
            continue
        folded = passage.text.folded.text
        before = known.get(folded)
        if before is not None and passages[before].text.folded.text == folded:
            # Its clauses are known, too.
            if _may_repeat(folded):
                yield _Pair(before, index, exact=True)
            continue
        clauses = [
            clause for clause in folded.replace("。", ",").replace(";", ",").split(",") if len(clause) >= _CLAUSE
        ]
        clauses.append(folded)
        pair = _pair(passages, known, index, clauses)
        if pair is not None:
            yield pair
            continue
        for clause in clauses:
            known.setdefault(clause, index)


def _pair(passages: Sequence[Passage], known: dict[str, int], index: int, clauses: Sequence[str]) -> _Pair | None:
    """The earlier paragraph that this one repeats, if any."""
    hits = [(known[clause], len(clause)) for clause in clauses if clause in known]
    passage = passages[index]
    folded = passage.text.folded.text
    if sum([length for _, length in hits]) < len(folded) * _SHARED or not _may_repeat(folded):
        return None
    shared: dict[int, int] = {}
    for before, length in hits:
        shared[before] = shared.get(before, 0) + length
    before, length = max(shared.items(), key=itemgetter(1))
    other = passages[before].text.folded.text
    if folded == other:
        return _Pair(before, index, exact=True)
    if passages[before].part is passage.part or length < len(folded) * _SHARED or len(folded) > _LONGEST:
        return None
    return _Pair(before, index, exact=False) if _alike(folded, other) else None


def _may_repeat(folded: str) -> bool:
    """Whether a paragraph is none that everybody writes alike."""
    if len(folded) < SHORTEST or folded.startswith(("注", "(注", "*注", "备注")):
        return False
    return len(folded) >= _FORMULA_ENDS or re.search(_FORMULA, folded) is None


def _alike(folded: str, other: str) -> bool:
    """Whether two paragraphs differ in their figures and a few characters only."""
    left, right = (re.sub(r"\d+", "", text) for text in (folded, other[: _LONGEST * 2]))
    return ratio(left, right) >= _ALIKE
