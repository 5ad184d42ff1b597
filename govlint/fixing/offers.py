"""Which fixes are made at a time: those of one rule that do not touch one another."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from govlint.document import Span
    from govlint.results import Diagnostic
    from govlint.rules import Fix


def is_offered(diagnostic: Diagnostic, *, unsafe: bool) -> bool:
    """Whether a finding can be mended by the safe fixes, or with `unsafe` by all of them."""
    return diagnostic.mendable == "safe" or (unsafe and diagnostic.mendable == "unsafe")


def next_offers(
    diagnostics: Iterable[Diagnostic], passed_over: Collection[str], *, unsafe: bool
) -> tuple[Diagnostic, ...]:
    """What the first rule, by code, that is not passed over offers to mend; empty where none offers anything."""
    offers = [made for made in diagnostics if is_offered(made, unsafe=unsafe) and made.rule.code not in passed_over]
    first = min((made.rule.code for made in offers), default="")
    return tuple(apart([made for made in offers if made.rule.code == first]))


def apart(offers: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The offers, in the order of the file, without those that touch one before them."""
    kept: list[Diagnostic] = []
    taken: list[Span] = []
    for made in sorted(offers, key=lambda made: _spans(made.finding.fix)):
        spans = _spans(made.finding.fix)
        if not any(_touches_any(span, taken) for span in spans):
            kept.append(made)
            for span in spans:
                insort(taken, span)
    return kept


def _spans(fix: Fix | None) -> list[Span]:
    return [] if fix is None else sorted(edit.span for edit in fix.edits)


def _touches_any(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span touches one of others, which are sorted and do not touch one another."""
    at = bisect_left(taken, span)
    return any(_touch(span, other) for other in taken[max(at - 1, 0) : at + 1])


def _touch(left: Span, right: Span) -> bool:
    """Whether two spans overlap, or one is an insertion at an edge of the other."""
    first, second = sorted((left, right))
    end, begin = (first.end_line, first.end_column), (second.line, second.column)
    empty = first[:2] == first[2:] or second[:2] == second[2:]
    return begin <= end if empty else begin < end
