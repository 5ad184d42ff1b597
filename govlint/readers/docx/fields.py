"""Fields of Word files: first comes their code, which is no text, then their result, which is, or only repeats text."""

from __future__ import annotations

import re
from typing import Final

_CONTENTS: Final = re.compile(r"\s*TOC\b", re.IGNORECASE)
_LONGEST_CODE: Final = 16
"""How much of the code of a field is looked at."""


def is_contents(code: str) -> bool:
    """Whether the result of a field with this code is a table of contents."""
    return _CONTENTS.match(code) is not None


class _Field:
    """A field that has begun; `silent` while what comes is no text."""

    __slots__ = ("code", "silent")

    def __init__(self) -> None:
        self.code = ""
        self.silent = True


class Fields:
    """The fields that have begun and not ended; `silent` is the number of those by which what comes is no text."""

    __slots__ = ("_fields", "_obeyed", "silent")

    def __init__(self, *, obeyed: bool) -> None:
        self._fields: list[_Field] = []
        self._obeyed = obeyed
        self.silent = 0

    @property
    def unfinished(self) -> bool:
        """Whether a field has begun and not ended."""
        return bool(self._fields)

    def character(self, kind: str) -> None:
        """Take the character that begins or ends a field or separates its code and result; strays are ignored."""
        if not self._obeyed:
            return
        if kind == "begin":
            self._fields.append(_Field())
            self.silent += 1
        elif kind == "separate" and self._fields:
            field = self._fields[-1]
            if field.silent and not is_contents(field.code):
                field.silent = False
                self.silent -= 1
        elif kind == "end" and self._fields:
            self.silent -= self._fields.pop().silent

    def code(self, text: str) -> None:
        """Take a piece of the code of the innermost field."""
        if self._fields:
            field = self._fields[-1]
            if len(field.code) < _LONGEST_CODE:
                field.code = (field.code + text).lstrip()[:_LONGEST_CODE]
