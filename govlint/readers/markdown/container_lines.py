"""The lines of list items and block quotes without the indent or the mark that makes them belong there."""

from __future__ import annotations

import re
from typing import Final

BLANKS: Final = " \t\v\f\n"
"""The characters of a line that counts as blank; an ideographic space is text."""

_QUOTE_MARK: Final = re.compile(r" {0,3}>")


def item_line(line: str, width: int) -> str | None:
    """A line of a list item whose text is indented by `width` columns; None if this line is not."""
    if line[0] not in " \t\v\f\n":
        return None
    if not line.strip(BLANKS):
        return "\n"
    return outdented(line, width) if indent(line) >= width else None


def quote_line(line: str) -> str | None:
    """A line of a block quote without its mark; None if it has none."""
    mark = _QUOTE_MARK.match(line)
    return outdented(line[mark.end() :], 1, mark.end()) if mark else None


def indent(line: str, column: int = 0) -> int:
    """The columns of white space at the head of `line`, which begins at `column`, counted from 0."""
    end = column
    for char in line[: len(line) - len(line.lstrip(" \t"))]:
        end += 1 if char == " " else 4 - end % 4
    return end - column


def outdented(line: str, width: int, column: int = 0) -> str:
    """`line` less at most `width` columns of white space; what is left of that at its head becomes spaces."""
    return " " * (indent(line, column) - width) + line.lstrip(" \t")
