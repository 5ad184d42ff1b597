"""Marks in the text of a test that say on which lines a rule must report: `… ← EX101` at the end of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint.source import split_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

_CODES: Final = r"[A-Z]{2,}[0-9]{3,}(?:[ 、,]{1,3}[A-Z]{2,}[0-9]{3,})*"
_MARK: Final = re.compile(rf"[ \t]*←[ ]?({_CODES})[ \t]*(?=[\r\n]|\Z)")
_MEANT: Final = re.compile(r"←[ ]?[A-Za-z]+[0-9]")


class Marked(NamedTuple):
    """A text without its marks, and by 1-based line the codes that were marked there, as often as they were."""

    text: str
    expected: Mapping[int, tuple[str, ...]]


def marked(text: str) -> Marked:
    """Take the marks out of `text`; every line stays on its line.

    A mark stands at the end of a line, `全年投入若干万元。 ← EX101`, behind the last bar of a table row too. The white
    space before it goes with it. A code that stands twice expects two findings. `ValueError` for what looks like a
    mark and is none, so that no misspelt mark passes for text.
    """
    expected = {
        number: tuple(re.findall(r"[A-Z]+[0-9]+", found[1]))
        for number, line in enumerate(split_lines(text), 1)
        if (found := _MARK.search(line))
    }
    bare = _MARK.sub("", text)
    for number, line in enumerate(split_lines(bare), 1):
        if _MEANT.search(line):
            raise ValueError(f"第 {number} 行的标记应当写在行末，形如 ← EX101 或 ← EX101、EX102：{line.strip()}")
    return Marked(bare, expected)
