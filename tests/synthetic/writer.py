"""Writes the lines of a report and remembers where things were put."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report as a file: its bytes, and where everything stands in it.

    `lines` holds the 1-based line of each key, `start` and `end` being the first and the last; in Word files the lines
    are paragraphs and table rows. Of a PDF only the `pages` are known.
    """

    data: bytes
    suffix: str
    lines: Mapping[str, int] = field(default_factory=dict)
    pages: Mapping[str, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The file as text, for the formats that are UTF-8 text."""
        return self.data.decode("utf-8")


def unused(where: Mapping[str, int], key: str) -> str:
    """The key, or `key#2`, `key#3` and so on where it is taken."""
    name, count = key, 1
    while name in where:
        count += 1
        name = f"{key}#{count}"
    return name


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of about `width` characters; numbers stay whole and no line begins with a closing mark."""
    lines = []
    while width and len(text) > width:
        at = width
        while at > 1 and (text[at] in "，。；、：）”" or (text[at].isascii() and text[at - 1].isascii())):
            at -= 1
        lines.append(text[:at])
        text = text[at:]
    return [*lines, text]


@dataclass(slots=True)
class Writer:
    """Collects lines. With `spaced`, an empty line comes before each one that is not `tight`."""

    spaced: bool = False
    width: int = 0
    lines: list[str] = field(default_factory=list)
    where: dict[str, int] = field(default_factory=dict)

    def write(self, text: str, *keys: str, tight: bool = False) -> None:
        """Add a line. A key written a second time is recorded with `#2`, and so on."""
        if self.spaced and not tight and self.lines:
            self.lines.append("")
        self.lines.append(text)
        for key in keys:
            self.record(key)

    def record(self, key: str) -> None:
        """Note that the thing called `key` stands on the last line."""
        if key:
            self.where[unused(self.where, key)] = len(self.lines)

    def blank(self) -> None:
        """Add an empty line, unless every line has one anyway or one stands there already."""
        if not self.spaced and self.lines and self.lines[-1]:
            self.lines.append("")

    def prose(self, text: str, key: str) -> None:
        """Add a paragraph, hard-wrapped if there is a `width`."""
        for index, line in enumerate(wrapped(text, self.width)):
            self.write(line, *((key,) if not index else ()))

    def finish(self, suffix: Literal[".md", ".txt"]) -> Rendered:
        """The text with a final newline."""
        lines = self.where | {"start": 1, "end": len(self.lines)}
        return Rendered("\n".join([*self.lines, ""]).encode(), suffix, MappingProxyType(lines))
