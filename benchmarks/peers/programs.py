"""The programs that govlint is compared with: how they are started, on one file or on a folder in one process.

They are looked for in the folder that `benchmarks/peers/install.py` made, then on the PATH.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.measure import process, watched

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.measure import Results

HERE: Final = Path(__file__).resolve().parent
_WINDOWS: Final = os.name == "nt"


class Program(NamedTuple):
    """A program: how it is started, what it is told for all files of the folder that it is in, what it checks there."""

    name: str
    arguments: tuple[str, ...] = ()
    everything: str = "."
    does: str = ""


AUTOCORRECT: Final = Program("autocorrect", ("--lint",), does="中英文、数字之间的空格和标点")
CODESPELL: Final = Program("codespell", does="英文的拼写")
PROSELINT: Final = Program("proselint", ("check",), does="英文的用语")
RUFF: Final = Program("ruff", ("check", "--isolated"), does="Python 代码，默认的规则")
ZHLINT: Final = Program("zhlint", (), "*.md", "中英文、数字之间的空格和标点，默认的规则")
TEXTLINT: Final = Program(
    "textlint",
    ("--no-color", "--config", str(HERE / "textlintrc.json")),
    does="preset-ja-spacing 的 9 条规则：全角和半角文字、括号、代码、链接等前后的空格",
)
MARKDOWNLINT: Final = Program("markdownlint-cli2", (), "*.md", "Markdown 的写法，默认的规则")

ON_ONE_FILE: Final = (AUTOCORRECT, CODESPELL, PROSELINT, ZHLINT, TEXTLINT, MARKDOWNLINT)
ON_MANY_FILES: Final = (AUTOCORRECT, ZHLINT, TEXTLINT, MARKDOWNLINT)


class Peers:
    """Those of the programs that are installed in a folder, or on the PATH."""

    def __init__(self, folder: Path | None = None) -> None:
        places = (
            [folder / "venv" / ("Scripts" if _WINDOWS else "bin"), folder / "node_modules" / ".bin"] if folder else []
        )
        self._path = os.pathsep.join([*map(str, places), os.environ.get("PATH", "")])

    def find(self, program: Program, results: Results) -> str:
        """Where it is, "" where it is not installed; either is noted in the results."""
        found = shutil.which(program.name, path=self._path)
        if found is None:
            results.note(f"没有安装 {program.name}，没有比较")
            return ""
        results.programs[program.name] = f"{_version(found)}：{program.does}"
        return found

    def on_file(self, program: Program, path: Path, results: Results) -> Callable[[], object] | None:
        """The program on this one file."""
        found = self.find(program, results)
        return process(found, *program.arguments, path.name, folder=path.parent) if found else None

    def on_folder(self, program: Program, folder: Path, results: Results) -> tuple[Callable[[], object], float] | None:
        """The program on all files of the folder, each of which has something for it to find, and its peak of memory.

        None where it does not name every single one, which shows that it did not read them all.
        """
        found = self.find(program, results)
        if not found:
            return None
        command = (found, *program.arguments, program.everything)
        said, megabytes = watched(command, folder)
        missing = {path.name for path in folder.iterdir() if path.is_file()} - _named(said)
        if missing:
            results.note(f"{program.name} 没有读 {len(missing):,} 份文件（如 {min(missing)}），没有比较")
            return None
        return process(*command, folder=folder), megabytes


def _named(said: str) -> set[str]:
    return set(re.findall(r"\b[0-9]+\.[a-z]+\b", said))


def _version(found: str) -> str:
    """What `package.json` says of a program for Node, what others say when asked."""
    for folder in Path(found).resolve().parents:
        if folder.parent.name == "node_modules":
            return str(json.loads((folder / "package.json").read_text("utf-8"))["version"])
    for question in ("--version", "version"):
        said = subprocess.run([found, question], capture_output=True, text=True, check=False)
        if said.returncode == 0 and (number := re.search(r"\d+(\.\d+)+", said.stdout)):
            return number.group()
    return "（版本不明）"
