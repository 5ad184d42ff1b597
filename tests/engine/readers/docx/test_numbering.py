"""Automatic numbers: how lists count, restart and are shown."""

from __future__ import annotations

import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.readers.docx.numbering import Numbering
from govlint.readers.docx.styles import Styles
from tests.engine.readers.docx.list_xml import (
    definition,
    in_list,
    instance,
    labels,
    level,
    parsed,
    root,
    start_at,
    style,
    styled,
    styles,
)

if TYPE_CHECKING:
    from pathlib import Path

THREE = definition(0, level(0, "%1."), level(1, "%1.%2"), level(2, "%1.%2.%3"))
ONE = [THREE, instance(1)]
OFFICIAL = [
    definition(
        0,
        level(0, "%1、", "chineseCountingThousand"),
        level(1, "（%2）", "chineseCountingThousand"),
        level(2, "%3."),
        level(3, "（%4）"),
    ),
    instance(1),
]


def at(*levels: int) -> list[str]:
    """Paragraphs of the first list, on these levels."""
    return [in_list(1, index) for index in levels]


def test_the_numbers_of_an_official_document() -> None:
    assert labels(OFFICIAL, at(0, 1, 1, 2, 2, 3, 3, 2, 1, 2, 0, 1)) == [
        *("一、", "（一）", "（二）", "1.", "2.", "（1）", "（2）", "3.", "（三）", "1.", "二、", "（一）"),
    ]


def test_chapters() -> None:
    chapters = labels([definition(0, level(0, "第%1章", "chineseCounting")), instance(1)], at(*[0] * 21))
    assert (chapters[0], chapters[9], chapters[10], chapters[20]) == ("第一章", "第十章", "第十一章", "第二十一章")


def test_paragraphs_outside_lists_have_no_number_and_count_nothing() -> None:
    assert labels(ONE, [in_list(1), "", "<w:jc w:val='left'/>", in_list(0), in_list(1)]) == ["1.", "", "", "", "2."]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((0, 1, 1, 0, 1), "1. 1.1 1.2 2. 2.1"),
        ((0, 1, 2, 2, 1, 2, 0, 1, 2), "1. 1.1 1.1.1 1.1.2 1.2 1.2.1 2. 2.1 2.1.1"),
        ((1, 1, 0, 1), "1.1 1.2 2. 2.1"),
        ((0, 2, 1, 2), "1. 1.1.1 1.2 1.2.1"),
        ((2, 0, 2), "1.1.1 2. 2.1.1"),
    ],
)
def test_levels_count_below_those_above(levels: tuple[int, ...], expected: str) -> None:
    assert labels(ONE, at(*levels)) == expected.split()


@given(st.lists(st.integers(min_value=0, max_value=2), max_size=30))
def test_levels_count_like_an_outline(levels: list[int]) -> None:
    numbers: list[int] = []
    expected = []
    for depth in levels:
        above = [*numbers[:depth], *[1] * (depth - len(numbers))]
        numbers = [*above, numbers[depth] + 1 if len(numbers) > depth else 1]
        expected.append(".".join(map(str, numbers)) + ("" if depth else "."))
    assert labels(ONE, at(*levels)) == expected


@pytest.mark.parametrize(
    ("lists", "paragraphs", "expected"),
    [
        pytest.param([instance(1), instance(2)], "1 1 2 2 1", "1. 2. 3. 4. 5.", id="two lists of one definition"),
        pytest.param(
            [instance(1), instance(2, 0, start_at(0, 1))], "1 1 2 2 1 2", "1. 2. 1. 2. 3. 4.", id="restarted once"
        ),
        pytest.param([instance(1), instance(2, 0, start_at(0, 5))], "1 2 2 1", "1. 5. 6. 7.", id="started at five"),
        pytest.param([instance(1, 0, start_at(0, 3))], "1 1", "3. 4.", id="first list with a start"),
        pytest.param(
            [definition(1, level(0, "%1）")), instance(1), instance(2, 1)],
            "1 2 1 2",
            "1. 1） 2. 2）",
            id="two definitions",
        ),
    ],
)
def test_lists_share_the_counters_of_their_definition(lists: list[str], paragraphs: str, expected: str) -> None:
    assert labels([THREE, *lists], [in_list(name) for name in paragraphs.split()]) == expected.split()


def test_a_start_in_the_list_holds_at_every_restart() -> None:
    lists = [THREE, instance(1), instance(2, 0, start_at(1, 3))]
    paragraphs = [*at(0, 1), in_list(2, 1), in_list(2, 1), in_list(2, 0), in_list(2, 1), *at(1, 0, 1)]
    assert labels(lists, paragraphs) == ["1.", "1.1", "1.3", "1.4", "2.", "2.3", "2.4", "3.", "3.1"]


def test_word_restarts_all_levels_of_a_list() -> None:
    lists = [THREE, instance(1), instance(2, 0, "".join(start_at(index, 1) for index in range(9)))]
    paragraphs = [*at(0, 1, 1), *(in_list(2, index) for index in (0, 1, 1, 0, 1))]
    assert labels(lists, paragraphs) == ["1.", "1.1", "1.2", "1.", "1.1", "1.2", "2.", "2.1"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        pytest.param("", "1. 1.1 1.1.1 1.1.2 1.2 1.2.1 2. 2.1.1", id="after any level above"),
        pytest.param('<w:lvlRestart w:val="1"/>', "1. 1.1 1.1.1 1.1.2 1.2 1.2.3 2. 2.1.1", id="after the first"),
        pytest.param('<w:lvlRestart w:val="0"/>', "1. 1.1 1.1.1 1.1.2 1.2 1.2.3 2. 2.1.4", id="never"),
        pytest.param('<w:lvlRestart w:val="8"/>', "1. 1.1 1.1.1 1.1.2 1.2 1.2.1 2. 2.1.1", id="after one below"),
        pytest.param('<w:lvlRestart w:val="x"/>', "1. 1.1 1.1.1 1.1.2 1.2 1.2.1 2. 2.1.1", id="no number"),
    ],
)
def test_restarts(restart: str, expected: str) -> None:
    made = definition(0, level(0, "%1."), level(1, "%1.%2"), level(2, "%1.%2.%3", more=restart))
    assert labels([made, instance(1)], at(0, 1, 2, 2, 1, 2, 0, 2)) == expected.split()


def test_a_list_may_bring_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "upperLetter", start=4)}</w:lvlOverride>'
    lists = [THREE, instance(1), instance(2, 0, own)]
    assert labels(lists, [in_list(name) for name in (1, 1, 2, 2, 1)]) == ["1.", "2.", "C)", "D)", "5."]
    assert labels(lists, [in_list(name) for name in (2, 2, 1)]) == ["D)", "E)", "6."]


def test_word_takes_no_restart_from_a_list() -> None:
    never = level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
    own = f'<w:lvlOverride w:ilvl="1">{never}</w:lvlOverride>'
    assert labels([THREE, instance(1, 0, own)], at(0, 1, 0, 1)) == ["1.", "1)", "2.", "1)"]


def test_a_level_without_start_starts_at_nought() -> None:
    assert labels([definition(0, level(0, "%1.", start=None)), instance(1)], at(0, 0)) == ["0.", "1."]


def test_legal_numbers_are_arabic() -> None:
    legal = definition(
        0,
        level(0, "第%1章", "chineseCountingThousand"),
        level(1, "%1.%2", "upperRoman", "<w:isLgl/>"),
        level(2, "%1.%3", "decimalZero", "<w:isLgl/>"),
        level(3, "%1.%4", "decimal", '<w:isLgl w:val="0"/>'),
    )
    assert labels([legal, instance(1)], at(0, 0, 1, 2, 3)) == ["第一章", "第二章", "2.1", "2.01", "二.1"]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(level(0, "●", "bullet"), "", id="bullet"),
        pytest.param(level(0, "", "bullet", '<w:lvlPicBulletId w:val="0"/>'), "", id="picture bullet"),
        pytest.param(level(0, ""), "", id="number without text"),
        pytest.param(level(0, "附件", "none"), "附件", id="fixed text"),
        pytest.param(level(0, "附件%1", "none"), "附件", id="no number in the text"),
        pytest.param(level(0, "%1、").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>"), "", id="hidden"),
        pytest.param(level(0, "%1、%1"), "1、1", id="the number twice"),
        pytest.param(level(0, "%1%"), "1%", id="percent"),
        pytest.param(level(0, "%0%1%x"), "%01%x", id="percent before what is no level"),
        pytest.param(level(0, "%1.%2"), "1.", id="a level below that did not count"),
        pytest.param(level(0, "〔%1〕"), "〔1〕", id="brackets"),
        pytest.param('<w:lvl w:ilvl="0"/>', "", id="empty level"),
        pytest.param('<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>', "0.", id="level with its text only"),
    ],
)
def test_what_a_level_shows(made: str, expected: str) -> None:
    assert labels([definition(0, made), instance(1)], at(0)) == [expected]


def alternative(sample: str, fallback: str = "decimal") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="{sample}"/></mc:Choice>'
        f'<mc:Fallback><w:numFmt w:val="{fallback}"/></mc:Fallback></mc:AlternateContent>'
    )


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        pytest.param(alternative("001, 002, 003, ..."), "002", id="three digits"),
        pytest.param(alternative("一, 十, 一百(简), ..."), "二", id="Chinese"),
        pytest.param(alternative("α, β, γ, ...", "lowerLetter"), "b", id="unknown, with a fallback"),
        pytest.param(alternative("", "upperRoman"), "II", id="without sample"),
        pytest.param(alternative("").replace("mc:Fallback", "mc:Other"), "2", id="without fallback"),
        pytest.param("<mc:AlternateContent/>", "2", id="empty alternative"),
        pytest.param('<w:numFmt w:val="custom" w:format="0001, 0002, 0003, ..."/>', "0002", id="not as an alternative"),
        pytest.param("<w:numFmt/>", "2", id="format without name"),
    ],
)
def test_formats_of_newer_word(number_format: str, expected: str) -> None:
    assert labels([definition(0, level(0, "%1", number_format)), instance(1)], at(0, 0))[1] == expected


LINKED = [
    definition(
        0,
        level(0, "%1.", more='<w:pStyle w:val="1"/>'),
        level(1, "%1.%2", more='<w:pStyle w:val="2"/>'),
        level(2, "%1.%2.%3", more='<w:pStyle w:val="3"/>'),
    ),
    instance(1),
]
IN_FIRST = '<w:numPr><w:numId w:val="1"/></w:numPr>'


def test_levels_linked_with_styles() -> None:
    known = styles(style("1", IN_FIRST), style("2", IN_FIRST), style("3", IN_FIRST), style("d", based="2"))
    assert labels(LINKED, [styled(name) for name in "123d2x12"], known) == [
        *("1.", "1.1", "1.1.1", "1.2", "1.3", "", "2.", "2.1"),
    ]


@pytest.mark.parametrize(
    ("paragraph", "made", "expected"),
    [
        pytest.param("", in_list(1, 0), "1.1", id="the link goes before the level of the style"),
        pytest.param(in_list(1, 0), in_list(1, 1), "1.", id="the level of the paragraph goes before the link"),
        pytest.param("", "", "", id="a style that names no list has no number"),
        pytest.param(in_list(0), IN_FIRST, "", id="switched off"),
        pytest.param('<w:numPr><w:ilvl w:val="2"/></w:numPr>', IN_FIRST, "1.1.1", id="another level of the same list"),
        pytest.param('<w:numPr><w:numId w:val="2"/></w:numPr>', IN_FIRST, "（1）", id="another list"),
    ],
)
def test_links_between_levels_and_styles(paragraph: str, made: str, expected: str) -> None:
    lists = [*LINKED, definition(1, level(0, "（%1）")), instance(2, 1)]
    assert labels(lists, [styled("2", paragraph)], styles(style("2", made))) == [expected]


def test_a_style_may_name_the_level_itself() -> None:
    assert labels(ONE, [styled("x"), styled("x")], styles(style("x", in_list(1, 1)))) == ["1.1", "1.2"]


def test_a_definition_may_leave_its_levels_to_a_list_style() -> None:
    lists = [
        definition(0, link='<w:numStyleLink w:val="list"/>'),
        definition(1, level(0, "%1、", "chineseCounting"), link='<w:styleLink w:val="list"/>'),
        *(instance(1, 0), instance(2, 1)),
    ]
    known = styles(style("list", in_list(2), kind="numbering"))
    assert labels(lists, [in_list(name) for name in (1, 1, 2, 1)], known) == ["一、", "二、", "三、", "四、"]


@pytest.mark.parametrize(
    "lists",
    [
        pytest.param([], id="no lists"),
        pytest.param([THREE], id="definition without list"),
        pytest.param([instance(1, 9)], id="list without definition"),
        pytest.param(['<w:num w:numId="1"/>', THREE], id="list that names no definition"),
        pytest.param([definition(0), instance(1)], id="definition without levels"),
        pytest.param([definition(0, level(12, "%1."), level(-1, "%1.")), instance(1)], id="levels out of range"),
        pytest.param(["<w:abstractNum/>", "<w:num/>"], id="without ids"),
        pytest.param([definition(0, link='<w:numStyleLink w:val="nowhere"/>'), instance(1)], id="missing list style"),
        pytest.param([definition(0, link='<w:numStyleLink w:val="own"/>'), instance(1)], id="list style of itself"),
    ],
)
def test_broken_lists_number_nothing(lists: list[str]) -> None:
    known = styles(style("own", in_list(1), kind="numbering"), style("other", in_list(2), kind="numbering"))
    assert labels(lists, at(0, 1, 12), known) == ["", "", ""]


def test_list_styles_in_a_circle_number_nothing() -> None:
    lists = [
        definition(0, link='<w:numStyleLink w:val="b"/>'),
        definition(1, link='<w:numStyleLink w:val="a"/>'),
        *(instance(1, 0), instance(2, 1)),
    ]
    known = styles(style("a", in_list(1), kind="numbering"), style("b", in_list(2), kind="numbering"))
    assert labels(lists, at(0), known) == [""]


def test_many_lists_of_one_large_definition() -> None:
    """Its levels are read once: as often as there are lists would take minutes."""
    count = 20_000
    large = definition(0, level(0, "%1."), *(level(9, "") for _ in range(count)))
    links = (definition(n, link='<w:numStyleLink w:val="list"/>') for n in range(1, count))
    lists = [large, *links, *(instance(n + 1, n) for n in range(count))]
    known = styles(style("list", in_list(1), kind="numbering"))
    assert labels(lists, [in_list(n + 1) for n in range(count)], known)[-1] == f"{count}."


@pytest.mark.parametrize("index", ["9", "-1", "99999999999", "x", ""])
def test_levels_that_do_not_exist(index: str) -> None:
    assert labels(ONE, [*at(0), in_list(1, index), *at(0)])[0] == "1."
    assert labels([THREE, instance(1, 0, start_at(0, 7).replace('"0"', f'"{index}"', 1))], at(1))[0] == "1.1"


@pytest.mark.parametrize(
    ("start", "expected"), [("999999999", "999999999."), ("-7", "-7."), ("9" * 5000, "0."), ("1.5", "0."), ("", "0.")]
)
def test_absurd_starts(start: str, expected: str) -> None:
    assert labels([THREE, instance(1, 0, start_at(0, start))], at(0)) == [expected]


def test_the_text_of_a_level_is_cut() -> None:
    assert len(labels([definition(0, level(0, "长" * 100_000)), instance(1)], at(0))[0]) == 64


def test_stories_count_for_themselves() -> None:
    known = Styles.load(None)
    body = Numbering.load(parsed(root("numbering", "".join(ONE))), known)
    made = known.paragraph(parsed(root("pPr", in_list(1))))
    assert [body.label(made), body.label(made)] == ["1.", "2."]
    assert body.new_story().label(made) == "1."
    assert body.label(made) == "3."


@pytest.mark.parametrize(
    ("suffix", "expected"),
    [
        ('<w:suff w:val="space"/>', "space"),
        ('<w:suff w:val="nothing"/>', "nothing"),
        ('<w:suff w:val="tab"/>', "tab"),
        ("<w:suff/>", "tab"),
        ("", "tab"),
    ],
)
def test_what_follows_the_number(suffix: str, expected: str) -> None:
    made = definition(0, level(0, "%1.").replace('<w:suff w:val="nothing"/>', suffix))
    known = Styles.load(None)
    numbering = Numbering.load(parsed(root("numbering", made + instance(1))), known)
    numbered = known.paragraph(parsed(root("pPr", in_list(1))))
    assert numbering.suffix(numbered) == expected
    assert numbering.suffix(known.paragraph(None)) == "nothing"
    assert numbering.label(numbered) == "1."


def test_without_a_numbering_part_nothing_is_numbered() -> None:
    known = Styles.load(None)
    assert Numbering.load(None, known).label(known.paragraph(parsed(root("pPr", in_list(1))))) == ""


def alike(number_format: str, number: int) -> tuple[list[str], list[str]]:
    """One paragraph that has a number in a format."""
    return [definition(0, level(0, "%1", number_format)), instance(1, 0, start_at(0, number))], at(0)


UNLIKE = {
    "LibreOffice restarts every level after any level above": (
        [definition(0, level(0, "%1."), level(1, "%1.%2", more='<w:lvlRestart w:val="0"/>')), instance(1)],
        at(0, 1, 0, 1),
        (["1.", "1.1", "2.", "2.2"], ["1.", "1.1", "2.", "2.1"]),
    ),
    "LibreOffice shows the levels above in their own format": (
        [definition(0, level(0, "%1、", "chineseCounting"), level(1, "%1.%2", more="<w:isLgl/>")), instance(1)],
        at(0, 1),
        (["一、", "1.1"], ["一、", "一.1"]),
    ),
    "LibreOffice forgets the start in the list when a level above restarts the level": (
        [THREE, instance(1, 0, start_at(1, 3))],
        at(0, 1, 0, 1),
        (["1.", "1.3", "2.", "2.3"], ["1.", "1.3", "2.", "2.1"]),
    ),
    "LibreOffice writes hundreds where Word writes digits": (*alike("chineseCounting", 101), (["一○一"], ["一百零一"])),
    "LibreOffice writes tens where Word writes digits": (*alike("ideographDigital", 10), (["一〇"], ["十"])),
    "LibreOffice has no end of circles": (*alike("decimalEnclosedCircle", 21), (["21"], ["㉑"])),
    "Word's Chinese circles end at ten": (*alike("decimalEnclosedCircleChinese", 11), (["11"], ["⑪"])),
    "Word puts parentheses for the circles of the standard": (*alike("ideographEnclosedCircle", 1), (["㈠"], ["①"])),
    "LibreOffice has no parentheses": (*alike("decimalEnclosedParen", 1), (["⑴"], ["1"])),
    "LibreOffice has no full stops": (*alike("decimalEnclosedFullstop", 1), (["⒈"], ["1"])),
    "LibreOffice has no wide digits": (*alike("decimalFullWidth", 1), (["１"], ["1"])),
}
"""Where the standard, or Word's notes on it, are followed and not LibreOffice 7.4, whose numbers stand last."""


@pytest.mark.parametrize("reason", UNLIKE)
def test_the_standard_goes_before_libreoffice(reason: str) -> None:
    lists, paragraphs, (ours, libreoffice) = UNLIKE[reason]
    assert labels(lists, paragraphs) == ours != libreoffice


SAME = {
    "official": (OFFICIAL, at(0, 1, 1, 2, 2, 3, 3, 2, 3, 1, 2, 0, 1)),
    "levels left out": (ONE, at(1, 1, 0, 2, 1, 2, 0, 2)),
    "two lists": ([THREE, instance(1), instance(2)], [*at(0, 0), in_list(2), *at(1), in_list(2, 1), *at(0)]),
    "restarted": (
        [THREE, instance(1), instance(2, 0, start_at(0, 1)), instance(3, 0, start_at(0, 5))],
        [in_list(name) for name in (1, 1, 2, 2, 1, 3, 3, 2, 1)],
    ),
    "own level": (
        [
            *(THREE, instance(1)),
            instance(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "upperLetter", start=4)}</w:lvlOverride>'),
        ],
        [in_list(name) for name in (1, 1, 2, 2, 1)],
    ),
    "three digits": ([definition(0, level(0, "%1", alternative("001, 002, 003, ..."))), instance(1)], at(0, 0)),
    **{
        name: ([definition(0, level(0, f"{before}%1{after}", name)), instance(1)], at(*[0] * 99)[:most])
        for name, before, after, most in (
            ("decimal", "", ".", 99),
            ("decimalZero", "", "", 99),
            ("chineseCounting", "第", "章", 99),
            ("chineseCountingThousand", "（", "）", 99),
            ("chineseLegalSimplified", "", "、", 99),
            ("japaneseCounting", "", "、", 99),
            ("taiwaneseCountingThousand", "", "、", 99),
            ("ideographTraditional", "", "、", 99),
            ("ideographZodiac", "", "、", 99),
            ("decimalEnclosedCircle", "", "", 20),
            ("decimalEnclosedCircleChinese", "", "", 10),
            ("upperRoman", "", ".", 99),
            ("lowerLetter", "", ")", 99),
        )
    },
}
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_docx(path: Path, lists: list[str], paragraphs: list[str]) -> None:
    """The smallest Word file with these lists; each paragraph says @."""
    body = "".join(f"<w:p><w:pPr>{made}</w:pPr><w:r><w:t>@</w:t></w:r></w:p>" for made in paragraphs)
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
            f'<Override PartName="/word/numbering.xml" ContentType="{word}.numbering+xml"/></Types>',
        )
        for part, kind, target in (
            ("_rels/.rels", "officeDocument", "word/document.xml"),
            ("word/_rels/document.xml.rels", "numbering", "numbering.xml"),
        ):
            package.writestr(
                part,
                f'<Relationships xmlns="{PACKAGE}/relationships">'
                f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>',
            )
        package.writestr("word/numbering.xml", root("numbering", "".join(lists)))
        package.writestr("word/document.xml", root("document", f"<w:body>{body}</w:body>"))


@pytest.fixture(scope="session", name="libreoffice")
def _libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The numbers that LibreOffice gives each of the documents of `SAME`."""
    folder = tmp_path_factory.mktemp("libreoffice")
    paths = {name: folder / f"{index}.docx" for index, name in enumerate(SAME)}
    for name, path in paths.items():
        write_docx(path, *SAME[name])
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, *paths.values()),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {
        name: [line.partition("@")[0].strip() for line in path.with_suffix(".txt").read_text("utf-8-sig").split("\n")]
        for name, path in paths.items()
    }


@pytest.mark.program("soffice")
@pytest.mark.parametrize("name", SAME)
def test_libreoffice_gives_the_same_numbers(name: str, libreoffice: dict[str, list[str]]) -> None:
    lists, paragraphs = SAME[name]
    assert labels(lists, paragraphs) == libreoffice[name][: len(paragraphs)]
