"""`govlint lsp`: the language server, on standard input and output."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from govlint.cli import EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE
from govlint.cli.options import Choices
from govlint.plugins import Registry, load
from govlint.run import tune_collector

if TYPE_CHECKING:
    from govlint.lsp.settings import Settings


def run(arguments: argparse.Namespace) -> int:
    """Serve one editor until it goes away; the exit code says whether it took its leave."""
    try:
        import pygls  # noqa: F401
    except ModuleNotFoundError:
        sys.stderr.write('govlint: 语言服务器没有安装；请用 pip install "govlint[lsp]" 安装\n')
        return EXIT_USAGE
    stdin, stdout = _streams()
    from govlint.lsp.features import server_of

    registry = load()
    server = server_of(registry, lambda settings: choices_for(settings, registry))
    tune_collector()
    server.start_io(stdin, stdout)
    code = EXIT_CLEAN if server.protocol.was_shut_down else EXIT_FINDINGS
    sys.stderr.flush()
    # A check that is still under way must not keep the process.
    os._exit(code)


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for the protocol alone: what anything else prints goes to standard error."""
    stdin, stdout = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    sys.stdout = sys.stderr
    return stdin, stdout


def choices_for(settings: Settings, registry: Registry) -> Choices:
    """What is in force for the files of one folder; `ValueError` for settings that make no sense."""
    return Choices(
        argparse.Namespace(
            select=list(settings.select),
            ignore=list(settings.ignore),
            fail_on=None,
            form=None,
            year=None,
            require_form=False,
            convert=False,
            published=None,
            baseline=None,
            no_baseline=False,
            config=settings.config,
            isolated=False,
        ),
        registry,
    )
