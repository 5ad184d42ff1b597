"""What commands say on standard error when they cannot do what was asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.cli import EXIT_USAGE
from govlint.reporters.terminal_text import clean

if TYPE_CHECKING:
    from govlint.config.mistakes import ConfigurationError


def usage(message: str) -> int:
    """Say what is wrong with the command line; returns its exit code."""
    sys.stderr.write(f"govlint: {clean(message)}\n")
    return EXIT_USAGE


def misconfigured(error: ConfigurationError) -> int:
    """Say every mistake of the configurations, one a line; returns the exit code."""
    for mistake in error.mistakes:
        sys.stderr.write(f"{clean(str(mistake))}\n")
    return EXIT_USAGE
