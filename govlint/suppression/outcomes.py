"""What became of a rule on a file, once it is known which of its findings are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.results import RuleOutcome
from govlint.rules import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from govlint.results import Diagnostic


def outcome(kinds: Collection[str], reasons: tuple[str, ...] = (), *, suppressed: bool = False) -> RuleOutcome:
    """The outcome by the kinds of the findings that are reported and the reasons why not everything was checked.

    `suppressed` says that there are findings that are not reported.
    """
    if "fail" in kinds:
        return RuleOutcome(Status.FAIL, reasons)
    if "review" in kinds:
        return RuleOutcome(Status.REVIEW, reasons)
    if suppressed:
        return RuleOutcome(Status.SUPPRESSED, reasons)
    return RuleOutcome(Status.NOT_APPLICABLE if reasons else Status.PASS, reasons)


def outcome_of_signed(signed: Sequence[Diagnostic], reasons: tuple[str, ...] = ()) -> RuleOutcome:
    """The outcome by all diagnostics of a rule, those that are not reported too."""
    kinds = {made.finding.kind for made in signed if made.suppression is None}
    return outcome(kinds, reasons, suppressed=bool(signed))
