"""Findings about numbers of persons: one for a paragraph or a table, and none that repeats a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.masking import mask
from govlint.named_tuple import NamedTuple
from govlint.rules import Finding, Related
from govlint_publication.long_numbers import eleven_digits
from govlint_publication.passages import passages as texts_of
from govlint_publication.placed_texts import passages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from govlint.document import Document, Span
    from govlint_publication.long_numbers import Number
    from govlint_publication.placed_texts import Passage

    Find = Callable[[Passage], Iterable[Number]]
    """Gives the numbers in a text that a rule objects to."""

_SHORTEST: Final = 11
_LISTED: Final = 20
_MOST: Final = 2_000
"""So many are counted; all digits behind the last of them are masked unseen."""
_latest: tuple[Document | None, Sequence[Passage]] = (None, ())


class _Found(NamedTuple):
    """The numbers in a paragraph or table: where they stand, and how they look masked; `rest` was not looked into."""

    numbers: list[tuple[Span, str]]
    rest: list[Span]


def private_numbers(document: Document, find: Find, name: str, advice: str) -> Iterator[Finding]:
    """The findings of a rule; `name` is what its numbers are called, `advice` says what to do about them."""
    for found in _by_place(document, find):
        (span, shown), *others = found.numbers
        count = say(" {count} 个", count=len(found.numbers)) if others else ""
        count = say("{count}以上的", count=count) if found.rest else count
        first = say("，第一个是 {shown}", shown=shown) if others else f" {shown}"
        yield Finding(
            span,
            say("有{count}{name}{first}；{advice}", count=count, name=name, first=first, advice=advice),
            related=tuple(Related(*other) for other in others[:_LISTED]),
            private=(*(each for each, _ in found.numbers), *found.rest),
        )


def _by_place(document: Document, find: Find) -> Iterator[_Found]:
    """What is found in each paragraph and each table that has any."""
    left = _MOST
    found = _Found([], [])
    place: object = None
    for passage in _with_long_numbers(document):
        text = passage.text
        if left and found.numbers and (passage.table is None or passage.table is not place):
            yield found
            found = _Found([], [])
        place = passage.table
        if not left:
            found.rest.append(text.span())
            continue
        for number in find(passage):
            written = text.value[number.start : number.end].replace("\n", " ")
            found.numbers.append((text.span(number.start, number.end), mask(written)))
            left -= 1
            if not left:
                found.rest.append(text.span(number.end))
                break
    if found.numbers:
        yield found


def _with_long_numbers(document: Document) -> Sequence[Passage]:
    """The passages that may hold such a number; kept for the other rules, which ask about the same document next."""
    global _latest
    known, found = _latest
    if known is not document:
        having = eleven_digits().search
        # Most documents have none, which is soon known of all their texts together.
        together = "\t".join([value for value in texts_of(document).values if len(value) >= _SHORTEST])
        found = list(passages(document, _SHORTEST, having=having)) if having(together) else []
        _latest = (document, found)
    return found
