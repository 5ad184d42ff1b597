"""`sarif-github`: what code scanning shows, and nothing that it refuses."""

from __future__ import annotations

import gzip
import io
import json
import random
from typing import TYPE_CHECKING, Any

import pytest

from govlint.document import Span
from govlint.plugins import ReportOptions
from govlint.reporters.sarif import code_scanning
from govlint.rule_page import page_of
from govlint.rules import Related
from tests.engine.reporters.hostile import NAME, TEXTS
from tests.engine.reporters.made import NOTED, TOTAL, TYPO, diagnostic, file, full_run, run, suppressed_run, word_run

if TYPE_CHECKING:
    from govlint.results import RunResult

LIMIT = 10_000_000
"""Bytes of the log, compressed with gzip."""


def text_of(result: RunResult, **options: Any) -> str:
    stream = io.StringIO()
    code_scanning.report(result, stream, ReportOptions(**options))
    return stream.getvalue()


def run_of(result: RunResult, **options: Any) -> Any:
    (made,) = json.loads(text_of(result, **options))["runs"]
    return made


def results(result: RunResult) -> Any:
    return run_of(result)["results"]


def region(made: Any) -> Any:
    (place,) = made["locations"]
    return place["physicalLocation"]["region"]


@pytest.mark.program("npm")
@pytest.mark.parametrize(
    "result", [full_run(), full_run(NAME), run(), word_run(), suppressed_run()], ids=lambda _: "run"
)
def test_the_official_schema(result: RunResult, sarif_validator: Any) -> None:
    sarif_validator.validate(json.loads(text_of(result, invocation=("series",), exit_code=3)))


def test_a_result() -> None:
    made = results(full_run())[1]
    assert (made["ruleId"], made["level"]) == ("GL302", "error")
    assert region(made) == {"startLine": 54, "startColumn": 23, "endLine": 54, "endColumn": 25}
    assert made["partialFingerprints"]["primaryLocationLineHash"] == "0123456789abcdef:1"
    first, links = made["message"]["text"].split("\n")
    assert first.startswith("表三“自然人”列（七）总计不符")
    assert links.startswith("相关：[（一）予以公开 5](0)；[（二）部分公开 4](1)；")
    assert [item["id"] for item in made["relatedLocations"]] == [0, 1, 2]


def test_every_result_has_a_line_and_a_hash() -> None:
    every = [made for result in (full_run(), word_run(), suppressed_run()) for made in results(result)]
    assert all(region(made)["startLine"] >= 1 for made in every)
    assert all(made["partialFingerprints"]["primaryLocationLineHash"] for made in every)


def test_a_file_without_lines_has_the_number_that_show_prints_and_its_place_in_words() -> None:
    made = results(word_run())
    assert [region(one) for one in made] == [{"startLine": 1}, {"startLine": 3}, {"startLine": 54}]
    assert [one["message"]["text"].split("\n")[0] for one in made] == [
        "文件属性：文件属性里有作者“张三”",
        "第3段：没有第二部分",
        "表三，（七）总计，自然人：“自然人”列（七）总计不符",
    ]


def test_columns_are_utf_16_units() -> None:
    line = "𠮷𠮷总计𠮷"
    assert run_of(run())["columnKind"] == "utf16CodeUnits"
    (made,) = results(run(file("甲.md", diagnostic(span=(1, 3, 1, 6), source_line=line))))
    assert region(made) == {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 9}


def test_what_is_to_be_judged_keeps_its_severity_and_asks() -> None:
    (made,) = (one for one in results(full_run()) if one["ruleId"] == "GL212")
    assert (made["level"], "kind" in made) == ("warning", False)
    assert made["message"]["text"].startswith("请核对：")


def test_what_is_suppressed_is_no_result() -> None:
    made = run_of(suppressed_run())
    assert [one["ruleId"] for one in made["results"]] == ["GL411"]
    assert "suppressions" not in json.dumps(made)


def test_only_rules_with_results_are_described_with_their_pages() -> None:
    rules = run_of(run(file("甲.md", diagnostic(TYPO), diagnostic(TOTAL))))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["GL202", "GL302"]
    assert rules[1]["help"]["markdown"] == page_of(TOTAL)
    assert rules[1]["properties"] == {
        "tags": ["disclosure", "figures"],
        "precision": "very-high",
        "problem.severity": "error",
    }
    assert "security-severity" not in json.dumps(rules)


@pytest.mark.parametrize(
    ("invocation", "category"),
    [((), "govlint/"), (("check", "报告"), "govlint/check/"), (("series",), "govlint/series/")],
)
def test_each_command_is_a_category_with_one_run(invocation: tuple[str, ...], category: str) -> None:
    assert run_of(full_run(), invocation=invocation)["automationDetails"] == {"id": category}


def test_failures_are_notifications() -> None:
    (invocation,) = run_of(full_run(), exit_code=3)["invocations"]
    assert (invocation["executionSuccessful"], len(invocation["toolExecutionNotifications"])) == (False, 2)


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_no_link(text: str) -> None:
    related = (Related(Span(2, 1, 2, 2), text),)
    (made,) = results(run(file("甲.md", diagnostic(message=text, related=related))))
    links = re_links(made["message"]["text"])
    assert links == ["0"], "only ours"
    assert len(made["message"]["text"]) < 1_300


def re_links(text: str) -> list[str]:
    """Targets of the links in a message, as viewers find them: backslashes escape brackets."""
    found, at = [], 0
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] == "[":
            end = at + 1
            while end < len(text) and text[end] != "]":
                end += 2 if text[end] == "\\" else 1
            if text[end + 1 : end + 2] == "(" and ")" in text[end:]:
                close = text.index(")", end)
                found.append(text[end + 2 : close])
                at = close
        at += 1
    return found


def worst(count: int) -> RunResult:
    """So many findings whose texts have nothing in common, each with many related places."""
    source = random.Random(7)  # noqa: S311 - any text will do, the same each time
    texts = ["".join(chr(source.randrange(0x4E00, 0x9FA5)) for _ in range(400)) for _ in range(200)]
    related = tuple(Related(Span(number, 1, number, 2), texts[number]) for number in range(1, 121))
    made = (
        diagnostic(
            TYPO, span=(n + 1, 1, n + 1, 2), message=texts[n % 200][n % 7 :] * 4, related=related, path="甲.md"
        )._replace(fingerprint=f"{source.getrandbits(128):032x}")
        for n in range(count)
    )
    return run(file("甲.md", *made))


def test_ten_thousand_results_stay_under_the_limits() -> None:
    text = text_of(worst(10_000))
    assert len(gzip.compress(text.encode())) < LIMIT
    made = json.loads(text)["runs"][0]["results"]
    assert len(made) == 10_000
    assert all(len(one["locations"]) + len(one["relatedLocations"]) <= code_scanning.MOST_LOCATIONS for one in made)


def test_more_results_than_github_takes_are_cut_to_the_most_severe() -> None:
    most = code_scanning.MOST_RESULTS
    made = run_of(run(file("甲.md", *[diagnostic(NOTED)] * most), file("乙.md", *[diagnostic(TYPO)] * 5)))
    assert len(made["results"]) == most
    assert [one["ruleId"] for one in made["results"][-5:]] == ["GL202"] * 5
    (told,) = made["invocations"][0]["toolExecutionNotifications"]
    assert "另有 5 条" in told["message"]["text"]
    assert made["invocations"][0]["executionSuccessful"] is True


def test_few_results_have_all_their_places_that_github_takes() -> None:
    (made,) = results(worst(1))
    assert len(made["relatedLocations"]) == 99
