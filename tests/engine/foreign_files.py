"""Small files of the formats that govlint must recognise, made from their specifications."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Final

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE: Final = 0xFFFFFFFF
END: Final = 0xFFFFFFFE
TABLE: Final = 0xFFFFFFFD
ENCRYPTED: Final = 0x0100
"""The flag in the head of the stream WordDocument."""


def compound(*streams: str, flags: int = 0, shift: int = 9) -> bytes:
    """An OLE compound file with these streams, all of which begin as WordDocument does, with its `flags`."""
    size = 1 << shift
    per_sector = size // 128
    names = ("Root Entry", *streams)
    directory = -(-len(names) // per_sector)
    data_sector = 1 + directory
    chain = [TABLE, *range(2, directory + 1), END, END]
    table = struct.pack(f"<{size // 4}I", *chain, *[FREE] * (size // 4 - len(chain)))
    entries = b"".join(_entry(name, data_sector, size) for name in names).ljust(directory * size, b"\x00")
    content = struct.pack("<HHHHHH", 0xA5EC, 0x00C1, 0, 0x0804, 0, flags).ljust(size, b"\x00")
    head = MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, shift, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    return head.ljust(size, b"\x00") + table + entries + content


def _entry(name: str, sector: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    named = encoded.ljust(64, b"\x00") + struct.pack("<HBB", len(encoded) + 2, 2, 1)
    return (named + struct.pack("<III", FREE, FREE, FREE) + bytes(36) + struct.pack("<IQ", sector, size)).ljust(128)


def packed(*members: str, encrypted: bool = False, **contents: str) -> bytes:
    """A zip file with these members; `mimetype="…"` adds one with a content, in front and uncompressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
        for name in members:
            archive.writestr(name, "<x/>")
    data = made.getvalue()
    return data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01") if encrypted else data


def owner_file(name: str, size: int = 162) -> bytes:
    """What Word keeps beside a document that the user `name` has open."""
    ansi = name.encode("gbk")
    wide = struct.pack("<H", len(name)) + name.encode("utf-16-le")
    return (bytes([len(ansi)]) + ansi.ljust(53, b" ") + wide).ljust(size, b" ")
