"""Documents that hold headings and labels of the form and are no report: nothing but GL002 may be said of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.synthetic import mandated
from tests.synthetic.consistent import consistent
from tests.synthetic.layouts import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest.mark.structures import ParameterSet

    from tests.synthetic.model import ReportModel, Row

_OLD_HEADINGS = (
    "一、概述",
    "二、主动公开政府信息情况",
    "三、回应解读情况",
    "四、依申请公开政府信息情况",
    "五、复议、诉讼和举报情况",
    "六、机构建设和保障经费情况",
    "七、存在的问题和改进措施",
)


def without_figures(model: ReportModel) -> ReportModel:
    """The report with empty tables."""

    def empty(row: Row) -> Iterator[Row]:
        yield replace(row, values=dict.fromkeys(row.values, ""))

    for table in ("表二", "表三", "表四"):
        model = model.with_rows(table, empty)
    return model


def _blank(model: ReportModel) -> ReportModel:
    """The form as handed out: no figures, no text."""
    model = without_figures(model)
    parts = tuple(replace(part, paragraphs=("（请在此处填写）",) if part.paragraphs else ()) for part in model.parts)
    return replace(model, title=("（机关名称）（年度）政府信息公开工作年度报告",), preamble=(), parts=parts)


_NOTICE = (
    "关于做好政府信息公开工作年度报告编制和发布的通知",
    "各科室、各直属单位：",
    "编制年度报告应当使用附件所列格式，于规定的日期前报送办公室。",
    "一、总体要求",
    "数字应当核实，文字应当简明，各项合计应当相符。",
    "二、报送要求",
    "请指定专人填写，经负责人审核后报送。",
    "附件：年度报告格式",
)


def _notice(layout: str) -> str:
    """A notice with the blank form attached."""
    form = LAYOUTS[layout](_blank(consistent(1)))
    return "\n\n".join(_NOTICE) + "\n\n" + form.text


def _comparison() -> str:
    """Two years side by side."""
    years = [consistent(seed, year=year).values for seed, year in ((1, 2022), (2, 2023))]
    lines = ["# 政府信息公开申请办理情况两年对比", "", "| 项目 | 2022年 | 2023年 | 增减 |", "|---|---|---|---|"]
    rows = (mandated.RECEIVED, mandated.CARRIED, mandated.GRANTED, mandated.PARTLY, mandated.DONE, mandated.PENDING)
    for row in rows:
        before, after = (int(values["表三", row, mandated.TOTAL]) for values in years)
        lines.append(f"| {row} | {before} | {after} | {after - before} |")
    return "\n".join(lines) + "\n"


def _article() -> str:
    """A text about reports."""
    listed = "、".join(mandated.PART_HEADINGS.values())
    return "\n\n".join((
        "怎样读懂政府信息公开工作年度报告",
        f"年度报告分为六个部分，依次是{listed}。",
        "一、总体情况",
        "这一部分用文字介绍全年工作，读者可以先看五个方面是否都写到。",
        "二、主动公开政府信息情况",
        "这一部分是表格，列出规章、行政规范性文件、行政许可、行政处罚、行政强制和行政事业性收费的数字。",
        "三、收到和处理政府信息公开申请情况",
        "看表时先核对新收与结转之和，再核对（七）总计与各项结果之和，例如新收31件、结转2件、办结30件、结转下年3件。",
    )) + "\n"  # fmt: skip


def _older() -> str:
    """A report on a year before the form."""
    lines = ["青榆县农业农村局2017年政府信息公开工作年度报告", ""]
    for heading in _OLD_HEADINGS:
        lines += [heading, "", "全年主动公开政府信息286条，收到申请9件，均按期答复。", ""]
    lines += ["指标名称\t单位\t数量", "一、主动公开政府信息数\t条\t286", "二、收到申请数\t件\t9"]
    return "\n".join(lines) + "\n"


def _interview() -> str:
    return "2023年政府信息公开工作年度报告发布之后，记者就报告中的几个数字采访了办公室负责人。\n"


DOCUMENTS: dict[str, tuple[str, str]] = {
    **{
        f"blank-form-{layout}": (LAYOUTS[layout](_blank(consistent(1))).text, LAYOUTS[layout].suffix)
        for layout in ("tabs", "cell_per_line", "spaces", "markdown", "markdown_shifted")
    },
    **{f"notice-{layout}": (_notice(layout), LAYOUTS[layout].suffix) for layout in ("tabs", "spaces", "markdown")},
    "two-years-compared": (_comparison(), ".md"),
    "article-about-reports": (_article(), ".txt"),
    "report-of-2017": (_older(), ".txt"),
    "interview": (_interview(), ".txt"),
}


def _prose(text: str) -> ReportModel:
    """A text as a document of paragraphs, its first line the title."""
    first, *lines = filter(None, text.split("\n"))
    return replace(consistent(1), title=(first,), preamble=tuple(lines), parts=())


#: The same for the formats, which are written from models.
MODELS: dict[str, ReportModel] = {
    "blank-form": _blank(consistent(1)),
    "notice": replace(_blank(consistent(1)), front=_NOTICE),
    "article-about-reports": _prose(_article()),
    "report-of-2017": _prose(_older()),
    "interview": _prose(_interview()),
}


def nonreports() -> list[ParameterSet]:
    """`(text, suffix)` as pytest parameters."""
    return [pytest.param(text, suffix, id=name) for name, (text, suffix) in DOCUMENTS.items()]
