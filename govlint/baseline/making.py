"""Making a baseline of what a run has found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.baseline.file import Known
from govlint.sentences import shortened
from govlint.suppression.directives import UNSUPPRESSED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from govlint.baseline.file import Baseline
    from govlint.results import Diagnostic, FileResult

_ADDRESS: Final = re.compile(r"第\d+(?:页第\d+行|段)")


def known_of(file: FileResult, baseline: Baseline) -> Iterator[Known]:
    """The findings of a file as a baseline knows them; what nothing suppresses is left out."""
    path, title = baseline.hint(file.path), file.title or ""
    for made in file.diagnostics:
        if made.rule.code not in UNSUPPRESSED:
            yield Known(path, title, made.rule.code, "/".join(_place(made)), shortened(made.words), made.fingerprint)


def _place(made: Diagnostic) -> tuple[str, ...]:
    """The logical place, without the page or paragraph that it happens to be on."""
    place = made.finding.place
    return place[1:] if place and _ADDRESS.fullmatch(place[0]) else place


def renewed(baseline: Baseline, files: Iterable[FileResult], searched: Sequence[str]) -> tuple[list[Known], int]:
    """What a baseline is to hold after a run, and how much of that is kept from before.

    That is what was found now and what was known before of files that were not checked, or not by the rule. Of files
    that are gone nothing is kept where their folder was `searched`.
    """
    found: list[Known] = []
    ran: dict[str, Collection[str]] = {}
    for file in files:
        if not file.unreadable:
            ran[baseline.hint(file.path)] = file.outcomes.keys()
            found.extend(known_of(file, baseline))
    kept = [
        one
        for one in baseline.known
        if one.code not in ran.get(one.path, ()) and (one.path in ran or not baseline.lost(one.path, searched))
    ]
    return [*found, *kept], len(kept)
