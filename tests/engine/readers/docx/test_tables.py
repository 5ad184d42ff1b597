from __future__ import annotations

import pytest

from govlint.document import Table
from govlint.limits import MAX_POSITIONS, MAX_SPAN
from tests.engine.readers.docx.word_xml import cell, grid, opened, paragraph, row, table, values

RESTART = '<w:vMerge w:val="restart"/>'
GO_ON = "<w:vMerge/>"


def wide(columns: object, more: str = "") -> str:
    return f'<w:gridSpan w:val="{columns}"/>{more}'


def test_merged_cells_occur_once() -> None:
    body = table(
        row(cell("甲", properties=RESTART), cell("乙", properties=wide(2))),
        row(cell(properties=GO_ON), "丙", "丁"),
        row(cell(properties='<w:vMerge w:val="continue"/>'), "1", "2"),
        row("3", "4", "5"),
    )
    assert grid(body) == [
        [("甲", 0, 3, 1), ("乙", 1, 1, 2)],
        [("丙", 1, 1, 1), ("丁", 2, 1, 1)],
        [("1", 1, 1, 1), ("2", 2, 1, 1)],
        [("3", 0, 1, 1), ("4", 1, 1, 1), ("5", 2, 1, 1)],
    ]


def test_a_block_merged_both_ways() -> None:
    body = table(
        row(cell("甲", properties=wide(2, RESTART)), "1"), row(cell(properties=wide(2, GO_ON)), "2"), row("a", "b", "c")
    )
    assert grid(body)[0][0] == ("甲", 0, 2, 2)
    assert grid(body)[1] == [("2", 2, 1, 1)]


def test_rows_that_begin_and_end_elsewhere() -> None:
    body = table(
        row("甲", "乙", "丙"),
        row("1", properties='<w:gridBefore w:val="2"/>'),
        row("2", properties='<w:gridAfter w:val="2"/>'),
        row("3", "4", "5", "6"),
    )
    assert [[made[:2] for made in line] for line in grid(body)] == [
        [("甲", 0), ("乙", 1), ("丙", 2)],
        [("1", 2)],
        [("2", 0)],
        [("3", 0), ("4", 1), ("5", 2), ("6", 3)],
    ]


def test_cells_merged_along_the_old_way() -> None:
    body = table(
        row("甲", cell("乙", properties='<w:hMerge w:val="restart"/>'), cell(properties="<w:hMerge/>"), "丙"),
        row(cell(properties="<w:hMerge/>"), "1", "2", "3"),
    )
    assert grid(body)[0] == [("甲", 0, 1, 1), ("乙", 1, 1, 2), ("丙", 3, 1, 1)]
    assert grid(body)[1][0] == ("", 0, 1, 1)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([row(cell("甲", properties=GO_ON), "乙")], [[("甲", 1), ("乙", 1)]], id="nothing to continue"),
        pytest.param(
            [row(cell("甲", properties=RESTART), "乙"), row("丙", "丁"), row(cell("戊", properties=GO_ON), "己")],
            [[("甲", 1), ("乙", 1)], [("丙", 1), ("丁", 1)], [("戊", 1), ("己", 1)]],
            id="a row in between",
        ),
        pytest.param(
            [row(cell("甲", properties=RESTART), "乙"), row(cell("丙", properties=wide(2, GO_ON)))],
            [[("甲", 1), ("乙", 1)], [("丙", 1)]],
            id="another width",
        ),
        pytest.param(
            [row(cell("甲", properties=RESTART), "乙"), row(cell("丙", properties=RESTART), "丁")],
            [[("甲", 1), ("乙", 1)], [("丙", 1), ("丁", 1)]],
            id="two that begin",
        ),
    ],
)
def test_what_only_claims_to_continue(rows: list[str], expected: list[list[tuple[str, int]]]) -> None:
    assert [[(made[0], made[2]) for made in line] for line in grid(table(*rows))] == expected


@pytest.mark.parametrize("claimed", ["999999999", "2000000000", "-3", "0", "x", "99999999999999999999"])
def test_spans_that_cannot_be(claimed: str) -> None:
    ((first, second),) = grid(table(row(cell("甲", properties=wide(claimed)), "乙")))
    assert first == ("甲", 0, 1, MAX_SPAN if claimed == "999999999" else 1)
    assert second[1] == first[3]


def test_merged_cells_cover_no_more_than_a_table_can_hold() -> None:
    count = MAX_POSITIONS // MAX_SPAN + 5
    ((*cells,),) = grid(table(row(*[cell("甲", properties=wide(MAX_SPAN))] * count)))
    assert sum(made[3] for made in cells if made[3] > 1) == MAX_POSITIONS
    assert [made[3] for made in cells[-5:]] == [1] * 5


def test_a_tall_merge_is_cut() -> None:
    rows = [row(cell("甲", properties=RESTART), "0"), *[row(cell(properties=GO_ON), "1")] * (MAX_SPAN + 10)]
    assert [(index, line[0][2]) for index, line in enumerate(grid(table(*rows))) if line[0][1] == 0] == [
        (0, MAX_SPAN),
        (MAX_SPAN, 11),
    ]


def test_rows_and_cells_in_content_controls() -> None:
    def controlled(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    body = table(
        controlled(row("甲", controlled(cell("乙")))),
        f"<w:customXml><w:customXmlPr/>{row('1', controlled(controlled(cell('2'))))}</w:customXml>",
    )
    assert values(opened(body)) == [[["甲", "乙"], ["1", "2"]]]


def test_paragraphs_of_a_cell() -> None:
    body = table(
        row(cell("甲", "<w:p/>", "乙", "<w:p/>"), cell("<w:p><w:r><w:t>1</w:t><w:br/><w:t>2</w:t></w:r></w:p>"))
    )
    document = opened(body)
    assert values(document) == [[["甲\n乙", "1\n2"]]]
    assert document.source.text == "甲↵乙 | 1↵2"


def test_every_row_is_a_line() -> None:
    document = opened(paragraph("甲") + table(row("", ""), row("1", "2")) + "<w:p/>" + paragraph("乙"))
    assert document.source.text.split("\n") == ["甲", " | ", "1 | 2", "乙"]
    made = document.blocks[1]
    assert isinstance(made, Table)
    assert made.span == (2, 1, 3, 6)
    assert [line.text.span() for line in made.rows[1]] == [(3, 1, 3, 2), (3, 5, 3, 6)]


def test_a_row_that_merged_cells_cover_wholly() -> None:
    body = table(row(cell("甲", properties=RESTART)), row(cell(properties=GO_ON)), row("1", "2"))
    assert grid(body) == [[("甲", 0, 2, 1)], [], [("1", 0, 1, 1), ("2", 1, 1, 1)]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            table(row("甲", cell("乙", table(row("1", "2")), "丙")), row("丁", "")),
            ["甲", "乙", [["1", "2"]], "丙", "丁"],
            id="a table that holds another lays out the page",
        ),
        pytest.param(
            table(row(cell(table(row(cell(table(row("1", "2"))))), table(row("3", "4"))))),
            [[["1", "2"]], [["3", "4"]]],
            id="tables in tables in tables",
        ),
        pytest.param(table(row(cell("标题", "单位"))), ["标题", "单位"], id="one cell only frames its text"),
        pytest.param(
            table(row(cell("甲", table(row("框")))), row("乙")), [[["甲\n框"], ["乙"]]], id="a frame in a cell"
        ),
        pytest.param(table(row("")) + table(), [], id="nothing"),
        pytest.param(
            table(row("甲", "乙"), "<w:tr/>", "<w:tr><w:trPr/></w:tr>"), [[["甲", "乙"]]], id="rows without cells"
        ),
        pytest.param(table(row("甲"), row("乙")), [[["甲"], ["乙"]]], id="one column is a table"),
    ],
)
def test_tables_that_are_none(body: str, expected: list[object]) -> None:
    assert values(opened(body)) == expected


def test_many_rows_take_time_in_proportion() -> None:
    document = opened(table(*[row(*["1"] * 8)] * 3000))
    made = document.blocks[0]
    assert isinstance(made, Table)
    assert len(made.rows) == 3000
