"""Which fixes are made at a time: those of one rule that do not touch one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from govlint.document import Span
    from govlint.results import Diagnostic
    from govlint.rules import Fix


def is_offered(diagnostic: Diagnostic, *, unsafe: bool) -> bool:
    """Whether a finding can be mended by the safe fixes, or with `unsafe` by all of them.

    What a person has to judge is never mended as safe, however safe its edits are once that is done.
    """
    finding = diagnostic.finding
    if finding.fix is None or not finding.fix.edits:
        return False
    return unsafe or (finding.fix.applicability == "safe" and finding.kind == "fail")


def next_offers(
    diagnostics: Iterable[Diagnostic], passed_over: Collection[str], *, unsafe: bool
) -> tuple[Diagnostic, ...]:
    """What the first rule, by code, that is not passed over offers to mend; empty where none offers anything."""
    offers = [
        made for made in diagnostics if is_offered(made, unsafe=unsafe) and made.rule.code not in passed_over
    ]
    first = min((made.rule.code for made in offers), default="")
    return tuple(apart([made for made in offers if made.rule.code == first]))


def apart(offers: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The offers, in the order of the file, without those that touch one before them."""
    kept: list[Diagnostic] = []
    taken: list[Span] = []
    for made in sorted(offers, key=lambda made: _spans(made.finding.fix)):
        spans = _spans(made.finding.fix)
        if not any(_touch(span, other) for span in spans for other in taken):
            kept.append(made)
            taken += spans
    return kept


def _spans(fix: Fix | None) -> list[Span]:
    return [] if fix is None else sorted(edit.span for edit in fix.edits)


def _touch(left: Span, right: Span) -> bool:
    """Whether two spans overlap, or one is an insertion at an edge of the other."""
    first, second = sorted((left, right))
    end, begin = (first.end_line, first.end_column), (second.line, second.column)
    empty = first[:2] == first[2:] or second[:2] == second[2:]
    return begin <= end if empty else begin < end
