"""The XML of a part as a tree in which every element knows the bytes it is written as."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat
from xml.parsers.expat import ExpatError

from govlint.annotating.splices import AnnotationError
from govlint.readers.docx.markup import Budget

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
"""The name of an element is its namespace, a space, and its local name."""
WORD_URI: Final = W[:-1]
_TAG: Final = re.compile(rb"<([^\s/>]++)(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")
_DAMAGED: Final = "文件内部有损坏，请用 Word 或 WPS 另存后再批注"
_UTF_16: Final = "文件内部用了 UTF-16 编码，请用 Word 或 WPS 另存后再批注"
_NOTHING: Final[Mapping[str, str]] = {}


class Node:
    """An element: bytes [start, inside) are its start tag, [inside, close) its content, [close, end) its end tag.

    One that is written as a single tag has no end tag: `inside`, `close` and `end` are the same.
    """

    __slots__ = ("children", "close", "end", "inside", "name", "parent", "start", "values")

    def __init__(self, name: str, values: Mapping[str, str], start: int, inside: int, parent: Node | None) -> None:
        self.name = name
        self.values = values
        self.start = start
        self.inside = self.close = self.end = inside
        self.parent = parent
        self.children: list[Node] = []

    def child(self, name: str) -> Node | None:
        """The first child w:`name`."""
        return next((child for child in self.children if child.name == W + name), None)

    def value(self, name: str) -> str:
        """The attribute w:`name`; "" where there is none."""
        return self.values.get(W + name, "")

    def within(self) -> Iterator[Node]:
        """All elements in this one, in order."""
        pending = [iter(self.children)]
        while pending:
            for child in pending[-1]:
                yield child
                pending.append(iter(child.children))
                break
            else:
                pending.pop()

    def path(self) -> list[Node]:
        """The element and all that it stands in, the root first."""
        steps: list[Node] = []
        node: Node | None = self
        while node is not None:
            steps.append(node)
            node = node.parent
        return steps[::-1]


class Tree:
    """A part in UTF-8 without a document type; raises `AnnotationError` for any other, or where it is no XML.

    Raises `UnreadableError` for one with more elements than are read.

    `texts` are its w:t and `paragraphs` its w:p in the order of the part, as `govlint.readers.docx.origins` counts
    them.
    """

    def __init__(self, data: bytes) -> None:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
            raise AnnotationError(_UTF_16)
        Budget().spend(data, "部件")
        self.data = data
        self.texts: list[Node] = []
        self.paragraphs: list[Node] = []
        self._kinds = {W + "t": self.texts, W + "p": self.paragraphs}
        self._root: Node | None = None
        self._open: Node | None = None
        parser = self._parser = expat.ParserCreate("utf-8", " ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            parser.Parse(data, True)
        except ExpatError as error:
            raise AnnotationError(_DAMAGED) from error

    @property
    def root(self) -> Node:
        """The element that holds all others."""
        if self._root is None:
            raise AnnotationError(_DAMAGED)
        return self._root

    def tag(self, node: Node) -> bytes:
        """The start tag of an element."""
        return self.data[node.start : node.inside]

    def spelled(self, node: Node) -> bytes:
        """The name of an element as it is written, with its prefix."""
        found = _TAG.match(self.data, node.start)
        if found is None:
            raise AnnotationError(_DAMAGED)
        return found[1]

    def prefix(self, node: Node) -> bytes:
        """The prefix of an element with its colon; b"" where it has none."""
        head, colon, _ = self.spelled(node).partition(b":")
        return head + colon if colon else b""

    def is_single(self, node: Node) -> bool:
        """Whether the element is written as a single tag."""
        return self.data[node.inside - 2 : node.inside] == b"/>"

    def _start(self, name: str, values: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        found = _TAG.match(self.data, start)
        if found is None:
            raise AnnotationError(_DAMAGED)
        node = Node(name, values or _NOTHING, start, found.end(), self._open)
        if self._open is None:
            self._root = node
        else:
            self._open.children.append(node)
        self._open = node
        if name in self._kinds:
            self._kinds[name].append(node)

    def _end(self, _name: str) -> None:
        node = self._open
        if node is None:
            raise AnnotationError(_DAMAGED)
        if not self.is_single(node):
            node.close = self._parser.CurrentByteIndex
            node.end = self.data.index(b">", node.close) + 1
        self._open = node.parent
