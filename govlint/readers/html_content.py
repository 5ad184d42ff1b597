"""Which blocks of a web page are the text that it publishes, and which the site prints around it.

No form is known here. The text is looked for by its mass: the smallest element that holds nearly all but the links.
Within it everything is kept but what the site puts right before and behind; outside of it only what reads like a text:
its title, sentences, numbered headings, tables of figures. Keeping too much is better than losing a part.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govlint.document import Heading, Paragraph, Table, Text
from govlint.forms.values import is_figure
from govlint.matching import fold
from govlint.named_tuple import NamedTuple
from govlint.readers.html_boilerplate import is_ahead, is_behind, is_imprint, is_record
from govlint.readers.html_tokens import TEXT, attributes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.readers.html_lines import Piece
    from govlint.readers.html_page import Element, Page

_NEARLY_ALL: Final = 0.8
_FRAME: Final = frozenset({"nav", "header", "footer", "aside"})
_ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"})
_LISTS: Final = frozenset({"ul", "ol", "dl", "menu"})
_LEAVES: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "a"})
_TABLE_PARTS: Final = frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"})
_NUMBERED: Final = re.compile(r"第?[一二三四五六七八九十]{1,3}(?:[、.,]|部分)|\([一二三四五六七八九十]{1,3}\)")
_FEWEST_FIGURES: Final = 4
_SENTENCE: Final = 12
_TITLE: Final = 6
_SEARCHED: Final = 40
_LARGE: Final = 0.2
"""What a frame holds at most, as a share of the page's text."""


class Content(NamedTuple):
    """The pieces of the published text in their order; behind its title, it takes the tokens [first, last]."""

    pieces: list[Piece]
    first: int
    last: int


def content(page: Page, pieces: Sequence[Piece]) -> Content:
    """The published text among the pieces of a page."""
    judge = _Judge(page)
    body = [piece for piece in pieces if judge.is_text(piece)]
    first = next((i for i, piece in enumerate(body) if is_solid(piece)), 0)
    last = next((i for i in range(len(body) - 1, -1, -1) if is_solid(body[i])), len(body) - 1)
    ahead = _once([piece for piece in body[:first] if judge.is_content_ahead(piece)])
    kept = [*ahead, *body[first : last + 1], *_until_the_end(body[last + 1 :])]
    start = kept[0].first if kept else len(page.tokens)
    end = max((piece.last for piece in kept), default=0)
    return Content(_with_title(page, pieces, kept, ahead, judge), start, end)


def is_solid(piece: Piece) -> bool:
    """Whether a piece can only be part of a text: a sentence, a numbered heading, a table of figures."""
    block = piece.block
    if isinstance(block, Table):
        return _figures(block) >= _FEWEST_FIGURES and not is_record(block)
    folded = block.text.folded.text
    if _is_linked(piece) or is_ahead(folded) or is_behind(folded):
        return False
    return ("。" in folded and len(folded) >= _SENTENCE) or _NUMBERED.match(folded) is not None


def _figures(table: Table) -> int:
    found = 0
    for row in table.rows:
        for cell in row:
            found += is_figure(cell.text.folded.text)
            if found >= _FEWEST_FIGURES:
                return found
    return found


def _once(ahead: list[Piece]) -> list[Piece]:
    """`ahead` without titles that come again below, maybe over several lines: the page's above the text's own."""
    kept: list[Piece] = []
    below = ""
    for piece in reversed(ahead[-_SEARCHED:]):
        folded = _folded(piece)
        if len(folded) < _TITLE or folded not in below:
            kept.append(piece)
        below = folded + below
    return [*ahead[:-_SEARCHED], *reversed(kept)]


def _until_the_end(pieces: Sequence[Piece]) -> list[Piece]:
    """What follows the last sentence: signature and date, until the site goes on."""
    kept = []
    for piece in pieces:
        if isinstance(piece.block, Table):
            if _is_linked(piece) or is_record(piece.block):
                break
        elif is_behind(piece.block.text.folded.text) or is_ahead(piece.block.text.folded.text):
            break
        elif _is_linked(piece):
            continue
        kept.append(piece)
    return kept


def _is_linked(piece: Piece) -> bool:
    if not piece.linked:
        return False
    block = piece.block
    if isinstance(block, Table):
        size = sum(len(cell.text.value) for row in block.rows for cell in row)
    else:
        size = len(block.text.value)
    return piece.linked * 2 > size


class _Judge:
    """Tells by where a piece stands on the page whether it may be text."""

    def __init__(self, page: Page) -> None:
        self._page = page
        total = page.elements[0].text
        self._main = self._wrapper = page.elements[0]
        chain = {0}
        for number, element in enumerate(page.elements):
            if element.text >= _NEARLY_ALL * total and element.parent in chain and self._holds_blocks(element):
                chain.add(number)
                if element.text < self._main.text:
                    self._wrapper = element
                self._main = element
        self._groups, self._framed = self._grouped(chain, total)
        self._imprints: dict[int, bool] = {}

    def _holds_blocks(self, element: Element) -> bool:
        if element.name == "table":
            return element.first in self._page.layouts
        if element.name in _TABLE_PARTS:
            return element.table is not None and element.table.first in self._page.layouts
        return element.name not in _LEAVES

    def _grouped(self, chain: set[int], total: int) -> tuple[list[int], bytearray]:
        """For each element the outermost one around it that holds none of the main one, and whether a frame does."""
        elements, tokens = self._page.elements, self._page.tokens
        groups: list[int] = []
        framed = bytearray(len(elements))
        for number, element in enumerate(elements):
            in_chain = number in chain
            groups.append(number if in_chain or element.parent in chain else groups[element.parent])
            if not in_chain:
                written = tokens[element.first].attributes if element.first < len(tokens) else ""
                inside = self._main.first < element.first < self._main.last
                framed[number] = framed[element.parent] or _is_frame(element, written, total, inside)
        return groups, framed

    def is_framed(self, piece: Piece) -> bool:
        """Whether a piece stands in the page's navigation, head or foot, or in a list of links."""
        return bool(self._framed[self._page.owners[piece.first]])

    def is_inside(self, piece: Piece) -> bool:
        """Whether a piece stands in the main element."""
        return self._main.first <= piece.first and piece.last < self._main.last

    def is_text(self, piece: Piece) -> bool:
        """Whether a piece is to be kept for the place where it stands."""
        if self.is_framed(piece):
            return False
        if self.is_inside(piece):
            return True
        if is_solid(piece):
            return not self._is_in_imprint(piece)
        if _is_linked(piece) or not self._is_beside(piece) or self._is_in_imprint(piece):
            return False
        return piece.first > self._main.first or self.is_content_ahead(piece)

    def is_content_ahead(self, piece: Piece) -> bool:
        """Whether a piece before the first sentence is no part of the page's furniture."""
        block = piece.block
        if isinstance(block, Table):
            return not is_record(block) and not _is_linked(piece)
        folded = block.text.folded.text
        return not is_ahead(folded) and not is_behind(folded) and not (_is_linked(piece) and len(folded) < _TITLE * 4)

    def _is_beside(self, piece: Piece) -> bool:
        """Whether a piece stands right beside the main element or one that holds nothing else."""
        number = self._groups[self._page.owners[piece.first]]
        group = self._page.elements[number]
        inside = self._wrapper.first <= group.first < self._wrapper.last
        return inside or self._wrapper.parent in (number, group.parent)

    def _is_in_imprint(self, piece: Piece) -> bool:
        number = self._groups[self._page.owners[piece.first]]
        element = self._page.elements[number]
        if element is self._main or element.first <= self._main.first < element.last:
            return False
        known = self._imprints.get(number)
        if known is None:
            known = self._imprints[number] = is_imprint(fold(self._shown(element)))
        return known

    def _shown(self, element: Element) -> str:
        page = self._page
        return "".join(
            page.text[token.start : token.end]
            for token in page.tokens[element.first : element.last]
            if token.name == TEXT
        )


def _folded(piece: Piece) -> str:
    return "" if isinstance(piece.block, Table) else piece.block.text.folded.text


def _is_frame(element: Element, written: str, total: int, inside: bool) -> bool:
    if element.text > _LARGE * total or element.figures:
        return False
    if element.name in _FRAME:
        # A text may have a head and a foot of its own, with its title and its date.
        return not inside or element.name == "nav" or element.linked > element.text
    if element.name in _LISTS:
        return 2 * element.linked > element.text
    return "role" in written and attributes(written).get("role", "") in _ROLES


def _with_title(
    page: Page, pieces: Sequence[Piece], kept: list[Piece], ahead: Sequence[Piece], judge: _Judge
) -> list[Piece]:
    """`kept` with the page's title in front of it, unless the text begins with its own.

    That is the longest text before it that agrees with what the page calls itself, else, where the text begins with a
    sentence or a part, the heading next to it.
    """
    names = _names(page)
    start = kept[0].first if kept else len(page.tokens)
    own = "".join(map(_folded, ahead))
    least = max((len(_agreeing(piece, names)) for piece in ahead), default=0)
    best = 0, False
    title: Piece | None = None
    nearest: Piece | None = None
    for piece in pieces:
        if piece.first >= start:
            break
        heading = isinstance(piece.block, Heading)
        if _is_linked(piece) or (judge.is_framed(piece) and not heading):
            continue
        agreeing = _agreeing(piece, names)
        rank = len(agreeing), heading
        if rank >= best and rank[0] > least and agreeing not in own:
            best, title = rank, _title_piece(piece, names)
        if heading:
            nearest = piece
    if title is None and not ahead:
        title = nearest
    return kept if title is None else [title, *kept]


def _names(page: Page) -> list[str]:
    """What the page says its title is, as matching text."""
    names = []
    for token, after in pairwise(page.tokens):
        if token.name == "title" and not token.closing and after.name == TEXT:
            names.append(fold(page.text[after.start : after.end]))
        elif token.name == "meta" and "title" in token.attributes.lower():
            values = attributes(token.attributes)
            if values.get("name", "").lower() in ("articletitle", "title", "og:title"):
                names.append(fold(values.get("content", "")))
    return [name for name in names[:_TITLE] if len(name) >= _TITLE]


def _agreeing(piece: Piece, names: Sequence[str]) -> str:
    """The matching text of a piece that is a title of the page, empty where it is none."""
    if isinstance(piece.block, Table):
        found = (_agrees(cell.text, names) for row in piece.block.rows[:12] for cell in row[:6])
        return max(found, key=len, default="")
    return _agrees(piece.block.text, names)


def _agrees(text: Text, names: Sequence[str]) -> str:
    folded = text.folded.text
    if not _TITLE <= len(folded) <= 80 or is_ahead(folded):
        return ""
    return folded if any(folded in name or name in folded for name in names) else ""


def _title_piece(piece: Piece, names: Sequence[str]) -> Piece:
    if not isinstance(piece.block, Table):
        return piece
    cells = [cell.text for row in piece.block.rows[:12] for cell in row[:6]]
    text = max(cells, key=lambda cell: len(_agrees(cell, names)))
    return piece._replace(block=Paragraph(text, text.span()))
