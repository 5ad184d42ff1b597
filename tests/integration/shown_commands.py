"""The commands that a page shows, with what it says they print.

A ```console block holds `$ command` lines, each followed by its output; `$ echo $?` gives the exit code of the command
before it. A ```sh block holds commands whose output is not shown.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```(console|sh)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_ECHO = "echo $?"
FOLLOWED = frozenset({"docs/gates.md", "docs/pre-commit.md", "docs/write-a-rule.md", "examples/plugin/README.md"})
"""Pages whose commands build on one another, or need what they had made: tried by tests of their own."""


@dataclass(frozen=True)
class Shown:
    """A command on a page. `output` is None where the page shows none, `exit_code` where it gives none."""

    page: str
    line: int
    command: str
    output: str | None = None
    exit_code: int | None = None


def shown_in(page: Path) -> Iterator[Shown]:
    """Every command of a page that calls govlint and can be tried by itself."""
    text = page.read_text("utf-8")
    name = str(page.relative_to(ROOT))
    if name in FOLLOWED:
        return
    for block in _BLOCK.finditer(text):
        first = text[: block.start(2)].count("\n") + 1
        made = console_steps(block[2]) if block[1] == "console" else _shell(block[2])
        for offset, command, output, exit_code in made:
            if "govlint " in command and ".venv" not in command:
                yield Shown(name, first + offset, command, output, exit_code)


def _shell(block: str) -> Iterator[tuple[int, str, None, None]]:
    for offset, line in enumerate(block.split("\n")):
        yield offset, line, None, None


def console_steps(block: str) -> Iterator[tuple[int, str, str, int | None]]:
    """The commands of a console block: offset of the line, command, what it prints, exit code if it is shown."""
    steps: list[tuple[int, str, list[str]]] = []
    for offset, line in enumerate(block.rstrip("\n").split("\n")):
        if line.startswith("$ "):
            steps.append((offset, line[2:], []))
        else:
            steps[-1][2].append(line)
    for (offset, command, output), following in zip(steps, [*steps[1:], (0, "", [])], strict=True):
        exit_code = int(following[2][0]) if following[1] == _ECHO else None
        yield offset, command, "\n".join(output), exit_code


def desk(folder: Path) -> Path:
    """A folder with the files that the pages speak of."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    for name in ("年度报告.md", "报告.md", "报告/甲.md", "report.md", "reports/a.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "examples" / "sample-report.md", folder / name)
    _write_word_file(folder / "年度报告.docx")
    return folder


def _write_word_file(path: Path) -> None:
    """The sample's lines as paragraphs: what the pages show of Word files is the command, not its findings."""
    import docx

    written = docx.Document()
    for line in (ROOT / "examples" / "sample-report.md").read_text("utf-8").split("\n"):
        written.add_paragraph(line)
    written.save(str(path))


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command line in `folder`, with the govlint that belongs to this Python, on a terminal 100 cells wide."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        **os.environ,
        "PATH": programs,
        "HOME": str(folder),
        "COLUMNS": "100",
        "PYTHONIOENCODING": "utf-8",
        "FORCE_COLOR": "",
    }
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        check=False,
    )


def rewrite(page: Path) -> None:
    """Put what the commands print today into the ```console blocks of a page."""
    import tempfile

    def again(block: re.Match[str]) -> str:
        if block[1] != "console":
            return block[0]
        lines, exit_code = [], 0
        for _, command, _, _ in console_steps(block[2]):
            if command == _ECHO:
                printed = str(exit_code)
            else:
                with tempfile.TemporaryDirectory() as folder:
                    done = run(command, desk(Path(folder)))
                printed, exit_code = done.stdout.rstrip("\n"), done.returncode
            lines.extend((f"$ {command}", printed) if printed else (f"$ {command}",))
        return "```console\n" + "\n".join(lines) + "\n```"

    if str(page.relative_to(ROOT)) not in FOLLOWED:
        page.write_text(_BLOCK.sub(again, page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        rewrite(Path(name).resolve())
