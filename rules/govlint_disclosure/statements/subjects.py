"""What the paragraphs below a heading are about: the subject that it, or an item of a list above them, names.

Tables are not prose, also where a copy of the text has flattened them into lines.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from govlint.document import Heading, Table
from govlint_disclosure.statements.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.document import Block, Prose, Span, Text
    from govlint.forms.report import PartHeading

APPLICATIONS: Final = "依申请公开"
REVIEWS: Final = "复议诉讼"
_SUBJECTS: Final = {"三": APPLICATIONS, "四": REVIEWS}
"""The parts that have one subject from their heading on."""
_ITEM: Final = Pattern(
    r"[*_#]{0,4}(?:\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}[、.]|\d{1,2}[.、](?!\d))"
)
_OPENS_ITEM: Final = "*_#(一二三四五六七八九十"
_POINT: Final = Pattern(r"[*_]{0,4}[一二三四五六七八九十]{1,2}是")
_LONGEST_SUBJECT: Final = 24
_APPLIED: Final = Pattern(r"依(?:法|规)?申请|公开申请|申请公开|申请办理")


def with_subjects(heading: PartHeading, part: str, blocks: Iterable[Prose]) -> Iterator[tuple[Text, str, str]]:
    """The texts of blocks with their matching text and the subject that they stand under."""
    subject = whole = _SUBJECTS.get(part, "")
    if heading.part is None:
        subject = _subject_of(heading.text.folded.text) or whole
    pointed = False
    for block in blocks:
        text = block.text
        folded = text.folded.text
        first = folded[:1]
        if (isinstance(block, Heading) and text.value) or (
            (first in _OPENS_ITEM or first.isdecimal()) and _ITEM.match(folded)
        ):
            subject, pointed = _subject_of(folded) or whole, False
        elif "是" in folded[1:3] and _POINT.match(folded) and ((own := _subject_of(folded)) or pointed):
            subject, pointed = own or whole, True
        yield text, folded, subject


def outside(blocks: Sequence[Block], tables: Sequence[tuple[int, int]]) -> list[Prose]:
    """The headings and paragraphs outside of tables."""
    found = [block for block in blocks if not isinstance(block, Table)]
    if not found or not tables or not _may_be_within(found, tables):
        return found
    return [block for block in found if not _within(block.span, tables)]


def _may_be_within(blocks: Sequence[Prose], tables: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the blocks, which are in order, may stand in a table."""
    return blocks[-1].span.line >= tables[0][0] and blocks[0].span.line <= max([end for _, end in tables])


def _within(span: Span, tables: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(tables, (span.line + 1,)) - 1
    return at >= 0 and span.line <= tables[at][1]


def _subject_of(folded: str) -> str:
    """The subject that the beginning of a paragraph names."""
    head = folded[:_LONGEST_SUBJECT]
    return APPLICATIONS if _APPLIED.search(head) else REVIEWS if "复议" in head or "诉讼" in head else ""
