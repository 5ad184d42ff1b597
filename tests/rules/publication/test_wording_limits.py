"""The rules on wording on what no clerk writes: they neither fail nor take long, and point into the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.context import Context
from govlint.document import Anchor, Document, Paragraph, Text
from govlint.rules import Finding
from govlint.source import Source
from tests.rules.linting import registry

RULES = [rule for rule in registry().rules.values() if rule.family == "wording"]
CHARACTERS = st.one_of(
    st.sampled_from(
        "（）()[]〔〕【】《》“”‘’，。、；：,.;:?! \n\u3000年月日号第发0129０一二的公开政府信息资金⼀\u200b\u200d"
    ),
    st.characters(codec="utf-8", exclude_characters="\r"),
)
LENGTH = 30_000
LONGEST = 5.0
"""Seconds; what grows with the square of the length takes minutes."""


def document(text: str) -> Document:
    texts = [Text(line, (Anchor(0, number, 1),)) for number, line in enumerate(text.split("\n"), 1)]
    blocks = tuple(Paragraph(made, made.span()) for made in texts if made.value.strip())
    return Document(Source("通知.txt", b"", text=text), blocks)


def findings(made: Document) -> list[Finding]:
    context = Context(accepted=frozenset({"公开"}), confusions={"公开政": "公开"})
    said = (item for rule in RULES for item in (rule.check(made, context) if rule.asks else rule.check(made)))
    return [item for item in said if isinstance(item, Finding)]


def test_all_of_the_family() -> None:
    assert [rule.code for rule in RULES] == [f"GL50{number}" for number in (1, 3, 4, 5, 6, 7, 8, 9)]
    assert all(rule.on == "document" for rule in RULES)


@given(st.text(CHARACTERS, max_size=80))
def test_any_text(text: str) -> None:
    lines = text.split("\n")
    for made in findings(document(text)):
        for span in (made.span, *(item.span for item in made.related)):
            assert span.line == span.end_line
            assert 1 <= span.column < span.end_column <= len(lines[span.line - 1]) + 1
        for edit in made.fix.edits if made.fix else ():
            assert lines[edit.span.line - 1][edit.span.column - 1 : edit.span.end_column - 1] != edit.text


@pytest.mark.parametrize("ahead", ["", "。"])
@pytest.mark.parametrize(
    "unit",
    [
        "（", "）", "（“", "“", "”", "《", "《条例》", "《行政复议法》", "\n“甲。", "\n（甲。", "[2019]", "(2019)第000",
        "国办发[2019]60号", "24年，", "24年1月", "2024年01月05日", "01月", "，", "。。", "的", "的的", "资金", "一一",
        "a", "a@", "http://", "`", "公开,", "公开(甲)", "(", "公开.", "1,", "1", "0 ", "[1.", "1)", "⼀", "\u200b",
        "\u200d", "\ue000", "政府息公开", "政府信", "公开政", "\n（一）政府息公开", "\n《档案法》。",
    ],
)  # fmt: skip
def test_long_texts(unit: str, ahead: str) -> None:
    assert seconds(ahead + unit * (LENGTH // len(unit)) + "。") < LONGEST


@pytest.mark.parametrize(("opening", "closing"), ["()", "（）", "《》", "“”", "[]"])
def test_marks_in_marks(opening: str, closing: str) -> None:
    half = LENGTH // 2
    assert seconds(f"{opening * half}甲{closing * half}。") < LONGEST
    assert seconds(f"{closing * half}甲{opening * half}。") < LONGEST


def seconds(text: str) -> float:
    made = document(text)
    before = time.process_time()
    findings(made)
    return time.process_time() - before
