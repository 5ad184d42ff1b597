"""What settings come to when a report is checked."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from govlint.cli.options import Choices
from govlint.cli.parser import parse
from govlint.config.mistakes import ConfigurationError
from govlint.context import Context
from govlint.linter import Options, lint
from govlint.rules import Rule, Severity
from govlint.run import run
from tests.engine.config.configured import lay
from tests.rules.linting import changed, registry, sample

if TYPE_CHECKING:
    from pathlib import Path

    from govlint.results import FileResult

NOTHING_GIVEN = vars(parse(["check"]))
"""What the command line says where nobody says anything."""


pytestmark = pytest.mark.usefixtures("desk")


def choices(**given: Any) -> Choices:
    return Choices(Namespace(**{**NOTHING_GIVEN, **given}), registry())


def options(path: str = "a.md", **given: Any) -> Options:
    made = choices(**given)
    made.verify([path])
    return made.options(path)


def codes(path: str = "a.md", **given: Any) -> list[str]:
    return [rule.code for rule in options(path, **given).rules if rule.code != "GL001"]


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        pytest.param("", {}, "all", id="nothing said"),
        pytest.param("select = ['GL30']", {}, "GL301 GL302 GL303 GL304 GL305 GL306", id="select"),
        pytest.param("select = ['GL30']\nignore = ['GL302']", {}, "GL301 GL303 GL304 GL305 GL306", id="ignore"),
        pytest.param("select = ['GL302']\nignore = ['GL3']", {}, "GL302", id="the longer wins within a file"),
        pytest.param("select = []", {}, "all", id="an empty list is none"),
        pytest.param("select = ['GL30']", {"select": ["GL401"]}, "GL401", id="the command line selects instead"),
        pytest.param("ignore = ['GL302']", {"select": ["GL302"]}, "GL302", id="also what the file ignores"),
        pytest.param(
            "select = ['GL302', 'GL401']", {"ignore": ["GL3"]}, "GL401", id="the command line ignores, however exactly"
        ),
        pytest.param(
            "select = ['GL30']\nignore = ['GL302']", {"ignore": ["GL303"]}, "GL301 GL304 GL305 GL306", id="and adds"
        ),
        pytest.param("ignore = ['ALL']", {}, "", id="nothing but GL001"),
        pytest.param("[per-file-ignores]\n'*.md' = ['ALL']", {}, "", id="nothing but GL001 for a file"),
        pytest.param(
            "[per-file-ignores]\n'*.md' = ['GL3']", {"select": ["GL302,GL401"]}, "GL401", id="also with --select"
        ),
        pytest.param("select = ['GL401']\n[per-file-ignores]\n'*.txt' = ['ALL']", {}, "GL401", id="another file"),
        pytest.param(
            "select = ['GL30']\n[per-file-ignores]\n'*.md' = ['GL301']\n'a.*' = ['GL302']\n'b.*' = ['GL303']",
            {},
            "GL303 GL304 GL305 GL306",
            id="two patterns fit",
        ),
    ],
)
def test_rules(text: str, given: dict[str, Any], expected: str, desk: Path) -> None:
    lay(desk, govlint=text)
    every = [code for code in registry().rules if code != "GL001"]
    assert codes(**given) == (every if expected == "all" else expected.split())
    assert options(**given).rules[0].code == "GL001"


def test_patterns_are_relative_to_their_own_file(desk: Path) -> None:
    lay(desk, govlint="select = ['GL302', 'GL401']\n[per-file-ignores]\n'2024/旧' = ['GL302']")
    lay(desk, **{"2024__govlint": "extend = '../govlint.toml'\n[per-file-ignores]\n'新' = ['GL401']"})
    assert codes("2024/旧/a.md") == ["GL401"]
    assert codes("2024/新/a.md") == ["GL302"]
    assert codes("2024/a.md") == ["GL302", "GL401"]


def test_severities_are_given_by_code_prefix_and_name(desk: Path) -> None:
    lay(desk, govlint="severity = {GL3 = 'note', gl302 = 'warning', review-total = 'error', GL = 'note'}")
    made = options().severities
    assert [made[code] for code in ("GL301", "GL302", "GL304", "GL401")] == [
        Severity.NOTE,
        Severity.WARNING,
        Severity.ERROR,
        Severity.NOTE,
    ]


def test_form_year_and_require_form(desk: Path) -> None:
    lay(desk, govlint="form = '2019'\nyear = 2020\nrequire-form = true")
    made = options()
    assert (made.wanted.form, made.wanted.year, made.require_form) == ("2019", 2020, True)
    made = options(form="2021", year=2024)
    assert (made.wanted.form, made.wanted.year, made.require_form) == ("2021", 2024, True)
    lay(desk, govlint="")
    assert options(require_form=True).require_form


def test_what_rules_are_told(desk: Path) -> None:
    lay(
        desk,
        govlint="organ = {kind = 'township', name = '望溪镇'}\ndeadlines = {township = '01-20'}\naccepted = ['e家']\n"
        "confusions = {'复义' = '复议'}",
    )
    told = options(published="2025-01-15").context
    assert told == (
        "township", "望溪镇", date(2025, 1, 15), {"township": "01-20"}, frozenset({"e家"}), {"复义": "复议"}, None,
    )  # fmt: skip
    lay(desk, govlint="year = 2024")
    assert options(published="2025-01-15").context == Context(published=date(2025, 1, 15))


def test_from_which_severity_on_a_run_fails(desk: Path) -> None:
    lay(desk, a__govlint="fail-on = 'note'", b__govlint="fail-on = 'error'")
    made = choices()
    assert [made.fail_on(path) for path in ("x.md", "a/x.md", "b/x.md")] == [
        Severity.WARNING,
        Severity.NOTE,
        Severity.ERROR,
    ]
    assert choices(fail_on="warning").fail_on("b/x.md") is Severity.WARNING


def test_a_configuration_makes_its_options_once(desk: Path) -> None:
    lay(desk, govlint="[per-file-ignores]\n'*.html' = ['GL3']", a__govlint="year = 2024")
    made = choices()
    assert made.options("x.md") is made.options("y/z.md")
    assert made.options("x.html") is made.options("y/z.html") is not made.options("x.md")
    assert made.options("a/x.md") is made.options("a/y.html")


def test_mistakes_of_all_configurations_are_told_before_anything_is_checked(desk: Path) -> None:
    lay(desk, govlint="yaer = 1", a__govlint="yare = 1")
    with pytest.raises(ConfigurationError) as caught:
        choices().verify(["x.md", "a/x.md", "a/y.md"])
    assert [mistake.path for mistake in caught.value.mistakes] == ["govlint.toml", "a/govlint.toml"]


def test_the_rules_of_a_run_are_those_of_all_its_files(desk: Path) -> None:
    lay(desk, govlint="select = ['GL302']", a__govlint="select = ['GL301']")
    for path in ("x.md", "a/x.md"):
        (desk / path).write_text(sample(), "utf-8")
    result = run(["x.md", "a/x.md"], registry(), choices().options)
    assert [rule.code for rule in result.rules] == ["GL001", "GL301", "GL302"]
    assert [set(file.outcomes) for file in result.files] == [{"GL001", "GL302"}, {"GL001", "GL301"}]


# Accepted spellings


def checked(text: str, suffix: str = ".md") -> FileResult:
    return lint(f"a{suffix}", text.encode(), registry(), options())


def found(result: FileResult) -> list[str]:
    assert not result.failures, result.failures
    return [made.rule.code for made in result.diagnostics]


@pytest.mark.parametrize(
    ("label", "spelling", "old"),
    [
        pytest.param("本年废止件数", "本年度止件数", "本年废止件数", id="a column"),
        pytest.param("行政强制", "强制措施决定", "行政强制 |", id="a row"),
        pytest.param("1.属于国家秘密", "1.涉密", "1.属于国家秘密", id="a numbered row"),
        pytest.param("属于国家秘密", "涉密", "1.属于国家秘密", id="a numbered row, named without its number"),
        pytest.param("(三) 不予公开", "（三）决定不公开", "（三）不予公开", id="a group, other marks"),
        pytest.param("一、总体情况", "一、年度概述", "一、总体情况", id="a part"),
        pytest.param("总体情况", "年度概述", "一、总体情况", id="a part, without its number"),
    ],
)
def test_an_accepted_spelling_is_no_fault(label: str, spelling: str, old: str, desk: Path) -> None:
    number = old[:2] if "、" in old and not spelling.startswith(old[:2]) else ""
    end = " |" if old.endswith(" |") else ""
    text = sample().replace(old, f"{number}{spelling}{end}")
    assert text != sample()
    assert found(checked(text)), "a fault, or this test would show nothing"
    lay(desk, govlint=f"[spellings]\n'{label}' = ['{spelling}']")
    assert found(checked(text)) == []


def test_figures_beside_an_accepted_label_are_summed(desk: Path) -> None:
    lay(desk, govlint="[spellings]\n'（一）予以公开' = ['（一）同意公开']")
    text = changed(("（一）予以公开", "（一）同意公开"))
    row = next(line for line in text.split("\n") if "（一）同意公开" in line)
    figures = row.rstrip(" |").rsplit("|", 1)
    broken = text.replace(row, f"{figures[0]}| {int(figures[1]) + 1} |")
    assert found(checked(broken)) == ["GL301"]


def test_the_form_itself_is_as_it_was(desk: Path) -> None:
    lay(desk, govlint="[spellings]\n'行政强制' = ['强制措施决定']")
    assert found(checked(sample().replace("行政强制 |", "强制措施决定 |"))) == []
    lay(desk, govlint="")
    assert found(checked(sample().replace("行政强制 |", "强制措施决定 |")))


def test_equal_spellings_share_one_form(desk: Path) -> None:
    lay(desk, a__govlint="[spellings]\n'规章' = ['部门规章']", b__govlint="[spellings]\n'规章' = ['部门规章']")
    made = choices()
    assert made.options("a/x.md").forms is made.options("b/x.md").forms


def test_a_rule_is_told_of_its_own_file(desk: Path) -> None:
    lay(desk, govlint="organ.name = '甲局'", a__govlint="organ.name = '乙局'")
    told: list[str] = []
    rule = Rule(
        "ZZ100", "asking", "标题", Severity.NOTE, (), "", lambda _, context: told.append(context.organ) or (), asks=True
    )
    made = choices()
    for path in ("x.md", "a/x.md"):
        lint(path, sample().encode(), registry(), made.options(path)._replace(rules=(rule,)))
    assert told == ["甲局", "乙局"]
