"""Which findings are marked where in a document: numbered, laid on its texts, with what explains them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.named_tuple import NamedTuple
from govlint.reporters.html.places import Places
from govlint.reporters.tally import SEVERITY_WORDS, STATUS_WORDS
from govlint.rules import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document import Cell, Span, Text
    from govlint.document_view import DocumentView
    from govlint.reporters.html.places import Spot
    from govlint.results import Diagnostic, FileResult, RunResult

_FEWEST: Final = 2
"""So many cells beside a finding's own make a sum of a row or a column."""
KINDS: Final = {**{severity.value: word for severity, word in SEVERITY_WORDS.items()}, "review": "请核对"}
"""What findings are sorted by for the reader: by severity, those apart that a person has to judge."""


class Numbered(NamedTuple):
    """A finding with its number in the file, and the number of the file in the run."""

    file: int
    number: int
    diagnostic: Diagnostic

    @property
    def key(self) -> str:
        """What its marks and its remark are called by: 2-13."""
        return f"{self.file}-{self.number}"

    @property
    def kind(self) -> str:
        """error, warning, note or review."""
        return kind_of(self.diagnostic)

    @property
    def word(self) -> str:
        """What that is called."""
        return KINDS[self.kind]


class Mark(NamedTuple):
    """`start` to `end` of a text. `related` is the number of what is related to the finding, 0 for its own place."""

    start: int
    end: int
    finding: Numbered
    related: int = 0
    first: bool = True

    @property
    def id(self) -> str:
        """The anchor of the place."""
        return related_id(self.finding, self.related) if self.related else f"m{self.finding.key}"


def kind_of(diagnostic: Diagnostic) -> str:
    """error, warning, note or review."""
    return "review" if diagnostic.finding.kind == "review" else diagnostic.severity.value


def related_id(finding: Numbered, number: int) -> str:
    """The anchor of the place that is the `number`th of those related to a finding."""
    return f"r{finding.key}-{number}"


class Marked:
    """The marks of one file. `unplaced` are findings about the file as such, `placed` the others by their block.

    `rows` and `columns` are those of which a sum does not hold, as (number of the table's block, row or column).
    """

    def __init__(self, view: DocumentView | None, findings: Sequence[Numbered]) -> None:
        self.findings = findings
        self.unplaced: list[Numbered] = []
        self.placed: dict[int, list[Numbered]] = defaultdict(list)
        self.marks: dict[int, list[Mark]] = defaultdict(list)
        self.rows: set[tuple[int, int]] = set()
        self.columns: set[tuple[int, int]] = set()
        self.anchored: set[str] = set()
        self._texts, self._blocks, self._cells = _texts(view)
        self._places = Places(self._texts)
        for finding in findings:
            self._place(finding)

    def _place(self, finding: Numbered) -> None:
        found = finding.diagnostic.finding
        spots = [] if found.whole else self._places.spots(found.span)
        if not spots:
            self.unplaced.append(finding)
            return
        self.placed[self._blocks[spots[0].text]].append(finding)
        self._mark(finding, spots, 0)
        for number, item in enumerate(found.related, 1):
            if not item.path:
                self.relate(finding, item.span, number)
        self._fail(finding, spots[0].text)

    def relate(self, finding: Numbered, span: Span, number: int) -> None:
        """Mark what is related to a finding of this or another file."""
        spots = self._places.spots(span)
        if spots:
            self._mark(finding, spots, number)

    def _mark(self, finding: Numbered, spots: Sequence[Spot], number: int) -> None:
        for place, spot in enumerate(spots):
            mark = Mark(spot.start, spot.end, finding, number, first=not place)
            self.marks[spot.text].append(mark)
            self.anchored.add(mark.id)

    def _fail(self, finding: Numbered, text: int) -> None:
        """Find out whether the finding is about a whole row or column: then all that is related to it stands there."""
        own = self._cells.get(text)
        if own is None or finding.kind != "error":
            return
        block = self._blocks[text]
        spots = [
            spot
            for item in finding.diagnostic.finding.related
            if not item.path
            for spot in self._places.spots(item.span)[:1]
        ]
        others = {spot.text: cell for spot in spots if (cell := self._cells.get(spot.text)) and spot.text != text}
        if len(others) < _FEWEST or any(self._blocks[other] != block for other in others):
            return
        cells = others.values()
        if all(cell.row == own.row for cell in cells):
            self.rows.add((block, own.row))
        if all(cell.column == own.column for cell in cells):
            self.columns.add((block, own.column))


def _texts(view: DocumentView | None) -> tuple[list[Text], list[int], dict[int, Cell]]:
    """All texts in the order in which they are shown, the number of the block of each, and what is a cell."""
    texts: list[Text] = []
    blocks: list[int] = []
    cells: dict[int, Cell] = {}
    for number, block in enumerate((*view.blocks, *view.margins) if view else ()):
        if isinstance(block, Table):
            for cell in (cell for row in block.rows for cell in row):
                cells[len(texts)] = cell
                texts.append(cell.text)
                blocks.append(number)
        else:
            texts.append(block.text)
            blocks.append(number)
    return texts, blocks, cells


def marked_files(result: RunResult) -> list[Marked]:
    """The marks of every file of a run, those included that findings of other files are related to."""
    made = [Marked(file.view, list(_numbered(number, file))) for number, file in enumerate(result.files, 1)]
    by_path = {file.path: marked for file, marked in zip(result.files, made, strict=True)}
    for marked in made:
        for finding in marked.findings:
            for number, item in enumerate(finding.diagnostic.finding.related, 1):
                if item.path in by_path:
                    by_path[item.path].relate(finding, item.span, number)
    return made


def _numbered(number: int, file: FileResult) -> Iterator[Numbered]:
    for position, diagnostic in enumerate(file.diagnostics, 1):
        yield Numbered(number, position, diagnostic)


STATUS_ORDER: Final = (Status.FAIL, Status.REVIEW, Status.NOT_APPLICABLE, Status.SUPPRESSED, Status.PASS)
STATUSES: Final = STATUS_WORDS
WORST: Final = (Severity.ERROR.value, Severity.WARNING.value, "review", Severity.NOTE.value)
