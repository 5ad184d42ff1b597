"""`--format sarif`: SARIF 2.1.0, for code scanning, viewers and gates.

A finding that a person has to judge has kind "review" and, as the standard demands of every kind but "fail", level
"none"; its severity in govlint is kept in `properties.severity`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from govlint import __version__
from govlint.language import joined, language_tag, say, shown, word
from govlint.reporters.file_uri import location
from govlint.reporters.json_text import write_json
from govlint.reporters.tally import STATUS_WORDS, rules_by_code
from govlint.rules import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from govlint.document import Span
    from govlint.plugins import ReportOptions
    from govlint.results import Diagnostic, Failure, FileResult, RunResult, Suppression
    from govlint.rules import Fix, Related, Rule

Object = dict[str, Any]

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT: Final = "govlint/v1"
_UNREASONED: Final = {
    "inline": say("停用标记没有写原因"),
    "config": say("配置没有写原因"),
    "baseline": say("基线中已有"),
}
_PRECISION: Final = {Severity.ERROR: "very-high", Severity.WARNING: "high", Severity.NOTE: "medium"}


def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
    """Write the run as a SARIF log; with `show_passed`, rules that held or did not apply are results too."""
    rules = rules_by_code(result)
    indexes = {code: index for index, code in enumerate(rules)}
    run = {
        "tool": {"driver": _driver(rules)},
        "language": language_tag(),
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": word("运行 govlint 时所在的文件夹")}}},
        "invocations": [_invocation(result, options, indexes)],
        "artifacts": [_artifact(file) for file in result.files],
        "results": list(_results(result, indexes, rules, show_passed=options.show_passed)),
    }
    write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, stream)


def _driver(rules: Mapping[str, Rule]) -> Object:
    return {
        "name": "govlint",
        "version": __version__,
        "semanticVersion": __version__,
        "language": language_tag(),
        "rules": [_rule(rule) for rule in rules.values()],
    }


def _rule(rule: Rule) -> Object:
    basis = [str(provision) for provision in rule.basis]
    page = "\n\n".join(filter(None, (word("{title}。", title=rule.title), rule.doc)))
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {
            "text": word("{title}。依据：{basis}", title=rule.title, basis=joined(basis, "；")) if basis else rule.title
        },
        "help": {
            "text": "\n".join([page, *(["", word("依据：")] if basis else []), *basis]),
            "markdown": "\n".join(
                [page, *(["", f"## {word('依据')}", ""] if basis else []), *(f"- {item}" for item in basis)]
            ),
        },
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "tags": [tag for tag in (rule.ruleset, rule.family) if tag],
            "basis": basis,
            "precision": _PRECISION[rule.severity],
            "fixable": rule.fixable,
        },
    }


def _artifact(file: FileResult) -> Object:
    facts = {"form": file.form, "year": file.year, "title": file.title}
    return {
        "location": location(file.path),
        "roles": ["analysisTarget" if file.role == "document" else "userSpecifiedConfiguration"],
        "properties": {name: fact for name, fact in facts.items() if fact is not None},
    }


def _results(
    result: RunResult, indexes: Mapping[str, int], rules: Mapping[str, Rule], *, show_passed: bool
) -> Iterator[Object]:
    for index, file in enumerate(result.files):
        artifact = {**location(file.path), "index": index}
        for diagnostic in (*file.diagnostics, *file.suppressed):
            yield _result(diagnostic, artifact, indexes)
        if show_passed:
            yield from _held(file, artifact, indexes, rules)


def _result(diagnostic: Diagnostic, artifact: Object, indexes: Mapping[str, int]) -> Object:
    finding = diagnostic.finding
    block = diagnostic.addressing == "block"
    place: Object = {
        "physicalLocation": _entire(artifact)
        if block or finding.whole
        else _physical(artifact, finding.span, diagnostic.source_line)
    }
    logical = [{"name": finding.place[-1], "fullyQualifiedName": "/".join(finding.place)}] if finding.place else []
    if block and not finding.whole and finding.place != (paragraph := _paragraph(finding.span),):
        logical.append({"name": paragraph})
    if logical:
        place["logicalLocations"] = logical
    written: Object = {
        "ruleId": diagnostic.rule.code,
        "ruleIndex": indexes[diagnostic.rule.code],
        "kind": finding.kind,
        "level": diagnostic.severity.value if finding.kind == "fail" else "none",
        "message": {"text": finding.message},
        "locations": [place],
        "partialFingerprints": {FINGERPRINT: diagnostic.fingerprint},
    }
    if finding.related:
        written["relatedLocations"] = [
            {"id": number, **_related(item, artifact, block=block), "message": {"text": item.message}}
            for number, item in enumerate(finding.related, 1)
        ]
    if finding.fix is not None and not block:
        written["fixes"] = [_fix(finding.fix, artifact)]
    if diagnostic.suppression is not None:
        written["suppressions"] = [_suppression(diagnostic.suppression)]
    if finding.kind != "fail":
        written["properties"] = {"severity": diagnostic.severity.value}
    return written


def _suppression(suppression: Suppression) -> Object:
    """What is suppressed is in the log, marked: viewers and gates leave it out."""
    return {
        "kind": "inSource" if suppression.kind == "inline" else "external",
        "status": "accepted",
        "justification": suppression.reason or shown(_UNREASONED[suppression.kind]),
        "location": {
            "physicalLocation": {
                "artifactLocation": location(suppression.path),
                "region": {"startLine": suppression.line},
            }
        },
    }


def _held(
    file: FileResult, artifact: Object, indexes: Mapping[str, int], rules: Mapping[str, Rule]
) -> Iterator[Object]:
    for code, outcome in sorted(file.outcomes.items()):
        if outcome.status not in (Status.PASS, Status.NOT_APPLICABLE):
            continue
        title = rules[code].title if code in rules else code
        said = say("{title}：{status}", title=title, status=STATUS_WORDS[outcome.status])
        if outcome.reasons:
            said = say("{said}（{reasons}）", said=said, reasons=joined(outcome.reasons, "；"))
        yield {
            "ruleId": code,
            **({"ruleIndex": indexes[code]} if code in indexes else {}),
            "kind": outcome.status.value,
            "level": "none",
            "message": {"text": shown(said)},
            "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
        }


def _physical(artifact: Object, span: Span, source_line: str = "") -> Object:
    region = _region(span)
    physical = {"artifactLocation": artifact, "region": region}
    line = source_line.rstrip("\r\n")
    marked = line[span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""
    if marked:
        region["snippet"] = {"text": marked}
        if marked != line:  # the standard wants a context that is larger than the region
            physical["contextRegion"] = {"startLine": span.line, "snippet": {"text": line}}
    return physical


def _entire(artifact: Object) -> Object:
    """The file as such. In one without lines the standard forbids text regions: the logical location says where."""
    return {"artifactLocation": artifact}


def _paragraph(span: Span) -> str:
    return word("第{line}段", line=span.line)


def _related(item: Related, artifact: Object, *, block: bool) -> Object:
    if item.path:
        artifact, block = location(item.path), item.addressing == "block"
    if block:
        return {"physicalLocation": _entire(artifact), "logicalLocations": [{"name": _paragraph(item.span)}]}
    return {"physicalLocation": _physical(artifact, item.span)}


def _region(span: Span) -> Object:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(fix: Fix, artifact: Object) -> Object:
    replacements = [{"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    return {
        "description": {"text": fix.description},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"applicability": fix.applicability},
    }


def _invocation(result: RunResult, options: ReportOptions, indexes: Mapping[str, int]) -> Object:
    failures = result.all_failures
    invocation: Object = {"executionSuccessful": not failures, "exitCode": options.exit_code}
    if options.invocation:
        invocation["arguments"] = list(options.invocation)
    if failures:
        invocation["toolExecutionNotifications"] = [_notification(failure, indexes) for failure in failures]
    return invocation


def _notification(failure: Failure, indexes: Mapping[str, int]) -> Object:
    notification: Object = {"level": "error", "message": {"text": failure.message}}
    if failure.path:
        notification["locations"] = [{"physicalLocation": {"artifactLocation": location(failure.path)}}]
    if failure.rule in indexes:
        notification["associatedRule"] = {"id": failure.rule, "index": indexes[failure.rule]}
    return notification
