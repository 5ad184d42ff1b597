"""The sentences of a report's running text that state something, each with the part and subject that it stands under.

What has neither a number with a unit nor a word that denies states nothing of the quantities of a form.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint_disclosure.parts import headings_of
from govlint_disclosure.statements.counts import places, read
from govlint_disclosure.statements.denials import may_deny
from govlint_disclosure.statements.subjects import outside, with_subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Span, Text
    from govlint.forms.report import PartHeading, Report
    from govlint_disclosure.statements.counts import Count

_STOPS: Final = "。;!?"
_new: Final = tuple.__new__
_LONGEST: Final = 4_000
"""A sentence that goes on for longer is none: it is cut."""


class Sentence(NamedTuple):
    """A sentence: `words` is the matching text of `text` from `start` on, without the mark that ends it.

    `part` is the number of its part; `subject` is APPLICATIONS, REVIEWS, or "" where the text has none or another;
    `counts` are the numbers with units in it.
    """

    text: Text
    start: int
    words: str
    part: str
    place: tuple[str, ...]
    subject: str
    counts: tuple[Count, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Where `words[start:end]` stands."""
        return self.text.span(*self.text.folded.origins(self.start + start, self.start + end))


@lru_cache(maxsize=1)
def sentences(report: Report) -> tuple[Sentence, ...]:
    """The sentences below the headings of the parts, in document order part by part; read once for all rules."""
    tables = sorted([(reading.span.line, reading.span.end_line) for reading in report.readings()])
    found: list[Sentence] = []
    for slot in report.parts:
        place = (slot.part.heading,)
        for heading in headings_of(report, slot):
            found += _below(heading, slot.part.number, place, tables)
    return tuple(found)


def _below(
    heading: PartHeading, part: str, place: tuple[str, ...], tables: Sequence[tuple[int, int]]
) -> list[Sentence]:
    blocks = outside(heading.body, tables)
    if not blocks:
        return []
    together = "\n".join([block.text.folded.text for block in blocks])
    numbers, denies = places(together), may_deny(together)
    if not numbers and not denies:
        return []
    starts = [number.start() for number in numbers] + [len(together)]
    stating: list[Sentence] = []
    begin = at = 0
    for text, folded, subject in with_subjects(heading, part, blocks):
        if starts[at] < begin + len(folded) or (denies and may_deny(folded)):
            for start, words in cut(folded):
                origin = begin + start
                found: tuple[Count, ...] = ()
                if starts[at] < origin + len(words):
                    first = at = bisect_left(starts, origin, at)
                    at = bisect_left(starts, origin + len(words), at)
                    counts = [read(number, origin) for number in numbers[first:at]]
                    found = tuple([count for count in counts if count is not None])
                if found or (denies and may_deny(words)):
                    stating.append(_new(Sentence, (text, start, words, part, place, subject, found)))
        begin += len(folded) + 1
    return stating


def cut(folded: str) -> list[tuple[int, str]]:
    """Where each sentence of a matching text begins, and its words without the mark that ends it."""
    found: list[tuple[int, str]] = []
    start = 0
    if len(folded) < _LONGEST:
        for words in folded.replace(";", "。").replace("!", "。").replace("?", "。").split("。"):
            if words:
                found.append((start, words))
            start += len(words) + 1
        return found
    for at, char in enumerate(folded):
        if char in _STOPS or at - start >= _LONGEST:
            if at > start:
                found.append((start, folded[start:at]))
            start = at + 1
    if start < len(folded):
        found.append((start, folded[start:]))
    return found
