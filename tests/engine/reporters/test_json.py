"""The JSON report keeps its contract: the keys that were promised, its own schema, and any stream."""

from __future__ import annotations

import io
import json as stdlib_json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from govlint.plugins import ReportOptions
from govlint.reporters import json
from govlint.results import Failure, Refusal, RunResult
from govlint.rules import Related
from tests.engine.reporters.made import (
    NOTED,
    PARTS,
    TOTAL,
    TYPO,
    diagnostic,
    file,
    full_run,
    run,
    suppressed_run,
    word_run,
)

DOCS = Path(__file__).parents[3] / "docs"
SCHEMA = stdlib_json.loads((DOCS / "schema" / "report-v1.schema.json").read_text("utf-8"))
HOSTILE = '"\\[/元]\x1b[31m\x07\x7f\x9b\u202e\u2028\u200b\ue000𠮷\U000e0001'


def written(result: RunResult, exit_code: int = 0) -> str:
    stream = io.StringIO()
    json.report(result, stream, ReportOptions(exit_code=exit_code))
    return stream.getvalue()


def loaded(result: RunResult, exit_code: int = 0) -> Any:
    report = stdlib_json.loads(written(result, exit_code))
    Draft202012Validator(SCHEMA).validate(report)
    return report


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_property_of_the_schema_is_described() -> None:
    definitions = [SCHEMA, *SCHEMA["$defs"].values()]
    for definition in definitions:
        for name, value in definition["properties"].items():
            assert value.get("description") or SCHEMA["$defs"][value["$ref"].rpartition("/")[2]]["description"], name


def test_the_schema_describes_every_key_that_is_written() -> None:
    closed = stdlib_json.loads(stdlib_json.dumps(SCHEMA), object_hook=_closed)
    Draft202012Validator(closed).validate(loaded(full_run()))
    Draft202012Validator(closed).validate(loaded(suppressed_run()))


def _closed(value: dict[str, Any]) -> dict[str, Any]:
    return {"additionalProperties": False, **value} if "required" in value and "properties" in value else value


def test_the_documented_example_holds() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", (DOCS / "json.md").read_text("utf-8"), re.DOTALL)
    report = stdlib_json.loads(example)
    Draft202012Validator(SCHEMA).validate(report)
    (made,) = report["files"]
    assert set(made) == set(loaded(full_run())["files"][0])
    assert set(made["diagnostics"][0]) == set(loaded(full_run())["files"][0]["diagnostics"][0])


def test_the_promised_keys() -> None:
    report = loaded(full_run(), exit_code=3)
    assert list(report)[:3] == ["version", "files", "summary"]
    assert report["version"] == 1
    first, second = report["files"]
    assert (first["path"], first["form"], first["year"]) == ("报告/某县 2024年报告.md", "2021", 2024)
    assert (second["form"], second["year"]) == (None, None)
    made = first["diagnostics"][1]
    assert {key: made[key] for key in list(made)[:9]} == {
        "code": "GL302",
        "name": "result-total",
        "severity": "error",
        "kind": "fail",
        "line": 54,
        "column": 23,
        "end_line": 54,
        "end_column": 25,
        "place": ["表三", "三、本年度办理结果（七）总计", "自然人"],
    }
    assert made["fixable"] is False
    assert first["outcomes"] == {
        "GL101": "pass",
        "GL202": "fail",
        "GL212": "review",
        "GL302": "fail",
        "GL306": "notApplicable",
        "GL411": "fail",
    }
    assert first["reasons"] == {"GL306": ["看不出机关的级别"]}


def test_a_fix_and_a_review() -> None:
    typo, _, row, _ = loaded(full_run())["files"][0]["diagnostics"]
    assert typo["fixable"] is True
    assert typo["fix"]["edits"] == [{"line": 18, "column": 7, "end_line": 18, "end_column": 8, "text": "性"}]
    assert (row["kind"], row["severity"]) == ("review", "warning")


def test_summary() -> None:
    assert loaded(full_run(), exit_code=3)["summary"] == {
        "files": 2,
        "unreadable": 0,
        "errors": 2,
        "warnings": 1,
        "notes": 1,
        "reviews": 1,
        "failures": 2,
        "suppressed": {"inline": 0, "config": 0, "baseline": 0},
        "outcomes": {"pass": 1, "fail": 3, "review": 1, "notApplicable": 2, "suppressed": 0},
        "rules": {"GL202": 1, "GL212": 1, "GL302": 1, "GL411": 1},
        "fixable": {"safe": 1, "unsafe": 0},
        "fixed": 0,
        "exit_code": 3,
    }


def test_what_was_mended_and_what_was_not() -> None:
    made = file("甲.md", fixed=(("GL105", 1), ("GL202", 2)), unfixed=(Refusal("GL104", 1, "自动编号"),))
    report = loaded(run(made, file("乙.md", unwritten="文件是只读的")))
    first, second = report["files"]
    assert first["fixed"] == {"GL105": 1, "GL202": 2}
    assert first["unfixed"] == [{"rule": "GL104", "findings": 1, "reason": "自动编号"}]
    assert (first["unwritten"], second["unwritten"]) == (None, "文件是只读的")
    assert report["summary"]["fixed"] == 3
    Draft202012Validator(SCHEMA).validate(report)


def test_failures_of_a_file_and_of_the_run() -> None:
    report = loaded(full_run())
    assert report["failures"][0]["message"] == "插件 example 无法载入：ImportError"
    assert report["files"][1]["failures"] == [
        {"path": "通知.txt", "rule": "GL302", "message": "ValueError: 缺少列", "traceback": "Traceback …"}
    ]


def test_order_is_that_of_the_run() -> None:
    report = loaded(run(file("乙.md", diagnostic(TOTAL), diagnostic(PARTS)), file("甲.md", diagnostic(TYPO))))
    assert [[made["path"], *(d["code"] for d in made["diagnostics"])] for made in report["files"]] == [
        ["乙.md", "GL302", "GL101"],
        ["甲.md", "GL202"],
    ]


def hostile_run(text: str) -> RunResult:
    related = (Related(diagnostic().finding.span, text),)
    made = diagnostic(NOTED, message=text, path=text, place=(text,), related=related)
    return run(file(text, made, title=text, failures=(Failure(text, "", text, text),)))


def test_text_is_kept_and_not_acted_upon() -> None:
    text = written(hostile_run(HOSTILE))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028\u200b\ue000\U000e0001]", text)
    assert "元" in text
    assert stdlib_json.loads(text)["files"][0]["diagnostics"][0]["message"] == HOSTILE


@given(st.text())
def test_any_text_is_read_as_it_was(text: str) -> None:
    (made,) = loaded(hostile_run(text))["files"]
    assert made["path"] == made["title"] == made["diagnostics"][0]["message"] == text


def test_a_file_name_that_is_not_text_does_not_make_the_report_unreadable() -> None:
    text = written(run(file("报告\udcff.md")))
    assert "\\udcff" not in text
    assert stdlib_json.loads(text.encode("utf-8"))["files"][0]["path"] == "报告⟨U+DCFF⟩.md"


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_any_stream(encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace", newline="\n")
    json.report(hostile_run(HOSTILE + "\udcff"), stream, ReportOptions())
    stream.flush()
    assert raw.getvalue().isascii() == (encoding != "utf-8")
    assert stdlib_json.loads(raw.getvalue())["files"][0]["path"] == HOSTILE + "⟨U+DCFF⟩"


def test_it_is_said_what_a_line_is() -> None:
    (word,) = loaded(word_run())["files"]
    assert [made["addressing"] for made in word["diagnostics"]] == ["file", "block", "block"]
    assert {made["addressing"] for made in loaded(full_run())["files"][0]["diagnostics"]} == {"text"}


def test_what_is_suppressed_stands_apart_with_its_reason() -> None:
    report = loaded(suppressed_run())
    document, entries = report["files"]
    assert document["diagnostics"] == []
    assert [(made["code"], made["suppression"]) for made in document["suppressed"]] == [
        ("GL202", {"kind": "inline", "reason": "沿用旧表", "path": "报告.md", "line": 17}),
        ("GL302", {"kind": "config", "reason": "已说明\x1b[31m", "path": "govlint.toml", "line": 4}),
        ("GL212", {"kind": "baseline", "reason": "", "path": "govlint-baseline.json", "line": 12}),
    ]
    assert document["outcomes"] == {"GL101": "pass", "GL202": "suppressed"}
    assert (document["role"], entries["role"]) == ("document", "configuration")
    summary = report["summary"]
    assert summary["suppressed"] == {"inline": 1, "config": 1, "baseline": 1}
    assert (summary["files"], summary["errors"], summary["notes"], summary["rules"]) == (1, 0, 1, {"GL411": 1})
