"""GL503: how document numbers are written; most numbers in brackets are none."""

from __future__ import annotations

import pytest

from govlint.rules import Severity
from tests.rules.publication.wording import found, mended, told, underlined


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("根据国办公开办函〔2021〕30号编制。", id="as it should be"),
        pytest.param("云政办发〔 2023 〕 8 号", id="with blanks"),
        pytest.param("云政办发〔２０２３〕８号", id="full-width digits"),
        pytest.param("云水发〔2023〕100号、〔2023〕105号", id="zeros inside and at the end"),
        pytest.param("《条例》（国务院令第711号）", id="an order of the State Council"),
        pytest.param("省政府令〔2019〕第325号", id="an order of a government"),
        pytest.param("主席令第28号、总局令（2020）第30号", id="orders"),
        pytest.param("税务总局公告2021年第3号", id="a notice"),
        pytest.param("云岭市水务局公告（2021）第3号、通告〔2021〕03号", id="notices that bear 第"),
        pytest.param("（2021）云01行初12号", id="a lawsuit"),
        pytest.param("人民法院(2021)云01行终012号判决", id="a lawsuit after the court"),
        pytest.param("云政复决〔2023〕第012号", id="a decision on a review"),
        pytest.param("云市监罚字〔2023〕0012号", id="a penalty"),
        pytest.param("云评报字〔2023〕第0012号、云会审字〔2023〕第012号", id="opinions of firms"),
        pytest.param("云卫水证字（2019）第0012号", id="a certificate"),
        pytest.param("许可证编号：云水（2019）第012号", id="a number that is called another"),
        pytest.param("第（2023）15号提案", id="a proposal"),
        pytest.param("市人大（2023）15号建议", id="a deputy's proposal"),
        pytest.param("GB/T 9704—2012、DB32/T [2019] 3号", id="standards"),
        pytest.param("新开通地铁（2023）3号线", id="a line"),
        pytest.param("安置小区[2023]30号楼、挂牌（2023）8号地块", id="a building and a plot"),
        pytest.param("电话（0394）8222140号", id="a telephone"),
        pytest.param("见注释[12]3号样品", id="a note"),
        pytest.param("全年（2023）公开412条，编为30号", id="a year and no number"),
        pytest.param("水务规划（2023年）3号文", id="the year of something else"),
        pytest.param("附件：云政办发[2023]8号.pdf", id="the name of a file"),
        pytest.param("公众号、12345热线、5月1号、3号楼", id="other uses of 号"),
        pytest.param("[2019]60号", id="no organ before it"),
        pytest.param("《关于公开的通知》（2019）60号", id="behind a title"),
    ],
)
def test_silent(text: str) -> None:
    assert told("GL503", text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        pytest.param("国办【2019】60号", "【2019】60号", "〔2019〕60号", id="lenticular brackets"),
        pytest.param("国办发[2019]60号", "[2019]60号", "〔2019〕60号", id="square brackets"),
        pytest.param("国办发［2019］60号", "[2019]60号", "〔2019〕60号", id="full-width square brackets"),
        pytest.param("国办发(2019)60号", "(2019)60号", "〔2019〕60号", id="round brackets"),
        pytest.param("国办发（2019）60号", "(2019)60号", "〔2019〕60号", id="full-width round brackets"),
        pytest.param("国办发〖2019〗60号", "〖2019〗60号", "〔2019〕60号", id="white brackets"),
        pytest.param("国办发〔2019]60号", "〔2019]60号", "〔2019〕60号", id="two kinds"),
        pytest.param("云教语【2018】5号", "【2018】5号", "〔2018〕5号", id="an organ of any sign"),
        pytest.param("云岭市水务局文件（2023）8号", "(2023)8号", "〔2023〕8号", id="after a name"),
        pytest.param("国办发〔19〕60号", "〔19〕60号", "〔2019〕60号", id="two digits of this century"),
        pytest.param("国办发〔98〕60号", "〔98〕60号", "〔1998〕60号", id="two digits of the last"),
        pytest.param("国办发[19]60号", "[19]60号", "〔2019〕60号", id="two digits in other brackets"),
        pytest.param("国办函〔2021〕第30号", "〔2021〕第30号", "〔2021〕30号", id="第"),
        pytest.param("国办函〔2021〕030号", "〔2021〕030号", "〔2021〕30号", id="a leading zero"),
        pytest.param("国办函【2021】第030号", "【2021】第030号", "〔2021〕30号", id="all at once"),
        pytest.param("国办函〔2021年〕30号", "〔2021年〕30号", "〔2021〕30号", id="年"),
        pytest.param("国办函 [ 2021 ] 30 号", "[2021]30号", "〔2021〕30号", id="with blanks"),
        pytest.param("云市监罚[2023]0012号", "[2023]0012号", "〔2023〕0012号", id="only the brackets of a penalty"),
        pytest.param("按照云政办发[2023]8号文", "[2023]8号", "〔2023〕8号", id="called 文"),
    ],
)
def test_found(text: str, wrong: str, right: str) -> None:
    (made,) = found("GL503", text)
    assert made.finding.message == f"发文字号中的“{wrong}”应写作“{right}”"
    assert made.severity is Severity.WARNING
    assert underlined(text, made).endswith("号")
    assert right in mended("GL503", text).replace(" ", "")


def test_the_finding_begins_at_the_bracket() -> None:
    text = "根据国办【2019】60号文件精神"
    (made,) = found("GL503", text)
    assert underlined(text, made) == "【2019】60号"


def test_several_in_one_paragraph_and_in_a_cell() -> None:
    text = "国办发[2019]60号、国办函(2020)109号。\n\n甲\t乙\t1\n云政发[2023]8号\t丙\t2\n"
    assert [made.finding.span.line for made in found("GL503", text)] == [1, 1, 4]


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_brackets_that_are_escaped_are_found_and_left_to_the_author(suffix: str) -> None:
    text = {".md": "根据国办发\\[2019\\]60号编制。", ".html": "<p>根据国办发&#91;2019&#93;60号编制。</p>"}[suffix]
    (made,) = found("GL503", text, suffix)
    assert made.finding.fix is None


def test_a_number_cut_by_a_line_end_is_found() -> None:
    line = "各科室按季度核对公开目录，发现遗漏及时补充，并把办理情况写进台账备查，办法见国办发[2019]"
    (made,) = found("GL503", f"{line}\n60号，{line.replace('[', '〔').replace(']', '〕')}\n61号。")
    assert (made.finding.span.line, made.finding.span.end_line) == (1, 2)
    assert made.finding.fix
    assert [edit.text for edit in made.finding.fix.edits] == ["〔", "〕"]


def test_number_and_pair_are_one_fault() -> None:
    text = "根据国办发〔2019]60号编制本报告。"
    assert told("GL504", text) == []
    assert len(told("GL503", text)) == 1
