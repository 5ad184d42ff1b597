"""Zip files that lie, and the Word files of this corpus."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Final

W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES: Final = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_KINDS: Final = ("styles", "numbering", "comments", "settings", "theme", "footnotes")


def relationships(targets: dict[str, str], mode: str = "") -> str:
    """A relationships part: the kind of each and its target."""
    made = "".join(
        f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def document(body: str, prologue: str = "") -> str:
    """word/document.xml with this content."""
    return f"{prologue}<w:document {W}><w:body>{body}</w:body></w:document>"


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def parts(body: str, **more: str) -> dict[str, bytes]:
    """The parts of a Word file: a body, and others by their names, such as `styles`."""
    made = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relationships({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": relationships({kind: f"{kind}.xml" for kind in _KINDS}),
        "word/document.xml": body,
        **{f"word/{name}.xml": content for name, content in more.items()},
    }
    return {name: content.encode() for name, content in made.items()}


def word_file(body: str, **more: str) -> bytes:
    return zipped(parts(body, **more))


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip file that is not packed: what is packed too well is refused, and never comes to the reader itself."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def deflated_run(byte: bytes, count: int) -> bytes:
    """`count` times the byte, deflated; made without ever holding it all."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = byte * 2**20
    out = [packer.compress(block) for _ in range(count >> 20)]
    return b"".join(out) + packer.compress(byte * (count & (2**20 - 1))) + packer.flush()


def lying(members: dict[str, bytes], name: str, deflated: bytes, size: int) -> bytes:
    """A package in which the member `name` holds `deflated`, whatever size that has, and claims to have `size`."""
    entries = [(other, content, _raw(content), len(content)) for other, content in members.items() if other != name]
    local, central = b"", b""
    for title, content, packed, claimed in [*entries, (name, b"", deflated, size)]:
        head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, zlib.crc32(content), len(packed), claimed, len(title), 0)
        central += b"PK\x01\x02" + struct.pack("<H", 20) + head
        central += struct.pack("<HHHII", 0, 0, 0, 0, len(local)) + title.encode()
        local += b"PK\x03\x04" + head + title.encode() + packed
    count = len(entries) + 1
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(central), len(local), 0)


def overlapping(names: list[str], deflated: bytes, size: int) -> bytes:
    """A zip file all of whose members are one and the same piece of the file."""
    local = b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(deflated), size, 1, 0) + b"x" + deflated
    central = b"".join(
        b"PK\x01\x02"
        + struct.pack("<HHHHHHIIIHH", 20, 20, 0, 8, 0, 0, 0, len(deflated), size, len(name), 0)
        + struct.pack("<HHHII", 0, 0, 0, 0, 0)
        + name.encode()
        for name in names
    )
    ends = struct.pack("<HHHHIIH", 0, 0, len(names), len(names), len(central), len(local), 0)
    return local + central + b"PK\x05\x06" + ends


def _raw(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()
