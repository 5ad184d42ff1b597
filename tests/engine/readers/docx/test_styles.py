"""What styles, their bases and direct formatting make of paragraphs and runs."""

from __future__ import annotations

import pytest

from govlint.readers.docx.styles import ParagraphFormat, Styles
from tests.engine.readers.docx.list_xml import default, defaults, in_list, parsed, root, style, styled, styles

HEADING = style("1", '<w:outlineLvl w:val="0"/>', called="heading 1")
NORMAL = default(style("a", called="Normal"))


def format_of(properties: str, *parts: str) -> ParagraphFormat:
    return styles(*parts).paragraph(parsed(root("pPr", properties)))


def level(properties: str, *parts: str) -> int | None:
    return format_of(properties, *parts).level


def hidden(run: str, *parts: str, paragraph: str = "") -> bool:
    known = styles(*parts)
    made = known.paragraph(parsed(root("pPr", paragraph)))
    return known.run_is_hidden(parsed(root("rPr", run)), made)


def pale(run: str, *parts: str, paragraph: str = "") -> bool:
    known = styles(*parts)
    made = known.paragraph(parsed(root("pPr", paragraph)))
    return known.run_is_pale(parsed(root("rPr", run)), made)


def test_without_styles_and_properties_a_paragraph_is_plain() -> None:
    plain = ParagraphFormat(level=None, numbering=None, hidden=False, pale=False)
    known = Styles.load(None)
    assert known.paragraph(None) == plain
    assert known.paragraph(parsed(root("pPr"))) == plain
    assert not known.run_is_hidden(None, plain)
    assert not known.run_is_pale(None, plain)


@pytest.mark.parametrize(
    ("properties", "parts", "expected"),
    [
        pytest.param(styled("1"), [HEADING], 1, id="outline level of the style"),
        pytest.param(styled("1", '<w:outlineLvl w:val="2"/>'), [HEADING], 3, id="direct goes before the style"),
        pytest.param(styled("1", '<w:outlineLvl w:val="9"/>'), [HEADING], None, id="direct body text"),
        pytest.param('<w:outlineLvl w:val="8"/>', [], 9, id="direct without style"),
        pytest.param(styled("b"), [HEADING, style("b", based="1")], 1, id="inherited"),
        pytest.param(
            styled("b"),
            [HEADING, style("b", '<w:outlineLvl w:val="9"/>', based="1")],
            None,
            id="inherited, switched off",
        ),
        pytest.param(styled("2"), [style("2", called="heading 1")], 1, id="by name, as WPS writes ids"),
        pytest.param(styled("x"), [style("x", called="Heading 3")], 3, id="by name with a capital"),
        pytest.param(styled("x"), [style("x", called="标题 2")], 2, id="by Chinese name"),
        pytest.param(styled("x"), [style("x", called="标题2")], 2, id="by Chinese name without space"),
        pytest.param(
            styled("x"), [style("x", '<w:outlineLvl w:val="9"/>', called="heading 1")], None, id="level before the name"
        ),
        pytest.param(styled("heading 1"), [style("heading 1", called="正文")], None, id="an id is no name"),
        pytest.param(styled("t"), [style("t", called="Title")], None, id="a title is no heading"),
        pytest.param(styled("t"), [style("t", called="标题")], None, id="a Chinese title is no heading"),
        pytest.param(styled("t"), [style("t", called="heading 10")], None, id="there is no tenth heading"),
        pytest.param(styled("t"), [style("t", called="toc 1")], None, id="table of contents"),
        pytest.param(styled("t"), [style("t", called="heading 1 字符")], None, id="name that goes on"),
        pytest.param(styled("nowhere"), [HEADING, NORMAL], None, id="missing style"),
        pytest.param(styled("nowhere"), [default(HEADING)], 1, id="missing style, the default is a heading"),
        pytest.param("", [default(HEADING)], 1, id="default style"),
        pytest.param(styled("c"), [style("c", called="heading 1", kind="character")], None, id="style of a run"),
        pytest.param('<w:outlineLvl w:val="10"/>', [], None, id="level out of range"),
        pytest.param('<w:outlineLvl w:val="-1"/>', [], None, id="negative level"),
        pytest.param('<w:outlineLvl w:val="' + "9" * 5000 + '"/>', [], None, id="level of 5000 digits"),
        pytest.param('<w:outlineLvl w:val="一"/>', [], None, id="level that is no number"),
        pytest.param("<w:outlineLvl/>", [], None, id="level without value"),
    ],
)
def test_heading_levels(properties: str, parts: list[str], expected: int | None) -> None:
    assert level(properties, *parts) == expected


NUMBERED = style("1", '<w:numPr><w:numId w:val="7"/></w:numPr>')
SECOND = style("2", in_list(7, 1))


@pytest.mark.parametrize(
    ("properties", "parts", "numbering", "linked"),
    [
        pytest.param(in_list(3, 2), [], ("3", 2), "", id="direct"),
        pytest.param(styled("1"), [NUMBERED], ("7", 0), "1", id="of the style"),
        pytest.param(styled("2"), [SECOND], ("7", 1), "2", id="of the style, with a level"),
        pytest.param(styled("b"), [SECOND, style("b", based="2")], ("7", 1), "2", id="inherited"),
        pytest.param(styled("2", in_list(3, 0)), [SECOND], ("3", 0), "", id="direct goes before the style"),
        pytest.param(styled("2", in_list(0)), [SECOND], None, "", id="switched off"),
        pytest.param(styled("b"), [SECOND, style("b", in_list(0), based="2")], None, "b", id="switched off by a style"),
        pytest.param(
            styled("2", '<w:numPr><w:ilvl w:val="4"/></w:numPr>'), [SECOND], ("7", 4), "", id="only another level"
        ),
        pytest.param(
            styled("2", '<w:numPr><w:numId w:val="3"/></w:numPr>'), [SECOND], ("3", 1), "2", id="only another list"
        ),
        pytest.param('<w:numPr><w:ilvl w:val="1"/></w:numPr>', [], None, "", id="a level of no list"),
        pytest.param("<w:numPr/>", [], None, "", id="empty"),
        pytest.param("", [default(SECOND)], ("7", 1), "2", id="default style"),
        pytest.param(
            styled("b"),
            [SECOND, style("b", '<w:numPr><w:ilvl w:val="4"/></w:numPr>', based="2")],
            ("7", 4),
            "2",
            id="inherited, a style with only another level",
        ),
        pytest.param(in_list(3, "x"), [], ("3", 0), "", id="level that is no number"),
    ],
)
def test_lists(properties: str, parts: list[str], numbering: tuple[str, int] | None, linked: str) -> None:
    made = format_of(properties, *parts)
    assert (made.numbering, made.style) == (numbering, linked)


def test_list_styles_are_found_by_id() -> None:
    known = styles(style("list", in_list(4), kind="numbering"), style("empty", kind="numbering"), NUMBERED)
    assert known.list_of("list") == "4"
    assert [known.list_of(name) for name in ("empty", "1", "nowhere")] == [None, None, None]


VANISH = "<w:vanish/>"
SHOWN = '<w:vanish w:val="0"/>'
IN_STYLE = '<w:rStyle w:val="c"/>'


@pytest.mark.parametrize("value", ["1", "true", "on"])
def test_text_is_hidden(value: str) -> None:
    assert hidden(f'<w:vanish w:val="{value}"/>')
    assert hidden(VANISH)


@pytest.mark.parametrize("value", ["0", "false", "off"])
def test_text_is_not_hidden(value: str) -> None:
    assert not hidden(f'<w:vanish w:val="{value}"/>')
    assert not hidden(f'<w:vanish w:val="{value}"/>', style("p", run=VANISH), paragraph=styled("p"))


@pytest.mark.parametrize("run", ["", "<w:specVanish/>", "<w:webHidden/>", "<w:b/><w:strike/>", IN_STYLE])
def test_these_properties_hide_nothing(run: str) -> None:
    assert not hidden(run)


def character(run: str, **more: str) -> str:
    return style("c", run=run, kind="character", **more)


@pytest.mark.parametrize(
    ("run", "parts", "paragraph", "expected"),
    [
        pytest.param("", [style("p", run=VANISH)], "p", True, id="paragraph style"),
        pytest.param(IN_STYLE, [character(VANISH)], "", True, id="character style"),
        pytest.param(IN_STYLE, [style("p", run=VANISH), character(VANISH)], "p", False, id="both styles toggle"),
        pytest.param(IN_STYLE, [style("p", run=VANISH), character(SHOWN)], "p", True, id="off does not toggle"),
        pytest.param(
            IN_STYLE + VANISH, [style("p", run=VANISH), character(VANISH)], "p", True, id="direct is absolute"
        ),
        pytest.param("", [style("b", run=VANISH), style("p", based="b")], "p", True, id="inherited"),
        pytest.param("", [style("b", run=VANISH), style("p", run=SHOWN, based="b")], "p", False, id="inherited, off"),
        pytest.param(
            "", [style("b", run=VANISH), style("p", run=VANISH, based="b")], "p", True, id="no toggle on the way"
        ),
        pytest.param("", [defaults(VANISH)], "", True, id="document defaults"),
        pytest.param(IN_STYLE, [defaults(VANISH), character(VANISH)], "", True, id="defaults are not toggled"),
        pytest.param("", [defaults(VANISH), style("p", run=SHOWN)], "p", True, id="a style cannot undo the defaults"),
        pytest.param(SHOWN, [defaults(VANISH)], "", False, id="direct undoes the defaults"),
        pytest.param("", [default(character(VANISH))], "", True, id="default character style"),
        pytest.param(VANISH, [defaults("<w:b/>"), NORMAL], "", True, id="direct, styles are silent"),
    ],
)
def test_hidden_by_styles(run: str, parts: list[str], paragraph: str, expected: bool) -> None:
    assert hidden(run, *parts, paragraph=styled(paragraph) if paragraph else "") is expected


def test_a_run_without_properties_is_as_hidden_as_its_paragraph() -> None:
    known = styles(style("p", run=VANISH))
    made = known.paragraph(parsed(root("pPr", styled("p"))))
    assert made.hidden
    assert known.run_is_hidden(None, made)


WHITE = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize(
    "colour",
    [
        'w:val="FFFFFF"',
        'w:val="ffffff"',
        'w:val="F2F2F2"',
        'w:val="FEFEFE"',
        'w:val="FFFFFF" w:themeColor="background1"',
        'w:val="auto" w:themeColor="light1"',
        'w:val="F2F2F2" w:themeColor="background1" w:themeShade="F2"',
    ],
)
def test_colours_of_paper(colour: str) -> None:
    assert pale(f"<w:color {colour}/>")


@pytest.mark.parametrize(
    "colour",
    [
        'w:val="auto"',
        'w:val="000000"',
        'w:val="FF0000"',
        'w:val="FFFF00"',
        'w:val="BFBFBF"',
        'w:val="000000" w:themeColor="background1"',
        'w:themeColor="background1" w:themeShade="BF"',
        'w:themeColor="background1" w:themeShade="x"',
        'w:themeColor="text1"',
        'w:val="BFBFBF" w:themeColor="background1" w:themeShade="BF"',
        'w:val="white"',
        'w:val="FFFFF"',
        'w:val="ＦＦＦＦＦＦ"',
        "",
    ],
)
def test_colours_that_are_seen(colour: str) -> None:
    assert not pale(f"<w:color {colour}/>")


@pytest.mark.parametrize(
    "shading",
    [
        '<w:shd w:val="clear" w:color="auto" w:fill="C00000"/>',
        '<w:shd w:val="clear" w:color="auto" w:fill="auto" w:themeFill="accent1"/>',
        '<w:shd w:val="clear" w:fill="BFBFBF" w:themeFill="background1" w:themeFillShade="BF"/>',
        '<w:shd w:val="solid" w:color="000000" w:fill="auto"/>',
        '<w:shd w:val="pct50"/>',
    ],
)
def test_white_on_coloured_paper_is_seen(shading: str) -> None:
    assert not pale(WHITE + shading)
    assert not pale(WHITE, paragraph=shading)
    assert not pale(WHITE, style("p", shading), paragraph=styled("p"))
    assert not pale(WHITE, style("p", run=shading), paragraph=styled("p"))
    assert not pale(WHITE + IN_STYLE, character(shading))
    assert not pale("", style("p", shading, WHITE), paragraph=styled("p"))


@pytest.mark.parametrize(
    "shading",
    [
        '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>',
        '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>',
        '<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="background1"/>',
        '<w:shd w:val="nil"/>',
        "<w:shd/>",
        '<w:highlight w:val="none"/>',
        '<w:highlight w:val="white"/>',
    ],
)
def test_white_on_white_paper_is_pale(shading: str) -> None:
    assert pale(WHITE + shading)
    assert pale(WHITE, style("p", run=shading), paragraph=styled("p"))


def test_a_highlight_makes_white_text_seen() -> None:
    assert not pale(WHITE + '<w:highlight w:val="darkBlue"/>')


@pytest.mark.parametrize(
    ("run", "parts", "paragraph", "expected"),
    [
        pytest.param("", [style("p", run=WHITE)], "p", True, id="paragraph style"),
        pytest.param('<w:color w:val="auto"/>', [style("p", run=WHITE)], "p", False, id="direct goes before"),
        pytest.param(IN_STYLE, [character(WHITE)], "", True, id="character style"),
        pytest.param(IN_STYLE, [style("p", run=WHITE), character("<w:b/>")], "p", True, id="silent character style"),
        pytest.param(
            IN_STYLE, [style("p", run=WHITE), character('<w:color w:val="000000"/>')], "p", False, id="black on top"
        ),
        pytest.param("", [defaults(WHITE)], "", True, id="document defaults"),
        pytest.param("", [defaults(WHITE), style("p", run='<w:color w:val="000000"/>')], "p", False, id="style on top"),
        pytest.param("<w:b/>", [NORMAL], "", False, id="nothing says a colour"),
    ],
)
def test_pale_by_styles(run: str, parts: list[str], paragraph: str, expected: bool) -> None:
    assert pale(run, *parts, paragraph=styled(paragraph) if paragraph else "") is expected


def test_direct_formatting_of_the_paragraph_keeps_what_its_style_says_of_runs() -> None:
    made = format_of(styled("p", '<w:outlineLvl w:val="0"/>'), style("p", run=WHITE + VANISH))
    assert made == ParagraphFormat(level=1, numbering=None, hidden=True, pale=True)


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([style("1", based="1", called="heading 1")], id="based on itself"),
        pytest.param([style("1", based="2", called="heading 1"), style("2", based="1")], id="two in a circle"),
        pytest.param([style("1", based="nowhere", called="heading 1")], id="based on nothing"),
        pytest.param([style("1", called="heading 1"), style("1", called="heading 2")], id="twice the same id"),
        pytest.param([style("1", called="heading 1"), "<w:style/>", "<w:style w:type='x'/>"], id="styles without id"),
    ],
)
def test_broken_styles(parts: list[str]) -> None:
    assert level(styled("1"), *parts) == 1


def test_every_style_of_a_circle_keeps_what_it_says() -> None:
    known = styles(*(style(str(n), based=str((n + 1) % 5), called=f"heading {n + 1}") for n in range(5)))
    found = [known.paragraph(parsed(root("pPr", styled(str(n))))).level for n in (3, 1, 0, 2, 4)]
    assert found == [4, 2, 1, 3, 5]


def test_a_hundred_thousand_styles_each_based_on_the_next() -> None:
    """Each is resolved once: as many steps as there are styles for each of them would take hours."""
    count = 100_000
    chain = (style(str(n), based=str(n + 1)) for n in range(count))
    known = styles(*chain, style(str(count), called="heading 4"))
    ends = [known.paragraph(parsed(root("pPr", styled(str(n))))).level for n in range(0, count, 20)]
    assert set(ends) == {4}
