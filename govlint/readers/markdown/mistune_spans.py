"""mistune's block pass with positions: the only module that leans on how mistune works inside.

mistune's tokens carry no positions. A nested block is read as a source of its own, rewritten line by line and only at
the head of a line; hence every line of it is the tail of one line of the file, and counting from the right finds its
column. Lists and quotes are collected here: mistune nests a call for each in a run of them, and compiles a pattern for
each item. Leaned on: `parse`, `parse_method`, `compile_sc` and the `parse_*` methods of `BlockParser`, `SPECIFICATION`,
`rules`; `add_paragraph`, `append_paragraph`, `child_state`, `process`, `lazy_line_starts` of `BlockState`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

from mistune.block_parser import BlockParser
from mistune.core import BlockState

from govlint.readers.markdown import html_extent, pipe_table
from govlint.readers.markdown.container_lines import BLANKS, indent, item_line, outdented, quote_line
from govlint.readers.markdown.leaf import HEADING, Leaf, line_of
from govlint.readers.runs import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from re import Match

Token = dict[str, Any]

_RULES: Final = (
    "fenced_code",
    "atx_heading",
    "setex_heading",
    "thematic_break",
    "block_quote",
    "table",
    "list",
    "raw_html",
    "blank_line",
)
# What ends a paragraph of a list item or a quote that goes on without its indent or mark.
_INTERRUPTING: Final = ["thematic_break", "fenced_code", "atx_heading", "block_quote", "list", "block_html"]
_PAGE_NUMBER: Final = re.compile(r"- ?\d{1,4} ?-")


def leaves(lines: Sequence[str]) -> Iterator[Leaf]:
    """The blocks of a Markdown file, given its lines without their ends, in reading order."""
    state = _State()
    state.source_lines = lines
    state.process("\n".join(lines) + "\n")
    _parser().parse(state)
    for token in _walk(state.tokens):
        leaf = _leaf(token, token["state"], token["start"], token["end"])
        if leaf.lines:
            yield leaf


class _State(BlockState):
    """A source, or the source of one nested block, that knows which line of the file each of its lines is."""

    def __init__(self, parent: _State | None = None) -> None:
        super().__init__(parent)
        self.source_lines: Sequence[str] = parent.source_lines if parent else ()
        self.first_line = 0
        self.number_column: int | None = None
        self._starts = [0]
        self._missing: set[str] = set()

    def process(self, src: str) -> None:
        super().process(src)
        self._starts = [0]
        end = src.find("\n") + 1
        while end:
            self._starts.append(end)
            end = src.find("\n", end) + 1

    def nested(self, lines: list[str], start: int, lazy: set[int], number_column: int | None = None) -> _State:
        """The state of a nested block whose lines stand from offset `start` on; `lazy` are offsets in its source."""
        child = cast("_State", self.child_state("".join(lines), lazy))
        child.first_line = self.first_line + self.line_at(start)
        child.number_column = number_column
        return child

    def add_paragraph(self, text: str) -> None:
        last = self.last_token()
        end = self.cursor + len(text)
        if last and last["type"] == "paragraph":
            last["end"] = end
        else:
            self.stamp({"type": "paragraph"}, self.cursor, end)

    def append_paragraph(self) -> int | None:
        last = self.last_token()
        if not last or last["type"] != "paragraph":
            return None
        end: int = self.find_line_end()
        last["end"] = end
        return end

    def stamp(self, token: Token, start: int, end: int) -> None:
        """Append a token that stands at src[start:end]."""
        token.update(state=self, start=start, end=end)
        self.append_token(token)

    def column_at(self, offset: int) -> int:
        """The column, from 0, of a character in its source line; `offset` must not be in white space at its head."""
        index = self.line_at(offset)
        return len(self.source_lines[self.first_line + index]) - (self._starts[index + 1] - 1 - offset)

    def line_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def lines_between(self, start: int, end: int, *, numbered: bool = False) -> list[Line]:
        """The lines of src[start:end]; `numbered`: with the number of the list item that they begin."""
        first = self.line_at(start)
        sources, number = self.source_lines, self.first_line + first
        lines = []
        for piece in self.src[start:end].removesuffix("\n").split("\n"):
            lines.append(line_of(piece, number, sources[number]))
            number += 1
        if numbered and first == 0 and self.number_column is not None:
            number = lines[0].number
            text = self.source_lines[number - 1][self.number_column :]
            lines[0] = Line(number, self.number_column + 1, text.rstrip())
        return lines

    def lacks(self, mark: str, start: int) -> bool:
        """Whether `mark` does not occur from `start` on; each mark is looked for in vain only once."""
        if mark not in self._missing and self.src.find(mark, start) < 0:
            self._missing.add(mark)
        return mark in self._missing


class _Parser(BlockParser):
    """mistune's block rules with ours for headings, tables and HTML; indented text is text, not code."""

    state_cls = _State
    SPECIFICATION = BlockParser.SPECIFICATION | {
        "atx_heading": HEADING,
        "raw_html": BlockParser.RAW_HTML.replace(" {0,3}", "[ \t]*", 1),
        "table": pipe_table.FIRST_LINE,
    }

    def __init__(self) -> None:
        super().__init__(block_quote_rules=list(_RULES), list_rules=list(_RULES))
        self.rules = list(_RULES)
        self._interrupts = self.compile_sc(_INTERRUPTING).match

    def parse(self, state: BlockState, rules: list[str] | None = None) -> None:
        match = self.compile_sc(self.rules if rules is None else rules).match
        source = state.src
        while state.cursor < state.cursor_max:
            line = state.get_line(state.cursor)
            # Most lines begin with an ideograph: only a table can begin so.
            found = None if "\u3001" <= line[0] != "＃" and "|" not in line else match(source, state.cursor)
            end = self.parse_method(found, state) if found else None
            if not end:
                state.add_paragraph(line)
                end = state.cursor + len(line)
            state.cursor = end

    def parse_atx_heading(self, m: Match[str], state: BlockState) -> int:
        token = {"type": "heading", "style": "atx", "attrs": {"level": len(m.group("atx_1"))}}
        cast("_State", state).stamp(token, m.start("atx_2"), m.end())
        return m.end() + 1

    def parse_fenced_code(self, m: Match[str], state: BlockState) -> int | None:
        end = super().parse_fenced_code(m, state)
        if end:
            state.tokens[-1].update(state=state, start=m.start(), end=end)
        return end

    def parse_raw_html(self, m: Match[str], state: BlockState) -> int | None:
        spans = cast("_State", state)
        start, tag = m.start(), m.group().strip().lower()
        end = html_extent.table_end(state.src, start) if tag == "<table" else None
        if end is not None:
            end = state.find_line_end_at(end)
            spans.stamp({"type": "block_html"}, start, end)
            return end
        mark = html_extent.end_mark(tag)
        if mark and spans.lacks(mark, m.end()):
            return None
        before = len(state.tokens)
        end = super().parse_raw_html(m, state)
        state.cursor = start
        if len(state.tokens) > before:
            state.tokens[-1].update(state=state, start=start, end=end)
        return end

    def parse_table(self, m: Match[str], state: BlockState) -> int | None:
        extent = pipe_table.extent(pipe_table.Source(state.src), m.start())
        if extent is None:
            return None
        cast("_State", state).stamp({"type": "table", "rows": extent.rows}, m.start(), extent.end)
        return extent.end

    def parse_list(self, m: Match[str], state: BlockState) -> int:
        """Read one item; the next one is met when the parser goes on."""
        spans = cast("_State", state)
        text = m["list_3"]
        ordered = m["list_2"][0].isdigit()
        if not text.strip() or (ordered and int(m["list_2"][:-1]) != 1):
            end = state.append_paragraph()
            if end:
                return end
        marked = len(m["list_1"]) + len(m["list_2"])
        spaces = indent(text, marked)
        width = marked + (spaces if text.strip() and spaces < 5 else 1)
        lines = [outdented(text + "\n", width, marked)]
        end, lazy = self._collect(spans, m.end() + 1, lines, width)
        column = spans.number_column if m.start() == 0 else None
        if column is None and (ordered or _PAGE_NUMBER.fullmatch((m["list_2"] + text).rstrip())):
            column = spans.column_at(m.start("list_2"))
        self._nest(spans.nested(lines, m.start(), lazy, column), state, self.list_rules)
        return end

    def parse_block_quote(self, m: Match[str], state: BlockState) -> int:
        spans = cast("_State", state)
        lines: list[str] = []
        end, lazy = self._collect(spans, m.start(), lines, 0)
        self._nest(spans.nested(lines, m.start(), lazy), state, self.block_quote_rules)
        return end

    def _collect(self, state: _State, at: int, lines: list[str], width: int) -> tuple[int, set[int]]:
        """Append to `lines` those of the container from `at` on: a quote, or where `width` is given, a list item.

        Returns where it ends, and the offsets in its source of the lines that belong to it by laziness only.
        """
        lazy: set[int] = set()
        size, blank = sum(map(len, lines)), False
        while at < state.cursor_max:
            line = state.get_line(at)
            own = item_line(line, width) if width else quote_line(line)
            if own is None:
                if blank or not line.strip(BLANKS) or self._interrupts(state.src, at):
                    break
                lazy.add(size)
                own = line
            blank = not own.strip(BLANKS)
            lines.append(own)
            size += len(own)
            at += len(line)
        return at, lazy

    def _nest(self, child: _State, state: BlockState, rules: list[str]) -> None:
        if state.depth() >= self.max_nested_level:
            rules = [rule for rule in rules if rule not in ("list", "block_quote")]
        self.parse(child, rules)
        state.append_token({"type": "container", "children": child.tokens})


@cache
def _parser() -> _Parser:
    return _Parser()


def _walk(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if "children" in token:
            yield from _walk(token["children"])
        elif "state" in token:
            yield token


def _leaf(token: Token, state: _State, start: int, end: int) -> Leaf:
    match token["type"]:
        case "heading":
            underline = ""
            if token["style"] == "setext":
                underline = "=" if token["attrs"]["level"] == 1 else "-"
            return Leaf("heading", state.lines_between(start, end), token["attrs"]["level"], underline)
        case "table":
            lines = state.lines_between(start, end)
            return Leaf("table", [lines[row] for row in token["rows"]])
        case "block_code":
            rows = token["raw"].removesuffix("\n").count("\n") + 1
            return Leaf("code", state.lines_between(start, end)[1 : 1 + rows] if token["raw"] else [])
        case "block_html":
            return Leaf("html", state.lines_between(start, end))
        case _:
            return Leaf("paragraph", state.lines_between(start, end, numbered=True))
