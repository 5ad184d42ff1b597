"""`--format gitlab`: a Code Quality report, which GitLab compares between two branches and shows in merge requests.

A list of objects with only the keys that GitLab reads. Fingerprints are of the file too: of two findings with the same
one GitLab shows the first only.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from govlint.language import word, words
from govlint.reporters.annotations import FAILURE, cut, has_lines, judged, shown_path
from govlint.reporters.json_text import write_json
from govlint.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from govlint.plugins import ReportOptions
    from govlint.results import Diagnostic, Failure, RunResult

_SEVERITIES: Final = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}
_REVIEW: Final = "minor"


def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
    """Write every finding and failure as an issue."""
    write_json(list(_issues(result)), stream, levels=1)


def _issues(result: RunResult) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, str]] = Counter()
    for file in result.files:
        for diagnostic in file.diagnostics:
            key = (diagnostic.path, diagnostic.fingerprint)
            seen[key] += 1
            yield _finding(diagnostic, seen[key])
    for failure in result.all_failures:
        yield _failure(failure)


def _finding(diagnostic: Diagnostic, number: int) -> dict[str, Any]:
    """`number` counts the findings of the file that have the same fingerprint."""
    finding, rule = diagnostic.finding, diagnostic.rule
    path, span = shown_path(diagnostic.path), finding.span
    place = "" if has_lines(diagnostic) else words(finding.place, "，")
    # The number of a paragraph or row is shown as the line: GitLab takes no finding without one.
    lines = {"begin": 1} if finding.whole else {"begin": span.line, "end": max(span.line, span.end_line)}
    return {
        "description": word(
            "{code} {part}{cut}",
            code=rule.code,
            part=word("{place}：", place=place) if place else "",
            cut=cut(judged(diagnostic)),
        ),
        "check_name": f"{rule.code} {rule.name}",
        "fingerprint": _digest(path, diagnostic.fingerprint, *([str(number)] if number > 1 else [])),
        "severity": _REVIEW if finding.kind == "review" else _SEVERITIES[diagnostic.severity],
        "location": {"path": path, "lines": lines},
    }


def _failure(failure: Failure) -> dict[str, Any]:
    path = shown_path(failure.path) if failure.path else "."
    return {
        "description": word("{failure}：{cut}", failure=FAILURE, cut=cut(failure.message)),
        "check_name": failure.rule or "govlint",
        "fingerprint": _digest(path, failure.rule, failure.message),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }


def _digest(*parts: str) -> str:
    from hashlib import sha256

    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
