"""Entries of configurations that suppress findings, in files of every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.matching import fold
from govlint.named_tuple import NamedTuple
from govlint.results import Suppression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.config.globs import Glob
    from govlint.results import Diagnostic


class Entry(NamedTuple):
    """An entry, written at `line` of `path`, where `source` stands. Conditions that are empty always hold.

    `named` are its rules as they are written; `place` and `text` are matching text. One with a `fault` suppresses
    nothing: that says why. `area` is the absolute path that every file lies in that it may meet, "" where nobody knows.
    """

    path: str
    line: int
    source: str
    area: str
    named: tuple[str, ...]
    codes: frozenset[str]
    glob: Glob | None = None
    place: str = ""
    text: str = ""
    reason: str = ""
    fault: str = ""

    def fits(self, diagnostic: Diagnostic) -> bool:
        """Whether it speaks of this finding, in a file that its pattern fits."""
        return (
            diagnostic.rule.code in self.codes
            and self.place in fold("/".join(diagnostic.finding.place))
            and self.text in diagnostic.words
        )

    @property
    def suppression(self) -> Suppression:
        """What it is to the findings that it suppresses."""
        return Suppression("config", self.reason, self.path, self.line)


def suppression_by(entries: Iterable[Entry], diagnostic: Diagnostic) -> Suppression | None:
    """The first of the entries that suppresses a finding."""
    for entry in entries:
        if not entry.fault and entry.fits(diagnostic):
            return entry.suppression
    return None
