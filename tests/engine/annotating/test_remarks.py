"""What remarks say: everything a clerk needs, as plain paragraphs, and nothing that XML cannot hold."""

from __future__ import annotations

import pytest

from govlint.annotating.remarks import clean
from govlint.document import Span
from govlint.results import Failure
from govlint.rules import Edit, Finding, Fix, Provision, Related, Severity
from tests.engine.annotating.signs import own, remarks
from tests.engine.annotating.test_places import TITLE, copied, finding
from tests.engine.fixing.rewording import a_rule
from tests.engine.readers.docx.word_xml import paragraph, parts, zipped

FORM = Provision("年度报告格式", "国办公开办函〔2021〕30号", "一（三）", "填什么")
CODE = FORM._replace(article="一（四）")
LAW = Provision("政府信息公开条例", "国务院令第711号", "第五十条", "有什么")
PAGE = """标题

要求。

## 修复

对照 `台账` 核对，见
[说明](a.md)；

- 甲
- 乙

## 何时可以不理会

没有。
"""


def said(made: Finding, **more: object) -> tuple[str, ...]:
    """The lines of the remark on a finding in a file of three lines."""
    rule = a_rule(lambda _: iter([made]))._replace(doc=PAGE, **more)  # type: ignore[arg-type]
    body = TITLE + paragraph("本年度止件数 13800001234") + paragraph("第二十条")
    (only,) = own(copied(zipped(parts(body)), rule))
    return only.lines


HERE = Span(2, 3, 2, 5)


def test_message_basis_advice_and_rule() -> None:
    lines = said(Finding(HERE, "“度止”应为“废止”"), basis=(FORM, CODE, LAW), severity=Severity.ERROR)
    assert lines == (
        "错误：“度止”应为“废止”",
        "依据：《年度报告格式》（国办公开办函〔2021〕30号）一（三）、一（四）；《政府信息公开条例》（国务院令第711号）第五十条",
        "改法：对照 台账 核对，见说明；",
        "· 甲",
        "· 乙",
        "规则：ZZ101 标题（说明：govlint explain ZZ101）",
    )


def test_the_page_of_the_rule_where_it_is_online(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govlint.annotating.remarks.page_url", lambda rule: f"https://a.example/{rule.code}?a&b")
    assert said(Finding(HERE, "看"))[-1] == "规则：ZZ101 标题（说明：https://a.example/ZZ101?a&b）"


@pytest.mark.parametrize(
    ("severity", "kind", "word"),
    [
        (Severity.ERROR, "fail", "错误："),
        (Severity.WARNING, "fail", "警告："),
        (Severity.NOTE, "fail", "提示："),
        (Severity.WARNING, "review", "请核对："),
    ],
)
def test_how_much_it_weighs(severity: Severity, kind: object, word: str) -> None:
    assert said(Finding(HERE, "看", kind=kind), severity=severity)[0] == f"{word}看"  # type: ignore[arg-type]


def test_what_mends_it_comes_first() -> None:
    lines = said(Finding(HERE, "错", fix=Fix("改为“废止”", (Edit(HERE, "废止"),))))
    assert lines[1:3] == ("改法：改为“废止”", "对照 台账 核对，见说明；")


def test_line_breaks_are_paragraphs_and_marks_are_text() -> None:
    lines = said(Finding(HERE, "一 <b>&amp;\r\n二\n\n三\x0b\x00\ud800\ufffe"))
    assert lines[:3] == ("警告：一 <b>&amp;", "二", "三")


def test_related_places_are_told_by_their_words() -> None:
    related = (
        Related(Span(3, 1, 3, 5), "第一次出现"),
        Related(Span(3, 1, 3, 5), "第二十条：3"),
        Related(Span(2, 8, 2, 19), "号码"),
        Related(Span(1, 1, 1, 1), "没有文字"),
        Related(Span(1, 1, 1, 3), "另一份", "别的.docx"),
    )
    lines = said(Finding(HERE, "错", related=related))
    told = "第一次出现“第二十条”；第二十条：3；号码“138******34”；没有文字；另一份"
    assert f"相关：{told}" in lines


def test_of_many_related_places_the_first_are_told() -> None:
    related = tuple(Related(HERE, f"第{number}项度止") for number in range(30))
    (line,) = (one for one in said(Finding(HERE, "错", related=related)) if one.startswith("相关："))
    assert line.endswith("第11项度止 等 30 处")


def test_what_concerns_the_file_stands_at_its_title() -> None:
    rule = a_rule(lambda _: iter([Finding(Span(1, 1, 1, 1), "文件属性里有作者", whole=True)]))
    (only,) = own(copied(zipped(parts(TITLE + paragraph("甲"))), rule))
    assert only.about == "云岭市水务局通报"


def test_the_summary_counts_and_says_what_is_incomplete() -> None:
    from govlint.annotating.copies import annotated
    from govlint.linter import Options, lint
    from tests.rules.linting import registry

    data = zipped(parts(TITLE + paragraph("度止，度止")))
    result = lint("a.docx", data, registry(), Options((finding("度止"),)))
    failed = result._replace(failures=(Failure("a.docx", "GL302", "出错"),))
    (summary, *_) = remarks(annotated(data, failed))
    assert summary.lines == (
        "govlint 检查结果：错误 0，警告 2，提示 0",
        "规则：共 1 条，未通过 1",
        "程序故障：GL302 没有检查完，结果不完整",
        "这是供修改用的副本，公布之前请删除全部批注，或者在原稿上改正。",
    )


def test_of_too_many_findings_the_weightiest_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govlint.annotating.copies.MOST_REMARKS", 3)
    light = finding("甲")._replace(code="ZZ102", severity=Severity.NOTE)
    heavy = finding("度止")._replace(severity=Severity.ERROR)
    data = copied(zipped(parts(TITLE + paragraph("甲甲度止甲度止"))), light, heavy)
    assert [made.about for made in own(data)] == ["甲", "度止", "度止"]
    assert "批注：问题太多，只写了最重的 3 处；改好以后重新批注" in remarks(data)[0].lines


def test_characters_that_xml_cannot_hold() -> None:
    assert clean("甲\x00\x08\t\n\x0b\x0c\x1f\x7f\ud800\udfff\ufffe\uffff乙\U0001f600") == "甲\t\n\x7f乙\U0001f600"
