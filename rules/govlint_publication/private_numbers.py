"""Findings about numbers of persons: one for a paragraph or a table, and none that repeats a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.masking import mask
from govlint.rules import Finding, Related
from govlint_publication.long_numbers import eleven_digits
from govlint_publication.passages import passages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from govlint.document import Document, Span
    from govlint_publication.long_numbers import Number
    from govlint_publication.passages import Passage

    Find = Callable[[Passage], Iterable[Number]]
    """Gives the numbers in a text that a rule objects to."""

_SHORTEST: Final = 11
_LISTED: Final = 20
_latest: tuple[Document | None, Sequence[Passage]] = (None, ())


def private_numbers(document: Document, find: Find, name: str, advice: str) -> Iterator[Finding]:
    """The findings of a rule; `name` is what its numbers are called, `advice` says what to do about them."""
    for found in _by_place(document, find):
        span, shown = found[0]
        count = f" {len(found)} 个" if len(found) > 1 else ""
        first = "，第一个是 " if count else " "
        yield Finding(
            span,
            f"有{count}{name}{first}{shown}；{advice}",
            related=tuple(Related(*other) for other in found[1 : _LISTED + 1]),
            private=tuple(each for each, _ in found),
        )


def _by_place(document: Document, find: Find) -> Iterator[list[tuple[Span, str]]]:
    """Where numbers stand, and how they look masked, for each paragraph and each table that has any."""
    found: list[tuple[Span, str]] = []
    place: object = None
    for passage in _with_long_numbers(document):
        if found and (passage.table is None or passage.table is not place):
            yield found
            found = []
        place = passage.table
        text = passage.text
        for number in find(passage):
            written = text.value[number.start : number.end].replace("\n", " ")
            found.append((text.span(number.start, number.end), mask(written)))
    if found:
        yield found


def _with_long_numbers(document: Document) -> Sequence[Passage]:
    """The passages that may hold such a number; kept for the other rules, which ask about the same document next."""
    global _latest
    known, found = _latest
    if known is not document:
        found = list(passages(document, _SHORTEST, having=eleven_digits().search))
        _latest = (document, found)
    return found
