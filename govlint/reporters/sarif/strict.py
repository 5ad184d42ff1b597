"""`--format sarif`: SARIF 2.1.0 by the letter of the standard, for viewers, archives and gates.

A finding that a person has to judge has kind "review" and, as the standard demands of every kind but "fail", level
"none"; its severity in govlint is kept in `properties.severity`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from govlint import __version__
from govlint.language import language_tag, say, shown, word, words
from govlint.reporters.json_text import write_json
from govlint.reporters.sarif.descriptors import Taxonomies, described
from govlint.reporters.sarif.invocation import invocation_of
from govlint.reporters.sarif.messages import message
from govlint.reporters.sarif.names import FINGERPRINT, PACKAGE, SCHEMA
from govlint.reporters.sarif.places import Files, place_of, region_of, related_place
from govlint.reporters.tally import STATUS_WORDS, rules_by_code
from govlint.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from govlint.plugins import ReportOptions
    from govlint.results import Diagnostic, FileResult, RunResult, Suppression
    from govlint.rules import Fix, Rule

Object = dict[str, Any]

_UNREASONED: Final = {
    "inline": say("停用标记没有写原因"),
    "config": say("配置没有写原因"),
    "baseline": say("基线中已有"),
}


def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
    """Write the run as a SARIF log; with `show_passed`, rules that held or did not apply are results too."""
    log = _Log(result)
    run = {
        "tool": {"driver": log.driver()},
        "language": language_tag(),
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": word("运行 govlint 时所在的文件夹")}}},
        "taxonomies": log.taxonomies.components,
        "invocations": [invocation_of(result, options, log.indexes, log.files)],
        "artifacts": [log.artifact(file) for file in result.files],
        "results": list(log.results(show_passed=options.show_passed)),
    }
    write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, stream)


class _Log:
    """What the parts of a log refer to."""

    def __init__(self, result: RunResult) -> None:
        self.rules: Mapping[str, Rule] = rules_by_code(result)
        self.indexes = {code: index for index, code in enumerate(self.rules)}
        self.taxonomies = Taxonomies(self.rules.values())
        self.files = Files()
        self._result = result

    def driver(self) -> Object:
        """The tool and all rules of the run, those that have results with their pages."""
        told = {made.rule.code for file in self._result.files for made in (*file.diagnostics, *file.suppressed)}
        described_rules = []
        for code, rule in self.rules.items():
            written = described(rule, page=code in told)
            relationships = self.taxonomies.relationships(rule)
            described_rules.append({**written, "relationships": relationships} if relationships else written)
        return {
            "name": "govlint",
            "version": __version__,
            "semanticVersion": __version__,
            "informationUri": PACKAGE,
            "language": language_tag(),
            "rules": described_rules,
            "supportedTaxonomies": self.taxonomies.supported,
        }

    def artifact(self, file: FileResult) -> Object:
        """A file of the run."""
        facts = {"form": file.form, "year": file.year, "title": file.title}
        return {
            "location": self.files(file.path),
            "roles": ["analysisTarget" if file.role == "document" else "userSpecifiedConfiguration"],
            "properties": {name: fact for name, fact in facts.items() if fact is not None},
        }

    def results(self, *, show_passed: bool) -> Iterator[Object]:
        """Every finding, also those that are suppressed, file by file."""
        for index, file in enumerate(self._result.files):
            artifact = {**self.files(file.path), "index": index}
            for diagnostic in (*file.diagnostics, *file.suppressed):
                yield self._result_of(diagnostic, artifact)
            if show_passed:
                yield from self._held(file, artifact)

    def _result_of(self, diagnostic: Diagnostic, artifact: Object) -> Object:
        finding, rule = diagnostic.finding, diagnostic.rule
        written: Object = {
            "ruleId": rule.code,
            "ruleIndex": self.indexes[rule.code],
            "kind": finding.kind,
            "level": diagnostic.severity.value if finding.kind == "fail" else "none",
            "message": message(finding.message),
            "locations": [place_of(diagnostic, artifact)],
            "partialFingerprints": {FINGERPRINT: diagnostic.fingerprint},
        }
        if finding.related:
            written["relatedLocations"] = self._related(diagnostic, artifact)
        if finding.fix is not None and diagnostic.addressing == "text":
            written["fixes"] = [_fix(finding.fix, artifact)]
        if diagnostic.suppression is not None:
            written["suppressions"] = [self._suppression(diagnostic.suppression)]
        if diagnostic.basis and diagnostic.basis != rule.basis:
            written["taxa"] = self.taxonomies.taxa(diagnostic.basis)
        if finding.kind != "fail":
            written["properties"] = {"severity": diagnostic.severity.value}
        return written

    def _related(self, diagnostic: Diagnostic, artifact: Object) -> list[Object]:
        made = []
        for number, item in enumerate(diagnostic.finding.related, 1):
            there = self.files(item.path) if item.path else artifact
            block = (item.addressing if item.path else diagnostic.addressing) == "block"
            made.append({"id": number, **related_place(item, there, block=block), "message": message(item.message)})
        return made

    def _suppression(self, suppression: Suppression) -> Object:
        """What is suppressed is in the log, marked: viewers and gates leave it out."""
        place = {"artifactLocation": self.files(suppression.path), "region": {"startLine": suppression.line}}
        return {
            "kind": "inSource" if suppression.kind == "inline" else "external",
            "status": "accepted",
            "justification": suppression.reason or shown(_UNREASONED[suppression.kind]),
            "location": {"physicalLocation": place},
        }

    def _held(self, file: FileResult, artifact: Object) -> Iterator[Object]:
        """Rules that held or did not apply: the file is what was looked at, there is no place in it to go to."""
        for code, outcome in sorted(file.outcomes.items()):
            if outcome.status not in (Status.PASS, Status.NOT_APPLICABLE):
                continue
            title = self.rules[code].title if code in self.rules else code
            said = word("{title}：{status_words}", title=title, status_words=STATUS_WORDS[outcome.status])
            yield {
                "ruleId": code,
                **({"ruleIndex": self.indexes[code]} if code in self.indexes else {}),
                "kind": outcome.status.value,
                "level": "none",
                "message": message(
                    word("{said}（{reasons}）", said=said, reasons=words(outcome.reasons, "；"))
                    if outcome.reasons
                    else said
                ),
                "analysisTarget": artifact,
            }


def _fix(fix: Fix, artifact: Object) -> Object:
    replacements = [
        {"deletedRegion": region_of(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    return {
        "description": {"text": fix.description},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"applicability": fix.applicability},
    }
