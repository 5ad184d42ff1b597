"""Zip files: what kind of document their directory describes. Nothing is unpacked."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from govlint.foreign import kinds
from govlint.limits import MAX_MEMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_END: Final = b"PK\x05\x06"
_END_WITHIN: Final = 65_557
"""The end record with the longest comment that can stand behind it."""
_END_SIZE: Final = 22
_ENTRY: Final = b"PK\x01\x02"
_ENTRY_SIZE: Final = 46
_MIMETYPES: Final = (
    (b"application/vnd.oasis.opendocument.text", kinds.ODT),
    (b"application/vnd.oasis.opendocument.spreadsheet", kinds.SHEET),
    (b"application/vnd.oasis.opendocument.presentation", kinds.SLIDES),
    (b"application/epub+zip", kinds.EPUB),
)
_FOLDERS: Final = ((b"word/", kinds.WORD), (b"xl/", kinds.SHEET), (b"ppt/", kinds.SLIDES))


def zip_kind(data: bytes) -> kinds.Kind:
    """What the zip file `data` is, by the names of its members."""
    end = data.rfind(_END, max(len(data) - _END_WITHIN, 0))
    if end < 0 or len(data) < end + _END_SIZE:
        return kinds.TRUNCATED
    members = list(_members(data, end))
    names = {name for name, _ in members}
    if "ofd.xml" in {name.decode("latin-1").lower() for name in names}:
        return kinds.OFD
    if any(flags & 1 for _, flags in members):
        return kinds.ENCRYPTED_ZIP
    if b"[Content_Types].xml" in names:
        for folder, kind in _FOLDERS:
            if any(name.startswith(folder) for name in names):
                return kind
    # The standard puts this member first and uncompressed, so that it is readable at a fixed place.
    head = data[30:128]
    if head.startswith(b"mimetype"):
        return next((kind for mimetype, kind in _MIMETYPES if head[8:].startswith(mimetype)), kinds.ZIP)
    return kinds.ZIP


def _members(data: bytes, end: int) -> Iterator[tuple[bytes, int]]:
    """The name and the flags of each member, so far as the directory can be followed."""
    count, size = struct.unpack_from("<HI", data, end + 10)
    place = end - size
    for _ in range(min(count, MAX_MEMBERS)):
        if place < 0 or place + _ENTRY_SIZE > end or data[place : place + 4] != _ENTRY:
            return
        flags = struct.unpack_from("<H", data, place + 8)[0]
        name, extra, comment = struct.unpack_from("<3H", data, place + 28)
        yield data[place + _ENTRY_SIZE : place + _ENTRY_SIZE + name], flags
        place += _ENTRY_SIZE + name + extra + comment
