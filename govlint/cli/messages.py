"""What commands say on standard error when they cannot do what was asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.cli import EXIT_FAILURE, EXIT_USAGE
from govlint.language import shown
from govlint.reporters.terminal_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.config.mistakes import ConfigurationError
    from govlint.results import Failure


def usage(message: str, failures: Iterable[Failure] = ()) -> int:
    """Say what is wrong with the command line; returns its exit code.

    Plugins that failed to load are told first, and make it a failure: what the user named may be theirs.
    """
    told = [failure.message for failure in failures]
    for line in (*told, message):
        sys.stderr.write(f"govlint: {clean(shown(line))}\n")
    return EXIT_FAILURE if told else EXIT_USAGE


def misconfigured(error: ConfigurationError, failures: Iterable[Failure] = ()) -> int:
    """Say every mistake of the configurations, one a line; returns the exit code. Plugins count as in `usage`."""
    told = [f"govlint: {shown(failure.message)}" for failure in failures]
    for line in (*told, *map(str, error.mistakes)):
        sys.stderr.write(f"{clean(shown(line))}\n")
    return EXIT_FAILURE if told else EXIT_USAGE
