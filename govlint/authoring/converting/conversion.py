"""A document as a draft for another format: its blocks in their order, with the tables that could be laid out anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.authoring.converting.regions import regions
from govlint.authoring.draft import Draft, DraftHeading, DraftParagraph, DraftTitle
from govlint.authoring.grids import Grid, grid_of
from govlint.discovery import suffix_of
from govlint.document import Heading, Table
from govlint.matching import fold, is_radical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govlint.authoring.converting.regions import Region
    from govlint.authoring.draft import DraftBlock
    from govlint.authoring.template import TableLayout
    from govlint.document import Block, Document, Prose, Text
    from govlint.forms.report import PartHeading, Report

_PART_LEVEL: Final = 2
_BREAKING: Final = frozenset({".docx", ".docm", ".html", ".htm", ".xhtml"})
"""In these formats a line feed is a break that someone made; in the others lines are as wide as the page was."""
_SPACED: Final = re.compile(r"[!-~]")


def converted(document: Document, report: Report | None, layouts: Mapping[str, TableLayout]) -> Draft:
    """The draft; of a document that no form claims, every table as it stands."""
    draft = _drafted(document, report, layouts)
    return _without_radicals(draft) if document.pages else draft


def _drafted(document: Document, report: Report | None, layouts: Mapping[str, TableLayout]) -> Draft:
    if report is None:
        return Draft("", tuple(_Plain(document).blocks(document.blocks)))
    title = report.title
    name = "".join(title.text.value.split("\n")) if title else ""
    found = regions(report, layouts)
    copied = dict.fromkeys(region.reading.form.id for region in found if region.grid is None)
    return Draft(name, tuple(_titles_joined(_Report(report, found).blocks())), tuple(copied))


def _without_radicals(draft: Draft) -> Draft:
    """The draft with characters for radicals that stand in it: a PDF has them from the program that printed it."""
    blocks: list[DraftBlock] = []
    for block in draft.blocks:
        if isinstance(block, Grid):
            rows = tuple(tuple(slot._replace(text=_ideographs(slot.text)) for slot in row) for row in block.rows)
            blocks.append(block._replace(rows=rows))
        else:
            blocks.append(block._replace(text=_ideographs(block.text)))
    return draft._replace(name=_ideographs(draft.name), blocks=tuple(blocks))


def _ideographs(text: str) -> str:
    return "".join(fold(char) if is_radical(char) else char for char in text)


def _titles_joined(blocks: Iterable[DraftBlock]) -> Iterator[DraftBlock]:
    """The blocks with a title that stands in several of them in one."""
    title: DraftTitle | None = None
    for block in blocks:
        if isinstance(block, DraftTitle):
            title = block if title is None else DraftTitle(f"{title.text}\n{block.text}")
            continue
        if title is not None:
            yield title
            title = None
        yield block
    if title is not None:
        yield title


class _Plain:
    """Takes blocks over as they stand.

    Headings go down by `_lowered` levels to leave one for the title, and none goes above the level `_highest`.
    """

    def __init__(self, document: Document) -> None:
        self._breaking = suffix_of(document.source.path) in _BREAKING and not document.pages
        self._lowered = 0
        self._highest = 1

    def blocks(self, blocks: Iterable[Block]) -> Iterator[DraftBlock]:
        """The same blocks as a draft."""
        for block in blocks:
            if isinstance(block, Table):
                yield grid_of(block)
            else:
                yield self.prose(block)

    def prose(self, block: Prose) -> DraftBlock:
        """A heading or paragraph."""
        if isinstance(block, Heading):
            return DraftHeading(block.text.value, max(block.level + self._lowered, self._highest))
        return DraftParagraph(self.flowing(block.text.value))

    def flowing(self, text: str) -> str:
        """A paragraph's text: its lines joined, where only the width of the page made them lines."""
        if self._breaking:
            return text
        lines = [line.strip() for line in text.split("\n")]
        joined = lines[0]
        for line in lines[1:]:
            apart = _SPACED.match(line) and _SPACED.match(joined[-1:])
            joined += f" {line}" if apart else line
        return joined


class _Report(_Plain):
    """Takes over a report: its title and the headings of its parts are headings, and its tables what `regions` says."""

    def __init__(self, report: Report, found: Sequence[Region]) -> None:
        super().__init__(report.document)
        self._report = report
        self._regions = found
        self._written: set[int] = set()
        title = report.title
        self._title = {(anchor.line, anchor.column) for anchor in title.text.anchors} if title else set()
        levels = [heading.level for heading in report.headings]
        self._leveled = report.document.leveled and any(level is not None for level in levels)
        if self._leveled:
            self._lowered = self._needed_shift()
        else:
            self._highest = _PART_LEVEL + 1

    def _needed_shift(self) -> int:
        """How far headings go down so that the title, which has no level in the source, stands above them."""
        blocks = self._report.document.blocks
        headings = [block for block in blocks if isinstance(block, Heading)]
        if any(block.text.position(0) in self._title for block in headings):
            return 0
        lowest = min((block.level for block in headings), default=_PART_LEVEL)
        return max(_PART_LEVEL - lowest, 0)

    def blocks(self) -> Iterator[DraftBlock]:  # type: ignore[override]
        """All blocks of the report in order."""
        report = self._report
        first = report.headings[0] if report.headings else None
        for block in report.document.blocks[: first.block] if first else report.document.blocks:
            yield from self._block(block)
        if first is not None:
            yield from self._before(first)
        for heading in report.headings:
            yield from self._heading(heading)
            for block in heading.body:
                yield from self._block(block)

    def _before(self, heading: PartHeading) -> Iterator[DraftBlock]:
        """The lines above a heading in its own block."""
        block = self._report.document.blocks[heading.block]
        for text in () if isinstance(block, Table) else block.text.lines():
            if text.position(0) >= heading.text.position(0):
                return
            yield from self._line(text)

    def _heading(self, heading: PartHeading) -> Iterator[DraftBlock]:
        if self._leveled and heading.level is not None:
            yield DraftHeading(heading.text.value, heading.level + self._lowered)
        elif self._leveled:
            # Others are marked as headings: that this one is not is for the rules to say.
            yield DraftParagraph(heading.text.value)
        else:
            yield DraftHeading(heading.text.value, _PART_LEVEL)

    def _block(self, block: Block) -> Iterator[DraftBlock]:
        touching = [region for region in self._regions if _touches(region, block)]
        whole = [region for region in touching if region.grid is not None]
        if isinstance(block, Table):
            yield from self._grids(whole) if whole else iter((grid_of(block),))
        elif any(text.position(0) in self._title for text in block.text.lines()):
            yield from self._titled(block)
        elif touching:
            yield from self._around(block, touching)
        else:
            yield self.prose(block)

    def _titled(self, block: Prose) -> Iterator[DraftBlock]:
        """A block with lines of the title."""
        title = [text.value for text in block.text.lines() if text.position(0) in self._title]
        if isinstance(block, Heading) and len(title) == len(block.text.value.split("\n")):
            yield DraftTitle(block.text.value) if block.level == 1 else self.prose(block)
            return
        done = False
        for text in block.text.lines():
            if text.position(0) not in self._title:
                yield from self._line(text)
            elif not done:
                done = True
                yield DraftTitle("\n".join(title))

    def _around(self, block: Prose, touching: Sequence[Region]) -> Iterator[DraftBlock]:
        """The lines of a block that stand in tables, line by line, or in their grids."""
        for text in block.text.lines():
            line = text.position(0)[0]
            inside = [region for region in touching if region.first <= line <= region.last]
            grids = [region for region in inside if region.grid is not None]
            if grids:
                yield from self._grids(grids)
            elif inside:
                yield DraftParagraph(" ".join(text.value.split()))
            else:
                yield from self._line(text)

    def _line(self, text: Text) -> Iterator[DraftBlock]:
        if text.value.strip():
            yield DraftParagraph(self.flowing(text.value))

    def _grids(self, found: Iterable[Region]) -> Iterator[DraftBlock]:
        """The grids that were not written yet."""
        for region in found:
            if region.grid is not None and id(region) not in self._written:
                self._written.add(id(region))
                yield region.grid


def _touches(region: Region, block: Block) -> bool:
    return block.span.line <= region.last and region.first <= block.span.end_line
