"""A page that is read from beginning to end: its files are written and its commands typed in one shell, in order.

A fenced block below a line that is a path in a code span and a colon, `pyproject.toml`：, is that file. A ```sh block
holds commands that succeed; a ```console block holds `$ command` lines, each with what it prints, and `$ echo $?`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<language>\w*)\n(?P<body>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)
_PATH = re.compile(r"^`([^`\n]+)`：\n\n\Z", re.MULTILINE)
_END = "--- end of command"


class Step(NamedTuple):
    """Something the reader does: `path` is the file to write, "" for a block of commands."""

    line: int
    language: str
    body: str
    path: str = ""


def steps(text: str) -> Iterator[Step]:
    """What the page has its reader do, in order."""
    for block in _FENCE.finditer(text):
        named = _PATH.search(text[: block.start()])
        line = text[: block.start()].count("\n") + 1
        yield Step(line, block["language"], block["body"], named[1] if named else "")


class Shell:
    """One bash from beginning to end, so that `cd` and an activated environment last."""

    def __init__(self, folder: Path) -> None:
        plain = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "VIRTUAL"))
        }
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self.start = folder
        self._code = 0
        self._process = subprocess.Popen(
            ["bash", "--noprofile", "--norc"],
            cwd=folder,
            env={**plain, "PATH": programs, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Shell:
        return self

    def __exit__(self, *_: object) -> None:
        with self._process:
            self._process.kill()

    def type(self, command: str) -> tuple[str, int]:
        """What a command prints, and its exit code; it reads nothing."""
        typed, printed = self._process.stdin, self._process.stdout
        assert typed
        assert printed
        typed.write(f"{{ (exit {self._code}); {command}\n}} < /dev/null\nprintf '\\n%s %d\\n' '{_END}' $?\n")
        typed.flush()
        lines: list[str] = []
        for line in printed:
            if line.startswith(_END):
                self._code = int(line.removeprefix(_END))
                return "".join(lines).removesuffix("\n"), self._code
            lines.append(line)
        raise AssertionError(f"the shell ended: {''.join(lines)}")

    def retyped(self, text: str) -> str:
        """A page with what its ```console blocks print when they are typed one after the other."""

        def again(block: re.Match[str]) -> str:
            typed = [line for line in block["body"].split("\n") if line.startswith("$ ")]
            printed = "".join(f"{line}\n{self._ended(line[2:])}" for line in typed)
            return f"{block['fence']}console\n{printed}{block['fence']}"

        return _FENCE.sub(lambda block: again(block) if block["language"] == "console" else block[0], text)

    def _ended(self, command: str) -> str:
        printed = self.type(command)[0].rstrip("\n")
        return f"{printed}\n" if printed else ""

    def folder(self) -> Path:
        """Where the shell is."""
        return Path(self.type("pwd")[0].strip())
