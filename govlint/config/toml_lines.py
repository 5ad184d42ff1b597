"""Where the keys of a TOML document stand: `tomllib` gives values without positions.

The scan also bounds what `tomllib` is given: its time grows with the square of the parts of a key, and it descends
into nested values by recursion. What is no TOML is left to `tomllib` to refuse: the scan ends where it loses track.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from govlint.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping

KeyPath = tuple[str | int, ...]
"""The keys from the outermost table inwards; a number is a place in an array, counted from 0."""

DEEPEST: Final = 32
"""How many keys and array places may lead to a value."""

_SPACE: Final = re.compile(r"[ \t]*+")
_GAP: Final = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]++")
_BASIC: Final = re.compile(r'"((?:[^"\\\n]++|\\[^\n])*+)"')
_LITERAL: Final = re.compile(r"'([^'\n]*+)'")
_LONG_BASIC: Final = re.compile(r'"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"{3,5}+', re.DOTALL)
_LONG_LITERAL: Final = re.compile(r"'''(?:[^']++|'{1,2}+(?!'))*+'{3,5}+")
_PLAIN: Final = re.compile(r"[^,\]}#\n]*+")


class TooDeepError(Exception):
    """Tables and arrays nested too deep; `line` is where."""

    def __init__(self, line: int) -> None:
        super().__init__(say("表和数组的嵌套超过 {most} 层", most=DEEPEST))
        self.line = line


def key_lines(text: str) -> dict[KeyPath, int]:
    """The 1-based line at which each key, and each item of each array, is first named.

    A table that only stands in the keys of others, like `a` in `[a.b]`, has the line of the first of them. `text` has
    LF or CRLF line ends. Raises `TooDeepError`.
    """
    scan = _Scan(text.replace("\r\n", "\n"))
    with suppress(_LostError):
        scan.document()
    return scan.lines


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int:
    """The line of a key, or of the nearest table around it that is named; 1 where none is."""
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), 1)


class _LostError(Exception):
    """The text is no TOML from here on."""


class _Scan:
    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._text = text
        self._at = 0
        self._line = 1
        self._counted = 0
        self._table: KeyPath = ()
        self._lengths: dict[KeyPath, int] = {}
        """How many tables each array of tables has so far."""

    def document(self) -> None:
        while True:
            self._skip(_GAP)
            if self._at >= len(self._text):
                return
            if self._text[self._at] == "[":
                self._header()
            else:
                self._pair(self._table)
            self._skip(_SPACE)
            if self._at < len(self._text) and self._text[self._at] not in "#\n":
                raise _LostError

    def _header(self) -> None:
        several = self._text.startswith("[[", self._at)
        self._at += 2 if several else 1
        parts = self._key()
        self._expect("]]" if several else "]")
        path: KeyPath = ()
        for part in parts[:-1]:
            path = self._named((*path, part))
        path = (*path, parts[-1])
        if not several:
            self._table = self._named(path)
            return
        self._record(path)
        number = self._lengths.get(path, 0)
        self._lengths[path] = number + 1
        self._table = (*path, number)
        self._record(self._table)

    def _named(self, path: KeyPath) -> KeyPath:
        """Record a table that is named; of an array of tables its last one is meant."""
        self._record(path)
        return (*path, self._lengths[path] - 1) if path in self._lengths else path

    def _pair(self, table: KeyPath) -> None:
        path = table
        for part in self._key():
            path = (*path, part)
            self._record(path)
        self._expect("=")
        self._value(path)

    def _key(self) -> list[str]:
        parts = []
        while True:
            self._skip(_SPACE)
            parts.append(self._key_part())
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return parts
            self._at += 1

    def _key_part(self) -> str:
        for pattern in (_BARE, _LITERAL, _BASIC):
            match = pattern.match(self._text, self._at)
            if match:
                self._at = match.end()
                return match[0] if pattern is _BARE else _unescaped(match)
        raise _LostError

    def _value(self, path: KeyPath) -> None:
        self._skip(_SPACE)
        opening = self._text[self._at : self._at + 1]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline_table(path)
        elif opening and opening in "\"'":
            self._string(opening)
        else:
            self._take(_PLAIN)

    def _array(self, path: KeyPath) -> None:
        self._at += 1
        number = 0
        while True:
            self._skip(_GAP)
            if self._text.startswith("]", self._at):
                self._at += 1
                return
            item = (*path, number)
            self._record(item)
            self._value(item)
            number += 1
            self._skip(_GAP)
            if not self._text.startswith("]", self._at):
                self._expect(",")

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        self._skip(_GAP)
        while not self._text.startswith("}", self._at):
            self._pair(path)
            self._skip(_GAP)
            if not self._text.startswith("}", self._at):
                self._expect(",")
                self._skip(_GAP)
        self._at += 1

    def _string(self, quote: str) -> None:
        long = self._text.startswith(quote * 3, self._at)
        if quote == '"':
            self._take(_LONG_BASIC if long else _BASIC)
        else:
            self._take(_LONG_LITERAL if long else _LITERAL)

    def _take(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        if match is None or match.end() == self._at:
            raise _LostError
        self._at = match.end()

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        if match:
            self._at = match.end()

    def _expect(self, mark: str) -> None:
        if not self._text.startswith(mark, self._at):
            raise _LostError
        self._at += len(mark)

    def _record(self, path: KeyPath) -> None:
        if len(path) > DEEPEST:
            raise TooDeepError(self._here())
        self.lines.setdefault(path, self._here())

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line


def _unescaped(match: re.Match[str]) -> str:
    if "\\" not in match[1] or match[0][0] == "'":
        return match[1]
    import tomllib

    try:
        value: str = tomllib.loads(f"key = {match[0]}")["key"]
    except ValueError as error:
        raise _LostError from error
    return value
