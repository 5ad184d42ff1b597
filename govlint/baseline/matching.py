"""Which findings of a run a baseline knows, and which of its entries nothing matches any more.

Fingerprints are compared, as many times as they occur, whatever the file is called. An entry stands for a finding of
its own document: that at its path, else one of the same title, else, where its file is gone, any. Otherwise, checking
one report of a thousand, what is known of all the others would hide what is new in it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from govlint.results import Suppression
from govlint.suppression.directives import UNSUPPRESSED
from govlint.suppression.inline import was_checked
from govlint.suppression.outcomes import outcome_of_signed

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from govlint.baseline.file import Baseline, Known
    from govlint.results import Diagnostic, FileResult


class Matched:
    """The files of a run with what the baseline knows marked as suppressed, and the entries that have no use."""

    def __init__(self, baseline: Baseline, files: Sequence[FileResult]) -> None:
        self._baseline = baseline
        self._hints = {file.path: baseline.hint(file.path) for file in files}
        self._gone = {path for path in {one.path for one in baseline.known} if baseline.lacks(path)}
        self._used: set[int] = set()
        self._adopted: dict[str, FileResult] = {}
        """For the path of a file that is gone, the file in which one of its entries was used: it was renamed."""
        self._found: dict[tuple[str, int], Known] = {}
        open_ = [
            (file, number)
            for file in files
            for number, made in enumerate(file.diagnostics)
            if made.rule.code not in UNSUPPRESSED
        ]
        for entries, wanted in self._rounds():
            open_ = list(self._round(open_, entries, wanted))
        self.files = tuple(self._marked(file) for file in files)

    def _rounds(self) -> Iterator[tuple[dict[Hashable, list[int]], Callable[[FileResult, str], Hashable]]]:
        known = self._baseline.known
        yield _index(known, lambda one: (one.path, one.fingerprint)), self._by_path
        yield _index(known, lambda one: (one.title, one.fingerprint)), _by_title
        yield _index(known, lambda one: one.fingerprint if one.path in self._gone else None), _by_fingerprint

    def _by_path(self, file: FileResult, fingerprint: str) -> Hashable:
        return self._hints[file.path], fingerprint

    def _round(
        self,
        open_: Iterable[tuple[FileResult, int]],
        entries: dict[Hashable, list[int]],
        wanted: Callable[[FileResult, str], Hashable],
    ) -> Iterator[tuple[FileResult, int]]:
        """Match what is still open; what stays open is yielded."""
        for file, number in open_:
            left = entries.get(wanted(file, file.diagnostics[number].fingerprint), [])
            while left and left[-1] in self._used:
                left.pop()
            if not left:
                yield file, number
                continue
            index = left.pop()
            self._used.add(index)
            one = self._baseline.known[index]
            self._found[file.path, number] = one
            if one.path in self._gone:
                self._adopted.setdefault(one.path, file)

    def _marked(self, file: FileResult) -> FileResult:
        active: list[Diagnostic] = []
        hidden = list(file.suppressed)
        outcomes = dict(file.outcomes)
        for number, made in enumerate(file.diagnostics):
            one = self._found.get((file.path, number))
            if one is None:
                active.append(made)
            else:
                hidden.append(made._replace(suppression=Suppression("baseline", "", self._baseline.path, one.line)))
        if len(active) == len(file.diagnostics):
            return file
        hidden.sort(key=_order)
        for code in {made.rule.code for made in hidden}:
            both = [made for made in (*active, *hidden) if made.rule.code == code]
            outcomes[code] = outcome_of_signed(both, outcomes[code].reasons)
        return file._replace(diagnostics=tuple(active), suppressed=tuple(hidden), outcomes=outcomes)

    def stale(self, searched: Sequence[str]) -> list[Known]:
        """The entries that match nothing, though their rule checked their file, or the file is gone."""
        by_hint = {self._hints[file.path]: file for file in self.files}
        found = []
        for index, one in enumerate(self._baseline.known):
            if index in self._used:
                continue
            file = by_hint.get(one.path) or self._adopted.get(one.path)
            lost = file is None and self._baseline.lost(one.path, searched)
            if lost or (file is not None and was_checked(one.code, file.outcomes)):
                found.append(one)
        return found


def _index(known: Iterable[Known], by: Callable[[Known], Hashable]) -> dict[Hashable, list[int]]:
    """The entries by a key, the first of them last."""
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, one in enumerate(known):
        found[by(one)].append(index)
    for entries in found.values():
        entries.reverse()
    return dict(found)


def _by_title(file: FileResult, fingerprint: str) -> Hashable:
    return file.title or "", fingerprint


def _by_fingerprint(_: FileResult, fingerprint: str) -> Hashable:
    return fingerprint


def _order(made: Diagnostic) -> tuple[object, ...]:
    return made.finding.span, made.rule.code, made.finding.message
