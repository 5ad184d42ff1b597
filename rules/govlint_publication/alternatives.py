"""One pattern for many words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def alternatives(words: Iterable[str]) -> str:
    """A pattern for all the words that tries each of their characters once, and the longest first."""
    rests: dict[str, list[str]] = {}
    for word in words:
        if word:
            rests.setdefault(word[0], []).append(word[1:])
    parts = [re.escape(char) + _group(rest) for char, rest in rests.items()]
    return "|".join(parts) + ("|" if "" in words else "")


def _group(rests: Sequence[str]) -> str:
    return re.escape(rests[0]) if len(rests) == 1 else f"(?:{alternatives(rests)})"
