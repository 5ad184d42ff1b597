"""SARIF by the standard: the official schema, and what the schema does not notice."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from govlint.plugins import ReportOptions
from govlint.reporters.file_uri import location
from govlint.reporters.sarif import strict as sarif
from govlint.rule_page import page_of
from tests.engine.reporters.made import (
    NOTED,
    RULES,
    TOTAL,
    TYPO,
    diagnostic,
    file,
    full_run,
    run,
    suppressed_run,
    word_run,
)

if TYPE_CHECKING:
    from govlint.results import RunResult

HOSTILE = '"[bookmark: _GoBack][/元]\x1b[31m\x07\x9b\u202e\u2028\udcff'


def log(result: RunResult, **options: Any) -> Any:
    stream = io.StringIO()
    sarif.report(result, stream, ReportOptions(**options))
    (made,) = json.loads(stream.getvalue())["runs"]
    return made


def results(result: RunResult, **options: Any) -> Any:
    return log(result, **options)["results"]


@pytest.mark.program("npm")
@pytest.mark.parametrize(
    "result",
    [
        pytest.param(full_run(), id="everything"),
        pytest.param(run(), id="no file"),
        pytest.param(run(rules=()), id="no rule"),
        pytest.param(full_run(HOSTILE + "/报告.md"), id="hostile file name"),
        pytest.param(word_run(), id="a file without lines"),
        pytest.param(suppressed_run(), id="suppressed"),
        pytest.param(run(file("报告.md", diagnostic(message=HOSTILE, place=(HOSTILE,)))), id="hostile text"),
    ],
)
@pytest.mark.parametrize("show_passed", [True, False])
def test_the_official_schema(result: RunResult, show_passed: bool, sarif_validator: Any) -> None:
    stream = io.StringIO()
    sarif.report(result, stream, ReportOptions(show_passed=show_passed, exit_code=3, invocation=("check", HOSTILE)))
    sarif_validator.validate(json.loads(stream.getvalue()))


def test_a_result() -> None:
    made = results(full_run())[1]
    assert (made["ruleId"], RULES[made["ruleIndex"]].code) == ("GL302", "GL302")
    assert (made["kind"], made["level"]) == ("fail", "error")
    assert made["message"]["text"].startswith("表三“自然人”列（七）总计不符")
    assert made["partialFingerprints"] == {"govlint/v1": "0123456789abcdef"}
    (place,) = made["locations"]
    assert place["logicalLocations"] == [
        {"name": "自然人", "fullyQualifiedName": "表三/三、本年度办理结果（七）总计/自然人"}
    ]
    assert place["physicalLocation"]["artifactLocation"]["index"] == 0
    assert place["physicalLocation"]["region"] == {
        "startLine": 54,
        "startColumn": 23,
        "endLine": 54,
        "endColumn": 25,
        "snippet": {"text": "12"},
    }
    assert place["physicalLocation"]["contextRegion"]["startLine"] == 54
    assert [item["physicalLocation"]["region"]["startLine"] for item in made["relatedLocations"]] == [33, 34, 46]
    assert [item["id"] for item in made["relatedLocations"]] == [1, 2, 3]


def test_the_run_says_how_it_is_to_be_read() -> None:
    made = log(full_run())
    assert (made["language"], made["columnKind"]) == ("zh-CN", "unicodeCodePoints")
    assert [item["properties"] for item in made["artifacts"]] == [
        {"form": "2021", "year": 2024, "title": "某县人民政府2024年政府信息公开工作年度报告"},
        {},
    ]


def test_every_rule_of_the_run_is_described() -> None:
    driver = log(run(file()))["tool"]["driver"]
    assert [made["id"] for made in driver["rules"]] == [made.code for made in RULES]
    made = driver["rules"][3]
    assert (made["name"], made["defaultConfiguration"]) == ("ResultTotal", {"level": "error"})
    assert made["shortDescription"]["text"] == TOTAL.title
    assert "国办公开办函〔2021〕30号" in made["fullDescription"]["text"]
    assert "help" not in made, "nobody looks up what has no results"
    assert made["properties"]["basis"] == [str(provision) for provision in TOTAL.basis]
    assert made["properties"]["tags"] == ["disclosure", "figures"]
    assert made["properties"]["precision"] == "very-high"


def test_a_rule_with_results_has_its_page() -> None:
    made = log(run(file("报告.md", diagnostic(TOTAL))))["tool"]["driver"]["rules"][3]
    assert made["help"]["markdown"] == page_of(TOTAL)
    assert "为什么" in made["help"]["text"]
    assert made["help"]["text"].endswith("《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条")


def test_a_rule_that_is_not_of_the_run_is_described_when_it_reports() -> None:
    made = log(run(file("报告.md", diagnostic(TYPO)), rules=(TOTAL,)))
    assert made["tool"]["driver"]["rules"][made["results"][0]["ruleIndex"]]["id"] == "GL202"


def test_level_is_none_unless_the_kind_is_fail() -> None:
    made = results(full_run(), show_passed=True)
    assert {item["level"] for item in made if item["kind"] != "fail"} == {"none"}
    assert [item["level"] for item in made if item["kind"] == "fail"] == ["error", "error", "note"]
    (review,) = (item for item in made if item["kind"] == "review")
    assert review["properties"] == {"severity": "warning"}


def test_rules_that_held_are_results_when_asked_for() -> None:
    held = [item for item in results(full_run(), show_passed=True) if item["kind"] in ("pass", "notApplicable")]
    assert [(item["ruleId"], item["kind"], item["message"]["text"]) for item in held] == [
        ("GL101", "pass", "六个部分齐全：通过"),
        ("GL306", "notApplicable", "只有有权制定规章的机关才填规章：不适用（看不出机关的级别）"),
        ("GL101", "notApplicable", "六个部分齐全：不适用（不是年度报告）"),
    ]
    assert {item["kind"] for item in results(full_run())} == {"fail", "review"}


def test_a_fix_is_a_replacement() -> None:
    (fix,) = results(full_run())[0]["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 18, "startColumn": 7, "endLine": 18, "endColumn": 8},
            "insertedContent": {"text": "性"},
        }
    ]
    assert fix["properties"] == {"applicability": "safe"}


def test_a_file_without_lines_has_logical_places_and_no_text_regions() -> None:
    made = results(word_run())
    assert "egion" not in json.dumps(made)
    assert all(list(item["locations"][0]["physicalLocation"]) == ["artifactLocation"] for item in made)
    assert [item["locations"][0]["logicalLocations"] for item in made] == [
        [{"name": "文件属性", "fullyQualifiedName": "文件属性"}],
        [{"name": "第3段", "fullyQualifiedName": "第3段"}],
        [{"name": "自然人", "fullyQualifiedName": "表三/（七）总计/自然人"}, {"name": "第54段"}],
    ]
    assert made[2]["relatedLocations"][0]["logicalLocations"] == [{"name": "第33段"}]
    assert [item for item in made if "fixes" in item] == []


def test_a_finding_on_the_file_as_such_has_no_region() -> None:
    (made,) = results(run(file("报告.md", diagnostic(whole=True))))
    assert list(made["locations"][0]["physicalLocation"]) == ["artifactLocation"]


def test_failures_are_notifications_of_a_run_that_did_not_succeed() -> None:
    (invocation,) = log(full_run(), exit_code=3, invocation=("check", "报告"))["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    assert invocation["arguments"] == ["check", "报告"]
    plugin, rule = invocation["toolExecutionNotifications"]
    assert plugin == {"level": "error", "message": {"text": "插件 example 无法载入：ImportError"}}
    assert rule["associatedRule"] == {"id": "GL302", "index": 3}
    assert rule["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "%E9%80%9A%E7%9F%A5.txt"


def test_findings_are_no_failure_of_the_run() -> None:
    (invocation,) = log(run(file("报告.md", diagnostic())), exit_code=1)["invocations"]
    assert invocation == {"executionSuccessful": True, "exitCode": 1}


def test_order_is_that_of_the_run() -> None:
    made = results(run(file("乙.md", diagnostic(TOTAL), diagnostic(TYPO)), file("甲.md", diagnostic(NOTED))))
    assert [item["ruleId"] for item in made] == ["GL302", "GL202", "GL411"]


@pytest.mark.parametrize(
    ("span", "line", "snippet", "context"),
    [
        pytest.param((1, 2, 1, 3), "总计12\r\n", "计", "总计12", id="part of a line"),
        pytest.param((1, 1, 1, 3), "总计", "总计", None, id="a context must be larger than its region"),
        pytest.param((1, 2, 1, 2), "总计", None, None, id="an empty span has no text"),
        pytest.param((1, 2, 2, 3), "总计", None, None, id="the rest of the text is not known"),
        pytest.param((1, 1, 1, 2), "", None, None, id="no source line"),
    ],
)
def test_snippets(span: tuple[int, int, int, int], line: str, snippet: str | None, context: str | None) -> None:
    (made,) = results(run(file("报告.md", diagnostic(span=span, source_line=line))))
    physical = made["locations"][0]["physicalLocation"]
    assert physical["region"].get("snippet", {}).get("text") == snippet
    assert physical.get("contextRegion", {}).get("snippet", {}).get("text") == context


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("报告.md", "%E6%8A%A5%E5%91%8A.md", id="Chinese"),
        pytest.param("a b/c#d?e%41.md", "a%20b/c%23d%3Fe%2541.md", id="space and reserved characters"),
        pytest.param("./x/../y.md", "y.md", id="dots"),
        pytest.param("c:d.md", "c%3Ad.md", id="a colon is no scheme"),
        pytest.param("a\udcff.md", "a%FF.md", id="a byte that is not text"),
        pytest.param("a\n\u202e.md", "a%0A%E2%80%AE.md", id="control characters"),
    ],
)
def test_files_below_the_working_directory_are_relative_to_it(path: str, uri: str) -> None:
    assert location(path) == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_an_absolute_path_below_the_working_directory_is_relative_too(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert location(str(tmp_path / "报 告.md"))["uri"] == "%E6%8A%A5%20%E5%91%8A.md"


def test_other_files_are_file_uris(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    made = location("../报告.md")
    assert made == {"uri": (tmp_path / "报告.md").as_uri()}
    assert made["uri"].startswith("file:///")
    assert made["uri"].isascii()


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_any_stream(encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace", newline="\n")
    sarif.report(full_run(HOSTILE), stream, ReportOptions(show_passed=True))
    stream.flush()
    assert b"\x1b" not in raw.getvalue()
    assert json.loads(raw.getvalue())["runs"][0]["results"][0]["message"]["text"].startswith("栏目名称")


def test_what_is_suppressed_is_marked_and_says_why() -> None:
    results = log(suppressed_run())["results"]
    assert [(made["ruleId"], made.get("suppressions")) for made in results] == [
        ("GL202", [suppression("inSource", "沿用旧表", "%E6%8A%A5%E5%91%8A.md", 17)]),
        ("GL302", [suppression("external", "已说明\x1b[31m", "govlint.toml", 4)]),
        ("GL212", [suppression("external", "基线中已有", "govlint-baseline.json", 12)]),
        ("GL411", None),
    ]
    assert log(suppressed_run())["artifacts"][1]["roles"] == ["userSpecifiedConfiguration"]


def suppression(kind: str, why: str, uri: str, line: int) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}, "region": {"startLine": line}}
    return {"kind": kind, "status": "accepted", "justification": why, "location": {"physicalLocation": place}}
