"""Findings settled: signed, suppressed where the user said so, and what became of each rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.rules import Finding, NotApplicable
from govlint.suppression.outcomes import outcome_of_signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.results import Diagnostic, RuleOutcome
    from govlint.rules import Outcome, Rule
    from govlint.signing import Signer
    from govlint.suppression.entries import Entry
    from govlint.suppression.inline import Inline

UNUSED: Final = "GL003"


class Settling:
    """Takes what rules have found in one document; `outcomes` are what became of them so far.

    `inline` are the comments in the document that suppress findings, `entries` those of the configuration.
    """

    def __init__(
        self, signer: Signer, inline: Inline | None, entries: Sequence[Entry], outcomes: dict[str, RuleOutcome]
    ) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._signer = signer
        self._inline = inline
        self._entries = entries
        self._outcomes = outcomes

    def take(self, rule: Rule, found: Sequence[Outcome]) -> None:
        """What a rule has found. Raises what signing it raises; then nothing of it is taken."""
        signed = [self._signer.sign(rule, item) for item in found if not isinstance(item, NotApplicable)]
        signed = [self._suppressed(made) for made in signed]
        self._outcomes[rule.code] = outcome_of_signed(signed, reasons(found))
        self.diagnostics += signed

    def end(self, rules: Iterable[Rule]) -> None:
        """Tell of the comments that suppress nothing, if a rule for it is among these, once all else is taken."""
        if self._inline is None:
            return
        for rule in rules:
            if rule.code == UNUSED:
                signed = [self._signer.sign(rule, item) for item in self._inline.findings(self._outcomes)]
                self._outcomes[rule.code] = outcome_of_signed(signed)
                self.diagnostics += signed

    def _suppressed(self, made: Diagnostic) -> Diagnostic:
        """The diagnostic, with what suppresses it: a comment beside it before an entry of the configuration."""
        suppression = self._inline.suppression(made.rule.code, made.finding) if self._inline is not None else None
        if suppression is None and self._entries:
            from govlint.suppression.entries import suppression_by

            suppression = suppression_by(self._entries, made)
        return made if suppression is None else made._replace(suppression=suppression)


def reasons(found: Iterable[Outcome]) -> tuple[str, ...]:
    """Why not everything was checked, each reason once."""
    return tuple(dict.fromkeys(item.reason for item in found if isinstance(item, NotApplicable)))


def kinds(found: Iterable[Outcome]) -> set[str]:
    """The kinds of the findings."""
    return {item.kind for item in found if isinstance(item, Finding)}
