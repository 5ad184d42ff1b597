"""Which files a run checks: files as named, folders searched for suffixes that a reader takes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    Excluded = Callable[[str], bool]
    """Whether a file or folder is not to be checked."""

_SKIPPED: Final = frozenset(
    {
        ".git", ".hg", ".svn", ".tox", ".nox", ".venv", "venv", "node_modules", "__pycache__",
        ".mypy_cache", ".ruff_cache", ".pytest_cache", "site-packages",
    }
)  # fmt: skip
_OWNERS: Final = ("~$", ".~")
"""How the names of files begin that Word and WPS keep beside an open document."""
COPY: Final = ".批注"
"""What `govlint annotate` puts between the name of a file and its suffix."""
_COPIES: Final = (f"{COPY}.docx", f"{COPY}.docm")
FOREIGN: Final = frozenset({".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".uof", ".uot", ".ofd", ".mht", ".mhtml"})
"""The suffixes of formats that reports come in and that no reader takes: in a folder they are not passed over."""


def _nothing(_: str) -> bool:
    return False


def suffix_of(path: str) -> str:
    """The suffix in lower case, with its dot; empty without one."""
    return os.path.splitext(path)[1].lower()


def is_owner_file(path: str) -> bool:
    """Whether `path` is, by its name, a file that holds nothing but who has a document open."""
    return os.path.basename(path).startswith(_OWNERS)


def is_copy(path: str) -> bool:
    """Whether `path` is, by its name, a copy with remarks that `govlint annotate` made."""
    return path.lower().endswith(_COPIES)


def discover(
    paths: Iterable[str], suffixes: Collection[str], excluded: Excluded = _nothing, *, force: bool = False
) -> Iterator[str]:
    """Every file to check, each once: named files first to last, the files of a folder sorted by path.

    Of a folder's files those with one of the suffixes, and those of formats that reports come in but no reader takes.
    Hidden and tool folders, Office owner files (~$…) and copies with remarks are passed over, links to folders not
    followed. A named path and a folder that cannot be opened are handed on; opening them tells what is wrong.
    `excluded` files and folders are passed over where they are found in a folder, with `force` also where they are
    named.
    """
    wanted = FOREIGN.union(suffixes)
    seen: set[str] = set()
    for path in paths:
        if force and path != "-" and excluded(path):
            continue
        folder = os.path.isdir(path) and not _is_document(path, wanted)
        for found in _walk(path, wanted, excluded) if folder else (path,):
            same = os.path.normpath(found)
            if same not in seen:
                seen.add(same)
                yield found


def _is_document(path: str, suffixes: Collection[str]) -> bool:
    """A folder called report.docx is a mistake to report, not a folder to search."""
    return suffix_of(path.rstrip("/\\")) in suffixes


def _walk(top: str, suffixes: Collection[str], excluded: Excluded) -> Iterator[str]:
    closed: list[str] = []
    for folder, folders, files in os.walk(top, onerror=lambda error: closed.append(error.filename)):
        kept = sorted(name for name in folders if name not in _SKIPPED and not name.startswith("."))
        folders[:] = [name for name in kept if not excluded(os.path.join(folder, name))]
        for name in sorted(files):
            if suffix_of(name) in suffixes and not is_owner_file(name) and not is_copy(name):
                found = os.path.join(folder, name)
                if not excluded(found):
                    yield os.path.normpath(found) if top == "." else found
    yield from closed
