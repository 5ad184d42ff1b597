"""Word files made of the elements that matter to a test; everything else in them is the least that a reader needs."""

from __future__ import annotations

import io
from html import escape
from typing import Final
from xml.etree import ElementTree
from zipfile import ZipFile

from govlint.named_tuple import NamedTuple

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_MIME: Final = "application/vnd.openxmlformats-"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SCOPES: Final = {
    "w": _WORD,
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": f"{_PACKAGE}/metadata/core-properties",
    "": f"{_OFFICE}/extended-properties",
}
"""The namespaces of an `xml` example by their prefixes."""


class _Part(NamedTuple):
    """A part of a Word file: the prefixes of what it holds, its elements, its type and the package's relation to it."""

    prefixes: tuple[str, ...]
    opening: str
    closing: str
    mime: str
    relation: str


_PARTS: Final = {
    "word/document.xml": _Part(
        ("w",),
        f'<w:document xmlns:w="{_WORD}"><w:body>',
        "</w:body></w:document>",
        "officedocument.wordprocessingml.document.main+xml",
        f"{_OFFICE}/relationships/officeDocument",
    ),
    "docProps/core.xml": _Part(
        ("dc", "cp"),
        f'<cp:coreProperties xmlns:cp="{_SCOPES["cp"]}" xmlns:dc="{_SCOPES["dc"]}">',
        "</cp:coreProperties>",
        "package.core-properties+xml",
        f"{_PACKAGE}/relationships/metadata/core-properties",
    ),
    "docProps/app.xml": _Part(
        ("",),
        f'<Properties xmlns="{_SCOPES[""]}">',
        "</Properties>",
        "officedocument.extended-properties+xml",
        f"{_OFFICE}/relationships/extended-properties",
    ),
}


def word_file(elements: str) -> bytes:
    """A Word file that holds the elements written in `elements`, each in the part that its namespace belongs to.

    Paragraphs and tables are `w:`, properties `dc:`, `cp:` and, those of app.xml, unprefixed; no prefix is declared.
    Raises `xml.etree.ElementTree.ParseError`.
    """
    scopes = " ".join(f'xmlns{":" * bool(prefix)}{prefix}="{uri}"' for prefix, uri in _SCOPES.items())
    made = list(ElementTree.fromstring(f"<x:all xmlns:x='x' {scopes}>{elements}</x:all>"))  # noqa: S314 - our own page
    types = ['<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>']
    relations = []
    stream = io.BytesIO()
    with ZipFile(stream, "w") as package:
        for number, (name, part) in enumerate(_PARTS.items(), 1):
            held = tuple(f"{{{_SCOPES[prefix]}}}" for prefix in part.prefixes)
            inner = [ElementTree.tostring(element, "unicode") for element in made if element.tag.startswith(held)]
            package.writestr(name, f"{part.opening}{''.join(inner)}{part.closing}")
            types.append(f'<Override PartName="/{name}" ContentType="{_MIME}{part.mime}"/>')
            relations.append(f'<Relationship Id="r{number}" Type="{part.relation}" Target="{name}"/>')
        scope = f'xmlns="{_PACKAGE}'
        package.writestr("_rels/.rels", f'<Relationships {scope}/relationships">{"".join(relations)}</Relationships>')
        package.writestr("[Content_Types].xml", f'<Types {scope}/content-types">{"".join(types)}</Types>')
    return stream.getvalue()


def paragraphs(text: str) -> str:
    """The elements of a Word file in which each line of `text` is a paragraph."""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return "".join(f"<w:p><w:r>{line}</w:r></w:p>" for line in lines)
