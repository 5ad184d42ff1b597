"""Findings signed as diagnostics: path, severity, place, and a fingerprint that survives edits elsewhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govlint.hashing import hash_named
from govlint.language import say
from govlint.matching import fold
from govlint.results import Diagnostic
from govlint.rules import Severity
from govlint.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.document import Document
    from govlint.forms.report import Report
    from govlint.masking import Masked
    from govlint.rules import Finding, Rule


class Signer:
    """Signs the findings of one document. No finding cites `others`, the instruments of forms for other years.

    What has been `masked` is neither shown nor is a fingerprint made of it.
    """

    def __init__(
        self,
        path: str,
        document: Document,
        report: Report | None,
        others: frozenset[str],
        severities: Mapping[str, Severity],
        masked: Masked | None = None,
    ) -> None:
        self._path = path
        self._report = report
        self._document = document
        self._others = others
        self._severities = severities
        self._masked = masked
        self._lines = masked.lines() if masked else None
        self._sentences = Sentences(document, self._lines)
        self._seen: Counter[str] = Counter()

    def sign(self, rule: Rule, finding: Finding) -> Diagnostic:
        """The diagnostic that a finding of a rule is."""
        if not finding.place and self._report:
            finding = _placed(finding, self._report)
        if self._masked:
            finding = self._masked.finding(finding)
        words = self._sentences.of(finding)
        fingerprint = self._fingerprint(rule, finding, words)
        severity = self._severities.get(rule.code, rule.severity)
        if finding.kind == "review" and severity is Severity.ERROR:
            severity = Severity.WARNING
        return Diagnostic(
            self._path,
            rule,
            severity,
            finding if finding.whole else self._addressed(finding),
            fingerprint,
            "" if finding.whole else self._line(finding.span.line),
            tuple(provision for provision in rule.basis if provision.number not in self._others),
            self._document.addressing,
            words,
        )

    def _addressed(self, finding: Finding) -> Finding:
        """Say where in a document without lines of its own a finding stands: its page, or which paragraph it is."""
        document, span = self._document, finding.span
        mark = document.page_of(span.line, span.column)
        if mark is not None:
            return finding._replace(place=(say("第{page}页第{row}行", page=mark.page, row=mark.row), *finding.place))
        if document.addressing == "block" and not finding.place:
            return finding._replace(place=(say("第{line}段", line=span.line),))
        return finding

    def _line(self, number: int) -> str:
        if self._lines is None:
            self._lines = self._document.source.lines()
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def _fingerprint(self, rule: Rule, finding: Finding, words: str) -> str:
        content = "\x1f".join((rule.code, *map(fold, finding.place), words))
        self._seen[content] += 1
        return digest(content, str(self._seen[content]))


def digest(*parts: str) -> str:
    """The fingerprint that is made of these texts."""
    made: str = hash_named("sha256")("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return made[:32]


def _placed(finding: Finding, report: Report) -> Finding:
    return finding._replace(place=report.place_of(finding.span) or (report.form.document,))
