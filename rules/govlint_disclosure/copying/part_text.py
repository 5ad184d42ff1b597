"""A part of an organ's report as it is compared with others, in its own words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.language import say, term
from govlint.matching import fold
from govlint.named_tuple import NamedTuple
from govlint_disclosure.copying.own_words import BREAK, counted, own_words, shingles

if TYPE_CHECKING:
    from govlint.document import Text
    from govlint.series.view import Extract, Organ, Series

SHORTEST: Final = 40
"""So many shingles make a text long enough for its share to mean anything."""
_MOST_WORDS: Final = 30_000
_MOST_SETS: Final = 400


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


def part_texts(series: Series, year: int, part: str) -> list[PartText]:
    """The texts of a part in all reports for a year."""
    organs = series.organs.values()
    return [PartText(organ, organ.reports[year], part) for organ in organs if year in organ.reports]


def last_year(text: PartText, year: int) -> PartText | None:
    """The same part in the organ's report for the year before."""
    report = text.organ.reports.get(year - 1)
    return text._replace(report=report) if report else None


def is_long(text: PartText) -> bool:
    """Whether a text has enough words of its own to be compared."""
    return len(counted(text.words)) >= SHORTEST


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
