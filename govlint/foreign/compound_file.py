"""OLE compound files: the container of .doc, .wps, .xls, of encrypted .docx and of much else.

Nothing that the file says of itself is believed: every sector number is checked against the size of the file, and
chains are followed only so far.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from govlint.foreign import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR_SHIFTS: Final = {9, 12}
_ENTRY: Final = 128
_MAX_DIRECTORY: Final = 4096
"""The most sectors of the directory that are looked at: 16,384 streams and folders, a document has a few dozen."""
_INTERNAL: Final = 109
"""So many sectors of the allocation table are named in the header; larger files name more elsewhere."""
_END: Final = 0xFFFFFFFA
"""Sector numbers from here on mean free, end of chain, and the like."""
_NAME_LENGTH: Final = 64
_ENCRYPTED_BIT: Final = 0x0100

_NAMES: Final = (
    ({"EncryptedPackage", "EncryptionInfo"}, kinds.ENCRYPTED),
    ({"MatOST", "MN0"}, kinds.WORKS),
    ({"Workbook", "Book"}, kinds.SHEET),
    ({"PowerPoint Document"}, kinds.SLIDES),
    ({"__properties_version1.0"}, kinds.MAIL),
)


def compound_kind(data: bytes) -> kinds.Kind:
    """What is in the compound file `data`, by the names of its streams."""
    try:
        streams = _streams(data)
    except (struct.error, ValueError):
        return kinds.BROKEN_COMPOUND
    if "WordDocument" in streams:
        start = streams["WordDocument"]
        return kinds.ENCRYPTED_WORD if _is_encrypted(data[start : start + 12]) else kinds.LEGACY_WORD
    return next((kind for names, kind in _NAMES if names & streams.keys()), kinds.COMPOUND)


def _is_encrypted(head: bytes) -> bool:
    """By the flags in the first bytes of the stream WordDocument."""
    return len(head) == 12 and bool(struct.unpack_from("<H", head, 10)[0] & _ENCRYPTED_BIT)


def _streams(data: bytes) -> dict[str, int]:
    """The name of each stream and where in `data` it begins; `ValueError`, `struct.error` where the directory ends."""
    shift = struct.unpack_from("<H", data, 30)[0]
    if shift not in _SECTOR_SHIFTS:
        raise ValueError("no such sector size")
    size = 1 << shift
    found: dict[str, int] = {}
    for sector in _chain(data, size, struct.unpack_from("<I", data, 48)[0]):
        for place in range((sector + 1) * size, (sector + 2) * size, _ENTRY):
            length = struct.unpack_from("<H", data, place + _NAME_LENGTH)[0]
            if 2 <= length <= _NAME_LENGTH:
                name = data[place : place + length - 2].decode("utf-16-le", "replace")
                found.setdefault(name, (struct.unpack_from("<I", data, place + 116)[0] + 1) * size)
    return found


def _chain(data: bytes, size: int, first: int) -> Iterator[int]:
    """The sectors of a chain, from `first` on."""
    allocation = struct.unpack_from(f"<{_INTERNAL}I", data, 76)
    per_sector = size // 4
    sector = first
    for _ in range(_MAX_DIRECTORY):
        if sector >= _END:
            return
        table = sector // per_sector
        if table >= _INTERNAL or allocation[table] >= _END:
            # Allocated in a part of the table that the header does not name: what was found so far must do.
            yield sector
            return
        yield sector
        sector = struct.unpack_from("<I", data, (allocation[table] + 1) * size + sector % per_sector * 4)[0]
