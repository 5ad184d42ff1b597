"""Writes `govlint/data/fonts/boxes.ttf`, the font that pdfium takes for Chinese fonts which a PDF does not bring.

All its characters are boxes, as wide as those of Chinese fonts: pdfium draws nothing for govlint, it only has to know
that a character takes up space. `python docs/boxes_font.py`.
"""

from __future__ import annotations

from pathlib import Path
from struct import pack

PATH = Path(__file__).parents[1] / "govlint" / "data" / "fonts" / "boxes.ttf"
_EM, _TOP, _BOTTOM, _MARGIN = 1000, 880, -120, 25
_GLYPHS = ((1000, 900), (1000, 900), (500, 150), (500, 0))
"""Width and width of the box: of what the font lacks, of full, of narrow and of blank characters.

A box must not stick out of any character of a font that a PDF means: pdfium would take it for wider than the PDF says.
"""
_FULL, _NARROW, _BLANK = 1, 2, 3
_RANGES = (
    (0x20, 0x20, _BLANK),
    (0x21, 0x9F, _NARROW),
    (0xA0, 0xA0, _BLANK),
    (0xA1, 0x36F, _NARROW),
    (0x370, 0x1FFF, _FULL),
    (0x2000, 0x200F, _BLANK),
    (0x2010, 0x2027, _NARROW),
    (0x2028, 0x2FFF, _FULL),
    (0x3000, 0x3000, _BLANK),
    (0x3001, 0xFF60, _FULL),
    (0xFF61, 0xFFDC, _NARROW),
    (0xFFDD, 0x1FFFF, _FULL),
)
_CHINESE_JAPANESE_KOREAN = 0b11111 << 17
"""The code pages 932, 936, 949, 950 and 1361, by which pdfium chooses a font for what it lacks."""
_NAMES = {1: "Govlint Boxes", 2: "Regular", 4: "Govlint Boxes", 6: "GovlintBoxes"}


def font() -> bytes:
    """The font as a TrueType file."""
    glyphs = [_box(ink) if ink else b"" for _, ink in _GLYPHS]
    offsets = [sum(map(len, glyphs[:count])) for count in range(len(glyphs) + 1)]
    box = (_MARGIN, _BOTTOM + _MARGIN, _EM - _MARGIN, _TOP - _MARGIN)
    tables = {
        b"OS/2": _os2(),
        b"cmap": _cmap(),
        b"glyf": b"".join(glyphs),
        b"head": pack(">4I2H2Q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, _EM, 0, 0, *box, 0, 8, 2, 1, 0),
        b"hhea": pack(
            ">I3hH11hH", 0x10000, _TOP, _BOTTOM, 0, _EM, _MARGIN, _MARGIN, _EM - _MARGIN, 1, *[0] * 7, len(glyphs)
        ),
        b"hmtx": b"".join(pack(">Hh", width, _MARGIN) for width, _ in _GLYPHS),
        b"loca": pack(f">{len(offsets)}I", *offsets),
        b"maxp": pack(">I14H", 0x10000, len(glyphs), 4, 1, 0, 0, 2, *[0] * 8),
        b"name": _name(),
        b"post": pack(">2I2h5I", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    return _file(tables)


def _box(ink: int) -> bytes:
    left, bottom, right, top = _MARGIN, _BOTTOM + _MARGIN, _MARGIN + ink, _TOP - _MARGIN
    header = pack(">5h2H", 1, left, bottom, right, top, 3, 0)
    flags = bytes([1] * 4)
    across = pack(">4h", left, 0, right - left, 0)
    up = pack(">4h", bottom, top - bottom, 0, bottom - top)
    return header + flags + across + up


def _cmap() -> bytes:
    """Ranges of characters that share a glyph (format 13); the other half is for programs that know no such ranges."""
    groups = b"".join(pack(">3I", *group) for group in _RANGES)
    many = pack(">2H3I", 13, 0, 16 + len(groups), 0, len(_RANGES)) + groups
    few = pack(">16H", 4, 32, 0, 4, 4, 1, 0, 0x4E00, 0xFFFF, 0, 0x4E00, 0xFFFF, _FULL - 0x4E00 & 0xFFFF, 1, 0, 0)
    return pack(">2H2HI2HI", 0, 2, 3, 1, 20, 3, 10, 20 + len(few)) + few + many


def _os2() -> bytes:
    return (
        pack(">Hh3H", 4, _EM, 400, 5, 0)
        + bytes(22)  # subscript, superscript, strikeout, family class
        + bytes(10 + 16)  # panose, Unicode ranges
        + b"GOVL"
        + pack(">3H3h2H", 0x40, 0x20, 0xFFFF, _TOP, _BOTTOM, 0, _TOP, -_BOTTOM)
        + pack(">2I", _CHINESE_JAPANESE_KOREAN, 0)
        + bytes(10)
    )


def _name() -> bytes:
    texts = [(number, text.encode("utf-16-be")) for number, text in _NAMES.items()]
    records, stored = b"", b""
    for number, text in texts:
        records += pack(">6H", 3, 1, 0x409, number, len(text), len(stored))
        stored += text
    return pack(">3H", 0, len(texts), 6 + len(records)) + records + stored


def _file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << count.bit_length() - 1
    head = pack(">I4H", 0x10000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    directory, body = b"", b""
    start = len(head) + 16 * count
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        directory += pack(">4s3I", tag, _sum(padded), start + len(body), len(data))
        body += padded
    made = head + directory + body
    at = start + body.index(tables[b"head"]) + 8
    return made[:at] + pack(">I", (0xB1B0AFBA - _sum(made)) & 0xFFFFFFFF) + made[at + 4 :]


def _sum(data: bytes) -> int:
    data += bytes(-len(data) % 4)
    return sum(int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4)) & 0xFFFFFFFF


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_bytes(font())
