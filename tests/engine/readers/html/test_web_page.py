"""What a web page shows is what is read, each character where it stands in the file."""

from __future__ import annotations

import pytest

from govlint.document import Paragraph, Table
from govlint.limits import MAX_TAGS
from govlint.readers.html import read
from govlint.unreadable import UnreadableError
from tests.engine.readers.html.pages import page, shown


def test_every_character_knows_its_place() -> None:
    document = page("<p>\r\n  甲&amp;<b>乙</b>\r\n 丙 &nbsp;</p>\r<h2>丁</h2>")
    paragraph, heading = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.value == "甲&乙 丙"
    assert [paragraph.text.position(i) for i in range(5)] == [(2, 3), (2, 4), (2, 12), (2, 17), (3, 2)]
    assert (heading.span, document.leveled, document.addressing) == ((4, 5, 4, 6), True, "text")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>甲\n乙</p><p>丙</p>", ["甲 乙", "丙"], id="a line feed is a blank"),
        pytest.param("<p>12\n34</p>", ["12 34"], id="figures on two lines stay apart"),
        pytest.param("<p><span>一、总体</span><span>情况</span></p>", ["一、总体情况"], id="a heading in pieces"),
        pytest.param("<p>&nbsp;</p><p>\u3000</p><p>甲</p>", ["甲"], id="blank paragraphs"),
        pytest.param("<p>　　甲<br>　　乙<br/>丙</p>", ["甲", "乙", "丙"], id="breaks"),
        pytest.param("甲<BR><BR>乙", ["甲", "乙"], id="two breaks"),
        pytest.param("<h1>甲局<br>2024年报告</h1>", [(1, "甲局\n2024年报告")], id="a break in a heading"),
        pytest.param("<pre>甲\n  乙</pre>", ["甲", "乙"], id="pre"),
        pytest.param("<p style='white-space:pre-wrap'>甲\n乙</p>", ["甲", "乙"], id="pre-wrap"),
        pytest.param("甲<x-y>乙</x-y><o:p>丙</o:p>", ["甲乙丙"], id="unknown elements run on"),
        pytest.param("<span style='display:block'>甲</span><span>乙</span>", ["甲", "乙"], id="a block by style"),
        pytest.param("<p>甲<p>乙<div>丙<li>丁<li>戊", ["甲", "乙", "丙", "丁", "戊"], id="missing end tags"),
        pytest.param("<P>甲</P><SCRIPT>'<P>'</SCRIPT><STYLE>p{}</STYLE>", ["甲"], id="upper case"),
        pytest.param("甲<!--[if gte mso 9]><p>乙</p><![endif]-->", ["甲"], id="what only Word sees"),
        pytest.param("<![if !supportLists]>一、<![endif]>总体情况", ["一、总体情况"], id="what Word hides from itself"),
        pytest.param("甲<a title='>'>乙</a>", ["甲乙"], id="a bracket in an attribute"),
        pytest.param("1 < 2 &lt; 3&copy &#x7532;", ["1 < 2 < 3&copy 甲"], id="references"),
    ],
)
def test_text(html: str, expected: list[object]) -> None:
    assert shown(html) == expected


def test_lines_broken_at_a_margin_are_one_paragraph() -> None:
    line = "本机关全年通过政府网站主动公开各类政府信息共计四百一十二条其中"
    html = "<p>" + f"{line}<br>" * 3 + "含政策文件。<br>另有解读材料。</p>"
    first, second = page(html).blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert first.text.value == f"{line}\n" * 3 + "含政策文件。"
    assert second.text.value == "另有解读材料。"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<style>.b{color:red}</style>",
        "<noscript>x</noscript>",
        "<template><p>x</p></template>",
        "<select><option>x<option>y</select>",
        "<button>x</button>",
        "<textarea><p>x</textarea>",
        "<iframe>x</iframe>",
        "<svg><text>x</text></svg>",
        "<object>x</object>",
        "<title>x</title>",
        "<input type=hidden value=x>",
        "<!-- x -->",
        "<meta name=description content=x>",
    ],
)
def test_what_is_never_text(hidden: str) -> None:
    document = page(f"<p>甲乙丙</p>{hidden}<p>丁</p>")
    assert [block.text.value for block in document.blocks if not isinstance(block, Table)] == ["甲乙丙", "丁"]
    assert document.traces == ()


HIDDEN = [
    pytest.param("<p hidden>x1</p>", id="attribute"),
    pytest.param("<p style='display:none'>x1</p>", id="display"),
    pytest.param("<p style='DISPLAY : none !important'>x1</p>", id="important"),
    pytest.param("<div style='visibility:hidden'><p>x1</p></div>", id="visibility"),
    pytest.param("<p style='font-size:0'>x1</p>", id="size 0"),
    pytest.param("<p style='font-size:0pt'>x<span>1</span></p>", id="size 0 pt"),
    pytest.param("<p style='mso-hide:all'>x1</p>", id="Word's hidden text"),
    pytest.param("<p class='a b'>x1</p>", id="class"),
    pytest.param("<p id=c>x1</p>", id="id"),
    pytest.param("<p class=d>x1</p>", id="element and class"),
]
SHEET = "<style>/* .e{} */ .b, #c { display: none } p.d{visibility:hidden} @media print{.e{display:none}}</style>"


@pytest.mark.parametrize("hidden", HIDDEN)
def test_hidden_text_is_a_trace(hidden: str) -> None:
    document = page(f"{SHEET}\n<p>本机关全年收到申请三件。</p>\n{hidden}\n<p>办结三件，全部予以公开。</p>")
    assert len(document.blocks) == 2
    (trace,) = document.traces or ()
    assert (trace.kind, trace.text, trace.span.line) == ("hidden", "x1", 3)


@pytest.mark.parametrize(
    "visible",
    [
        pytest.param("<p aria-hidden=true>x1</p>", id="hidden from screen readers only"),
        pytest.param("<p class=e>x1</p>", id="hidden in print only"),
        pytest.param("<div class=d>x1</div>", id="a class of another element"),
        pytest.param("<div style='font-size:0'><span style='font-size:14px'>x1</span></div>", id="size given back"),
        pytest.param("<p style='visibility:hidden'><span style='visibility:visible'>x1</span></p>", id="seen again"),
        pytest.param("<p class=b style='display:block'>x1</p>", id="shown by its own style"),
        pytest.param("<p style='font-size:0.5em'>x1</p>", id="small"),
        pytest.param("<p data-style='display:none'>x1</p>", id="another attribute"),
        pytest.param("<p title='hidden'>x1</p>", id="a title"),
    ],
)
def test_what_can_be_seen_is_text(visible: str) -> None:
    document = page(f"{SHEET}\n<p>本机关收到申请三件。</p>\n{visible}\n<p>办结三件，全部予以公开。</p>")
    assert len(document.blocks) == 3
    assert document.traces == ()


def test_a_page_that_a_script_shows_is_read() -> None:
    assert shown("<div style='display:none'><p>本机关收到申请三件。</p></div>") == ["本机关收到申请三件。"]


def test_one_of_several_reports_is_shown() -> None:
    rows = "<table>" + "<tr><td>件数<td>3<td>4" * 6 + "</table>"
    other = f"<div style='display:none'><p>本机关去年全年收到申请五件。</p>{rows}</div>"
    blocks = shown(f"<p>本机关全年收到申请三件。</p>{rows}" + other * 3)
    assert blocks == ["本机关全年收到申请三件。", [["件数", "3", "4"]] * 6]


@pytest.mark.parametrize("style", ["color:#fff", "color: white", "COLOR:#FFFFFF", "color:rgb(255, 255, 255)"])
def test_pale_text_stays_text(style: str) -> None:
    document = page(f"<p>收到申请三件。</p><p>办结<span style='{style}'>甲</span>三件。</p>")
    assert [block.text.value for block in document.blocks if not isinstance(block, Table)] == [
        "收到申请三件。",
        "办结甲三件。",
    ]
    (trace,) = document.traces or ()
    assert (trace.kind, trace.text) == ("pale", "甲")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p style='background:#06c'><b style='color:#fff'>甲</b>。</p>", id="on a background"),
        pytest.param("<table bgcolor=blue><tr><td style='color:white'>甲</table>", id="in a coloured table"),
        pytest.param("<p style='color:#fff'><b style='color:red'>甲</b></p>", id="another colour inside"),
        pytest.param("<p style='color:#ffe'>甲</p>", id="yellowish"),
        pytest.param("<p style='border-color:#fff'>甲</p>", id="a border"),
    ],
)
def test_text_that_is_not_pale(html: str) -> None:
    assert page(f"<p>收到申请三件。</p>{html}<p>办结三件，予以公开。</p>").traces == ()


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        pytest.param("", ["1. ", "2. "], id="plain"),
        pytest.param("start=9", ["9. ", "10. "], id="start"),
        pytest.param("type=A", ["A. ", "B. "], id="letters"),
        pytest.param("type=i start=3", ["iii. ", "iv. "], id="roman"),
        pytest.param("reversed start=2", ["2. ", "1. "], id="reversed"),
        pytest.param("style='list-style-type: cjk-ideographic'", ["一、", "二、"], id="ideographs"),
        pytest.param("style='list-style:simp-chinese-informal inside' start=20", ["二十、", "二十一、"], id="twenty"),
        pytest.param("style='list-style:none'", ["", ""], id="none"),
    ],
)
def test_the_numbers_of_a_list(attributes: str, labels: list[str]) -> None:
    document = page(
        f"<p>收到申请三件。</p>\n<ol {attributes}><li>甲</li>\n<li><p>乙</p></ol><p>予以公开，全部办结。</p>"
    )
    _, first, second, _ = document.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert [first.text.value, second.text.value] == [f"{labels[0]}甲", f"{labels[1]}乙"]
    assert (second.span.line, second.text.position(0)) == (3, (3, 1) if labels[1] else (3, 8))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<ul><li>甲<li>乙</ul>", ["甲", "乙"], id="bullets"),
        pytest.param("<ol><li>1.甲<li>（二）乙</ol>", ["1.甲", "（二）乙"], id="numbers written out"),
        pytest.param("<ol><li>甲<ul><li>乙</ul><li>丙</ol>", ["1. 甲", "乙", "2. 丙"], id="nested"),
        pytest.param("<ol><li value=5>甲<li></li><li>乙</ol>", ["5. 甲", "7. 乙"], id="values and empty items"),
        pytest.param("<li>甲", ["甲"], id="no list"),
    ],
)
def test_lists(html: str, expected: list[str]) -> None:
    assert shown(html) == expected


def test_too_many_tags() -> None:
    assert len(read("x.html", b"<p>a" * (MAX_TAGS // 2)).blocks) == MAX_TAGS // 2
    with pytest.raises(UnreadableError, match=str(MAX_TAGS)):
        read("x.html", b"<b>" * (MAX_TAGS + 1))
