"""Entry points of installed distributions, read straight from their metadata.

`importlib.metadata` does the same in several times the time, most of it for imports; start-up is what a pre-commit
hook feels.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def entry_points(group: str) -> Iterator[tuple[str, str, str]]:
    """(name, module, distribution) of every entry point of `group`, in the order of `sys.path`, then by distribution.

    The working directory is passed over, wherever `sys.path` names it: a checkout must not bring rules of its own.
    """
    here = os.getcwd()
    for folder in sys.path:
        if folder.endswith(".zip") or folder in ("", here):
            continue
        for path in _files(folder):
            try:
                with open(path, encoding="utf-8") as file:
                    text = file.read()
            except (OSError, UnicodeDecodeError):
                continue
            if group in text:
                distribution = os.path.basename(os.path.dirname(path)).partition("-")[0].lower()
                yield from ((name, module, distribution) for name, module in _section(text, group))


def _files(folder: str) -> list[str]:
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return [f"{folder}/{name}/entry_points.txt" for name in sorted(names) if name.endswith((".dist-info", ".egg-info"))]


def _section(text: str, group: str) -> Iterator[tuple[str, str]]:
    inside = False
    for line in text.split("\n"):
        line = line.strip()
        if line.startswith("["):
            inside = line == f"[{group}]"
        elif inside and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            module = value.split("[")[0].partition(":")[0]
            yield name.strip(), module.strip()
