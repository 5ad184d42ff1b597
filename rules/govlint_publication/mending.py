"""Edits of a text where the source has it as it reads: no references, no escapes, nothing that goes over a line end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rules import Edit, Fix

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.document import Document, Text

    Change = tuple[Text, int, int, str]
    """`(text, start, end, new)`: `text.value[start:end]` is to read `new`."""


class Mender:
    """Makes the fixes for one document."""

    def __init__(self, document: Document) -> None:
        self._source = document.source
        self._lines: list[str] = []

    def fix(self, description: str, changes: Iterable[Change]) -> Fix | None:
        """A safe fix that makes all these changes; None where there are none, or one of them cannot be made."""
        edits = [self._edit(change) for change in changes]
        made = tuple(edit for edit in edits if edit is not None)
        return Fix(description, made) if made and len(made) == len(edits) else None

    def _edit(self, change: Change) -> Edit | None:
        text, start, end, new = change
        span = text.span(start, end)
        if not self._lines:
            self._lines = self._source.lines()
        line = self._lines[span.line - 1]
        found = line[span.column - 1 : span.end_column - 1]
        escaped = line[max(span.column - 2, 0) : span.column - 1] == "\\"
        if span.line != span.end_line or found != text.value[start:end] or escaped:
            return None
        return Edit(span, new)
