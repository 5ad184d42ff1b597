"""The wheel and the sdist of this checkout, built once for all tests of a run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.pre_commit_repository import Hooks


class Built(NamedTuple):
    """What was built, and the clean copy of the checkout that it was built from."""

    wheel: Path
    sdist: Path
    sources: Path

    def in_wheel(self) -> dict[str, bytes]:
        """Every file in the wheel with its contents."""
        with zipfile.ZipFile(self.wheel) as archive:
            return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}

    def in_sdist(self) -> set[str]:
        """The files in the sdist, without the folder that they all stand in."""
        with tarfile.open(self.sdist) as archive:
            return {member.name.partition("/")[2] for member in archive if member.isfile()}


def build(hooks: Hooks, shared: Path) -> Built:
    """Build the sdist, and the wheel from the sdist, of what `hooks` hold."""
    target, draft = shared / "dist", shared / f"dist-{os.getpid()}"
    command = [sys.executable, "-m", "build", "--outdir", str(draft), str(hooks.repository)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    try:
        draft.rename(target)
    except OSError:  # another process was faster
        shutil.rmtree(draft)
    [wheel], [sdist] = target.glob("*.whl"), target.glob("*.tar.gz")
    return Built(wheel, sdist, hooks.repository)


class Environment:
    """A virtual environment in which nothing is but what the test installs, away from the sources."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)

    def run(self, program: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment; both streams are in `stdout`."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))}
        return subprocess.run(
            [str(self.folder / "bin" / program), *arguments],
            cwd=cwd,
            env={**plain, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
