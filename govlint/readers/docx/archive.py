"""Members of a zip archive, inflated one by one and never beyond a limit.

The standard library's zipfile costs more to import than reading a report takes, and inflates members of some methods
as a whole. Here a member's size, ratio and check sum are those of the bytes that really come.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from struct import Struct, error
from typing import TYPE_CHECKING, Final

from govlint.limits import MAX_MEMBERS, MAX_RATIO, RATIO_FROM
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_END: Final = Struct("<4s4H2LH")
_END_MARK: Final = b"PK\x05\x06"
_LONGEST_COMMENT: Final = 0xFFFF
_LOCATOR: Final = Struct("<4sLQL")
_LOCATOR_MARK: Final = b"PK\x06\x07"
_LARGE_END: Final = Struct("<4sQ2H2L4Q")
_LARGE_END_MARK: Final = b"PK\x06\x06"
_ENTRY: Final = Struct("<4s4x2H4x3L3H8xL")
_ENTRY_MARK: Final = b"PK\x01\x02"
_LOCAL: Final = Struct("<4s22x2H")
_LOCAL_MARK: Final = b"PK\x03\x04"
_EXTRA: Final = Struct("<2H")
_LARGE: Final = 1
"""The extra field with the sizes that 32 bits do not hold; some programs always write it."""
_IN_EXTRA: Final = 0xFFFFFFFF
_ENCRYPTED: Final = 1
_UTF_8: Final = 0x800
_STORED: Final = 0
_DEFLATED: Final = 8
_MOST_KEPT: Final = 32
"""So many members are kept: the files of one office come from one template."""
_KEPT_PACKED: Final = 16 * 1024
_KEPT: Final = 128 * 1024
"""So many bytes the largest of them has."""


class ArchiveError(Exception):
    """An archive that is no zip archive, or is broken."""


class MethodError(ArchiveError):
    """A member that is compressed in a way that no word processor uses."""


class SizeError(ArchiveError):
    """An archive with too many members, or a member that is larger, or compressed more strongly, than is read."""


class Member(NamedTuple):
    """A member: `size` is that of its compressed bytes, behind the local header at `offset`."""

    name: str
    encrypted: bool
    method: int
    checksum: int
    size: int
    offset: int


class Directory(NamedTuple):
    """The entries of an archive stand in [start, stop), the record that ends it at `end`, behind `stop`.

    All offsets that the archive gives are to be shifted by `shift`.
    """

    start: int
    stop: int
    end: int
    shift: int


def members(data: bytes) -> Iterator[Member]:
    """The members that the directory at the end of the archive lists; raises `ArchiveError`."""
    try:
        start, stop, _, shift = directory(data)
        for _ in range(MAX_MEMBERS):
            if start >= stop:
                return
            mark, flags, method, checksum, size, inflated_size, name, extra, comment, offset = _ENTRY.unpack_from(
                data, start
            )
            if mark != _ENTRY_MARK:
                raise ArchiveError
            body = start + _ENTRY.size
            if _IN_EXTRA in (size, inflated_size, offset):
                size, offset = _large(data[body + name : body + name + extra], size, inflated_size, offset)
            named = data[body : body + name]
            spelled = named.decode("utf-8" if flags & _UTF_8 or named.isascii() else "cp437", "replace")
            yield Member(spelled, bool(flags & _ENCRYPTED), method, checksum, size, offset + shift)
            start = body + name + extra + comment
    except error as reason:
        raise ArchiveError from reason
    if start < stop:
        raise SizeError


def inflated(data: bytes, member: Member, limit: int) -> bytes:
    """The bytes of a member that is not encrypted; raises `SizeError` where there are more than `limit` of them."""
    return _content(_packed(data, member), member.method, member.size, member.checksum, limit)


def inflated_once(data: bytes, member: Member, limit: int) -> bytes:
    """The same of a member that other archives may have as well: a small one is inflated once for all of them."""
    packed = _packed(data, member)
    if len(packed) <= _KEPT_PACKED:
        try:
            content = _kept(packed, member.method, member.size, member.checksum)
        except SizeError:  # it is larger than what is kept
            pass
        else:
            if len(content) > limit:
                raise SizeError
            return content
    return _content(packed, member.method, member.size, member.checksum, limit)


@lru_cache(_MOST_KEPT)
def _kept(packed: bytes, method: int, size: int, checksum: int) -> bytes:
    return _content(packed, method, size, checksum, _KEPT)


def _packed(data: bytes, member: Member) -> bytes:
    """The bytes of a member as they stand in the archive."""
    if member.method not in (_STORED, _DEFLATED):
        raise MethodError
    try:
        mark, name, extra = _LOCAL.unpack_from(data, member.offset)
    except error as reason:
        raise ArchiveError from reason
    if mark != _LOCAL_MARK:
        raise ArchiveError
    start = member.offset + _LOCAL.size + name + extra
    return data[start : start + member.size]


def _content(packed: bytes, method: int, size: int, checksum: int, limit: int) -> bytes:
    if method == _STORED:
        whole, content = len(packed) == size, packed[: limit + 1]
    else:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = inflater.decompress(packed, limit + 1)
        except zlib.error as reason:
            raise ArchiveError from reason
        whole = inflater.eof
    if len(content) > limit or (len(content) >= RATIO_FROM and len(content) > MAX_RATIO * len(packed)):
        raise SizeError
    if not whole or zlib.crc32(content) != checksum:
        raise ArchiveError
    return content


def directory(data: bytes) -> Directory:
    """Where the directory of an archive is; raises `ArchiveError` where there is none."""
    end = stop = data.rfind(_END_MARK, max(len(data) - _LONGEST_COMMENT - _END.size, 0))
    if stop < 0:
        raise ArchiveError
    size, offset = _END.unpack_from(data, stop)[5:7]
    locator = stop - _LOCATOR.size
    if locator >= 0 and data.startswith(_LOCATOR_MARK, locator):
        large = _LOCATOR.unpack_from(data, locator)[2]
        if data.startswith(_LARGE_END_MARK, large):
            size, offset = _LARGE_END.unpack_from(data, large)[8:10]
            stop = large
    start = stop - size
    if start < 0:
        raise ArchiveError
    return Directory(start, stop, end, start - offset)


def _large(extra: bytes, packed: int, size: int, offset: int) -> tuple[int, int]:
    """The compressed size and the offset, where they do not stand in the entry itself."""
    at = 0
    while at + _EXTRA.size <= len(extra):
        kind, length = _EXTRA.unpack_from(extra, at)
        at += _EXTRA.size
        if kind == _LARGE:
            values = iter(Struct(f"<{length // 8}Q").unpack_from(extra, at))
            found = [next(values, 0) if value == _IN_EXTRA else value for value in (size, packed, offset)]
            return found[1], found[2]
        at += length
    return packed, offset
