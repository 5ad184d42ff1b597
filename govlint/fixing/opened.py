"""A file that is to be mended: what was read, what was found, and where its characters can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.discovery import suffix_of
from govlint.fixing.characters import Characters
from govlint.fixing.figures import Figures
from govlint.fixing.plans import EditError
from govlint.forms.align import align
from govlint.language import say
from govlint.linter import lint
from govlint.named_tuple import NamedTuple
from govlint.reading import read
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from govlint.document import Document
    from govlint.fixing.plans import Medium
    from govlint.linter import Options
    from govlint.plugins import Registry
    from govlint.results import FileResult

_WORD: Final = frozenset({".docx", ".docm"})
_PAGES: Final = frozenset({".html", ".htm", ".xhtml"})


class Opened(NamedTuple):
    """One state of a file: its bytes, what was found in it, and what is needed to change it."""

    data: bytes
    result: FileResult
    document: Document
    characters: Characters
    medium: Medium
    figures: Figures


class Opener:
    """Opens the states of one file; `path` says of what kind it is."""

    def __init__(self, path: str, registry: Registry, options: Options) -> None:
        self._path = path
        self._registry = registry
        self._options = options

    def first(self, data: bytes, result: FileResult) -> Opened:
        """The file as it is, of which the result is known; raises `EditError` where nothing in it may be changed."""
        try:
            document = read(self._path, data, self._registry.readers)
        except UnreadableError as error:
            raise EditError(say("文件是转换成 Word 文件才读出来的")) from error
        opened = self._opened(data, result)
        if opened.document.source.text != document.source.text:
            raise EditError(say("文件的内容不能逐字对应到文件里的位置"))
        if suffix_of(self._path) in _WORD:
            from govlint.fixing.word_file import refusal

            reason = refusal(document, data)
            if reason:
                raise EditError(reason)
        return opened

    def again(self, data: bytes) -> Opened:
        """The file as it would be with these bytes; raises `EditError` where it could not be read and checked any more.

        Everything is done that is done when a file is checked, so that what holds then holds here.
        """
        result = lint(self._path, data, self._registry, self._options)
        if result.unreadable:
            raise EditError(say("改后文件读不出来"))
        return self._opened(data, result)

    def _opened(self, data: bytes, result: FileResult) -> Opened:
        document, characters, medium = self._read(data)
        report = align(document, self._options.forms or self._registry.forms, self._options.wanted)
        return Opened(data, result, document, characters, medium, Figures(document, report))

    def _read(self, data: bytes) -> tuple[Document, Characters, Medium]:
        suffix = suffix_of(self._path)
        if suffix in _WORD:
            from govlint.fixing.word_file import WordText
            from govlint.readers.docx.origins import traced

            document, origins = traced(self._path, data)
            characters = Characters(document)
            return document, characters, WordText(data, origins, characters)
        document = read(self._path, data, self._registry.readers)
        if document.addressing != "text" or not document.source.encoding:
            raise EditError(say("这种文件只检查，不改动"))
        from govlint.fixing.text_file import TextFile

        characters = Characters(document)
        return document, characters, TextFile(document.source, characters, markup=suffix in _PAGES)
