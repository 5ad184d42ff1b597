"""Markdown of headings, paragraphs and pipe tables alone, as most reports are: scanned line by line.

What is more than that (lists, quotes, code, HTML) is left to mistune, which is the reference for all of it: where this
scanner gives an answer, it is the one that `govlint.readers.markdown.mistune_spans` gives, many times faster.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from govlint.readers.markdown import pipe_table
from govlint.readers.markdown.leaf import HEADING, Leaf, line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.readers.runs import Line

Kind = Literal["text", "blank", "heading", "rule", "mistune"]
"""What a line can be: text or a row; blank; a heading by `#`; a rule, or what underlines a heading; none of these."""

_BLANKS: Final = " \t\v\f"
_WHITE: Final = " \t\v\f\u3000"
_NOT_PLAIN: Final = frozenset("<>`~")
_LIST_MARKS: Final = frozenset("-*+")
_RULE_MARKS: Final = frozenset("-=_*")
_SHORTEST_BREAK: Final = 3
_DEEPEST_RULE: Final = 3
"""A rule that is indented by more spaces is text."""


def plain_leaves(lines: Sequence[str]) -> list[Leaf] | None:
    """The blocks of a file, given its lines without their ends; None where it has what is left to mistune."""
    scan = _Scan(lines)
    number = 0
    while number < len(lines):
        line = lines[number]
        kind = "text" if "\u3001" <= line[:1] != "＃" and "|" not in line else kind_of(line)
        if kind == "mistune":
            return None
        number = scan.take(number, line, kind)
    scan.close(number)
    return scan.leaves


class _Scan:
    """The blocks so far; `_first` is the line at which the paragraph begins that the last line is of, -1 for none."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.leaves: list[Leaf] = []
        self._lines = lines
        self._first = -1

    def take(self, number: int, line: str, kind: Kind) -> int:
        """Take a line, or the table that it begins; returns the number of the next one."""
        if kind == "blank":
            self.close(number)
            return number + 1
        if kind == "rule" and self._ruled(number, line.strip(" \t")):
            return number + 1
        if kind == "heading" and (found := _heading().match(line)):
            self.close(number)
            text = line_of(found["atx_2"], number, line)
            self.leaves.append(Leaf("heading", [text], len(found["atx_1"])))
            return number + 1
        if "|" in line:
            extent = pipe_table.extent(pipe_table.Listed(self._lines), number)
            if extent is not None:
                self.close(number)
                self.leaves.append(Leaf("table", [self._line(number + row) for row in extent.rows]))
                return extent.end
        if self._first < 0:
            self._first = number
        return number + 1

    def close(self, number: int) -> None:
        """End the paragraph, if there is one, before this line."""
        if self._first >= 0:
            self.leaves.append(Leaf("paragraph", self._paragraph(number)))
            self._first = -1

    def _ruled(self, number: int, rule: str) -> bool:
        """Whether the line underlines the paragraph before it, which is a heading then, or is a break."""
        mark = rule[0]
        if self._first >= 0 and mark in "-=":
            self.leaves.append(Leaf("heading", self._paragraph(number), 1 if mark == "=" else 2, mark))
            self._first = -1
            return True
        if mark == "=" or len(rule) < _SHORTEST_BREAK:
            return False
        self.close(number)
        return True

    def _paragraph(self, end: int) -> list[Line]:
        return [self._line(number) for number in range(self._first, end)]

    def _line(self, number: int) -> Line:
        return line_of(self._lines[number], number, self._lines[number])


def kind_of(line: str) -> Kind:
    """What a line is as far as its beginning tells; "mistune" also for some that mistune will find to be text."""
    text = line.lstrip(_WHITE)
    mark = text[:1]
    if not mark:
        return "text" if "\u3000" in line else "blank"
    if mark in "#＃":
        return "heading"
    if mark in _NOT_PLAIN or (mark in _LIST_MARKS and text[1:2] in ("", " ", "\t")):
        return "mistune"
    if mark.isdecimal() and _numbered().match(text):
        return "mistune"
    if mark not in _RULE_MARKS or not _RULE_MARKS.issuperset(rule := text.rstrip(" \t")):
        return "mistune" if mark in _RULE_MARKS and not text.strip("-=_* \t") else "text"
    if rule.strip(mark):
        return "mistune"
    head = line[: -len(text)]
    return "text" if head.strip(" ") or len(head) > _DEEPEST_RULE else "rule"


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(HEADING)


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"\d{1,9}[.)](?:[ \t]|\Z)")
