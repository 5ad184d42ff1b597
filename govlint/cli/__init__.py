"""The command line. `main` only finds out which command is meant; each command is imported when it runs."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_FAILURE = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 clean, 1 findings, 2 usage or unreadable input, 3 a failure."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in (["--version"], ["-V"]):
        from govlint import __version__

        sys.stdout.write(f"govlint {__version__}\n")
        return EXIT_CLEAN
    # Nothing that is made while modules load is ever garbage.
    gc.disable()
    _tolerate_any_character()
    if arguments is not None:
        return _run(given)
    from govlint import prepared

    prepared.begin()
    code = _run(given)
    store = prepared.lacking()
    if store is not None:
        from govlint.preparing import keep

        keep(store)
    return code


def _run(given: Sequence[str]) -> int:
    speak_as_asked(given)
    from govlint.cli.parser import parse

    parsed = parse(given)
    try:
        code = parsed.run(parsed)
        sys.stdout.flush()
    except BrokenPipeError:
        return _pipe_closed()
    except KeyboardInterrupt:
        return 130
    return int(code)


def speak_as_asked(given: Sequence[str]) -> None:
    """Show everything in the language of `--lang`, or else of the variable GOVLINT_LANG; in Chinese without either.

    What the parser itself has to say is in it too: the option is looked for before anything is parsed.
    """
    language = os.environ.get("GOVLINT_LANG", "")
    for option, value in zip(given, [*given[1:], ""], strict=False):
        if option == "--":
            break
        if option == "--lang" or option.startswith("--lang="):
            language = value if option == "--lang" else option.removeprefix("--lang=")
    from govlint.language import is_foreign

    if language.lower().startswith("en"):
        from govlint.translation import speak

        speak("en")
    elif is_foreign():
        from govlint.translation import speak

        speak("zh")


def _tolerate_any_character() -> None:
    """A GBK console or an ASCII pipe must not turn a report's character into a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _pipe_closed() -> int:
    """The reader of our output went away (`govlint … | head`): end quietly, but not as if nothing had been found."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return EXIT_FAILURE
