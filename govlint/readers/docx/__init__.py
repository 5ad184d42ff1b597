"""Word files: the body in the order of reading, with what Word computes and does not write down."""

from __future__ import annotations

from govlint.document import Document
from govlint.readers.docx.properties import properties_of
from govlint.readers.docx.settling import Settler
from govlint.readers.docx.word_file import WordFile
from govlint.readers.rendering import Rendering


def read(path: str, data: bytes) -> Document:
    """Read a Word file; raises `UnreadableError` for one that is broken, encrypted, hostile, or no Word file."""
    word = WordFile(data)
    rendering = Rendering()
    settler = Settler(rendering)
    blocks = settler.blocks(word.body())
    margins = [prose for items in word.margins() for prose in settler.margins(items)]
    for author, text in word.unplaced_comments():
        settler.comment(author, text)
    return Document(
        rendering.source(path, data),
        tuple(blocks),
        addressing="block",
        leveled=True,
        margins=tuple(margins),
        traces=settler.traces(),
        properties=properties_of(word.package, word.part_of("settings")),
    )
