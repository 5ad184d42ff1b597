"""Reports typed into a table as a whole: rows that bear a part's heading or running text are no rows of figures.

Several of the mandated tables, or all of the report, may stand in one table, as when it was made in a spreadsheet.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.document import Heading, Paragraph, Table
from govlint.matching import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document import Block, Cell, Document, Text
    from govlint.forms.form import Form

_SENTENCE: Final = "。"


def opened(document: Document, form: Form) -> Document:
    """The document with such rows as headings and paragraphs between the tables that are left of theirs."""
    known = _headings(form)
    headed = {id(block): _headed(block, known) for block in document.blocks if isinstance(block, Table)}
    if not any(headed.values()):
        return document
    level = _level(document, known)
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table) and headed[id(block)]:
            blocks.extend(_pieces(block, headed[id(block)], form, level))
        else:
            blocks.append(block)
    return document._replace(blocks=tuple(blocks))


def _level(document: Document, known: dict[str, str]) -> int:
    """The level of most other headings of parts; 0 where none is marked as a heading. A row of a table has no level."""
    levels = Counter(b.level for b in document.blocks if isinstance(b, Heading) and b.text.keyed.text in known)
    return levels.most_common(1)[0][0] if levels else 0


@lru_cache(maxsize=16)
def _headings(form: Form) -> dict[str, str]:
    """For the key of every wording of a heading the number of its part."""
    return {
        key(f"{part.number}、{wording}"): part.number
        for part in form.parts
        for wording in (*part.label.spellings, *part.variants)
    }


def _headed(table: Table, known: dict[str, str]) -> dict[int, str]:
    """The rows of a table that bear a heading, and the numbers of their parts."""
    found = {}
    for number, row in enumerate(table.rows):
        if len(row) > 1 and row[0].text.value and row[-1].text.value:
            continue
        text = _only(row)
        part = known.get(next(text.lines()).keyed.text) if text else None
        if part is not None:
            found[number] = part
    return found


def _only(row: Sequence[Cell]) -> Text | None:
    """The text of a row that has a single one."""
    only = None
    for cell in row:
        if cell.text.value:
            if only is not None:
                return None
            only = cell.text
    return only


def _pieces(table: Table, headed: dict[int, str], form: Form, level: int) -> Iterator[Block]:
    """The rows as prose and tables in their order. A cell that reaches over several rows keeps them together."""
    holding = frozenset(part.part for part in form.tables)
    current = form.parts[0].number
    if current not in headed.values():
        current = next(iter(holding), "")  # the heading above these rows stands before the table
    kept: list[tuple[Cell, ...]] = []
    reach = 0
    for number, row in enumerate(table.rows):
        text = _only(row)
        current = headed.get(number, current)
        loose = number in headed or current not in holding or (text is not None and _SENTENCE in text.value)
        if text is not None and loose and number >= reach:
            yield from _table(kept)
            kept = []
            marked = level and number in headed and "\n" not in text.value
            yield Heading(text, text.span(), level) if marked else Paragraph(text, text.span())
            continue
        kept.append(row)
        reach = max([reach, *(number + cell.row_span for cell in row)])
    yield from _table(kept)


def _table(rows: Sequence[tuple[Cell, ...]]) -> Iterator[Table]:
    cells = [cell for row in rows for cell in row]
    if not cells:
        return
    renumbered = tuple(tuple(cell._replace(row=number) for cell in row) for number, row in enumerate(rows))
    yield Table(renumbered, cells[0].span.until(cells[-1].span))
