"""Where in its author's files something went wrong: what errors about rules and plugins name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType


def innermost(error: BaseException, package: str) -> tuple[str, int] | None:
    """File and line of the deepest frame of `error` that runs in module `package` or below it; None without one."""
    found = None
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name == package or name.startswith(f"{package}."):
            found = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return found


def code_of(function: Callable[..., object]) -> CodeType | None:
    """The code of a function, below what `functools.wraps` put around it; None for other callables."""
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    return getattr(function, "__code__", None)
