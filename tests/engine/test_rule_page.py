"""The page of a rule: what its docstring says, put in order, with what is declared beside it."""

from __future__ import annotations

from typing import Any

import pytest

from govlint.rule_page import page_of, scope_of
from govlint.rules import Provision, Rule, Severity

DOC = """
每一格都填写数字，没有的
填 0；用 govlint
检查。

## 为什么

- 空白不是 0，
  读者也看不出来；
- 汇总时
  出错。

## 错误示例

```markdown
| 规章 | 0 |
## 不是标题
```

## 正确示例

```markdown
| 规章 | 1 |
## 不是标题
```

## 修复

补上。

## 何时可以不理会

没有例外。
""".strip("\n")
LAW = Provision("某某办法", "〔2024〕1号", "第一条", "填写数字")


def rule(doc: str = DOC, **changes: Any) -> Rule:
    return Rule("EX101", "filled", "表格都填写", Severity.ERROR, (LAW,), doc, lambda _: ())._replace(**changes)


def headings(page: str) -> list[str]:
    outside = [piece for number, piece in enumerate(page.split("```")) if number % 2 == 0]
    return [line for piece in outside for line in piece.split("\n") if line.startswith("#")]


def test_the_order_of_a_page() -> None:
    assert headings(page_of(rule())) == [
        "# EX101 表格都填写",
        "## 为什么",
        "## 依据",
        "## 错误示例",
        "## 正确示例",
        "## 修复",
        "## 何时可以不理会",
        "## 选用、忽略和屏蔽",
    ]


def test_lines_are_joined_as_chinese_and_as_latin() -> None:
    page = page_of(rule())
    assert "\n每一格都填写数字，没有的填 0；用 govlint 检查。\n" in page
    assert "\n- 空白不是 0，读者也看不出来；\n- 汇总时出错。\n" in page
    assert "```markdown\n| 规章 | 0 |\n## 不是标题\n```" in page


def test_what_is_declared_is_said() -> None:
    page = page_of(rule(fixable="unsafe", parts=("二",), severity=Severity.WARNING))
    assert "- 名称：`filled`\n- 级别：警告\n- 检查：年度报告的第二部分\n- 修复：可以修复，改完要人确认" in page
    assert scope_of(rule()) == "年度报告全文"
    assert scope_of(rule(on="document")) == "任何文件"
    assert scope_of(rule(on="engine")) == "文件本身"


def test_provisions_of_one_instrument_stand_together() -> None:
    other, alone = LAW._replace(article="第二条", gist="别的"), Provision("另一办法", "〔2020〕2号", "", "整件")
    assert (
        "## 依据\n\n- 《某某办法》（〔2024〕1号）\n    - 第一条：填写数字\n    - 第二条：别的\n"
        "- 《另一办法》（〔2020〕2号）：整件\n"
    ) in page_of(rule(basis=(LAW, other, alone)))
    assert "依据" not in page_of(rule(basis=()))


def test_a_page_without_examples_still_has_its_basis() -> None:
    assert headings(page_of(rule("要求。"))) == ["# EX101 表格都填写", "## 依据", "## 选用、忽略和屏蔽"]
    assert headings(page_of(rule("")))[0] == "# EX101 表格都填写"


DIFFERENCES = [
    pytest.param("| 甲 | 1 |", "| 甲 | 2 |", "“1”改为“2”", id="a cell"),
    pytest.param("| 甲 |  |", "| 乙 | 2 |", "“甲”改为“乙”，补上“2”", id="two cells, one of them blank"),
    pytest.param("新收41件。", "新收40件。", "“41”改为“40”", id="a whole number, not its last digit"),
    pytest.param("收费1285元。", "收费5元。", "“1285”改为“5”", id="a number with the same end"),
    pytest.param("主动公开的的情况", "主动公开的情况", "删去“的”", id="something too much"),
    pytest.param("公开年度报告", "公开工作年度报告", "补上“工作”", id="something missing"),
    pytest.param("一\n二\n三", "一\n两\n叁", "“二”改为“两”，“三”改为“叁”", id="two lines"),
    pytest.param("一", "一\n二", "", id="another number of lines"),
    pytest.param("| 甲 | 1 | 2 |", "| 甲 | 1 |", "", id="another number of cells"),
    pytest.param("无。", "本机关本年度没有收取政府信息公开信息处理费。", "", id="another sentence"),
    pytest.param("\n".join("123456789"), "\n".join("abcdefghi"), "", id="everything"),
]


@pytest.mark.parametrize(("wrong", "right", "told"), DIFFERENCES)
def test_what_little_differs_is_told(wrong: str, right: str, told: str) -> None:
    doc = f"要求。\n\n## 错误示例\n\n```markdown\n{wrong}\n```\n\n## 正确示例\n\n```markdown\n{right}\n```"
    page = page_of(rule(doc))
    assert (f"```\n\n不同的地方：{told}。\n" in page) == bool(told)
    assert ("不同的地方" in page) == bool(told)


@pytest.mark.parametrize(
    ("opening", "before", "fence"),
    [
        pytest.param("```markdown", "", "```markdown", id="the usual"),
        pytest.param("```xml", "Word 文件里保存的内容（节选）：\n\n", "```xml", id="Word"),
        pytest.param("```html", "网页的源代码：\n\n", "```html", id="a web page"),
        pytest.param(
            "```markdown organ=某某县 organ-kind=government published=2025-03-01",
            "检查时另外写明机关名称：某某县、机关种类：政府、发布日期：2025-03-01。\n\n",
            "```markdown",
            id="what the user says of it",
        ),
    ],
)
def test_what_has_to_be_known_of_an_example(opening: str, before: str, fence: str) -> None:
    page = page_of(rule(f"要求。\n\n## 错误示例\n\n{opening}\n一\n```"))
    assert f"## 错误示例\n\n{before}{fence}\n一\n```\n" in page


def test_how_to_choose_and_to_suppress_it() -> None:
    page = page_of(rule())
    assert "govlint check --ignore EX101 年度报告.md" in page
    assert "<!-- govlint-disable-line EX101 -- 原因 -->" in page
    assert 'code = "EX101"' in page
    assert "suppress" not in page_of(rule(on="engine"))
    always = page_of(rule(code="GL001", on="engine"))
    assert "不能忽略" in always
    assert "--ignore" not in always
