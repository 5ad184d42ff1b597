"""Lines that end with `<br>` as paragraphs: editors of web sites break lines where they should end paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document import Block, Text


class Piece(NamedTuple):
    """A block and the tokens [first, last] it was made of; so many of its characters are in links."""

    block: Block
    first: int
    last: int
    linked: int


class Line(NamedTuple):
    """The same of a line that a `<br>` ends."""

    text: Text
    first: int
    last: int
    linked: int


def paragraphs(lines: Sequence[Line | None]) -> Iterator[Piece]:
    """Each line as a paragraph; lines that were broken at a margin are joined. None stands for an empty line."""
    from govlint.readers.wrapping import Wrapping, joined

    wrapping = Wrapping.measure([line.text.value for line in lines if line])
    group: list[Line] = []
    for line in [*lines, None]:
        if line:
            group.append(line)
            continue
        taken = 0
        for paragraph in joined((line.text for line in group), wrapping):
            first = taken
            breaks = paragraph.text.value.count("\n")
            while breaks >= 0:
                breaks -= group[taken].text.value.count("\n") + 1
                taken += 1
            own = group[first:taken]
            yield Piece(paragraph, own[0].first, own[-1].last, sum(line.linked for line in own))
        group = []
