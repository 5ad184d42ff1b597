"""What a file really is, by its content, where that is not what its name says: legacy, encrypted, broken, foreign."""

from __future__ import annotations

from typing import Final

from govlint.foreign import kinds
from govlint.foreign.compound_file import MAGIC as COMPOUND
from govlint.foreign.compound_file import compound_kind
from govlint.foreign.marked_up import text_kind
from govlint.foreign.zip_directory import zip_kind
from govlint.language import say
from govlint.unreadable import UnreadableError

_STARTS: Final = (
    (b"%PDF-", kinds.PDF),
    (b"{\\rtf", kinds.RTF),
    (b"\xff\xd8\xff", kinds.IMAGE),
    (b"\x89PNG\r\n", kinds.IMAGE),
    (b"GIF8", kinds.IMAGE),
    (b"II*\x00", kinds.IMAGE),
    (b"MM\x00*", kinds.IMAGE),
    (b"Rar!\x1a\x07", kinds.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", kinds.ARCHIVE),
    (b"\x1f\x8b", kinds.ARCHIVE),
    (b"BZh", kinds.ARCHIVE),
    (b"\xfd7zXZ\x00", kinds.ARCHIVE),
    (b"MZ", kinds.PROGRAM),
    (b"\x7fELF", kinds.PROGRAM),
)
_OWNER_SIZES: Final = (162, 165)
_OWNER_NAME: Final = 54
_PDF_WITHIN: Final = 1024
"""Where in a file a PDF may begin; what stands before it is not part of it."""


def foreign_error(data: bytes, wanted: str = "") -> UnreadableError:
    """The error to raise for `data` that is not `wanted`, such as "Word 文档（.docx）": what it is and what to do.

    Where it is damaged but of the wanted kind, the error says so. Without `wanted`, the file was not taken for
    anything: its suffix has no reader. Takes time in proportion to the data at most.
    """
    kind = kind_of(data)
    damaged = kind.suffix and kind.suffix in wanted
    return UnreadableError(kind.tell(wanted), convert_as="" if damaged else kind.convert_as)


def kind_of(data: bytes) -> kinds.Kind:
    """What the data is, by its content alone."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return kinds.ZEROED if b"\x00" in data else kinds.EMPTY
    if data.startswith(COMPOUND):
        return compound_kind(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return zip_kind(data)
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return kinds.PDF
    if data.startswith(b"BM") and data[2:6] == len(data).to_bytes(4, "little"):
        return kinds.IMAGE
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return kinds.IMAGE
    if _is_owner_file(data):
        return kinds.OWNER
    return text_kind(data)


def owner_error() -> UnreadableError:
    """The error for a file whose name begins with `~$`, whatever it holds."""
    return UnreadableError(kinds.OWNER.tell(""))


def unsupported_error(data: bytes, readable: str) -> UnreadableError:
    """The error for a file whose suffix nothing is known of; `readable` lists the suffixes that are read."""
    kind = kind_of(data)
    if kind in {kinds.TEXT, kinds.UNKNOWN}:
        return UnreadableError(say("不支持的文件类型；能读的有：{readable}", readable=readable))
    return foreign_error(data)


def _is_owner_file(data: bytes) -> bool:
    """The file that Office keeps beside an open document: the user's name twice, each with its length before it."""
    if len(data) not in _OWNER_SIZES:
        return False
    return 0 < data[0] <= _OWNER_NAME and 0 < data[_OWNER_NAME] <= _OWNER_NAME and data[_OWNER_NAME + 1] == 0
