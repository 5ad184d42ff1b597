"""Totals that a sentence breaks down: 共412条，其中甲52条、乙118条. Found are those whose parts cannot be right.

Parts are taken for parts only where nothing else is likely: a list that turns to something else (what became of them, a
second way of dividing, a part of a part) ends there, and numbers by channel overlap anyway.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint_disclosure.statements.counts import places, read
from govlint_disclosure.statements.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint_disclosure.statements.counts import Count
    from govlint_disclosure.statements.sentences import Sentence

_OPENING: Final = Pattern(r"[^\d,;]{0,12}[,:(]?[^\d,;()]{0,4}(?:其中|分别[是为]|包括|包含)|[^\d,;()]{0,8}[(:]")
_WHOLE: Final = Pattern(r"分别[是为]|其[他它余]")
_CHANNEL: Final = Pattern(
    r"网[站页络]|微信|微博|公众号|新媒体|客户端|抖音|视频号|平台|媒体|公[告开示]栏|报[刊纸]|电视|广播|渠道|专栏|栏目"
    r"|APP|app|小程序|公报|展板|屏"
)
_NO_PART: Final = Pattern(
    r"办结|答复|回复|办理|结转|转办|受理|已|按[时期]|解决|采纳|落实|整改|审结|完成|同比|[增减]|较|比|涉及|人次|含|包括"
    r"|其中|同时|并|均|占|点击|阅读|浏览|访问|转载|转发|覆盖|惠及|培训|会议|活动"
)
_SEPARATORS: Final = ",、;和及与以"
_MARKS: Final = ("其中", "(", ":", "分别", "包括", "包含")
_LONGEST_LIST: Final = 2_000
_FEWEST: Final = 2


class Breakdown(NamedTuple):
    """A total and its parts, which do not add up."""

    total: Count
    parts: tuple[Count, ...]


def with_list(sentence: Sentence) -> tuple[str, Sequence[Count]]:
    """The words of a sentence with a breakdown, up to the full stop: a list may go on behind a semicolon."""
    words, folded = sentence.words, sentence.text.folded.text
    end = sentence.start + len(words)
    if folded[end : end + 1] != ";" or not any(mark in words for mark in _MARKS):
        return words, sentence.counts
    stop = folded.find("。", end, end + _LONGEST_LIST)
    whole = folded[sentence.start : stop if stop >= 0 else end + _LONGEST_LIST]
    return whole, [count for place in places(whole) if (count := read(place)) is not None]


def breakdowns(words: str, found: Sequence[Count]) -> Iterator[Breakdown]:
    """The totals of a sentence whose parts are too many, or too few where the list says that it is complete.

    `found` are the counts in the words of the sentence.
    """
    if len(found) <= _FEWEST or not any(mark in words for mark in _MARKS):
        return
    for index, total in enumerate(found[:-_FEWEST]):
        following = found[index + 1]
        opening = words[total.end : following.start]
        if total.vague or not total.number or ";" in opening or not _OPENING.match(opening):
            continue
        parts, labels = _parts(words, total, found[index + 1 :], listed=":" in opening)
        if len(parts) < _FEWEST or any(_CHANNEL.search(label) for label in labels):
            continue
        added = sum((part.number for part in parts), Decimal(0))
        bracketed = "(" in opening and not any(word in opening for word in ("其中", "含", "包括"))
        whole = bracketed or any(_WHOLE.search(label) for label in (opening, *labels))
        if added > total.number or (whole and added < total.number and not _goes_on(words, parts[-1])):
            yield Breakdown(total, tuple(parts))


def _parts(words: str, total: Count, following: Sequence[Count], *, listed: bool) -> tuple[list[Count], list[str]]:
    """The counts that divide a total, with the words before each; a list that adds up ends where it does.

    Behind a colon (`listed`) semicolons may divide the parts; elsewhere, or where commas do, they end the list.
    """
    parts: list[Count] = []
    labels: list[str] = []
    at, depth = total.end, 0
    divided: bool | None = None
    for count in following:
        between = words[at : count.start]
        depth += between.count("(") - between.count(")")
        if parts and depth > 0 and "(" in between:
            at = count.end
            continue
        if parts:
            semicolon = ";" in between
            if semicolon and not (listed and divided is not False):
                break
            if divided and not semicolon:
                return [], []
            divided = semicolon
        label = re.split(r"[,、;:()]", between)[-1]
        first = not parts
        if count.unit != total.unit or count.vague or count.number > total.number:
            return ([], []) if count.unit == total.unit and first else (parts, labels)
        if not first and (between[:1] not in _SEPARATORS or depth < 0 or len(label) > 24):
            break
        if _NO_PART.search(label.removeprefix("其中").removeprefix("包括")):
            break
        parts.append(count)
        labels.append(label)
        at = count.end
        if sum(part.number for part in parts) == total.number:
            return [], []
    return parts, labels


def _goes_on(words: str, last: Count) -> bool:
    """Whether the list may go on behind its last number: with things that have none, or behind a semicolon."""
    rest = words[last.end :]
    return (rest[:1] not in ("", ")", ",")) or "等" in rest[:3] or "其余" in rest
