"""Which files a run checks: files as named, folders searched for suffixes that a reader takes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_SKIPPED: Final = frozenset(
    {
        ".git", ".hg", ".svn", ".tox", ".nox", ".venv", "venv", "node_modules", "__pycache__",
        ".mypy_cache", ".ruff_cache", ".pytest_cache", "site-packages",
    }
)  # fmt: skip
_OWNER: Final = "~$"


def discover(paths: Iterable[str], suffixes: Collection[str]) -> Iterator[str]:
    """Every file to check, each once: named files first to last, the files of a folder sorted by path.

    Hidden and tool folders and Office owner files (~$…) are passed over, links to folders not followed. A named path
    and a folder that cannot be opened are handed on; opening them tells what is wrong.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _walk(path, suffixes) if os.path.isdir(path) and not _is_document(path, suffixes) else (path,):
            same = os.path.normpath(found)
            if same not in seen:
                seen.add(same)
                yield found


def _is_document(path: str, suffixes: Collection[str]) -> bool:
    """A folder called report.docx is a mistake to report, not a folder to search."""
    return os.path.splitext(path.rstrip("/\\"))[1].lower() in suffixes


def _walk(top: str, suffixes: Collection[str]) -> Iterator[str]:
    closed: list[str] = []
    for folder, folders, files in os.walk(top, onerror=lambda error: closed.append(error.filename)):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED and not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(_OWNER) and os.path.splitext(name)[1].lower() in suffixes:
                yield os.path.normpath(os.path.join(folder, name)) if top == "." else os.path.join(folder, name)
    yield from closed
