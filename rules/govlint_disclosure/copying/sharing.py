"""Which texts of the same year share most with each other, leaving out what is nobody's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.series.overlap import NoLibraryError, frequent, likely_partners
from govlint_disclosure.copying.copies import copied, share
from govlint_disclosure.copying.part_text import SHORTEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint_disclosure.copying.copies import Common, Copy
    from govlint_disclosure.copying.part_text import PartText

_SAMPLE: Final = 200
_FRACTION: Final = 5
_MANY: Final = 8
"""What stands in a fifth of the texts, and in at least so many, is nobody's own."""


def common(texts: Sequence[PartText]) -> Common:
    """The shingles that are nobody's own: those of a fifth of the texts, judged by a sample of them."""
    sample = texts[:: -(-len(texts) // _SAMPLE) or 1]
    return frequent((text.shingles for text in sample), max(_MANY, -(-len(sample) // _FRACTION)))


def copied_from_others(texts: Sequence[PartText], everywhere: Common) -> Iterator[tuple[PartText, Copy | str]]:
    """Each text with what it has most in common with, or with why it was not compared with the other texts."""
    if len(texts) < 2:
        yield from ((text, say("没有其他机关同一年度的报告可以比较")) for text in texts)
        return
    partners = likely_partners(len(texts), (telling(text, everywhere) for text in texts))
    try:
        for text, others in zip(texts, partners, strict=True):
            shares = ((share(text, texts[other], everywhere), other) for other in others)
            most, other = max(shares, key=_share, default=(0.0, 0))
            found = copied(text, texts[other], everywhere) if most else None
            if found:
                yield text, found
    except NoLibraryError:
        yield from ((text, say("报告很多，与其他机关比较要安装 govlint[series]")) for text in texts)


def _share(item: tuple[float, int]) -> float:
    return item[0]


def telling(text: PartText, everywhere: Common) -> list[str]:
    """The shingles by which copies of a text can be found: without the common ones, unless little else is left."""
    every = text.shingles
    own = [shingle for shingle in every if shingle not in everywhere]
    return own if len(set(own)) >= SHORTEST else every
