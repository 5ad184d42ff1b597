"""rdjson as reviewdog's parser takes it: keys of its first version only, columns in bytes of UTF-8."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from govlint.document import Span
from govlint.plugins import ReportOptions
from govlint.reporters import rdjson
from govlint.rules import Edit, Fix
from tests.engine.reporters.hostile import NAME, TEXTS
from tests.engine.reporters.made import TYPO, diagnostic, file, full_run, run, suppressed_run, word_run
from tests.engine.reporters.rdjson_schema import SCHEMA

if TYPE_CHECKING:
    from govlint.results import RunResult


def diagnostics(result: RunResult) -> Any:
    stream = io.StringIO()
    rdjson.report(result, stream, ReportOptions())
    written = json.loads(stream.getvalue())
    jsonschema.validate(written, SCHEMA)
    assert written["source"] == {"name": "govlint"}
    for made in written["diagnostics"]:
        assert_in_order(made["location"].get("range"))
    return written["diagnostics"]


def assert_in_order(made: Any) -> None:
    """Both columns or none: a range without columns is that of whole lines."""
    if made is not None:
        start, end = made["start"], made["end"]
        assert ("column" in start) == ("column" in end)
        assert (start["line"], start.get("column", 0)) <= (end["line"], end.get("column", 0))


def found(text: str, line: str, **more: Any) -> Any:
    """The diagnostic on `text`, which is in `line`."""
    at = line.index(text) + 1
    made = diagnostic(TYPO, span=(3, at, 3, at + len(text)), source_line=line, **more)
    return diagnostics(run(file("报告.md", made, encoding="utf-8")))[0]


@pytest.mark.parametrize("line", ["| 总计 | 12 |", "𠮷𠮷总计\t12", "ab总计", "总计"])
def test_columns_count_bytes(line: str) -> None:
    made = found("总计", line)["location"]["range"]
    data = line.encode()
    assert data[made["start"]["column"] - 1 : made["end"]["column"] - 1].decode() == "总计"


def test_a_diagnostic() -> None:
    made = diagnostics(full_run())[1]
    assert made["message"].startswith("表三“自然人”列（七）总计不符")
    assert (made["severity"], made["code"]) == ("ERROR", {"value": "GL302"})
    assert made["location"]["path"] == "报告/某县 2024年报告.md"
    assert made["location"]["range"]["start"]["line"] == 54


def test_severities() -> None:
    assert [made["severity"] for made in diagnostics(full_run())] == [
        "ERROR", "ERROR", "WARNING", "INFO", "ERROR", "ERROR",
    ]  # fmt: skip


def test_a_fix_of_one_edit_is_a_suggestion() -> None:
    line = "| 行政规范姓文件 |"
    made = found("姓", line, fix=Fix("改字", (Edit(Span(3, 7, 3, 8), "性"),)))
    (suggestion,) = made["suggestions"]
    at = suggestion["range"]
    data = line.encode()
    mended = data[: at["start"]["column"] - 1] + suggestion["text"].encode() + data[at["end"]["column"] - 1 :]
    assert mended.decode() == "| 行政规范性文件 |"


@pytest.mark.parametrize(
    ("fix", "more"),
    [
        pytest.param(Fix("两处", (Edit(Span(3, 1, 3, 2), "a"), Edit(Span(3, 2, 3, 3), "b"))), {}, id="two edits"),
        pytest.param(Fix("别处", (Edit(Span(4, 1, 4, 2), "a"),)), {}, id="another line"),
        pytest.param(Fix("换行", (Edit(Span(3, 1, 3, 2), "a\nb"),)), {}, id="a line break"),
        pytest.param(Fix("改", (Edit(Span(3, 1, 3, 2), "a"),)), {"encoding": "gb18030"}, id="a file in GBK"),
        pytest.param(Fix("改", (Edit(Span(3, 1, 3, 2), "a"),)), {"encoding": ""}, id="a file that is no text"),
        pytest.param(Fix("改", ()), {}, id="no edit"),
    ],
)
def test_no_suggestion(fix: Fix, more: dict[str, str]) -> None:
    made = diagnostic(TYPO, span=(3, 1, 3, 2), source_line="总计", fix=fix)
    (written,) = diagnostics(run(file("报告.md", made, **{"encoding": "utf-8", **more})))
    assert "suggestions" not in written


@pytest.mark.parametrize(
    ("span", "line"),
    [
        pytest.param((3, 2, 4, 2), "总计", id="several lines"),
        pytest.param((3, 2, 3, 9), "总计", id="beyond the line that is known"),
        pytest.param((3, 2, 3, 3), "", id="no line known"),
    ],
)
def test_whole_lines_where_bytes_cannot_be_counted(span: tuple[int, int, int, int], line: str) -> None:
    (made,) = diagnostics(run(file("报告.md", diagnostic(span=span, source_line=line))))
    assert made["location"]["range"] == {"start": {"line": 3}, "end": {"line": span[2]}}


def test_a_file_without_lines_has_a_path_and_its_place_in_words() -> None:
    made = diagnostics(word_run())
    assert [one["location"] for one in made] == [{"path": "报告.docx"}] * 3
    assert made[2]["message"] == "报告.docx（表三，（七）总计，自然人，第54段）：“自然人”列（七）总计不符"


def test_what_is_suppressed_is_no_diagnostic() -> None:
    assert [made["code"] for made in diagnostics(suppressed_run())] == [{"value": "GL411"}]


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text(text: str) -> None:
    made = diagnostic(TYPO, span=(1, 1, 1, 3), message=text, source_line=text, path=NAME, place=(text,))
    assert len(diagnostics(run(file(NAME, made, encoding="utf-8")))) == 1
