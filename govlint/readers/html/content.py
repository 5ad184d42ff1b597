"""Which blocks of a web page are the text that it publishes, and which the site prints around it.

No form is known here. The text is looked for by its mass: the smallest element that holds nearly all but the links.
Within it everything is kept but what the site puts right before and behind; outside of it only what reads like a text:
its title, sentences, numbered headings, tables of figures. Keeping too much is better than losing a part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.document import Heading, Table
from govlint.forms.values import is_figure
from govlint.matching import fold
from govlint.named_tuple import NamedTuple
from govlint.readers.html.boilerplate import is_ahead, is_behind, is_imprint, is_record
from govlint.readers.html.look import HIDDEN, MACHINERY
from govlint.readers.html.repeats import folded, is_numbered, titles_once, without_copy, without_menus, without_series
from govlint.readers.html.title import agreeing, names, title_piece
from govlint.readers.html.tokens import TEXT, attributes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.readers.html.lines import Piece
    from govlint.readers.html.page import Element, Page

_NEARLY_ALL: Final = 0.8
_FRAME: Final = frozenset({"nav", "header", "footer", "aside"})
_ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"})
_LISTS: Final = frozenset({"ul", "ol", "dl", "menu"})
_LEAVES: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "a"})
_TABLE_PARTS: Final = frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"})
_FEWEST_FIGURES: Final = 4
_SENTENCE: Final = 12
_LONGEST_ENTRY: Final = 24
"""A shorter line that is a link is an entry of a menu."""
_TO_LINKS: Final = 4
"""Beside the main text, what has more than a fourth as much text in links is about other documents."""
_LARGE: Final = 0.2
"""What a frame holds at most, as a share of the page's text."""


class Content(NamedTuple):
    """The pieces of the published text in their order.

    From its first sentence to its last one it takes the tokens [first, last]; right around them sites hide boxes.
    """

    pieces: list[Piece]
    first: int
    last: int


def content(page: Page, pieces: Sequence[Piece]) -> Content:
    """The published text among the pieces of a page."""
    judge = _Judge(page)
    called = names(page)
    body = without_menus([piece for piece in pieces if judge.is_text(piece)], judge.is_inside)
    solid = _solid(body)
    if len(single := without_copy(body, solid)) < len(body):
        body, solid = single, _solid(single)
    solid = solid or [0, len(body) - 1]
    first, last = solid[0], solid[-1]
    ahead = [piece for piece in body[:first] if judge.is_content_ahead(piece)]
    ahead = titles_once(without_series(ahead, called))
    kept = [*ahead, *body[first : last + 1], *_until_the_end(body[last + 1 :])]
    start, end = (body[first].first, body[last].last) if body else (0, -1)
    return Content(_with_title(pieces, kept, ahead, judge, called), start, end)


def _solid(pieces: Sequence[Piece]) -> list[int]:
    return [index for index, piece in enumerate(pieces) if is_solid(piece)]


def is_solid(piece: Piece) -> bool:
    """Whether a piece can only be part of a text: a sentence, a numbered heading, a table of figures."""
    block = piece.block
    if isinstance(block, Table):
        return _figures(block) >= _FEWEST_FIGURES and not is_record(block)
    text = block.text.folded.text
    if _is_linked(piece) or is_ahead(text) or is_behind(text):
        return False
    return ("。" in text and len(text) >= _SENTENCE) or is_numbered(text)


def _figures(table: Table) -> int:
    found = 0
    for row in table.rows:
        for cell in row:
            found += is_figure(cell.text.folded.text)
            if found >= _FEWEST_FIGURES:
                return found
    return found


def _until_the_end(pieces: Sequence[Piece]) -> list[Piece]:
    """What follows the last sentence: signature and date, until the site goes on."""
    kept = []
    for piece in pieces:
        if isinstance(piece.block, Table):
            if _is_linked(piece) or is_record(piece.block):
                break
        elif is_behind(folded(piece)) or is_ahead(folded(piece)):
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
            return not self._is_in_imprint(piece) and not self._is_in_index(piece)
        if _is_linked(piece) or not self._is_beside(piece) or self._is_in_imprint(piece):
            return False
        return piece.first > self._main.first or self.is_content_ahead(piece)

    def is_content_ahead(self, piece: Piece) -> bool:
        """Whether a piece before the first sentence is no part of the page's furniture."""
        block = piece.block
        if isinstance(block, Table):
            return not is_record(block) and not _is_linked(piece)
        text = block.text.folded.text
        return not is_ahead(text) and not is_behind(text) and not (_is_linked(piece) and len(text) < _LONGEST_ENTRY)

    def _is_beside(self, piece: Piece) -> bool:
        """Whether a piece stands right beside the main element or one that holds nothing else."""
        number = self._groups[self._page.owners[piece.first]]
        group = self._page.elements[number]
        inside = self._wrapper.first <= group.first < self._wrapper.last
        return inside or self._wrapper.parent in (number, group.parent)

    def _apart(self, piece: Piece) -> int:
        """The number of the outermost element around a piece that holds nothing of the main one; 0 if there is none."""
        number = self._groups[self._page.owners[piece.first]]
        element = self._page.elements[number]
        return 0 if element is self._main or element.first <= self._main.first < element.last else number

    def _is_in_index(self, piece: Piece) -> bool:
        """Whether a piece stands beside the main element among links, as the abstracts of other documents do."""
        number = self._apart(piece)
        element = self._page.elements[number]
        return number > 0 and element.linked * _TO_LINKS > element.text

    def _is_in_imprint(self, piece: Piece) -> bool:
        number = self._apart(piece)
        if not number:
            return False
        known = self._imprints.get(number)
        if known is None:
            known = self._imprints[number] = is_imprint(fold(self._shown(self._page.elements[number])))
        return known

    def _shown(self, element: Element) -> str:
        page = self._page
        return "".join(
            page.text[token.start : token.end]
            for index, token in enumerate(page.tokens[element.first : element.last], element.first)
            if token.name == TEXT and not page.flags[index] & (MACHINERY | HIDDEN)
        )


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
    pieces: Sequence[Piece], kept: list[Piece], ahead: Sequence[Piece], judge: _Judge, called: Sequence[str]
) -> list[Piece]:
    """`kept` with the page's title in front of it, unless the text begins with its own.

    That is the longest text before it that agrees with what the page calls itself, else, where the text begins with a
    sentence or a part, the heading next to it.
    """
    own = "".join(map(folded, ahead))
    least = max((len(agreeing(piece, called)) for piece in ahead), default=0)
    best = 0, False
    title: Piece | None = None
    nearest: Piece | None = None
    for piece in pieces:
        if kept and piece.first >= kept[0].first:
            break
        heading = isinstance(piece.block, Heading)
        if _is_linked(piece) or (judge.is_framed(piece) and not heading):
            continue
        found = agreeing(piece, called)
        rank = len(found), heading
        if rank >= best and rank[0] > least and found not in own:
            best, title = rank, title_piece(piece, called)
        if heading:
            nearest = piece
    if title is None and not ahead:
        title = nearest
    return kept if title is None else [title, *kept]
