"""The registry: everything that plugins handed over, checked once and frozen.

The built-in readers, reporters and rulesets register through the same hooks as a guest. Guests are found by the entry
point group `govlint`; nothing is ever loaded from the working directory.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, TextIO

from govlint.results import Failure

if TYPE_CHECKING:
    from govlint.document import Document
    from govlint.forms.form import Form
    from govlint.results import RunResult
    from govlint.rules import Rule, Ruleset
    from govlint.source import Source

EntryPoints = list[tuple[str, str]]
GROUP = "govlint"


class Reader(Protocol):
    """Turns the bytes of a file into a Document; raises `UnreadableError` where it cannot."""

    def __call__(self, path: str, data: bytes) -> Document: ...


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How results are to be shown. `exit_code` is what the run will end with."""

    show_passed: bool = False
    statistics: bool = False
    color: bool | None = None
    exit_code: int = 0
    invocation: tuple[str, ...] = field(default_factory=tuple)


class Reporter(Protocol):
    """Writes the result of a run to a text stream."""

    def __call__(self, result: RunResult, stream: TextIO, options: ReportOptions) -> None: ...


@dataclass(frozen=True, slots=True)
class Registry:
    """What govlint can read, check and write. `failures` are plugins that could not be loaded."""

    rules: Mapping[str, Rule]
    forms: tuple[Form, ...]
    readers: Mapping[str, Reader]
    reporters: Mapping[str, Reporter]
    rulesets: tuple[Ruleset, ...]
    failures: tuple[Failure, ...]


class DuplicateError(Exception):
    """Two plugins claim one name; says which name and which plugins."""
