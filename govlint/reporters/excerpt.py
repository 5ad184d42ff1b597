"""The line of a source that a finding stands on, cut so that it fits, with the finding's span marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint.reporters.terminal_text import cells, width

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.document import Span

_TAB: Final = 4


class Excerpt(NamedTuple):
    """A source line in three pieces, all of them safe to print; `marked` is what the finding is about."""

    before: str
    marked: str
    after: str

    @property
    def carets(self) -> str:
        """The line of carets that goes under the excerpt; one caret where the span is empty."""
        return " " * width(self.before) + "^" * max(1, width(self.marked))


def excerpt(line: str, span: Span, room: int, clean: Callable[[str], str], ellipsis: str = "…") -> Excerpt:
    """Show `line` around `span` in at most `room` cells; what is cut off is replaced by `ellipsis`.

    Tabs are expanded. A span that goes on in the next line is marked to the end of this one; of a span that is wider
    than the room, its beginning is shown.
    """
    shown = _shown(line.rstrip("\r\n"), clean)
    sizes = [cells(piece) if len(piece) == 1 else width(piece) for piece in shown]
    start = min(max(span.column - 1, 0), len(shown))
    end = len(shown) if span.end_line > span.line else min(max(span.end_column - 1, start), len(shown))
    if start == end:
        room -= 1  # the caret of an empty span may stand behind the line
    first, last = _window(sizes, start, end, room, width(ellipsis))
    return Excerpt(
        before=(ellipsis if first else "") + "".join(shown[first:start]),
        marked="".join(shown[start : min(end, last)]),
        after="".join(shown[end:last]) + (ellipsis if last < len(shown) else ""),
    )


def _shown(line: str, clean: Callable[[str], str]) -> list[str]:
    if clean(line) == line:  # no tab either
        return list(line)
    shown: list[str] = []
    column = 0
    for char in line:
        piece = " " * (_TAB - column % _TAB) if char == "\t" else clean(char)
        shown.append(piece)
        column += width(piece)
    return shown


def _window(sizes: list[int], start: int, end: int, room: int, ellipsis: int) -> tuple[int, int]:
    """The range of characters to show: the span, then what fits to its right and left in turn."""
    if sum(sizes) <= room:
        return 0, len(sizes)
    free = max(room - 2 * ellipsis, 1)
    first = last = start
    while last < end and (last == start or sizes[last] <= free):
        free -= sizes[last]
        last += 1
    if last < end:
        return first, last
    grew = True
    while grew:
        grew = False
        if last < len(sizes) and sizes[last] <= free:
            free -= sizes[last]
            last += 1
            grew = True
        if first and sizes[first - 1] <= free:
            first -= 1
            free -= sizes[first]
            grew = True
    return first, last
