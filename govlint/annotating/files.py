"""Where the copy of a file goes, and what must not be written over."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from govlint.annotating.copies import has_remarks, is_untouched
from govlint.annotating.splices import AnnotationError
from govlint.atomic import write_atomically
from govlint.discovery import COPY, suffix_of
from govlint.run import contents
from govlint.unreadable import UnreadableError
from govlint.unwritten import unwritten

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD: Final = (".docx", ".docm")


def named_beside(path: str) -> str:
    """The name of the copy of a file: report.docx becomes report.批注.docx, and so does report.doc."""
    root, suffix = os.path.splitext(path)
    return f"{root}{COPY}{suffix if suffix.lower() in WORD else '.docx'}"


class Targets:
    """Names the copy of every file. `output` is what the user named, a file or folder; `ValueError` where it cannot be.

    With `force`, what is there is written over, but never the file that is to be copied.
    """

    def __init__(self, paths: Sequence[str], output: str | None, *, force: bool) -> None:
        self._output = output
        self._force = force
        self._taken: set[str] = set()
        self._folder = output is not None and (os.path.isdir(output) or output.endswith(("/", os.sep)))
        if output is None or self._folder:
            return
        if len(paths) > 1:
            raise ValueError(f"有 {len(paths)} 个文件，-o 要写一个已有的文件夹")
        expected = suffix_of(named_beside(paths[0])) if paths else ".docx"
        if suffix_of(output) != expected:
            raise ValueError(f"批注的副本是 Word 文件，-o 的文件名应当以 {expected} 结尾")

    def of(self, path: str, data: bytes) -> str:
        """The path of the copy of a file with these bytes; a copy is replaced by the new one."""
        if self._output is not None:
            return os.path.join(self._output, os.path.basename(named_beside(path))) if self._folder else self._output
        return path if _has_remarks(data) else named_beside(path)

    def obstacle(self, path: str, data: bytes, target: str) -> str:
        """Why the copy must not be written there, in Chinese; "" where it may."""
        place = os.path.realpath(target)
        if place in self._taken:
            return f"另一个文件的副本也叫 {target}"
        self._taken.add(place)
        if not os.path.lexists(target):
            return ""
        if os.path.exists(path) and os.path.samefile(path, target):
            return "" if _has_remarks(data) else "副本不能写在原文件上，请用 -o 另外起名"
        if self._force:
            return ""
        try:
            there = contents(target)
        except UnreadableError as error:
            return f"{target}：{error}"
        if is_untouched(there):
            return ""
        if _has_remarks(there):
            return f"{target} 写出以后改动过；要覆盖它请加 --force，要写到别处用 -o"
        return f"{target} 已经存在，不是 govlint 写的副本；要覆盖它请加 --force，要写到别处用 -o"


def written(target: str, data: bytes) -> str:
    """Write a copy as a whole; why that could not be done, in Chinese, "" where it was."""
    try:
        write_atomically(target, data)
    except OSError as error:
        return f"无法写入 {target}：{unwritten(error)}"
    return ""


def _has_remarks(data: bytes) -> bool:
    try:
        return has_remarks(data)
    except AnnotationError:
        return False
