"""Word files: the body in the order of reading, with what Word computes and does not write down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document import Document
from govlint.language import say
from govlint.readers.docx.properties import properties_of
from govlint.readers.docx.settling import Settler
from govlint.readers.docx.word_file import WordFile
from govlint.readers.rendering import Rendering
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from govlint.readers.docx.origins import Origins


def read(path: str, data: bytes) -> Document:
    """Read a Word file; raises `UnreadableError` for one that is broken, encrypted, hostile, a scan, or none."""
    return laid_out(path, data, WordFile(data), None)


def laid_out(path: str, data: bytes, word: WordFile, origins: Origins | None) -> Document:
    """Write down what stands in an opened file; `origins` is told where it stands there, if the file was traced."""
    rendering = Rendering()
    settler = Settler(rendering, origins)
    blocks = settler.blocks(word.body())
    margins = [prose for items in word.margins() for prose in settler.margins(items)]
    for author, text in word.unplaced_comments():
        settler.comment(author, text)
    traces = settler.traces()
    if word.pictured and not blocks and not traces:
        raise UnreadableError(
            say(
                "Word 文件里只有图片或嵌入的文件，没有可以读取的文字；请换成有文字的 Word 文档，"
                "或先做文字识别（OCR）并核对"
            )
        )
    return Document(
        rendering.source(path, data),
        tuple(blocks),
        addressing="block",
        leveled=True,
        margins=tuple(margins),
        traces=traces,
        properties=properties_of(word.package, word.part_of("settings")),
    )
