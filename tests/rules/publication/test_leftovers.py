"""GL502: what is left over is found in a report and in any other document, and what only looks like it is not."""

from __future__ import annotations

import pytest

from govlint.matching import fold
from govlint.rules import Severity, Status
from govlint_publication.leftover.search import KINDS
from govlint_publication.placed_texts import holds
from tests.lasting import at_most
from tests.rules.linting import changed, found, lines, linted, sample

AFTER = "## 二、主动公开政府信息情况"
NOTICE = "云岭市水务局关于开展节约用水检查的通知\n\n各科室、各直属单位要认真组织，按时完成。\n\n"


def in_report(text: str) -> list[str]:
    """What is said of a paragraph at the end of part 1, which must stand on its line."""
    made = changed((AFTER, f"{text}\n\n{AFTER}"))
    line = made[: made.index(text)].count("\n") + 1
    diagnostics = found("GL502", made)
    assert {diagnostic.finding.span.line for diagnostic in diagnostics} <= set(range(line, line + 1 + text.count("\n")))
    return [diagnostic.finding.message for diagnostic in diagnostics]


def in_notice(text: str, suffix: str = ".txt") -> list[tuple[str, str]]:
    """Kind and message of what is said of a paragraph of a document that is no report."""
    result = linted(f"{NOTICE}{text}\n", suffix)
    assert result.form is None
    return [(made.finding.kind, made.finding.message) for made in result.diagnostics if made.rule.code == "GL502"]


# Of software and of the writer: a fault in any document

SURE = [
    ("[bookmark: _GoBack]（五）监督保障。", "[bookmark: _GoBack]"),
    (r"\[bookmark: \_Toc1234\]（五）监督保障。", r"[bookmark: \_Toc1234\]"),
    ("详见错误！未找到引用源。", "错误！未找到引用源。"),
    ("详见错误!未定义书签。", "错误!未定义书签。"),
    ("第 错误！未定义书签。页", "错误！未定义书签。"),
    ("错误！文档中没有指定样式的文字。", "错误！文档中没有指定样式的文字。"),
    (
        "错误！使用“开始”选项卡将标题1应用于要在此处显示的文字。",
        "错误！使用“开始”选项卡将标题1应用于要在此处显示的文字。",
    ),
    ("错误！超链接引用无效。", "错误！超链接引用无效。"),
    ("见 Error! Reference source not found.", "Error! Reference source not fo…"),
    ("见 Error! Bookmark not defined.", "Error! Bookmark not defined."),
    ("{ MERGEFIELD 单位 }组织开展检查。", "{ MERGEFIELD 单位 }"),
    (r"TOC \o 1-3 \h \z \u", r"TOC \o 1-3 \h \z \u"),
    (r"见第 PAGEREF _Toc1234 \h 页", r"PAGEREF _Toc1234 \h 页"),
    (r"{ PAGE \* MERGEFORMAT }", r"{ PAGE \* MERGEFORMAT }"),
    ("各科室«单位名称»组织开展检查。", "«单位名称»"),
    ("{{单位名称}}组织开展检查。", "{{单位名称}}"),
    ("全年支出#REF!万元。", "#REF!"),
    ("增长#DIV/0!。", "#DIV/0!"),
    ("单击此处输入文字。", "单击此处输入文字。"),
    ("单击或点击此处输入文字。", "单击或点击此处输入文字。"),
    ("单击此处添加副标题", "单击此处添加副标题"),
    ("Click here to enter text.", "Click here to enter text."),
    ("Click or tap to enter a date.", "Click or tap to enter a date."),
    ("Choose an item.", "Choose an item."),
    ("[键入文档标题]", "[键入文档标题]"),
    ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
    ("TODO 补充第三季度的数字", "TODO"),
    ("全年发布信息【待补充】条。", "【待补充】"),
    ("全年发布信息【待核实】条。", "【待核实】"),
    ("全年发布信息[数字待核]条。", "[数字待核]"),
    ("全年发布信息【待核】条。", "【待核】"),
    ("【需补充典型案例】", "【需补充典型案例】"),
    ("【请核对】", "【请核对】"),
]


@pytest.mark.parametrize(("text", "shown"), [pytest.param(*case, id=case[0][:24]) for case in SURE])
def test_what_is_a_fault_in_any_document(text: str, shown: str) -> None:
    for suffix in (".txt", ".md"):
        ((kind, message),) = in_notice(text, suffix)
        assert (kind, f"“{without_backslashes(shown)}”" in without_backslashes(message)) == ("fail", True)
    (message,) = in_report(text)
    assert f"“{without_backslashes(shown)}”" in without_backslashes(message)


def without_backslashes(text: str) -> str:
    """In Markdown they take their meaning from marks, and are not read."""
    return text.replace("\\", "")


# Blanks to be filled in: a fault in a report, a question elsewhere

BLANKS = [
    ("XX局把政府信息公开列入年度重点工作。", "XX局"),
    ("××市水务局把政府信息公开列入年度重点工作。", "××市"),
    ("ＸＸＸ县人民政府办公室负责统筹。", "ＸＸＸ县"),
    ("xx区政府办公室负责统筹。", "xx区"),
    ("XX 局把政府信息公开列入重点。", "XX 局"),
    ("成立由XXX任组长的领导小组。", "XXX任组长"),
    ("XXX同志负责日常工作。", "XXX同志"),
    ("联系人：XXX", "XXX"),
    ("全年收到申请XX件。", "XX件"),
    ("全年收到申请×件。", "×件"),
    ("公开率达到XX%。", "XX%"),
    ("20XX年，我局继续推进公开。", "20XX年"),
    ("202X年，我局继续推进公开。", "202X年"),
    ("2024年X月X日印发方案。", "X月X日"),
    ("2024年1月XX日印发方案。", "月XX日"),
    ("依据云岭办发〔2024〕XX号文件。", "〔2024〕XX号"),
    ("依据第X条的规定。", "第X条"),
    ("印发《XX》。", "XX"),
    ("印发《××市政府信息公开办法》。", "××市"),
    ("印发关于XX的通知。", "XX的通知"),
    ("通过“XX发布”微信公众号推送。", "XX发布"),
    ("○○局把政府信息公开列入重点。", "○○局"),
    ("全年收到申请？？件。", "？？件"),
    ("全年发布信息（待补充）条。", "（待补充）"),
    ("全年发布信息（数据待核实）条。", "（数据待核实）"),
    ("（此处填写主动公开的情况）", "（此处填写主动公开的情况）"),
    ("（请在此处填写）", "（请在此处填写）"),
    ("（请填写本年度的数字）", "（请填写本年度的数字）"),
    ("【此处插入典型案例】", "【此处插入典型案例】"),
    ("此处插入图1", "此处插入图1"),
    ("（文字描述）", "（文字描述）"),
    ("（文字描述，收取信息处理费情况在此处报告。）", "（文字描述，收取信息处理费情况在此处报告。）"),
    ("（需要说明的其他事项）", "（需要说明的其他事项）"),
    ("（单位名称）把政府信息公开列入重点。", "（单位名称）"),
    ("【机关名称】把政府信息公开列入重点。", "【机关名称】"),
    ("[年份]年继续推进公开。", "[年份]"),
    ("全年收到申请____件。", "____"),
    ("全年收到申请＿＿＿＿件。", "＿＿＿＿"),
    (r"全年收到申请\_\_\_\_件。", "____"),
    ("填表人签名：________", "________"),
    ("全年收到申请___件。", "___"),
    ("2024年  月  日", "年 月 日"),
    ("2024年　　月　　日", "年 月 日"),
]


@pytest.mark.parametrize(("text", "shown"), [pytest.param(*case, id=case[0][:24]) for case in BLANKS])
def test_a_blank_is_a_fault_in_a_report(text: str, shown: str) -> None:
    (message,) = in_report(text)
    assert f"“{shown}”" in message


@pytest.mark.parametrize(
    ("text", "shown"), [pytest.param(*case, id=case[0][:24]) for case in BLANKS if "\\" not in case[0]]
)
def test_a_blank_is_a_question_in_another_document(text: str, shown: str) -> None:
    if not text.startswith(("印发《XX》", "通过“XX")):  # in marks: there it may be named and not meant
        ((kind, message),) = in_notice(text)
        assert (kind, f"“{shown}”" in message) == ("review", True)


# Neither

RIGHT = [
    pytest.param("（此页无正文）", id="the rest of the page is blank"),
    pytest.param("申请人张××、李××的申请已经答复。", id="names made anonymous"),
    pytest.param("申请人张某某要求公开征地批文。", id="a name made anonymous in characters"),
    pytest.param("某某同学、某单位、某市民反映的问题已经处理。", id="somebody"),
    pytest.param("举报电话138××××1234，身份证号码110101××××××××7475。", id="masked numbers"),
    pytest.param("手机138XXXX1234已经停用。", id="a masked number with letters"),
    pytest.param("受理邮箱 xxgk@yunling.gov.cn，网址 http://www.yunling.gov.cn/zfxxgk/xx/index.html。", id="addresses"),
    pytest.param("信箱 XXX@yunling.gov.cn 用来接收意见。", id="an address of XXX"),
    pytest.param("采购XXL号工作服、型号为XX-200的打印机各两套。", id="sizes and models"),
    pytest.param("建立“1+X”公开机制，推行“N+X”清单。", id="one plus X"),
    pytest.param("幼儿园设3×5米展板2块，3×4块样板。", id="multiplied"),
    pytest.param("放大20×观察水样，面积20×30米。", id="magnified"),
    pytest.param("医院购置X光机1台，开展X射线检测。", id="X rays"),
    pytest.param("20世纪90年代，二〇〇八年，二○二四年，○二年。", id="circles as noughts"),
    pytest.param("1．答复；2．×不予公开√。", id="ticks and crosses"),
    pytest.param("一次性告知（需要补充材料的，出具补正通知）。", id="brackets on what has to be supplemented"),
    pytest.param("补正通知（请申请人说明所需信息的特征）已送达。", id="brackets on what is asked for"),
    pytest.param("以下情形（应当说明理由）均已说明。", id="brackets on a duty"),
    pytest.param("其中待补正1件、待核查2件、待核准1件、待完善的制度2项。", id="pending"),
    pytest.param("（待补正）的申请1件，（待补助）的农户3户。", id="pending in brackets"),
    pytest.param("【联系电话】0999-8200123　【地址】云岭市青枫路1号", id="labels in brackets"),
    pytest.param("【水务动态】发布36期。", id="a column in brackets"),
    pytest.param("点击此处下载申请表，单击“提交”即可。", id="how to use a page"),
    pytest.param("读者可以点击此处查看。", id="click here"),
    pytest.param("系统提示错误！经核查已经修复。错误信息已改正！", id="an error put right"),
    pytest.param("机构名称、单位名称、部门全称、简称都要规范。", id="names of names"),
    pytest.param("按照《机构改革方案》（以下简称《方案》）办理。", id="an abbreviation"),
    pytest.param("年度报告（年度）和计划（年度）已经公开。", id="a year in brackets"),
    pytest.param("公开指南按年、月、日更新，逐年逐月逐日登记。", id="days and months"),
    pytest.param("群众反映的问题是什么？怎么办？？都已答复！！", id="question marks"),
    pytest.param("__全年__收到申请，***已全部***答复。", id="emphasis in Markdown"),
    pytest.param("文件名为 a__b____c.docx，变量 __init__ 不变。", id="underscores in names"),
    pytest.param("__________", id="a line of underscores"),
    pytest.param("\\_\\_\\_\\_\\_\\_", id="an escaped line of underscores"),
    pytest.param("详见[网址](http://www.yunling.gov.cn)和[名称][1]。", id="links"),
    pytest.param("办公系统支持JSON{\"a\":1}格式和集合{1,2}。", id="braces"),
    pytest.param("《云岭市节约用水办法》第10条、第X射线室。", id="an article"),
    pytest.param("Ⅹ类、Ⅺ类、第Ⅲ条不变，XX世纪和XXI世纪。", id="roman numerals"),
    pytest.param("#水务# 话题阅读量3万次，C#语言。", id="a hash"),
    pytest.param("（请见附件）（请按照说明办理）（请勿重复提交）", id="please"),
    pytest.param("在此基础上，在此说明：在此一并致谢。", id="hereby"),
    pytest.param("全年答复“文字描述不清”的申请2件，需要说明的是均已补正。", id="words of the form in a sentence"),
    pytest.param("MAX公司、XXSJ系统、LXX项目。", id="names in Latin letters"),
    pytest.param("TODOS、ToDo清单软件已经停用。", id="a program for things to do"),
    pytest.param("«Правда»等报纸已经停订。", id="guillemets of another language"),
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_silent_in_a_report(text: str) -> None:
    assert in_report(text) == []


@pytest.mark.parametrize("text", RIGHT)
def test_silent_in_another_document(text: str) -> None:
    assert in_notice(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("坚决杜绝出现“XX局”、“错误！未找到引用源。”、“【待补充】”等低级错误。", id="quoted"),
        pytest.param("报送“____”形式的空白一律退回。", id="a blank quoted"),
    ],
)
def test_what_is_named_and_not_meant(text: str) -> None:
    assert in_notice(text) == []


def test_one_finding_for_a_kind_in_a_paragraph() -> None:
    messages = in_report("XX局、XX委和XX办共收到____件、____件，【待补充】。")
    assert [message.partition("，")[0] for message in messages] == [
        "留有 3 处占位的叉号“XX局”",
        "留有 2 处没有填写的空“____”",
        "留有待办标注“【待补充】”",
    ]


def test_one_finding_for_a_kind_in_a_table() -> None:
    rows = "| 单位 | 件数 |\n|---|---|\n| XX局 | 3 |\n| XX委 | 4 |\n"
    (message,) = in_report(rows)
    assert message.startswith("留有 2 处占位的叉号“XX局”")


def test_one_stretch_is_one_finding() -> None:
    (message,) = in_report("（请填写XX局的名称，____）")
    assert "填写说明“（请填写XX局的名称，____）”" in message


def test_the_place_is_that_of_the_words() -> None:
    (made,) = found("GL502", changed((AFTER, f"全年由 错误！ 未找到引用源。组织\n\n{AFTER}")))
    assert (made.finding.span.column, made.finding.span.end_column) == (5, 16)
    assert made.severity is Severity.ERROR
    assert made.finding.place == ("一、总体情况",)


def test_somebody_is_a_question_in_a_report_and_nothing_elsewhere() -> None:
    made = changed((AFTER, f"某某局已经整改。\n\n{AFTER}"))
    assert [(each.finding.kind, each.severity) for each in found("GL502", made)] == [("review", Severity.WARNING)]
    assert in_notice("某某局已经整改。") == []


def test_the_title_of_a_report() -> None:
    title = sample().split("\n", 1)[0]
    for other in ("# XX局2024年政府信息公开工作年度报告", "# （单位名称）2024年政府信息公开工作年度报告"):
        assert lines("GL502", changed((title, other))) == [1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("附件：节约用水检查登记表\n\n单位：____", id="a form by its title"),
        pytest.param("附件：情况报告格式\n\n（单位名称）情况报告", id="a template by its title"),
        pytest.param("姓名：____\n\n地址：____\n\n20XX年X月X日", id="many blanks"),
    ],
)
def test_a_form_is_for_others_to_fill_in(text: str) -> None:
    assert in_notice(text) == []
    outcome = linted(f"{NOTICE}{text}\n", ".txt").outcomes["GL502"]
    assert (outcome.status, len(outcome.reasons)) == (Status.NOT_APPLICABLE, 1)
    (told,) = in_notice(f"{text}\n\n见错误！未找到引用源。")
    assert told[0] == "fail"


def test_a_report_is_no_form_however_many_blanks_it_has() -> None:
    assert len(in_report("（文字描述）\n\nXX局2024年X月X日登记表格式\n\n签名：____")) == 3


def test_web_pages() -> None:
    body = (
        "<p>&times;&times;局全年收到申请，详见错误！<b>未找到</b>引用源。</p><script>var a={xx:'XX局',_b:[1]}</script>"
    )
    result = linted(f"<html><body><h1>情况通报</h1>{body}</body></html>", ".html")
    told = [made.finding.message.partition("，")[0] for made in result.diagnostics if made.rule.code == "GL502"]
    assert told == ["留有占位的叉号“××局”", "留有域的错误提示“错误！未找到引用源。”"]


@pytest.mark.parametrize("text", [pytest.param(text, id=text[:24]) for text, _ in SURE + BLANKS])
def test_no_sign_is_missing(text: str) -> None:
    matching = [kind for kind in KINDS if kind.compiled().search(text if kind.raw else fold(text))]
    assert matching
    assert [kind.name for kind in matching if not holds(text, kind.signs)] == []


def test_a_long_document_is_searched_all_the_same() -> None:
    filler = "各科室按季度核对公开目录，发现遗漏及时补充。\n\n" * 1_000
    result = linted(f"{NOTICE}{filler}见错误！未找到引用源。\n", ".txt")
    assert [made.rule.code for made in result.diagnostics if made.rule.code == "GL502"] == ["GL502"]


HOSTILE = [
    "X",
    "×",
    "_",
    "\\_",
    "（请填写",
    "【待补",
    "[bookmark:",
    "错误！未找到",
    "{MERGEFIELD",
    "年 ",
    "？",
    "○",
    "«",
    "20X",
    "月X",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_takes_time_in_proportion(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    with at_most(10):
        linted(text, ".txt")
