"""Where the paragraphs of a part of a Word file stand in its bytes, for putting a run into one that is empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat
from xml.sax.saxutils import escape

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_TAG: Final = re.compile(rb"</?[^\s/>]++(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")
_NAME: Final = re.compile(rb"<([^\s/>]++)")
_TRACKED: Final = re.compile(rb"<[^\s/>:]{0,20}:?(?:ins|del|moveFrom|moveTo|rPrChange)[\s/>]")


class _Paragraph:
    """The bytes of a w:p: its start tag [start, inner), its content [inner, close), and where it ends.

    `look` is how its text looks: the w:rPr of its first run, or else that of its mark.
    """

    __slots__ = ("close", "end", "inner", "look", "of_run", "start")

    def __init__(self, start: int, inner: int) -> None:
        self.start = start
        self.inner = inner
        self.close = inner
        self.end = inner
        self.look = b""
        self.of_run = False


class _Open(NamedTuple):
    name: str
    at: int


def with_runs(data: bytes, texts: Mapping[int, str]) -> bytes:
    """A part in UTF-8, known to be well-formed, with a run behind what is in the w:p of these numbers, from 0."""
    scan = _Scan(data)
    scan.run()
    pieces: list[bytes] = []
    done = 0
    for number in sorted(texts):
        paragraph = scan.paragraphs[number]
        pieces.append(data[done : paragraph.start])
        pieces.append(_with_run(data, paragraph, texts[number]))
        done = paragraph.end
    return b"".join((*pieces, data[done:]))


def _with_run(data: bytes, paragraph: _Paragraph, text: str) -> bytes:
    found = _NAME.match(data, paragraph.start)
    name = found[1] if found else b"w:p"
    prefix = name[:-1]
    look = b"" if _TRACKED.search(paragraph.look) else paragraph.look
    said = escape(text).encode("ascii", "xmlcharrefreplace")
    run = b"<%sr>%s<%st>%s</%st></%sr>" % (prefix, look, prefix, said, prefix, prefix)
    tag = data[paragraph.start : paragraph.inner]
    if tag.endswith(b"/>"):
        return b"%s>%s</%s>" % (tag[:-2].rstrip(), run, name)
    return tag + data[paragraph.inner : paragraph.close] + run + data[paragraph.close : paragraph.end]


class _Scan:
    """Listens to the parser for paragraphs and how their text looks."""

    def __init__(self, data: bytes) -> None:
        self.paragraphs: list[_Paragraph] = []
        self._data = data
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._stack: list[_Open] = []
        self._inside: list[_Paragraph] = []

    def run(self) -> None:
        """Parse the part."""
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(self._data, True)

    def _start(self, name: str, _values: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        if name == f"{_W}p":
            paragraph = _Paragraph(at, self._after_tag(at))
            self.paragraphs.append(paragraph)
            self._inside.append(paragraph)
        self._stack.append(_Open(name.removeprefix(_W), at))

    def _end(self, name: str) -> None:
        opened = self._stack.pop()
        at = self._parser.CurrentByteIndex
        if name == f"{_W}p":
            paragraph = self._inside.pop()
            paragraph.close = max(at, paragraph.inner)
            # Of an element without content the parser gives the start of its one tag.
            paragraph.end = paragraph.inner if at <= paragraph.start else self._after_tag(at)
        elif opened.name == "rPr" and self._inside and len(self._stack) > 1:
            self._take_look(opened.at, at)

    def _take_look(self, start: int, end: int) -> None:
        parent, above = self._stack[-1].name, self._stack[-2].name
        paragraph = self._inside[-1]
        of_run = parent == "r" and above == "p"
        if (of_run and not paragraph.of_run) or (parent == "pPr" and above == "p" and not paragraph.look):
            paragraph.look = self._data[start : self._after_tag(max(end, start))]
            paragraph.of_run = of_run

    def _after_tag(self, at: int) -> int:
        found = _TAG.match(self._data, at)
        return at if found is None else found.end()
