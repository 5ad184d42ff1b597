"""What a CI runner gives to the commands of a gate: programs, variables, and nothing from an index of packages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PIP = """#!/bin/sh
# govlint is installed: of pip only the words are looked at.
case "$1 $2" in
  "-m pip") echo "$*" >> "$RUNNER_TEMP/pip.log"; exit 0 ;;
esac
exec {python} "$@"
"""
_REVIEWDOG = """#!/bin/sh
echo "$*" > "$RUNNER_TEMP/reviewdog.arguments"
cat > "$RUNNER_TEMP/reviewdog.json"
"""


class Runner:
    """A machine with a folder of its own; `temporary` is where runners keep what is no part of the repository."""

    def __init__(self, folder: Path) -> None:
        self.temporary = folder
        programs = folder / "programs"
        programs.mkdir()
        for name, text in (("python", _PIP), ("python3", _PIP), ("reviewdog", _REVIEWDOG)):
            (programs / name).write_text(text.format(python=sys.executable), "utf-8")
            (programs / name).chmod(0o755)
        self._path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])

    def run(
        self, script: str, folder: Path, environment: Mapping[str, str] | None = None, *arguments: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a script as GitHub does, in a bash that stops at the first command that fails."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "PYTEST"))}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script, "script", *arguments],
            cwd=folder,
            env={
                **plain,
                "PATH": self._path,
                "RUNNER_TEMP": str(self.temporary),
                "GITHUB_STEP_SUMMARY": str(self.temporary / "summary"),
                "GITHUB_OUTPUT": str(self.temporary / "output"),
                **(environment or {}),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            check=False,
        )
