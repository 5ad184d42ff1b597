"""What is a label and what a figure, before anybody knows the form."""

from __future__ import annotations

import pytest

from govlint.document import Anchor, Text
from govlint.forms.atoms import lines_of
from govlint.forms.kinds import Kind, kind_of
from govlint.readers.text import read


def text(value: str) -> Text:
    return Text(value, (Anchor(0, 1, 1),))


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        pytest.param("0", "figure", id="zero"),
        pytest.param("１２", "figure", id="full-width digits"),
        pytest.param("1,234", "figure", id="thousands"),
        pytest.param("12.5", "figure", id="a decimal"),
        pytest.param("-3", "figure", id="a sign"),
        pytest.param("236件", "figure", id="a unit"),
        pytest.param("36.5万元", "figure", id="a unit of two characters"),
        pytest.param("18人次", "figure", id="two units"),
        pytest.param("22（其中修订16件）", "figure", id="a remark"),
        pytest.param("22件（其中修订16件）", "figure", id="a unit and a remark"),
        pytest.param("/", "mark", id="a slash"),
        pytest.param("——", "mark", id="a dash"),
        pytest.param("无", "mark", id="the word for nothing"),
        pytest.param("", "blank", id="nothing"),
        pytest.param("　", "blank", id="an ideographic space"),
        pytest.param("\u200b", "blank", id="an invisible character"),
        pytest.param("2.重复申请", "label", id="a numbered label"),
        pytest.param("2重复申请", "label", id="its full stop is missing"),
        pytest.param("3人其他", "label", id="a unit for its full stop"),
        pytest.param("3个.要求提供公开出版物", "label", id="a unit before its full stop"),
        pytest.param("2023年", "label", id="a year"),
        pytest.param("一、", "label", id="a number in Chinese"),
        pytest.param("无法提供", "label", id="a word that begins like nothing"),
        pytest.param("-", "mark", id="a hyphen"),
        pytest.param("9" * 400, "label", id="more digits than a figure has"),
    ],
)
def test_kinds(value: str, kind: Kind) -> None:
    assert kind_of(value) == kind


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("- 3 -", id="a page number between dashes"),
        pytest.param("— 12 —", id="between long dashes"),
        pytest.param("第 3 页 共 8 页", id="in words"),
        pytest.param("3/8", id="of so many"),
    ],
)
def test_a_page_number_is_no_line(line: str) -> None:
    assert lines_of(read("a.txt", line.encode())) == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("本年度收到申请 3 件。", id="a sentence"),
        pytest.param("全年工作" * 30, id="a line longer than any row"),
    ],
)
def test_prose_has_no_atoms(line: str) -> None:
    (made,) = lines_of(read("a.txt", line.encode()))
    assert made.prose
    assert made.atoms == []


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        pytest.param("（一）予以公开 3 0", ["label", "figure", "figure"], id="a row"),
        pytest.param("重复申请 无 0", ["label", "mark", "figure"], id="nothing in a figure's place"),
        pytest.param("4. 无 正当理由大量反复申请", ["label", "label", "label"], id="a label cut at a word of its own"),
        pytest.param("无 0 0", ["mark", "figure", "figure"], id="nothing without a label"),
    ],
)
def test_a_line_without_borders_is_cut_at_spaces(line: str, kinds: list[Kind]) -> None:
    (made,) = lines_of(read("a.txt", line.encode()))
    assert [atom.kind for atom in made.atoms] == kinds
    assert [atom.text.span().column for atom in made.atoms] == [
        1 + at for at in range(len(line)) if line[at] != " " and (at == 0 or line[at - 1] == " ")
    ]
