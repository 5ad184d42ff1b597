"""The XML of one part of a Word file as elements, with what only says how things look left out.

A part is refused before it is parsed where parsing it could cost more than reading a report may: documents with a
document type (the only place for entities), with too many elements, or in an encoding that Word does not write.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError, XMLParser

from govlint.language import say
from govlint.limits import MAX_ELEMENTS
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES: Final = MC + "AlternateContent"
_CHOICE: Final = MC + "Choice"
_FALLBACK: Final = MC + "Fallback"

_DECLARATION: Final = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]*)")
_ENCODINGS: Final = frozenset({b"", b"utf-8", b"utf-16", b"us-ascii", b"ascii"})
_STRICT: Final = re.compile(rb"([\"'])http://purl\.oclc\.org/ooxml/(wordprocessingml|officeDocument|drawingml)/")
# fmt: off
_LOOKS: Final = (
    "adjustRightInd", "autoSpaceDE", "autoSpaceDN", "b", "bCs", "bar", "bdr", "between", "bidi", "bookmarkEnd",
    "bookmarkStart", "bottom", "cantSplit", "caps", "cnfStyle", "cols", "contextualSpacing", "cs", "divId", "docGrid",
    "dstrike", "eastAsianLayout", "effect", "em", "emboss", "end", "fitText", "gridCol", "i", "iCs", "imprint", "ind",
    "insideH", "insideV", "jc", "keepLines", "keepNext", "kern", "kinsoku", "lang", "lastRenderedPageBreak", "left",
    "mirrorIndents", "noProof", "noWrap", "oMath", "outline", "overflowPunct", "pageBreakBefore", "pgMar", "pgSz",
    "position", "proofErr", "rFonts", "right", "rtl", "shadow", "smallCaps", "snapToGrid", "spacing", "start",
    "strike", "suppressAutoHyphens", "suppressLineNumbers", "sz", "szCs", "tblCellSpacing", "tblHeader", "tblInd",
    "tblLayout", "tblLook", "tblW", "tcFitText", "tcW", "textAlignment", "textDirection", "tl2br", "top",
    "topLinePunct", "tr2bl", "trHeight", "u", "vAlign", "vertAlign", "w", "widowControl", "wordWrap",
)
# fmt: on
"""Elements of WordprocessingML without content that a reader of the text can do without: most of what Word writes."""


def _any_of(names: Iterable[str]) -> str:
    """A pattern for one of the names, by first letter: a plain alternation is tried name by name at every tag."""
    rests: dict[str, list[str]] = {}
    for name in names:
        rests.setdefault(name[0], []).append(name[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())


# Cutting these out costs a quarter of what parsing them would. It is exact: "<" stands in no text and no attribute, and
# elements whose attributes hold "/" or ">" are left alone. The names asked for first are those that occur most.
_LOOK: Final = re.compile(f"<w:(?![prt][ >]|t[cr]>)(?:{_any_of(_LOOKS)})(?:/| [^<>/]*+/)>".encode())
_SMALL: Final = 128 * 1024
"""Parts of up to so many bytes are taken to hold as many elements as they could."""
_SHORTEST: Final = 4
_HEAD: Final = 8192
"""Where the namespaces of a part are declared."""
_EMPTIED: Final = tuple(
    f"<w:{name}></w:{name}>".encode()
    for name in ("rPr", "pPr", "tcBorders", "tcMar", "tcPr", "tblBorders", "tblCellMar", "tblGrid", "tblPrEx", "trPr")
)
_XML: Final = (b"<?xml", b"\xef\xbb\xbf<?xml")
_TABLE_STYLE: Final = b'<w:style w:type="table"'
_STYLE_END: Final = b"</w:style>"


class Budget:
    """How many elements and attributes may still be parsed in one file."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = MAX_ELEMENTS

    def spend(self, data: bytes, part: str, more: int = 0) -> None:
        """Count what a part, and `more` of it, would cost in memory; raises `UnreadableError` where it is too much."""
        self._left -= more + (len(data) // _SHORTEST if len(data) <= _SMALL else cost(data))
        if self._left < 0:
            raise UnreadableError(
                say(
                    "Word 文件的 {part} 内容过多（元素和属性超过 {most} 个）；请确认给出的是一份年度报告",
                    part=part,
                    most=MAX_ELEMENTS,
                )
            )


def cost(data: bytes) -> int:
    """How many elements and attributes there are in XML, at least."""
    return data.count(b"<") - data.count(b"</") + data.count(b"=")


def as_utf8(data: bytes, part: str) -> bytes:
    """A part in UTF-8, its strict namespaces as transitional ones; raises `UnreadableError` for one that is refused."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
        data = _from_utf16(data, part)
    declared = _DECLARATION.match(data)
    if declared and declared.group(1).lower() not in _ENCODINGS:
        name = declared.group(1).decode("ascii")
        raise UnreadableError(
            say(
                "Word 文件的 {part} 用了 {name} 编码，不是 Word 写出的文件；请用 Word 或 WPS 重新保存",
                part=part,
                name=name,
            )
        )
    # A search for one byte is many times faster, and text has few of these.
    if b"!" in data and (b"<!DOCTYPE" in data or b"<!ENTITY" in data):
        raise UnreadableError(
            say("Word 文件的 {part} 含有文档类型或实体声明，Word 从不写这种内容，文件可能有害；没有读取", part=part)
        )
    if data.find(b"http://purl.oclc.org/ooxml/", 0, _HEAD) >= 0:
        data = _STRICT.sub(_transitional, data)
    return data


def may_hide_text(data: bytes) -> bool:
    """Whether a part has comments, CDATA or processing instructions, in which "<" may be text."""
    # A search for one byte is many times faster, and text has few of these.
    if b"!" in data and b"<!" in data:
        return True
    start = data.find(b"?>") + 1 if data.startswith(_XML) else 0
    return data.find(b"?", start) >= 0 and data.find(b"<?", start) >= 0


def without_looks(data: bytes) -> bytes:
    """A part in UTF-8 without the elements that only say how things look."""
    if may_hide_text(data):
        return data
    data = _LOOK.sub(b"", data)
    for empty in _EMPTIED:
        data = data.replace(empty, b"")
    return data


def without_table_styles(data: bytes) -> bytes:
    """The part with the styles without those of tables, which are nine tenths of it."""
    if may_hide_text(data):
        return data
    first, *pieces = data.split(_TABLE_STYLE)
    if any(piece.count(_STYLE_END) < 1 for piece in pieces):
        return data
    return first + b"".join(piece.partition(_STYLE_END)[2] for piece in pieces)


def parsed(data: bytes, part: str, budget: Budget, more: int = 0) -> Element:
    """The root element of a part in UTF-8; raises `UnreadableError` where it is no XML or, with `more`, too large."""
    budget.spend(data, part, more)
    parser = XMLParser(encoding="utf-8")  # noqa: S314 - entities are refused before, size is limited
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableError(
            say(
                "Word 文件已损坏：{part} 不是完整的 XML；请用 Word 或 WPS 打开，确认内容无误后另存为新的 .docx",
                part=part,
            )
        ) from error
    return root


def chosen(alternatives: Element) -> Element | None:
    """The one branch of mc:AlternateContent that counts: what newer Word shows, else what older Word does."""
    choice = alternatives.find(_CHOICE)
    return alternatives.find(_FALLBACK) if choice is None else choice


def found_within(element: Element, wanted: str) -> Iterator[Element]:
    """The elements `wanted` anywhere in `element`, in order, but not in one another, and of alternatives only one."""
    pending = [iter(element)]
    while pending:
        child = next(pending[-1], None)
        if child is None:
            pending.pop()
        elif child.tag == wanted:
            yield child
        elif child.tag == ALTERNATIVES:
            branch = chosen(child)
            pending.append(iter(() if branch is None else branch))
        elif len(child):
            pending.append(iter(child))


def _from_utf16(data: bytes, part: str) -> bytes:
    encoding = "utf-16"
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16-be" if data[:1] == b"\x00" else "utf-16-le"
    try:
        return data.decode(encoding).encode("utf-8")
    except UnicodeError as error:
        raise UnreadableError(
            say("Word 文件已损坏：{part} 无法解码；请用 Word 或 WPS 打开，确认内容无误后另存为新的 .docx", part=part)
        ) from error


def _transitional(match: re.Match[bytes]) -> bytes:
    return match.group(1) + b"http://schemas.openxmlformats.org/" + match.group(2) + b"/2006/"
