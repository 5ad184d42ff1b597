"""GL410, GL411 and GL414: numbers that only the text has."""

from __future__ import annotations

import pytest

from tests.rules.linting import changed, found

OPENING = "2024年，云岭市水务局围绕供水安全、河湖管护和防汛抗旱推进政府信息公开工作。"
PUBLISHING = (
    "（一）主动公开。全年在局网站发布政府信息412条，其中供水水质公告52条、河湖管护信息118条，其余为工作动态和人事信息。"
)


def published(text: str) -> str:
    return changed((PUBLISHING, f"（一）主动公开。{text}"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("全年发布信息412条，其中公告52条、动态118条。", id="some of the parts"),
        pytest.param("全年发布信息412条，其中公告52条、动态118条、其他242条。", id="all of the parts"),
        pytest.param("全年发布信息412条：公告52条，动态360条。", id="after a colon"),
        pytest.param("发布信息412条（公告52条、动态360条）。", id="in brackets"),
        pytest.param("发布信息412条，其中网站公开400条、微信公众号公开390条。", id="channels overlap"),
        pytest.param("发布信息412条，其中公告200条、动态212条，图文解读30条、视频解读5条。", id="divided twice"),
        pytest.param("发布信息412条，其中公告300条（含水质200条、停水100条）、动态112条。", id="parts of parts"),
        pytest.param("发布信息412条，其中财政300条，含预算180条、决算120条，动态112条。", id="the same in a row"),
        pytest.param("受理热线412件，其中咨询300件、投诉112件，办结412件，回访412件。", id="what became of them"),
        pytest.param("发布信息412条，其中公告300余条、动态200余条。", id="approximate"),
        pytest.param("发布信息412条，其中原创300条，阅读量500万次。", id="another unit"),
        pytest.param("发布信息412条，同比增加300条，其中公告200条。", id="a change between"),
        pytest.param("组织培训2次，参加300人，发放材料400份。", id="no total"),
        pytest.param("发布信息412条，其中公告52条。", id="one part"),
        pytest.param("承办48件，其中建议11件（主办10件、会办1件），提案37件（主办24件、会办13件）。", id="nested"),
        pytest.param("制发公文30件，其中主动公开20件；公告52条，通知118条。", id="behind a semicolon"),
        pytest.param("发布信息412条，分别为：公告52条、动态118条；图解242条。", id="a list that goes on"),
        pytest.param("发布信息412条，分别是公告52条、动态118条；图解242条。", id="the same without a colon"),
        pytest.param("发布信息412条，其中：公告52条；动态118条；图解242条。", id="a list of semicolons"),
        pytest.param("发布信息412条，其中：公告52条；动态360条；解读112条。", id="divided twice by semicolons"),
        pytest.param("发布信息412条，其中公告300条；发布通知200条。", id="another statement behind a semicolon"),
        pytest.param("发布信息412条，其中：公告300条、动态50条；发布通知200条。", id="another one behind a list"),
        pytest.param("发布信息412条，其中：公告300条；动态50条，通知200条。", id="semicolons and commas"),
        pytest.param("发布信息412条，分别为：公告52条；动态118条；图解若干。", id="a part without a number"),
    ],
)  # fmt: skip
def test_breakdowns_that_may_be_right(text: str) -> None:
    assert found("GL414", published(text)) == []


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("全年发布信息412条，其中公告252条、动态218条。", "252＋218＝470，大于"),
        ("全年发布信息412条，其中公告52条、动态118条、其他信息40条。", "52＋118＋40＝210，小于"),
        ("发布信息412条（公告52条、动态118条）。", "52＋118＝170，小于"),
        ("发布信息412条，公告、动态分别为52条、118条。", ""),
        ("办理建议提案48件，包括人大建议21件，政协提案37件。", "21＋37＝58，大于"),
        ("发布信息412条，其中：公告252条；动态118条；图解62条。", "252＋118＋62＝432，大于"),
        ("发布信息412条，分别为：公告252条；动态118条。", "252＋118＝370，小于"),
    ],
)
def test_breakdowns_that_cannot_be_right(text: str, sums: str) -> None:
    made = found("GL414", published(text))
    assert [sums in one.finding.message for one in made] == [True] * bool(sums)
    assert {one.finding.kind for one in made} <= {"review"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("发布信息412条。", id="exact"),
        pytest.param("网站访问量3万余次，阅读量5000余次。", id="visits"),
        pytest.param("服务群众3000余人次。", id="people"),
        pytest.param("投入资金20余万元。", id="money"),
        pytest.param("发布信息约占总数的三分之一。", id="a share"),
        pytest.param("由市直10多个部门组成。", id="departments"),
        pytest.param("多条渠道公开信息，多次组织培训，共余3件未办。", id="words only"),
        pytest.param("年初以来历时6个多月，覆盖30多个行业。", id="months"),
        pytest.param("发布视频12条，播放300余条次。", id="played"),
    ],
)
def test_counts_that_are_exact_or_need_not_be(text: str) -> None:
    assert [made.finding.message for made in found("GL411", published(text))] == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("发布信息56余条。", "56余条"),
        ("发布信息120多条。", "120多条"),
        ("办理申请30件左右。", "30件左右"),
        ("公开文件约80份。", "约80份"),
        ("解读文件十余件。", "十余件"),
    ],
)
def test_counts_that_are_not_exact(text: str, first: str) -> None:
    (made,) = found("GL411", published(text))
    assert f"“{first}”" in made.finding.message
    assert made.finding.kind == "fail"


def test_a_paragraph_has_one_finding() -> None:
    (made,) = found("GL411", published("发布公告50余条，动态300余条，解读材料20多篇。"))
    assert [item.message for item in made.finding.related] == ["“300余条”", "“20多篇”"]


@pytest.mark.parametrize(
    ("opening", "text"),
    [
        pytest.param("全年共主动公开政府信息412条。", "全年共主动公开政府信息412条。", id="the same"),
        pytest.param("通过网站主动公开政府信息共386条。", "全年共主动公开政府信息412条。", id="a channel"),
        pytest.param("2023年共主动公开政府信息386条。", "2024年共主动公开政府信息412条。", id="another year"),
        pytest.param("主动公开政府信息386条。", "主动公开政府信息412条。", id="nothing says that it is all"),
        pytest.param("全年共发布信息386条。", "全年共发布信息412条。", id="too general"),
        pytest.param("全年共主动公开政府信息386条，", "较上年共增加主动公开政府信息26条。", id="a change"),
        pytest.param("各科室共主动公开政府信息386条。", "全年共主动公开政府信息412条。", id="sections"),
        pytest.param("全年共主动公开政府信息近400条。", "全年共主动公开政府信息412条。", id="approximate"),
        pytest.param("全年共公开政府信息类视频12部。", "全年共公开政府信息类视频30条。", id="another unit"),
    ],
)
def test_counts_that_do_not_conflict(opening: str, text: str) -> None:
    assert found("GL410", changed((OPENING, opening), (PUBLISHING, f"（一）主动公开。{text}"))) == []


@pytest.mark.parametrize(
    ("opening", "text"),
    [
        ("2024年全年共主动公开政府信息386条。", "全年共主动公开政府信息412条。"),
        ("我局累计主动公开政府信息386条。", "截至12月31日，累计主动公开政府信息412条。"),
    ],
)
def test_counts_that_conflict(opening: str, text: str) -> None:
    (made,) = found("GL410", changed((OPENING, opening), (PUBLISHING, f"（一）主动公开。{text}")))
    assert made.finding.kind == "review"
    assert made.finding.message == "“主动公开政府信息”这里是 412条，前文是 386条，请核对"
    assert made.finding.related[0].span.line == 7
