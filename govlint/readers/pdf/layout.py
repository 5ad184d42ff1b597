"""The pages in reading order: paragraphs and tables through the whole document, and what stands on the margins."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.limits import MAX_POSITIONS
from govlint.named_tuple import NamedTuple
from govlint.readers.pdf.continued import put_together
from govlint.readers.pdf.furniture import margins_of
from govlint.readers.pdf.grids import grids_of, same_sides, widened
from govlint.readers.pdf.lines import lines_of, rows_of
from govlint.readers.pdf.paragraphs import grouped, measure
from govlint.readers.pdf.tables import Draft, drafts_of
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.readers.pdf.grids import Grid
    from govlint.readers.pdf.lines import Line
    from govlint.readers.pdf.page import Page
    from govlint.readers.pdf.paragraphs import Measure

_GROUP: Final = re.compile(r"[一二三四五六七]、\S{0,8} \S")
_FIGURES: Final = 3


class Layout(NamedTuple):
    """The blocks of a document: a paragraph is the list of its lines."""

    blocks: list[list[Line] | Draft]
    margins: list[Line]


def laid_out(pages: Sequence[Page]) -> Layout:
    """Put what stands on the pages in reading order."""
    grids = _tables_only(_grids(pages))
    texts: list[list[Line]] = []
    tables: list[list[Draft]] = []
    for page, found in zip(pages, grids, strict=True):
        rows = rows_of(page.glyphs)
        drafts, rest = drafts_of(page, found, rows)
        tables.append(drafts)
        texts.append([part for line in lines_of(rest, page.number, rows) for part in _without_group(line)])
    heights = [page.height for page in pages]
    margins = margins_of(list(zip(texts, heights, strict=True)))
    on_margins = [line for lines in texts for line in lines if (line.page, line.row) in margins]
    texts = [[line for line in lines if (line.page, line.row) not in margins] for lines in texts]
    items = put_together(item for lines, drafts in zip(texts, tables, strict=True) for item in _ordered(lines, drafts))
    on_margins += [line for item in items if isinstance(item, Draft) for line in item.dropped]
    return Layout(list(_blocks(items, _measures(pages, texts))), on_margins)


def _grids(pages: Sequence[Page]) -> list[list[Grid]]:
    """The grids of every page; `UnreadableError` where they have too many cells together."""
    found = []
    cells = 0
    for page in pages:
        found.append(grids_of(page.across, page.down))
        cells += sum((len(grid.xs) - 1) * (len(grid.ys) - 1) for grid in found[-1])
        if cells > MAX_POSITIONS:
            raise UnreadableError(say("PDF 的表格超过上限 {most} 格；请确认给出的是一份年度报告", most=MAX_POSITIONS))
    return found


def _tables_only(pages: Sequence[list[Grid]]) -> list[list[Grid]]:
    """The grids without frames: a single row or column is a table only as a part of one on the neighbouring page."""
    found: list[list[Grid]] = []
    for index, grids in enumerate(pages):
        kept: list[Grid] = []
        for number, grid in enumerate(grids):
            before = found[-1][-1:] if index and number == 0 else []
            after = pages[index + 1][:1] if index + 1 < len(pages) and number == len(grids) - 1 else []
            if grid.whole or any(same_sides(grid.xs, other.xs) for other in (*before, *after)):
                kept.append(widened(grid, before[0]) if before else grid)
        found.append(kept)
    return found


def _without_group(line: Line) -> list[Line]:
    """A row of a table without lines, apart from the label of its group: 三、 before figures is no heading."""
    if not (line.gapped and _GROUP.match(line.text)):
        return [line]
    group, label, *rest = line.text.split(" ")
    if label.isdigit() or sum(piece.isdigit() for piece in rest) < _FIGURES:
        return [line]
    return [line._replace(text=group), line._replace(text=" ".join((label, *rest)))]


def _ordered(lines: Sequence[Line], drafts: Sequence[Draft]) -> Iterator[Line | Draft]:
    """The lines and tables of a page, downwards."""
    waiting = list(drafts)[::-1]
    for line in lines:
        while waiting and waiting[-1].top < line.base:
            yield waiting.pop()
        yield line
    yield from reversed(waiting)


def _measures(pages: Sequence[Page], texts: Sequence[list[Line]]) -> dict[int, Measure]:
    """The edges of the text of every page; pages of one width have the same."""
    together: dict[int, list[Line]] = {}
    for page, lines in zip(pages, texts, strict=True):
        together.setdefault(round(page.width), []).extend(lines)
    found = {width: measure(lines, width) for width, lines in together.items()}
    return {page.number: found[round(page.width)] for page in pages}


def _blocks(items: Sequence[Line | Draft], measures: dict[int, Measure]) -> Iterator[list[Line] | Draft]:
    for is_table, run in groupby(items, key=lambda item: isinstance(item, Draft)):
        if is_table:
            yield from (item for item in run if isinstance(item, Draft))
        else:
            yield from grouped([item for item in run if not isinstance(item, Draft)], measures)
