"""The six parts as the rules of several families look at them: their order, and all that stands in one of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govlint.document import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govlint.document import Block, Span, Text
    from govlint.forms.report import PartHeading, PartSlot, Report


def start(span: Span) -> tuple[int, int]:
    """Where a span begins, for comparing which of two comes first."""
    return span.line, span.column


@lru_cache(maxsize=1)
def in_document_order(report: Report) -> Sequence[PartSlot]:
    """The parts that are present, in the order in which each first appears."""
    present = [slot for slot in report.parts if slot.headings]
    return sorted(present, key=lambda slot: start(slot.headings[0].span))


def content(report: Report, slot: PartSlot) -> Sequence[Block]:
    """All blocks of a part: below each of its headings, and below the extra headings that stand in it."""
    return _contents(report).get(slot.part.number, ())


def headings_of(report: Report, slot: PartSlot) -> Sequence[PartHeading]:
    """The headings of a part, and the extra headings that stand in it, in document order."""
    return _headings(report).get(slot.part.number, ())


def texts_of(report: Report, slot: PartSlot) -> Sequence[Text]:
    """The texts of a part outside of bordered tables, without its headings."""
    return _texts(report).get(slot.part.number, ())


@lru_cache(maxsize=1)
def _headings(report: Report) -> Mapping[str, Sequence[PartHeading]]:
    """The headings by the number of the part that they stand in; a dozen rules ask for those of the same report."""
    found: dict[str, list[PartHeading]] = {}
    inside: list[PartHeading] = []
    for heading in report.headings:
        if heading.part is not None:
            inside = found.setdefault(heading.part.number, [])
        inside.append(heading)
    return found


@lru_cache(maxsize=1)
def _contents(report: Report) -> Mapping[str, Sequence[Block]]:
    return {
        number: [block for heading in headings for block in heading.body]
        for number, headings in _headings(report).items()
    }


@lru_cache(maxsize=1)
def _texts(report: Report) -> Mapping[str, Sequence[Text]]:
    return {
        number: [block.text for block in blocks if not isinstance(block, Table)]
        for number, blocks in _contents(report).items()
    }


def texts(blocks: Iterable[Block]) -> Iterator[Text]:
    """The texts of blocks in reading order, the cells of tables one by one."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from (cell.text for cell in row)
        else:
            yield block.text


def as_written(text: Text) -> str:
    """A heading as messages quote it: in its own characters, without white space."""
    return "".join(text.value.split())


def stand_in(report: Report, slot: PartSlot) -> PartHeading | None:
    """The extra heading where a missing part would stand: one that bears its number, or the only one, unnumbered."""
    if slot.headings:
        return None
    index = report.parts.index(slot)
    before = max((start(other.headings[0].span) for other in report.parts[:index] if other.headings), default=(0, 0))
    after = [start(other.headings[0].span) for other in report.parts[index + 1 :] if other.headings]
    there = [
        heading
        for heading in report.extra_headings
        if before < start(heading.span) and all(start(heading.span) < other for other in after)
    ]
    for heading in there:
        if heading.number.strip("（）()、.．,:第部分章 ") == slot.part.number:
            return heading
    return there[0] if len(there) == 1 and after and not there[0].number else None
