"""The body of each part: the blocks behind its heading, up to the next heading at its level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.document import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Block, Text
    from govlint.forms.report import PartHeading

_TRIMMED: Final = " \t\n\u3000。:："


def with_bodies(blocks: Sequence[Block], headings: Sequence[PartHeading]) -> list[PartHeading]:
    """The headings with their bodies. A block that a heading shares with running text is cut at the heading."""
    found = []
    for number, heading in enumerate(headings):
        nearest = headings[number + 1] if number + 1 < len(headings) else None
        end = nearest.block if nearest else len(blocks)
        body = [*_rest_of_block(blocks[heading.block], heading, nearest), *blocks[heading.block + 1 : end]]
        if nearest and nearest.block > heading.block:
            body.extend(_lines_before(blocks[nearest.block], nearest))
        found.append(heading._replace(body=tuple(body)))
    return found


def _offset_of(text: Text, heading: PartHeading) -> int:
    """Where the heading begins in the text of its block."""
    offset = 0
    for line in text.lines():
        if line.position(0) == heading.text.position(0):
            return offset
        offset += len(line.value) + 1
    return 0


def _rest_of_block(block: Block, heading: PartHeading, nearest: PartHeading | None) -> list[Paragraph]:
    if isinstance(block, Table):
        return []
    start = _offset_of(block.text, heading) + len(heading.text.value)
    shared = nearest is not None and nearest.block == heading.block
    end = _offset_of(block.text, nearest) if shared and nearest else len(block.text.value)
    return _stripped(block.text, start, end)


def _lines_before(block: Block, heading: PartHeading) -> list[Paragraph]:
    return [] if isinstance(block, Table) else _stripped(block.text, 0, _offset_of(block.text, heading))


def _stripped(text: Text, start: int, end: int) -> list[Paragraph]:
    piece = text.value[start:end]
    inner = piece.strip(_TRIMMED)
    if not inner:
        return []
    start += len(piece) - len(piece.lstrip(_TRIMMED))
    rest = text.cut(start, start + len(inner))
    return [Paragraph(rest, rest.span())]
