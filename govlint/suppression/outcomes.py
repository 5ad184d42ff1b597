"""What became of a rule on a file, once it is known which of its findings are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.results import RuleOutcome
from govlint.rules import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.results import Diagnostic


def outcome(signed: Sequence[Diagnostic], reasons: tuple[str, ...] = ()) -> RuleOutcome:
    """The outcome by all diagnostics of the rule, and the reasons why it could not check everything."""
    kinds = {made.finding.kind for made in signed if made.suppression is None}
    if "fail" in kinds:
        return RuleOutcome(Status.FAIL, reasons)
    if "review" in kinds:
        return RuleOutcome(Status.REVIEW, reasons)
    if signed:
        return RuleOutcome(Status.SUPPRESSED, reasons)
    return RuleOutcome(Status.NOT_APPLICABLE if reasons else Status.PASS, reasons)
