"""Web pages: the report inside a page of a content-management system, or a fragment that is nothing but the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint.document import Document


def read(path: str, data: bytes) -> Document:
    """Read a web page; `UnreadableError` where it cannot be decoded or is larger than a page can be."""
    from govlint.readers.html.web_page import read_page

    return read_page(path, data)
