"""The entries of configurations after a run: which have suppressed nothing, though they had every occasion to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from govlint.document import Span
from govlint.language import joined, say
from govlint.results import Diagnostic, FileResult, RuleOutcome
from govlint.rules import Finding, Status
from govlint.signing import digest
from govlint.suppression.inline import was_checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from govlint.rules import Rule, Severity
    from govlint.suppression.entries import Entry

Place = tuple[str, int]
"""The file and line of an entry."""


class _Account:
    """What became of an entry so far."""

    __slots__ = ("checked", "entry", "met", "missed", "severity", "used")

    def __init__(self, entry: Entry, severity: Severity) -> None:
        self.entry = entry
        self.severity = severity
        self.met = False
        """Whether a file was checked that its pattern fits."""
        self.used = False
        self.checked = False
        self.missed = False
        """Whether one of its rules has not looked at all of a file that the entry may be meant for."""


def unused_entries(
    entries: Iterable[tuple[Entry, Severity]],
    files: Iterable[FileResult],
    entries_for: Callable[[str], Iterable[Entry]],
    searched: Iterable[str],
    unused: Rule,
) -> Iterator[FileResult]:
    """A result for each configuration with entries that suppress nothing, or must not: findings of the rule `unused`.

    `entries` are all that are judged, each with what such a finding weighs; `entries_for` says which may meet a file.
    Only where all files were checked that an entry may meet is it known that it has no use: `searched` are the files
    and folders that the run was given.
    """
    accounts: dict[Place, _Account] = {}
    for entry, severity in entries:
        known = accounts.get((entry.path, entry.line))
        if known is None or (entry.fault and not known.entry.fault):
            accounts[entry.path, entry.line] = _Account(entry, severity)
    for file in files:
        _enter(file, entries_for(file.path), accounts)
    reached = [os.path.abspath(path) for path in searched]
    said: dict[str, list[tuple[_Account, str]]] = {}
    for _, account in sorted(accounts.items(), key=_place):
        message = account.entry.fault or _useless(account, reached)
        if message:
            said.setdefault(account.entry.path, []).append((account, message))
    for path, found in said.items():
        lines = [(account.entry.line, account.entry.source, message) for account, message in found]
        yield entry_results(path, lines, unused, found[0][0].severity)


def _enter(file: FileResult, entries: Iterable[Entry], accounts: Mapping[Place, _Account]) -> None:
    used = {(made.suppression.path, made.suppression.line) for made in file.suppressed if made.suppression}
    for entry in entries:
        place = (entry.path, entry.line)
        account = accounts.get(place)
        if account is None:
            continue
        account.met = True
        account.used = account.used or place in used
        if all(was_checked(code, file.outcomes) for code in entry.codes):
            account.checked = True
        elif file.form is not None or file.unreadable or file.failures:
            account.missed = True


def _useless(account: _Account, reached: Sequence[str]) -> str:
    """What is to be said of an entry that has suppressed nothing; "" where it has, or where nobody knows."""
    entry = account.entry
    if not entry.area or not any(_lies_in(entry.area, path) for path in reached):
        return ""
    if not account.met:
        return say("没有文件符合它的 path，可以删去，或者改正 path")
    if account.used or account.missed or not account.checked:
        return ""
    return say("没有 {named} 的问题符合这个条目，可以删去", named=joined(entry.named))


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _place(item: tuple[Place, _Account]) -> Place:
    return item[0]


def entry_results(
    path: str,
    found: Sequence[tuple[int, str, str]],
    unused: Rule,
    severity: Severity,
    role: Literal["configuration", "baseline"] = "configuration",
) -> FileResult:
    """The result of a file of entries, given the line, its text and what is to be said of each."""
    made = tuple(
        Diagnostic(
            path,
            unused,
            severity,
            Finding(Span(line, 1, line, len(source) + 1), message),
            digest(unused.code, path, source, message),
            source,
            unused.basis,
        )
        for line, source, message in found
    )
    return FileResult(path, None, None, made, {unused.code: RuleOutcome(Status.FAIL)}, role=role)
