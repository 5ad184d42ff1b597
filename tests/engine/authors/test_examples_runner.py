"""What a ruleset says of itself is tried out, and what does not hold is told with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.context import Context
from govlint.plugins import load
from govlint.testing import PageError, check_examples, examples, examples_test, right_document, wrong_document
from govlint.testing.example_runs import rulesets_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from govlint.linter import Options
    from govlint.plugins import Registry
    from tests.engine.authors.conftest import Lay

    Plugin = Callable[..., tuple[ModuleType, list[str]]]

PAGE = '''"""金额写明数字

金额写明具体数字。

## 为什么

可以核对。

## 错误示例

```markdown
投入若干元。
```

## 正确示例

```markdown
投入九元。
```

## 修复

改为数字。

## 何时可以不理会

没有例外。
"""
from govlint.rules import Edit, Finding, Fix, NotApplicable, rule
from {package}.basis import LAW

@rule("EX101", severity="error", basis=(LAW,), on="document", fixable="no")
def check(document):
    for text in document.texts():
        at = text.value.find("若干")
        if at >= 0:
            yield Finding(text.span(at, at + 2), "写明数字")
'''
BASIS = """
from govlint.rules import Provision

LAW = Provision("某某办法", "〔2024〕1号", "第一条", "写明数字")
"""
FILE = "wording/vague.py"


@pytest.fixture
def plugin(lay: Lay, tmp_path: Path) -> Plugin:
    """Makes a plugin of one rule, whose page and other files may differ; gives the plugin and what is told of it."""

    def made(page: str = PAGE, **files: str) -> tuple[ModuleType, list[str]]:
        name = lay({"wording/__init__.py": "", "basis.py": BASIS})
        folder = tmp_path / name
        (folder / FILE).write_text(page.replace("{package}", name), "utf-8")
        for path, text in files.items():
            (folder / path).write_text(text.replace("{package}", name), "utf-8")
        module = __import__(name)
        return module, [str(problem).removeprefix(f"{folder}/") for problem in check_examples(module)]

    return made


def line_of(text: str, piece: str) -> int:
    return text[: text.index(piece)].count("\n") + 1


def test_a_page_that_keeps_its_word(plugin: Plugin) -> None:
    assert plugin()[1] == []


BAD = [
    pytest.param(
        ("## 修复\n\n改为数字。\n\n", ""), 1, "缺少“## 修复”一节；依次要有 为什么、", id="a section is missing"
    ),
    pytest.param(("## 修复", "## 改法"), "## 改法", "不认识“## 改法”一节", id="a section is misnamed"),
    pytest.param(("改为数字。\n", ""), "## 修复", "“修复”一节是空的", id="a section is empty"),
    pytest.param(("金额写明具体数字。\n\n", ""), 1, "标题之后的要求（一至三句话）是空的", id="nothing must hold"),
    pytest.param(("## 何时可以不理会", "## 修复"), "## 修复", "“修复”一节出现两次", id="a section twice"),
    pytest.param(
        ("## 为什么\n\n可以核对。\n\n## 错误示例", "## 错误示例"), 1, "缺少“## 为什么”", id="another section is missing"
    ),
    pytest.param(("```markdown\n投入若", "```text\n投入若"), "## 错误示例", "恰好是一个 ``` 代码块", id="a language"),
    pytest.param(
        ("投入若干元。\n```", "投入若干元。\n```\n\n说明"), "## 错误示例", "恰好是一个", id="words behind a fence"
    ),
    pytest.param(("投入九元", "投入若干元"), "## 正确示例", "与正确示例相同", id="the same twice"),
    pytest.param(("投入若干元。\n```", "投入八元。\n```"), "## 错误示例", "没有被这条规则报告", id="a fault not found"),
    pytest.param(
        ("投入九元", "另投入若干元"), "## 正确示例", "也被这条规则报告：第 1 行 EX101", id="a right one found"
    ),
    pytest.param(("```markdown", "```html"), "## 正确示例", "错误示例是 html，正确示例是 markdown", id="two languages"),
    pytest.param(('fixable="no"', 'fixable="safe"'), "## 错误示例", "却没有这样的修复", id="fixable, without a fix"),
    pytest.param(
        ('"写明数字")\n', '"写明数字", fix=Fix("改", (Edit(text.span(at, at + 2), "九"),)))\n'),
        "## 错误示例",
        "没有写明 fixable='safe'",
        id="a fix, not fixable",
    ),
    pytest.param(
        ("if at >= 0:", 'if "九" in text.value:\n            yield NotApplicable("看不清")\n        if at >= 0:'),
        "## 正确示例",
        "没有检查：看不清",
        id="a right one not checked",
    ),
    pytest.param(
        ("if at >= 0:", "if at > 0 // (at + 1):"),
        "## 正确示例",
        "运行时出错：",
        id="a rule that raises on the right one",
    ),
    pytest.param(
        ("```markdown\n投入九", "```markdown organ\n投入九"), "## 正确示例", "不认识“organ”", id="said wrongly"
    ),
    pytest.param(
        ("```markdown\n投入九", "```markdown published=1月\n投入九"),
        "## 正确示例",
        "不认识“published=1月”",
        id="no date",
    ),
]


@pytest.mark.parametrize(("change", "line", "problem"), BAD)
def test_a_page_that_does_not(change: tuple[str, str], line: int | str, problem: str, plugin: Plugin) -> None:
    text = PAGE.replace(*change, 1)
    assert text != PAGE
    told = plugin(text)[1]
    number = line_of(text, line) if isinstance(line, str) else line
    assert told
    assert told[0].startswith(f"{FILE}:{number}: EX101 "), told
    assert problem in told[0]


def test_another_error_in_an_example(plugin: Plugin) -> None:
    other = PAGE.replace("EX101", "EX102").replace("若干元", "几元").replace('"若干"', '"几"')
    _, told = plugin(PAGE.replace("投入若干元", "投入若干元，几元"), **{"wording/other.py": other})
    assert told == [f"{FILE}:9: EX101 错误示例还有别的错误：第 1 行 EX102 写明数字"]
    warning = {"wording/other.py": other.replace('"error"', '"warning"')}
    assert plugin(PAGE.replace("投入若干元", "投入若干元，几元"), **warning)[1] == []
    _, told = plugin(PAGE.replace("投入九元", "投入九元，几元"), **warning)
    assert told == [f"{FILE}:15: EX101 正确示例有别的问题：第 1 行 EX102 写明数字"]


def test_the_order_of_sections(plugin: Plugin) -> None:
    moved = PAGE.replace("## 为什么\n\n可以核对。\n\n", "").replace("## 修复", "## 为什么\n\n可以核对。\n\n## 修复")
    [told] = plugin(moved)[1]
    assert told.startswith(f"{FILE}:{line_of(moved, '## 错误示例')}: EX101 各节的顺序应为 为什么、错误示例")


SAMPLED = '''
"""A ruleset."""
from govlint.rules import Ruleset, gather

def govlint_rulesets():
    yield Ruleset("example", "样例", gather(__name__, "example"), sample=__file__.replace("__init__.py", "sample.md"))
'''


def test_examples_are_put_into_the_sample(plugin: Plugin) -> None:
    sample = "# 报告\n\n投入九元。\n\n完。\n"
    module, told = plugin(**{"__init__.py": SAMPLED, "sample.md": sample})
    assert told == []
    [ruleset] = rulesets_of(module)
    [rule] = ruleset.rules
    assert wrong_document(ruleset, rule).data.decode() == sample.replace("九", "若干")
    assert right_document(ruleset, rule).data.decode() == sample


def test_fragments_of_an_example_may_stand_apart(plugin: Plugin) -> None:
    page = PAGE.replace("投入若干元。", "投入若干元。\n……\n若干人。").replace("投入九元。", "投入九元。\n……\n十人。")
    sample = "投入九元。\n\n其中设备三元。\n\n十人。\n"
    module, told = plugin(page, **{"__init__.py": SAMPLED, "sample.md": sample})
    assert told == []
    [ruleset] = rulesets_of(module)
    wrong = wrong_document(ruleset, ruleset.rules[0]).data.decode()
    assert wrong == "投入若干元。\n\n其中设备三元。\n\n若干人。\n"
    uneven = page.replace("九元。\n……\n十人。", "九元。")
    told = plugin(uneven, **{"__init__.py": SAMPLED, "sample.md": sample})[1]
    assert told == [f"{FILE}:{line_of(uneven, '## 正确示例')}: EX101 两个示例中的“……”不一样多"]


@pytest.mark.parametrize(
    ("sample", "told"),
    [
        pytest.param("投入九元。\n\n投入九元。\n", f"{FILE}:15: EX101 正确示例在样例文件", id="the place is in doubt"),
        pytest.param("共投入九元。\n", f"{FILE}:15: EX101 正确示例在样例文件", id="not a whole line"),
        pytest.param("投入九元。\n\n若干人。\n", "sample.md:3: EX101 样例有问题：写明数字", id="a sample with a fault"),
    ],
)
def test_a_sample_that_does_not_serve(sample: str, told: str, plugin: Plugin) -> None:
    first, *_ = plugin(**{"__init__.py": SAMPLED, "sample.md": sample})[1]
    assert first.startswith(told)


FIXABLE = PAGE.replace('fixable="no"', 'fixable="safe"').replace(
    '"写明数字")\n', '"写明数字", fix=Fix("改", (Edit(text.span(at, at + 2), "九"),)))\n'
)


@pytest.mark.parametrize(
    ("mended", "problems"),
    [
        pytest.param("投入九元。", [], id="mended"),
        pytest.param("投入若干元。", ["错误示例修复以后仍被这条规则报告：第 1 行 EX101 写明数字"], id="not mended"),
    ],
)
def test_a_fix_is_made_where_there_is_one_to_make_it(mended: str, problems: list[str], plugin: Plugin) -> None:
    asked: list[tuple[str, str, list[str], bool]] = []

    class File:
        data = mended.encode()

    def mend(path: str, data: bytes, _: Registry, options: Options, *, unsafe: bool) -> File:
        asked.append((path, data.decode(), [rule.code for rule in options.rules], unsafe))
        return File()

    module, told = plugin(FIXABLE)
    assert told == []
    assert [problem.problem for problem in check_examples(module, mend=mend)] == problems
    assert asked == [("example.md", "投入若干元。", ["EX101"], False)]
    list(check_examples(plugin()[0], mend=mend))
    assert len(asked) == 1, "there is nothing to mend for a rule without fixes"


def test_what_a_package_holds_in_vain(plugin: Plugin) -> None:
    basis = BASIS + '\nOTHER = Provision("某某办法", "〔2024〕1号", "第二条", "别的")\n'
    beside = 'from govlint.rules import rule\n\n\n@rule("EX109", severity="note")\ndef check(report):\n    return ()\n'
    _, told = plugin(**{"basis.py": basis, "beside.py": beside})
    [unfound, unused] = told
    assert unfound.startswith("beside.py:4: 这条规则没有载入")
    assert unused == "basis.py:6: 没有规则以 OTHER 为依据：《某某办法》（〔2024〕1号）第二条"


def test_what_is_said_of_an_example(plugin: Plugin) -> None:
    module, _ = plugin(PAGE.replace("```markdown\n投入九", "```markdown organ=某局 organ-kind=department\n投入九"))
    [rule] = rulesets_of(module)[0].rules
    shown = examples(rule)
    assert shown.wrong_context == Context()
    assert shown.right_context == Context(organ="某局", organ_kind="department")


def test_a_word_file_of_broken_markup(plugin: Plugin) -> None:
    page = PAGE.replace("```markdown\n投入若干元。", "```xml\n<w:p>投入若干元。").replace(
        "```markdown\n投入九元。", "```xml\n<w:p><w:r><w:t>投入九元。</w:t></w:r></w:p>"
    )
    module, told = plugin(page)
    assert told[0].startswith(f"{FILE}:9: EX101 “错误示例”不是完整的 XML：")
    [ruleset] = rulesets_of(module)
    with pytest.raises(PageError):
        wrong_document(ruleset, ruleset.rules[0])


def test_the_rules_of_a_registry_look_at_the_examples_too(plugin: Plugin) -> None:
    strict = PAGE.replace("EX101", "ZZ101").replace('"若干"', '"投入"').replace("投入九元", "用去九元")
    [other] = rulesets_of(plugin(strict)[0])
    module, alone = plugin()
    assert alone == []
    registry = load({})
    found = list(check_examples(module, registry=registry._replace(rules={"ZZ101": other.rules[0]})))
    assert [(problem.line, problem.problem[:8]) for problem in found] == [
        (9, "错误示例还有别的"),
        (15, "正确示例有别的问"),
    ]


def test_the_test_that_is_made_of_it(plugin: Plugin) -> None:
    module, _ = plugin(PAGE.replace("投入若干元。\n```", "投入八元。\n```"))
    run = examples_test(module)
    [mark] = run.pytestmark  # type: ignore[attr-defined]
    package, sample, rule = mark.args[1]
    assert [case.id for case in (package, sample, rule)] == ["package", "example-sample", "EX101-vague"]
    run(*package.values)
    run(*sample.values)
    with pytest.raises(pytest.fail.Exception, match=r"vague\.py:9: EX101 错误示例没有被这条规则报告"):
        run(*rule.values)


def test_the_engine_has_no_examples_to_run() -> None:
    [engine] = [ruleset for ruleset in load({}).rulesets if ruleset.name == "engine"]
    assert [str(problem) for problem in check_examples(engine)] == []
