"""Styles of a Word file: which heading level, list, and visibility a paragraph or a run has.

Formatting comes from the document defaults, then from the style and the styles it is based on, then from the paragraph
or run itself. Every style is resolved once, when it is first used.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint.readers.docx.shading import is_pale, is_shaded
from govlint.readers.docx.xml_values import OFF, VAL, W, integer, is_on, value_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PARAGRAPH_PROPERTIES: Final = W + "pPr"
RUN_PROPERTIES: Final = W + "rPr"
_PARAGRAPH_STYLE: Final = W + "pStyle"
_RUN_STYLE: Final = W + "rStyle"
_OUTLINE: Final = W + "outlineLvl"
_NUMBERING: Final = W + "numPr"
_VANISH: Final = W + "vanish"
_COLOUR: Final = W + "color"
_SHADING: Final = W + "shd"
_HIGHLIGHT: Final = W + "highlight"

_HEADING_NAME: Final = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_BODY_TEXT: Final = 9


class ParagraphFormat(NamedTuple):
    """What the styles and the properties of a paragraph make of it.

    `level` is the heading level, 1 to 9, None for body text. `numbering` is the list (numId) and the level in it,
    counted from 0; where `style` is not empty, a level of the list that is linked with this style goes before.
    `hidden` and `pale` hold for text without properties of its own; `shaded` says that the paper is coloured.
    """

    level: int | None
    numbering: tuple[str, int] | None
    hidden: bool
    pale: bool
    shaded: bool = False
    style: str = ""


class _Said(NamedTuple):
    """What one style, or a style and those it is based on, say; None where they are silent.

    `outline` is 0 to 9, 9 for body text. `list_style` is the style that names the list, empty where the paragraph
    itself names its level. `ground` is shading of the paragraph, `shaded` of the run.
    """

    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    list_style: str | None = None
    vanish: bool | None = None
    pale: bool | None = None
    ground: bool | None = None
    shaded: bool | None = None


_SILENT: Final = _Said()


class Styles:
    """The styles of one document; a missing or broken style counts as the default one, and none raises."""

    __slots__ = (
        *("_character_styles", "_default", "_default_run", "_defaults", "_formats"),
        *("_lists", "_paragraph_styles"),
    )

    def __init__(self, paragraph: _Chain, character: _Chain, lists: dict[str, str], defaults: _Said) -> None:
        self._paragraph_styles = paragraph
        self._character_styles = character
        self._lists = lists
        self._defaults = defaults
        self._formats: dict[str | None, ParagraphFormat] = {}
        self._default_run = character.resolve(None)
        self._default = self._format(paragraph.resolve(None))

    @classmethod
    def load(cls, root: Element | None) -> Styles:
        """The styles of `root`, the root of styles.xml; None where the file has none."""
        elements = () if root is None else root.findall(W + "style")
        kinds: dict[str, dict[str, Element]] = {"paragraph": {}, "character": {}, "numbering": {}}
        default: dict[str, str] = {}
        for element in elements:
            kind = element.get(W + "type", "paragraph")
            name = element.get(W + "styleId")
            if kind in kinds and name is not None:
                kinds[kind].setdefault(name, element)
                if element.get(W + "default", "0") not in OFF:
                    default.setdefault(kind, name)
        defaults = _defaults(root)
        return cls(
            _Chain(kinds["paragraph"], default.get("paragraph"), defaults),
            _Chain(kinds["character"], default.get("character"), _SILENT),
            {name: said.list_id for name, element in kinds["numbering"].items() if (said := _said(element)).list_id},
            defaults,
        )

    def paragraph(self, properties: Element | None) -> ParagraphFormat:
        """The format of a paragraph with these properties (w:pPr).

        The styles Title and 标题, without a number, give no level: Word does not count them to the outline either.
        """
        if properties is None:
            return self._default
        element = properties.find(_PARAGRAPH_STYLE)
        name = None if element is None else element.get(VAL)
        alone = element is not None and len(properties) == 1
        own = _SILENT if alone else _paragraph_said(properties)
        if own is not _SILENT:
            return self._format(_over(own, self._paragraph_styles.resolve(name)))
        known = self._formats.get(name)
        if known is None:
            known = self._formats[name] = self._format(self._paragraph_styles.resolve(name))
        return known

    def run_is_hidden(self, properties: Element | None, paragraph: ParagraphFormat) -> bool:
        """Whether a run with these properties (w:rPr) is neither shown nor printed.

        The properties of the paragraph mark (w:pPr/w:rPr) can be asked for as well. Styles are toggled: a hidden
        character style shows its text where the paragraph style hides it. w:specVanish and w:webHidden hide no text.
        """
        if properties is None:
            return paragraph.hidden
        own = properties.find(_VANISH)
        if own is not None:
            return is_on(own)
        if not self._character_style(properties).vanish:
            return paragraph.hidden
        return bool(self._defaults.vanish) or not paragraph.hidden

    def run_is_pale(self, properties: Element | None, paragraph: ParagraphFormat) -> bool:
        """Whether a run with these properties (w:rPr) has the colour of the paper, on paper without a colour.

        What the shading of a table cell does is for the caller to see.
        """
        if properties is None:
            return paragraph.pale
        colour = properties.find(_COLOUR)
        if colour is not None and not is_pale(colour):
            return False
        style = self._character_style(properties)
        if colour is None and style.pale is None:
            seen = not paragraph.pale
        else:
            seen = paragraph.shaded or (colour is None and not style.pale)
        if seen:
            return False
        shaded = _run_said(properties).shaded
        return not (style.shaded if shaded is None else shaded)

    def list_of(self, style: str) -> str | None:
        """The numId of a list style; None where there is no such style."""
        return self._lists.get(style)

    def _character_style(self, properties: Element) -> _Said:
        named = properties.find(_RUN_STYLE)
        return self._default_run if named is None else self._character_styles.resolve(named.get(VAL))

    def _format(self, said: _Said) -> ParagraphFormat:
        shaded = bool(said.ground) or bool(said.shaded)
        return ParagraphFormat(
            level=None if said.outline is None or said.outline >= _BODY_TEXT else said.outline + 1,
            numbering=None if said.list_id in (None, "0") else (said.list_id or "", said.list_level or 0),
            hidden=bool(self._defaults.vanish) or bool(said.vanish),
            pale=bool(said.pale) and not shaded,
            shaded=shaded,
            style=said.list_style or "",
        )


class _Chain:
    """Styles of one type, each with what it takes from those it is based on."""

    __slots__ = ("_default", "_elements", "_resolved")

    def __init__(self, elements: dict[str, Element], default: str | None, defaults: _Said) -> None:
        self._elements = elements
        self._default = default
        self._resolved: dict[str | None, _Said] = {None: defaults}

    def resolve(self, style: str | None) -> _Said:
        """What a style says with all that it is based on; the default style if there is no such style."""
        if style not in self._elements:
            style = self._default
        known = self._resolved.get(style)
        return self._climb(style) if known is None else known

    def _climb(self, style: str | None) -> _Said:
        path: dict[str, Element] = {}
        while style is not None and style not in self._resolved and style not in path:
            element = self._elements.get(style)
            if element is None:
                break
            path[style] = element
            based = element.find(W + "basedOn")
            style = None if based is None else based.get(VAL)
        said = self._resolved.get(style, self._resolved[None])
        for name, element in reversed(path.items()):
            said = self._resolved[name] = _over(_said(element), said)
        return said


def _over(said: _Said, base: _Said) -> _Said:
    """What `said` makes of what stands below it."""
    return _Said(
        base.outline if said.outline is None else said.outline,
        base.list_id if said.list_id is None else said.list_id,
        base.list_level if said.list_level is None else said.list_level,
        base.list_style if said.list_style is None else said.list_style,
        base.vanish if said.vanish is None else said.vanish,
        base.pale if said.pale is None else said.pale,
        base.ground if said.ground is None else said.ground,
        base.shaded if said.shaded is None else said.shaded,
    )


def _defaults(root: Element | None) -> _Said:
    defaults = None if root is None else root.find(W + "docDefaults")
    if defaults is None:
        return _SILENT
    paragraph = defaults.find(f"{W}pPrDefault/{PARAGRAPH_PROPERTIES}")
    run = defaults.find(f"{W}rPrDefault/{RUN_PROPERTIES}")
    return _over(_run_said(run), _paragraph_said(paragraph))


def _said(style: Element) -> _Said:
    """What a style itself says; a heading style that has lost its outline level is known by its name."""
    paragraph = _paragraph_said(style.find(PARAGRAPH_PROPERTIES))
    if paragraph.list_id is not None:
        paragraph = paragraph._replace(list_style=style.get(W + "styleId"))
    elif paragraph.list_style is not None:
        paragraph = paragraph._replace(list_style=None)
    if paragraph.outline is None:
        heading = _HEADING_NAME.fullmatch((value_of(style, "name") or "").strip())
        if heading:
            paragraph = paragraph._replace(outline=int(heading[1]) - 1)
    return _over(_run_said(style.find(RUN_PROPERTIES)), paragraph)


def _paragraph_said(properties: Element | None) -> _Said:
    if properties is None:
        return _SILENT
    outline = properties.find(_OUTLINE)
    numbering = properties.find(_NUMBERING)
    shading = properties.find(_SHADING)
    if outline is None and numbering is None and shading is None:
        return _SILENT
    level = None if numbering is None else value_of(numbering, "ilvl")
    named = None if numbering is None else numbering.find(W + "numId")
    return _Said(
        outline=_at_most(None if outline is None else outline.get(VAL), _BODY_TEXT),
        list_id=None if named is None else named.get(VAL),
        list_level=None if level is None else integer(level),
        list_style=None if level is None else "",
        ground=None if shading is None else is_shaded(shading),
    )


def _run_said(properties: Element | None) -> _Said:
    if properties is None:
        return _SILENT
    vanish = properties.find(_VANISH)
    colour = properties.find(_COLOUR)
    shading = properties.find(_SHADING)
    highlight = properties.find(_HIGHLIGHT)
    if vanish is None and colour is None and shading is None and highlight is None:
        return _SILENT
    shaded = None if shading is None else is_shaded(shading)
    if highlight is not None and highlight.get(VAL) not in ("none", "white"):
        shaded = True
    return _Said(
        vanish=None if vanish is None else is_on(vanish),
        pale=None if colour is None else is_pale(colour),
        shaded=shaded,
    )


def _at_most(value: str | None, most: int) -> int | None:
    number = integer(value, -1)
    return number if 0 <= number <= most else None
