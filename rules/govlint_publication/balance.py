"""Whether every bracket, book-title mark and quotation mark of a text has a partner in it.

Half-width and full-width brackets are one kind: that they differ is another fault than that one is missing.
"""

from __future__ import annotations

import re
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
QUOTES: Final = frozenset({"“”", "‘’", "「」", "『』"})
MARK: Final = f"[{re.escape(''.join(KIND))}]"


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
