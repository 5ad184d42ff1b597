"""Repositories whose commits are checked by pre-commit, with the hooks of this checkout.

pre-commit installs govlint once for all tests of a run: the repository of the hooks and the cache of environments are
shared, also between the processes of pytest-xdist.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.integration.shown_commands import ROOT

_DATE = "2025-01-20T09:00:00+08:00"


class Hooks(NamedTuple):
    """Where the hooks come from, as `.pre-commit-config.yaml` names it, and where pre-commit keeps what it installs."""

    repository: Path
    revision: str
    home: Path


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run of pytest have in common."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made_hooks(shared: Path) -> Hooks:
    """This checkout as it is, uncommitted and new files included, committed in a repository of its own."""
    if not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout: the tests run from an unpacked archive")
    home, target = shared / "pre-commit-home", shared / "hooks"
    draft = shared / f"hooks-{os.getpid()}"
    listed = _git("ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT, home=home)
    for name in listed.split("\0"):
        if name and (ROOT / name).is_file():
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, draft / name)
    _git("init", "-q", cwd=draft, home=home)
    _git("add", "-A", cwd=draft, home=home)
    _git("commit", "-q", "-m", "All", cwd=draft, home=home)
    try:
        draft.rename(target)
    except OSError:  # another process was faster
        shutil.rmtree(draft)
    return Hooks(target, _git("rev-parse", "HEAD", cwd=target, home=home).strip(), home)


def _environment(home: Path) -> dict[str, str]:
    """Git and pre-commit without the settings and caches of whoever runs the tests."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT", "FORCE_", "CLICOLOR"))
    }
    return {
        **inherited,
        "GIT_AUTHOR_DATE": _DATE,
        "GIT_COMMITTER_DATE": _DATE,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "tests",
        "GIT_AUTHOR_EMAIL": "tests@example.org",
        "GIT_COMMITTER_NAME": "tests",
        "GIT_COMMITTER_EMAIL": "tests@example.org",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{inherited['PATH']}",
        "PRE_COMMIT_HOME": str(home),
        "PYTHONIOENCODING": "utf-8",
    }


def _git(*arguments: str, cwd: Path, home: Path) -> str:
    command = ["git", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=_environment(home), check=True, capture_output=True, encoding="utf-8"
    ).stdout


class Repository:
    """A repository of reports. `configure` says which hooks it uses."""

    def __init__(self, folder: Path, hooks: Hooks) -> None:
        self.folder = folder
        self._hooks = hooks
        folder.mkdir(exist_ok=True)
        self.git("init", "-q")

    def git(self, *arguments: str) -> str:
        """Run git, which must succeed; returns what it prints."""
        return _git(*arguments, cwd=self.folder, home=self._hooks.home)

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file, and its folders; text as UTF-8."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def configure(self, *entries: str) -> None:
        """Use these hooks: YAML mappings in flow style, as `id: govlint, args: [--exit-zero]`."""
        hooks = "".join(f"      - {{{entry}}}\n" for entry in entries)
        self.write(
            ".pre-commit-config.yaml",
            f"repos:\n  - repo: {self._hooks.repository}\n    rev: {self._hooks.revision}\n    hooks:\n{hooks}",
        )

    def with_these_hooks(self, configuration: str) -> str:
        """A configuration that a page shows, with the hooks of this checkout."""
        for shown, ours in (("<govlint 仓库的地址>", self._hooks.repository), ("v0.1.0", self._hooks.revision)):
            assert shown in configuration
            configuration = configuration.replace(shown, str(ours))
        return configuration

    def shell(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a command line with this Python's programs; both streams are in `stdout`."""
        return self._run(["bash", "-c", command])

    def pre_commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run pre-commit; both streams are in `stdout`."""
        return self._run([sys.executable, "-m", "pre_commit", *arguments])

    def run_all(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the hooks on all files, committed or not."""
        self.git("add", "-A")
        return self.pre_commit("run", "--all-files", *arguments)

    def commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Commit what is staged, through the hook that `pre-commit install` has put there."""
        return self._run(["git", "commit", "-m", "提交", *arguments])

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=_environment(self._hooks.home),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
