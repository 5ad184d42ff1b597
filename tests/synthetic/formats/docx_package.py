"""The Word package around a body: made once with python-docx, then only the body and the numbering are put in."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_DATE = (1980, 1, 1, 0, 0, 0)
_NUMBERED = ("Heading 1",)


def package(body: str, numbering: str = "") -> bytes:
    """A docx whose body holds these elements; `numbering` stands in for the lists of python-docx's template."""
    parts = dict(_parts(numbered=bool(numbering)))
    before, after = parts["word/document.xml"].split(b"<w:sectPr", 1)
    parts["word/document.xml"] = before + body.encode() + b"<w:sectPr" + after
    if numbering:
        parts["word/numbering.xml"] = numbering.encode()
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip archive of these members, the same for the same parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            member = zipfile.ZipInfo(name, _DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data, compresslevel=1)
    return file.getvalue()


@cache
def _parts(*, numbered: bool) -> dict[str, bytes]:
    document = Document()
    _strip(document)
    _anonymise(document)
    if numbered:
        for name in _NUMBERED:
            properties = document.styles[name].element.get_or_add_pPr()
            properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="1"/></w:numPr>'))
    section = document.sections[0]
    section.header.paragraphs[0].text = "政府信息公开"
    footer = section.footer.paragraphs[0]
    footer.add_run("- ")
    footer._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>'))
    footer.add_run(" -")
    file = BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _strip(document: WordDocument) -> None:
    """Leave out the forty table styles and the picture that python-docx's template brings: no report has them."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in {"TableNormal", "TableGrid"}:
            styles.remove(style)
    for relationships in (document.part.rels, document.part.package.rels):
        for number, relationship in list(relationships.items()):
            if relationship.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del relationships[number]


def _anonymise(document: WordDocument) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
