"""GL509: a list of spellings that are wrong wherever they stand, which has to be true."""

from __future__ import annotations

from itertools import permutations

import pytest

from govlint.context import Context
from govlint.matching import fold
from govlint.rules import Severity
from govlint_publication.confusions import Confusions, listed
from tests.rules.linting import changed, sample
from tests.rules.linting import found as found_in_report
from tests.rules.publication.wording import found, mended, told, underlined
from tests.synthetic import consistent, mandated
from tests.synthetic.layouts import LAYOUTS


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("进行复议，主动公开开展情况，政府信息公开工作人员。", id="terms that meet other words"),
        pytest.param("财政信息公开、行政信息公开、本市政府信息公开。", id="terms that end alike"),
        pytest.param("可以申请公开，第一申请公开人，不予公开。", id="what looks like 依申请公开"),
        pytest.param("示范性文件、法规性文件、规范行文。", id="what looks like 规范性文件"),
        pytest.param("发放通行证机关、申请入学、申请入库。", id="words across a boundary"),
        pytest.param("行政副议长、行政处法制科、行政机关关于公开的规定。", id="titles and offices"),
        pytest.param("主动公布开支，在申请中请注意。", id="公布开支"),
        pytest.param("统一按排名发放，政协提按时办结。", id="按 with another word"),
        pytest.param("以电子公开栏公布，对其他情形不予公开。", id="子 and 予"),
        pytest.param("基建没有停工，努力渡过难关。", id="other meetings"),
        pytest.param("公布署名文章，情况列入下一年度。", id="署名 and 入下"),
        pytest.param("# 政府息公开年报", id="a heading, which other rules read"),
        pytest.param("政府息公开\t3\t4\n行政复义\t5\t6\n", id="labels, which GL202 reads"),
        pytest.param("行政复义 0 0 0", id="a label without borders"),
    ],
)
def test_silent(text: str) -> None:
    assert told("GL509", text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        pytest.param("推进政府息公开工作。", "政府息公开", "政府信息公开", id="a character lost"),
        pytest.param("依申请公升有序。", "依申请公升", "依申请公开", id="a character of like shape"),
        pytest.param("行政复义2件。", "行政复义", "行政复议", id="a character of like sound"),
        pytest.param("行政诉讼讼1件。", "行政诉讼讼", "行政诉讼", id="a character twice"),
        pytest.param("规范文性件3件。", "规范文性件", "规范性文件", id="characters in another order"),
        pytest.param("政 府 息 公 开工作。", "政府息公开", "政府信息公开", id="blanks between"),
        pytest.param("⾏政复义2件。", "行政复义", "行政复议", id="radicals"),
        pytest.param("《中华人民共合国水法》施行。", "中华人民共合国", "中华人民共和国", id="the name of the country"),
        pytest.param("1.加强行政复义工作；", "行政复义", "行政复议", id="an item of a list"),
        pytest.param("（二）依申请公升情况", "依申请公升", "依申请公开", id="a sub-heading"),
        pytest.param("(二) 依申请公升", "依申请公升", "依申请公开", id="a sub-heading in half-width brackets"),
    ],
)
def test_found(text: str, wrong: str, right: str) -> None:
    (made,) = found("GL509", text)
    assert made.finding.message == f"“{wrong}”应为“{right}”"
    assert fold(underlined(text, made)) == wrong
    assert made.severity is Severity.WARNING
    assert right in mended("GL509", text)


def test_several_in_one_paragraph_and_none_twice() -> None:
    assert told("GL509", "政府信思公开和行政复义、行政复义。") == [
        "“政府信思”应为“政府信息”", "“行政复义”应为“行政复议”", "“行政复义”应为“行政复议”",
    ]  # fmt: skip


def test_a_term_cut_by_a_line_end_is_found_and_left() -> None:
    line = "各科室按季度核对公开目录，发现遗漏及时补充，并把办理情况写进台账备查，全年没有引起行政"
    (made,) = found("GL509", f"{line}\n复义，{line}\n诉讼。")
    assert (made.finding.span.line, made.finding.span.end_line) == (1, 2)
    assert made.finding.fix is None


def test_in_a_report_other_rules_speak_of_headings_and_labels() -> None:
    for old, new in (
        ("## 三、收到和处理政府信息公开申请情况", "## 三、收到和处理政府息公开申请情况"),
        ("| 行政复议 |  |  |  |  | 行政诉讼 |", "| 行政复义 |  |  |  |  | 行政诉讼 |"),
    ):
        assert found_in_report("GL509", changed((old, new))) == []


def test_the_list_is_true() -> None:
    right = [fold(text) for text in listed().values()]
    for wrong in listed():
        assert fold(wrong) == wrong
        assert len(wrong) >= 3
        assert not any(wrong in text for text in right), wrong
    assert not any(first in second for first, second in permutations(listed(), 2))


def test_no_wrong_spelling_is_in_right_texts() -> None:
    texts = [sample(), *vars(mandated)["PART_HEADINGS"].values()]
    texts += [LAYOUTS["spaces"](consistent(seed)).text for seed in range(8)]
    for first in right_terms():
        texts += [first + second for second in right_terms()]
    found = [(wrong, text[:60]) for text in map(fold, texts) for wrong in listed() if wrong in text]
    assert found == []


def right_terms() -> list[str]:
    """Terms as they are written one after another, without marks."""
    words = "条例 工作 申请 申请人 情况 开展 开放 开支 年度报告 栏目 的 和 进行 按时 中 人员 部门 处理 决定 市 县 对 请"
    return [*dict.fromkeys(listed().values()), *words.split()]


def test_what_the_user_accepts_is_spared() -> None:
    text = "政府息公开研究会召开会议，推进政府息公开。"
    context = Context(accepted=frozenset({"政府息公开研究会"}))
    (made,) = found("GL509", text, context=context)
    assert made.finding.span.column == 16
    assert told("GL509", text, context=Context(accepted=frozenset({"政府息公开", ""}))) == []


def test_what_the_user_adds_is_found() -> None:
    context = Context(confusions={"云岭市水物局": "云岭市水务局", "水 情": "水情", "": "甲"})
    assert told("GL509", "云岭市水物局公布水情。", context=context) == ["“云岭市水物局”应为“云岭市水务局”"]
    assert told("GL509", "云岭市水物局公布水情。") == []
    assert told("GL509", "行政复义2件。", context=context) == ["“行政复义”应为“行政复议”"]


def test_word_by_word_and_all_at_once_give_the_same() -> None:
    confusions = Confusions({}, ())
    for wrong in listed():
        text = f"全年{wrong}，"
        assert all(confusions.occur(text) for _ in range(2))
        assert [(start, text[start:end]) for start, end, _ in confusions.find(text)] == [(2, wrong)]
    for _ in range(30):
        assert not confusions.occur("政府信息公开工作有序推进。" * 100)
    assert all(confusions.occur(wrong) for wrong in listed())
