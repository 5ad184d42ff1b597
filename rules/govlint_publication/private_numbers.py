"""Findings about numbers of persons: one for a paragraph or a table, and none that repeats a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.masking import mask
from govlint.rules import Finding, Related
from govlint_publication.long_numbers import has_long_number
from govlint_publication.passages import passages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govlint.document import Document, Span
    from govlint_publication.long_numbers import Number
    from govlint_publication.passages import Passage

    Find = Callable[[Passage], Iterable[Number]]
    """Gives the numbers in a text that a rule objects to."""

_SHORTEST: Final = 11
_LISTED: Final = 20


def private_numbers(document: Document, find: Find, name: str, advice: str) -> Iterator[Finding]:
    """The findings of a rule; `name` is what its numbers are called, with a measure word, `advice` what to do."""
    for found in _by_place(document, find):
        span, shown = found[0]
        if len(found) == 1:
            message = f"有{name} {shown}；{advice}"
        else:
            message = f"有 {len(found)} 个{name}，第一个是 {shown}；{advice}"
        yield Finding(
            span,
            message,
            related=tuple(Related(*other) for other in found[1 : _LISTED + 1]),
            private=tuple(each for each, _ in found),
        )


def _by_place(document: Document, find: Find) -> Iterator[list[tuple[Span, str]]]:
    """Where numbers stand, and how they look masked, for each paragraph and each table that has any."""
    found: list[tuple[Span, str]] = []
    place: object = None
    for passage in passages(document, _SHORTEST):
        text = passage.text
        if not has_long_number(text.value):
            continue
        if found and (passage.table is None or passage.table is not place):
            yield found
            found = []
        place = passage.table
        for number in find(passage):
            written = "".join(text.value[number.start : number.end].split("\n"))
            found.append((text.span(number.start, number.end), mask(written)))
    if found:
        yield found
