"""Bounds for texts that were made to have more faults than anybody reads."""

from __future__ import annotations

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
    for number, finding in enumerate(findings):
        if number == MOST:
            yield NotApplicable(say("发现超过 {most} 处，后面的没有列出", most=MOST))
            return
        yield finding
