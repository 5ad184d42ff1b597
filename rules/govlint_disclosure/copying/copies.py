"""How much of a text stands in another, and the longest passage that does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.masking import without_numbers
from govlint.named_tuple import NamedTuple
from govlint_disclosure.copying.own_words import BREAK, LENGTH, counted, tracked
from govlint_disclosure.copying.part_text import SHORTEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from govlint.document import Span, Text
    from govlint_disclosure.copying.part_text import PartText

    Common = frozenset[str]
    """Shingles that stand in so many organs' texts that they are nobody's own words."""

REVIEW: Final = 0.5
FAIL: Final = 0.9
_QUOTED: Final = 36
_NUMBER: Final = r"\d{11,18}[Xx]?"


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


def share(text: PartText, source: PartText, everywhere: Common) -> float:
    """The share of the text's shingles that stand in the source; 0 below what is to be reported.

    Common shingles do not count. Of a text that has hardly any other, only nearly everything counts.
    """
    own = text.distinct - everywhere
    if len(own) >= SHORTEST:
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
