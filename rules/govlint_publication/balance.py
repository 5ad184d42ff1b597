"""Whether every bracket, book-title mark and quotation mark of a text has a partner in it.

Half-width and full-width brackets are one kind: that they differ is another fault than that one is missing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS: Final = ("（）", "〔〕", "【】", "《》", "〈〉", "“”", "‘’", "「」", "『』", "［］")
KIND: Final = {
    **{mark: kind for kind in _KINDS for mark in kind},
    **dict.fromkeys("()", "（）"),
    **dict.fromkeys("[]", "［］"),
}
OPENING: Final = frozenset({*(kind[0] for kind in _KINDS), "(", "["})
_DEEPEST: Final = 3
_PAIRS: Final = (*_KINDS, "()", "[]", "（)", "(）", "［]", "[］")
QUOTES: Final = frozenset({"“”", "‘’", "「」", "『』"})
MARK: Final = f"[{re.escape(''.join(KIND))}]"


def are_nested(texts: Iterable[str]) -> bool:
    """Whether the marks of each text are in pairs, one within or behind the other, as nearly always."""
    left = "".join(_marks().findall("\0".join(texts)))
    for _ in range(_DEEPEST):
        for pair in _PAIRS:
            left = left.replace(pair, "")
        if not left.strip("\0"):
            return True
    return False


@cache
def _marks() -> re.Pattern[str]:
    """A mark, or what stands between two texts."""
    return re.compile(f"{MARK[:-1]}\0]")


def lacks_partner(marks: Iterable[str]) -> bool:
    """Whether one of these marks, in the order of a text, is left over when all pairs are taken away."""
    waiting: dict[str, int] = {}
    for mark in marks:
        kind = KIND[mark]
        count = waiting.get(kind, 0) + (1 if mark in OPENING else -1)
        if count < 0:
            return True
        waiting[kind] = count
    return any(waiting.values())
