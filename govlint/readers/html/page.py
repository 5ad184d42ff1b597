"""The elements of a web page: what lies inside of what, how much text each holds, what is hidden, what tables are.

The tree is built as browsers build it where it matters: missing end tags are implied, stray ones ignored. It is a list
of intervals of tokens: nothing here or behind it descends by recursion.
"""

from __future__ import annotations

import re
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint.readers.html.look import BACKGROUND, GONE, HIDDEN, LINK, MACHINERY, NEVER_TEXT, PALE, Looks, inside
from govlint.readers.html.tokens import TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.readers.html.tokens import Token

# fmt: off
BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
})
"""Elements that begin on a line of their own; all others, also unknown ones, run on in the line."""
_VOID: Final = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta",
    "param", "source", "track", "wbr",
})
_FORMATTING: Final = frozenset({
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
})
# fmt: on
_CROSSING: Final = BLOCKS | _FORMATTING | NEVER_TEXT
"""Elements whose end tag counts although a block inside of them is still open."""
_TABLE_PARTS: Final = {
    "caption": ("table",), "colgroup": ("table",), "thead": ("table",), "tbody": ("table",), "tfoot": ("table",),
    "tr": ("table", "thead", "tbody", "tfoot"), "td": ("tr", "table", "thead", "tbody", "tfoot"),
    "th": ("tr", "table", "thead", "tbody", "tfoot"),
}  # fmt: skip
_HOLDERS: Final = frozenset({"table", "td", "th", "caption"})
_ENDED_BY: Final = {"li": (("li",), ("ul", "ol", "menu", "dir")), "dt": (("dt", "dd"), ("dl",))}
_ENDED_BY["dd"] = _ENDED_BY["dt"]
_ONCE: Final = frozenset({"html", "head", "body"})
_REFERENCE: Final = re.compile(r"&#?\w{1,31};")
_LARGE_CELL: Final = 600
"""No cell of figures or label is so long: a table with such a cell lays out prose; in characters."""
_LONGEST_LINK: Final = 150
_FIGURES: Final = 10
"""A table that has so many cells of digits itself is one of figures, whatever else it holds."""
_LONGEST_FIGURE: Final = 9


class Element:
    """An element whose tags and content are tokens [first, last).

    `parent` is the number of the element around it, `table` the nearest table around it. `text` and `linked` are the
    numbers of characters that are shown outside of and in links, `digits` that of digits before it; of a table,
    `figures` is the number of its own cells of digits and `widest` the length of its longest cell.
    """

    __slots__ = ("digits", "figures", "first", "flags", "last", "linked", "name", "parent", "table", "text", "widest")

    def __init__(self, name: str, first: int, flags: int) -> None:
        self.name = name
        self.first = first
        self.last = first
        self.flags = flags
        self.parent = 0
        self.table: Element | None = None
        self.text = 0
        self.linked = 0
        self.digits = 0
        self.figures = 0
        self.widest = 0


class Page(NamedTuple):
    """The elements of a page in the order of their start tags, the first one around all others.

    `owners` names for each token the number of the element it stands in, `flags` what its look is; `skips` maps the
    start tag of what is not on the page to the first token behind it. `layouts` and `nested` name the start tags of
    tables that lay out the page, and of those that stand in a cell of figures. `concealed` and `pale` are texts that
    are hidden by style and in the colour of the paper: (token, number), those that follow one another with one number.
    """

    text: str
    tokens: Sequence[Token]
    elements: list[Element]
    owners: Sequence[int]
    flags: Sequence[int]
    skips: dict[int, int]
    layouts: frozenset[int]
    nested: frozenset[int]
    concealed: list[tuple[int, int]]
    pale: list[tuple[int, int]]


def page_of(text: str, tokens: Sequence[Token], *, styled: bool = True) -> Page:
    """The page that these tokens make up; without `styled`, nothing is hidden that is text.

    Where most of the text is hidden and no table of figures is seen, a script shows it, and what stays hidden cannot be
    told: then nothing is. What is linked as a whole although it is long is text: someone forgot to close a link.
    """
    builder = _Builder(text, tokens, styled=styled)
    page = builder.page()
    seen = any(table.figures >= _FIGURES for table in builder.tables)
    hidden = builder.hidden_text > builder.text + builder.linked and not seen
    long = frozenset(e.first for e in page.elements if e.flags & LINK and e.linked > _LONGEST_LINK)
    if hidden or long:
        return _Builder(text, tokens, styled=styled and not hidden, no_links=long).page()
    return page


def _sheets(text: str, tokens: Sequence[Token]) -> list[str]:
    return [
        text[after.start : after.end]
        for token, after in pairwise(tokens)
        if token.name == "style" and not token.closing and after.name == TEXT
    ]


class _Builder:
    def __init__(
        self, text: str, tokens: Sequence[Token], *, styled: bool, no_links: frozenset[int] = frozenset()
    ) -> None:
        self.source = text
        self.tokens = tokens
        self.styled = styled
        self.no_links = no_links
        self.looks = Looks(_sheets(text, tokens) if styled else ())
        self.elements: list[Element] = []
        self.owners = array("l")
        self.flags = array("i")
        self.skips: dict[int, int] = {}
        self.concealed: list[tuple[int, int]] = []
        self.pale: list[tuple[int, int]] = []
        self.tables: list[Element] = []
        self.outer: set[Element] = set()
        self.text = 0
        self.linked = 0
        self.digits = 0
        self.hidden_text = 0
        self.shown = 0
        self.normal = 0
        self.idle: set[tuple[str, str]] = set()  # tags that begin no element unless one of the name is open
        self.numbers: list[int] = []
        self.stack: list[Element] = []
        self.open: dict[str, list[int]] = {name: [] for name in BLOCKS}
        self.blocks: list[int] = []
        self.cells: list[int] = []

    def page(self) -> Page:
        """Take all tokens."""
        self._push(Element("", 0, 0))
        stack, numbers = self.stack, self.numbers
        own, look, is_open = self.owners.append, self.flags.append, self.open.get
        source, idle, number, flags = self.source, self.idle, 0, 0
        for index, (name, closing, attributes, start, end) in enumerate(self.tokens):
            if name == TEXT:
                text = source[start:end]
                if not text.isspace():
                    self._add(index, text.strip())
            elif not closing and ((name, attributes) not in idle or is_open(name)):
                self._start(name, attributes, index)
                number, flags = numbers[-1], stack[-1].flags
            own(number)
            look(flags)
            if closing and is_open(name):
                self._end(name, index + 1)
                number, flags = numbers[-1], stack[-1].flags
        self._close(0, len(self.tokens))
        few = [e for e in self.tables if e.figures < _FIGURES]
        layouts = frozenset(e.first for e in few if e in self.outer or e.widest > _LARGE_CELL)
        nested = frozenset(e.first for e in self.tables if e.table is not None and e.table.first not in layouts)
        return Page(
            self.source, self.tokens, self.elements, self.owners, self.flags, self.skips,
            layouts, nested - layouts, self.concealed, self.pale,
        )  # fmt: skip

    def _add(self, index: int, text: str) -> None:
        if "&" in text:
            text = _REFERENCE.sub("", text).strip()
        flags = self.stack[-1].flags
        if not text or flags & MACHINERY:
            return
        size = len(text)
        if flags & HIDDEN:
            self.hidden_text += size
            self.concealed.append((index, self.shown))
            return
        self.shown += 1
        if flags & PALE and not flags & BACKGROUND:
            self.pale.append((index, self.normal))
        else:
            self.normal += 1
        if flags & LINK:
            self.linked += size
        else:
            self.text += size
        if size <= _LONGEST_FIGURE and text.isdigit():
            self.digits += size

    def _start(self, name: str, attributes: str, index: int) -> None:
        block = name in BLOCKS
        if block:
            self._make_way(name, index)
            misplaced = (name in _ONCE and self.open[name]) or (name in _TABLE_PARTS and not self.open["table"])
            if name in _VOID or misplaced:
                return
        elif name in _VOID:
            return
        look = self.looks.of(name, attributes)
        if not self.styled:
            look = (look[0] & ~HIDDEN, look[1])
        if index in self.no_links:
            look = (look[0] & ~LINK, look[1])
        if not block and look == (0, 0):
            if index not in self.no_links:
                self.idle.add((name, attributes))
            if not self.open.get(name):
                return
        around = self.stack[-1].flags
        element = Element(name, index, inside(around, look))
        if element.flags & ~around & (MACHINERY | GONE):
            self.skips[index] = index
        self._push(element)

    def _make_way(self, name: str, index: int) -> None:
        """End the elements that a start tag ends: paragraphs, list items, cells and rows."""
        open_ = self.open
        floor = self.cells[-1] if self.cells else 0
        paragraphs = open_["p"]
        if paragraphs and paragraphs[-1] > floor:
            self._close(paragraphs[-1], index)
        if name in _ENDED_BY:
            ended, limits = _ENDED_BY[name]
            top = max((open_[n][-1] for n in ended if open_[n]), default=0)
            if top > max(floor, *(open_[n][-1] if open_[n] else 0 for n in limits)):
                self._close(top, index)
        elif name in _TABLE_PARTS and self.stack[-1].name not in _TABLE_PARTS[name] and open_["table"]:
            keep = max(open_[n][-1] for n in _TABLE_PARTS[name] if open_[n])
            self._close(max(keep, open_["table"][-1]) + 1, index)

    def _end(self, name: str, index: int) -> None:
        at = self.open[name][-1]
        floor = self.cells[-1] if self.cells else 0
        if name in _TABLE_PARTS:
            if at < self.open["table"][-1]:
                return
        elif name != "table" and (at < floor or (name not in _CROSSING and self.blocks[-1:] > [at])):
            return
        self._close(at, index)

    def _push(self, element: Element) -> None:
        name = element.name
        stack, numbers, tables = self.stack, self.numbers, self.open["table"]
        position = len(stack)
        element.text, element.linked, element.digits = self.text, self.linked, self.digits
        element.table = stack[tables[-1]] if tables else None
        if name == "table":
            self.tables.append(element)
            if element.table is not None:
                self.outer.add(element.table)
        if name in _HOLDERS:
            self.cells.append(position)
        element.parent = numbers[-1] if numbers else 0
        numbers.append(len(self.elements))
        self.elements.append(element)
        stack.append(element)
        self.open.setdefault(name, []).append(position)
        if name in BLOCKS:
            self.blocks.append(position)

    def _close(self, height: int, index: int) -> None:
        """End all elements from the position `height` of the stack on, before the token `index`."""
        stack, blocks, cells = self.stack, self.blocks, self.cells
        for position in range(len(stack) - 1, height - 1, -1):
            element = stack.pop()
            name = element.name
            self.numbers.pop()
            self.open[name].pop()
            if blocks and blocks[-1] == position:
                blocks.pop()
            if cells and cells[-1] == position:
                cells.pop()
            element.last = index
            size = element.text = self.text - element.text
            element.linked = self.linked - element.linked
            if element.flags & (MACHINERY | GONE) and element.first in self.skips:
                self.skips[element.first] = index
            if element.table is not None and name in ("td", "th"):
                element.table.widest = max(element.table.widest, size)
                element.table.figures += 0 < size == self.digits - element.digits
