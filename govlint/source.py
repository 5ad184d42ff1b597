"""The bytes of one file and the text decoded from them.

Only LF, CRLF and CR end a line: `str.splitlines` also splits at form feeds and U+2028, which would shift every
position behind one.
"""

from __future__ import annotations

import codecs
import re
from operator import attrgetter
from typing import Final

from govlint.language import say
from govlint.limits import MAX_LINES, MAX_MARKS, MAX_PIPES, MAX_TEXT, MAX_WRITTEN
from govlint.named_tuple import NamedTuple
from govlint.unreadable import UnreadableError

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKS: Final = " \t\u3000\xa0<>&+-=*_~#\\\ufdfa\ufdfb"
"""Also the two ligatures that become whole sentences where texts are compared."""
_NOT_TEXT: Final = (b"%PDF-", b"{\\rtf")
"""How formats begin that are no text for a reader, but may do without any NUL byte."""


class UndecodableError(UnreadableError):
    """A text file that no decoder takes; `encoding` is that of the one which came furthest, `bom` what decided it."""

    def __init__(self, message: str, encoding: str, bom: bytes, *, line: int, column: int) -> None:
        super().__init__(message, line=line, column=column)
        self.encoding = encoding
        self.bom = bom


class Source(NamedTuple):
    """A file: its path as the user gave it, its bytes, and its text.

    The text is what stands after the BOM; of a file without lines, like Word's, it is what the reader wrote down.
    """

    path: str
    data: bytes
    encoding: str = ""
    bom: bytes = b""
    text: str = ""

    def lines(self) -> list[str]:
        """The lines of the text without their ends; line 1 is at index 0."""
        return split_lines(self.text)


_SURE: Final = 20
"""So many continuation bytes of UTF-8 stand in no text of another encoding."""
_start = attrgetter("start")


def split_lines(text: str) -> list[str]:
    """`text` cut at LF, CRLF and CR and nowhere else; always at least one line."""
    if "\r" not in text:
        return text.split("\n")
    return _LINE_END.split(text)


def bounded(source: Source) -> Source:
    """The same source, of a text or Markdown file; `UnreadableError` where it has more marks than any report."""
    if len(source.text) <= MAX_MARKS:
        return source
    count = source.text.count
    pipes = count("|")
    if pipes > MAX_PIPES:
        raise UnreadableError(say("表格线“|”超过 {most} 个；请确认给出的是一份年度报告", most=MAX_PIPES))
    beside = min(count(" |") + count("| "), count(" ")) if pipes else 0
    if sum(map(count, _MARKS)) - beside > MAX_MARKS:
        raise UnreadableError(
            say("空格和表格线、括号一类的符号一共超过 {most} 个；请确认给出的是一份年度报告", most=MAX_MARKS)
        )
    return source


def decode(path: str, data: bytes, declared: str = "") -> Source:
    """Decode a text file: a BOM decides, then strict UTF-8, then what the file declares, then strict GB18030.

    There is never a statistical guess, and no text in another encoding happens to be UTF-8. `declared` is the name of a
    codec. Raises `UnreadableError`; `UndecodableError` has the position of the first byte that no decoder takes.
    """
    if len(data) > MAX_TEXT:
        raise UnreadableError(
            say(
                "文件有 {count} 字节，超过上限 {most} 字节；请确认给出的是一份年度报告",
                count=len(data),
                most=MAX_TEXT,
            )
        )
    if data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n") > MAX_LINES:
        raise UnreadableError(say("文件超过 {most} 行；请确认给出的是一份年度报告", most=MAX_LINES))
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(path, data, encoding, bom)
    if not data.strip():
        raise UnreadableError(say("文件是空的"))
    if b"\x00" in data or data.startswith(_NOT_TEXT):
        from govlint.foreign import foreign_error

        raise foreign_error(data, say("文本文件"))
    return _first_that_takes(path, data, tuple(dict.fromkeys(("utf-8", declared or "gb18030", "gb18030"))))


def _strict(path: str, data: bytes, encoding: str, bom: bytes) -> Source:
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data[len(bom) :], error, encoding, bom) from error
    if not text.strip():
        raise UnreadableError(say("文件是空的"))
    return _short(Source(path, data, encoding, bom, text))


def _short(source: Source) -> Source:
    """The same source; `UnreadableError` where it has more lines of text than any report."""
    if source.text.count("\n") + source.text.count("\r") >= MAX_WRITTEN:
        written = sum("|" not in line and not line.isspace() for line in source.lines() if line)
        if written > MAX_WRITTEN:
            raise UnreadableError(say("文件中写有文字的行超过 {most} 行；请确认给出的是一份年度报告", most=MAX_WRITTEN))
    return source


def _first_that_takes(path: str, data: bytes, encodings: tuple[str, ...]) -> Source:
    errors = []
    for encoding in encodings:
        try:
            return _short(Source(path, data, encoding, b"", data.decode(encoding)))
        except UnicodeDecodeError as error:
            errors.append(error)
            if encoding == "utf-8" and error.start - len(data[: error.start].decode()) > _SURE:
                break  # damaged UTF-8; GB18030 might take it and make nonsense of it
    # The decoder that comes furthest is the one the file was meant for.
    furthest = max(errors, key=_start)
    raise _undecodable(data, furthest, furthest.encoding) from furthest


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str, bom: bytes = b"") -> UndecodableError:
    before = split_lines(data[: error.start].decode(encoding, "replace"))
    where = say("第 {count} 个字节 0x{data:02X} 处失败", count=len(bom) + error.start + 1, data=data[error.start])
    tried = (
        say("文件开头标明是 {encoding}，{where}", encoding=encoding, where=where)
        if bom
        else say("既不是 UTF-8 也不是 GB18030（{encoding} 在{where}）", encoding=encoding, where=where)
    )
    return UndecodableError(
        say("无法解码：{tried}；请另存为 UTF-8 文本", tried=tried),
        encoding,
        bom,
        line=len(before),
        column=len(before[-1]) + 1,
    )
