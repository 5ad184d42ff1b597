"""Patterns that are compiled when a report first asks for them: most reports need few of the many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govlint.prepared import constant

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    Search = Callable[..., re.Match[str] | None]


class Pattern:
    """A regular expression, compiled at its first use; from then on its methods are those of the compiled one."""

    __slots__ = ("_text", "finditer", "match", "search", "sub")

    finditer: Callable[..., Iterator[re.Match[str]]]
    match: Search
    search: Search
    sub: Callable[..., str]

    def __init__(self, text: str) -> None:
        self._text = text

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there: the methods of a pattern that has not been used yet."""
        if name not in self.__slots__ or name == "_text":
            raise AttributeError(name)
        made = constant(self._text)
        self.finditer, self.match, self.search, self.sub = made.finditer, made.match, made.search, made.sub
        return getattr(self, name)
