"""What stands in another file than its finding is shown with that file's path and by its kind of lines."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from govlint.document import Span
from govlint.plugins import ReportOptions, load
from govlint.rules import Related
from tests.engine.reporters.made import TOTAL, diagnostic, file, run
from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from govlint.results import RunResult

HERE = Related(Span(3, 1, 3, 4), "本年新收 5")
TEXT = Related(Span(60, 5, 60, 6), "自然人：5", "2022/水务局 报告.md")
AGAIN = Related(Span(60, 9, 60, 10), "总计：7", "2022/水务局 报告.md")
WORD = Related(Span(41, 1, 41, 2), "自然人：5", "2022/水务局.docx", "block")


def made(*related: Related, addressing: str = "text") -> RunResult:
    one = diagnostic(TOTAL, message="上年结转不同", related=related, path="2023/水务局.md")
    return run(file("2023/水务局.md", one._replace(addressing=addressing)))  # type: ignore[arg-type]


def shown(name: str, result: RunResult) -> str:
    stream = StringIO()
    load().reporters[name](result, stream, ReportOptions())
    return stream.getvalue()


@pytest.mark.parametrize(
    ("related", "ending"),
    [
        pytest.param((), "上年结转不同", id="none"),
        pytest.param((HERE,), "上年结转不同", id="in the same file"),
        pytest.param((HERE, TEXT), "上年结转不同（见 2022/水务局 报告.md:60:5）", id="in another file"),
        pytest.param((TEXT, AGAIN), "上年结转不同（见 2022/水务局 报告.md:60:5）", id="the first in each file"),
        pytest.param(
            (TEXT, WORD), "上年结转不同（见 2022/水务局 报告.md:60:5、2022/水务局.docx:41:1）", id="in two files"
        ),
        pytest.param(
            (TEXT, WORD, TEXT._replace(path="c.md")),
            "上年结转不同（见 2022/水务局 报告.md:60:5、2022/水务局.docx:41:1 等 3 个文件）",
            id="in many files",
        ),
    ],
)
def test_concise_names_the_other_files(related: tuple[Related, ...], ending: str) -> None:
    assert shown("concise", made(*related)).split("\n")[0].endswith(f"error {ending}")


def test_rich_shows_paths_before_positions() -> None:
    text = shown("rich", made(HERE, TEXT, WORD))
    assert "3:1 本年新收 5" in text
    assert "2022/水务局 报告.md:60:5 自然人：5" in text
    assert "2022/水务局.docx 第41段 自然人：5" in text


def test_rich_shows_lines_of_another_file_as_those_of_that_file() -> None:
    text = shown("rich", made(HERE, TEXT, addressing="block"))
    assert "第3段 本年新收 5" in text
    assert "2022/水务局 报告.md:60:5 自然人：5" in text


def test_json_has_path_and_addressing_of_what_is_elsewhere() -> None:
    written = json.loads(shown("json", made(HERE, TEXT, WORD)))
    jsonschema.validate(written, json.loads((ROOT / "docs/schema/report-v1.schema.json").read_text("utf-8")))
    related = written["files"][0]["diagnostics"][0]["related"]
    assert "path" not in related[0]
    assert [(item["path"], item["addressing"]) for item in related[1:]] == [
        ("2022/水务局 报告.md", "text"),
        ("2022/水务局.docx", "block"),
    ]


def test_sarif_locates_what_is_elsewhere_in_its_file() -> None:
    written = json.loads(shown("sarif", made(HERE, TEXT, WORD)))
    related: list[Any] = written["runs"][0]["results"][0]["relatedLocations"]
    uris = [item["physicalLocation"]["artifactLocation"]["uri"] for item in related]
    assert uris[1:] == [
        "2022/%E6%B0%B4%E5%8A%A1%E5%B1%80%20%E6%8A%A5%E5%91%8A.md",
        "2022/%E6%B0%B4%E5%8A%A1%E5%B1%80.docx",
    ]
    assert uris[0].startswith("2023/")
    assert "index" not in related[1]["physicalLocation"]["artifactLocation"]
    assert related[1]["physicalLocation"]["region"]["startLine"] == 60
    assert "region" not in related[2]["physicalLocation"], "a Word file has no lines"
    assert related[2]["logicalLocations"] == [{"name": "第41段"}]


def test_a_hostile_path_of_another_file_is_cleaned() -> None:
    hostile = Related(Span(1, 1, 1, 2), "那里", "a\n\x1b[31m.md")
    assert shown("concise", made(hostile)).count("\n") == 2
    for name in ("concise", "rich", "json", "sarif"):
        assert "\x1b" not in shown(name, made(hostile))
