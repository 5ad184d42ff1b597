"""Files that are text: which markup their beginning shows, or none."""

from __future__ import annotations

import codecs
import re
from typing import Final

from govlint.foreign import kinds

_HEAD: Final = 4096
"""How much of a file is looked at for its markup."""
_MARKUP: Final = (
    (re.compile(rb"schemas\.microsoft\.com/office/word/2003/wordml"), kinds.WORD_2003),
    (re.compile(rb"schemas\.microsoft\.com/office/2006/xmlpackage"), kinds.FLAT_WORD),
    (re.compile(rb"<(?:uof:)?uof[\s>]|schemas\.uof\.org"), kinds.UOF),
    (re.compile(rb"oasis:names:tc:opendocument"), kinds.FLAT_ODT),
    (re.compile(rb"^\s*(?:mime-version:|from: ?<saved by|content-type: ?multipart/related)", re.MULTILINE), kinds.MHT),
    (re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table)[\s/>]"), kinds.HTML),
)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_kind(data: bytes) -> kinds.Kind:
    """The kind of `data` if it is text, else `UNKNOWN`."""
    wide = data.startswith(_UTF_16)
    if b"\x00" in data and not wide:
        return _with_zeros(data)
    head = data[:_HEAD].replace(b"\x00", b"") if wide else data[:_HEAD]
    lowered = head.lower()
    for pattern, kind in _MARKUP:
        if pattern.search(lowered):
            return kind
    return kinds.TEXT if wide or _decodes(data, "utf-8") or _decodes(data, "gb18030") else kinds.UNKNOWN


def _with_zeros(data: bytes) -> kinds.Kind:
    """UTF-16 has most of its zeros in the upper byte of each pair; text with holes has few."""
    first, second = data[::2].count(0), data[1::2].count(0)
    if _decodes(data, "utf-16-le" if second > first else "utf-16-be"):
        return kinds.UTF_16
    text = data.replace(b"\x00", b"")
    holes = len(text) * 2 > len(data) and (_decodes(text, "utf-8") or _decodes(text, "gb18030"))
    return kinds.HOLES if holes else kinds.UNKNOWN


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether `data` is text in `encoding`, and not bytes that any decoder takes."""
    try:
        return not _CONTROLS.search(data.decode(encoding))
    except UnicodeDecodeError:
        return False
