"""The process that pdfium runs in: it reads files one after the other until its input ends.

What goes to and fro is one marshalled value: the bytes of a file; then either a message for the user, or the properties
and the pages, each as plain tuples, so that nothing but numbers and texts comes out of it.
"""

from __future__ import annotations

import marshal
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

from govlint.language import packed
from govlint.readers.pdf.extraction import extracted
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from govlint.readers.pdf.page import Page


def serve(memory: int, source: BinaryIO | None = None, target: BinaryIO | None = None) -> None:
    """Answer until the input ends, with no more than `memory` bytes where the system can see to that.

    The input and the output are the standard ones where no others are given.
    """
    source, target = source or sys.stdin.buffer, target or sys.stdout.buffer
    _confine(memory)
    while True:
        try:
            data = marshal.load(source)  # noqa: S302 - from the process that started this one
        except EOFError:
            return
        marshal.dump(_answer(data), target)
        target.flush()


def _answer(data: bytes) -> Any:
    try:
        content = extracted(data)
    except UnreadableError as error:
        return packed(str(error))
    return [tuple(found) for found in content.properties], [_plain(page) for page in content.pages]


def _plain(page: Page) -> tuple[object, ...]:
    lists = ([tuple(thing) for thing in things] for things in (page.glyphs, page.across, page.down))
    return (page.number, page.width, page.height, *lists, page.pictured)


def _confine(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time is limited all the same
        return
    for limit in (resource.RLIMIT_DATA, resource.RLIMIT_AS):
        hard = resource.getrlimit(limit)[1]
        least = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        try:
            resource.setrlimit(limit, (least, hard))
        except (OSError, ValueError):
            continue
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
