"""A rule that is written wrongly is refused with its author's file and line, and with what to do about it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

import govlint_disclosure
import govlint_publication
from govlint.plugins import load
from govlint.rules import RuleError, Severity, gather
from tests.engine.authors.conftest import GOOD, INIT

if TYPE_CHECKING:
    from pathlib import Path

    from govlint.rules import Rule
    from tests.engine.authors.conftest import Lay


def gathered(name: str) -> tuple[Rule, ...]:
    __import__(name)
    return gather(name, "example")


def refused(name: str) -> RuleError:
    with pytest.raises(RuleError) as caught:
        gathered(name)
    return caught.value


def test_a_rule_is_its_module(lay: Lay, tmp_path: Path) -> None:
    name = lay({"wording/__init__.py": "", "wording/short_title.py": GOOD})
    [rule] = gathered(name)
    assert (rule.code, rule.name, rule.title, rule.family) == ("EX101", "short-title", "标题", "wording")
    assert (rule.severity, rule.ruleset, rule.asks) == (Severity.WARNING, "example", False)
    assert (rule.file, rule.line) == (str(tmp_path / name / "wording/short_title.py"), 4)


def test_a_package_may_be_given_as_a_module(lay: Lay) -> None:
    name = lay({"wording/__init__.py": "", "wording/short_title.py": GOOD})
    assert gathered(name) == gather(sys.modules[name], "example")


def test_what_rules_share_stands_beside_the_families(lay: Lay) -> None:
    shared = {"words.py": "WORDS = ()", "lists/__init__.py": "", "lists/long.py": "WORDS = ()", "data/a.toml": ""}
    name = lay({"wording/__init__.py": "", "wording/short_title.py": GOOD, **shared})
    __import__(name)
    assert [rule.code for rule in gather(name, "example", shared=("lists",))] == ["EX101"]


RULE = "wording/first.py"
BAD = [
    pytest.param(GOOD.replace('"""标题"""', "pass"), 1, "没有文档字符串", id="no docstring"),
    pytest.param(GOOD.replace('"""标题"""', '"""\n\n"""'), 1, "没有文档字符串", id="an empty docstring"),
    pytest.param('"""标题"""\nWORDS = ()', 1, "没有 @rule 函数", id="no rule"),
    pytest.param(
        GOOD + '\n@rule("EX102", severity="note")\ndef other(report):\n    return ()\n', 8, "第 4、8 行", id="two rules"
    ),
    pytest.param(GOOD.replace("EX101", "ex101"), 4, "'ex101' 应为至少两个大写字母", id="a code in lower case"),
    pytest.param(GOOD.replace("EX101", "EX1"), 4, "'EX1' 应为", id="a code with one digit"),
    pytest.param(GOOD.replace('"EX101"', "101"), 4, "101 应为", id="a code that is a number"),
    pytest.param(GOOD.replace("warning", "fatal"), 4, "'fatal' 不认识，可用的有 note、warning、error", id="severity"),
    pytest.param(GOOD.replace('"document"', '"text"'), 4, "on='text' 不认识，可用的有 report", id="on"),
    pytest.param(GOOD.replace('on="document"', 'fixable="yes"'), 4, "fixable='yes' 不认识", id="fixable"),
    pytest.param(GOOD.replace('on="document"', 'basis=("条例",)'), 4, "basis 应为 Provision", id="basis of texts"),
    pytest.param(GOOD.replace('on="document"', "basis=1"), 4, "basis 应为 Provision", id="basis that is no list"),
    pytest.param(GOOD.replace('on="document"', "parts=3"), 4, "parts 应为部分的编号", id="parts that are numbers"),
    pytest.param(GOOD.replace("check(document)", "check()"), 4, "这里是（）", id="no parameter"),
    pytest.param(GOOD.replace("check(document)", "check(a, b, c)"), 4, "这里是（a, b, c）", id="three parameters"),
    pytest.param(GOOD.replace("(document)", "(document, limit=3)"), 4, "没有默认值", id="a default"),
    pytest.param(GOOD.replace("(document)", "(document, *, limit)"), 4, "document, limit", id="a keyword"),
    pytest.param(GOOD.replace("(document)", "(*args)"), 4, "* 参数", id="any parameters"),
    pytest.param(GOOD.replace("def check", "async def check"), 4, "async def", id="asynchronous"),
    pytest.param(
        GOOD.replace("def check(document):\n    return ()", "class Check: ..."), 4, "@rule 用来", id="a class"
    ),
    pytest.param(GOOD.replace("return ()", "return (\n"), 6, "语法错误", id="syntax"),
    pytest.param("import no_such_module\n" + GOOD, 1, "No module named 'no_such_module'", id="import"),
    pytest.param(GOOD.replace('"document")', "DOCUMENT)"), 4, "NameError: name 'DOCUMENT'", id="an unknown name"),
    pytest.param(GOOD + "\nraise SystemExit(0)\n", 8, "SystemExit", id="leaves the process"),
]


@pytest.mark.parametrize(("text", "line", "words"), BAD)
def test_a_bad_rule_is_refused_with_its_line(text: str, line: int, words: str, lay: Lay, tmp_path: Path) -> None:
    name = lay({"wording/__init__.py": "", RULE: text})
    error = refused(name)
    assert (error.file, error.line) == (str(tmp_path / name / RULE), line)
    assert words in error.problem
    assert str(error) == f"{error.file}:{line}: {error.problem}"


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        pytest.param({"wording/second.py": GOOD}, "规则代码 EX101 与", id="a code"),
        pytest.param(
            {"traces/__init__.py": "", "traces/first.py": GOOD.replace("EX101", "EX102")},
            "规则名称 first 与",
            id="a name",
        ),
    ],
)
def test_what_is_taken_says_by_whom(other: dict[str, str], problem: str, lay: Lay) -> None:
    error = refused(lay({"wording/__init__.py": "", RULE: GOOD, **other}))
    assert problem in error.problem
    assert ".py:4 重复" in error.problem


def test_an_error_in_what_a_rule_imports_names_the_file_it_is_in(lay: Lay, tmp_path: Path) -> None:
    files = {"wording/__init__.py": "", "words.py": "\nWORDS = 1 / 0\n"}
    name = lay(files | {RULE: "from ..words import WORDS\n" + GOOD})
    assert str(refused(name)).startswith(f"{tmp_path / name / 'words.py'}:1: 模块无法导入：ZeroDivisionError")


@pytest.mark.parametrize(
    ("files", "file", "words"),
    [
        pytest.param({}, "__init__.py", "没有找到规则", id="no module"),
        pytest.param({"first.py": GOOD}, "__init__.py", "没有找到规则", id="a rule beside the families"),
        pytest.param({"wording/first.py": GOOD}, "wording/first.py", "没有 __init__.py", id="a folder, not a package"),
    ],
)
def test_a_rule_that_would_not_be_found_is_told(
    files: dict[str, str], file: str, words: str, lay: Lay, tmp_path: Path
) -> None:
    name = lay(files)
    error = refused(name)
    assert error.file == str(tmp_path / name / file)
    assert words in error.problem


def test_a_single_file_has_no_families(lay: Lay, tmp_path: Path) -> None:
    (tmp_path / "gl_single_file.py").write_text(INIT, "utf-8")
    assert "不是包" in refused("gl_single_file").problem


def install(tmp_path: Path, name: str) -> None:
    info = tmp_path / f"{name}-1.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text(f"[govlint]\nexample = {name}\n", "utf-8")


def failures(tmp_path: Path, name: str) -> list[str]:
    """What the registry says of the plugin as installed; the shipped rulesets are always there."""
    install(tmp_path, name)
    registry = load()
    assert "GL302" in registry.rules
    return [failure.message for failure in registry.failures]


@pytest.mark.parametrize(("text", "line", "words"), BAD)
def test_the_registry_says_file_and_line_too(text: str, line: int, words: str, lay: Lay, tmp_path: Path) -> None:
    name = lay({"wording/__init__.py": "", RULE: text})
    [message] = failures(tmp_path, name)
    assert message.startswith(f"插件 example 无法载入：{tmp_path / name / RULE}:{line}: ")
    assert words in message


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param("\nWORDS = (\n", 1, "语法错误", id="syntax"),
        pytest.param("WORDS = 1 / 0\n", 1, "ZeroDivisionError", id="raises on import"),
        pytest.param("import no_such_module\n", 1, "No module named 'no_such_module'", id="imports nothing"),
        pytest.param("def govlint_rulesets():\n    return 1 / 0\n", 2, "ZeroDivisionError", id="the hook raises"),
        pytest.param("def govlint_rulesets():\n    return 1\n", 1, "应给出 Ruleset，这里是 int", id="a number"),
        pytest.param(INIT.replace("yield", "return"), 4, "应当 yield 它", id="returns what it should yield"),
        pytest.param(INIT.replace('"example")', '"other")'), 4, "gather 的第二个参数却是 other", id="two names"),
        pytest.param(INIT.replace('gather(__name__, "example")', '["EX1"]'), 4, "应由 gather", id="no rules"),
        pytest.param("def govlint_readers():\n    return [1]\n", 1, "这里是 list", id="readers in a list"),
    ],
)
def test_a_bad_plugin_is_named_with_its_line(text: str, line: int, words: str, lay: Lay, tmp_path: Path) -> None:
    name = lay({"__init__.py": text, "wording/__init__.py": "", "wording/first.py": GOOD})
    [message] = failures(tmp_path, name)
    assert message.startswith(f"插件 example 无法载入：{tmp_path / name / '__init__.py'}:{line}: "), message
    assert words in message


def test_an_entry_point_to_nowhere_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    [message] = failures(tmp_path, "gl_nowhere")
    assert "入口点 govlint 写的模块 gl_nowhere 不存在" in message


def test_a_name_that_is_taken_is_told_with_both_files(lay: Lay, tmp_path: Path) -> None:
    name = lay({"wording/__init__.py": "", "wording/first.py": GOOD.replace("EX101", "GL302")})
    [message] = failures(tmp_path, name)
    assert f"GL302 {tmp_path / name}" in message
    assert "result_total.py:" in message


def test_the_shipped_rules_say_where_they_stand() -> None:
    registry = load({"disclosure": govlint_disclosure, "publication": govlint_publication})
    assert not registry.failures
    assert all(rule.line and rule.file.endswith(".py") for rule in registry.rules.values())
