"""A zip archive with other contents for some of its members; all else is taken over byte by byte."""

from __future__ import annotations

import zlib
from struct import Struct, error
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint.readers.docx.archive import ArchiveError, directory, members

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint.readers.docx.archive import Member

_LOCAL: Final = Struct("<4s5H3L2H")
_ENTRY: Final = Struct("<4s6H3L5H2L")
_END: Final = Struct("<4s4H2LH")
_EXTRA: Final = Struct("<2H")
_LARGE: Final = Struct("<Q")
_LOCATOR: Final = Struct("<4sLQL")
_LARGE_COUNTS: Final = slice(24, 40)
"""Where the record of a large archive says twice how many members there are."""
_LARGE_SIZES: Final = slice(40, 56)
"""Where it has the size and the offset of the directory."""
_SIZES: Final = 1
"""The extra field with sizes that 32 bits do not hold."""
_IN_EXTRA: Final = 0xFFFFFFFF
_IN_LARGE: Final = 0xFFFF
_DESCRIBED: Final = 0x8
"""The flag of a member whose sizes stand behind it and not in its header."""
_STORED: Final = 0
_DEFLATED: Final = 8
_LEVEL: Final = 6
_VERSION: Final = 20
"""What is needed to inflate a member."""
_UTF_8: Final = 0x800
_NO_DAY: Final = 0x21
"""The first day that an archive can name."""


class _Packed(NamedTuple):
    """New contents of a member: their check sum and size, and the bytes that stand in the archive."""

    checksum: int
    size: int
    data: bytes


def repacked(
    data: bytes, contents: Mapping[Member, bytes | None], added: Mapping[str, bytes] = MappingProxyType({})
) -> bytes:
    """The archive with these contents for these of its members, None for one that is to go, and members `added` behind.

    All other members keep their headers and compressed bytes, and all keep their order and their names. Raises
    `ArchiveError` for an archive that cannot be rewritten.
    """
    try:
        return _Archive(data).rewritten(contents, added)
    except error as reason:
        raise ArchiveError from reason


class _Archive:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._start, self._stop, self._end, self._shift = directory(data)
        self._members = list(members(data))

    def rewritten(self, contents: Mapping[Member, bytes | None], added: Mapping[str, bytes]) -> bytes:
        """See `repacked`."""
        packed = {m: _packed(m.method, content) for m, content in contents.items() if content is not None}
        gone = {member for member, content in contents.items() if content is None}
        out = bytearray()
        moved: dict[int, int] = {}
        in_order = sorted(self._members, key=lambda member: member.offset)
        out += self._data[: in_order[0].offset] if in_order else b""
        for member, end in self._extents(in_order):
            if member in gone:
                continue
            moved[member.offset] = len(out)
            made = packed.get(member)
            out += self._data[member.offset : end] if made is None else self._local(member, made)
        entries = []
        for name, content in added.items():
            local, entry = _new(name, content, len(out) - self._shift)
            out += local
            entries.append(entry)
        start = len(out)
        for member, (at, length) in zip(self._members, self._entries(), strict=True):
            if member not in gone:
                out += self._entry(at, length, moved[member.offset] - self._shift, packed.get(member))
        out += b"".join(entries)
        return bytes(out) + self._tail(start, len(out), len(added) - len(gone))

    def _extents(self, in_order: list[Member]) -> Iterator[tuple[Member, int]]:
        """Each member with the place where the next one, or the directory, begins."""
        ends = [*(member.offset for member in in_order[1:]), self._start]
        for member, end in zip(in_order, ends, strict=True):
            _, _, _, _, _, _, _, _, _, name, extra = _LOCAL.unpack_from(self._data, member.offset)
            if member.offset + _LOCAL.size + name + extra + member.size > end:
                raise ArchiveError
            yield member, end

    def _local(self, member: Member, made: _Packed) -> bytes:
        """The header and the new contents of a member."""
        mark, version, flags, method, time, day, _, _, _, name, extra = _LOCAL.unpack_from(self._data, member.offset)
        at = member.offset + _LOCAL.size
        named = self._data[at : at + name]
        kept = _without_sizes(self._data[at + name : at + name + extra])
        header = _LOCAL.pack(
            mark, version, flags & ~_DESCRIBED, method, time, day,
            made.checksum, len(made.data), made.size, name, len(kept),
        )  # fmt: skip
        return header + named + kept + made.data

    def _entries(self) -> Iterator[tuple[int, int]]:
        """Where the entries of the directory stand, and how long they are."""
        at = self._start
        for _ in self._members:
            name, extra, comment = _ENTRY.unpack_from(self._data, at)[10:13]
            length = _ENTRY.size + name + extra + comment
            yield at, length
            at += length

    def _entry(self, at: int, length: int, offset: int, made: _Packed | None) -> bytes:
        """An entry of the directory for a member that now stands at `offset`."""
        fields = list(_ENTRY.unpack_from(self._data, at))
        name, extra_length, _ = fields[10:13]
        begin = at + _ENTRY.size
        named = self._data[begin : begin + name]
        extra = self._data[begin + name : begin + name + extra_length]
        remark = self._data[begin + name + extra_length : at + length]
        if not _is_whole(extra):
            raise ArchiveError  # other programs would not open the archive
        if made is not None:
            extra = _without_sizes(extra)
            fields[3] &= ~_DESCRIBED
            fields[7:10] = made.checksum, len(made.data), made.size
            fields[16] = offset
        elif fields[16] == _IN_EXTRA:
            extra = _moved(extra, fields[8:10].count(_IN_EXTRA), offset)
        else:
            fields[16] = offset
        fields[11] = len(extra)
        return _ENTRY.pack(*fields) + named + extra + remark

    def _tail(self, start: int, stop: int, more: int) -> bytes:
        """What follows the directory, which now stands in [start, stop) and has so many entries more."""
        tail = bytearray(self._data[self._stop :])
        end = self._end - self._stop
        size, offset = stop - start, start - self._shift
        if end:
            locator = end - _LOCATOR.size
            tail[_LARGE_COUNTS] = _LARGE.pack(len(self._members) + more) * 2
            tail[_LARGE_SIZES] = _LARGE.pack(size) + _LARGE.pack(offset)
            tail[locator:end] = _LOCATOR.pack(*_LOCATOR.unpack_from(tail, locator)[:2], stop, 1)
        fields = list(_END.unpack_from(tail, end))
        fields[3:5] = (count if count == _IN_LARGE else count + more for count in fields[3:5])
        fields[5:7] = (old if old == _IN_EXTRA else new for old, new in zip(fields[5:7], (size, offset), strict=True))
        tail[end : end + _END.size] = _END.pack(*fields)
        return bytes(tail)


def _packed(method: int, content: bytes) -> _Packed:
    if method == _STORED:
        data = content
    else:
        deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        data = deflater.compress(content) + deflater.flush()
    return _Packed(zlib.crc32(content), len(content), data)


def _new(name: str, content: bytes, offset: int) -> tuple[bytes, bytes]:
    """The local header with the contents, and the entry of the directory, of a member that is to stand at `offset`."""
    named, made = name.encode(), _packed(_DEFLATED, content)
    flags = 0 if name.isascii() else _UTF_8
    said = (flags, _DEFLATED, 0, _NO_DAY, made.checksum, len(made.data), made.size, len(named), 0)
    local = _LOCAL.pack(b"PK\x03\x04", _VERSION, *said)
    entry = _ENTRY.pack(b"PK\x01\x02", _VERSION, _VERSION, *said, 0, 0, 0, 0, offset)
    return local + named + made.data, entry + named


def _fields(extra: bytes) -> Iterator[tuple[int, int, int]]:
    """The extra fields of a header: their kinds, and where they begin and end."""
    at = 0
    while at + _EXTRA.size <= len(extra):
        kind, length = _EXTRA.unpack_from(extra, at)
        end = min(at + _EXTRA.size + length, len(extra))
        yield kind, at, end
        at = end


def _is_whole(extra: bytes) -> bool:
    """Whether no extra field claims to be longer than what is there."""
    at = 0
    while at + _EXTRA.size <= len(extra):
        at += _EXTRA.size + _EXTRA.unpack_from(extra, at)[1]
    return at <= len(extra)


def _without_sizes(extra: bytes) -> bytes:
    """Extra fields without that of large sizes: the new ones stand in the header itself."""
    return b"".join(extra[start:end] for kind, start, end in _fields(extra) if kind != _SIZES)


def _moved(extra: bytes, before: int, offset: int) -> bytes:
    """Extra fields with another offset, in front of which stand so many other sizes."""
    for kind, start, end in _fields(extra):
        at = start + _EXTRA.size + before * _LARGE.size
        if kind == _SIZES and at + _LARGE.size <= end:
            return extra[:at] + _LARGE.pack(offset) + extra[at + _LARGE.size :]
    raise ArchiveError
