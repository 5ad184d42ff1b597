"""Checking the text of an editor as the file with it would be checked, by what is in force for that file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from govlint.config.mistakes import ConfigurationError, Mistake
from govlint.discovery import FOREIGN, suffix_of
from govlint.linter import lint
from govlint.lsp.abandoning import AbandonableRules
from govlint.named_tuple import NamedTuple
from govlint.results import FileResult, failure_of
from govlint.run import contents
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from govlint.document import Document
    from govlint.forms.report import Report
    from govlint.linter import Options
    from govlint.lsp.settings import Choices, ChoicesFor, Settings
    from govlint.plugins import Reader, Registry

WITHOUT_LINES: Final = FOREIGN | {".docx", ".docm", ".pdf"}
"""What no editor has open as text: its findings have no positions in lines."""


def _never() -> bool:
    return False


class Checked(NamedTuple):
    """What became of a text. `result` is None where it was not to be checked, or could not be because of `mistakes`.

    `whole` is the result with what a baseline knows; `document` is what was read, None where nothing was.
    """

    result: FileResult | None = None
    whole: FileResult | None = None
    document: Document | None = None
    report: Report | None = None
    mistakes: tuple[Mistake, ...] = ()


class Checker:
    """Checks texts; only ever used by one thread. `renew` has to be called when a configuration may have changed."""

    def __init__(self, registry: Registry, choices_for: ChoicesFor, settings: Settings) -> None:
        self.registry: Final = registry
        self._choices_for = choices_for
        self._settings = settings
        self._choices: Choices | None = None
        self._faulty: dict[str, Choices] = {}
        """What is in force for the files in folders where there are mistakes in that."""
        self.sources: Final[set[str]] = set()
        """The absolute paths of all configurations and baselines that were in force for what was checked so far."""

    def renew(self, settings: Settings) -> None:
        """Forget every configuration that was read."""
        self._settings = settings
        self._choices = None
        self._faulty = {}

    def reads(self, path: str) -> bool:
        """Whether files with such a name are text that a reader takes."""
        suffix = suffix_of(path)
        return suffix in self.registry.readers and suffix not in WITHOUT_LINES

    def new_choices(self) -> Choices:
        """What is in force now, for another thread; `ValueError` for settings that make no sense."""
        return self._choices_for(self._settings)

    def choices(self, path: str) -> Choices:
        """What is in force for a file; `ValueError` for mistakes in it, `ConfigurationError` being one."""
        try:
            choices = self._verified(path)
        except ConfigurationError as error:
            self.sources.update(os.path.abspath(mistake.path) for mistake in error.mistakes if mistake.path)
            raise
        configuration = choices.configuration(path)
        if configuration is not None:
            self.sources.update(os.path.abspath(layer.path) for layer in configuration.layers)
        return choices

    def _verified(self, path: str) -> Choices:
        """Mistakes in one folder stay with all that was read together; they must not hinder files in others."""
        folder = os.path.dirname(path)
        if folder not in self._faulty:
            self._choices = self._choices or self.new_choices()
            try:
                self._choices.verify([path])
            except ConfigurationError:
                self._choices = None
                self._faulty[folder] = self.new_choices()
            else:
                return self._choices
        self._faulty[folder].verify([path])
        return self._faulty[folder]

    def check(self, path: str, text: str, stale: Callable[[], bool] = _never) -> Checked:
        """Check a text as the file at `path`; raises `AbandonedError` as soon as the check is `stale`.

        Nothing else is raised, whatever the text holds and whatever a rule does.
        """
        if not text.strip("\ufeff \t\r\n\u3000"):
            return Checked()  # a file that is only being begun
        return self.check_bytes(path, text.encode(), stale)

    def check_file(self, path: str) -> Checked:
        """Check a file as it is on disk; of one that cannot be opened nothing is said: it may have been deleted."""
        try:
            data = contents(path)
        except UnreadableError:
            return Checked()
        return self.check_bytes(path, data)

    def check_bytes(self, path: str, data: bytes, stale: Callable[[], bool] = _never) -> Checked:
        """Check the bytes of a file; raises as `check` does."""
        try:
            return self._checked(path, data, stale)
        except ConfigurationError as error:
            return Checked(mistakes=error.mistakes)
        except ValueError as error:
            return Checked(mistakes=(Mistake("", 0, str(error)),))
        except Exception as error:  # noqa: BLE001 - the server must live on, and say that nothing was checked
            return Checked(_failed(path, error))

    def _checked(self, path: str, data: bytes, stale: Callable[[], bool]) -> Checked:
        choices = self.choices(path)
        if choices.excluded(path):
            return Checked()
        read: list[Document] = []
        seen: list[Report] = []
        registry = self.registry._replace(readers=_keeping(self.registry.readers, path, read))
        options = choices.options(path)
        options = options._replace(rules=AbandonableRules(options.rules, stale))
        whole = lint(path, data, registry, options, seen.append)
        result = self._without_known(whole, choices)
        return Checked(result, whole, read[-1] if read else None, seen[-1] if seen else None)

    def options(self, path: str) -> Options:
        """What a file is checked by; raises as `choices` does."""
        return self.choices(path).options(path)

    def _without_known(self, result: FileResult, choices: Choices) -> FileResult:
        """The result without what the baseline knows that is in force."""
        baseline = choices.baseline(result.path)
        if baseline is None:
            return result
        self.sources.add(os.path.abspath(baseline))
        from govlint.baseline.file import read_baseline
        from govlint.baseline.matching import Matched

        return Matched(read_baseline(baseline), [result]).files[0]


def _keeping(readers: Mapping[str, Reader], path: str, read: list[Document]) -> Mapping[str, Reader]:
    """The reader for a path, keeping what it has read."""
    reader = readers.get(suffix_of(path))
    if reader is None:
        return readers

    def keeping(path: str, data: bytes) -> Document:
        document = reader(path, data)
        read.append(document)
        return document

    return {**readers, suffix_of(path): keeping}


def _failed(path: str, error: Exception) -> FileResult:
    failure = failure_of(path, "", f"{type(error).__name__}: {error}", error)
    return FileResult(path, None, None, (), {}, (failure,), unreadable=True)
