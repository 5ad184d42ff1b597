"""The rows that a file comes to: one for itself, one a finding, one a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.report import Report, RowReading, TableReading
    from govlint.results import Diagnostic, FileResult

Row = dict[str, Any]


class Rows(NamedTuple):
    """Rows by table; the keys of a row are the columns that `govlint.collecting.tables` gives the types of."""

    files: list[Row]
    findings: list[Row]
    figures: list[Row]

    def add(self, other: Rows) -> None:
        """Put the rows of another after these."""
        self.files.extend(other.files)
        self.findings.extend(other.findings)
        self.figures.extend(other.figures)


def no_rows() -> Rows:
    """Tables without rows."""
    return Rows([], [], [])


class Identity(NamedTuple):
    """What each row says of the report that it belongs to."""

    organ: str | None = None
    figures: tuple[Row, ...] = ()


def kept(report: Report) -> Identity:
    """What is kept of a report when its tree is dropped."""
    return Identity(report.title.organ if report.title else None, tuple(_figures(report)))


def rows_of(result: FileResult, identity: Identity, size: int | None) -> Rows:
    """The rows for a file of so many bytes; None where it could not be opened."""
    whose = {"path": result.path, "organ": identity.organ, "year": result.year, "form": result.form}
    every = (*result.diagnostics, *result.suppressed)
    counts = {
        f"{severity}s": sum(made.severity == severity for made in result.diagnostics)
        for severity in ("error", "warning", "note")
    }
    file = {
        **whose,
        "title": result.title,
        "bytes": size,
        "unreadable": result.unreadable,
        **counts,
        "reviews": sum(made.finding.kind == "review" for made in result.diagnostics),
        "suppressed": len(result.suppressed),
        "outcomes": sorted((code, outcome.status.value) for code, outcome in result.outcomes.items()),
        "failures": [f"{failure.rule} {_plain(failure.message)}".strip() for failure in result.failures],
    }
    findings = [{**whose, **_finding(made)} for made in every]
    return Rows([file], findings, [{**whose, **figure} for figure in identity.figures])


def _finding(made: Diagnostic) -> Row:
    finding, span = made.finding, made.finding.span
    return {
        "rule": made.rule.code,
        "name": made.rule.name,
        "rule_title": _plain(made.rule.title),
        "severity": str(made.severity),
        "kind": finding.kind,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "addressing": "file" if finding.whole else made.addressing,
        "place": " / ".join(map(_plain, finding.place)),
        "message": _plain(finding.message),
        "basis": [str(provision) for provision in made.basis],
        "fix": made.mendable,
        "suppressed": made.suppression.kind if made.suppression else None,
        "fingerprint": made.fingerprint,
    }


def _plain(text: str) -> str:
    """A text without what it was made of: rows are plain values."""
    return str.__str__(text)


def _figures(report: Report) -> Iterator[Row]:
    for slot in report.tables:
        for reading in slot.readings[:1]:
            for row in reading.rows:
                yield from _row(reading, row)


def _row(reading: TableReading, row: RowReading) -> Iterator[Row]:
    label = "·".join(part.text for part in (*row.row.groups, row.row.label) if part.text)
    for column, value in zip(row.columns, row.values or (), strict=False):
        yield {
            "table": reading.form.id,
            "row": row.row.id,
            "row_label": label,
            "column_id": column.id,
            "column_label": "·".join(part.text for part in (*column.groups, column.label) if part.text),
            "kind": value.kind.value,
            "value": None if value.number is None else float(value.number),
            "raw": value.raw,
            "line": value.span.line,
            "column": value.span.column,
        }
