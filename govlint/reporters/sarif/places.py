"""Where things are, in the words of SARIF: artifacts, regions with a snippet, and logical locations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from govlint.language import word
from govlint.reporters.file_uri import location

if TYPE_CHECKING:
    from govlint.document import Span
    from govlint.results import Diagnostic
    from govlint.rules import Related

Object = dict[str, Any]

_LONGEST: Final = 2_000
_AROUND: Final = 200
"""Characters of a line before and after a region: a paragraph, or a web page, may be one line."""


class Files:
    """The artifactLocation of each file, worked out once."""

    def __init__(self) -> None:
        self._known: dict[str, Object] = {}

    def __call__(self, path: str) -> Object:
        """Where a file is."""
        known = self._known.get(path)
        if known is None:
            known = self._known[path] = location(path)
        return known


def place_of(diagnostic: Diagnostic, artifact: Object) -> Object:
    """The location of a finding. In a file without lines the standard forbids text regions: only its logical
    location says where."""
    finding = diagnostic.finding
    block = diagnostic.addressing == "block"
    physical = (
        {"artifactLocation": artifact}
        if block or finding.whole
        else _physical(artifact, finding.span, diagnostic.source_line)
    )
    logical = logical_of(diagnostic)
    return {"physicalLocation": physical, **({"logicalLocations": logical} if logical else {})}


def logical_of(diagnostic: Diagnostic) -> list[Object]:
    """Table, row and column, or part; the number of the paragraph where there are no lines."""
    finding = diagnostic.finding
    logical: list[Object] = []
    if finding.place:
        logical.append({"name": finding.place[-1], "fullyQualifiedName": "/".join(finding.place)})
    named = finding.place == (paragraph(finding.span),)
    if diagnostic.addressing == "block" and not finding.whole and not named:
        logical.append({"name": paragraph(finding.span)})
    return logical


def related_place(item: Related, artifact: Object, *, block: bool) -> Object:
    """The location of what explains a finding; `block` says whether it is in a file without lines."""
    if block:
        physical = {"artifactLocation": artifact}
        return {"physicalLocation": physical, "logicalLocations": [{"name": paragraph(item.span)}]}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region_of(item.span)}}


def paragraph(span: Span) -> str:
    """The name of a paragraph or row of a table that `govlint show` numbers so."""
    return word("第{line}段", line=span.line)


def region_of(span: Span) -> Object:
    """A span as a region: both count from 1 and end before the end column."""
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _physical(artifact: Object, span: Span, source_line: str) -> Object:
    region = region_of(span)
    physical = {"artifactLocation": artifact, "region": region}
    line = source_line.rstrip("\r\n")
    marked = line[span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""
    if marked and len(marked) <= _LONGEST:
        region["snippet"] = {"text": marked}
        if marked != line:  # the standard wants a context that is larger than the region
            physical["contextRegion"] = _context(line, span)
    return physical


def _context(line: str, span: Span) -> Object:
    start, end = max(span.column - 1 - _AROUND, 0), span.end_column - 1 + _AROUND
    context: Object = {"startLine": span.line}
    if start:
        context["startColumn"] = start + 1
    if end < len(line):
        context |= {"endLine": span.line, "endColumn": end + 1}
    return {**context, "snippet": {"text": line[start:end]}}
