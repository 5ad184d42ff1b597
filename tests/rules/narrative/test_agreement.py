"""GL404 to GL407: what is compared, what only asked, what is left to the rule that knows the cause."""

from __future__ import annotations

import pytest

from govlint.rules import Severity, Status
from tests.rules.linting import changed, found, linted, other_errors

REQUESTS = "（二）依申请公开。全年新收政府信息公开申请40件，上年结转4件，办结41件，结转下年度3件。"
GUARDING = "（五）监督保障。每季度抽查各科室的公开目录，组织培训2次；工作考核和社会评议的结果都是良好，未发生责任追究。"
MANAGING = "（三）政府信息管理。制发行政规范性文件2件，废止1件，逐件标注公开属性并重新核对现行有效文件目录。"
LAST = "本机关2024年度未收取政府信息公开信息处理费。"
NEW_ROW = "| 一、本年新收政府信息公开申请数量 |  |  | 31 | 6 | 1 | 0 | 2 | 0 | 40 |"
FEES = "| 行政事业性收费 | 128.5 |  |  |"
UNPAID = (
    "|  |  | 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    "|  |  | 3.其他 | 1 | 1 | 0 | 0 | 0 | 0 | 2 |"
)


def said(text: str) -> str:
    return changed((REQUESTS, f"（二）依申请公开。{text}"))


@pytest.mark.parametrize("year", ["下年度", "2025年", "至2025年"])
def test_what_is_carried_over_to_the_next_year_is_this_years(year: str) -> None:
    (made,) = found("GL404", said(f"全年新收政府信息公开申请40件，结转{year}5件。"))
    assert made.finding.kind == "fail"
    assert "四、结转下年度继续办理" in made.finding.message


def test_the_message_names_both_numbers_and_where_they_stand() -> None:
    (made,) = found("GL404", said("全年新收政府信息公开申请41件。"))
    assert made.finding.message == (
        "正文写“全年新收政府信息公开申请41件”，表三“一、本年新收政府信息公开申请数量”行“总计”是 40，两处不一致"
    )
    assert made.severity is Severity.ERROR
    assert made.finding.place == ("一、总体情况",)
    (related,) = made.finding.related
    assert related.span.line == changed().split("\n").index(NEW_ROW) + 1


@pytest.mark.parametrize(
    "text",
    [
        "全年新收政府信息公开申请40件。",
        "全年收到政府信息公开申请44件（含上年结转4件）。",
        "受理政府信息公开申请41件。",
        "答复政府信息公开申请39件。",
        "收到申请40件，其中予以公开18件，部分公开5件，不予公开4件，无法提供9件，不予处理3件，其他处理2件。",
        "收到申请40件，网上31件，信函9件。",
        "收到申请40件，其中自然人31件、商业企业6件、科研机构1件、法律服务机构2件。",
        "收到申请40件，其中自然人申请31件，法人或其他组织申请9件。",
        "收到申请44件，涉及自然人34件、法人和其他组织10件。",
        "收到申请40件，其中信函申请9件（自然人4件、商业企业5件）。",
        "收到申请40件，其中信函9件，自然人4件。",
        "网上收到申请31件，其中自然人4件。",
        "收到申请40件，自然人网上申请20件。",
        "收到申请40件，予以公开及部分公开23件，不予公开4件。",
        "收到申请40件，予以公开和部分公开分别为18件、5件。",
        "全年新收政府信息公开申请40件，结转至2025年3件。",
        "全年新收政府信息公开申请40件，结转2025年继续办理3件。",
        "2025年新收政府信息公开申请9件。",
        "网上收到政府信息公开申请31件，现场收到政府信息公开申请9件。",
        "共办理政府信息公开申请41件，其中本年新收政府信息公开申请38件。",
        "因政府信息公开被申请行政复议4件，被提起行政诉讼1件。",
        "行政复议维持2件，纠正1件，审理中1件。",
        "行政复议、行政诉讼共5件。",
    ],
)
def test_what_agrees(text: str) -> None:
    assert found("GL404", said(text)) + found("GL405", said(text)) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("受理政府信息公开申请38件。", "GL404"),
        ("收到申请40件，其中予以公开19件。", "GL404"),
        ("答复政府信息公开申请42件。", "GL404"),
        ("网上收到政府信息公开申请45件。", "GL404"),
        ("收到申请40件，其中自然人30件。", "GL404"),
        ("收到申请40件，其中自然人31件、法人或其他组织8件。", "GL404"),
        ("收到申请40件，予以公开及部分公开24件。", "GL404"),
        ("行政复议维持5件。", "GL405"),
    ],
)
def test_what_may_mean_less_is_asked(text: str, code: str) -> None:
    text = text if code == "GL404" else "因政府信息公开被申请行政复议4件，" + text
    (made,) = found(code, said(text))
    assert made.finding.kind == "review"
    assert made.severity is Severity.WARNING
    assert made.finding.message.endswith("请核对")


def test_every_mention_is_compared() -> None:
    text = changed((REQUESTS, "（二）依申请公开。收到申请40件。"), (GUARDING, "（五）监督保障。收到信息公开申请14件。"))
    (made,) = found("GL404", text)
    assert made.finding.message.startswith("正文写“收到信息公开申请14件”")


def test_a_point_in_words_names_the_subject_of_what_follows_it() -> None:
    points = "一是主动公开。收到意见12份。\n\n二是依申请公开。\n\n接收到申请书55份。\n\n三是培训。\n\n收到申请77份。"
    (made,) = found("GL404", changed((REQUESTS, points)))
    assert made.finding.message.startswith("正文写“接收到申请书55份”")


def test_a_broken_total_is_not_reported_a_second_time() -> None:
    wrong = NEW_ROW.replace("| 40 |", "| 45 |")
    text = changed((NEW_ROW, wrong))
    assert found("GL404", text) == []
    assert [made[:5] for made in other_errors("GL404", text)] != []


def test_a_row_that_was_not_read_is_not_compared() -> None:
    text = changed((NEW_ROW, NEW_ROW.replace("| 40 |", "|  |")))
    assert found("GL404", text) == []
    assert linted(text).outcomes["GL404"].status is Status.NOT_APPLICABLE
    assert "新收申请" in linted(text).outcomes["GL404"].reasons[0]


def test_a_denial_is_an_error_where_the_table_has_some() -> None:
    (made,) = found("GL404", said("全年未收到政府信息公开申请。"))
    assert made.finding.message.startswith("正文写“未收到政府信息公开申请”，")
    assert made.severity is Severity.ERROR
    assert len(found("GL405", said("未发生因政府信息公开引起的行政复议、行政诉讼。"))) == 2


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("制发行政规范性文件3件。", ["fail"], id="by definition"),
        pytest.param("印发行政规范性文件3件。", ["review"], id="printed is not made"),
        pytest.param("制发行政规范性文件2件，废止3件。", ["review"], id="a bare number"),
        pytest.param("作出行政处罚决定20件。", ["fail"], id="decisions"),
        pytest.param("行政许可200件。", ["review"], id="permits without a verb"),
        pytest.param(
            "制发行政规范性文件2件，现行有效行政规范性文件17件，作出行政许可决定236件。", [], id="as in the table"
        ),
        pytest.param("公示行政处罚信息20条，解读规范性文件5件。", [], id="other things"),
    ],
)
def test_documents_and_decisions(text: str, kinds: list[str]) -> None:
    made = found("GL406", changed((MANAGING, f"（三）政府信息管理。{text}")))
    assert [one.finding.kind for one in made] == kinds


@pytest.mark.parametrize(
    ("text", "charges", "count"),
    [
        pytest.param("本机关2024年度收取政府信息公开信息处理费120元。", "0", 1, id="collected, but not in the table"),
        pytest.param("本机关2024年度收取政府信息公开信息处理费120元。", "128.5", 0, id="may be part of the table's"),
        pytest.param("本机关2024年度收取政府信息公开信息处理费0元。", "0", 0, id="nothing"),
        pytest.param(LAST, "0", 0, id="said to be nothing"),
        pytest.param(LAST, "128.5", 0, id="other fees"),
        pytest.param("2023年度收取信息处理费120元，2024年度未收取信息处理费。", "0", 0, id="another year"),
        pytest.param("本年度收取污水处理费300万元，未收取信息处理费。", "0", 0, id="another fee"),
    ],
)
def test_fees(text: str, charges: str, count: int) -> None:
    report = changed((LAST, text), (FEES, FEES.replace("128.5", charges)))
    assert len(found("GL407", report)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全年没有发出收费通知，未收取信息处理费。", 1),
        ("发出收费通知1件，申请人逾期未缴，未收取信息处理费。", 0),
        ("未收取信息处理费。", 0),
    ],
)
def test_notices(text: str, count: int) -> None:
    unpaid = UNPAID.replace("| 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "| 1 | 0 | 0 | 0 | 0 | 0 | 1 |")
    unpaid = unpaid.replace("| 1 | 1 | 0 | 0 | 0 | 0 | 2 |", "| 0 | 1 | 0 | 0 | 0 | 0 | 1 |")
    assert len(found("GL407", changed((UNPAID, unpaid), (LAST, text)))) == count
    assert found("GL407", changed((LAST, text))) == []
