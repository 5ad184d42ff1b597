"""Bounds for texts that were made to have more faults than anybody reads."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.rules import NotApplicable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.rules import Finding, Outcome

MOST: Final = 10_000
"""Findings of a rule in a document, and faults in a paragraph."""


def bounded(findings: Iterable[Finding]) -> Iterator[Outcome]:
    """The findings up to the bound, and if there are more, that these were not looked at."""
    found = iter(findings)
    yield from islice(found, MOST)
    if next(found, None) is not None:
        yield NotApplicable(say("发现超过 {most} 处，后面的没有列出", most=MOST))
