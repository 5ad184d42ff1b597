"""From the bytes of a file to its document: the reader for its suffix, or what says why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.discovery import FOREIGN, is_owner_file, suffix_of
from govlint.language import joined, say
from govlint.limits import MAX_FILE
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from govlint.document import Document
    from govlint.plugins import Reader

    Converter = Callable[[bytes, str], bytes]
    """Makes a Word file of a file whose format has the suffix given; raises `UnreadableError` where it cannot."""

CONVERTED: Final = ".docx"
"""What legacy formats are converted to."""


def read(path: str, data: bytes, readers: Mapping[str, Reader], convert: Converter | None = None) -> Document:
    """Read a file by the reader for its suffix; `UnreadableError` says what it is where that cannot read it.

    With `convert`, a file that is really of a legacy format is converted, and read as what it was converted to.
    """
    try:
        if len(data) > MAX_FILE:
            raise UnreadableError(say("文件超过上限 {most} 字节；请确认给出的是一份年度报告", most=MAX_FILE))
        return _reader_of(path, data, readers)(path, data)
    except UnreadableError as error:
        if convert is None or not error.convert_as or CONVERTED not in readers:
            raise
        return readers[CONVERTED](path, convert(data, error.convert_as))


def _reader_of(path: str, data: bytes, readers: Mapping[str, Reader]) -> Reader:
    reader = reader_for(path, readers)
    if reader is not None and not is_owner_file(path):
        return reader
    from govlint.foreign import foreign_error, owner_error, unsupported_error

    if is_owner_file(path):
        raise owner_error()
    if suffix_of(path) in FOREIGN:
        raise foreign_error(data)
    raise unsupported_error(data, joined(sorted(readers)))


def reader_for(path: str, readers: Mapping[str, Reader]) -> Reader | None:
    """The reader for the suffix of `path`, or None."""
    return readers.get(suffix_of(path))
