"""Where a marking can stand in a document: in its opening with the title, its margins, on a line by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from govlint.document import Table
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Document, Text

_LONGEST: Final = 80
_MOST_OPENING: Final = 15


class Line(NamedTuple):
    """A short line that is no sentence.

    `place` is "opening" before the first sentence and the first part, "margin" in a header, footer or note, and "body"
    for any other paragraph of one line.
    """

    text: Text
    place: Literal["opening", "margin", "body"]


def short_lines(document: Document) -> Iterator[Line]:
    """These lines, in the order of reading; the margins come last. What stands in tables is none."""
    left = _MOST_OPENING
    for block in document.blocks:
        if isinstance(block, Table):
            continue
        value = block.text.value
        wrapped = "\n" in value
        if not left and (wrapped or len(value) > _LONGEST):
            continue
        for text in block.text.lines() if wrapped else (block.text,):
            left = 0 if left and _ends_opening(text.value) else max(left - 1, 0)
            if (left or not wrapped) and _is_short(text.value):
                yield Line(text, "opening" if left else "body")
    for prose in document.margins:
        for text in prose.text.lines():
            if _is_short(text.value):
                yield Line(text, "margin")


def _is_short(value: str) -> bool:
    return 1 < len(value) <= _LONGEST and "。" not in value


def _ends_opening(value: str) -> bool:
    return len(value) > _LONGEST or "。" in value or value.startswith(("一、", "一.", "第一章", "第一条"))
