"""Patterns for paths: `*`, `?` and `[…]` within a name, `**` for any number of folders.

A pattern without a slash fits a file or folder of that name anywhere; one with a slash stands where the folder of the
configuration is. What fits a folder fits all that is in it. No pattern takes more than linear time in a path.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from govlint.language import say

if TYPE_CHECKING:
    from re import Pattern

_ANY: Final = "**"


class Glob:
    """A pattern, relative to the absolute path of a folder."""

    __slots__ = ("_folder", "_parts", "text", "within")

    def __init__(self, text: str, folder: str) -> None:
        self.text: Final = text
        self._folder = folder
        parts = [part for part in os.path.normcase(text).replace(os.sep, "/").split("/") if part not in ("", ".")]
        anywhere = len(parts) == 1 and "/" not in text.rstrip("/")
        plain = len(parts) if not anywhere else 0
        for number, part in enumerate(parts):
            if any(mark in part for mark in "*?["):
                plain = min(plain, number)
        self.within: Final = os.path.normpath(os.path.join(folder, *parts[:plain]))
        """The file or folder that everything lies in that the pattern fits."""
        parts = [_ANY, *parts, _ANY] if anywhere else [*parts, _ANY]
        self._parts = [None if part == _ANY else _pattern(part) for part in parts]

    def __repr__(self) -> str:
        return f"Glob({self.text!r}, {self._folder!r})"

    def fits(self, path: str) -> bool:
        """Whether the pattern fits a file or folder, given its absolute path, or a folder that it is in."""
        names = _names(path, self._folder)
        parts = self._parts
        last = len(parts) - 1
        name = part = 0
        behind, resumed = -1, 0
        while True:
            if parts[part] is None:
                if part == last:
                    return True
                behind, resumed = part, name
                part += 1
            elif name < len(names) and parts[part].match(names[name]):  # type: ignore[union-attr]
                name, part = name + 1, part + 1
            elif behind >= 0 and resumed < len(names):
                resumed += 1
                name, part = resumed, behind + 1
            else:
                return False


@cache
def _pattern(part: str) -> Pattern[str]:
    import re
    from fnmatch import translate

    return re.compile(translate(part))


@lru_cache(maxsize=64)
def _names(path: str, folder: str) -> list[str]:
    """The names that lead from a folder to a path, both absolute; those of the path where no way does.

    Many patterns are asked about one path, one after the other.
    """
    path, folder = os.path.normcase(path), os.path.normcase(folder)
    try:
        found = os.path.relpath(path, folder)
    except ValueError:  # on another drive
        found = path
    return found.replace(os.sep, "/").split("/")


def mistake_in(pattern: str) -> str:
    """What is wrong with a pattern; "" where it is one."""
    if "\\" in pattern:
        return say("路径里用 / 分隔，不用 \\")
    if pattern.startswith("/") or pattern[1:2] == ":":
        return say("写成相对于配置文件所在文件夹的路径，不以 / 或盘符开头")
    if pattern.startswith("!"):
        return say("不支持 ! 开头的写法")
    if not any(part not in ("", ".") for part in pattern.split("/")):
        return say("没有写出文件或文件夹")
    return ""
