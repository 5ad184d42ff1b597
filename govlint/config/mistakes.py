"""Mistakes in configurations: where each is, and what is wrong, in words that tell what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.language import say
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.config.toml_lines import KeyPath


class Mistake(NamedTuple):
    """One mistake. `line` and `column` are 0 where it is about the file as such; `key` is "" where it is about no key.

    `path` is the file as messages name it.
    """

    path: str
    line: int
    message: str
    key: str = ""
    column: int = 0

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        if self.key:
            return say("{place}: 键 {key}: {message}", place=place, key=self.key, message=self.message)
        return say("{place}: {message}", place=place, message=self.message)


class ConfigurationError(ValueError):
    """Configurations that are not as they must be; `mistakes` are all that were found."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


def near(word: str, words: Iterable[str]) -> str:
    """A question whether the nearest of `words` was meant, to be put behind a message; "" where none is near."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(words), 1)
    return say("，是否想写 {found}？", found=found[0]) if found else ""


def spelled(path: KeyPath) -> str:
    """A key path as people write it: suppress[2].until; places in lists count from 1."""
    made = ""
    for part in path:
        if isinstance(part, int):
            made += f"[{part + 1}]"
        else:
            letters = part.replace("-", "").replace("_", "")
            plain = letters.isascii() and letters.isalnum()
            made += ("." if made else "") + (part if plain else f'"{part}"')
    return made
