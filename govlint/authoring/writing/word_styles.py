"""The look of an official document: GB/T 9704 asks for these typefaces and sizes, and lines of 22 a page.

A typeface that a computer lacks is replaced by the next of its alternative names, which the table of fonts gives.
"""

from __future__ import annotations

from typing import Final

NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT_WIDTH: Final = 8844
"""The width of the text on A4 between margins of 28 mm and 26 mm, in twentieths of a point."""
PAGE: Final = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1474" w:gutter="0"/>'
)
_BODY: Final = "仿宋_GB2312"
_FONTS: Final = (
    ("方正小标宋简体", "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,宋体", "roman"),
    ("黑体", "SimHei,Noto Sans CJK SC,思源黑体", "modern"),
    ("楷体_GB2312", "楷体,KaiTi,华文楷体", "modern"),
    ("仿宋_GB2312", "仿宋,FangSong,华文仿宋,宋体", "modern"),
    ("宋体", "SimSun,Noto Serif CJK SC,思源宋体", "roman"),
)
_LINE: Final = '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
_CLOSE: Final = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_INDENT: Final = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_HEADINGS: Final = ("黑体", "楷体_GB2312", _BODY, _BODY, _BODY, _BODY)


def styles() -> str:
    """The styles of the document, as the root element of their part."""
    headings = "".join(_heading(level, font) for level, font in enumerate(_HEADINGS, 1))
    return (
        f"<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>{_font(_BODY)}{_size(32)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>"
        + _style("Normal", "Normal", f'{_LINE}<w:jc w:val="both"/>', "", extra="<w:qFormat/>", default=True)
        + _style("Title", "Title", f'{_TITLE_SPACING}<w:jc w:val="center"/>', f"{_font('方正小标宋简体')}{_size(44)}")
        + headings
        + _style("BodyText", "Body Text", _INDENT, "")
        + _style("TableText", "表格文字", f'{_CLOSE}<w:jc w:val="center"/>', _size(21), custom=True)
        + _style("Footer", "footer", _CLOSE, f"{_font('宋体')}{_size(28)}")
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f'<w:style w:type="character" w:customStyle="1" w:styleId="Lead"><w:name w:val="段首标题"/><w:qFormat/>'
        f"<w:rPr>{_font('楷体_GB2312')}</w:rPr></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="57" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f'<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style></w:styles>"
    )


def fonts() -> str:
    """The table of fonts with the names that may stand in for each."""
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, others, family in _FONTS
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {NAMESPACE}>{entries}</w:fonts>'


def settings() -> str:
    """The settings of the document, as the root element of their part: footers differ between left and right pages."""
    uri = "http://schemas.microsoft.com/office/word"
    return (
        f'<w:settings {NAMESPACE}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


_TITLE_SPACING: Final = '<w:spacing w:before="240" w:after="579" w:line="700" w:lineRule="exact"/>'
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def _heading(level: int, font: str) -> str:
    paragraph = f'<w:keepNext/><w:keepLines/>{_INDENT}<w:outlineLvl w:val="{level - 1}"/>'
    return _style(f"Heading{level}", f"heading {level}", paragraph, _font(font), following="BodyText")


def _style(
    id: str,  # noqa: A002 - the attribute's name
    name: str,
    paragraph: str,
    run: str,
    *,
    extra: str = "<w:qFormat/>",
    default: bool = False,
    custom: bool = False,
    following: str = "",
) -> str:
    kind = ' w:default="1"' if default else ' w:customStyle="1"' if custom else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    after = f'<w:next w:val="{following}"/>' if following else ""
    looks = f"<w:pPr>{paragraph}</w:pPr>" + (f"<w:rPr>{run}</w:rPr>" if run else "")
    told = f'<w:name w:val="{name}"/>{based}{after}{extra}{looks}'
    return f'<w:style w:type="paragraph"{kind} w:styleId="{id}">{told}</w:style>'


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{name}" w:cs="Times New Roman"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
