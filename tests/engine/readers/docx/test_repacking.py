"""An archive with other contents for one member: all the others, their headers included, byte by byte as they were."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from govlint.readers.docx.archive import ArchiveError, inflated, members
from govlint.readers.docx.repacking import repacked

if TYPE_CHECKING:
    from govlint.readers.docx.archive import Member

OLD = "甲乙丙丁".encode() * 50
NEW = "戊己".encode() * 70


class Unseekable(BytesIO):
    """A stream on which sizes must stand behind the members, as where a program writes to a pipe."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise OSError


def archive(
    *, streamed: bool = False, large: bool = False, method: int = zipfile.ZIP_DEFLATED, comment: bytes = b""
) -> bytes:
    """Three members, the second of which is to be changed."""
    stream = Unseekable() if streamed else BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, content in (("一.xml", b"1" * 100), ("b.xml", OLD), ("c/d.bin", bytes(range(256)))):
            info = zipfile.ZipInfo(name, (2024, 2, 29, 12, 30, 0))
            info.compress_type = method
            info.external_attr = 0o640 << 16
            info.extra = b"\xfe\xca\x02\x00ab"
            info.comment = f"之{name}".encode()
            with made.open(info, "w", force_zip64=large) as member:
                member.write(content)
        made.comment = comment
    return stream.getvalue()


def of(data: bytes, name: str) -> Member:
    return next(member for member in members(data) if member.name == name)


def entries(data: bytes) -> dict[str, bytes]:
    """The bytes of every member from its local header on, as they stand in the archive."""
    found = sorted(members(data), key=lambda member: member.offset)
    start = data.rindex(b"PK\x01\x02")
    start = data.index(b"PK\x01\x02", found[-1].offset)
    ends = [*(member.offset for member in found[1:]), start]
    return {member.name: data[member.offset : end] for member, end in zip(found, ends, strict=True)}


VARIANTS = [
    pytest.param({}, id="as Word writes it"),
    pytest.param({"streamed": True}, id="sizes behind the members"),
    pytest.param({"large": True}, id="sizes in extra fields"),
    pytest.param({"streamed": True, "large": True}, id="large sizes behind the members"),
    pytest.param({"method": zipfile.ZIP_STORED}, id="not compressed"),
    pytest.param({"comment": "附注".encode()}, id="a comment"),
]


@pytest.mark.parametrize("variant", VARIANTS)
def test_one_member_is_changed_and_no_other(variant: dict[str, object]) -> None:
    data = archive(**variant)  # type: ignore[arg-type]
    made = repacked(data, {of(data, "b.xml"): NEW})
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(BytesIO(made)) as after:
        assert after.testzip() is None
        assert after.namelist() == before.namelist()
        assert after.read("b.xml") == NEW
        assert after.comment == before.comment
        for one, other in zip(before.infolist(), after.infolist(), strict=True):
            same = ("date_time", "compress_type", "external_attr", "comment", "create_version", "extract_version")
            assert [getattr(one, name) for name in same] == [getattr(other, name) for name in same]
            assert b"\xfe\xca\x02\x00ab" in other.extra
    was, now = entries(data), entries(made)
    assert {name for name in was if was[name] != now[name]} == {"b.xml"}
    assert inflated(made, of(made, "b.xml"), 10_000) == NEW, "by our own reader too"


@pytest.mark.parametrize("variant", VARIANTS)
def test_nothing_to_change_gives_the_same_archive(variant: dict[str, object]) -> None:
    data = archive(**variant)  # type: ignore[arg-type]
    assert repacked(data, {}) == data


def test_members_keep_their_places_in_file_and_directory() -> None:
    data = archive()
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    pieces = data[start:end].split(b"PK\x01\x02")[1:]
    turned = data[:start] + b"".join(b"PK\x01\x02" + piece for piece in reversed(pieces)) + data[end:]
    made = repacked(turned, {of(turned, "b.xml"): NEW})
    names = [member.name for member in members(made)]
    assert names == [member.name for member in members(turned)] != [member.name for member in members(data)]
    in_file = sorted(members(made), key=lambda member: member.offset)
    assert [member.name for member in in_file] == ["一.xml", "b.xml", "c/d.bin"]
    with zipfile.ZipFile(BytesIO(made)) as archive_:
        assert archive_.testzip() is None


def test_a_directory_with_large_offsets_is_kept_in_step() -> None:
    """Some programs write offsets and the end record in 64 bits whether it takes them or not."""
    data = large_directory(archive())
    assert [member.name for member in members(data)] == ["一.xml", "b.xml", "c/d.bin"]
    assert repacked(data, {}) == data
    made = repacked(data, {of(data, "b.xml"): NEW})
    assert made != data
    with zipfile.ZipFile(BytesIO(made)) as after:
        assert after.testzip() is None
        assert after.read("b.xml") == NEW
    assert inflated(made, of(made, "c/d.bin"), 10_000) == bytes(range(256))


def large_directory(data: bytes) -> bytes:
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entries_ = b""
    at = start
    while at < end:
        fields = list(struct.unpack_from("<4s6H3L5H2L", data, at))
        name, extra, comment = fields[10:13]
        begin = at + 46
        offset = fields[16]
        fields[16], fields[11] = 0xFFFFFFFF, extra + 12
        more = data[begin + name : begin + name + extra] + struct.pack("<2HQ", 1, 8, offset)
        behind = data[begin + name + extra : begin + name + extra + comment]
        entries_ += struct.pack("<4s6H3L5H2L", *fields) + data[begin : begin + name] + more + behind
        at = begin + name + extra + comment
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 3, 3, len(entries_), start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, start + len(entries_), 1)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 3, 3, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:start] + entries_ + record + locator + tail


def test_members_that_share_their_bytes_are_not_rewritten() -> None:
    data = bytearray(archive())
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    shared = bytes(data)
    with pytest.raises(ArchiveError):
        repacked(shared, {of(shared, "c/d.bin"): NEW})


@pytest.mark.parametrize("length", [3, 0x2002])
def test_an_extra_field_longer_than_what_is_there_is_not_passed_on(length: int) -> None:
    data = archive()
    at = data.rindex(b"\xfe\xca\x02\x00ab")
    damaged = data[: at + 2] + length.to_bytes(2, "little") + data[at + 4 :]
    with pytest.raises(ArchiveError):
        repacked(damaged, {of(damaged, "b.xml"): NEW})


def test_what_is_no_archive_is_not_rewritten() -> None:
    with pytest.raises(ArchiveError):
        repacked(b"PK nothing", {})


@pytest.mark.parametrize("variant", VARIANTS)
def test_members_are_added_and_taken_away(variant: dict[str, object]) -> None:
    data = archive(**variant)  # type: ignore[arg-type]
    made = repacked(data, {of(data, "b.xml"): None}, {"d.xml": NEW, "戊/己.xml": b""})
    with zipfile.ZipFile(BytesIO(made)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["一.xml", "c/d.bin", "d.xml", "戊/己.xml"]
        assert (opened.read("d.xml"), opened.read("戊/己.xml")) == (NEW, b"")
        assert opened.comment == variant.get("comment", b"")
    assert [member.name for member in members(made)] == ["一.xml", "c/d.bin", "d.xml", "戊/己.xml"]
    assert entries(made)["c/d.bin"] == entries(data)["c/d.bin"]
    back = repacked(made, {of(made, "d.xml"): None, of(made, "戊/己.xml"): None})
    assert entries(back) == {name: data for name, data in entries(data).items() if name != "b.xml"}


def test_the_numbers_of_members_in_a_large_directory() -> None:
    data = large_directory(archive())
    made = repacked(data, {of(data, "b.xml"): None}, {"d.xml": NEW, "e.xml": NEW})
    with zipfile.ZipFile(BytesIO(made)) as opened:
        assert opened.namelist() == ["一.xml", "c/d.bin", "d.xml", "e.xml"]
    end = made.rindex(b"PK\x06\x06")
    assert struct.unpack_from("<2Q", made, end + 24) == (4, 4)
