"""Where in the bytes of a part of a Word file each character of its text stands, for changing nothing but that."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from govlint.language import say
from govlint.named_tuple import NamedTuple
from govlint.readers.docx.runs import EDGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_SPACE: Final = "http://www.w3.org/XML/1998/namespace space"
_TAG: Final = re.compile(rb"<[^\s/>]++(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")
_TOKEN: Final = re.compile(
    rb"<!\[CDATA\[(?P<literal>.*?)\]\]>|<!--.*?-->|<\?.*?\?>|(?P<reference>&[#0-9A-Za-z]++;)"
    rb"|(?P<end>\r\n?)|(?P<character>[\x00-\x7f]|[\xc2-\xf4][\x80-\xbf]++)",
    re.DOTALL,
)
_LINK: Final = "HYPERLINK"


class WrittenCharacter(NamedTuple):
    """A character and the bytes [start, end) it is written as; `literal` says that they stand in a CDATA section."""

    char: str
    start: int
    end: int
    literal: bool


class WrittenText(NamedTuple):
    """A w:t: the bytes [tag, start) of its start tag and [start, end) of its content.

    `preserved` says that white space at its edges counts; `obstacle` why its text must not be changed, in Chinese.
    """

    tag: int
    start: int
    end: int
    preserved: bool
    obstacle: str
    text: str

    def characters(self, data: bytes) -> list[WrittenCharacter]:
        """Its characters in the bytes of the part; none where they are not what an XML parser reads."""
        found = list(_characters(data, self.start, self.end, literal=False))
        return found if "".join(made.char for made in found) == self.text else []

    @property
    def has_loose_edges(self) -> bool:
        """Whether there is white space at its edges that does not count."""
        return not self.preserved and self.text != self.text.strip(EDGES)


class PartText(NamedTuple):
    """The w:t elements of a part in its order; `ascii_only` says that its encoding holds no other characters."""

    texts: list[WrittenText]
    ascii_only: bool


def part_text(data: bytes) -> PartText:
    """The texts of a part in UTF-8 without a document type; raises `ExpatError` where it is not well-formed.

    What the reader leaves out without looking at it has to be so here.
    """
    scan = _Scan(data)
    scan.run()
    return PartText(scan.texts, scan.encoding.lower() in ("us-ascii", "ascii"))


class _Field:
    """A field that has begun: its code, and whether what comes is its result."""

    __slots__ = ("code", "shown")

    def __init__(self, code: str = "", *, shown: bool = False) -> None:
        self.code = code
        self.shown = shown

    @property
    def computed(self) -> bool:
        return self.shown and self.code.split()[:1] != [_LINK]


class _Scan:
    """Listens to the parser: the w:t elements, and what around them says that their text is not all there is to it."""

    def __init__(self, data: bytes) -> None:
        self.texts: list[WrittenText] = []
        self.encoding = ""
        self._data = data
        self._parser = expat.ParserCreate("utf-8", " ")
        self._alternatives = 0
        self._controls: list[str] = []
        self._fields: list[_Field] = []
        self._open: WrittenText | None = None
        self._pieces: list[str] | None = None
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            _W + "t": self._begin_text,
            _W + "sdt": lambda _: self._controls.append(""),
            _W + "lock": self._lock,
            _W + "fldSimple": lambda values: self._fields.append(_Field(values.get(_W + "instr", ""), shown=True)),
            _W + "fldChar": self._field_character,
            _W + "instrText": self._begin_code,
        }
        self._ends: dict[str, Callable[[], object]] = {
            _W + "t": self._end_text,
            _W + "sdt": self._controls.pop,
            _W + "fldSimple": self._end_field,
            _W + "instrText": self._end_code,
        }

    def run(self) -> None:
        parser = self._parser
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(self._data, True)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.encoding = encoding or ""

    def _start(self, name: str, values: dict[str, str]) -> None:
        if self._open is not None:
            self._open = self._open._replace(obstacle=say("文字中间夹有别的内容"))
        begin = self._starts.get(name)
        if begin is not None:
            begin(values)
        elif name.endswith(" AlternateContent"):
            self._alternatives += 1
        elif name.endswith(" dataBinding") and self._controls:
            self._controls[-1] = say("文字由文档属性填入")

    def _end(self, name: str) -> None:
        end = self._ends.get(name)
        if end is not None:
            end()
        elif name.endswith(" AlternateContent"):
            self._alternatives -= 1

    def _text(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)

    def _begin_text(self, values: dict[str, str]) -> None:
        tag = self._parser.CurrentByteIndex
        found = _TAG.match(self._data, tag)
        start = tag if found is None else found.end()
        preserved = values.get(_SPACE) == "preserve"
        self._open = WrittenText(tag, start, start, preserved, self._obstacle(), "")
        self._pieces = []

    def _end_text(self) -> None:
        if self._open is not None:
            end = max(self._parser.CurrentByteIndex, self._open.start)
            self.texts.append(self._open._replace(end=end, text="".join(self._pieces or ())))
        self._open = self._pieces = None

    def _obstacle(self) -> str:
        if self._alternatives:
            return say("文字在图形或文本框里，文件中为旧版 Word 另存了一份")
        if any(field.computed for field in self._fields):
            return say("文字是域的结果，更新域时会变回去")
        return next((control for control in self._controls if control), "")

    def _lock(self, values: dict[str, str]) -> None:
        if self._controls and values.get(_W + "val") in ("contentLocked", "sdtContentLocked"):
            self._controls[-1] = say("文字在锁定的控件里")

    def _field_character(self, values: dict[str, str]) -> None:
        kind = values.get(_W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end":
            self._end_field()

    def _end_field(self) -> None:
        if self._fields:
            self._fields.pop()

    def _begin_code(self, _values: dict[str, str]) -> None:
        self._pieces = []

    def _end_code(self) -> None:
        if self._fields:
            self._fields[-1].code += "".join(self._pieces or ())
        self._pieces = None


def _characters(data: bytes, start: int, end: int, *, literal: bool) -> Iterator[WrittenCharacter]:
    for token in _TOKEN.finditer(data, start, end):
        first, last = token.span()
        kind = token.lastgroup
        if kind == "character":
            yield WrittenCharacter(token[0].decode("utf-8", "replace"), first, last, literal)
        elif kind == "end":
            yield WrittenCharacter("\n", first, last, literal)
        elif kind == "reference":
            if literal:
                for at in range(first, last):
                    yield WrittenCharacter(chr(data[at]), at, at + 1, True)
            else:
                yield WrittenCharacter(unescape(token[0].decode("ascii")), first, last, False)
        elif kind == "literal":
            yield from _characters(data, *token.span("literal"), literal=True)
