"""What a scanner of Markdown hands over: blocks that hold text, in reading order."""

from __future__ import annotations

from typing import Final, Literal

from govlint.named_tuple import NamedTuple
from govlint.readers.runs import Line

HEADING: Final = r"^[ \t\u3000]*(?![#＃][^#＃\s]+[#＃][^#＃\s])(?P<atx_1>[#＃]{1,6})(?![#＃])(?P<atx_2>[^\n]*)$"
"""A heading by the marks at its head, with or without a space behind them; `#话题#后文` is none."""
INDENTS: Final = ("    ", "\t", "\u3000")
"""What is at the head of a line that is indented as the first line of a paragraph."""
_made: Final = tuple.__new__
"""Makes a named tuple without going through its constructor: every line is one."""
Kind = Literal["paragraph", "heading", "code", "html", "table"]


class Leaf(NamedTuple):
    """A block that holds text: its lines without the marks of its containers.

    `level` is a heading's; `underline` is "=" or "-" where one makes the heading. A table's lines are its rows.
    """

    kind: Kind
    lines: list[Line]
    level: int = 0
    underline: str = ""


def line_of(piece: str, number: int, source_line: str) -> Line:
    """The line with index `number` of the file whose end is `piece`, without the white space around it."""
    text = piece.lstrip()
    column = len(source_line) - len(text) + 1
    return _made(Line, (number + 1, column, text.rstrip(), text != piece and piece.startswith(INDENTS)))
