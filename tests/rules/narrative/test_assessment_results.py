"""GL415: a government's report tells of assessment, evaluation by society and accountability."""

from __future__ import annotations

import pytest

from govlint.context import Context
from govlint.rules import Severity, Status
from tests.rules.linting import changed, found, linted

ORGAN = "# 云岭市水务局"
RESULTS = "；工作考核和社会评议的结果都是良好，未发生责任追究。"


def report(organ: str, said: str = "。") -> str:
    return changed((ORGAN, f"# {organ}"), (RESULTS, said))


@pytest.mark.parametrize(
    ("organ", "said"),
    [
        pytest.param("云岭市人民政府", RESULTS, id="a government"),
        pytest.param("云岭市松溪镇人民政府", RESULTS, id="a township"),
        pytest.param("云岭市人民政府", "，纳入年度绩效考核，群众满意率96%，没有问责情形。", id="other words"),
        pytest.param("云岭市人民政府", "，第三方测评列第三名，督查通报和考评均无异议，无人被追责。", id="a survey"),
        pytest.param("云岭市水务局", "。", id="a department"),
        pytest.param("云岭市江北区松溪街道办事处", "。", id="a street office"),
        pytest.param("云岭市人民政府办公室", "。", id="a government's office"),
        pytest.param("云岭高新区管委会", "。", id="who knows"),
    ],
)
def test_no_finding(organ: str, said: str) -> None:
    assert found("GL415", report(organ, said)) == []


def test_results_in_part_5() -> None:
    text = report("云岭市人民政府").replace("改进情况：", "工作考核和社会评议结果良好，未发生责任追究。改进情况：")
    assert found("GL415", text) == []


@pytest.mark.parametrize(
    ("organ", "said", "missing"),
    [
        pytest.param("云岭市人民政府", "。", "“工作考核”“社会评议”“责任追究”", id="nothing"),
        pytest.param("云岭市人民政府", "，纳入绩效考核。", "“社会评议”“责任追究”", id="assessment only"),
        pytest.param("云岭市江北区政府", "，考核结果为优秀，未发生责任追究。", "“社会评议”", id="no evaluation"),
        pytest.param("云岭市松溪乡人民政府", "，考核和评议结果为优秀。", "“责任追究”", id="a township"),
    ],
)
def test_missing(organ: str, said: str, missing: str) -> None:
    (made,) = found("GL415", report(organ, said))
    assert made.severity is Severity.NOTE
    assert f"写明{missing}的" in made.finding.message
    assert made.finding.span.line == 17


def test_what_the_user_says_of_the_organ_counts() -> None:
    text = report("云岭市水务局")
    assert len(found("GL415", text, context=Context(organ_kind="government"))) == 1
    assert found("GL415", report("云岭市人民政府"), context=Context(organ_kind="department")) == []
    assert found("GL415", text, context=Context(organ="云岭市松溪街道", organ_kind="township")) == []


@pytest.mark.parametrize(("organ", "kind"), [("云岭市水务局", "各级人民政府"), ("云岭高新区管委会", "看不出")])
def test_others_are_not_applicable(organ: str, kind: str) -> None:
    outcome = linted(report(organ)).outcomes["GL415"]
    assert outcome.status is Status.NOT_APPLICABLE
    assert kind in outcome.reasons[0]
