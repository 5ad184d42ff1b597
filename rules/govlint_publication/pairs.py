"""Brackets, book-title marks and quotation marks, and which of them have no partner.

Half-width and full-width brackets are one kind: that they differ is another fault than that one is missing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.limits import MAX_FINDINGS
from govlint.named_tuple import NamedTuple
from govlint_publication.balance import KIND, MARK, OPENING, QUOTES, lacks_partner

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from govlint.document import Text

_NEAR: Final = 8
"""Over so many paragraphs, rows or cells a pair may go, as where lines of text were taken for paragraphs."""


class Mark(NamedTuple):
    """A mark at `at` of a text, which is the one with the index `text`; `kind` is the pair it belongs to, "（）"."""

    text: int
    at: int
    char: str
    kind: str

    @property
    def opens(self) -> bool:
        """Whether it is the first of its pair."""
        return self.char in OPENING

    @property
    def partner(self) -> str:
        """The mark that is missing."""
        return self.kind[self.opens]


@cache
def _without_partner() -> re.Pattern[str]:
    """Marks that need no partner, and years in brackets, which another rule looks at."""
    return re.compile(
        r"[〔\[［【（(][ \u3000]?\d{2,4}年?[ \u3000]?[〕\]］】）)]"
        r"|[\[(（［]\s?-?[\d.]{1,12}\s?[,，]\s?[-+]?[\d.∞]{1,12}\s?[\])）］]"
        r"|(?<![\dA-Za-z.])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[)）]"
        r"|(?:(?<=[\s。；;，,、：:])|(?<![\s\S]))[一二三四五六七八九十]{1,3}[)）]"
        r"|[:;]-?[()]|(?<=[A-Za-z\d])[’”]|’(?=\d\d)|‘(?=[A-Za-z\d])"
    )


def unpaired(texts: Sequence[Text]) -> list[Mark]:
    """The marks without a partner in their own or a neighbouring text, in order.

    A quotation that goes over several paragraphs begins each of them with an opening mark and is closed once.
    """
    waiting: dict[str, list[Mark]] = {}
    found: list[Mark] = []
    for mark in (mark for index, text in enumerate(texts) for mark in sorted(_left(index, text.value))):
        before = waiting.setdefault(mark.kind, [])
        if mark.opens:
            before.append(mark)
        elif before and mark.text - before[-1].text <= _NEAR:
            before.pop()
        else:
            found.append(mark)
    found += (mark for marks in waiting.values() for mark in marks if not _goes_on(mark, texts))
    return sorted(found)


def _goes_on(mark: Mark, texts: Sequence[Text]) -> bool:
    following = next((text.value for text in texts[mark.text + 1 : mark.text + 1 + _NEAR] if text.value.strip()), "")
    return mark.kind in QUOTES and following.lstrip().startswith(mark.char)


def _left(index: int, value: str) -> Collection[Mark]:
    """The marks of one text that have no partner in it, whether or not `_without_partner` is taken at its word."""
    chars = re.findall(MARK, value)
    if len(chars) > MAX_FINDINGS or not lacks_partner(chars):
        return ()
    marks = [Mark(index, found.start(), found.group(), KIND[found.group()]) for found in re.finditer(MARK, value)]
    spared = {at for found in _without_partner().finditer(value) for at in range(*found.span())}
    strictly = [mark for mark in _alone(marks) if mark.at not in spared]
    loosely = _alone([mark for mark in marks if mark.at not in spared])
    return min(strictly, loosely, key=len)


def _alone(marks: Sequence[Mark]) -> list[Mark]:
    waiting: dict[str, list[Mark]] = {}
    found = []
    for mark in marks:
        before = waiting.setdefault(mark.kind, [])
        if mark.opens:
            before.append(mark)
        elif before:
            before.pop()
        else:
            found.append(mark)
    return [*found, *(mark for left in waiting.values() for mark in left)]
