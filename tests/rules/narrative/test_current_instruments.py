"""GL412: superseded instruments and wrong numbers, told from history and from other people's instruments."""

from __future__ import annotations

import pytest

from tests.rules.linting import changed, found, lines, linted, other_errors
from tests.synthetic import LAYOUTS, consistent

BASIS = "本报告依据《中华人民共和国政府信息公开条例》编制，"
FEE = "本机关2024年度未收取政府信息公开信息处理费。"
FORM = "《中华人民共和国政府信息公开工作年度报告格式》"
NOTICE = "《关于政府信息公开工作年度报告有关事项的通知》"
OFFICE = "国务院办公厅政府信息与政务公开办公室"


def cited(text: str) -> str:
    return changed((BASIS, text + BASIS))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("依据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。", id="the regulation"),
        pytest.param("依据《政府信息公开条例》（国令第711号，以下简称《条例》）编制。", id="its short number"),
        pytest.param("依据《政府信息公开条例》（中华人民共和国国务院令第711号）编制。", id="its long number"),
        pytest.param("依据《政府信息公开条例》（国务院第711号令）编制。", id="its number turned round"),
        pytest.param(
            "依据《政府信息公开条例》（以下简称《条例》）（国务院令第711号）编制。", id="behind an abbreviation"
        ),
        pytest.param(
            "依据《政府信息公开条例》（2019年4月3日国务院令第711号修订）编制。", id="with the day of its revision"
        ),
        pytest.param(
            "《政府信息公开条例》由国务院令第492号公布，国务院令第711号修订。", id="its history in one sentence"
        ),
        pytest.param("原《政府信息公开条例》（国务院令第492号）已经修订。", id="the former one"),
        pytest.param("《政府信息公开条例》自2019年5月15日起施行。", id="the day from which it is in force"),
        pytest.param("《政府信息公开条例》自2008年5月1日起施行，十一年后修订。", id="the day of the former one"),
        pytest.param("《云岭省政府信息公开条例》（省政府令第9号）另有规定。", id="a province's order"),
        pytest.param(f"{OFFICE}{NOTICE}所附的格式已停止使用。", id="the former notice as history"),
        pytest.param("《云岭省政府信息公开条例》（省人大常委会公告第9号）另有规定。", id="a province's regulation"),
        pytest.param(f"按照{FORM}（国办公开办函〔2021〕30号）编制。", id="the form"),
        pytest.param(
            f"按照{OFFICE}关于印发{FORM}的通知（国办公开办函〔2021〕30号）编制。", id="the notice of the form"
        ),
        pytest.param(f"按照{FORM}（国办公开办函【2021】30号，下称《格式》）编制。", id="brackets are GL503's"),
        pytest.param(f"按照{FORM}（国办公开办函〔202130号）编制。", id="a lost bracket is GL503's"),
        pytest.param(f"按照{FORM}（国办公开办函〔2021〕第030号）编制。", id="leading zeros are GL503's"),
        pytest.param("国办公开办函〔2019〕60号规定的格式不再使用。", id="the former form as history"),
        pytest.param("按照省政府办公厅通知（云政办函〔2019〕60号）编制。", id="another's number 60"),
        pytest.param("按照国办函〔2019〕60号办理。", id="another number 60 of the State Council's office"),
        pytest.param(
            "按照《省政府办公厅关于政府信息公开工作年度报告有关事项的通知》编制。",
            id="a province's notice of that name",
        ),
        pytest.param("按照《中华人民共和国行政复议法》（2017年修正）办理。", id="another law"),
        pytest.param("按照国办发〔2019〕61号文件办理。", id="an unknown number"),
    ],
)
def test_no_finding(text: str) -> None:
    assert lines("GL412", cited(text)) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param(
            "依据《政府信息公开条例》（国务院令第492号）编制。", "国务院令第492号", id="the former regulation"
        ),
        pytest.param("依据国务院第492号令编制。", "国务院第492号令", id="its number alone"),
        pytest.param("依据《政府信息公开条例》（国务院令第117号）编制。", "国务院令第117号", id="a wrong number"),
        pytest.param(
            "依据《政府信息公开条例》（国务院 717 号令）编制。", "国务院717号令", id="a wrong number, turned round"
        ),
        pytest.param("《政府信息公开条例》自2019年5月1日起施行。", "2019年5月1日", id="a wrong day"),
        pytest.param("按照国办公开办函〔2019〕60号的要求编制。", "国办公开办函〔2019〕60号", id="the former form"),
        pytest.param(f"按照{NOTICE}（国办【2019】60号）编制。", "国办【2019】60号", id="the former form, misnumbered"),
        pytest.param(
            f"按照{FORM}（国办公开办函〔2019〕60号）编制。", "国办公开办函〔2019〕60号", id="the number of the former"
        ),
        pytest.param(f"按照{OFFICE}{NOTICE}编制。", NOTICE[1:-1], id="the former notice by name"),
        pytest.param(f"按照{OFFICE}{NOTICE}（国办公开办函〔2021〕30号）编制。", NOTICE[1:-1], id="with the new number"),
        pytest.param(
            f"按照{FORM}（国办公开办涵〔2021〕30号）编制。", "国办公开办涵〔2021〕30号", id="a wrong character"
        ),
        pytest.param(f"按照{FORM}（国办发〔2021〕30号）编制。", "国办发〔2021〕30号", id="wrong letters"),
        pytest.param(f"按照{FORM}（国办公开办函〔2020〕30号）编制。", "国办公开办函〔2020〕30号", id="a wrong year"),
    ],
)
def test_one_finding(text: str, written: str) -> None:
    made_of = cited(text)
    (made,) = found("GL412", made_of)
    assert made.finding.span.line == 3
    assert f"“{written}”" in made.finding.message
    assert other_errors("GL412", made_of) == []


def test_the_rules_on_fees() -> None:
    text = changed((FEE, "按照《政府信息公开信息处理费管理办法》（国办函〔2021〕109号），未收取信息处理费。"))
    (made,) = found("GL412", text)
    assert made.finding.span.line == 85
    assert "国办函〔2020〕109号" in made.finding.message


def test_what_is_wrong_is_said_once() -> None:
    (made,) = found("GL412", cited(f"按照{OFFICE}{NOTICE}（国办公开办函〔2019〕60号）编制。"))
    assert "现行的是" in made.finding.message


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"按照{OFFICE}{NOTICE}（国办公开办函〔2019〕60号）编制。", 0),
        (f"按照{FORM}（国办公开办函〔2019〕60号）编制。", 0),
        ("按照《政府信息公开工作年度报告格式（试行）》（国办公开办函〔2019〕60号）编制。", 0),
        (f"按照{NOTICE}（国办〔2019〕60号）编制。", 1),
        ("依据《政府信息公开条例》（国务院令第492号）编制。", 1),
    ],
)
def test_a_report_for_2020(text: str, count: int) -> None:
    rendered = LAYOUTS["markdown"](consistent(1, form="2019", year=2020))
    heading = "## 一、总体情况\n"
    made = linted(rendered.text.replace(heading, f"{heading}\n{text}\n")).diagnostics
    assert sum(diagnostic.rule.code == "GL412" for diagnostic in made) == count
