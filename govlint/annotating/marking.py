"""Putting the signs of remarks into the text of a Word file, and colouring what they are about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from govlint.annotating.body import look_of
from govlint.annotating.markup import WORD_URI, W
from govlint.annotating.splices import Splice, inserted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.annotating.body import Body, Cut, Range
    from govlint.annotating.markup import Node

_BEHIND_HIGHLIGHT: Final = frozenset(
    W + name
    for name in (
        "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
        "specVanish", "oMath", "rPrChange",
    )
)  # fmt: skip
"""What stands behind w:highlight in the properties of a run, whose order is laid down."""
_PRESERVED: Final = re.compile(rb"\sxml:space\s*=")


class Marking:
    """Collects ranges and their numbers; `style` is the style of the signs, `colour` that of the text; "" for none."""

    def __init__(self, body: Body, *, style: str = "", colour: str = "") -> None:
        self._body = body
        self._tree = body.tree
        self._style = style.encode()
        self._colour = colour.encode()
        self._cuts: dict[int, _Signs] = {}
        self._covered: dict[int, tuple[Node, list[tuple[int, int]]]] = {}
        parents = (text.parent for text in body.tree.texts)
        self._runs = {run.start: run for run in parents if run is not None and run.name == W + "r"}

    def add(self, place: Range, number: int) -> None:
        """Mark what remark `number` is about."""
        start, end = place.start, place.end
        opening, closing = self._signs(start.host, number)[0], self._signs(end.host, number)[1]
        if start == end:
            self._at(start).points.append(opening + closing)
            return
        self._at(start).starts.append(opening)
        self._at(end).ends.append(closing)
        for first, last in place.covered if self._colour else ():
            run = first.run or last.run or self._runs.get(first.at)
            if run is not None and may_be_coloured(run):
                self._covered.setdefault(run.start, (run, []))[1].append((first.at, last.at))

    def splices(self) -> Iterator[Splice]:
        """What is to be changed in the bytes of the part."""
        inner: dict[int, list[int]] = {}
        for at, signs in sorted(self._cuts.items()):
            if signs.cut.run is not None:
                inner.setdefault(signs.cut.run.start, []).append(at)
        coloured = {
            start: _segments(inner.get(start, ()), places) for start, (_, places) in sorted(self._covered.items())
        }
        for start, (run, _) in self._covered.items():
            if 0 in coloured[start]:
                yield from self._coloured(run)
        yield from self._preserving()
        for at, signs in self._cuts.items():
            cut, data = signs.cut, b"".join((*signs.ends, *signs.points, *signs.starts))
            if cut.run is None:
                yield self._outside(at, cut.host, data)
            else:
                segment = bisect_right(inner[cut.run.start], at)
                look = self._look(cut.run, coloured=segment in coloured.get(cut.run.start, ()))
                yield inserted(at, self._closed(cut, cut.run) + data + self._reopened(cut, cut.run, look))

    def _at(self, cut: Cut) -> _Signs:
        return self._cuts.setdefault(cut.at, _Signs(cut))

    def _signs(self, host: Node, number: int) -> tuple[bytes, bytes]:
        """What stands before and behind the text of a remark."""
        prefix = self._tree.prefix(host)
        scope = b"" if prefix else b' xmlns:w="' + WORD_URI.encode() + b'"'
        w = prefix or b"w:"
        named = b'%sid="%d"' % (w, number)
        style = b'<%srPr><%srStyle %sval="%s"/></%srPr>' % (w, w, w, self._style, w) if self._style else b""
        return (
            b"<%scommentRangeStart%s %s/>" % (w, scope, named),
            b"<%scommentRangeEnd%s %s/><%sr%s>%s<%scommentReference %s/></%sr>"
            % (w, scope, named, w, scope, style, w, named, w),
        )

    def _outside(self, at: int, host: Node, data: bytes) -> Splice:
        if at == host.inside and self._tree.is_single(host):
            return Splice(at - 2, at, b">" + data + b"</" + self._tree.spelled(host) + b">")
        return inserted(at, data)

    def _closed(self, cut: Cut, run: Node) -> bytes:
        ends = b"</" + self._tree.spelled(run) + b">"
        if cut.text is not None:
            ends = b"</" + self._tree.spelled(self._tree.texts[cut.text]) + b">" + ends
        return ends

    def _reopened(self, cut: Cut, run: Node, look: bytes) -> bytes:
        opened = self._tree.tag(run) + look
        if cut.text is None:
            return opened
        tag = self._tree.tag(self._tree.texts[cut.text])
        if self._loosens(cut.text) and not _PRESERVED.search(tag):
            tag = tag[:-1] + b' xml:space="preserve">'
        return opened + tag

    def _preserving(self) -> Iterator[Splice]:
        """Say that white space counts in a text that is cut beside some."""
        for number in {signs.cut.text for signs in self._cuts.values() if signs.cut.text is not None}:
            node = self._tree.texts[number]
            if self._loosens(number) and not _PRESERVED.search(self._tree.tag(node)):
                yield inserted(node.inside - 1, b' xml:space="preserve"')

    def _loosens(self, number: int) -> bool:
        """Whether white space inside of a text comes to its edges: told by any there is, as it does no harm."""
        text = self._body.texts[number]
        return not text.preserved and any(char in " \t\r\n" for char in text.text)

    def _coloured(self, run: Node) -> Iterator[Splice]:
        look = look_of(run)
        data = self._look(run, coloured=True)
        if look is None:
            yield inserted(run.inside, data)
        elif data != self._body.data[look.start : look.end]:
            yield Splice(look.start, look.end, data)

    def _look(self, run: Node, *, coloured: bool) -> bytes:
        """The properties of a run as they are written, or with the colour."""
        look = look_of(run)
        data = self._body.data
        written = b"" if look is None else data[look.start : look.end]
        w = self._tree.prefix(run)
        if not coloured or not w or (look is not None and look.child("highlight") is not None):
            return written
        colour = b'<%shighlight %sval="%s"/>' % (w, w, self._colour)
        if look is None or self._tree.is_single(look):
            return b"<%srPr>%s</%srPr>" % (w, colour, w)
        behind = (one.start for one in look.children if one.name in _BEHIND_HIGHLIGHT or not one.name.startswith(W))
        at = next(behind, look.close)
        return data[look.start : at] + colour + data[at : look.end]


class _Signs:
    """What stands at a place: the ends of remarks, remarks about nothing but the place, and the starts of others."""

    __slots__ = ("cut", "ends", "points", "starts")

    def __init__(self, cut: Cut) -> None:
        self.cut = cut
        self.ends: list[bytes] = []
        self.points: list[bytes] = []
        self.starts: list[bytes] = []


def may_be_coloured(run: Node) -> bool:
    """Whether the look of a run may be changed: where changes of it are tracked that would be one more."""
    look = look_of(run)
    return look is None or look.child("rPrChange") is None


def _segments(cuts: Sequence[int], places: Iterable[tuple[int, int]]) -> set[int]:
    """Which pieces of a run, once it is cut there, hold something of the bytes [start, end) of these places."""
    return {
        segment for start, end in places for segment in range(bisect_right(cuts, start), bisect_left(cuts, end) + 1)
    }
