"""Tags and text of HTML with their offsets, in linear time.

Not built on html.parser: where tags are not closed, its running time grows with the square of the input (a minute
for a megabyte), and it hands out text without saying where the pieces of it stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint.readers.directives import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.readers.runs import Line

Place = tuple[int, int]
"""A 1-based line and column."""

# A value in quotes may hold "<" or ">"; outside of quotes "<" begins another tag.
_LONGEST_VALUE: Final = 65_536
_TAG: Final = re.compile(
    r"<(/?)([a-zA-Z][^\s<>/]*+)"
    rf"((?:[^<>\"'=]++|=\s*+(?:\"[^\"]{{0,{_LONGEST_VALUE}}}+\"|'[^']{{0,{_LONGEST_VALUE}}}+')?+|[\"'])*+)(>?)"
)
_LOOSE_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*+)([^<>]*+)(>?)")
# What reads the same whatever stands behind it: no quote is open, none stands where no value can begin.
_SAME_TAG: Final = re.compile(
    r"</?[a-zA-Z][^\s<>/\"'=]*+(?:[^<>\"'=]++|=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+'|(?![\"'])))*+>"
)
_LONGEST_KNOWN: Final = 256
_MOST_KNOWN: Final = 2_048
_ATTRIBUTE: Final = re.compile(
    r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>][^\s>]*+)))?+",
)
_MARKUP: Final = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">"))
RAW: Final = frozenset({"script", "style", "title", "textarea", "iframe"})
"""Elements in which tags are text: nothing ends them but their own end tag."""
TEXT: Final = ""
"""The name of the tokens that are text."""


class Token(NamedTuple):
    """A tag, or text where `name` is `TEXT`, at [start, end) of the page; names are in lower case."""

    name: str
    closing: bool
    attributes: str
    start: int
    end: int


_new: Final = tuple.__new__
"""Makes a named tuple without going through its constructor: pages have thousands of tokens."""


class Places:
    """The text of some source lines, and the position of every character of it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.text = "\n".join(line.text for line in lines)
        self._lines = lines
        self._starts = list(accumulate((len(line.text) + 1 for line in lines), initial=0))

    def at(self, offset: int) -> Place:
        """The 1-based line and column of the character at `offset`."""
        index = bisect_right(self._starts, offset, 0, len(self._lines)) - 1
        number, column, _, _ = self._lines[index]
        return number, column + offset - self._starts[index]


def tokens(text: str, comments: list[tuple[int, int]] | None = None) -> Iterator[Token]:
    """The tags and the text between them; comments and declarations are left out.

    The content of raw elements like scripts comes as one text, between their tags. Where the comments stand is added to
    `comments`.
    """
    endless: set[str] = set()
    known: dict[str, tuple[str, bool, str, bool]] = {}
    pattern = _TAG
    patience = len(text) + 64 * _LONGEST_VALUE
    at = 0
    while True:
        mark = text.find("<", at)
        if mark != at:
            yield _new(Token, (TEXT, False, "", at, mark if mark >= 0 else len(text)))
        if mark < 0:
            return
        # A page writes few tags in many places.
        at = text.find(">", mark, mark + _LONGEST_KNOWN) + 1
        written = text[mark:at]
        tag = known.get(written)
        if tag is None:
            found = pattern.match(text, mark)
            if found is None or not found[4]:
                if found is not None:
                    # Quotes that hide the end of a tag could make every tag look through the rest of the file.
                    patience -= found.end() - mark + _LONGEST_VALUE
                    if patience < 0:
                        pattern = _LOOSE_TAG
                at = _behind_markup(text, mark, endless)
                if comments is not None and at > mark + len(OPEN) and text.startswith(OPEN, mark):
                    comments.append((mark, at))
                if at == mark + 1:
                    yield Token(TEXT, False, "", mark, at)
                continue
            at = found.end()
            closing, name, attributes, _ = found.groups()
            name = name.lower()
            tag = name, closing == "/", attributes, name in RAW and not closing and not attributes.endswith("/")
            if _SAME_TAG.fullmatch(written):
                if len(known) >= _MOST_KNOWN:
                    known.clear()
                known[written] = tag
        name, closed, attributes, raw = tag
        yield _new(Token, (name, closed, attributes, mark, at))
        if raw:
            end = _raw_end(text, name, at, endless)
            if end > at:
                yield Token(TEXT, False, "", at, end)
            at = end


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, values as they are written; the first of two of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written, 0, _LONGEST_VALUE):
        name, double, single, bare = match.groups()
        found.setdefault(name.lower(), double or single or bare or "")
    return found


def _raw_end(text: str, name: str, at: int, endless: set[str]) -> int:
    """Where the content of a raw element that begins at `at` ends; at once, if its end tag is missing."""
    mark = f"</(?i:{name})"
    found = None if mark in endless else re.compile(mark).search(text, at)
    if found is None:
        endless.add(mark)
        return at
    return found.start()


def _behind_markup(text: str, at: int, endless: set[str]) -> int:
    """Where a comment or declaration at `at` ends; one character on, if there is none or it has no end."""
    for mark, end in _MARKUP:
        if text.startswith(mark, at):
            if mark == "<!--" and text.startswith(">", at + 4):
                return at + 5
            found = -1 if end in endless else text.find(end, at + len(mark))
            if found >= 0:
                return found + len(end)
            endless.add(end)
            return at + 1
    return at + 1
