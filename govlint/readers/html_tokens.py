"""Tags and text of HTML with their positions, in linear time.

Not built on html.parser: where tags are not closed, its running time grows with the square of the input (a minute
for a megabyte), and it hands out text without saying where the pieces of it stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint.readers.marked_text import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.readers.runs import Line

Place = tuple[int, int]
"""A 1-based line and column."""

# A value in quotes may hold "<" or ">"; outside of quotes "<" begins another tag, so that no text is scanned twice.
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_LOOSE_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*)([^<>]*)>")
_PIECE: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|\n")
_ATTRIBUTE: Final = re.compile(r"(?<![\w-])(colspan|rowspan)\s{0,9}=\s{0,9}[\"']?\s{0,9}([0-9]{1,9})", re.IGNORECASE)
_SKIPPED: Final = frozenset({"script", "style", "template", "head", "noscript"})


class Tag(NamedTuple):
    """A start or end tag that stands at [start, end) of the text."""

    name: str
    closing: bool
    attributes: str
    start: int
    end: int

    def number(self, name: str) -> int:
        """The whole number that the attribute `name`, colspan or rowspan, begins with; 0 if there is none."""
        for match in _ATTRIBUTE.finditer(self.attributes):
            if match.group(1).lower() == name:
                return int(match.group(2))
        return 0


class Places:
    """The text of some source lines, and the position of every character of it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.text = "\n".join(line.text for line in lines)
        self._lines = lines
        self._starts = list(accumulate((len(line.text) + 1 for line in lines), initial=0))

    def at(self, offset: int) -> Place:
        """The 1-based line and column of the character at `offset`."""
        index = min(bisect_right(self._starts, offset), len(self._lines)) - 1
        line = self._lines[index]
        return line.number, line.column + offset - self._starts[index]


def tokens(places: Places) -> Iterator[Tag | tuple[str, int, int]]:
    r"""Tags, and pieces of text as (text, line, column), "\n" for a line feed; comments and scripts are left out."""
    text = places.text
    endless: set[str] = set()
    at = 0
    while at < len(text):
        mark = text.find("<", at)
        if mark < 0:
            mark = len(text)
        yield from _pieces(places, at, mark)
        tag = _tag(text, mark)
        if tag is None:
            at = _behind_markup(text, mark, endless)
            if at == mark + 1:
                yield from _pieces(places, mark, at)
            continue
        yield tag
        at = tag.end
        if tag.name in _SKIPPED and not tag.closing:
            at = _behind(text, f"</{tag.name}", at, endless) or at


def _tag(text: str, at: int) -> Tag | None:
    match = _TAG.match(text, at) or _LOOSE_TAG.match(text, at)
    if match is None:
        return None
    return Tag(match.group(2).lower(), bool(match.group(1)), match.group(3), match.start(), match.end())


def _behind_markup(text: str, at: int, endless: set[str]) -> int:
    """Where a comment or declaration at `at` ends; one character on, if there is none or it has no end."""
    for mark, end in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">")):
        if text.startswith(mark, at):
            return _behind(text, end, at + len(mark), endless) or at + 1
    return at + 1


def _behind(text: str, mark: str, at: int, endless: set[str]) -> int:
    """The offset behind the next `mark`, 0 if there is none; each mark is looked for in vain only once."""
    found = -1 if mark in endless else text.find(mark, at)
    if found < 0:
        endless.add(mark)
        return 0
    return found + len(mark) if not mark.startswith("</") else found


def _pieces(places: Places, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    text = places.text
    at = start
    for match in _PIECE.finditer(text, start, end):
        if match.start() > at:
            yield text[at : match.start()], *places.at(at)
        found = match.group()
        yield "\n" if found == "\n" else decoded(found), *places.at(match.start())
        at = match.end()
    if at < end:
        yield text[at:end], *places.at(at)
