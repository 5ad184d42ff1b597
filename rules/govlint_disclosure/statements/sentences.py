"""The sentences of a report's running text that state something, each with the part and subject that it stands under.

What has neither a number with a unit nor a word that denies states nothing of the quantities of a form. Tables are not
prose, also where a copy of the text has flattened them into lines.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.document import Heading, Table
from govlint.named_tuple import NamedTuple
from govlint_disclosure.parts import headings_of
from govlint_disclosure.statements.counts import counts, may_count
from govlint_disclosure.statements.denials import may_deny
from govlint_disclosure.statements.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Block, Span, Text
    from govlint.forms.report import PartHeading, Report
    from govlint_disclosure.statements.counts import Count

APPLICATIONS: Final = "依申请公开"
REVIEWS: Final = "复议诉讼"
_SUBJECTS: Final = {"三": APPLICATIONS, "四": REVIEWS}
"""The parts that have one subject from their heading on."""
_STOPS: Final = "。;!?"
_ITEM: Final = Pattern(
    r"[*_#]{0,4}(?:\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}[、.]|\d{1,2}[.、](?!\d))"
)
_OPENS_ITEM: Final = "*_#(一二三四五六七八九十"
_POINT: Final = Pattern(r"[*_]{0,4}[一二三四五六七八九十]{1,2}是")
_LONGEST_SUBJECT: Final = 24
_APPLIED: Final = Pattern(r"依(?:法|规)?申请|公开申请|申请公开|申请办理")
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
    stating: list[Sentence] = []
    subject = whole = _SUBJECTS.get(part, "")
    if heading.part is None:
        subject = _subject_of(heading.text.folded.text) or whole
    silent: set[str] = set()
    pointed = False
    for text, opens in _paragraphs(heading.body, tables):
        folded = text.folded.text
        first = folded[:1]
        if opens or ((first in _OPENS_ITEM or first.isdecimal()) and _ITEM.match(folded)):
            subject, pointed = _subject_of(folded) or whole, False
        elif "是" in folded[1:3] and _POINT.match(folded) and ((own := _subject_of(folded)) or pointed):
            subject, pointed = own or whole, True
        if folded in silent:
            continue
        if not may_deny(folded) and not may_count(folded):
            silent.add(folded)
            continue
        for start, words in cut(folded):
            found = tuple(counts(words))
            if found or may_deny(words):
                stating.append(Sentence(text, start, words, part, place, subject, found))
    return stating


def _paragraphs(blocks: Sequence[Block], tables: Sequence[tuple[int, int]]) -> list[tuple[Text, bool]]:
    """The texts of blocks outside of tables, with whether the format marks them as headings."""
    found = [
        (block.text, isinstance(block, Heading), block.span)
        for block in blocks
        if not isinstance(block, Table) and block.text.value
    ]
    if not found or not tables:
        return [(text, opens) for text, opens, _ in found]
    first, last = tables[0][0], max([end for _, end in tables])
    return [(text, opens) for text, opens, span in found if not first <= span.line <= last or not _within(span, tables)]


def _within(span: Span, tables: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(tables, (span.line + 1,)) - 1
    return at >= 0 and span.line <= tables[at][1]


def _subject_of(folded: str) -> str:
    """The subject that the beginning of a paragraph names."""
    head = folded[:_LONGEST_SUBJECT]
    return APPLICATIONS if _APPLIED.search(head) else REVIEWS if "复议" in head or "诉讼" in head else ""


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
