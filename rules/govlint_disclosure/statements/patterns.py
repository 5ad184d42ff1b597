"""Patterns that are compiled when a report first asks for them: most reports need few of the many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.prepared import constant

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class Pattern:
    """A regular expression, compiled at its first use."""

    __slots__ = ("_made", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._made: re.Pattern[str] | None = None

    @property
    def made(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._made is None:
            self._made = constant(self._text)
        return self._made

    def search(self, text: str) -> re.Match[str] | None:
        """The first place in a text."""
        return self.made.search(text)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The text from `at` on."""
        return self.made.match(text, at)

    def within(self, text: str) -> bool:
        """Whether it stands anywhere in a text."""
        return self.made.search(text) is not None

    def every(self, text: str) -> Iterator[re.Match[str]]:
        """All places in a text."""
        return self.made.finditer(text)
