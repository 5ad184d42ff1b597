"""GL607: properties that name somebody are listed once; what programs write by themselves is no finding."""

from __future__ import annotations

import pytest

from govlint.document import PageMark
from govlint.rules import Severity, Status
from tests.rules.linting import linted, sample
from tests.rules.publication.documents import checked, document, found

ADVICE = "；发布前用“文件 → 信息 → 检查文档”删去属性和个人信息（PDF 则改好原文件再导出）"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("author", "", id="empty"),
        pytest.param("author", " \t", id="white space"),
        pytest.param("author", "Administrator", id="the account of Windows"),
        pytest.param("last-modified-by", "ADMIN", id="in capitals"),
        pytest.param("author", "User1", id="with a number"),
        pytest.param("author", "微软用户", id="what Office calls everybody"),
        pytest.param("author", "Microsoft Office User", id="Office for Mac"),
        pytest.param("last-modified-by", "Windows 用户", id="an account without a name"),
        pytest.param("author", "WPS_1579923871", id="an account of WPS"),
        pytest.param("author", "python-docx", id="a program"),
        pytest.param("author", "(anonymous)", id="a library for PDF"),
        pytest.param("author", "123", id="a number"),
        pytest.param("author", "。", id="a mark"),
        pytest.param("company", "Microsoft", id="the maker of the program"),
        pytest.param("company", "联想（北京）有限公司", id="the maker of the computer"),
        pytest.param("company", "雨林木风", id="an installer"),
        pytest.param("company", "WwW.YlmF.CoM", id="an installer's site"),
        pytest.param("company", "P R C", id="a country"),
        pytest.param("company", "云岭市水务局", id="the organ itself"),
        pytest.param("author", "云岭市水务局办公室", id="an office of the organ"),
        pytest.param("author", "公安局", id="an organ by its short name"),
        pytest.param("last-modified-by", "政务公开科", id="a section"),
        pytest.param("company", "云岭市人民政府", id="a government"),
        pytest.param("manager", "欧阳文清", id="a person whom the report names"),
        pytest.param("template", "Normal.dotm", id="the usual template"),
        pytest.param("template", "Normal", id="the usual template of LibreOffice"),
        pytest.param("template", "normal.wpt", id="the usual template of WPS"),
        pytest.param("template", "TF10002117_win32.dotx", id="a template of the maker"),
        pytest.param("title", "云岭市水务局2024年政府信息公开工作年度报告", id="the title"),
        pytest.param("title", "Microsoft Word - 年报.doc", id="the printer's title"),
        pytest.param("title", "张三", id="a title is not searched for names"),
        pytest.param("subject", "http://www.example.gov.cn/zwgk", id="an address of the web"),
        pytest.param("keywords", "政府信息公开;年报", id="keywords"),
    ],
)
def test_silent(name: str, value: str) -> None:
    made = checked(document(properties=[(name, value)]))
    assert [diagnostic.finding.message for diagnostic in made.diagnostics if diagnostic.rule.code == "GL607"] == []
    assert made.outcomes["GL607"].status is Status.PASS


def test_a_format_without_properties_does_not_pass() -> None:
    for result in (checked(document(properties=None)), linted(sample()), linted("一、总体情况\n", ".txt")):
        assert result.outcomes["GL607"].status is Status.NOT_APPLICABLE
        assert result.outcomes["GL607"].reasons == ("这种格式的文件不检查属性",)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        pytest.param("author", "张三", "作者“张三”", id="a person"),
        pytest.param("author", "王局", "作者“王局”", id="a person by his office"),
        pytest.param("author", "zhangsan", "作者“zhangsan”", id="an account"),
        pytest.param("author", "13800138000", "作者“138******00”", id="a telephone"),
        pytest.param("last-modified-by", "DESKTOP-7F3K2A", "上次修改者“DESKTOP-7F3K2A”", id="a computer"),
        pytest.param("last-modified-by", "公开", "上次修改者“公开”", id="two characters may be in the text by chance"),
        pytest.param("manager", "李四", "经理“李四”", id="a manager"),
        pytest.param("company", "青枫图文快印店", "单位“青枫图文快印店”", id="a shop"),
        pytest.param("company", "云岭市水务局；张三", "单位“云岭市水务局；张三”", id="more than the organ"),
        pytest.param("template", "去年年报.dotx", "模板“去年年报.dotx”", id="a template of one's own"),
        pytest.param(
            "template", r"C:\Users\li\Normal.dotm", r"模板“C:\Users\li\Normal.dotm”", id="the usual one in a folder"
        ),
        pytest.param("title", r"D:\李四\终稿.doc", r"标题“D:\李四\终稿.doc”", id="a title that is a path"),
        pytest.param("subject", r"\\fs01\办公室\年报", r"主题“\\fs01\办公室\年报”", id="a folder in the network"),
        pytest.param("keywords", "file:///home/li/a.odt", "关键词“file:///home/li/a.odt”", id="a file's address"),
    ],
)
def test_named(name: str, value: str, told: str) -> None:
    (made,) = found("GL607", document(properties=[(name, value)]))
    assert made.finding.message == f"文件属性里有{told}{ADVICE}"
    assert made.severity is Severity.NOTE


def test_one_finding_for_the_file_lists_what_is_there() -> None:
    listed = [("author", "张三"), ("company", "云岭市水务局"), ("last-modified-by", "李四"), ("template", "红头.dotx")]
    (made,) = found("GL607", document(properties=listed))
    assert made.finding.message == f"文件属性里有作者“张三”、上次修改者“李四”、模板“红头.dotx”{ADVICE}"


def test_the_finding_is_on_no_page_and_no_line() -> None:
    (made,) = found("GL607", document(properties=[("author", "张三")], pages=(PageMark(1, 1, 1, 1),)))
    assert (made.finding.place, made.source_line) == (("文件属性",), "")


def test_long_values_are_cut() -> None:
    (made,) = found("GL607", document(properties=[("author", "某\n" * 100_000)] * 50))
    assert len(made.finding.message) < 500
    assert "\n" not in made.finding.message
