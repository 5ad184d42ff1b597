"""A kind of what is left over, and how it is told from text.

A pattern is laid against the matching text (NFKC, without white space: brackets, colons and digits are half-width
there), or with `raw` against the text as it stands. Every repetition is bounded or possessive.
"""

from __future__ import annotations

import re
from functools import cache

from govlint.named_tuple import NamedTuple


class Kind(NamedTuple):
    """`name` is what a finding calls it; a text with none of `signs` holds none.

    `sure` says that it is a fault wherever it stands, also in a form to fill in; `question` that even in a
    report a person has to judge it, and that elsewhere it means nothing.
    """

    name: str
    advice: str
    signs: tuple[str, ...]
    pattern: str
    sure: bool = False
    raw: bool = False
    question: bool = False

    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled when a document is first searched for it."""
        return _compiled(self.pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
