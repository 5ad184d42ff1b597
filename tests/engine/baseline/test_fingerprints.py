"""What keeps a fingerprint valid, and what makes it another: real reports, wrapped and edited as people do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.document import Span
from govlint.linter import Options, lint
from govlint.readers.markdown import read
from govlint.rules import Finding
from govlint.sentences import Sentences
from tests.engine.readers.docx import word_xml
from tests.engine.suppression.planted import CROSS, checked
from tests.lasting import at_most
from tests.rules.linting import registry
from tests.synthetic import LAYOUTS, consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.layouts import MARKDOWN
from tests.synthetic.mutations import MUTATIONS
from tests.synthetic.writer import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.synthetic.mutations.mutation import Mutation

PROSE = [mutation for mutation in MUTATIONS if re.match(r"GL40[4-7]|GL41", mutation.code)]
"""Faults in sentences: where they stand moves when prose is wrapped anew."""
SENTENCES = (
    "全年主动公开政府信息二百余条，其中规范性文件三件、财政信息十二条。公众通过网站提出意见四十一条，均已答复！"
    "对✗栏目重新编排，是否便于查找请办事群众试用？机关每季度核对一次公开目录，发现遗漏及时补充。"
)


def fingerprints(text: str | bytes, suffix: str, mutation: Mutation) -> set[str]:
    """The fingerprints of what the rule finds that a mutation is for."""
    data = text if isinstance(text, bytes) else text.encode()
    options = Options((registry().rules[mutation.code],), context=mutation.context)
    result = lint(f"a{suffix}", data, registry(), options)
    assert not result.failures
    return {made.fingerprint for made in result.diagnostics}


def planted(text: str, path: str = "a.md") -> list[str]:
    return [made.fingerprint for made in checked(text, path).diagnostics if made.rule is CROSS]


def words(text: str, path: str = "a.md") -> list[str]:
    return [made.words for made in checked(text, path).diagnostics if made.rule is CROSS]


# Re-wrapping


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PROSE), st.sampled_from(sorted(MARKDOWN)), st.integers(12, 60), st.integers(12, 60))
def test_prose_in_markdown_may_be_wrapped_anew(mutation: Mutation, layout: str, width: int, other: int) -> None:
    model = mutation.apply(consistent(3))
    one, two = (replace(LAYOUTS[layout], width=chosen)(model) for chosen in (width, other))
    before = fingerprints(one.data, one.suffix, mutation)
    assert before
    assert fingerprints(two.data, two.suffix, mutation) == before


@settings(max_examples=60, deadline=None)
@given(st.integers(22, 50), st.integers(0, 3), st.integers(20, 60))
def test_plain_text_may_be_wrapped_anew(width: int, planted_in: int, more: int) -> None:
    paragraphs = [f"第{name}项工作。" + SENTENCES.replace("✗", "") * 2 for name in "甲乙丙丁"]
    paragraphs[planted_in] = "先说结果。" + "按季度核对公开目录" * (more // 9) + "。" + SENTENCES
    flat = "\n".join(paragraphs)
    text = "\n".join(line for paragraph in paragraphs for line in wrapped(paragraph, width))
    assert len(words(flat, "a.txt")) == 1
    assert planted(text, "a.txt") == planted(flat, "a.txt")


@pytest.mark.parametrize("name", ["html", "html_page"])
def test_lines_of_a_page_may_be_broken_anew(name: str) -> None:
    for mutation in PROSE[:8]:
        made = FORMATS[name](mutation.apply(consistent(3))).text
        broken = re.sub("([，。；])(?=[\u4e00-\u9fff])", r"\1\n", made)
        assert broken.count("\n") > made.count("\n") + 10
        before = fingerprints(made, ".html", mutation)
        assert before
        assert fingerprints(broken, ".html", mutation) == before, mutation.id


def word_file(*lines: str) -> bytes:
    body = word_xml.paragraph(*[piece for line in lines for piece in (word_xml.run(line), "<w:r><w:br/></w:r>")][:-1])
    return word_xml.zipped(word_xml.parts(body))


def test_a_paragraph_of_a_word_file_may_be_broken_anew() -> None:
    flat = word_file(SENTENCES)
    results = []
    for data in (flat, word_file(SENTENCES[:20], SENTENCES[20:]), word_file(*re.findall(".{1,9}", SENTENCES))):
        result = lint("a.docx", data, registry(), Options((CROSS,)))
        results.append([made.fingerprint for made in result.diagnostics])
    assert results[0]
    assert results[0] == results[1] == results[2]


@given(st.lists(st.integers(1, len(SENTENCES) - 1), unique=True, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_a_paragraph_of_markdown_may_be_broken_anywhere(cuts: list[int], end: str) -> None:
    text = SENTENCES
    for cut in sorted(cuts, reverse=True):
        text = text[:cut] + end + text[cut:]
    assert planted(text) == planted(SENTENCES)


# Edits elsewhere


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param("# 标题\n\n前言。\n\n" + SENTENCES, id="above"),
        pytest.param(SENTENCES + "\n\n附注。\n", id="below"),
        pytest.param("补充一句。" + SENTENCES, id="before it in its paragraph"),
        pytest.param(SENTENCES.replace("公众通过", "群众通过"), id="the sentence before it"),
        pytest.param(SENTENCES.replace("发现遗漏", "如有遗漏"), id="the sentence behind it"),
        pytest.param(SENTENCES.replace("请办事群众试用", "请办事 群众 试用"), id="spaces in it"),
        pytest.param(SENTENCES.replace("，", ","), id="marks of another width"),
        pytest.param("**对✗栏目**".join(SENTENCES.split("对✗栏目")), id="marks that are no text"),
        pytest.param(SENTENCES.encode("gb18030").decode("gb18030"), id="another encoding"),
    ],
)
def test_it_is_the_same(edited: str) -> None:
    if "**" in edited:
        edited = edited.replace("**", "<b></b>")
    assert planted(edited) == planted(SENTENCES)


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(SENTENCES.replace("重新编排", "再次编排"), id="other words in its sentence"),
        pytest.param(SENTENCES.replace("已答复！", "已答复，"), id="a sentence joined to it"),
        pytest.param(SENTENCES.replace("✗", "").replace("十二条", "十二条✗"), id="another sentence"),
        pytest.param(f"# {SENTENCES}", id="a heading, which is one piece"),
        pytest.param(f"| {SENTENCES} | b |\n|---|---|\n| c | d |", id="a cell, which is one piece"),
    ],
)
def test_it_is_another(edited: str) -> None:
    (made,) = planted(edited)
    assert [made] != planted(SENTENCES)


def test_another_encoding_is_the_same() -> None:
    rule = registry().rules["GL002"]
    result = [
        lint("a.txt", SENTENCES.encode(encoding), registry(), Options((rule, CROSS))).diagnostics
        for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16")
    ]
    assert len({tuple(made.fingerprint for made in one) for one in result}) == 1


# The words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("甲。✗乙。丙。", ["✗乙。"], id="its sentence"),
        pytest.param("✗", ["✗"], id="all there is"),
        pytest.param("甲。\n✗\n乙。丙", ["✗乙。"], id="over lines"),
        pytest.param("甲！✗？乙", ["✗?"], id="other ends"),
        pytest.param("甲。✗乙", ["✗乙"], id="no end"),
        pytest.param("甲✗乙。✗丙。", ["甲✗乙。", "✗丙。"], id="two"),
        pytest.param("# 一、甲。✗\n\n乙", ["一、甲。✗"], id="a heading"),
        pytest.param("| 甲 | 乙。✗ |\n|---|---|\n| ✗1 | 丁 |", ["乙。✗", "✗1"], id="cells"),
        pytest.param("甲" * 5000 + "✗" + "乙" * 5000, ["甲" * 400 + "✗" + "乙" * 400], id="no end far and wide"),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        pytest.param("<p>甲。<b>✗</b>乙。丙</p>", "a.html", ["✗乙。"], id="a page"),
        pytest.param(
            "<table><tr><td>甲</td><td>乙✗</td></tr><tr><td>1</td></tr></table>", "a.html", ["乙✗"], id="a page's cell"
        ),
        pytest.param("甲\t乙✗\t3\n丙\t✗\t4\n", "a.txt", ["乙✗", "✗"], id="cells between tabs"),
        pytest.param(
            "+---+---+\n| a | ✗ |\n| b | c |\n+---+---+\n| 1 | 2✗|\n+---+---+",
            "a.md",
            ["✗c", "2✗"],
            id="cells of two lines side by side",
        ),
    ],
)
def test_words_of_other_formats(text: str, path: str, expected: list[str]) -> None:
    assert words(text, path) == expected


def test_words_hold_nothing_that_no_output_may_repeat() -> None:
    text = "联系人：王某，证件号 110101。\n号码 1234\n| a | 证 5678 |\n|---|---|\n"
    document = read("a.md", text.encode())
    shown = [line.translate(dict.fromkeys(range(ord("1"), ord("9")), "*")) for line in document.source.lines()]
    made = Sentences(document, shown)
    assert made.of(Finding(Span(1, 1, 1, 4), "消息")) == "联系人:王某,证件号**0*0*。"
    assert made.of(Finding(Span(2, 1, 2, 2), "消息")) == "号码****"
    assert made.of(Finding(Span(3, 7, 3, 8), "消息")) == "证****"


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param(Span(1, 1, 1, 5), "一、标题", id="from the marks of a heading on"),
        pytest.param(Span(3, 3, 3, 3), "", id="an empty cell"),
        pytest.param(Span(3, 8, 3, 8), "2", id="right behind a cell's text"),
        pytest.param(Span(6, 2, 6, 4), "藏着", id="what is in no block: what stands there"),
        pytest.param(Span(99, 1, 99, 2), "", id="beyond the end"),
    ],
)
def test_words_at_the_edges(span: Span, expected: str) -> None:
    document = read("a.md", "# 一、标题\n\n|  |  2 |\n|---|---|\n\n（藏着的）\n".encode())
    hidden = document._replace(blocks=document.blocks[:-1])
    assert Sentences(hidden).of(Finding(span, "消息")) == expected


def every_mutation() -> Iterator[Mutation]:
    seen: set[str] = set()
    for mutation in MUTATIONS:
        if mutation.code not in seen and "markdown" in mutation.layouts:
            seen.add(mutation.code)
            yield mutation


@pytest.mark.parametrize("mutation", list(every_mutation()), ids=lambda mutation: mutation.id)
def test_findings_of_every_rule_survive_what_is_written_above(mutation: Mutation) -> None:
    rendered = LAYOUTS["markdown"](mutation.apply(consistent(3)))
    before = fingerprints(rendered.data, ".md", mutation)
    assert before
    assert fingerprints("\n\n" + rendered.text.replace("\n", "\r\n"), ".md", mutation) == before


def test_a_file_that_has_findings_everywhere_ends_in_time() -> None:
    with at_most(10):
        checked("✗" * 5_000)
        checked("|" + "✗|" * 3_000 + "\n" + "|---" * 3_000 + "|\n" + ("|" + "✗|" * 3_000 + "\n") * 3)
        checked("✗\n\n" * 5_000)
