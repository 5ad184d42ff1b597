"""Writing a draft as a file: Markdown, a web page, a Word file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from govlint.discovery import suffix_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.authoring.draft import Draft

_FORMATS: Final = {".docx": "word", ".md": "markdown", ".markdown": "markdown", ".html": "web", ".htm": "web"}


def writer_for(path: str) -> Callable[[Draft], bytes]:
    """What writes a draft in the format that the suffix of `path` names; `ValueError` for another suffix."""
    module = _FORMATS.get(suffix_of(path))
    if module is None:
        raise ValueError(f"只能写成 {'、'.join(_FORMATS)}，不能写成 {path}")
    write: Callable[[Draft], bytes] = import_module(f"govlint.authoring.writing.{module}").write
    return write
