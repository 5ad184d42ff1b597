"""Changing characters of a text file (plain text, Markdown, HTML): every byte that is not changed stays as it is."""

from __future__ import annotations

import re
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Final

from govlint.fixing.encoded_text import EncodedText
from govlint.fixing.plans import EditError
from govlint.language import say
from govlint.named_tuple import NamedTuple
from govlint.readers.marked_text import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.document import Span
    from govlint.fixing.characters import Characters, Place
    from govlint.fixing.plans import Plan
    from govlint.rules import Edit
    from govlint.source import Source

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_REFERENCE: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_HEADING_MARKS: Final = re.compile(r"[#＃ \t\u3000]*")


class _Splice(NamedTuple):
    """[start, end) of the file's text, in characters, is to become `text`."""

    start: int
    end: int
    text: str


class TextFile:
    """A decoded file and the texts that were read from it; with `markup`, what is written is escaped as in HTML."""

    def __init__(self, source: Source, characters: Characters, *, markup: bool) -> None:
        self._source = source
        self._characters = characters
        self._markup = markup
        ends = [match.span() for match in _LINE_END.finditer(source.text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(source.text)]

    def obstacle(self, place: Place) -> str:
        """Why a character is not written in the file as it is read, or cannot be changed."""
        if self._extent(place) is not None:
            return ""
        if self._characters.char(place).isspace():
            return say("这里是换行或者排版用的空白")
        return say("这里的文字不是直接写在文件里的（如自动编号）")

    def raw(self, edit: Edit, places: Sequence[Place]) -> bool:
        """Whether an edit is about the marks of a heading: other marks, or none together with all of its text."""
        start, end = self._offset(edit.span.line, edit.span.column), self._end(edit.span)
        if start is None or end is None or start >= end:
            return False
        if not places:
            marks = self._source.text[start:end]
            return all(_HEADING_MARKS.fullmatch(text) for text in (marks, edit.text))
        if edit.text:
            return False
        left: list[str] = []
        at = start
        for place in places:
            extent = self._extent(place)
            if extent is None:
                return False
            left.append(self._source.text[at : extent.start])
            at = extent.end
        left.append(self._source.text[at:end])
        return _HEADING_MARKS.fullmatch("".join(left)) is not None

    def written(self, plan: Plan) -> bytes:
        """The bytes of the file with the changes made; raises `EditError` where its encoding lacks a character."""
        splices = sorted(self._splices(plan), key=lambda splice: (splice.start, splice.end > splice.start))
        pieces: list[bytes] = []
        done = 0
        for splice in splices:
            if splice.start < done:
                raise EditError(say("几处改动互相重叠"))
            pieces.append(self._encoded.bytes_of(done, splice.start))
            pieces.append(self._encoded.encoded(splice.text))
            done = splice.end
        pieces.append(self._encoded.bytes_of(done, len(self._source.text)))
        return self._source.bom + b"".join(pieces)

    @cached_property
    def _encoded(self) -> EncodedText:
        return EncodedText(self._source)

    def _splices(self, plan: Plan) -> Iterable[_Splice]:
        removed: list[tuple[int, int]] = []
        for span, text in plan.raw:
            start, end = self._offset(span.line, span.column), self._end(span)
            if start is None or end is None:
                raise EditError(say("要改的地方不在文件里"))
            removed.append((start, end))
            yield _Splice(start, end, text)
        for place in sorted(plan.changes):
            extent = self._extent(place)
            if extent is None:
                raise EditError(self.obstacle(place))
            change = plan.changes[place]
            if any(start <= extent.start < end for start, end in removed):
                continue
            if change.before:
                yield _Splice(extent.start, extent.start, self._escaped(change.before))
            if change.own is not None:
                yield _Splice(extent.start, extent.end, self._escaped(change.own))
            if change.after:
                yield _Splice(extent.end, extent.end, self._escaped(change.after))

    def _extent(self, place: Place) -> _Splice | None:
        """Where the character is written, which may be as a reference; None where it is not, or not as one by itself.

        The text of an extent is the character.
        """
        text = self._characters.texts[place.text]
        char = text.value[place.at]
        at = self._offset(*text.position(place.at))
        if char == "\n" or at is None or at >= len(self._source.text):
            return None
        written = self._source.text[at]
        found = _REFERENCE.match(self._source.text, at) if written == "&" else None
        if found is not None and decoded(found[0]) == char and not self._goes_on(place, at + 1):
            return _Splice(at, found.end(), char)
        return _Splice(at, at + 1, char) if written == char else None

    def _goes_on(self, place: Place, at: int) -> bool:
        """Whether the next character of the text stands at an offset, so that this one is no longer than one."""
        text = self._characters.texts[place.text]
        after = place.at + 1
        return after < len(text.value) and self._offset(*text.position(after)) == at

    def _offset(self, line: int, column: int) -> int | None:
        if not 0 < line <= len(self._starts) or column < 1:
            return None
        at = self._starts[line - 1] + column - 1
        return at if at <= self._ends[line - 1] else None

    def _end(self, span: Span) -> int | None:
        return self._offset(span.end_line, span.end_column)

    def _escaped(self, text: str) -> str:
        return escape(text, quote=False) if self._markup else text
