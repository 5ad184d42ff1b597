"""File names as URIs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from urllib.parse import quote

ROOT: Final = "%SRCROOT%"


def location(path: str) -> dict[str, str]:
    """A SARIF artifactLocation: relative to the working directory where the file is below it, else a file: URI.

    Everything beyond unreserved ASCII is percent-encoded from the bytes of the name, so also a name that is not valid
    text has a URI that leads to it.
    """
    absolute = Path(os.path.abspath(path))
    try:
        relative = absolute.relative_to(Path.cwd())
    except ValueError:
        return {"uri": absolute.as_uri()}
    return {"uri": quote(os.fsencode(relative.as_posix())), "uriBaseId": ROOT}
