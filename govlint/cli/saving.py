"""Files that a command writes: never over one that is there without being told so, never half of one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from govlint.atomic import write_atomically
from govlint.reporters.terminal_text import clean
from govlint.unwritten import unwritten

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO


class OutputError(Exception):
    """A file that was not written; `str(error)` says why, in Chinese."""


def save(path: str, data: bytes, *, force: bool) -> None:
    """Write a file; raises `OutputError` where there is one already, unless `force` says that it may go."""
    refuse_existing(path, force=force)
    try:
        write_atomically(path, data)
    except OSError as error:
        raise OutputError(f"无法写入 {path}：{unwritten(error)}") from error


def refuse_existing(path: str, *, force: bool) -> None:
    """Raise `OutputError` where a file is there that may not be replaced."""
    if not force and os.path.lexists(path):
        raise OutputError(f"{path} 已经存在，没有改动；要覆盖请加 --force，或者用 -o 换一个名称")


def refuse_impossible(path: str) -> None:
    """Raise `OutputError` where it is plain that no file can be written there."""
    if os.path.isdir(path):
        raise OutputError(f"无法写入 {path}：这是文件夹")
    if not os.path.isdir(os.path.dirname(path) or "."):
        raise OutputError(f"无法写入 {path}：没有这个文件夹")


def write_lines(stream: TextIO, lines: Iterable[str]) -> None:
    """Print lines, made safe for a terminal."""
    for line in lines:
        stream.write(f"{clean(line)}\n")
