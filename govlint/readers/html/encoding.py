"""Decoding a web page by what it declares, leniently where that does not touch its text.

Sites cut the descriptions in `<meta>` after so many bytes, through the middle of a character. A browser shows such a
page without a fault; it is read as long as no broken character stands in the report itself.
"""

from __future__ import annotations

import re
from typing import Final

from govlint.source import Source, UndecodableError, decode

BROKEN: Final = "\ufffd"
"""Stands in the text for bytes that are no character."""

_HEAD: Final = 4096
_COMMENT: Final = re.compile(rb"<!--.*?-->", re.DOTALL)
_DECLARED: Final = re.compile(
    rb"<meta\s[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{2,40})"
    rb"|<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w:.-]{2,40})",
    re.IGNORECASE,
)
_CODECS: Final = {
    **dict.fromkeys(
        ("gb2312", "gb_2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "ms936", "chinese", "csgb2312", "gb18030"),
        "gb18030",
    ),
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5", "csbig5"), "big5hkscs"),
}


def declared(data: bytes) -> str:
    """The codec for what a page declares in its first bytes to be its encoding; empty where that is not known."""
    match = _DECLARED.search(_COMMENT.sub(b"", data[:_HEAD]))
    if match is None:
        return ""
    return _CODECS.get((match[1] or match[2]).decode("ascii", "replace").lower(), "")


def decode_page(path: str, data: bytes) -> tuple[Source, UndecodableError | None]:
    """The source of a page, and what is wrong with its bytes, which count as `BROKEN` characters.

    Raises `UnreadableError` where it cannot be read at all.
    """
    try:
        return decode(path, data, declared(data)), None
    except UndecodableError as error:
        text = data[len(error.bom) :].decode(error.encoding, "replace")
        return Source(path, data, error.encoding, error.bom, text), error
