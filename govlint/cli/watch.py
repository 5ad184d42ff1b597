"""`govlint check --watch`: checks again what has changed, until it is interrupted.

A file that is written at this moment may be unreadable, and a configuration full of mistakes: both are shown like any
other result, and put right by the change that follows.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from govlint.cli import EXIT_USAGE
from govlint.cli.baselines import Baselines
from govlint.cli.check import concluded, paths_of, progress_of, refuse_name_alone, refuse_rules_on_series
from govlint.cli.messages import misconfigured, usage
from govlint.cli.options import Choices
from govlint.cli.outputs import outputs_of, show_documents
from govlint.config.mistakes import ConfigurationError
from govlint.discovery import FOREIGN, is_owner_file, suffix_of
from govlint.language import word
from govlint.plugins import load
from govlint.run import result_of
from govlint.run import run as run_files

if TYPE_CHECKING:
    import argparse

    from govlint.cli.watched import Watcher
    from govlint.linter import Options
    from govlint.results import FileResult

_CLEAR: Final = "\x1b[2J\x1b[3J\x1b[H"
_CONFIGURATION: Final = ".toml"


def watch(arguments: argparse.Namespace) -> int:
    """Check, and check again after every change; returns the exit code of the last check."""
    wrong = _refused(arguments)
    if wrong:
        return usage(wrong)
    from govlint.cli.watched import Watcher

    try:
        checks = _Checks(arguments)
        with Watcher(arguments.paths, [arguments.config], poll=arguments.poll) as watcher:
            return _until_interrupted(checks, watcher)
    except OSError as error:
        return usage(
            word("无法监视文件的变化：{strerror}；网络文件夹可以加 --poll", strerror=error.strerror or str(error))
        )
    except ValueError as error:
        return usage(str(error))


def _refused(arguments: argparse.Namespace) -> str:
    if not arguments.watch:
        return word("--poll 要和 --watch 一起用")
    if "-" in arguments.paths:
        return word("--watch 不能用于标准输入")
    if arguments.fix or arguments.diff or arguments.unsafe_fixes:
        return word("--watch 只检查，不能和 --fix、--diff 一起用")
    if find_spec("watchdog") is None:
        return word("--watch 需要 watchdog，请安装：pip install 'govlint[watch]'")
    return ""


def _until_interrupted(checks: _Checks, watcher: Watcher) -> int:
    try:
        changed = frozenset[str]()
        while True:
            checks.check(changed)
            changed = watcher.changes()
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return checks.code


class _Checks:
    """The checks of one watch. `code` is the exit code of the last one that was finished.

    Raises `ValueError` where the command line makes no sense.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.code = EXIT_USAGE
        self._arguments = arguments
        self._registry = load()
        self._suffixes = FOREIGN.union(self._registry.readers, [_CONFIGURATION])
        self._outputs = outputs_of(arguments, self._registry)
        self._own = {os.path.abspath(output.path) for output in self._outputs if output.path}
        self._known: dict[str, FileResult] = {}
        self._paths: list[str] | None = None
        self._baselines: set[str] = set()
        refuse_name_alone(arguments)
        refuse_rules_on_series(arguments, self._registry)
        with suppress(ConfigurationError):  # shown by the first check
            Choices(arguments, self._registry)

    def check(self, changed: frozenset[str]) -> None:
        """Check what is new or among the `changed` absolute paths, and show everything; not where nothing is."""
        relevant = {path for path in changed if self._matters(path)}
        if changed and not relevant:
            return
        if any(suffix_of(path) == _CONFIGURATION for path in relevant):
            self._known.clear()
        try:
            shown = show_documents(self._outputs, self._registry)
            choices = Choices(self._arguments, self._registry, keeps_view=shown)
            paths = paths_of(self._arguments, self._registry, choices)
            self._baselines = {os.path.abspath(name) for path in paths if (name := choices.baseline(path)) is not None}
            first = self._paths is None
            baselines = Baselines(paths, choices, prune=first and self._arguments.prune_baseline)
        except ConfigurationError as error:
            self._begin()
            self._known.clear()
            self._end(misconfigured(error, self._registry.failures), 0)
            return
        fresh = [path for path in paths if path not in self._known or os.path.abspath(path) in relevant]
        if not fresh and paths == self._paths and not self._concerns_all(relevant):
            return
        self._paths = paths
        with progress_of(len(fresh)) as progress:
            done = run_files(fresh, self._registry, choices.options, progress=progress)
        gc.unfreeze()
        self._known = {path: self._known[path] for path in paths if path in self._known}
        self._known.update(zip(fresh, done.files, strict=True))
        used: list[Options] = []
        for path in paths:
            own = choices.options(path)
            if own not in used:
                used.append(own)
        result = result_of((self._known[path] for path in paths), self._registry, *used)
        self._begin()
        searched = self._arguments.paths
        code = concluded(result, self._arguments, self._registry, choices, baselines, searched, self._outputs)
        self._end(code, len(fresh))

    def _matters(self, path: str) -> bool:
        """Whether a change of this file can change the result: not of Word's owner files, nor of what we write."""
        if path in self._own or is_owner_file(path):
            return False
        return suffix_of(path) in self._suffixes or path in self._baselines or path.endswith(os.sep)

    def _concerns_all(self, paths: set[str]) -> bool:
        return any(suffix_of(path) == _CONFIGURATION or path in self._baselines for path in paths)

    def _begin(self) -> None:
        """A screen of its own for every check, where there is one."""
        if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
            sys.stdout.write(_CLEAR)

    def _end(self, code: int, checked: int) -> None:
        self.code = code
        sys.stdout.flush()
        now = datetime.now().astimezone().strftime("%H:%M:%S")
        sys.stderr.write(
            word("govlint: {now} 检查了 {checked} 份文件，等候变化；按 Ctrl-C 结束\n", now=now, checked=checked)
        )
        sys.stderr.flush()
