"""How much of one text stands in another, in their own words, and the passage that shows it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.matching import fold
from govlint.named_tuple import NamedTuple
from govlint.series.overlap import NoLibraryError, frequent, likely_partners
from govlint_disclosure.own_words import LENGTH, counted, own_words, shingles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from govlint.document import Span
    from govlint.series.view import Extract, Organ, Series
    from govlint_disclosure.own_words import Own

REVIEW: Final = 0.5
FAIL: Final = 0.9
_SHORTEST: Final = 40
"""So many shingles make a text long enough for its share to mean anything."""
_SAMPLE: Final = 200
_FRACTION: Final = 5
_MANY: Final = 8
"""What stands in a fifth of the texts, and in at least so many, is nobody's own."""
_REMEMBERED: Final = 256
_QUOTED: Final = 36
_LONG_NUMBER: Final = 7

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
        return f"第{self.part}部分"

    @property
    def heading(self) -> str:
        """Its heading as mandated."""
        return next((part.heading for part in self.report.form.parts if part.number == self.part), self.name)

    @property
    def owns(self) -> tuple[Own, ...]:
        """Its texts in their own words."""
        return _owns(self)

    @property
    def shingles(self) -> list[str]:
        """Its shingles in order."""
        return shingles(self.owns)

    @property
    def distinct(self) -> frozenset[str]:
        """Its shingles, each once."""
        return _distinct(self)

    def __hash__(self) -> int:
        return hash((self.report.path, self.part))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartText) and (self.report.path, self.part) == (other.report.path, other.part)


class Copy(NamedTuple):
    """That `share` of a text stands in `source`. The longest passage is at `span`, in the source at `source_span`."""

    share: float
    source: PartText
    span: Span
    source_span: Span
    passage: str

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
        yield from ((text, "没有其他机关同一年度的报告可以比较") for text in texts)
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
        yield from ((text, "报告很多，与其他机关比较要安装 govlint[series]") for text in texts)


def _share(item: tuple[float, int]) -> float:
    return item[0]


def is_long(text: PartText) -> bool:
    """Whether a text has enough words of its own to be compared."""
    return len(text.distinct) >= _SHORTEST


def telling(text: PartText, common: Common) -> list[str]:
    """The shingles by which copies of a text can be found: without the common ones, unless little else is left."""
    every = text.shingles
    own = [shingle for shingle in every if shingle not in common]
    return own if len(set(own)) >= _SHORTEST else every


def share(text: PartText, source: PartText, common: Common) -> float:
    """The share of the text's shingles that stand in the source; 0 below what is to be reported.

    Common shingles do not count. Of a text that has hardly any other, only nearly everything counts.
    """
    own = text.distinct - common
    if len(own) >= _SHORTEST:
        found = len(own & source.distinct) / len(own)
        return found if found >= REVIEW else 0.0
    found = len(text.distinct & source.distinct) / len(text.distinct) if text.distinct else 0.0
    return found if found >= FAIL else 0.0


def copied(text: PartText, source: PartText, common: Common) -> Copy | None:
    """What is copied from the source; None where it is less than half."""
    found = share(text, source, common)
    if not found:
        return None
    own, start, end = max(_runs(text, source), key=_length)
    there = next(
        (other, at) for other in source.owns if (at := other.words.find(own.words[start : start + LENGTH])) >= 0
    )
    same = end - start
    while there[0].words[there[1] : there[1] + same] != own.words[start : start + same]:
        same -= 1
    source_span = there[0].span(there[1], there[1] + same)
    return Copy(found, source, own.span(start, end), source_span, _quoted(own, start, end))


def _runs(text: PartText, source: PartText) -> Iterator[tuple[Own, int, int]]:
    """The passages of the text all of whose shingles stand in the source."""
    known = source.distinct
    for own in text.owns:
        start = last = -1
        for at in counted(own):
            if own.words[at : at + LENGTH] not in known:
                continue
            if last < 0 or at > last + LENGTH:
                if last >= 0:
                    yield own, start, last + LENGTH
                start = at
            last = at
        if last >= 0:
            yield own, start, last + LENGTH


def _length(run: tuple[Own, int, int]) -> int:
    return run[2] - run[1]


def _quoted(own: Own, start: int, end: int) -> str:
    written = own.quoted(start, end)
    shown = written if len(written) <= _QUOTED else written[:_QUOTED] + "…"
    return _without_long_numbers(shown)


def _without_long_numbers(text: str) -> str:
    """The text with telephone and identity numbers masked: output is kept where more people read it."""
    digits = 0
    shown = list(text)
    for at, char in enumerate([*text, ""]):
        if char.isdigit():
            digits += 1
            continue
        if digits >= _LONG_NUMBER:
            shown[at - digits : at] = "*" * digits
        digits = 0
    return "".join(shown)


@lru_cache(maxsize=_REMEMBERED)
def _owns(text: PartText) -> tuple[Own, ...]:
    report = text.report
    return tuple(own_words(report.passages.get(text.part, ()), report.form, _names(text)))


@lru_cache(maxsize=_REMEMBERED)
def _distinct(text: PartText) -> frozenset[str]:
    return frozenset(text.shingles)


def _names(text: PartText) -> Sequence[str]:
    return sorted({fold(name) for name in (text.organ.name, text.report.organ) if name}, key=len, reverse=True)
