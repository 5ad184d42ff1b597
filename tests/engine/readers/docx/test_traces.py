from __future__ import annotations

import pytest

from tests.engine.readers.docx.list_xml import style
from tests.engine.readers.docx.word_xml import at, cell, opened, paragraph, root, row, run, table, told, values


def by(author: str, number: int = 1) -> str:
    return f'w:id="{number}" w:author="{author}" w:date="2025-01-{number:02}T08:00:00Z"'


def inserted(*runs: str, author: str = "甲", number: int = 1) -> str:
    return f"<w:ins {by(author, number)}>{''.join(runs)}</w:ins>"


def deleted(*texts: str, author: str = "甲", number: int = 1) -> str:
    runs = "".join(f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>' for text in texts)
    return f"<w:del {by(author, number)}>{runs}</w:del>"


def changed(text: str, author: str = "甲") -> str:
    return run(text, f"<w:b/><w:rPrChange {by(author)}><w:rPr/></w:rPrChange>")


def end_of_paragraph(kind: str, author: str = "甲") -> str:
    return f"<w:rPr><w:{kind} {by(author)}/></w:rPr>"


@pytest.mark.parametrize(
    ("content", "text", "expected"),
    [
        pytest.param(
            ["本年", deleted("度止"), inserted(run("废止")), "件数"],
            "本年废止件数",
            [("deletion", "度止", "甲", ""), ("insertion", "废止", "甲", "废止")],
            id="replaced",
        ),
        pytest.param(
            [inserted(run("甲"), run("乙")), inserted(run("丙"), number=2), "丁", inserted(run("戊"))],
            "甲乙丙丁戊",
            [("insertion", "甲乙丙", "甲", "甲乙丙"), ("insertion", "戊", "甲", "戊")],
            id="cut into runs",
        ),
        pytest.param(
            [deleted("甲", "乙"), deleted("丙", number=3), "丁"],
            "丁",
            [("deletion", "甲乙丙", "甲", "")],
            id="deleted runs",
        ),
        pytest.param(
            [inserted(run("一")), inserted(run("二"), author="乙")],
            "一二",
            [("insertion", "一", "甲", "一"), ("insertion", "二", "乙", "二")],
            id="two authors",
        ),
        pytest.param(
            [inserted(run("一"), deleted("二", author="乙")), "三"],
            "一三",
            [("insertion", "一", "甲", "一"), ("deletion", "二", "乙", "")],
            id="inserted, then deleted",
        ),
        pytest.param(
            [f"<w:moveFrom {by('甲')}>{run('一')}</w:moveFrom>", "二", f"<w:moveTo {by('甲')}>{run('一')}</w:moveTo>"],
            "二一",
            [("deletion", "一", "甲", ""), ("insertion", "一", "甲", "一")],
            id="moved",
        ),
        pytest.param(
            ["一", changed("二"), changed("三"), "四"],
            "一二三四",
            [("formatting", "二三", "甲", "二三")],
            id="format of runs",
        ),
        pytest.param(
            [f'<w:hyperlink w:anchor="x">{inserted(run("一"))}</w:hyperlink>'],
            "一",
            [("insertion", "一", "甲", "一")],
            id="in a link",
        ),
        pytest.param(
            ["\u3000\u3000", inserted(run(" 一 ")), "二 "], "一 二", [("insertion", "一 ", "甲", "一 ")], id="indented"
        ),
        pytest.param(
            ["一", run("密", "<w:vanish/>"), run("码", "<w:vanish/>"), "二"],
            "一二",
            [("hidden", "密码", "", "")],
            id="hidden",
        ),
        pytest.param(
            ["一", run(" ", "<w:vanish/>"), run("二", '<w:vanish w:val="0"/>')], "一二", [], id="hidden blanks"
        ),
        pytest.param(
            ["一", run("白", '<w:color w:val="FFFFFF"/>'), run("字", '<w:color w:val="FFFFFF"/>')],
            "一白字",
            [("pale", "白字", "", "白字")],
            id="pale",
        ),
        pytest.param(
            [run("白", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="C00000"/>')], "白", [], id="on red"
        ),
        pytest.param(
            [run("黑", '<w:color w:val="auto"/>'), run("红", '<w:color w:val="FF0000"/>')], "黑红", [], id="dark"
        ),
        pytest.param(
            ['<w:bookmarkStart w:id="1" w:name="x"/>', "一", '<w:moveFromRangeStart w:id="2" w:name="m"/>'],
            "一",
            [],
            id="bookmarks",
        ),
        pytest.param([inserted(), deleted(), "一"], "一", [], id="changes of nothing"),
    ],
)
def test_changes_within_a_paragraph(content: list[str], text: str, expected: list[tuple[str, str, str, str]]) -> None:
    document = opened(paragraph(*content))
    assert values(document) == [text]
    assert document.traces is not None
    assert [(made.kind, made.text, made.author, at(document, made)) for made in document.traces] == expected


def test_where_a_deletion_stood() -> None:
    document = opened(paragraph("上年") + paragraph("本年", deleted("度"), "止"))
    assert document.traces is not None
    assert [trace.span for trace in document.traces] == [(2, 3, 2, 3)]


def test_the_numbers_of_lists_move_what_is_behind() -> None:
    style_ = root("styles", style("1", '<w:outlineLvl w:val="0"/>'))
    document = opened(paragraph("甲", inserted(run("乙")), properties='<w:pStyle w:val="1"/>'), styles=style_)
    assert document.traces is not None
    assert [at(document, trace) for trace in document.traces] == ["乙"]


def test_a_deleted_end_joins_paragraphs() -> None:
    body = (
        paragraph("一", deleted("二"), properties=end_of_paragraph("del"))
        + paragraph(deleted("三"), "四")
        + paragraph("五", properties=end_of_paragraph("moveFrom"))
    )
    document = opened(body)
    assert values(document) == ["一四", "五"]
    assert told(document.traces) == [("deletion", "二↵三", "甲"), ("deletion", "↵", "甲")]


def test_a_deleted_end_joins_nothing_beyond_its_cell() -> None:
    body = table(row(cell(paragraph("一", properties=end_of_paragraph("del"))), "二"))
    assert values(opened(body)) == [[["一", "二"]]]
    before_a_table = paragraph("一", properties=end_of_paragraph("del")) + table(row("二", "三")) + paragraph("四")
    assert values(opened(before_a_table)) == ["一", [["二", "三"]], "四"]


def test_an_inserted_end() -> None:
    body = (
        paragraph("一", properties=end_of_paragraph("ins"))
        + paragraph(inserted(run("二")), properties=end_of_paragraph("ins"))
        + paragraph(properties=end_of_paragraph("ins", "乙"))
        + paragraph("三")
    )
    document = opened(body)
    assert values(document) == ["一", "二", "三"]
    assert told(document.traces) == [("insertion", "↵", "甲"), ("insertion", "二", "甲"), ("insertion", "↵", "乙")]


def test_the_format_of_a_paragraph_is_one_change() -> None:
    change = (
        f"<w:rPr><w:rPrChange {by('甲')}><w:rPr/></w:rPrChange></w:rPr><w:pPrChange {by('甲')}><w:pPr/></w:pPrChange>"
    )
    document = opened(
        paragraph(changed("一"), "二", changed("三"), changed("四", "乙"), properties=change) + paragraph("五")
    )
    assert told(document.traces) == [("formatting", "一二三四", "甲"), ("formatting", "四", "乙")]


def test_paragraphs_in_a_change() -> None:
    document = opened(f"<w:ins {by('甲')}>{paragraph('一')}</w:ins><w:del {by('甲')}>{paragraph('二')}</w:del>")
    assert values(document) == ["一"]
    assert told(document.traces) == [("insertion", "一", "甲"), ("deletion", "二", "甲")]


def test_rows_and_cells() -> None:
    body = table(
        row("甲", "乙"),
        row(cell(paragraph(inserted(run("一")))), "二", properties=f"<w:ins {by('丙')}/>"),
        row(cell(paragraph(deleted("三"))), cell(paragraph("四")), properties=f"<w:del {by('丁')}/>"),
        row(
            cell("五", properties=f"<w:tcPrChange {by('丙')}><w:tcPr/></w:tcPrChange>"),
            cell("六"),
            properties=f"<w:trPrChange {by('丙')}><w:trPr/></w:trPrChange>",
        ),
        properties=f"<w:tblPrChange {by('丙')}><w:tblPr/></w:tblPrChange>",
    )
    document = opened(body)
    assert values(document) == [[["甲", "乙"], ["一", "二"], ["五", "六"]]]
    assert sorted(told(document.traces)) == [
        ("deletion", "三四", "丁"),
        ("formatting", "", "丙"),
        ("insertion", "一", "甲"),
        ("insertion", "一 二", "丙"),
    ]


def test_the_insertion_of_a_row_is_told_once() -> None:
    body = table(row("甲", "乙"), row(cell(paragraph(inserted(run("一")))), "", properties=f"<w:ins {by('甲')}/>"))
    assert told(opened(body).traces) == [("insertion", "一", "甲")]


def test_a_table_that_was_deleted_wholly() -> None:
    body = paragraph("甲") + table(row("一", "二", properties=f"<w:del {by('丁')}/>"))
    document = opened(body)
    assert values(document) == ["甲"]
    assert told(document.traces) == [("deletion", "一二", "丁")]
    assert document.traces is not None
    assert document.traces[0].span == (1, 2, 1, 2)


def test_rows_and_cells_that_are_not_shown() -> None:
    body = table(
        row(cell("甲", properties='<w:vMerge w:val="restart"/>'), "1"),
        row(cell("旧", properties="<w:vMerge/>"), "2"),
        row("密", "码", properties="<w:hidden/>"),
    )
    document = opened(body)
    assert values(document) == [[["甲", "1"], ["2"]]]
    assert told(document.traces) == [("hidden", "旧", ""), ("hidden", "密码", "")]
    assert [trace.span for trace in document.traces or ()] == [(2, 1, 2, 1), (2, 2, 2, 2)]


def test_lost_rows_stand_where_they_were_and_neighbours_are_one() -> None:
    gone = f"<w:del {by('丁')}/>"
    body = table(
        row("甲", "乙"),
        row("旧", "一", properties=gone),
        row("旧", "二", properties=gone),
        row("丙", "丁"),
        row("密", "码", properties="<w:hidden/>"),
        row("戊", "己"),
        row("旧", "一", properties=gone),
    ) + paragraph("完")
    document = opened(body)
    assert values(document) == [[["甲", "乙"], ["丙", "丁"], ["戊", "己"]], "完"]
    assert told(document.traces) == [
        ("deletion", "旧一↵旧二", "丁"),
        ("hidden", "密码", ""),
        ("deletion", "旧一", "丁"),
    ]
    assert [trace.span.line for trace in document.traces or ()] == [2, 3, 4]


@pytest.mark.parametrize("properties", ["<w:hidden/>", f"<w:del {by('丁')}/>"], ids=["hidden", "deleted"])
def test_the_same_row_lost_again_and_again_is_told_once_at_a_place(properties: str) -> None:
    body = table(row("甲", "乙"), *(row("", "", properties=properties) * 3 for _ in "一二"), row("丙", "丁"))
    document = opened(body)
    assert values(document) == [[["甲", "乙"], ["丙", "丁"]]]
    assert [trace.span.line for trace in document.traces or ()] == [2]


def test_a_row_lost_in_a_frame_stands_before_what_follows() -> None:
    body = table(row("密", properties="<w:hidden/>"), row(cell("甲", table(row("一", "二"), row("三", "四")))))
    document = opened(paragraph("前") + body)
    assert values(document) == ["前", "甲", [["一", "二"], ["三", "四"]]]
    assert [(trace.text, trace.span.line) for trace in document.traces or ()] == [("密", 2)]


PALE = run("白", '<w:color w:val="FFFFFF"/>')
DARK = '<w:shd w:val="clear" w:fill="1F4E79"/>'
SHADED = style("深", kind="table").replace(
    "</w:style>", f'<w:tblStylePr w:type="firstRow">{DARK}</w:tblStylePr></w:style>'
)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param(table(row(cell(paragraph(PALE)), "乙")), True, id="in a plain cell"),
        pytest.param(table(row(cell(paragraph(PALE), properties=DARK), "乙")), False, id="in a dark cell"),
        pytest.param(table(row(cell("甲", properties=DARK), cell(paragraph(PALE)))), True, id="beside a dark cell"),
        pytest.param(table(row(cell(paragraph(PALE)), "乙"), properties=DARK), False, id="in a dark table"),
        pytest.param(
            table(row(cell(paragraph(PALE)), "乙"), properties='<w:tblStyle w:val="深"/>'),
            False,
            id="dark by its style",
        ),
        pytest.param(
            table(row(cell(paragraph(PALE)), "乙"), properties='<w:tblStyle w:val="更深"/>'),
            False,
            id="by a style's base",
        ),
        pytest.param(
            table(row(cell(paragraph(PALE)), "乙"), properties='<w:tblStyle w:val="浅"/>'), True, id="a style without"
        ),
        pytest.param(
            table(row(cell(table(row(cell(paragraph(PALE)), "乙"))), "丙"), properties=DARK),
            False,
            id="in a table in it",
        ),
        pytest.param(
            paragraph(f"<w:r><w:pict><w:txbxContent>{paragraph(PALE)}</w:txbxContent></w:pict></w:r>"),
            False,
            id="in a box",
        ),
        pytest.param(table(row(cell(paragraph("甲"), properties=DARK), "乙")) + paragraph(PALE), True, id="behind it"),
    ],
)
def test_pale_text_is_judged_by_its_paper(body: str, found: bool) -> None:
    others = style("更深", kind="table", based="深") + style("浅", kind="table")
    document = opened(body, styles=root("styles", SHADED + others))
    assert told(document.traces) == ([("pale", "白", "")] if found else [])


COMMENTS = root(
    "comments",
    f'<w:comment w:id="0" {by("甲")[9:]}>{paragraph("请核对")}{paragraph("数字")}</w:comment>'
    f'<w:comment w:id="7" {by("乙")[9:]}>{paragraph("删去")}</w:comment>',
)


def start(name: int) -> str:
    return f'<w:commentRangeStart w:id="{name}"/>'


def stop(name: int) -> str:
    return f'<w:commentRangeEnd w:id="{name}"/><w:r><w:commentReference w:id="{name}"/></w:r>'


FIRST = ("comment", "请核对\n数字", "甲")
SECOND = ("comment", "删去", "乙")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            paragraph("一", start(0), "二", "三", stop(0), start(7), "四", stop(7)),
            [(*FIRST, (1, 2, 1, 4)), (*SECOND, (1, 4, 1, 5))],
            id="ranges",
        ),
        pytest.param(
            paragraph(start(0), start(7), "一", stop(7), "二", stop(0)),
            [(*SECOND, (1, 1, 1, 2)), (*FIRST, (1, 1, 1, 3))],
            id="one in another",
        ),
        pytest.param(
            paragraph("一", start(0), "二") + paragraph("三", stop(0), stop(7)),
            [(*FIRST, (1, 2, 1, 2)), (*SECOND, (2, 2, 2, 2))],
            id="over two paragraphs, and without a range",
        ),
        pytest.param(
            start(0) + paragraph("一", stop(0)) + paragraph("二") + start(7) + stop(7),
            [(*FIRST, (1, 1, 1, 2)), (*SECOND, (2, 2, 2, 2))],
            id="between paragraphs",
        ),
        pytest.param(
            table(row("一", cell(paragraph(start(0), "二", stop(0)), paragraph(start(7), "三", stop(7))))),
            [(*FIRST, (1, 5, 1, 6)), (*SECOND, (1, 7, 1, 8))],
            id="in a cell",
        ),
        pytest.param(
            paragraph("一", stop(0)), [(*FIRST, (1, 2, 1, 2)), (*SECOND, (1, 2, 1, 2))], id="one that nothing refers to"
        ),
    ],
)
def test_comments(body: str, expected: list[tuple[object, ...]]) -> None:
    document = opened(body, comments=COMMENTS)
    assert document.traces is not None
    found = [(trace.kind, trace.text, trace.author, tuple(trace.span)) for trace in document.traces]
    assert sorted(found, key=lambda made: (made[3], made[1])) == sorted(expected, key=lambda made: (made[3], made[1]))


def test_comments_that_are_not_there() -> None:
    assert opened(paragraph(start(3), "一", stop(3)), comments=root("comments")).traces == ()
    assert opened(paragraph(start(3), "一", stop(3))).traces == ()


def test_traces_come_in_the_order_of_the_text() -> None:
    body = paragraph(inserted(run("一")), start(0), "二", stop(0)) + paragraph(
        deleted("三"), "四", start(7), "五", stop(7)
    )
    document = opened(body, comments=COMMENTS)
    assert [kind for kind, _, _ in told(document.traces)] == ["insertion", "comment", "deletion", "comment"]


def test_a_clean_file_has_no_traces() -> None:
    assert opened(paragraph("一") + table(row("甲", "乙"))).traces == ()
