"""Findings signed as diagnostics: path, severity, place, and a fingerprint that survives edits elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from govlint.hashing import hash_named
from govlint.language import say
from govlint.matching import fold
from govlint.results import Diagnostic
from govlint.rules import Finding, Severity
from govlint.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.document import Document, Span
    from govlint.forms.report import PartHeading, Report
    from govlint.masking import Masked
    from govlint.rules import Provision, Rule


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
        self._places = _Places(report) if report else None
        self._document = document
        self._others = others
        self._bases: dict[str, tuple[Provision, ...]] = {}
        self._severities = severities
        self._masked = masked
        self._lines = masked.lines() if masked else None
        self._sentences = Sentences(document, self._lines)
        self._seen: dict[str, tuple[int, Any]] = {}

    def sign(self, rule: Rule, finding: Finding) -> Diagnostic:
        """The diagnostic that a finding of a rule is."""
        if not finding.place and self._places:
            span, message, _, kind, fix, related, whole, private, path = finding
            finding = Finding(span, message, self._places.of(span), kind, fix, related, whole, private, path)
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
            self._basis(rule),
            self._document.addressing,
            words,
        )

    def _basis(self, rule: Rule) -> tuple[Provision, ...]:
        if rule.code not in self._bases:
            self._bases[rule.code] = tuple(each for each in rule.basis if each.number not in self._others)
        return self._bases[rule.code]

    def _addressed(self, finding: Finding) -> Finding:
        """Say where in a document without lines of its own a finding stands: its page, or which paragraph it is."""
        document, span = self._document, finding.span
        mark = document.page_of(span.line, span.column) if document.pages else None
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
        known = self._seen.get(content)
        count, hashed = known or (0, hash_named("sha256")(_encoded(content)))
        self._seen[content] = (count + 1, hashed)
        return _hexadecimal(hashed.copy(), _encoded(f"\x1f{count + 1}"))


def digest(*parts: str) -> str:
    """The fingerprint that is made of these texts."""
    return _hexadecimal(hash_named("sha256")(), _encoded("\x1f".join(parts)))


def _hexadecimal(hashed: Any, more: bytes) -> str:
    hashed.update(more)
    made: str = hashed.hexdigest()
    return made[:32]


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class _Places:
    """The parts of a report by where they begin, for finding in which one each of many findings stands."""

    __slots__ = ("_firsts", "_places", "_report")

    def __init__(self, report: Report) -> None:
        self._report = report
        self._firsts: list[tuple[int, int]] | None = None
        self._places: list[tuple[str, ...]] = []

    def of(self, span: Span) -> tuple[str, ...]:
        """The part that holds `span`; above the first part, what the document is."""
        if self._firsts is None:
            headings = self._report.headings
            starts = (heading.text.position(0) for heading in headings)
            self._firsts = list(accumulate(starts, max))
            self._places = [(self._report.form.document,), *map(_place_below, headings)]
        return self._places[bisect_right(self._firsts, (span.line, span.column))]


def _place_below(heading: PartHeading) -> tuple[str, ...]:
    return (heading.part.heading if heading.part else heading.text.folded.text,)
