"""`--format sarif-github`: the SARIF that code scanning of GitHub takes, and no more than it takes.

Every result has a line: of a Word file or PDF the number that `govlint show` gives its paragraph or row. Columns are
UTF-16 units. What is suppressed is not a result, as GitHub would raise an alert for it. Only rules with results are
described. GitHub refuses more than 25,000 results in a run and more than 10 MB of compressed log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from govlint import __version__
from govlint.language import language_tag, word, words
from govlint.reporters.annotations import cut, judged
from govlint.reporters.json_text import write_json
from govlint.reporters.sarif.descriptors import described
from govlint.reporters.sarif.invocation import invocation_of
from govlint.reporters.sarif.messages import link, message, plain
from govlint.reporters.sarif.names import FINGERPRINT, PACKAGE, SCHEMA
from govlint.reporters.sarif.places import Files, logical_of, paragraph
from govlint.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TextIO

    from govlint.document import Span
    from govlint.plugins import ReportOptions
    from govlint.results import Diagnostic, RunResult
    from govlint.rules import Related, Rule

Object = dict[str, Any]

MOST_RESULTS: Final = 25_000
MOST_LOCATIONS: Final = 100
_MOST_TAGS: Final = 10
_LONGEST: Final = 1_000
_TEXT: Final = 4_000_000
"""About how many characters of messages there may be in all, however unlike one another they are."""
_PROBLEM: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
    """Write the findings as one run; its category names the command, so that a check and a series do not replace
    each other."""
    found = [diagnostic for file in result.files for diagnostic in file.diagnostics]
    kept = _most_severe(found)
    rules = {made.rule.code: made.rule for made in sorted(kept, key=lambda made: made.rule.code)}
    indexes = {code: index for index, code in enumerate(rules)}
    files = Files()
    invocation = invocation_of(result, options, indexes, files)
    if len(kept) < len(found):
        text = word(
            "GitHub 一次最多接受 {most_results} 条，另有 {count} 条级别较低的没有写入。",
            most_results=MOST_RESULTS,
            count=len(found) - len(kept),
        )
        invocation.setdefault("toolExecutionNotifications", []).append({"level": "warning", "message": message(text)})
    command = f"{options.invocation[0]}/" if options.invocation else ""
    run = {
        "tool": {"driver": _driver(rules.values())},
        "automationDetails": {"id": f"govlint/{command}"},
        "language": language_tag(),
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": word("运行 govlint 时所在的文件夹")}}},
        "invocations": [invocation],
        "results": list(_results(kept, indexes, files)),
    }
    write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, stream)


def _most_severe(found: list[Diagnostic]) -> list[Diagnostic]:
    """As many as GitHub takes, in the order of the run."""
    if len(found) <= MOST_RESULTS:
        return found
    ranked = sorted(range(len(found)), key=lambda number: (-found[number].severity.rank, number))
    return [found[number] for number in sorted(ranked[:MOST_RESULTS])]


def _driver(rules: Any) -> Object:
    return {
        "name": "govlint",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": PACKAGE,
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: Rule) -> Object:
    written = described(rule, page=True)
    for key in ("shortDescription", "fullDescription"):
        written[key] = {"text": cut(written[key]["text"], 1_024)}
    properties = written["properties"]
    written["properties"] = {
        "tags": properties["tags"][:_MOST_TAGS],
        "precision": properties["precision"],
        "problem.severity": _PROBLEM[rule.severity],
    }
    return written


def _results(kept: Sequence[Diagnostic], indexes: Mapping[str, int], files: Files) -> Iterator[Object]:
    longest = min(_LONGEST, max(_TEXT // max(len(kept), 1), 100))
    most = min(MOST_LOCATIONS - 1, max(20_000 // max(len(kept), 1), 1))
    for made in kept:
        related = made.finding.related[:most]
        written: Object = {
            "ruleId": made.rule.code,
            "ruleIndex": indexes[made.rule.code],
            "level": made.severity.value,
            "message": {"text": _text(made, related, longest)},
            "locations": [_place(made, files(made.path))],
            # GitHub takes what stands here for its own hash of the line: ours survives edits and renumbering.
            "partialFingerprints": {"primaryLocationLineHash": f"{made.fingerprint}:1", FINGERPRINT: made.fingerprint},
        }
        if related:
            written["relatedLocations"] = [_related(item, number, made, files) for number, item in enumerate(related)]
        yield written


def _text(made: Diagnostic, related: Sequence[Related], longest: int) -> str:
    """The message, in a file without lines its place before it, with a link to each related location."""
    places = words(made.finding.place, "，") if made.addressing == "block" else ""
    said = plain(
        cut(word("{places}：{judged}", places=places, judged=judged(made)) if places else judged(made), longest)
    )
    links = words((link(cut(item.message, 80), number) for number, item in enumerate(related)), "；")
    return word("{said}\n相关：{links}", said=said, links=links) if links else said


def _place(made: Diagnostic, artifact: Object) -> Object:
    region = {"startLine": 1} if made.finding.whole else {"startLine": made.finding.span.line}
    if made.addressing == "text" and not made.finding.whole:
        region = _region(made.finding.span, made.source_line)
    place: Object = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    logical = logical_of(made)
    return {**place, "logicalLocations": logical} if logical else place


def _related(item: Related, number: int, made: Diagnostic, files: Files) -> Object:
    block = (item.addressing if item.path else made.addressing) == "block"
    physical = {"artifactLocation": files(item.path or made.path), "region": {"startLine": item.span.line}}
    place: Object = {"id": number, "physicalLocation": physical, "message": message(cut(item.message, 80))}
    return {**place, "logicalLocations": [{"name": paragraph(item.span)}]} if block else place


def _region(span: Span, line: str) -> Object:
    """In UTF-16 units, as far as the text is at hand; else whole lines."""
    if span.line != span.end_line:
        return {"startLine": span.line, "startColumn": _units(line, span.column), "endLine": span.end_line}
    end = max(span.end_column, span.column)
    return {
        "startLine": span.line,
        "startColumn": _units(line, span.column),
        "endLine": span.line,
        "endColumn": _units(line, end),
    }


def _units(line: str, column: int) -> int:
    before = line[: column - 1]
    return column if before.isascii() else column + sum(char > "\uffff" for char in before)
