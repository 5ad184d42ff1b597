"""Code Quality as GitLab reads it: the keys it demands, a fingerprint for each, and paths as in the repository."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from govlint.plugins import ReportOptions
from govlint.reporters import gitlab
from tests.engine.reporters.hostile import NAME, TEXTS
from tests.engine.reporters.made import NOTED, ROWS, TOTAL, diagnostic, file, full_run, run, suppressed_run, word_run

if TYPE_CHECKING:
    from pathlib import Path

    from govlint.results import RunResult

POSITIVE = {"type": "integer", "minimum": 1}
LOCATION = {
    "type": "object",
    "required": ["path", "lines"],
    "additionalProperties": False,
    "properties": {
        "path": {"type": "string", "minLength": 1, "not": {"pattern": "^\\./"}},
        "lines": {
            "type": "object",
            "required": ["begin"],
            "additionalProperties": False,
            "properties": {"begin": POSITIVE, "end": POSITIVE},
        },
    },
}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": LOCATION,
        },
    },
}
"""What GitLab documents of the format."""


def issues(result: RunResult) -> Any:
    stream = io.StringIO()
    gitlab.report(result, stream, ReportOptions())
    written = json.loads(stream.getvalue())
    jsonschema.validate(written, SCHEMA)
    prints = [issue["fingerprint"] for issue in written]
    assert len(set(prints)) == len(prints)
    return written


def test_an_issue() -> None:
    made = issues(run(file("./报告/甲.md", diagnostic(TOTAL, span=(54, 23, 54, 25), path="./报告/甲.md"))))
    assert made == [
        {
            "description": "GL302 合计不符",
            "check_name": "GL302 result-total",
            "fingerprint": made[0]["fingerprint"],
            "severity": "critical",
            "location": {"path": "报告/甲.md", "lines": {"begin": 54, "end": 54}},
        }
    ]


def test_severities_and_failures() -> None:
    made = issues(full_run())
    assert [issue["severity"] for issue in made] == ["critical", "critical", "minor", "info", "blocker", "blocker"]
    assert made[2]["description"].startswith("GL212 请核对：")
    assert made[4]["description"] == "程序故障：插件 example 无法载入：ImportError"
    assert made[5]["location"] == {"path": "通知.txt", "lines": {"begin": 1}}
    assert issues(run(file("甲.md", diagnostic(ROWS))))[0]["severity"] == "major"


def test_the_same_finding_in_two_files_is_two_issues() -> None:
    assert len(issues(run(*(file(name, diagnostic(path=name)) for name in ("甲.md", "乙.md"))))) == 2


def test_a_fingerprint_survives_edits_elsewhere() -> None:
    before, after = (issues(run(file("甲.md", diagnostic(span=(line, 1, line, 2), path="甲.md")))) for line in (3, 9))
    assert before[0]["fingerprint"] == after[0]["fingerprint"]


def test_a_file_without_lines() -> None:
    made = issues(word_run())
    assert [(issue["description"], issue["location"]["lines"]["begin"]) for issue in made] == [
        ("GL411 文件属性：文件属性里有作者“张三”", 1),
        ("GL101 第3段：没有第二部分", 3),
        ("GL302 表三，（七）总计，自然人：“自然人”列（七）总计不符", 54),
    ]


def test_nothing_found_is_an_empty_list() -> None:
    assert issues(run(file())) == []


def test_what_is_suppressed_is_no_issue() -> None:
    assert [issue["check_name"] for issue in issues(suppressed_run())] == ["GL411 exact-counts"]


def test_an_absolute_path_below_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = str(tmp_path / "报告" / "甲.md")
    assert issues(run(file(name, diagnostic(path=name))))[0]["location"]["path"] == "报告/甲.md"


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text(text: str) -> None:
    made = issues(run(file(NAME, diagnostic(NOTED, message=text, path=NAME))))
    assert len(made) == 1
    assert len(made[0]["description"]) <= 4_100
