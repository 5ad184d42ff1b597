"""Where a marking can stand in a document: in its opening with the title, its margins, on a line by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from govlint.document import Table, join_lines
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator

    from govlint.document import Block, Document, Text

_LONGEST: Final = 80
_MOST_OPENING: Final = 15


class Line(NamedTuple):
    """A short line that is no sentence.

    `place` is "opening" before the first sentence and the first part, "margin" in a header, footer or note, and "body"
    for any other paragraph of one line. A title may be broken anywhere: `broken` is one line with the next, and says
    something new only where both have a share in it.
    """

    text: Text
    place: Literal["opening", "margin", "body"]
    broken: bool = False

    def holds(self, start: int, end: int) -> bool:
        """Whether this line is the one to speak of `text.value[start:end]`."""
        return not self.broken or "\n" in self.text.value[start:end]


def short_lines(document: Document, *, body: bool = True, first: Collection[str] | None = None) -> Iterator[Line]:
    """These lines, those of the margins last; without those of the `body` unless wanted. Tables have none.

    Lines of the body are looked at only where they begin with one of the characters `first`, if any are given.
    """
    blocks = iter(document.blocks)
    last = yield from _opening(blocks)
    if body and last is not None:
        texts = [last, *[block.text for block in blocks if not isinstance(block, Table)]]
        if first is not None:
            texts = [text for text in texts if text.value[:1] in first]
        for text in texts:
            if _is_short(text.value) and "\n" not in text.value:
                yield Line(text, "body")
    for prose in document.margins:
        for text in prose.text.lines():
            if _is_short(text.value):
                yield Line(text, "margin")


def _opening(blocks: Iterator[Block]) -> Generator[Line, None, Text | None]:
    """The lines of the opening; returns the text in which it ends, None for a document that has nothing else."""
    left = _MOST_OPENING
    above: Text | None = None
    for block in blocks:
        if isinstance(block, Table):
            above = None
            continue
        for text in block.text.lines():
            left = 0 if _ends_opening(text.value) else max(left - 1, 0)
            if left and _is_short(text.value):
                yield Line(text, "opening")
                if above is not None:
                    yield Line(join_lines((above, text)), "opening", broken=True)
                above = text
        if not left:
            return block.text
    return None


def _is_short(value: str) -> bool:
    return 1 < len(value) <= _LONGEST and "。" not in value


def _ends_opening(value: str) -> bool:
    return len(value) > _LONGEST or "。" in value or value.startswith(("一、", "一.", "第一章", "第一条"))
