"""The text of a file and its bytes side by side, so that those of a part of it are found as they are in the file."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from govlint.fixing.plans import EditError
from govlint.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.source import Source

_WIDER: Final = "gb18030"
_USUAL: Final = "gbk"
_start = itemgetter(0)


class EncodedText:
    """The bytes of a decoded file. Broken ones, which a web page may have where it is not read, count as a character.

    Raises `EditError` for a file whose text does not come from its bytes one by one.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._stretches: list[tuple[int, str, bytes]] = []
        at = 0
        for text, data in _stretches(source):
            self._stretches.append((at, text, data))
            at += len(text)
        if "".join(text for _, text, _ in self._stretches) != source.text:
            raise EditError(say("文件的内容不能逐字对应到字节"))

    def bytes_of(self, start: int, end: int) -> bytes:
        """The bytes of the characters [start, end) as they are in the file."""
        pieces = []
        index = max(bisect_right(self._stretches, start, key=_start) - 1, 0)
        while index < len(self._stretches) and self._stretches[index][0] < end:
            at, text, data = self._stretches[index]
            index += 1
            part = text[max(start - at, 0) : end - at]
            # Bytes that are no character have none to be made of again.
            pieces.append(data if len(part) == len(text) else part.encode(self._source.encoding))
        return b"".join(pieces)

    def encoded(self, text: str) -> bytes:
        """The bytes of a text that is to be put into the file; raises `EditError` where its encoding cannot."""
        try:
            return text.encode(self._encoding)
        except UnicodeEncodeError as error:
            lacking = text[error.start]
            reason = say(
                "文件的编码 {upper} 里没有“{lacking}”（U+{ord:04X}）",
                upper=self._encoding.upper(),
                lacking=lacking,
                ord=ord(lacking),
            )
            raise EditError(reason) from error

    @cached_property
    def _encoding(self) -> str:
        """The encoding of what is written: a file that is GBK so far stays it, although it was read as GB18030."""
        source = self._source
        if source.encoding == _WIDER and not source.bom:
            try:
                source.data.decode(_USUAL)
            except UnicodeDecodeError:
                return _WIDER
            return _USUAL
        return source.encoding


def _stretches(source: Source) -> Iterator[tuple[str, bytes]]:
    """The file without its BOM in turn as text, and as bytes that are broken, with the character they are read as."""
    view = memoryview(source.data)[len(source.bom) :]
    while True:
        try:
            text = str(view, source.encoding)
        except UnicodeDecodeError as error:
            yield from _whole(source, str(view[: error.start], source.encoding), bytes(view[: error.start]))
            yield "\ufffd", bytes(view[error.start : error.end])
            view = view[error.end :]
            continue
        yield from _whole(source, text, bytes(view))
        return


def _whole(source: Source, text: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if text.encode(source.encoding) != data:
        raise EditError(say("文件的内容不能逐字对应到字节"))
    if text:
        yield text, data
