"""The blocks of a web page in the order of its source: headings, paragraphs and tables, each with its position.

A table that lays out the page is none: what stands in its cells are blocks of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Heading, LineText, Paragraph, Text
from govlint.readers.html.lines import Line, Piece, paragraphs
from govlint.readers.html.lists import Lists, has_own_number
from govlint.readers.html.look import BLOCK, HIDDEN, LINK, VERBATIM
from govlint.readers.html.page import BLOCKS
from govlint.readers.html.table import DraftTable, spans
from govlint.readers.html.tokens import TEXT
from govlint.readers.marked_text import decoded
from govlint.readers.runs import Runs

if TYPE_CHECKING:
    from govlint.readers.html.page import Page
    from govlint.readers.html.tokens import Place, Places, Token

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LISTS: Final = frozenset({"ol", "ul", "menu", "dir"})
_CELLS: Final = frozenset({"td", "th"})
_SECTIONS: Final = frozenset({"thead", "tbody", "tfoot"})
_PARTS: Final = _CELLS | _SECTIONS | {"tr", "caption"}
_REFERENCE: Final = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
_FED: Final = re.compile(rf"{_REFERENCE}|\n")
_COLLAPSED: Final = re.compile(rf"{_REFERENCE}|\n[ \t\f\n]*+")
_TO_SPACES: Final = str.maketrans("\t\f", "  ")
_UNPLAIN: Final = HIDDEN | VERBATIM
_DATA: Final = "data"
_LAYOUT: Final = "layout"
_NESTED: Final = "nested"


def pieces(page: Page, places: Places, *, feeds: bool = False) -> list[Piece]:
    """The blocks of a page; with `feeds`, line feeds of the source stay line feeds of the text."""
    builder = _Builder(page, places, feeds)
    builder.run()
    return builder.pieces


def text_of(page: Page, places: Places, tokens: list[int]) -> Text:
    """The text of these tokens, which must not be empty, whatever they look like."""
    builder = _Builder(page, places, feeds=False)
    for index in tokens:
        builder.write(index, page.tokens[index])
    return builder.runs.text(*places.at(page.tokens[tokens[0]].start))


class _Builder:
    def __init__(self, page: Page, places: Places, feeds: bool) -> None:
        self.page = page
        self.places = places
        self.pieces: list[Piece] = []
        self.runs = Runs()
        self._fed = False  # whether the text so far ends with a line feed of the source
        self._feeds = feeds
        self._tables: list[tuple[str, DraftTable]] = []
        self._table: DraftTable | None = None  # the innermost table, where its cells are cells
        self._cell: Token | None = None
        self._level = 0
        self._first = -1
        self._last = 0
        self._linked = 0
        self._table_first = 0
        self._table_linked = 0
        self._lines: list[Line | None] = []
        self._lists = Lists()
        self._label: tuple[str, Place] | None = None

    def run(self) -> None:
        """Take all tokens and close what is open at the end."""
        page, skips, flags = self.page, self.page.skips, self.page.flags
        tokens, text = page.tokens, page.text
        plainly = _UNPLAIN if not self._feeds else HIDDEN
        index, count = 0, len(tokens)
        while index < count:
            token = tokens[index]
            name = token[0]
            if name == TEXT:
                if not flags[index] & plainly:
                    self._write(index, text[token[3] : token[4]], token[3])
                elif not flags[index] & HIDDEN:
                    self.write(index, token)
            elif index in skips:
                index = max(skips[index], index + 1)
                continue
            elif name in BLOCKS:
                self._tag(index, token)
            elif name == "br":
                self._break()
            elif flags[index] & BLOCK:
                self._edge()
            index += 1
        while self._tables:
            self._close_table(index)
        self._flush()

    def write(self, index: int, token: Token) -> None:
        """Take text: white space becomes one space, unless line feeds are kept."""
        piece = self.page.text[token.start : token.end]
        if self.page.flags[index] & VERBATIM and not self._feeds:
            at = token.start
            for line in piece.split("\n"):
                if at > token.start:
                    self._break()
                self._write(index, line, at)
                at += len(line) + 1
        else:
            self._write(index, piece, token.start)

    def _write(self, index: int, piece: str, start: int) -> None:
        runs = self.runs
        if not runs.begun:
            if piece.isspace():  # as most text of a page is, between its tags
                return
            self._begin(piece)
        if self._first < 0:
            self._first = index
        self._last = index
        flags = self.page.flags[index]
        if flags & LINK:
            self._linked += len(piece)
        pattern = _FED if self._feeds else _COLLAPSED
        if pattern is _COLLAPSED and ("\t" in piece or "\f" in piece):
            piece = piece.translate(_TO_SPACES)
        if "\n" not in piece and "&" not in piece:
            self._fed = False
            if piece:
                runs.add(piece, *self.places.at(start))
            return
        if piece == "\n" and not self._feeds:  # as between most tags
            if not self._fed:
                runs.add(" ", *self.places.at(start))
            self._fed = True
            return
        at = 0
        for match in pattern.finditer(piece):
            if match.start() > at:
                runs.add(piece[at : match.start()], *self.places.at(start + at))
            found = match.group()
            if found[0] == "&":
                runs.add(decoded(found), *self.places.at(start + match.start()))
            elif pattern is _FED:
                runs.feed()
            elif match.start() or not self._fed:
                runs.add(" ", *self.places.at(start + match.start()))
            at = match.end()
        self._fed = at == len(piece) and piece[-1] in " \t\f\n" and "\n" in piece
        if at < len(piece):
            runs.add(piece[at:], *self.places.at(start + at))

    def _begin(self, text: str) -> None:
        """Put the number of a list item in front of its first text."""
        if self._label is None or not text.strip():
            return
        label, place = self._label
        self._label = None
        if not has_own_number(text):
            self.runs.generate(label, *place)

    def _tag(self, index: int, token: Token) -> None:
        name = token.name
        if name == "table":
            self._table_tag(index, token)
        elif name in _PARTS and self._tables:
            if self._table is not None:
                self._part_tag(index, token)
            else:
                self._edge()
        elif name in _HEADINGS and self._cell is None:
            self._flush()
            self._level = 0 if token.closing else _HEADINGS[name]
        else:
            self._edge()
            if name == "p" and self._cell is None:
                self._level = 0
            elif name in _LISTS:
                self._list_tag(token)
            elif name == "li":
                label = "" if token.closing else self._lists.item(token.attributes)
                self._label = (label, self.places.at(token.start)) if label else None

    def _list_tag(self, token: Token) -> None:
        if token.closing:
            self._lists.end()
        else:
            self._lists.begin(token.name, token.attributes)

    def _edge(self) -> None:
        """Begin a new line: in a cell one of its text, elsewhere a block."""
        if self._cell is not None:
            self.runs.feed()
        else:
            self._flush()

    def _break(self) -> None:
        """Take a `<br>`: the lines of a paragraph are collected, an empty one ends a paragraph."""
        if self._cell is not None or self._level or self._feeds:
            self.runs.feed()
        else:
            self._end_line()

    def _end_line(self) -> None:
        text = self.runs.text(1, 1)
        self._lines.append(Line(text, self._first, self._last, self._linked) if text.value else None)
        self._renew()

    def _renew(self) -> None:
        self.runs = Runs()
        self._fed = False
        self._first = -1
        self._linked = 0

    def _flush(self) -> None:
        if self._lines:
            self._end_line()
            self.pieces.extend(paragraphs(self._lines))
            self._lines = []
            return
        if not self.runs.begun:
            self._first = -1
            return
        text = self.runs.text(1, 1)
        if text.value:
            block = Heading(text, text.span(), self._level) if self._level else Paragraph(text, text.span())
            self.pieces.append(Piece(block, self._first, self._last, self._linked))
        self._renew()

    def _table_tag(self, index: int, token: Token) -> None:
        if token.closing:
            if self._tables:
                self._close_table(index)
            return
        kind = _LAYOUT if index in self.page.layouts else _NESTED if index in self.page.nested else _DATA
        if kind == _NESTED and self._table is None:
            kind = _DATA
        self._edge()
        draft = DraftTable(self.places.at(token.start))
        self._tables.append((kind, draft))
        if kind == _DATA:
            self._table_first, self._table_linked = index, 0
        self._find_table()

    def _find_table(self) -> None:
        """Settle whose cells the next ones are: a table inside of a cell of figures has none of its own."""
        kind, draft = self._tables[-1] if self._tables else (_LAYOUT, None)
        self._table = draft if kind == _DATA else None

    def _part_tag(self, index: int, token: Token) -> None:
        table, name = self._table, token.name
        if table is None:
            return
        if self._cell is None and not table.filled:
            self._flush()
            if not table.pending:
                table.start = self.places.at(token.start)
                self._table_first = index
        if name in _CELLS and not token.closing:
            self._close_cell(table)
            table.begin_rows()
            self._cell = token
            return
        # Text that strays between two cells belongs to the first of them.
        self.runs.feed()
        if name == "tr" and not token.closing:
            table.pending += 1
        elif name in _SECTIONS and table.filled:
            self._close_cell(table)
            table.begin_section()

    def _close_cell(self, table: DraftTable) -> None:
        cell = self._cell
        if cell is None:
            return
        text = self.runs.text(1, 1)
        if not text.value:
            text = LineText("", *self.places.at(cell.end))
        row_span, column_span = spans(cell.attributes)
        table.place(text, row_span, column_span)
        self._table_linked += self._linked
        self._renew()
        self._cell = None

    def _close_table(self, index: int) -> None:
        kind, draft = self._tables.pop()
        if kind == _DATA:
            self._close_cell(draft)
            if draft.filled:
                table = draft.table()
                self.pieces.append(Piece(table, self._table_first, max(index - 1, 0), self._table_linked))
        self._edge()
        self._find_table()
        if kind == _NESTED and self._cell is not None:
            self._table = next((draft for kind, draft in reversed(self._tables) if kind == _DATA), None)
