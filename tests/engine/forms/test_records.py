"""Records: which values go with which label, before the form is asked."""

from __future__ import annotations

import pytest

from govlint.forms.atoms import lines_of
from govlint.forms.records import Record, records_of
from govlint.readers.text import read

ROWS = frozenset({"1规章", "2文件", "重复申请"})


def records(text: str, barriers: frozenset[int] = frozenset()) -> list[Record]:
    return records_of(lines_of(read("a.txt", text.encode())), barriers, ROWS)


def shown(text: str, barriers: frozenset[int] = frozenset()) -> list[str]:
    """Each record as `labels: values`, a blank as `_`, a barrier as `---`; labels taken over in brackets."""
    return [
        "---"
        if record.barrier
        else f"{'(' + '/'.join(a.text.value for a in record.carry) + ')' if record.carry else ''}"
        f"{'/'.join(a.text.value for a in record.labels)}: {' '.join(a.text.value or '_' for a in record.values)}"
        for record in records(text, barriers)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("其他 1 2\n总计 3 4", ["其他: 1 2", "总计: 3 4"], id="rows behind spaces"),
        pytest.param("其\n他 1 2\n总计 3 4", ["其/他: 1 2", "总计: 3 4"], id="a label over two lines"),
        pytest.param("其他\n1 2\n总计\n3 4", ["其他: 1 2", "总计: 3 4"], id="values on their own line"),
        pytest.param("其他\n1\n2\n总计\n3\n4", ["其他: 1 2", "总计: 3 4"], id="each value on its own line"),
        pytest.param("其他 1 2\n3 4", ["其他: 1 2", ": 3 4"], id="a full row is not continued"),
        pytest.param("其他\n总计 3 4", ["其他/总计: 3 4"], id="a label without values runs into the next"),
        pytest.param("其他 1 2\n本年度没有变化。\n3 4", ["其他: 1 2", "---", ": 3 4"], id="prose separates"),
        pytest.param("其他 1 2\n本年。\n明年。\n3 4", ["其他: 1 2", "---", ": 3 4"], id="much prose separates once"),
        pytest.param("其他 1 2\n- 3 -\n总计 3 4", ["其他: 1 2", "总计: 3 4"], id="a page number does not"),
    ],
)
def test_lines_without_borders(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("| 其他 | 1 | 2 |\n| 总计 | 3 | 4 |", ["其他: 1 2", "总计: 3 4"], id="rows"),
        pytest.param("| 其他 | | 2 |\n| 总计 | | |", ["其他: _ 2", "总计: _ _"], id="blank cells count"),
        pytest.param(
            "| 结果 | 其他 | 1 |\n| | 总计 | 3 |", ["结果/其他: 1", "总计: 3"], id="a blank before a label is no value"
        ),
        pytest.param(
            "| 结果 | |\n| 其他 | 1 |\n| 总计 | 2 |",
            ["结果: _", "(结果)其他: 1", "总计: 2"],
            id="a label is taken over",
        ),
        pytest.param(
            "| 甲 | 1 | 乙 | 2 |\n| 丙 | 3 | 丁 | 4 |", ["甲: 1", "乙: 2", "丙: 3", "丁: 4"], id="rows side by side"
        ),
        pytest.param(
            "| 重复申请 | 见附件 | 2 |\n| 其他 | 1 | 2 |",
            ["重复申请: 见附件 2", "其他: 1 2"],
            id="words in a figure's place behind a row's label",
        ),
        pytest.param(
            "| 其他 | 1 |\n| 总计 | 2 |\n\n| 结果 | 3 |\n| 丙 | 4 |",
            ["其他: 1", "总计: 2", "结果: 3", "丙: 4"],
            id="two tables",
        ),
    ],
)
def test_rows_of_cells(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_a_label_is_not_taken_over_into_another_table() -> None:
    text = "| 其他 | 1 |\n| 结果 | |\n\n文字\n\n| 总计 | 2 |\n| 丙 | 3 |"
    assert "总计: 2" in shown(text)


def test_a_heading_separates() -> None:
    text = "其他 1 2\n\n二、标题\n\n总计 3 4"
    assert shown(text, frozenset({1})) == ["其他: 1 2", "---", "总计: 3 4"]
    assert shown(text) == ["其他: 1 2", "二、标题/总计: 3 4"]


def test_records_know_their_index_and_how_many_values_they_have() -> None:
    made = records("| 其他 | | 2 |\n| 总计 | 3 | 4 |")
    assert [record.index for record in made] == [0, 1]
    assert [record.filled for record in made] == [1, 2]
    assert [record.key for record in made] == ["其他", "总计"]
    assert [record.first and record.first.text.value for record in made] == ["其他", "总计"]
