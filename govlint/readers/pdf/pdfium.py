"""pdfium, opened and closed: documents and pages as context managers, its errors in words.

Only its C interface is used. Forms and scripts are never initialised, and a document is loaded from memory only.
"""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from govlint.document import Property
from govlint.language import say
from govlint.readers.pdf.bindings import loaded as loaded_library
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FONTS: Final = f"{__file__[: -len('readers/pdf/pdfium.py')]}data/fonts"
"""Holds the font that docs/boxes_font.py makes, and nothing else."""
_TEXT: Final = ctypes.POINTER(ctypes.c_char)
_kept: Final[list[Any]] = []
"""What pdfium was given and may look at again."""
_PASSWORD: Final = 4
_SECURITY: Final = 5
_BROKEN: Final = say("PDF 已损坏，无法打开；请重新导出或重新下载")
_TRUNCATED: Final = say("PDF 不完整（缺少结尾部分，可能没有下载完）；请重新导出或重新下载")
_LOCKED: Final = say("PDF 已加密，需要密码才能打开；请去掉密码后再检查")
_TAIL: Final = 4096
_LONGEST: Final = 4096
_PROPERTIES: Final = {
    "Author": "author",
    "Title": "title",
    "Subject": "subject",
    "Keywords": "keywords",
    "Company": "company",
    "Manager": "manager",
}


@cache
def library() -> Any:
    """The C interface of pdfium, initialised."""
    try:
        pdfium = loaded_library()
    except ImportError as error:
        raise UnreadableError(say('读取 PDF 需要另外安装 pypdfium2：pip install "govlint[pdf]"')) from error
    config = pdfium.FPDF_LIBRARY_CONFIG(version=1)
    if sys.platform == "linux":
        # What a PDF does not bring would be looked for in every font of the system, which takes longer than reading a
        # report; and where there is none for Chinese, as in most containers, single characters are passed over.
        folder = ctypes.create_string_buffer(os.fsencode(_FONTS))
        config.m_pUserFontPaths = (_TEXT * 2)(ctypes.cast(folder, _TEXT))
        _kept.append((config, folder))
    pdfium.FPDF_InitLibraryWithConfig(config)
    return pdfium


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The handle of the document in `data`; `UnreadableError` where pdfium cannot open it or parts are missing."""
    pdfium = library()
    if b"startxref" not in data[-_TAIL:] and b"%%EOF" not in data[-_TAIL:]:
        raise UnreadableError(_TRUNCATED)
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        raise UnreadableError(_LOCKED if error in (_PASSWORD, _SECURITY) else _BROKEN)
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


@contextmanager
def loaded(document: Any, index: int) -> Iterator[tuple[Any, Any]]:
    """The handles of a page (`index` from 0) and of its text."""
    pdfium = library()
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise UnreadableError(say("PDF 的第 {index} 页已损坏，无法读取；请重新导出", index=index + 1))
    try:
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            raise UnreadableError(say("PDF 的第 {index} 页已损坏，无法读取；请重新导出", index=index + 1))
        try:
            yield page, text
        finally:
            pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)


def properties_of(document: Any) -> tuple[Property, ...]:
    """The entries of the information dictionary that name people, organisations or the document."""
    pdfium = library()
    found = []
    for key, name in _PROPERTIES.items():
        size = pdfium.FPDF_GetMetaText(document, key.encode(), None, 0)
        if not 2 < size <= _LONGEST:
            continue
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDF_GetMetaText(document, key.encode(), buffer, size)
        value = buffer.raw.decode("utf-16-le", "replace").rstrip("\0").strip()
        if value:
            found.append(Property(name, value))  # type: ignore[arg-type]
    return tuple(found)
