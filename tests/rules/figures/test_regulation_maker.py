from __future__ import annotations

import pytest

from govlint.rules import Severity, Status
from govlint_disclosure.figures.regulation_maker import _cannot_make
from tests.rules.linting import changed, found, linted

ROW = "| 规章 | 0 | 0 | 0 |"
FILLED = "| 规章 | 1 | 0 | 3 |"
TITLE = "# 云岭市水务局2024年"


@pytest.mark.parametrize(
    "organ",
    [
        "国家税务总局",
        "国家市场监督管理总局",
        "国家发展和改革委员会",
        "财政部",
        "海关总署",
        "中国人民银行",
        "中国证券监督管理委员会",
        "国务院国有资产监督管理委员会",
        "审计署",
        "云岭省人民政府",
        "云岭自治区人民政府",
        "云岭省人民政府办公厅",
        "云岭市人民政府",
        "云岭市人民政府办公室",
        "云岭自治州人民政府",
        "云岭新区人民政府",
        "市场监督管理总局",
        "云岭大学",
    ],
)
def test_organs_that_can_make_regulations_or_do_not_tell(organ: str) -> None:
    assert not _cannot_make(organ)


@pytest.mark.parametrize(
    "organ",
    [
        "云岭市水务局",
        "云岭市市场监督管理局",
        "云岭省教育厅",
        "云岭壮族自治区水利厅",
        "云岭县发展和改革委员会",
        "云岭市江北区人民政府",
        "云岭县人民政府",
        "云岭县人民政府办公室",
        "云岭自治县人民政府",
        "云岭县松溪镇人民政府",
        "云岭县松溪乡政府",
        "云岭市江北区松溪街道办事处",
        "云岭市医疗保障中心",
        "郑州市科技局",
        "区科技局",
    ],
)
def test_organs_that_cannot(organ: str) -> None:
    assert _cannot_make(organ)


def test_zero_is_right_for_everybody() -> None:
    assert found("GL306", changed((ROW, ROW))) == []


def test_a_city_government_is_not_asked() -> None:
    assert found("GL306", changed((TITLE, "# 云岭市人民政府2024年"), (ROW, FILLED))) == []


def test_a_bureau_is_asked_once() -> None:
    (made,) = found("GL306", changed((ROW, FILLED)))
    assert made.finding.kind == "review"
    assert made.severity is Severity.WARNING
    assert made.finding.place == ("表二", "规章", "本年制发件数")
    assert linted(changed((ROW, FILLED))).outcomes["GL306"].status is Status.REVIEW


def test_without_an_organ_nothing_is_judged() -> None:
    text = changed((TITLE, "# 2024年"), (ROW, FILLED))
    assert found("GL306", text) == []
    assert linted(text).outcomes["GL306"].status is Status.NOT_APPLICABLE
