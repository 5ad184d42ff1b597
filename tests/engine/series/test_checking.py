"""Rules on a series: what they find is signed in its file, what they do wrong is told, and the rest still runs."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from govlint.document import Span
from govlint.linter import Options
from govlint.rules import Finding, NotApplicable, Related, Rule, RuleError, Severity, Status, rule
from govlint.series.run import run_series
from tests.rules.linting import registry, sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from govlint.forms.report import Report
    from govlint.results import FileResult, RunResult
    from govlint.rules import Outcome
    from govlint.series.view import Series

    Check = Callable[[Series], Iterable[Outcome]]

READABLE = registry().rules["GL001"]


def a_rule(check: Check, code: str = "ZZ701", severity: Severity = Severity.ERROR) -> Rule:
    return Rule(code, code.lower(), "标题", severity, (), "", check, on="series")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for year in (2023, 2024):
        (tmp_path / f"{year}.md").write_text(sample().replace("2024", str(year)), "utf-8")
    return tmp_path


def run(folder: Path, *rules: Rule, **options: Any) -> RunResult:
    paths = sorted(str(path) for path in folder.iterdir())
    made = Options((READABLE, *rules), **options)
    return run_series(paths, registry(), lambda _: made)


def file(result: RunResult, name: str) -> FileResult:
    return next(file for file in result.files if file.path.endswith(name))


def at_titles(series: Series) -> Iterable[Outcome]:
    for _, _, extract in series.reports():
        yield extract.finding(extract.title, "标题", kind="review")


def test_a_finding_is_signed_in_its_file(folder: Path) -> None:
    def check(series: Series) -> Iterable[Outcome]:
        (_, _, first), (_, _, second) = series.reports()
        related = (first.related(first.title, "上一年度"),)
        yield second.finding(second.title, "消息", ("标题",), related=related)
        yield first.unchecked("没有上一年度")

    result = run(folder, a_rule(check))
    assert file(result, "2023.md").diagnostics == ()
    assert file(result, "2023.md").outcomes["ZZ701"] == (Status.NOT_APPLICABLE, ("没有上一年度",))
    [made] = file(result, "2024.md").diagnostics
    assert made.path == str(folder / "2024.md")
    assert made.source_line == sample().split("\n")[0]
    assert (made.severity, made.finding.place, made.addressing) == (Severity.ERROR, ("标题",), "text")
    assert made.fingerprint
    assert made.finding.related[0].path == str(folder / "2023.md")
    assert file(result, "2024.md").outcomes["ZZ701"].status is Status.FAIL
    assert [rule.code for rule in result.rules] == ["GL001", "ZZ701"]
    assert result.counts == {Severity.ERROR: 1}


def test_questions_are_no_errors_and_severities_are_the_users(folder: Path) -> None:
    result = run(folder, a_rule(at_titles))
    assert {made.severity for made in file(result, "2024.md").diagnostics} == {Severity.WARNING}
    assert file(result, "2024.md").outcomes["ZZ701"].status is Status.REVIEW
    result = run(folder, a_rule(at_titles), severities=MappingProxyType({"ZZ701": Severity.NOTE}))
    assert {made.severity for made in file(result, "2024.md").diagnostics} == {Severity.NOTE}


def test_what_is_not_applicable_to_no_file_in_particular_is_not_to_any(folder: Path) -> None:
    result = run(folder, a_rule(lambda _: [NotApplicable("没有清单")]))
    assert [found.outcomes["ZZ701"].reasons for found in result.files] == [("没有清单",)] * 2


def test_a_rule_that_found_nothing_passes(folder: Path) -> None:
    result = run(folder, a_rule(lambda _: ()))
    assert [found.outcomes["ZZ701"].status for found in result.files] == [Status.PASS] * 2


def test_a_rule_that_raises_fails_alone(folder: Path) -> None:
    def check(series: Series) -> Iterable[Outcome]:
        yield from at_titles(series)
        raise ValueError("缺少列")

    result = run(folder, a_rule(check), a_rule(at_titles, "ZZ702"))
    [failure] = result.failures
    assert (failure.rule, failure.path) == ("ZZ701", "")
    assert "ValueError: 缺少列" in failure.message
    assert "test_checking.py" in failure.message
    assert {made.rule.code for found in result.files for made in found.diagnostics} == {"ZZ702"}
    assert "ZZ701" not in file(result, "2024.md").outcomes


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        pytest.param(lambda e: Finding(e.title, "消息"), "Finding 的 path 不是系列中的文件：''", id="no file"),
        pytest.param(lambda e: e.finding(e.title, "消息")._replace(path="别的.md"), "'别的.md'", id="another file"),
        pytest.param(lambda e: e.finding(Span(999, 1, 999, 2), "消息"), "不在文件里", id="beyond the file"),
        pytest.param(
            lambda e: e.finding(e.title, "消息", related=(Related(e.title, "", "没有.md"),)),
            "Related 的 path 不是系列中的文件：'没有.md'",
            id="related elsewhere",
        ),
        pytest.param(
            lambda e: e.finding(e.title, "消息", related=(e.related(Span(999, 1, 999, 2), "那里"),)),
            "Related 的 span（999:1",
            id="related beyond its file",
        ),
        pytest.param(lambda _: "消息", "应为 Finding 或 NotApplicable", id="no finding"),
    ],
)
def test_what_a_rule_yields_is_held_to_the_files(folder: Path, wrong: Callable[..., Any], message: str) -> None:
    def check(series: Series) -> Iterable[Outcome]:
        for _, _, extract in series.reports():
            yield wrong(extract)

    [failure] = run(folder, a_rule(check)).failures
    assert message in failure.message


def test_a_rule_runs_for_the_files_that_ask_for_it(folder: Path) -> None:
    made = a_rule(at_titles)
    paths = sorted(str(path) for path in folder.iterdir())

    def options(path: str) -> Options:
        return Options((READABLE, made) if path.endswith("2024.md") else (READABLE,))

    result = run_series(paths, registry(), options)
    assert [len(found.diagnostics) for found in result.files] == [0, 1]
    assert [list(found.outcomes) for found in result.files] == [["GL001"], ["GL001", "ZZ701"]]


def test_files_that_are_no_reports_are_compared_with_nothing(folder: Path) -> None:
    (folder / "信.md").write_text("各位同事：请于周五前报送材料。\n", "utf-8")
    (folder / "坏.docx").write_bytes(b"PK")
    seen: list[int] = []

    def check(series: Series) -> Iterable[Outcome]:
        seen.append(len(list(series.reports())))
        return ()

    result = run(folder, a_rule(check))
    assert seen == [2]
    assert file(result, "信.md").outcomes["ZZ701"].reasons == ("不是可以辨认的年度报告",)
    assert file(result, "坏.docx").outcomes["ZZ701"].reasons == ("文件没有读出来",)
    assert [made.rule.code for made in file(result, "坏.docx").diagnostics] == ["GL001"]


def test_findings_of_single_files_stand_beside_those_of_the_series(folder: Path) -> None:
    path = folder / "2024.md"
    path.write_text(path.read_text("utf-8").replace("行政规范性文件 | 2", "行政规范姓文件 | 2"), "utf-8")
    result = run(folder, registry().rules["GL202"], a_rule(at_titles))
    assert [made.rule.code for made in file(result, "2024.md").diagnostics] == ["ZZ701", "GL202"]


def test_progress_is_told(folder: Path) -> None:
    done: list[int] = []
    made = Options((READABLE,))
    run_series(sorted(map(str, folder.iterdir())), registry(), lambda _: made, progress=done.append)
    assert done == [1, 2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="one process does everything")
def test_a_file_that_ends_its_process_is_told_and_the_rest_is_compared(folder: Path) -> None:
    this, lethal = os.getpid(), str(folder / "2023.md")

    def check(report: Report) -> Iterable[Outcome]:
        if report.year == 2023 and os.getpid() != this:
            os._exit(7)
        return ()

    rules = (READABLE, Rule("ZZ001", "zz001", "标题", Severity.ERROR, (), "", check), a_rule(at_titles))
    paths = sorted(map(str, folder.iterdir()))
    result = run_series(paths, registry(), lambda _: Options(rules), jobs=2)
    lost, read = result.files
    assert (lost.path, lost.unreadable) == (lethal, True)
    assert "进程意外中止" in lost.failures[0].message
    assert lost.outcomes["ZZ701"].reasons == ("文件没有读出来",)
    assert read.outcomes["ZZ701"].status is Status.REVIEW


def test_no_files_are_no_series() -> None:
    assert run_series([], registry(), lambda _: Options((READABLE,))).files == ()


def test_a_rule_on_series_takes_one_parameter() -> None:
    with pytest.raises(RuleError, match="只有一个参数 series"):

        @rule("ZZ701", severity="note", on="series")
        def check(series: object, context: object) -> Iterable[Outcome]:
            return ()
