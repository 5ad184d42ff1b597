"""The entries of configurations after a run: which have suppressed nothing, though they had every occasion to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from govlint.document import Span
from govlint.results import Diagnostic, FileResult, RuleOutcome
from govlint.rules import Finding, Severity, Status
from govlint.signing import digest
from govlint.suppression.inline import was_checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from govlint.linter import Options
    from govlint.rules import Rule
    from govlint.suppression.entries import Entry


class _Account:
    """What became of an entry so far."""

    __slots__ = ("checked", "entry", "missed", "used")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.used = False
        self.checked = False
        self.missed = False
        """Whether one of its rules has not looked at all of a file that the entry may be meant for."""


def unused_entries(
    files: Iterable[FileResult], options_for: Callable[[str], Options], searched: Iterable[str], unused: Rule
) -> Iterator[FileResult]:
    """A result for each configuration with entries that suppress nothing, or must not: findings of the rule `unused`.

    Only where all files were checked that an entry may meet is it known that it has no use: `searched` are the files
    and folders that the run was given.
    """
    accounts: dict[tuple[str, int], _Account] = {}
    severities: dict[str, Severity] = {}
    for file in files:
        options = options_for(file.path)
        _enter(file, options, accounts)
        if unused in options.rules:
            severity = options.severities.get(unused.code, unused.severity)
            severities.update({entry.path: severity for entry in options.entries})
    reached = [os.path.abspath(path) for path in searched]
    said: dict[str, list[tuple[Entry, str]]] = {}
    for account in sorted(accounts.values(), key=_place):
        message = account.entry.fault or _useless(account, reached)
        if message:
            said.setdefault(account.entry.path, []).append((account.entry, message))
    for path, found in said.items():
        if path in severities:
            yield entry_results(path, [(e.line, e.source, text) for e, text in found], unused, severities[path])


def _enter(file: FileResult, options: Options, accounts: dict[tuple[str, int], _Account]) -> None:
    used = {(made.suppression.path, made.suppression.line) for made in file.suppressed if made.suppression}
    for entry in options.entries:
        place = (entry.path, entry.line)
        account = accounts.setdefault(place, _Account(entry))
        account.used = account.used or place in used
        if all(was_checked(code, file.outcomes) for code in entry.codes):
            account.checked = True
        elif file.form is not None or file.unreadable or file.failures:
            account.missed = True


def _useless(account: _Account, reached: Sequence[str]) -> str:
    """What is to be said of an entry that has suppressed nothing; "" where it has, or where nobody knows."""
    entry = account.entry
    if account.used or account.missed or not account.checked or not entry.area:
        return ""
    if not any(entry.area == path or entry.area.startswith(path.rstrip(os.sep) + os.sep) for path in reached):
        return ""
    return f"没有 {'、'.join(entry.named)} 的问题符合这个条目，可以删去"


def _place(account: _Account) -> tuple[str, int]:
    return account.entry.path, account.entry.line


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
