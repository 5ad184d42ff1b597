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
_OWNERS: Final = ("~$", ".~")
"""How the names of files begin that Word and WPS keep beside an open document."""
FOREIGN: Final = frozenset({".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".uof", ".uot", ".ofd", ".mht", ".mhtml"})
"""The suffixes of formats that reports come in and that no reader takes: in a folder they are not passed over."""


def suffix_of(path: str) -> str:
    """The suffix in lower case, with its dot; empty without one."""
    return os.path.splitext(path)[1].lower()


def is_owner_file(path: str) -> bool:
    """Whether `path` is, by its name, a file that holds nothing but who has a document open."""
    return os.path.basename(path).startswith(_OWNERS)


def discover(paths: Iterable[str], suffixes: Collection[str]) -> Iterator[str]:
    """Every file to check, each once: named files first to last, the files of a folder sorted by path.

    Of a folder's files those with one of the suffixes, and those of formats that reports come in but no reader takes.
    Hidden and tool folders and Office owner files (~$…) are passed over, links to folders not followed. A named path
    and a folder that cannot be opened are handed on; opening them tells what is wrong.
    """
    wanted = FOREIGN.union(suffixes)
    seen: set[str] = set()
    for path in paths:
        for found in _walk(path, wanted) if os.path.isdir(path) and not _is_document(path, wanted) else (path,):
            same = os.path.normpath(found)
            if same not in seen:
                seen.add(same)
                yield found


def _is_document(path: str, suffixes: Collection[str]) -> bool:
    """A folder called report.docx is a mistake to report, not a folder to search."""
    return suffix_of(path.rstrip("/\\")) in suffixes


def _walk(top: str, suffixes: Collection[str]) -> Iterator[str]:
    closed: list[str] = []
    for folder, folders, files in os.walk(top, onerror=lambda error: closed.append(error.filename)):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED and not name.startswith("."))
        for name in sorted(files):
            if not is_owner_file(name) and suffix_of(name) in suffixes:
                yield os.path.normpath(os.path.join(folder, name)) if top == "." else os.path.join(folder, name)
    yield from closed
