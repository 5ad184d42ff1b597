"""What sentences state: as many ways of saying the same as reports have, and as many that only look like it."""

from __future__ import annotations

import pytest

from tests.rules.statements.reading import BUREAU, COUNTY, OFFICE, TOWN, stated, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全年新收政府信息公开申请40件，上年结转4件，办结41件，结转下年度继续办理3件。",
            "新收申请 40,上年结转申请 4,办结申请 41,结转下年度申请 3",
        ),
        (
            "2024年，我局共收到依申请公开14件（信函10件，网上4件），已办结12件，2件结转下年办理。",
            "新收申请 14,办结申请 12,结转下年度申请 2",
        ),
        ("收到政府信息公开申请，共计40件。", "新收申请 40"),
        ("收到公民、法人和其他组织提出的政府信息公开申请12件。", "新收申请 12"),
        ("我局收到8份政府信息公开申请，均来自自然人。", "新收申请 8"),
        ("本年度收到市民提出的公开申请三件，均已答复。", "新收申请 3"),
        ("收到依申请公开来信1件次。", "新收申请 1"),
        ("收到政府信息公开申请3项，全部予以公开。", "新收申请 3"),
        ("截至2024年12月31日，收到政府信息公开申请1,024件。", "新收申请 1024"),
        ("2024年1月1日至2024年12月31日，收到信息公开申请6件。", "新收申请 6"),
        ("2023年收到申请35件，2024年收到申请40件。", "新收申请 40"),
        ("市水务局共收到申请5件。", "新收申请 5"),
        ("本局接到公开申请5宗，其中2023年结转1宗。", "新收申请 5"),
        ("连同上年结转的4件，共办结41件，另有3件转入下一年度。", "上年结转申请 4,办结申请 41,结转下年度申请 3"),
        ("受理政府信息公开申请36件。", "新收申请 36？"),
        ("依申请公开数量为0件。", "新收申请 0？"),
        ("答复依申请公开申请12件。", "办结申请 12？"),
        (
            "收到申请40件，其中予以公开18件，部分公开5件，不予公开4件，无法提供9件。",
            "新收申请 40,予以公开 18？,部分公开 5？,不予公开 4？,无法提供 9？",
        ),
        ("收到申请40件（含上年结转4件）。", "新收申请 40,上年结转申请 4？"),
        ("本年新收和上年结转申请共44件，未办结3件。", "新收申请 44？,结转下年度申请 3？"),
        ("共办理涉及征地的政府信息公开申请3件。", "一部分申请 3？"),
        ("2024年以来，我局收到政府信息公开申请40件。", "新收申请 40"),
        ("一年以来共收到政府信息公开申请40件。", "新收申请 40"),
        ("新收政府信息公开申请数量40件。", "新收申请 40"),
        ("通过邮寄、网络等方式共收到政府信息公开申请40件。", "新收申请 40"),
        ("收到公民、法人提交的书面政府信息公开申请40件。", "新收申请 40"),
        ("网上收到政府信息公开申请31件，现场收到政府信息公开申请9件。", "一部分申请 31？,一部分申请 9？"),
        ("共办理依申请公开40件，其中网上政府信息公开申请件31件。", "新收申请 40？,一部分申请 31？"),
        ("收到自然人提出的政府信息公开申请31件，企业提出的政府信息公开申请9件。", "一部分申请 31？,一部分申请 9？"),
        ("答复申请41件，其中本年收到38件。", "办结申请 41？,一部分申请 38？"),
    ],
)
def test_applications(text: str, expected: str) -> None:
    assert ",".join(told(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("比上年增加5件，较2023年的35件增长14%。", id="a change"),
        pytest.param("1至6月收到政府信息公开申请12件。", id="half a year"),
        pytest.param("第三季度收到政府信息公开申请12件。", id="a quarter"),
        pytest.param("2023年收到政府信息公开申请12件。", id="another year"),
        pytest.param("上年同期收到政府信息公开申请12件。", id="last year"),
        pytest.param("平均每月收到政府信息公开申请3件。", id="an average"),
        pytest.param("自2008年以来收到政府信息公开申请300件。", id="since"),
        pytest.param("2025年将收到的政府信息公开申请12件逐一登记。", id="a plan"),
        pytest.param("下属水文站收到政府信息公开申请2件。", id="a subordinate body"),
        pytest.param("各科室收到政府信息公开申请2件。", id="sections"),
        pytest.param("全市收到政府信息公开申请200件。", id="the whole city, in a bureau's report"),
        pytest.param("收到约40件政府信息公开申请。", id="no exact number"),
        pytest.param("收到政府信息公开申请40余件。", id="no exact number either"),
        pytest.param("网上申请31件，信函申请9件。", id="channels"),
        pytest.param("自然人申请31件，企业申请9件。", id="applicants"),
        pytest.param("收到行政许可申请120件。", id="another application"),
        pytest.param("收到困难群众救助申请30件。", id="yet another"),
        pytest.param("收到行政复议申请2件，作为复议机关受理1件。", id="an application for review that was received"),
        pytest.param("受理12345热线47件，已全部办结47件。", id="a hotline"),
        pytest.param("收到网民留言92条，办结92条。", id="messages"),
        pytest.param("制发公文393件，主动公开121件，依申请公开83件，不予公开189件。", id="documents by attribute"),
        pytest.param("公开政府信息412条，依申请公开信息3条。", id="items by attribute"),
        pytest.param("更新依申请公开指南1份。", id="a guide"),
        pytest.param("依申请公开培训2次。", id="trainings"),
        pytest.param("第3件申请在15个工作日内答复。", id="an ordinal"),
        pytest.param("2023年收到，结转至2024年答复的政府信息公开申请4件。", id="carried over, told by its years"),
        pytest.param("条例施行以来，累计受理政府信息公开申请126件。", id="since, in a clause ahead"),
        pytest.param("收到县政府办公室转来的政府信息公开申请6件。", id="handed on by another organ"),
        pytest.param("转办政府信息公开申请2件，协办政府信息公开申请8件。", id="handed on to others"),
        pytest.param("指导各乡镇（街道）办理政府信息公开申请23件。", id="of others, with words in brackets"),
        pytest.param("未收到政府信息公开申请的部门共有12个。", id="those that had none"),
        pytest.param("受理各类行政审批事项1260件，办结1260件。", id="handled, but not applications for information"),
        pytest.param("收到热线来信、依申请信息公开等26件。", id="with other matters in one number"),
        pytest.param("予以公开或部分公开1件，予以公开、部分公开和不予公开3件。", id="several results in one number"),
        pytest.param("收到申请补正2件，主动撤回申请1件。", id="what became of some"),
    ],
)
def test_what_says_nothing_of_the_applications_of_the_year(text: str) -> None:
    assert [made for made in told(text) if not made.startswith(("行政复议", "行政诉讼"))] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未收到政府信息公开申请。", "新收申请 无"),
        ("全年没有收到公民、法人和其他组织提出的政府信息公开申请。", "新收申请 无"),
        ("未接到任何单位和个人要求公开政府信息的申请。", "新收申请 无"),
        ("2024年度无依申请公开事项。", "新收申请 无"),
        ("本年度没有申请政府信息公开的情况。", "新收申请 无"),
        ("全年未受理依申请公开，也未发生政府信息公开行政复议、行政诉讼。", "新收申请 无,行政复议 无,行政诉讼 无"),
        ("本年未收到申请。", "新收申请 无"),
        ("无上年结转，无结转下年度继续办理的申请。", "上年结转申请 无,结转下年度申请 无"),
        ("未发生因政府信息公开申请引起的行政复议、行政诉讼。", "行政复议 无,行政诉讼 无"),
        ("未被申请行政复议、提起行政诉讼。", "行政复议 无,行政诉讼 无"),
        ("无因政府信息公开引起的行政诉讼。", "行政诉讼 无"),
        ("未发生依申请公开政府信息方面的行政复议和行政诉讼。", "行政复议 无,行政诉讼 无"),
        ("未收到政府信息公开申请的情况，未收到政府信息公开申请及投诉。", "新收申请 无,新收申请 无"),
        ("全年未发生依申请政府信息。", "新收申请 无"),
        ("未收到涉水工程方面的政府信息公开申请。", "新收申请 无？"),
    ],
)
def test_denials(text: str, expected: str) -> None:
    assert ",".join(told(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("未收到行政许可申请。", id="another application"),
        pytest.param("未收到网上申请。", id="one channel"),
        pytest.param("未收到法人和其他组织提出的政府信息公开申请。", id="only legal persons"),
        pytest.param("未发生政府信息公开申请逾期答复的情况。", id="none was late"),
        pytest.param("未发生依申请公开政府信息方面的行政赔偿。", id="claims for damages"),
        pytest.param("没有发生政府信息公开申请方面的收费。", id="fees that applications bring"),
        pytest.param("未对政府信息公开申请收取任何费用。", id="fees for applications"),
        pytest.param("未收到涉及商业秘密的政府信息公开申请。", id="only those on secrets"),
        pytest.param("未收到与本局职责无关的政府信息公开申请。", id="only those for others"),
        pytest.param("未收到政府信息公开申请的科室，不填写台账。", id="sections that had none"),
        pytest.param("无复议后起诉案件。", id="only lawsuits behind a review, which are not told apart here"),
        pytest.param("无行政处罚案件被复议。", id="cases of another kind"),
        pytest.param("未提起行政诉讼的申请人均已签收。", id="applicants that did not sue"),
        pytest.param("没有未办结的政府信息公开申请。", id="a double negation"),
        pytest.param("未收到关于政府信息公开申请的投诉举报。", id="complaints"),
        pytest.param("未收取政府信息公开申请的费用。", id="fees"),
        pytest.param("没有现成信息需要另行制作的申请1件，无法提供。", id="a label of table 3"),
        pytest.param("无正当理由大量反复申请1件。", id="another label"),
        pytest.param("未经复议直接起诉1件。", id="a title of table 4"),
        pytest.param("未发生行政诉讼败诉案件。", id="lawsuits, but none lost"),
        pytest.param("行政复议、行政诉讼中未被纠正。", id="none corrected"),
        pytest.param("未按时答复的申请没有引发行政复议后的撤销。", id="none quashed"),
        pytest.param("畅通渠道，未来将进一步规范依申请公开工作。", id="the future"),
    ],
)
def test_denials_of_something_else(text: str) -> None:
    assert [made for made in told(text) if "无" in made] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因政府信息公开被申请行政复议4件，被提起行政诉讼1件。", "行政复议 4,行政诉讼 1"),
        ("因政府信息公开引起的行政复议案件9件，均已审结。行政诉讼案件3件。", "行政复议 9,行政诉讼 3"),
        ("行政复议、行政诉讼0件。", "行政复议和行政诉讼 0"),
        ("行政复议、行政诉讼共5件。", "行政复议和行政诉讼 5"),
        ("发生2起行政复议和1起行政诉讼。", "行政复议 2,行政诉讼 1"),
        ("未经复议直接起诉1件，复议后起诉2件。", "未经复议直接起诉 1,复议后起诉 2"),
        ("行政复议、行政诉讼均为1件。", ""),
        ("作为复议机关审理行政复议案件32件。", ""),
        ("全年受理行政复议申请32件，审结30件。", ""),
        ("行政诉讼败诉1件。", ""),
        ("作为复议机关，全年收到行政复议申请35件。", ""),
        ("因行政处罚引发的行政诉讼3件。", ""),
        ("涉土地征收行政复议12件，涉信息公开行政复议1件。", "行政复议 1"),
        ("全局共发生行政复议案件8件，其中因政府信息公开引起的1件。", ""),
        ("因不服答复被申请行政复议4件。", "行政复议 4"),
        ("因此引起的行政诉讼1件。", "行政诉讼 1"),
        ("行政诉讼案件被纠正1件。", ""),
    ],
)
def test_cases(text: str, expected: str) -> None:
    assert ",".join(told(text, part="四")) == expected


def test_cases_that_nothing_ties_to_disclosure_say_nothing() -> None:
    assert told("全年办理行政复议案件32件，行政诉讼5件，没有发生行政复议纠错。", subject="") == []
    assert told("因政府信息公开被申请行政复议4件。", subject="") == ["行政复议 4"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "制发行政规范性文件2件，废止1件，现行有效17件。",
            "制发行政规范性文件 2,废止行政规范性文件 1？,现行有效行政规范性文件 17？",
        ),
        ("制发行政规范性文件2件，废止行政规范性文件10件。", "制发行政规范性文件 2,废止行政规范性文件 10"),
        ("全年新制定规范性文件3件。", "制发行政规范性文件 3"),
        ("印发规范性文件3件。", "制发行政规范性文件 3？"),
        ("现行有效行政规范性文件17件。", "现行有效行政规范性文件 17"),
        ("未制发行政规范性文件。", "制发行政规范性文件 无"),
        ("制定规章1部，制发规章1件。", "制发规章 1"),
        ("作出行政处罚决定19件，行政许可236件。", "行政处罚 19,行政许可 236？"),
        ("未作出行政强制决定。", "行政强制 无？"),
        ("公开信息3条，作出行政许可236件、行政处罚19件。", "行政许可 236,行政处罚 19？"),
        ("收取政府信息公开信息处理费120元。", "信息处理费 120"),
        ("未收取信息处理费。", "信息处理费 无"),
    ],
)
def test_documents_decisions_and_fees(text: str, expected: str) -> None:
    assert ",".join(told(text, subject="")) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("健全规章制度12件。", id="house rules"),
        pytest.param("清理规范性文件30件，审查规范性文件12件。", id="looked through"),
        pytest.param("代拟规范性文件1件。", id="drafted for another"),
        pytest.param("以县政府名义制发规范性文件6件，提请县政府制定规范性文件1件。", id="made by another"),
        pytest.param("公开失效废止规范性文件26件。", id="all that ever lost effect"),
        pytest.param("行政许可办件量1.2万件。", id="a rounded number"),
        pytest.param("一般程序行政处罚案件3件，当场行政处罚1件。", id="one kind of penalties"),
        pytest.param("制定、修订规范性文件5件。", id="made and revised"),
        pytest.param("解读规范性文件5件。", id="explained"),
        pytest.param("主动公开规范性文件17件。", id="published"),
        pytest.param("公示行政许可信息300件。", id="published permits"),
        pytest.param("公示行政许可236条、行政处罚19条，行政强制1条。", id="a list of what was published"),
        pytest.param("受理行政许可申请120件。", id="applications for permits"),
        pytest.param("梳理行政处罚事项85项，编制行政许可清单12份。", id="powers"),
        pytest.param("2023年制发行政规范性文件9件。", id="another year"),
        pytest.param("收取污水处理费300万元。", id="another fee"),
    ],
)
def test_other_things_about_documents_decisions_and_fees(text: str) -> None:
    assert told(text, subject="") == []


@pytest.mark.parametrize(
    ("text", "owner", "expected"),
    [
        pytest.param("全县新收申请120件。", COUNTY, ["新收申请 120"], id="the whole county"),
        pytest.param("全县各部门共收到申请120件。", COUNTY, ["新收申请 120"], id="all departments of the county"),
        pytest.param("县教育局收到申请5件，临溪镇收到申请2件。", COUNTY, [], id="organs of the county"),
        pytest.param("县政府办公室收到申请12件。", COUNTY, [], id="the office of the government"),
        pytest.param("县政府收到申请12件。", COUNTY, ["新收申请 12？"], id="the government itself, or all of it"),
        pytest.param("县政府办公室共收到申请12件。", OFFICE, ["新收申请 12"], id="an office in its own report"),
        pytest.param("全县共收到申请12件。", OFFICE, ["新收申请 12？"], id="the county in its office's report"),
        pytest.param(
            "县政府和县政府办公室共收到申请12件。", OFFICE, ["新收申请 12"], id="both, in the office's report"
        ),
        pytest.param("县政府收到申请12件。", BUREAU, ["新收申请 12？"], id="the government, in a bureau's report"),
        pytest.param("办公室未收到政府信息公开申请。", TOWN, ["新收申请 无？"], id="an office of the town"),
        pytest.param("各村（居）未收到政府信息公开申请。", TOWN, [], id="villages"),
        pytest.param("全县76家单位中，有60家未收到政府信息公开申请。", COUNTY, [], id="some of the organs"),
        pytest.param("全县76家单位共收到申请12件。", COUNTY, ["新收申请 12"], id="all of the organs"),
        pytest.param(
            "县政府制发规范性文件2件，部门制发规范性文件9件。", COUNTY, ["制发行政规范性文件 2？"], id="departments"
        ),
        pytest.param("我镇收到申请2件。", TOWN, ["新收申请 2"], id="a town"),
        pytest.param("临溪镇收到申请2件。", TOWN, ["新收申请 2"], id="a town by its name"),
        pytest.param("2024年度全镇新收申请2件。", TOWN, ["新收申请 2"], id="the whole town"),
    ],
)
def test_whose(text: str, owner: object, expected: list[str]) -> None:
    assert told(text, owner) == expected  # type: ignore[arg-type]


def test_a_statement_stands_where_it_is_said() -> None:
    text = "（二）依申请公开。  全年新收 政府信息公开申请40件，另有3件结转下年度。"
    new, pending = stated(text)
    for made, words in ((new, "全年新收 政府信息公开申请40件"), (pending, "另有3件结转下年度")):
        start = text.index(words) + 1
        assert made.span == (1, start, 1, start + len(words))
        assert made.words == words.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "收到申请1件，" * 2_000,
        "无" * 20_000 + "申请",
        "未" + "、" * 20_000 + "行政复议",
        "一二三" * 10_000 + "件",
        "1" * 30_000 + "件",
        "1," * 20_000 + "件",
        "共计" * 10_000 + "3件",
        "规范性文件" * 5_000 + "3件",
        "行政复议、行政诉讼" * 3_000,
        "其中" * 5_000 + "1条、2条",
    ],
    ids=lambda text: text[:6],
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    assert len(stated(text, BUREAU)) <= len(text)
