"""URIs of documents, and the paths by which they are checked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from urllib.parse import unquote, unquote_to_bytes, urlsplit

_SUFFIXES: Final = {"markdown": ".md", "html": ".html", "plaintext": ".txt"}
_HERE: Final = ("", "localhost")


def path_of(uri: str) -> str | None:
    """The absolute path of a `file:` URI; None for every other URI, and for what is none."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file":
        return None
    path = os.fsdecode(unquote_to_bytes(parts.path))
    if os.name == "nt":
        return _windows_path(parts.netloc, path)
    if parts.netloc not in _HERE or not path.startswith("/") or "\0" in path:
        return None
    return os.path.normpath(path)


def _windows_path(host: str, path: str) -> str | None:
    if "\0" in path:
        return None
    if host not in _HERE:
        return os.path.normpath(f"//{host}{path}")
    drive = path[1:] if path[2:3] == ":" else ""
    # Editors write the letter of a drive in either case.
    return os.path.normpath(drive[0].upper() + drive[1:]) if drive else None


def name_of(uri: str, language: str, folder: str) -> str | None:
    """The path by which a document is checked that was never saved; None for one that is not to be checked.

    Other schemes are views of files that are open besides, or were: both would be told the same.
    """
    scheme, _, rest = uri.partition(":")
    suffix = _SUFFIXES.get(language)
    if scheme != "untitled" or suffix is None:
        return None
    name = os.path.basename(unquote(rest)).replace("\0", "")
    return os.path.join(folder, name if name.endswith(suffix) else name + suffix)


def uri_of(path: str) -> str:
    """The `file:` URI of a path."""
    return Path(os.path.abspath(path)).as_uri()
