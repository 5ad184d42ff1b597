"""What a rule on a series sees: organs, each with its reports by year, and of every report an extract.

Nothing here knows where the reports came from; all of it is read-only.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.named_tuple import NamedTuple
from govlint.rules import Finding, NotApplicable, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Literal

    from govlint.context import OrganKind
    from govlint.document import Addressing, Directive, PageMark, Span, Text
    from govlint.forms.form import Form
    from govlint.series.figures import Figure, Figures

_NOTHING: Final[Mapping[tuple[str, int], str]] = MappingProxyType({})


class Extract(NamedTuple):
    """What is kept of one report.

    `organ` and `title_year` are what its title names, None where it names none; `year` may also come from its text or
    from the user. `title` is where a finding about the report as such stands. `form` is the form its tables follow,
    `due_form` the one for its year. `passages` holds the running text below each part's heading by the part's number,
    tables left out, except for the notes in them. `packed` is the text of the source, compressed, `directives` are the
    comments in it that speak to govlint.
    """

    path: str
    organ: str | None
    title_year: int | None
    year: int | None
    form: Form
    due_form: Form
    title: Span
    figures: Figures
    passages: Mapping[str, tuple[Text, ...]]
    addressing: Addressing
    packed: bytes
    pages: tuple[PageMark, ...] = ()
    directives: tuple[Directive, ...] = ()

    def figure(self, table: str, row: str, column: str) -> Figure | None:
        """What stands in a cell; None where the table or the row is missing or could not be read."""
        return self.figures.figure(table, row, column)

    def finding(
        self,
        span: Span,
        message: str,
        place: tuple[str, ...] = (),
        kind: Literal["fail", "review"] = "fail",
        related: tuple[Related, ...] = (),
    ) -> Finding:
        """A finding that stands in this report."""
        return Finding(span, message, place or (self.form.document,), kind, related=related, path=self.path)

    def related(self, span: Span, message: str) -> Related:
        """A position in this report that explains a finding in another file."""
        return Related(span, message, self.path, self.addressing)

    def unchecked(self, reason: str) -> NotApplicable:
        """That something of this report was not checked."""
        return NotApplicable(reason, self.path)


class Organ(NamedTuple):
    """An organ. `key` identifies it whatever its name is spelled like; `parent` is the key of the organ above, or "".

    `reports` holds its reports by year, without those of `ambiguous` years, in which two files differ. `years` are
    those that the manifest asks for, `line` is where it stands there (0: it does not). `complete` says whether the
    manifest lists everything that the organ sums up; None where it does not say.
    """

    key: str
    name: str
    reports: Mapping[int, Extract]
    ambiguous: frozenset[int] = frozenset()
    parent: str = ""
    kind: OrganKind | None = None
    years: tuple[int, ...] = ()
    line: int = 0
    complete: bool | None = None


class Duplicate(NamedTuple):
    """Several files that are the report of one organ for one year; `alike` says that they do not differ."""

    organ: str
    year: int
    extracts: tuple[Extract, ...]
    alike: bool


class Stray(NamedTuple):
    """A report that has no place in the series, and why; `expected` says that the manifest lists another instead."""

    extract: Extract
    reason: str
    expected: bool = False


class Misplaced(NamedTuple):
    """A report whose title names another organ or year than the manifest; `line` is where that lists it."""

    extract: Extract
    organ: str
    year: int
    line: int


class Series(NamedTuple):
    """All reports of a run. `organs` are by key, in the order of the manifest or of their names.

    `manifest` is the path of the manifest, "" where there is none. `restated` are the reasons for which the report of
    an organ (its key) and year does not continue the last one.
    """

    organs: Mapping[str, Organ]
    manifest: str = ""
    restated: Mapping[tuple[str, int], str] = _NOTHING
    duplicates: tuple[Duplicate, ...] = ()
    strays: tuple[Stray, ...] = ()
    misplaced: tuple[Misplaced, ...] = ()

    def reports(self) -> Iterator[tuple[Organ, int, Extract]]:
        """Every report that has its place, with organ and year: organ by organ, year by year."""
        for organ in self.organs.values():
            for year, extract in sorted(organ.reports.items()):
                yield organ, year, extract

    def years(self) -> tuple[int, ...]:
        """The years that there are reports for."""
        return tuple(sorted({year for organ in self.organs.values() for year in organ.reports}))

    def below(self, organ: Organ) -> tuple[Organ, ...]:
        """The organs whose parent is `organ`."""
        return tuple(other for other in self.organs.values() if other.parent == organ.key)

    def unplaced(self) -> Iterator[tuple[Extract, str]]:
        """Every report that is compared with no other, and why."""
        yield from ((stray.extract, stray.reason) for stray in self.strays)
        for duplicate in self.duplicates:
            for extract in duplicate.extracts[1 if duplicate.alike else 0 :]:
                yield extract, say("同一机关同一年度有几份报告")
