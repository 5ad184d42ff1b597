"""`govlint check` with `--fix` or `--diff`: mending before reporting, or showing what that would change."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Final, TextIO

from govlint.cli import EXIT_CLEAN, EXIT_FAILURE, EXIT_FINDINGS, EXIT_USAGE
from govlint.cli.color import color_on
from govlint.fixing.difference import difference
from govlint.fixing.files import mend_files
from govlint.language import word
from govlint.limits import MAX_FILE
from govlint.reporters.colors import CYAN, GREEN, RED, painted
from govlint.reporters.tally import listed, tally
from govlint.reporters.terminal_text import clean, cleaner

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from govlint.fixing.files import MendedFile
    from govlint.linter import Options
    from govlint.plugins import Registry
    from govlint.results import FileResult, RunResult
    from govlint.run import OptionsFor

_COLORS: Final = {"+": GREEN, "-": RED, "@": CYAN}


class Mending:
    """One run with `--fix` or `--diff`; what was asked for and not done is told on standard error.

    `report_to` is where the report goes: standard output, unless that takes a mended file. Raises `ValueError` for
    `--unsafe-fixes` alone.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        if not (arguments.fix or arguments.diff):
            raise ValueError(word("--unsafe-fixes 要和 --fix 或 --diff 一起用"))
        self._unsafe: bool = arguments.unsafe_fixes
        self._shows: bool = arguments.diff
        self._color: str = arguments.color
        self._passes_on = "-" in arguments.paths and not arguments.diff
        self._clean = clean if arguments.output else cleaner(getattr(sys.stdout, "encoding", None))
        self._differences: list[str] = []
        self._only_checked = False
        self.report_to: TextIO = sys.stderr if self._passes_on else sys.stdout

    def run(
        self,
        paths: Sequence[str],
        registry: Registry,
        options: Options | OptionsFor,
        *,
        stdin: tuple[str, bytes] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> RunResult:
        """Mend the files, as `govlint.run.run` checks them; the result is what remains."""

        def each(file: MendedFile) -> None:
            self._only_checked = self._only_checked or file.only_checked
            if self._shows:
                self._differences += _difference(file, self._clean)
            elif stdin is not None and file.data is stdin[1]:
                _pass_on(file.mended.data, file.data)

        result = mend_files(
            paths,
            registry,
            options,
            unsafe=self._unsafe,
            write=not self._shows,
            each=each,
            stdin=stdin,
            progress=progress,
        )
        for line in self._left_undone(result):
            sys.stderr.write(f"govlint: {clean(line)}\n")
        return result

    def show(self, result: RunResult, stream: TextIO) -> None:
        """Write what would be changed; how much that is goes to standard error."""
        colors = _COLORS if color_on(stream, sys.stdout, self._color) else {}
        for line in self._differences:
            text = line.rstrip("\r\n")
            stream.write(painted(text, colors.get(line[0], "")) + line[len(text) :])
        stream.flush()
        for line in _unread(result):
            sys.stderr.write(f"govlint: {clean(line)}\n")
        fixed = tally(result).fixed
        sys.stderr.write(
            word("govlint: 可以改正 {listed}\n", listed=listed(fixed)) if fixed else word("govlint: 没有可以改正的\n")
        )

    def exit_code(self, result: RunResult, arguments: argparse.Namespace) -> int:
        """The exit code of `--diff`: as of a check, where what would be changed is what is found."""
        if result.all_failures:
            return EXIT_FAILURE
        if not result.files or any(file.unreadable for file in result.files):
            return EXIT_USAGE
        return EXIT_FINDINGS if self._differences and not arguments.exit_zero else EXIT_CLEAN

    def _left_undone(self, result: RunResult) -> Iterator[str]:
        if self._only_checked:
            yield word("PDF 和要转换才能读的文件只检查，不改动")
        for file in result.files:
            yield from _refusals(file)
            if file.unwritten:
                yield word("{path}：没有写入：{unwritten}", path=file.path, unwritten=file.unwritten)


def _unread(result: RunResult) -> Iterator[str]:
    """What a report would say of files that were not read and of what failed."""
    for failure in result.all_failures:
        place = f"{failure.path}：" if failure.path else ""
        yield f"{place}{failure.rule} {failure.message}"
    for file in result.files:
        if file.unreadable:
            yield from (f"{file.path}：{made.finding.message}" for made in file.diagnostics)


def _refusals(file: FileResult) -> Iterator[str]:
    for refusal in file.unfixed:
        rule = f"{refusal.rule} " if refusal.rule else ""
        yield word(
            "{path}：{rule}有 {findings} 处没有改：{reason}",
            path=file.path,
            rule=rule,
            findings=refusal.findings,
            reason=refusal.reason,
        )


def _difference(file: MendedFile, made_clean: Callable[[str], str]) -> Iterator[str]:
    before, after = file.mended.before, file.mended.after
    if before is not None and after is not None and file.mended.data != file.data:
        texts = before.source.text, after.source.text
        yield from difference(file.path, *texts, made_clean, numbered=before.addressing == "block")


def _pass_on(mended: bytes, data: bytes) -> None:
    """Write what came from standard input, mended or not, to standard output; of what is too large the rest as well."""
    sys.stdout.flush()
    sys.stdout.buffer.write(mended)
    if len(data) > MAX_FILE:
        shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout.buffer.flush()
