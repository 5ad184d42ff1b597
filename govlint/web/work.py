"""What is done with files, in a process of its own for each request that runs; the files are in memory only."""

from __future__ import annotations

import io
import os
import signal
from typing import TYPE_CHECKING, Any, Final, TypeVar

from govlint.annotating.copies import annotate
from govlint.discovery import FOREIGN, suffix_of
from govlint.fixing.mending import mend
from govlint.linter import lint
from govlint.named_tuple import NamedTuple
from govlint.plugins import ReportOptions
from govlint.reporters.html.body import body_of, statements_of
from govlint.reporters.html.page import whole_page
from govlint.reporters.html.writer import element, joined
from govlint.reporters.tally import tally
from govlint.run import result_of
from govlint.series.run import run_series
from govlint.web.pages import actions_for

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date

    from govlint.linter import Options
    from govlint.plugins import Registry
    from govlint.results import RunResult
    from govlint.run import OptionsFor

    Loader = Callable[[], tuple[Registry, OptionsFor]]
    """Loads the plugins, and says for the name of a file what it is checked by; to be run in another process."""

Made = TypeVar("Made")
Files = tuple[tuple[str, bytes], ...]
"""Names, no two of them alike, with what the files hold."""

_STATEMENT: Final = "年度报告检查情况"


class Wish(NamedTuple):
    """What is asked for: files checked each on its own or, as a `series`, also against one another."""

    files: Files
    series: bool = False
    published: date | None = None


class Fixed(NamedTuple):
    """A file after mending: how many findings were mended, how many were to be and are not, and why."""

    data: bytes
    mended: int
    left: int
    reasons: tuple[str, ...]


class _Worker:
    """What a process loads once."""

    def __init__(self, registry: Registry, options_for: OptionsFor) -> None:
        self.registry = registry
        self._options_for = options_for

    def options(self, name: str, wish: Wish, *, keeps_view: bool = True) -> Options:
        """What a file is checked by: what is in force for a file of its kind in the folder that the server runs in."""
        suffix = suffix_of(name)
        known = suffix in self.registry.readers or suffix in FOREIGN
        options = self._options_for(f"upload{suffix}" if known else "upload")
        if wish.published is not None:
            options = options._replace(context=options.context._replace(published=wish.published))
        return options._replace(keeps_view=keeps_view)


_worker: list[_Worker] = []
_busy: list[bool] = []


def start(loaded: Loader) -> None:
    """Load everything; the process that started this one ends it, not an interrupt at the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    _worker[:] = [_Worker(*loaded())]


def _leave(*_: object) -> None:
    """End the process; one that works first puts away what it has on the disk, and the programs that it has started."""
    if not _busy:
        os._exit(0)
    raise SystemExit


def performed(function: Callable[..., Made], *given: Any) -> Made:
    """What the function gives; where the process is to end, it ends when the function has tidied up."""
    _busy[:] = [True]
    try:
        return function(*given)
    except SystemExit:
        os._exit(0)
    finally:
        _busy.clear()


def ready() -> bool:
    """Whether the process can work."""
    return bool(_worker)


def checked(wish: Wish) -> str:
    """What is found, as a part of the page."""
    result = _run(wish)
    summary = element("p", tally(result).sentence, class_="lead", role="status")
    return joined((summary, *body_of(result, actions_for(_worker[0].registry.readers))))


def reported(wish: Wish, kind: str) -> bytes:
    """What is found as a file: "sarif", "json", "html", or "statement"."""
    result = _run(wish)
    if kind == "statement":
        head = element("h1", _STATEMENT, class_="top")
        return whole_page(_STATEMENT, (head, element("main", *statements_of(result)))).encode()
    stream = io.StringIO()
    _worker[0].registry.reporters[kind](result, stream, ReportOptions(show_passed=True))
    return stream.getvalue().encode("utf-8", "backslashreplace")


def fixed(name: str, data: bytes, wish: Wish, only: Collection[str] | None) -> Fixed:
    """The file with the safe fixes made: those of findings with these fingerprints, or all."""
    worker = _worker[0]
    made = mend(name, data, worker.registry, worker.options(name, wish, keeps_view=False), only=only)
    mended = sum(count for _, count in made.result.fixed)
    refused = sum(refusal.findings for refusal in made.result.unfixed)
    left = refused if only is None else max(len(only) - mended, 0)
    return Fixed(made.data, mended, left, tuple(dict.fromkeys(refusal.reason for refusal in made.result.unfixed)))


def annotated(name: str, data: bytes, wish: Wish) -> tuple[bytes | None, str]:
    """A copy of a Word file with a review comment for each finding; None, and why, where it can be given none."""
    made = annotate(name, data, _worker[0].registry, _worker[0].options(name, wish, keeps_view=False))
    return made.data, made.refusal


def _run(wish: Wish) -> RunResult:
    worker = _worker[0]
    names: Sequence[str] = [name for name, _ in wish.files]
    if wish.series and len(names) > 1:
        return run_series(names, worker.registry, lambda name: worker.options(name, wish), held=dict(wish.files))
    options = {name: worker.options(name, wish) for name in names}
    results = [lint(name, data, worker.registry, options[name]) for name, data in wish.files]
    return result_of(results, worker.registry, *options.values())
