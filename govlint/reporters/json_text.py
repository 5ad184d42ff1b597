"""JSON that every reader accepts and every terminal survives."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from govlint.reporters.terminal_text import is_hazard, is_unicode

if TYPE_CHECKING:
    from typing import TextIO


def write_json(data: Any, stream: TextIO) -> None:
    """Write `data`, indented and with a final line feed.

    Invisible and control characters are escaped (\\u202e), on a stream that is not UTF-8 every character beyond ASCII.
    A lone surrogate, which only a file name that is not valid text can contain, has no escape that JSON readers agree
    on (RFC 7493 forbids it): it is written as the text ⟨U+DC80⟩.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    stream.write(text if text.isascii() else text.translate(_escapes(is_unicode(stream.encoding))))
    stream.write("\n")


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
