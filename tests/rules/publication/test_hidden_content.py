"""GL604: one finding for each kind of trace, at the first of them."""

from __future__ import annotations

from typing import Any

import pytest

from govlint.document import Document, Span, Trace
from govlint.rules import Severity, Status
from tests.rules.linting import linted, sample
from tests.rules.publication.documents import NOWHERE, checked, document, found

INSERTED = Trace("insertion", Span(2, 9, 2, 12), "412", "张三")
DELETED = Trace("deletion", NOWHERE, "386", "李四")
RESTYLED = Trace("formatting", Span(2, 1, 2, 3), "全年", "张三")
COMMENT = Trace("comment", Span(2, 9, 2, 12), "这个数和表二\n对不上", "王五")
HIDDEN = Trace("hidden", Span(3, 1, 3, 1), "内部掌握，不对外")
PALE = Trace("pale", Span(3, 5, 3, 9), "欧阳文清")


def told(*traces: Trace) -> list[str]:
    return [made.finding.message for made in found("GL604", document(traces=traces))]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(document(), id="no trace"),
        pytest.param(document(traces=[Trace("hidden", NOWHERE, " \n\u3000")]), id="hidden white space"),
        pytest.param(document(traces=[Trace("hidden", NOWHERE, "")]), id="a hidden paragraph mark"),
        pytest.param(document(traces=[Trace("pale", NOWHERE, "\u3000\u3000")]), id="white space in white"),
        pytest.param(document(properties=[("author", "张三")]), id="properties only"),
    ],
)
def test_silent(made: Document) -> None:
    assert found("GL604", made) == []
    assert checked(made).outcomes["GL604"].status is Status.PASS


def test_a_format_that_is_not_searched_for_traces_does_not_pass() -> None:
    for result in (checked(document(traces=None)), linted(sample()), linted("一、总体情况\n", ".txt")):
        assert result.outcomes["GL604"].status is Status.NOT_APPLICABLE
        assert result.outcomes["GL604"].reasons == ("这种格式的文件不检查修订、批注和隐藏文字",)


@pytest.mark.parametrize(
    ("traces", "message"),
    [
        pytest.param(
            (INSERTED, DELETED, INSERTED),
            "有 3 处修订没有接受或拒绝（插入 2 处、删除 1 处；修订人：李四、张三）；发布前要全部接受或者拒绝",
            id="insertions and deletions",
        ),
        pytest.param(
            (RESTYLED,),
            "有 1 处修订没有接受或拒绝（只改格式 1 处；修订人：张三）；发布前要全部接受或者拒绝",
            id="formatting only",
        ),
        pytest.param(
            (DELETED._replace(author=""),),
            "有 1 处修订没有接受或拒绝（删除 1 处）；发布前要全部接受或者拒绝",
            id="no author",
        ),
        pytest.param(
            [DELETED._replace(author=name) for name in "甲乙丙丁甲"],
            "有 5 处修订没有接受或拒绝（删除 5 处；修订人：甲、乙、丙等 4 人）；发布前要全部接受或者拒绝",
            id="many authors",
        ),
        pytest.param(
            (DELETED._replace(text=""),),
            "有 1 处修订没有接受或拒绝（删除 1 处；修订人：李四）；发布前要全部接受或者拒绝",
            id="a paragraph mark",
        ),
        pytest.param((COMMENT,), "有 1 条批注没有删除“这个数和表二 对不上”；批注人：王五", id="a comment"),
        pytest.param(
            (HIDDEN._replace(text="张三110101199003077475"),),
            "有 1 处隐藏文字“张三110*************75”：读者看不到，但还在文件里，应当删去",
            id="hidden with a private number",
        ),
        pytest.param((COMMENT._replace(text="", author=" "),), "有 1 条批注没有删除", id="an empty comment"),
        pytest.param((HIDDEN,), "有 1 处隐藏文字“内部掌握，不对外”：读者看不到，但还在文件里，应当删去", id="hidden"),
        pytest.param((PALE,), "有 1 处文字与纸张同色“欧阳文清”：读者看不出来，请核对是否应当删去", id="pale"),
    ],
)
def test_messages(traces: tuple[Trace, ...], message: str) -> None:
    assert told(*traces) == [message]


def test_one_finding_a_kind_at_the_first_place() -> None:
    made = found("GL604", document(traces=(PALE, HIDDEN, COMMENT, DELETED, INSERTED, RESTYLED)))
    assert [diagnostic.finding.span for diagnostic in made] == [RESTYLED.span, COMMENT.span, HIDDEN.span, PALE.span]
    assert [diagnostic.severity for diagnostic in made] == [*[Severity.ERROR] * 3, Severity.WARNING]
    assert [item.message for item in made[0].finding.related] == ["删除“386”（李四）", "插入“412”（张三）"]
    assert [diagnostic.finding.place for diagnostic in made] == [("第2段",), ("第2段",), ("第3段",), ("第3段",)]
    assert len({diagnostic.fingerprint for diagnostic in made}) == 4


def test_what_only_a_person_can_judge_is_a_review() -> None:
    assert checked(document(traces=[PALE])).outcomes["GL604"].status is Status.REVIEW
    assert checked(document(traces=[PALE, HIDDEN])).outcomes["GL604"].status is Status.FAIL


@pytest.mark.parametrize("count", [21, 22, 10_000])
def test_many_traces_are_counted_and_some_listed(count: int) -> None:
    (made,) = found("GL604", document(traces=[DELETED] * count))
    assert made.finding.message.startswith(f"有 {count} 处修订")
    assert len(made.finding.related) == 20
    assert made.finding.message.endswith("（只列出前 21 处）") == (count > 21)


@pytest.mark.parametrize("kind", ["insertion", "deletion", "formatting", "comment", "hidden", "pale"])
def test_long_texts_and_names_are_cut(kind: Any) -> None:
    trace = Trace(kind, NOWHERE, "甲\n乙 " * 100_000, "某" * 100_000)
    (made,) = found("GL604", document(traces=[trace, trace]))
    assert len(made.finding.message) < 120
    assert "\n" not in made.finding.message
    assert all(len(item.message) < 80 for item in made.finding.related)
