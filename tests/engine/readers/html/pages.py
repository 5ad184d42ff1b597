"""A page given as text, and what of it is shown."""

from __future__ import annotations

from govlint.document import Document, Heading, Paragraph, Table
from govlint.readers.html import read
from tests.engine.readers.reader_contract import assert_contract


def page(html: str) -> Document:
    """A page as read, held to the readers' contract."""
    document = read("x.html", html.encode())
    assert_contract(document)
    return document


def shown(html: str) -> list[str | tuple[int, str] | list[list[str]]]:
    """The blocks: paragraphs as text, headings as (level, text), tables as rows."""
    found: list[str | tuple[int, str] | list[list[str]]] = []
    for block in page(html).blocks:
        match block:
            case Paragraph():
                found.append(block.text.value)
            case Heading():
                found.append((block.level, block.text.value))
            case Table():
                found.append([[cell.text.value for cell in row] for row in block.rows])
    return found
