"""What mending changes, as a unified difference that is safe to show on a terminal."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from govlint.language import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Line = tuple[str, str]
    """The text of a line, and its end."""

_LINE_END: Final = re.compile(r"(\r\n|\r|\n)")
_AROUND: Final = 3
"""How many lines are shown around a change; of a Word file, whose paragraphs are long, none."""
_UNENDED: Final = "\\ No newline at end of file"


def difference(
    path: str, before: str, after: str, clean: Callable[[str], str], *, numbered: bool = False
) -> Iterator[str]:
    """The lines of the difference, with their ends, each made safe by `clean`.

    Of a text file it can be applied by `patch` or `git apply`. With `numbered` the lines are paragraphs and table rows
    of a Word file, told by their numbers.
    """
    name = clean(path.lstrip("/"))
    yield f"--- a/{name}\n"
    yield f"+++ b/{name}\n"
    old, new = _lines(before), _lines(after)
    for group in SequenceMatcher(None, old, new).get_grouped_opcodes(0 if numbered else _AROUND):
        start, stop = group[0][1], group[-1][2]
        place = say(" 第{start}段", start=start + 1) if numbered else ""
        yield f"@@ -{_range(start, stop)} +{_range(group[0][3], group[-1][4])} @@{place}\n"
        for what, first, last, begin, end in group:
            if what == "equal":
                yield from _shown(" ", old[first:last], clean)
            else:
                yield from _shown("-", old[first:last], clean)
                yield from _shown("+", new[begin:end], clean)


def _lines(text: str) -> list[Line]:
    pieces = _LINE_END.split(text)
    lines = list(zip(pieces[::2], [*pieces[1::2], ""], strict=True))
    if lines[-1] == ("", ""):
        lines.pop()
    return lines


def _range(start: int, stop: int) -> str:
    if stop - start == 1:
        return str(start + 1)
    return f"{start + (stop > start)},{stop - start}"


def _shown(mark: str, lines: Sequence[Line], clean: Callable[[str], str]) -> Iterator[str]:
    for text, end in lines:
        shown = "\t".join(map(clean, text.split("\t")))
        # A carriage return alone would put the next line over this one.
        yield mark + shown + (end if end == "\r\n" else "\n")
        if not end:
            yield f"{_UNENDED}\n"
