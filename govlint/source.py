"""The bytes of one file and the text decoded from them.

Only LF, CRLF and CR end a line: `str.splitlines` also splits at form feeds and U+2028, which would shift every
position behind one.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from govlint.limits import MAX_LINES, MAX_TEXT
from govlint.named_tuple import NamedTuple
from govlint.unreadable import UnreadableError as UnreadableError

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_TEXT: Final = (b"%PDF-", b"{\\rtf")
"""How formats begin that are no text for a reader, but may do without any NUL byte."""


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


def split_lines(text: str) -> list[str]:
    """`text` cut at LF, CRLF and CR and nowhere else; always at least one line."""
    if "\r" not in text:
        return text.split("\n")
    return _LINE_END.split(text)


def decode(path: str, data: bytes) -> Source:
    """Decode a text file: a BOM decides, then strict UTF-8, then strict GB18030; never a statistical guess.

    Raises `UnreadableError` with the position of the first byte that no decoder takes.
    """
    if len(data) > MAX_TEXT:
        raise UnreadableError(f"文件有 {len(data)} 字节，超过上限 {MAX_TEXT} 字节；请确认给出的是一份年度报告")
    if data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n") > MAX_LINES:
        raise UnreadableError(f"文件超过 {MAX_LINES} 行；请确认给出的是一份年度报告")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(path, data, encoding, bom)
    if not data.strip():
        raise UnreadableError("文件是空的")
    if b"\x00" in data or data.startswith(_NOT_TEXT):
        from govlint.foreign import foreign_error

        raise foreign_error(data, "文本文件")
    try:
        return Source(path, data, "utf-8", b"", data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _gb18030(path, data, error)


def _strict(path: str, data: bytes, encoding: str, bom: bytes) -> Source:
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data[len(bom) :], error, encoding, bom) from error
    if not text.strip():
        raise UnreadableError("文件是空的")
    return Source(path, data, encoding, bom, text)


def _gb18030(path: str, data: bytes, utf8_error: UnicodeDecodeError) -> Source:
    try:
        return Source(path, data, "gb18030", b"", data.decode("gb18030"))
    except UnicodeDecodeError as error:
        # The decoder that came further is the one the file was meant for.
        better = error if error.start > utf8_error.start else utf8_error
        raise _undecodable(data, better, better.encoding) from error


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str, bom: bytes = b"") -> UnreadableError:
    before = split_lines(data[: error.start].decode(encoding, "replace"))
    where = f"第 {len(bom) + error.start + 1} 个字节 0x{data[error.start]:02X} 处失败"
    tried = f"文件开头标明是 {encoding}，{where}" if bom else f"既不是 UTF-8 也不是 GB18030（{encoding} 在{where}）"
    return UnreadableError(
        f"无法解码：{tried}；请另存为 UTF-8 文本",
        line=len(before),
        column=len(before[-1]) + 1,
    )
