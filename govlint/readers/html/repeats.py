"""What a page has more than once: the title, the whole text for another screen, titles of other years, menus."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.readers.html.title import SHORTEST, agreeing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govlint.readers.html.lines import Piece

_NUMBERED: Final = re.compile(r"第?[一二三四五六七八九十]{1,3}(?:[、.,]|部分)|\([一二三四五六七八九十]{1,3}\)")
_NUMBERS: Final = re.compile(r"\d+")
_SEARCHED: Final = 40
_FEWEST_OF_A_LIST: Final = 3
_FEWEST_OF_A_COPY: Final = 4


def is_numbered(text: str) -> bool:
    """Whether a line begins like a part or a point of a text: `一、`, `第一部分`, `（一）`."""
    return _NUMBERED.match(text) is not None


def folded(piece: Piece) -> str:
    """The matching text of a line, empty for a table."""
    return "" if isinstance(piece.block, Table) else piece.block.text.folded.text


def titles_once(ahead: Sequence[Piece]) -> list[Piece]:
    """`ahead` without titles that come again below, maybe over several lines: the page's above the text's own."""
    kept: list[Piece] = []
    for piece in reversed(ahead[-_SEARCHED:]):
        own = folded(piece)
        if len(own) < SHORTEST or not _comes(own, kept):
            kept.append(piece)
    return [*ahead[:-_SEARCHED], *reversed(kept)]


def _comes(title: str, below: Sequence[Piece]) -> bool:
    """Whether some lines that follow one another, the last one first in `below`, make up a title."""
    for start in range(len(below), 0, -1):
        joined = ""
        for piece in reversed(below[:start]):
            joined += folded(piece)
            if len(joined) >= len(title):
                break
        if joined == title:
            return True
    return False


def without_series(ahead: Sequence[Piece], names: Sequence[str]) -> list[Piece]:
    """`ahead` without a list of documents that differ in numbers only, like the reports of other years.

    Of them the one that the page is named after is kept, else the last: it stands right above the text.
    """
    series: dict[str, list[Piece]] = {}
    for piece in ahead:
        own = folded(piece)
        if len(own) >= SHORTEST and own[:1] != "(":
            series.setdefault(_NUMBERS.sub("", own), []).append(piece)
    dropped: set[int] = set()
    for group in series.values():
        if len({folded(piece) for piece in group}) >= _FEWEST_OF_A_LIST:
            named = [piece for piece in group if agreeing(piece, names)] or group[-1:]
            dropped.update(id(piece) for piece in group if piece not in named)
    return [piece for piece in ahead if id(piece) not in dropped]


def without_menus(pieces: Sequence[Piece], is_inside: Callable[[Piece], bool]) -> list[Piece]:
    """The pieces without numbered lines one upon another outside of the main text: catalogues, tables of contents."""
    kept: list[Piece] = []
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and not is_inside(piece) and _is_entry(folded(piece)):
            run.append(piece)
            continue
        if len(run) < _FEWEST_OF_A_LIST:
            kept.extend(run)
        run = []
        if piece is not None:
            kept.append(piece)
    return kept


def _is_entry(text: str) -> bool:
    return "。" not in text and is_numbered(text)


def without_copy(pieces: list[Piece], solid: Sequence[int]) -> list[Piece]:
    """The pieces without a second copy of the text, which some pages hold for telephones.

    `solid` are the indices of those that can only be part of a text. A copy has all of them that come before it.
    """
    if not solid or isinstance(pieces[solid[0]].block, Table):
        return pieces
    first = solid[0]
    opening = folded(pieces[first])
    again = next((index for index in solid[1:] if folded(pieces[index]) == opening), 0)
    if not again:
        return pieces
    length = 0
    while again + length < len(pieces) and first + length < again:
        if _content(pieces[first + length]) != _content(pieces[again + length]):
            break
        length += 1
    before = [index for index in solid if index < again]
    if len(before) < _FEWEST_OF_A_COPY or before[-1] >= first + length:
        return pieces
    return pieces[: first + length] + pieces[again + length :]


def _content(piece: Piece) -> list[str]:
    block = piece.block
    texts = [cell.text for row in block.rows for cell in row] if isinstance(block, Table) else [block.text]
    return [text.folded.text for text in texts]
