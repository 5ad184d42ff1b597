"""Text on its way to a terminal: made safe to print, measured in cells, and broken into lines.

A report and its file name are written by others. What they contain must be seen, and must not be obeyed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_HAZARDS: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co"})
# Unicode's Default_Ignorable_Code_Point outside the categories above, and what a terminal may drop: noncharacters.
_VANISHING: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\ufdd0-\ufdef"
    "\U000e0000-\U000e0fff]"
)
_OPENING: Final = "“‘（《〈【〔「『〖［｛"
_CLOSING: Final = ",;:，。、；：？！…”’）》〉】〕」』〗］｝％%"
_WORD: Final = re.compile(
    rf"[{_OPENING}]*(?:⟨U\+[0-9A-F]+⟩|[!-~\u00a1-\u024f]+[年月日号条项件]?| +|.)[{_CLOSING}]*",
    re.DOTALL,
)


def is_hazard(char: str) -> bool:
    """Whether `char` could change what a terminal does, or could fail to be seen."""
    return (
        unicodedata.category(char) in _HAZARDS
        or _VANISHING.match(char) is not None
        or ord(char) & 0xFFFE == 0xFFFE  # the last two code points of every plane
    )


def is_unicode(encoding: str | None) -> bool:
    """Whether `encoding` (of a stream; None for one in memory) holds every character but lone surrogates."""
    return encoding is None or encoding.lower().replace("_", "-").startswith(("utf", "gb18030"))


class _Shown(dict[int, str]):
    """A translation table for `str.translate` that works each code point out once, when it is first met."""

    def __init__(self, encoding: str | None) -> None:
        super().__init__()
        self._encoding = encoding

    def __missing__(self, code: int) -> str:
        shown = _visible(chr(code))
        if not holds(self._encoding, shown):
            shown = f"<U+{code:04X}>"
        self[code] = shown
        return shown


def _visible(char: str) -> str:
    if char < " ":
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "␡"
    return f"⟨U+{ord(char):04X}⟩" if is_hazard(char) else char


def holds(encoding: str | None, text: str) -> bool:
    """Whether a stream of this encoding can write `text`."""
    if is_unicode(encoding):
        return True
    try:
        text.encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


@cache
def cleaner(encoding: str | None) -> Callable[[str], str]:
    """The `clean` for a stream of `encoding`: what the encoding cannot hold is written <U+XXXX>, so no write fails."""
    table = _Shown(encoding)

    def clean_for_stream(text: str) -> str:
        return text.translate(table)

    return clean_for_stream


def clean(text: str) -> str:
    """`text` as it may be printed: control characters as pictures (␛), other invisible ones as ⟨U+XXXX⟩.

    The result is one line. Nothing vanishes, and nothing is left that a terminal would act upon. A tab becomes ␉:
    expand tabs before.
    """
    return cleaner(None)(text)


def width(text: str) -> int:
    """How many cells of a terminal `text` takes; ambiguous characters count one, combining marks none."""
    return len(text) if text.isascii() else sum(map(cells, text))


@cache
def cells(char: str) -> int:
    """How many cells one character takes."""
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, room: int) -> list[str]:
    """Break one line of clean text into lines of at most `room` cells (but of at least one character).

    Lines break between ideographs and at spaces; a closing mark does not begin a line, a word in Latin letters is only
    cut where a line is too narrow for it.
    """
    if width(text) <= room:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for word in _words(text, room):
        size = width(word)
        if line and used + size > room:
            lines.append(line.rstrip(" "))
            line, used = "", 0
            if not word.strip(" "):
                continue
        line, used = line + word, used + size
    return [*lines, line]


def wrap_items(items: Sequence[str], separator: str, room: int) -> list[str]:
    """Join clean `items` and break the line between items; an item is only broken if it is wider than `room`."""
    lines = [""]
    for number, item in enumerate(items):
        piece = item if number == len(items) - 1 else item + separator
        if width(lines[-1]) + width(piece.rstrip(" ")) <= room:
            lines[-1] += piece
        else:
            lines += wrap(piece, room)
    return [line.rstrip(" ") for line in lines if line]


def _words(text: str, room: int) -> Iterator[str]:
    for match in _WORD.finditer(text):
        if width(match[0]) <= room:
            yield match[0]
        else:
            yield from match[0]
