"""Keeping private numbers out of what govlint prints: its output is kept in logs that more people read than the file.

A rule names what must not be repeated in `Finding.private`; the linter masks it in the lines and messages of every
diagnostic of the file, so no reporter can show it and no fingerprint is made of it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.document import Text
from govlint.language import remade

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.document import Span
    from govlint.rules import Finding

_FIRST: Final = 3
_LAST: Final = 2
_LONG: Final = 11
_LONGEST: Final = 100
_X: Final = "XxＸｘ"


def mask(number: str) -> str:
    """`number` with its digits but the first three and the last two as asterisks; length and marks are kept.

    An X at the end counts as a digit. Of what is too long to be a number, no digit is left.
    """
    if len(number) > _LONGEST:
        return re.sub(r"\d", "*", number)
    digits = [at for at, char in enumerate(number) if char.isdecimal() or (char in _X and at == len(number) - 1)]
    hidden = set(digits[_FIRST:-_LAST])
    return "".join("*" if at in hidden else char for at, char in enumerate(number))


def without_numbers(text: str) -> str:
    """`text` with every number masked that is long enough to be a person's: for quoting what no rule looks into."""

    def masked(match: re.Match[str]) -> str:
        return mask(match[0]) if len(_digits(match[0])) >= _LONG else match[0]

    return _groups().sub(masked, _chains().sub(masked, text))


class Masked:
    """The lines of a document, and what is said of it, without the numbers that have been hidden."""

    __slots__ = ("_known", "_lines", "_shown")

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._shown: dict[int, list[str]] = {}
        self._known: set[str] = set()

    def hide(self, spans: Iterable[Span]) -> None:
        """Mask the number at each of the spans."""
        for span in spans:
            pieces = list(_pieces(self._lines, span))
            if not pieces:
                continue
            number = "\n".join(self._lines[at][start:end] for at, start, end in pieces)
            if len(number) <= _LONGEST:
                self._known.add(_digits(number))
            for (at, start, end), piece in zip(pieces, mask(number).split("\n"), strict=True):
                if at not in self._shown:
                    self._shown[at] = list(self._lines[at])
                self._shown[at][start:end] = piece

    def lines(self) -> list[str]:
        """All lines, each as long as it is in the document."""
        lines = list(self._lines)
        for at, chars in self._shown.items():
            lines[at] = "".join(chars)
        return lines

    def text(self, text: Text) -> Text:
        """A text of the document with the same positions, as long as it is."""
        chars = list(text.value)
        ends = (*(anchor.offset for anchor in text.anchors[1:]), len(chars))
        for (start, line, column), end in zip(text.anchors, ends, strict=True):
            shown = self._shown.get(line - 1)
            if shown is None:
                continue
            known = self._lines[line - 1]
            for offset in range(start, end):
                at = column - 1 + offset - start
                if 0 <= at < len(known) and shown[at] != known[at]:
                    chars[offset] = shown[at]
        return Text("".join(chars), text.anchors)

    def finding(self, finding: Finding) -> Finding:
        """A finding whose messages do not repeat the numbers either, with or without their spaces."""
        related = tuple(item._replace(message=remade(item.message, self.said)) for item in finding.related)
        return finding._replace(message=remade(finding.message, self.said), related=related)

    def said(self, text: str) -> str:
        """What is said of the document, without the numbers, with or without their spaces."""
        return _groups().sub(self._group, _chains().sub(self._group, text))

    def _group(self, match: re.Match[str]) -> str:
        return mask(match[0]) if _digits(match[0]) in self._known else match[0]


def _pieces(lines: Sequence[str], span: Span) -> Iterable[tuple[int, int, int]]:
    """What a span covers of each of its lines: the index of the line, start and end in it."""
    for at in range(max(span.line, 1) - 1, min(span.end_line, len(lines))):
        start = span.column - 1 if at == span.line - 1 else 0
        end = span.end_column - 1 if at == span.end_line - 1 else len(lines[at])
        yield at, start, end


def _digits(number: str) -> str:
    return "".join(str(int(char)) if char.isdecimal() else "X" for char in number if char.isdecimal() or char in _X)


@cache
def _groups() -> re.Pattern[str]:
    return re.compile(rf"\d++[{_X}]?")


@cache
def _chains() -> re.Pattern[str]:
    """Numbers as people write them in groups."""
    return re.compile(rf"\d++(?:[^\S\n]?[-–—]?[^\S\n]?\d++)+[{_X}]?")
