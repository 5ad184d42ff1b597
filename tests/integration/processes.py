"""Running govlint as a process of its own, as a user's shell would."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TOLD = {"PYTHONIOENCODING", "PYTHONUTF8", "FORCE_COLOR", "CLICOLOR_FORCE", "NO_COLOR"}
"""What whoever runs the tests may have said, and the tests say themselves."""


def govlint(
    *arguments: str, cwd: Path, stdin: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """`govlint ARGUMENTS` in the folder `cwd`; output as bytes, since which bytes come out is what is tested."""
    plain = {name: value for name, value in os.environ.items() if name not in _TOLD}
    return subprocess.run(
        [sys.executable, "-m", "govlint", *arguments],
        cwd=cwd,
        env={**plain, "PYTHONIOENCODING": "utf-8", **(environment or {})},
        input=stdin,
        capture_output=True,
        check=False,
    )


def output(done: subprocess.CompletedProcess[bytes]) -> str:
    """Both streams as text, for reading what went wrong."""
    return (done.stdout + done.stderr).decode("utf-8", "backslashreplace")
