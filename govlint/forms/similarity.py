"""How alike two labels are, and where they differ."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.matching import key
from govlint.rules import Edit

if TYPE_CHECKING:
    from govlint.document import Text

_SHORTEST_HALF: Final = 5


def ratio(left: str, right: str) -> float:
    """2 × (longest common subsequence) / (sum of lengths): 1.0 for equal texts, 0.0 for nothing in common."""
    if not left or not right:
        return 0.0
    return 2 * common(left, right) / (len(left) + len(right))


def ratio_from(least: float, label: str, text: str) -> float:
    """The ratio where it is `least` or more; else that, or 0.0 where the length or the characters alone tell so."""
    shared = least / 2 * (len(label) + len(text))
    if min(len(label), len(text)) < shared or sum(map(_characters(label).__contains__, text)) < shared:
        return 0.0
    return ratio(label, text)


def begins_alike(words: str, label: str) -> bool:
    """Whether the first half of a label, which says what it is on, begins words that end another way."""
    half = max(_SHORTEST_HALF, -(-len(label) // 2))
    return words[:half] == label[:half]


@lru_cache(maxsize=256)
def _characters(label: str) -> frozenset[str]:
    return frozenset(label)


def common(left: str, right: str) -> int:
    """The length of the longest common subsequence (bit-parallel, after Hyyrö)."""
    masks: dict[str, int] = {}
    for index, char in enumerate(left):
        masks[char] = masks.get(char, 0) | 1 << index
    full = (1 << len(left)) - 1
    state = full
    for char in right:
        matches = state & masks.get(char, 0)
        state = ((state + matches) | (state - matches)) & full
    return len(left) - state.bit_count()


def best_tail(label: str, text: str) -> tuple[float, int]:
    """The tail of `text` that is most like `label`: its ratio, and how many characters it has."""
    masks: dict[str, int] = {}
    size = len(label)
    for index, char in enumerate(reversed(label)):
        masks[char] = masks.get(char, 0) | 1 << index
    full = (1 << size) - 1
    state = full
    best, best_length = 0.0, 0
    for length, char in enumerate(reversed(text[-2 * size - 4 :]), 1):
        matches = state & masks.get(char, 0)
        state = ((state + matches) | (state - matches)) & full
        score = 2 * (size - state.bit_count()) / (size + length)
        if score > best or (score == best and char == label[0]):
            best, best_length = score, length
    return best, best_length


def edits_to(found: Text, wanted: str) -> tuple[Edit, ...]:
    """The smallest replacements that give `found` the characters of `wanted`; marks and spaces are left as they are."""
    from difflib import SequenceMatcher

    have, want = found.keyed.text, key(wanted)
    edits = []
    for tag, start, end, wanted_start, wanted_end in SequenceMatcher(None, have, want, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if end > start:
            span = found.span(*found.keyed.origins(start, end))
        else:
            at = found.keyed.origin(start) if start < len(have) else found.keyed.origins(start - 1, start)[1]
            span = found.span(at, at)
        edits.append(Edit(span, want[wanted_start:wanted_end]))
    return tuple(edits)
