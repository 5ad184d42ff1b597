"""The report that a command is about, read as `govlint check` would read it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.cli import EXIT_FAILURE, EXIT_USAGE
from govlint.cli.messages import misconfigured, usage
from govlint.cli.options import Choices
from govlint.cli.saving import write_lines
from govlint.config.mistakes import ConfigurationError
from govlint.forms.align import align
from govlint.language import shown, word
from govlint.named_tuple import NamedTuple
from govlint.plugins import load
from govlint.reading import read
from govlint.run import contents
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    import argparse

    from govlint.document import Document
    from govlint.forms.form_file import FormFile
    from govlint.forms.report import Report
    from govlint.linter import Options
    from govlint.plugins import Registry


class UnusableError(Exception):
    """A report that cannot be read; the user has been told why. `code` is the exit code."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code


class OpenedReport(NamedTuple):
    """What was read; `report` is None where no form claims it. `forms` are those it was laid against."""

    registry: Registry
    options: Options
    document: Document
    report: Report | None
    forms: tuple[FormFile, ...]


def opened(arguments: argparse.Namespace) -> OpenedReport:
    """Read `arguments.path`; raises `UnusableError`."""
    path: str = arguments.path
    registry = load()
    try:
        choices = Choices(arguments, registry)
        choices.verify([path])
        options = choices.options(path)
        document = read(path, contents(path), registry.readers, options.convert)
    except ConfigurationError as error:
        raise UnusableError(misconfigured(error, registry.failures)) from error
    except ValueError as error:
        raise UnusableError(usage(str(error), registry.failures)) from error
    except UnreadableError as error:
        write_lines(sys.stderr, [f"{path}:{error.line}:{error.column}: {shown(str(error))}"])
        raise UnusableError(EXIT_USAGE) from error
    except Exception as error:  # a reader, a guest's too, may fail in any way
        write_lines(sys.stderr, [word("govlint: {path} 没有读出来，程序出错：{error}", path=path, error=repr(error))])
        raise UnusableError(EXIT_FAILURE) from error
    forms = options.forms or registry.forms
    return OpenedReport(registry, options, document, align(document, forms, options.wanted), forms)
