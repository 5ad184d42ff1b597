"""A draft as a Word file in the look of an official document."""

from __future__ import annotations

from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from govlint.authoring.draft import DraftHeading, DraftParagraph, DraftTitle, printable
from govlint.authoring.grids import Grid
from govlint.authoring.writing import word_styles
from govlint.authoring.writing.word_tables import table_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from govlint.authoring.draft import Draft, DraftBlock

_DEEPEST: Final = 6
_TITLE_LINE: Final = 20
"""So many characters of a title stand on a line."""
_AIR: Final = '<w:spacing w:after="120"/>'
_UNUSED: Final = ("stylesWithEffects", "webSettings", "numbering", "customXml", "thumbnail")
"""What python-docx's own template has and a report does not need."""


def write(draft: Draft) -> bytes:
    """The package. Nothing in it names a person or a computer."""
    import docx

    document = docx.Document()
    _prepare(document)
    body = document.element.body
    section = body.sectPr
    for element in _parsed(_body(draft)):
        section.addprevious(element)
    section.attrib.clear()
    for old in list(section):
        section.remove(old)
    for element in _parsed(word_styles.PAGE):
        section.append(element)
    _number_pages(document)
    _describe(document, draft.name)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def run_xml(text: str, style: str = "") -> str:
    """A run with this text, or "" for none; line feeds become line breaks."""
    if not text:
        return ""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    lines = (f'<w:t xml:space="preserve">{escape(printable(line))}</w:t>' for line in text.split("\n"))
    return f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r>"


def _body(draft: Draft) -> str:
    levels = [block.level for block in draft.blocks if isinstance(block, DraftHeading)]
    # The title has a style of its own, so that headings may begin with the first level.
    shift = 1 if levels and min(levels) > 1 else 0
    pairs = zip_longest(draft.blocks, draft.blocks[1:])
    return "".join(piece for block, after in pairs for piece in _block(block, shift, isinstance(after, Grid)))


def _block(block: DraftBlock, shift: int, above_table: bool) -> Iterator[str]:
    match block:
        case DraftTitle(text, fold):
            broken = f"{text[:fold]}\n{text[fold:]}" if fold and len(text) > _TITLE_LINE else text
            yield _paragraph("Title", run_xml(broken))
        case DraftHeading(text, level):
            yield _paragraph(f"Heading{min(level - shift, _DEEPEST)}", run_xml(text), _AIR if above_table else "")
        case DraftParagraph(text, lead):
            yield _paragraph("BodyText", run_xml(text[:lead], "Lead") + run_xml(text[lead:]))
        case _:
            yield table_xml(block, word_styles.TEXT_WIDTH, run_xml)
            # Word needs a paragraph between two tables, and the next heading some air.
            yield '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'


def _paragraph(style: str, runs: str, look: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{look}</w:pPr>{runs}</w:p>'


def _parsed(xml: str) -> list[Any]:
    from docx.oxml import parse_xml

    return list(parse_xml(f"<w:body {word_styles.NAMESPACE}>{xml}</w:body>"))


def _prepare(document: Document) -> None:
    """Put our styles, settings and fonts in the place of those of python-docx's template."""
    from docx.oxml import parse_xml

    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, made in relations.items() if made.reltype.rpartition("/")[2] in _UNUSED]:
            del relations[key]
        for made in relations.values():
            if made.reltype.endswith("/fontTable"):
                made.target_part._blob = word_styles.fonts().encode()
    for root, xml in (
        (document.styles.element, word_styles.styles()),
        (document.settings.element, word_styles.settings()),
    ):
        for old in list(root):
            root.remove(old)
        for element in list(parse_xml(xml)):
            root.append(element)


def _number_pages(document: Document) -> None:
    """Page numbers between dashes, outside: on the right of odd pages, on the left of even ones."""
    section = document.sections[0]
    sides = (
        (section.footer, '<w:jc w:val="right"/>', '<w:ind w:rightChars="100" w:right="280"/>'),
        (section.even_page_footer, '<w:jc w:val="left"/>', '<w:ind w:leftChars="100" w:left="280"/>'),
    )
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    for footer, side, indent in sides:
        footer.is_linked_to_previous = False
        root = footer._element
        for old in list(root):
            root.remove(old)
        look = f'<w:pPr><w:pStyle w:val="Footer"/>{indent}{side}</w:pPr>'
        for element in _parsed(f"<w:p>{look}{run_xml('— ')}{field}{run_xml(' —')}</w:p>"):
            root.append(element)


def _describe(document: Document, title: str) -> None:
    from datetime import UTC, datetime

    properties = document.core_properties
    properties.title = " ".join(printable(title).split())[:255]
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
