"""A draft as Markdown: headings with number signs, tables with pipes, where merged cells leave empty ones behind."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from govlint.authoring.draft import DraftHeading, DraftParagraph, DraftTitle, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.authoring.draft import Draft, DraftBlock
    from govlint.authoring.grids import Grid

_INLINE: Final = re.compile(r"[\\`*_\[\]<|~]|&(?=[#A-Za-z])|\$(?=\S)")
"""What could be a mark in running text, or be taken for one by some program that shows Markdown."""
_LEADING: Final = re.compile(r"(?P<number>\d{1,9})(?=[.)](?:\s|\Z))|(?=[#＃>=:]|[-+](?:[\s\-+]|\Z))")
_CLOSING: Final = {"#": "&#35;", "＃": "&#xFF03;"}
_DEEPEST: Final = 6


def write(draft: Draft) -> bytes:
    """The file in UTF-8."""
    return ("\n\n".join(_block(block) for block in draft.blocks) + "\n").encode()


def _block(block: DraftBlock) -> str:
    match block:
        case DraftTitle(text, _):
            return f"# {_heading(text)}"
        case DraftHeading(text, level):
            return f"{'#' * min(level, _DEEPEST)} {_heading(text)}"
        case DraftParagraph(text, _):
            return _paragraph(text)
        case _:
            return _table(block)


def _heading(text: str) -> str:
    """Text whose last characters are not taken for the marks that may close a heading."""
    said = _inline(text)
    kept = said.rstrip("#＃ ")
    return kept + "".join(_CLOSING.get(char, char) for char in said[len(kept) :])


def _paragraph(text: str) -> str:
    said = _inline(text)
    leading = _LEADING.match(said)
    if leading is None:
        return said
    end = leading.end()
    return f"{said[:end]}\\{said[end:]}" if said[end : end + 1] != "＃" else f"&#xFF03;{said[end + 1 :]}"


def _inline(text: str) -> str:
    """Text with its special characters escaped, on one line: what follows a line feed comes behind a `<br>`."""
    lines = [_INLINE.sub(r"\\\g<0>", " ".join(printable(line).split())) for line in text.strip().split("\n")]
    return "<br>".join(lines)


def _table(grid: Grid) -> str:
    lines = [_row(cells) for cells in _expanded(grid)]
    lines.insert(1, "|" + "---|" * len(grid.widths))
    return "\n".join(lines)


def _row(cells: list[str]) -> str:
    return "|" + "".join(f" {cell} |" if cell else "  |" for cell in cells)


def _expanded(grid: Grid) -> Iterator[list[str]]:
    """One text a column; of a merged cell the first has its text. Only the first row is made as wide as the table."""
    covered: list[list[int]] = [[] for _ in grid.rows]
    for number, row in enumerate(grid.rows):
        cells: dict[int, str] = dict.fromkeys(covered[number], "")
        for slot in row:
            cells.update(dict.fromkeys(range(slot.column, slot.column + slot.column_span), ""))
            cells[slot.column] = _inline(slot.text)
            for below in covered[number + 1 : number + slot.row_span]:
                below.extend(range(slot.column, slot.column + slot.column_span))
        width = len(grid.widths) if number == 0 else max(cells, default=0) + 1
        yield [cells.get(column, "") for column, _ in zip_longest(range(width), ())]
