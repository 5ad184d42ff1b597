"""The result for a file as plain lists, texts and numbers, as it is kept in the cache and sent between processes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from govlint.document import Span
from govlint.language import packed, unpacked
from govlint.results import Diagnostic, Failure, FileResult, RuleOutcome, Suppression
from govlint.rules import Edit, Finding, Fix, Related, Severity, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.rules import Rule

Record = list[Any]


def record_of(result: FileResult) -> Record:
    """Everything of a result but the path of its file and its view; nothing of mending or baselines."""
    return [
        result.form,
        result.year,
        result.title,
        result.unreadable,
        result.encoding,
        list(result.title_span) if result.title_span else None,
        *_outcomes(result.outcomes),
        [_diagnostic(made, result.path) for made in result.diagnostics],
        [_diagnostic(made, result.path) for made in result.suppressed],
        [[failure.rule, packed(failure.message), failure.traceback] for failure in result.failures],
    ]


def result_of_record(record: Record, path: str, rules: Mapping[str, Rule]) -> FileResult:
    """The result that a record is of, for the file with this path; raises for what is no record of these rules."""
    form, year, title, unread, encoding, title_span, codes, letters, reasons, diagnostics, suppressed, failures = record
    outcomes = dict(zip(_apart(codes), map(_PLAIN.__getitem__, letters), strict=True))
    for code, *why in reasons:
        outcomes[code] = RuleOutcome(outcomes[code].status, tuple(map(unpacked, why)))
    return FileResult(
        path,
        form,
        year,
        tuple(_signed(made, path, rules) for made in diagnostics),
        outcomes,
        tuple(Failure(path, rule, unpacked(message), traceback) for rule, message, traceback in failures),
        unread,
        title,
        tuple(_signed(made, path, rules) for made in suppressed),
        encoding=encoding,
        title_span=Span(*title_span) if title_span else None,
    )


_LETTERS: Final = {status: str(status)[0] for status in Status}
_PLAIN: Final = {letter: RuleOutcome(status) for status, letter in _LETTERS.items()}
"""Outcomes without reasons, which nearly all are."""


def _outcomes(outcomes: Mapping[str, RuleOutcome]) -> tuple[str, str, list[list[Any]]]:
    """The codes, a letter for the status of each, and those with reasons: half of a record would be outcomes else."""
    letters = "".join([_LETTERS[outcome.status] for outcome in outcomes.values()])
    reasons = [[code, *map(packed, outcome.reasons)] for code, outcome in outcomes.items() if outcome.reasons]
    return " ".join(outcomes), letters, reasons


@lru_cache(maxsize=64)
def _apart(codes: str) -> tuple[str, ...]:
    return tuple(codes.split())


def _diagnostic(made: Diagnostic, path: str) -> Record:
    finding, fix, suppression = made.finding, made.finding.fix, made.suppression
    return [
        made.rule.code,
        str(made.severity),
        made.fingerprint,
        made.source_line,
        [made.rule.basis.index(provision) for provision in made.basis],
        made.addressing,
        made.words,
        # A comment stands in the file itself, wherever that is.
        suppression
        and [suppression[0], suppression[1], suppression.path != path and suppression.path, suppression.line],
        list(finding.span),
        packed(finding.message),
        [packed(name) for name in finding.place],
        finding.kind,
        fix and [packed(fix.description), fix.applicability, [[list(edit.span), edit.text] for edit in fix.edits]],
        [[list(one.span), packed(one.message), one.path, one.addressing] for one in finding.related],
        finding.whole,
        [list(span) for span in finding.private],
    ]


def _signed(record: Record, path: str, rules: Mapping[str, Rule]) -> Diagnostic:
    code, severity, fingerprint, line, basis, addressing, words, suppression, *found = record
    rule = rules[code]
    return Diagnostic(
        path,
        rule,
        Severity(severity),
        _finding(*found),
        fingerprint,
        line,
        tuple(rule.basis[number] for number in basis),
        addressing,
        words,
        suppression and Suppression(suppression[0], suppression[1], suppression[2] or path, suppression[3]),
    )


def _finding(
    span: list[int],
    message: Any,
    place: list[Any],
    kind: Any,
    fix: Any,
    related: list[Any],
    whole: bool,
    private: list[list[int]],
) -> Finding:
    return Finding(
        Span(*span),
        unpacked(message),
        tuple(map(unpacked, place)),
        kind,
        fix and Fix(unpacked(fix[0]), tuple(Edit(Span(*at), text) for at, text in fix[2]), fix[1]),
        tuple(Related(Span(*at), unpacked(said), path, addressing) for at, said, path, addressing in related),
        whole,
        tuple(Span(*at) for at in private),
    )
