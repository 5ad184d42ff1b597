"""GL401: part 6 tells of fees for processing information, in whatever words."""

from __future__ import annotations

import pytest

from govlint.rules import Status
from tests.rules.linting import changed, found, lines, linted, other_errors, sample
from tests.synthetic import LAYOUTS, consistent

FEE = "本机关2024年度未收取政府信息公开信息处理费。"


@pytest.mark.parametrize(
    "body",
    [
        "收取信息处理费0元。",
        "未收取信息处理费。",
        "2024年未发生政府信息公开收费事项。",
        "政府信息公开未发生收费情况。",
        "没有产生信息公开处理费。",
        "未产生政府信息公开相关费用。",
        "全年无收费情况。",
        "本年度未向申请人收取任何费用。",
        "收费及减免情况：本年度没有。",
        "就3件申请收取信息处理费1200元。",
        "根据《政府信息公开信息处理费管理办法》，本年度收费0元。",
        "本年度信息公开处理费收费情况\n\n无。",
        "### 信息处理费\n\n无。",
        "**（一）信息处理费用：** 0元",
        "| 项目 | 金额 |\n|---|---|\n| 信息处理费 | 0 |",
        "未收取信息处\n理费。",
        "其他事项如下。\n\n## 七、信息处理费收取情况\n\n未收取。",
    ],
)
def test_no_finding(body: str) -> None:
    assert lines("GL401", changed((FEE, body))) == []


@pytest.mark.parametrize(
    "body",
    [
        "无。",
        "没有其他需要报告的事项。",
        "行政事业性收费无。",
        "本年度收取污水处理费300万元。",
        "继续公开收费标准，接受监督。",
        "严格执行《政府信息公开信息处理费管理办法》。",
        "没有其他需要报告的事项。\n\n云岭市水务局\n\n2025年1月10日",
    ],
)
def test_no_statement(body: str) -> None:
    text = changed((FEE, body))
    assert lines("GL401", text) == [83]
    assert other_errors("GL401", text) == []


def test_statement_in_another_part_is_named() -> None:
    text = changed((FEE, "无。"), ("办结41件，结转下年度3件。", "办结41件，结转下年度3件，未收取信息处理费。"))
    (made,) = found("GL401", text)
    assert "别的部分" in made.finding.message
    assert [related.span.line for related in made.finding.related] == [11]


def test_the_label_in_table_3_is_no_statement() -> None:
    (made,) = found("GL401", changed((FEE, "无。")))
    assert made.finding.related == ()


def test_an_earlier_form_asks_for_none() -> None:
    rendered = LAYOUTS["markdown"](consistent(1, form="2019", year=2020))
    assert linted(rendered.text).outcomes["GL401"].status is Status.NOT_APPLICABLE


def test_a_missing_part_is_not_also_a_missing_statement() -> None:
    text = sample()[: sample().index("## 六、")]
    result = linted(text)
    assert result.outcomes["GL401"].status is Status.NOT_APPLICABLE
