"""JSON that every reader accepts and every terminal survives."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from govlint.reporters.terminal_text import is_hazard, is_unicode

if TYPE_CHECKING:
    from typing import TextIO

_INDENTED: Final = 4
"""Levels that are laid out: the document, its files (SARIF: runs), one of them, and what that one lists."""


def write_json(data: Any, stream: TextIO, levels: int = _INDENTED) -> None:
    """Write `data` with a final line feed: indented down to lists of findings, each finding on one line.

    `levels` says how many there are above a finding.

    Invisible and control characters are escaped (\\u202e), on a stream that is not UTF-8 every character beyond ASCII.
    A lone surrogate, which only a file name that is not valid text can contain, has no escape that JSON readers agree
    on (RFC 7493 forbids it): it is written as the text ⟨U+DC80⟩.
    """
    text = _laid_out(data, levels)
    stream.write(text if text.isascii() else text.translate(_escapes(is_unicode(stream.encoding))))
    stream.write("\n")


def _laid_out(data: Any, levels: int, indent: str = "") -> str:
    # json's own indentation takes ten times as long: only without it does json use its encoder in C.
    if not levels or not data or not isinstance(data, dict | list):
        return json.dumps(data, ensure_ascii=False)
    inner = indent + "  "
    if isinstance(data, list):
        return "[\n" + ",\n".join(inner + _laid_out(item, levels - 1, inner) for item in data) + f"\n{indent}]"
    items = (
        f"{inner}{json.dumps(key, ensure_ascii=False)}: {_laid_out(value, levels - 1, inner)}"
        for key, value in data.items()
    )
    return "{\n" + ",\n".join(items) + f"\n{indent}}}"


@cache
def _escapes(readable: bool) -> _Escapes:
    return _Escapes(readable)


class _Escapes(dict[int, str]):
    def __init__(self, readable: bool) -> None:
        super().__init__()
        self._readable = readable

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if "\ud800" <= char <= "\udfff":
            written = f"⟨U+{code:04X}⟩"
            if not self._readable:
                written = json.dumps(written)[1:-1]
        elif (char > "~" and is_hazard(char)) or not (self._readable or char.isascii()):
            written = json.dumps(char)[1:-1]
        else:
            written = char
        self[code] = written
        return written
