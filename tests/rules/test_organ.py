"""The kind of an organ is what its name tells beyond doubt; the rest is left open."""

from __future__ import annotations

import pytest

from govlint.context import Context
from govlint.document import Anchor, Text
from govlint.forms.report import Report, Title
from govlint_disclosure.organ import kind_of, organ_of


def report_of(organ: str | None) -> Report:
    title = Title(Text("标题", (Anchor(0, 1, 1),)), 0, 2024, organ, "政府信息公开工作年度报告")
    return Report(None, None, None, 2024, title, (), (), ())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("organ", "kind"),
    [
        ("云岭市水务局", "department"),
        ("云岭省教育厅", "department"),
        ("云岭县发展和改革委员会", "department"),
        ("云岭县教体局", "department"),
        ("云岭市公共资源交易中心", "department"),
        ("云岭省人民政府", "government"),
        ("云岭县人民政府", "government"),
        ("云岭市江北区政府", "government"),
        ("云岭县松溪镇人民政府", "township"),
        ("云岭县松溪乡政府", "township"),
        ("云岭市江北区松溪街道办事处", "township"),
        ("云岭市人民政府办公室", None),
        ("云岭省人民政府办公厅", None),
        ("云岭经济技术开发区管理委员会", None),
        ("云岭高新区管委会", None),
        ("云岭高新区管委会办公室", None),
        ("云岭大学", None),
        ("云岭市", None),
        (None, None),
    ],
)
def test_kind(organ: str | None, kind: str | None) -> None:
    assert kind_of(report_of(organ), Context()) == kind


def test_what_the_user_says_comes_first() -> None:
    report = report_of("云岭市水务局")
    assert kind_of(report, Context(organ_kind="township")) == "township"
    assert kind_of(report, Context(organ="云岭市人民政府")) == "government"
    assert organ_of(report, Context(organ="云岭市 人民政府")) == "云岭市人民政府"
    assert organ_of(Report(None, None, None, None, None, (), (), ()), Context()) is None  # type: ignore[arg-type]
