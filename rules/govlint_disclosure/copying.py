"""How much of one text stands in another, in their own words, and the passage that shows it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.language import say, term
from govlint.masking import without_numbers
from govlint.matching import fold
from govlint.named_tuple import NamedTuple
from govlint.series.overlap import NoLibraryError, frequent, likely_partners
from govlint_disclosure.own_words import BREAK, LENGTH, counted, own_words, shingles, tracked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from govlint.document import Span, Text
    from govlint.series.view import Extract, Organ, Series

REVIEW: Final = 0.5
FAIL: Final = 0.9
_SHORTEST: Final = 40
"""So many shingles make a text long enough for its share to mean anything."""
_SAMPLE: Final = 200
_FRACTION: Final = 5
_MANY: Final = 8
"""What stands in a fifth of the texts, and in at least so many, is nobody's own."""
_MOST_WORDS: Final = 30_000
_MOST_SETS: Final = 400
_QUOTED: Final = 36
_NUMBER: Final = r"\d{11,18}[Xx]?"

Common = frozenset[str]
"""Shingles that stand in so many organs' texts that they are nobody's own words."""


class PartText(NamedTuple):
    """One part of the report of an organ."""

    organ: Organ
    report: Extract
    part: str

    @property
    def name(self) -> str:
        """The part as messages call it."""
        return say("第{part}部分", part=term(self.part))

    @property
    def heading(self) -> str:
        """Its heading as mandated."""
        return next((part.heading for part in self.report.form.parts if part.number == self.part), self.name)

    @property
    def paragraphs(self) -> tuple[Text, ...]:
        """Its paragraphs."""
        return self.report.passages.get(self.part, ())

    @property
    def names(self) -> list[str]:
        """The names of the organ, the longest first."""
        names = {fold(name) for name in (self.organ.name, self.report.organ) if name}
        return sorted(names, key=len, reverse=True)

    @property
    def words(self) -> str:
        """Its paragraphs in their own words, with a break between each and the next."""
        return _words(self)

    @property
    def shingles(self) -> list[str]:
        """Its shingles in order."""
        return shingles(self.words)

    @property
    def distinct(self) -> frozenset[str]:
        """Its shingles, each once."""
        return _distinct(self)

    def __hash__(self) -> int:
        return hash((id(self.report), self.part))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartText) and self.report is other.report and self.part == other.part


class Copy(NamedTuple):
    """That `share` of a text stands in `source`. The longest passage is at `span`, in the source at `source_span`.

    `private` are numbers beside it that must not be repeated.
    """

    share: float
    source: PartText
    span: Span
    source_span: Span
    passage: str
    private: tuple[Span, ...] = ()

    @property
    def kind(self) -> Literal["fail", "review"]:
        """Whether there is anything left to judge."""
        return "fail" if self.share >= FAIL else "review"

    @property
    def percent(self) -> str:
        """The share without rounding up: 89% is less than nine tenths."""
        return f"{int(self.share * 100)}%"


def part_texts(series: Series, year: int, part: str) -> list[PartText]:
    """The texts of a part in all reports for a year."""
    organs = series.organs.values()
    return [PartText(organ, organ.reports[year], part) for organ in organs if year in organ.reports]


def last_year(text: PartText, year: int) -> PartText | None:
    """The same part in the organ's report for the year before."""
    report = text.organ.reports.get(year - 1)
    return text._replace(report=report) if report else None


def common(texts: Sequence[PartText]) -> Common:
    """The shingles that are nobody's own: those of a fifth of the texts, judged by a sample of them."""
    sample = texts[:: -(-len(texts) // _SAMPLE) or 1]
    return frequent((text.shingles for text in sample), max(_MANY, -(-len(sample) // _FRACTION)))


def copied_from_others(texts: Sequence[PartText], everywhere: Common) -> Iterator[tuple[PartText, Copy | str]]:
    """Each text with what it has most in common with, or with why it was not compared with the other texts."""
    if len(texts) < 2:
        yield from ((text, say("没有其他机关同一年度的报告可以比较")) for text in texts)
        return
    partners = likely_partners(len(texts), (telling(text, everywhere) for text in texts))
    try:
        for text, others in zip(texts, partners, strict=True):
            shares = ((share(text, texts[other], everywhere), other) for other in others)
            most, other = max(shares, key=_share, default=(0.0, 0))
            found = copied(text, texts[other], everywhere) if most else None
            if found:
                yield text, found
    except NoLibraryError:
        yield from ((text, say("报告很多，与其他机关比较要安装 govlint[series]")) for text in texts)


def _share(item: tuple[float, int]) -> float:
    return item[0]


def is_long(text: PartText) -> bool:
    """Whether a text has enough words of its own to be compared."""
    return len(counted(text.words)) >= _SHORTEST


def telling(text: PartText, everywhere: Common) -> list[str]:
    """The shingles by which copies of a text can be found: without the common ones, unless little else is left."""
    every = text.shingles
    own = [shingle for shingle in every if shingle not in everywhere]
    return own if len(set(own)) >= _SHORTEST else every


def share(text: PartText, source: PartText, everywhere: Common) -> float:
    """The share of the text's shingles that stand in the source; 0 below what is to be reported.

    Common shingles do not count. Of a text that has hardly any other, only nearly everything counts.
    """
    own = text.distinct - everywhere
    if len(own) >= _SHORTEST:
        found = len(own & source.distinct) / len(own)
        return found if found >= REVIEW else 0.0
    found = len(text.distinct & source.distinct) / len(text.distinct) if text.distinct else 0.0
    return found if found >= FAIL else 0.0


def copied(text: PartText, source: PartText, everywhere: Common) -> Copy | None:
    """What is copied from the source; None where it is less than half."""
    found = share(text, source, everywhere)
    if not found:
        return None
    start, end = max(_runs(text, source), key=_length)
    words, known = text.words, source.words
    there = known.find(words[start : start + LENGTH])
    same = end - start
    while known[there : there + same] != words[start : start + same]:
        same -= 1
    paragraph, at = _written(text, start, end)
    elsewhere, there_at = _written(source, there, there + same)
    passage = "".join(paragraph.value[slice(*at)].split())
    return Copy(found, source, paragraph.span(*at), elsewhere.span(*there_at), _shown(passage), _numbers(paragraph))


def _runs(text: PartText, source: PartText) -> Iterator[tuple[int, int]]:
    """The passages of the text all of whose shingles stand in the source."""
    known, words = source.distinct, text.words
    start = last = -1
    for at in counted(words):
        if words[at : at + LENGTH] not in known:
            continue
        if last < 0 or at > last + LENGTH or BREAK in words[last : at + 1]:
            if last >= 0:
                yield start, last + LENGTH
            start = at
        last = at
    if last >= 0:
        yield start, last + LENGTH


def _length(run: tuple[int, int]) -> int:
    return run[1] - run[0]


def _written(text: PartText, start: int, end: int) -> tuple[Text, tuple[int, int]]:
    """The paragraph that `words[start:end]` is from, and the slice of it."""
    number = text.words.count(BREAK, 0, start)
    paragraph = text.paragraphs[number]
    before = text.words.rfind(BREAK, 0, start) + 1
    _, origins = tracked(paragraph.folded.text, text.report.form, text.names)
    return paragraph, paragraph.folded.origins(origins[start - before], origins[end - before - 1] + 1)


def _shown(passage: str) -> str:
    """A passage as messages quote it: its beginning, without numbers of persons."""
    return without_numbers(passage if len(passage) <= _QUOTED else passage[:_QUOTED] + "…")


def _numbers(paragraph: Text) -> tuple[Span, ...]:
    """What may be numbers of persons in a paragraph: it is shown beside the finding, in logs that more people read."""
    return tuple(paragraph.span(*match.span()) for match in re.finditer(_NUMBER, paragraph.value))


@lru_cache(maxsize=_MOST_WORDS)
def _words(text: PartText) -> str:
    return BREAK.join(own_words(fold(each.value), text.report.form, text.names) for each in text.paragraphs)


@lru_cache(maxsize=_MOST_SETS)
def _distinct(text: PartText) -> frozenset[str]:
    return frozenset(text.shingles)


def forget() -> None:
    """Drop what has been worked out of texts."""
    _words.cache_clear()
    _distinct.cache_clear()
