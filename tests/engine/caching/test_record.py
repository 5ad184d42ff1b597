"""A result that went through the cache is the result."""

from __future__ import annotations

import json
import marshal
from typing import TYPE_CHECKING

import pytest

from govlint.caching.record import record_of, result_of_record
from govlint.context import Context
from govlint.document import Span
from govlint.linter import Options, lint
from govlint.results import Diagnostic, Failure, FileResult, RuleOutcome, Suppression
from govlint.rules import Edit, Finding, Fix, Related
from tests.rules.linting import linted, registry, sample
from tests.synthetic import FORMATS, consistent

if TYPE_CHECKING:
    from collections.abc import Callable

THROUGH = [
    pytest.param(lambda record: json.loads(json.dumps(record)), id="json"),
    pytest.param(lambda record: marshal.loads(marshal.dumps(record)), id="marshal"),  # noqa: S302
]


SUPPRESSED = "<!-- govlint-disable-file GL104 -->\n" + sample().replace("## 六、", "## 七、")


def again(result: FileResult, through: Callable[[object], list[object]], path: str = "") -> FileResult:
    return result_of_record(through(record_of(result)), path or result.path, registry().rules)


@pytest.mark.parametrize("through", THROUGH)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(sample(), id="a report without fault"),
        pytest.param(sample().replace("废止件数", "度止件数"), id="a fix"),
        pytest.param(sample().replace("## 五、", "手机13912345678。\n\n## 五、"), id="private numbers, masked"),
        pytest.param(sample().replace("| 0 |", "| 7 |"), id="many findings with related places"),
        pytest.param(SUPPRESSED, id="suppressed in the file"),
        pytest.param("一、通知\n\n没有表。\n", id="no report"),
        pytest.param("", id="nothing in it"),
    ],
)
def test_a_result_comes_back_as_it_was(text: str, through: Callable[[object], list[object]]) -> None:
    result = linted(text)
    assert again(result, through) == result


@pytest.mark.parametrize("through", THROUGH)
def test_so_does_a_message_that_quotes_an_error(through: Callable[[object], list[object]]) -> None:
    rendered = FORMATS["html_page"](consistent(3))
    broken = rendered.data.replace("本年".encode(), b"\xe6\x9c")
    result = linted(broken, rendered.suffix)
    assert "无法解码" in result.diagnostics[0].finding.message
    assert again(result, through) == result


@pytest.mark.parametrize("through", THROUGH)
@pytest.mark.parametrize("format_", ["docx_styled", "html_page", "pdf"])
def test_so_does_that_of_a_file_of_another_format(format_: str, through: Callable[[object], list[object]]) -> None:
    rendered = FORMATS[format_](consistent(3))
    result = linted(rendered.data, rendered.suffix)
    assert again(result, through) == result


@pytest.mark.parametrize("through", THROUGH)
def test_everything_that_a_finding_may_have_comes_back(through: Callable[[object], list[object]]) -> None:
    rule = registry().rules["GL301"]
    span = Span(1, 2, 3, 4)
    finding = Finding(
        span,
        "消息 \ud800",
        ("表三", "总计"),
        "review",
        Fix("改正", (Edit(span, "甲"), Edit(span, "")), "unsafe"),
        (Related(span, "另一处"), Related(span, "别的文件", "b.md", "block")),
        True,
        (span,),
    )
    made = linted(sample().replace("| 0 |", "| 7 |")).diagnostics[0]._replace(rule=rule, basis=rule.basis[:1])
    result = FileResult(
        "a.md",
        "2021",
        2023,
        (made._replace(path="a.md", finding=finding),),
        {},
        (Failure("a.md", "GL301", "没有成功", "Traceback"),),
        title="标题",
    )
    assert again(result, through) == result


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (FileResult, "path form year diagnostics outcomes failures unreadable title suppressed role fixed unfixed "
         "unwritten encoding title_span view"),
        (Diagnostic, "path rule severity finding fingerprint source_line basis addressing words suppression"),
        (Finding, "span message place kind fix related whole private path"),
        (Fix, "description edits applicability"),
        (Related, "span message path addressing"),
        (RuleOutcome, "status reasons"),
        (Failure, "path rule message traceback"),
        (Suppression, "kind reason path line"),
    ],
)  # fmt: skip
def test_a_field_that_is_new_has_to_be_thought_of(kind: type, fields: str) -> None:
    """What a record does not hold comes back as its default: add it to `record_of`, unless it is about mending."""
    assert " ".join(kind._fields) == fields  # type: ignore[attr-defined]


def test_a_comment_that_suppresses_stands_in_the_file_that_is_asked_about() -> None:
    text = SUPPRESSED
    there = again(linted(text), lambda record: record, "elsewhere/other.md")  # type: ignore[arg-type,return-value]
    options = Options(tuple(registry().rules.values()), context=Context())
    assert there.suppressed
    assert there == lint("elsewhere/other.md", text.encode(), registry(), options)
