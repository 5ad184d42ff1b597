"""Writing styles.xml, numbering.xml and the properties of paragraphs, for the tests of styles and numbering."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

from govlint.readers.docx.numbering import Numbering
from govlint.readers.docx.styles import Styles

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def root(name: str, body: str = "") -> str:
    """A whole part, with the namespaces declared."""
    return f"<w:{name} {NAMESPACES}>{body}</w:{name}>"


def parsed(text: str | bytes) -> Element:
    """An element from XML that this test wrote itself."""
    return fromstring(text)  # noqa: S314


def level(index: int, text: str, number_format: str = "decimal", more: str = "", start: int | None = 1) -> str:
    """A w:lvl; `number_format` may be an element of its own, `more` what stands between it and the text."""
    written = number_format if number_format.startswith("<") else f'<w:numFmt w:val="{number_format}"/>'
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{index}">{begin}{written}{more}<w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def definition(name: int, *levels: str, link: str = "") -> str:
    """A w:abstractNum."""
    head = f'<w:nsid w:val="{0x10000000 + name:08X}"/><w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{name}">{head}{link}{"".join(levels)}</w:abstractNum>'


def instance(name: int, of: int = 0, overrides: str = "") -> str:
    """A w:num."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def start_at(index: int, value: object) -> str:
    """A w:lvlOverride that only starts a level anew."""
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def in_list(name: object, index: object = 0) -> str:
    """The w:numPr of a paragraph."""
    return f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{name}"/></w:numPr>'


def styled(name: str, more: str = "") -> str:
    """What stands in the w:pPr of a paragraph with a style."""
    return f'<w:pStyle w:val="{name}"/>{more}'


def style(
    name: str, paragraph: str = "", run: str = "", *, based: str = "", called: str = "", kind: str = "paragraph"
) -> str:
    """A w:style; its id is `name`, its name `called`."""
    basis = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{called or name}"/>{basis}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def default(made: str) -> str:
    """The same style as the default of its type."""
    return made.replace("<w:style ", '<w:style w:default="1" ', 1)


def defaults(run: str = "", paragraph: str = "") -> str:
    """The w:docDefaults."""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def styles(*parts: str) -> Styles:
    """The styles of a styles.xml with these parts."""
    return Styles.load(parsed(root("styles", "".join(parts))))


def labels(definitions: list[str], paragraphs: list[str], known: Styles | None = None) -> list[str]:
    """The numbers of paragraphs with these properties, counted in lists from these definitions and instances."""
    known = known or Styles.load(None)
    numbering = Numbering.load(parsed(root("numbering", "".join(definitions))), known)
    return [numbering.label(known.paragraph(parsed(root("pPr", properties)))) for properties in paragraphs]
