"""The parts: which lines open them, and which only look like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.forms.outline import outline, slots
from govlint.readers.markdown import read as read_markdown
from govlint.readers.text import read
from tests.rules.linting import registry
from tests.synthetic import mandated

if TYPE_CHECKING:
    from govlint.forms.report import PartHeading

FORM = next(file.form for file in registry().forms if file.id == "2021")
HEADINGS = [f"{number}、{words}" for number, words in mandated.PART_HEADINGS.items()]
SENTENCE = "全年各项工作平稳有序。"


def text_of(headings: list[str], between: str = SENTENCE) -> str:
    """A report of headings with a sentence below each."""
    return "\n\n".join(f"{heading}\n\n{between}" for heading in headings) + "\n"


def changed(number: str, heading: str) -> str:
    """The report with another heading for one part."""
    return text_of([heading if old.startswith(number) else old for old in HEADINGS])


def found(text: str, suffix: str = ".txt") -> tuple[PartHeading, ...]:
    reader = read if suffix == ".txt" else read_markdown
    return outline(reader(f"a{suffix}", text.encode()), FORM)


def numbers(text: str, suffix: str = ".txt") -> str:
    """The parts that were found, in order; an extra heading is a hyphen."""
    return "".join(heading.part.number if heading.part else "-" for heading in found(text, suffix))


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "with BOM"])
def test_the_six_parts(mark: str) -> None:
    headings = found(mark + text_of(HEADINGS))
    assert [heading.text.value for heading in headings] == HEADINGS
    assert {heading.wording for heading in headings} == {"mandated"}
    assert [[block.text.value for block in h.body] for h in headings] == [[SENTENCE]] * 6


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("五、存在的主要问题及改进情况", id="as mandated"),
        pytest.param("五.存在的主要问题及改进情况", id="a full stop behind the number"),
        pytest.param("五，存在的主要问题及改进情况", id="a comma"),
        pytest.param("五、 存在的主要问题及改进情况", id="a space"),
        pytest.param("五、存在的主要问题及改进情况：", id="a colon at the end"),
        pytest.param("第五部分 存在的主要问题及改进情况", id="in words"),
        pytest.param("五、政府信息公开工作存在的主要问题及改进情况", id="an accepted wording"),
        pytest.param("五、存在的问题及改进措施", id="a wording met in the field"),
        pytest.param("五、存在的主要问题与改进的情况", id="a slip"),
        pytest.param("六、存在的主要问题及改进情况", id="the wrong number"),
        pytest.param("五、存在的主要问题及明年工作计划", id="the first half of its words"),
        pytest.param("五、存在的问题及下一步打算", id="the first half of a wording met in the field"),
        pytest.param("存在的主要问题及改进情况", id="no number"),
        pytest.param("（五）存在的主要问题及改进情况", id="brackets"),
    ],
)
def test_a_heading_of_part_5(heading: str) -> None:
    assert numbers(changed("五", heading)) == "一二三四五六"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("一、本年新收政府信息公开申请数量", id="a row label"),
        pytest.param("一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1", id="a row"),
        pytest.param("三、本年度办理结果", id="a group label"),
        pytest.param("四、结转下年度继续办理 0 0 0 0 0 0 0", id="the last row"),
        pytest.param("四、结转下年度继续办理| 15| 11| 25| 1| 6| 6| 64", id="a row with bars"),
        pytest.param("一、本年新收政府信息", id="half a row label"),
        pytest.param("（一）主动公开情况", id="a sub-heading"),
        pytest.param("1.总体情况", id="a sub-heading in digits"),
        pytest.param("一是做好总体情况的梳理。", id="a sentence that counts"),
        pytest.param("一、总体情况……………………1", id="a line of a table of contents"),
        pytest.param("上述总体情况已经公开", id="the words in running text"),
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert numbers(text_of(HEADINGS, f"{SENTENCE}\n\n{line}\n\n{SENTENCE}")) == "一二三四五六"


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("六、存在的主要问题及明年工作计划", id="another number"),
        pytest.param("五、存在的困难", id="less than half of the words"),
        pytest.param("五、政府信息公开工作要点的落实情况", id="the beginning of an accepted wording"),
        pytest.param("五、存在的主要问题及原因分析和对今后工作的几点建议", id="much longer"),
    ],
)
def test_a_beginning_that_is_no_heading_of_part_5(heading: str) -> None:
    assert "五" not in numbers(changed("五", heading))


@pytest.mark.parametrize(
    "heading",
    ["一、2024年政务公开总体情况", "一、2024年度政府信息公开工作总体情况", "一、云岭市水务局信息公开总体情况"],
)
def test_more_words_before_those_of_a_heading(heading: str) -> None:
    first = found(changed("一", heading))[0]
    assert (first.part and first.part.number, first.wording) == ("一", "near")


def test_bold_headings_of_plain_text() -> None:
    headings = found(text_of([f"**{heading}**" for heading in HEADINGS]))
    assert [heading.text.value for heading in headings] == HEADINGS
    assert headings[0].span == (1, 3, 1, 3 + len(HEADINGS[0]))


def test_a_heading_with_running_text_behind_it() -> None:
    headings = found(changed("六", f"六、其他需要报告的事项。{SENTENCE * 6}"))
    assert [h.part and h.part.number for h in headings] == list("一二三四五六")
    assert headings[-1].text.value == "六、其他需要报告的事项"
    assert headings[-1].body[0].text.value.startswith("全年")


def test_a_table_of_contents_opens_nothing() -> None:
    text = "\n\n".join(HEADINGS) + "\n\n" + text_of(HEADINGS)
    headings = found(text)
    assert numbers(text) == "一二三四五六"
    assert min(heading.span.line for heading in headings) > 2 * len(HEADINGS) - 1


def test_a_part_that_comes_twice_is_found_twice() -> None:
    assert numbers(text_of([*HEADINGS, HEADINGS[0]])) == "一二三四五六一"


def test_parts_in_another_order() -> None:
    assert numbers(text_of([HEADINGS[0], HEADINGS[2], HEADINGS[1], *HEADINGS[3:]])) == "一三二四五六"


def test_an_extra_part() -> None:
    assert numbers(text_of([*HEADINGS, "七、监督电话和地址"])) == "一二三四五六-"


@pytest.mark.parametrize("hashes", ["#", "##", "###"])
def test_headings_of_markdown(hashes: str) -> None:
    headings = found(text_of([f"{hashes} {heading}" for heading in HEADINGS]), ".md")
    assert [heading.part and heading.part.number for heading in headings] == list("一二三四五六")
    assert {heading.level for heading in headings} == {len(hashes)}


def test_spans() -> None:
    (heading,) = found(f"{SENTENCE}\n\n  五、存在的问题及改进措施\n\n{SENTENCE}\n")
    assert (heading.span.line, heading.span.column) == (3, 3)
    assert (heading.number, heading.number_span.column, heading.number_span.end_column) == ("五、", 3, 5)
    assert heading.wording_text.span().column == 5
    assert heading.wording == "variant"


@pytest.mark.parametrize("missing", mandated.PART_HEADINGS)
def test_a_missing_part_is_expected_before_the_next(missing: str) -> None:
    text = text_of([heading for heading in HEADINGS if not heading.startswith(missing)])
    document = read("a.txt", text.encode())
    headings = outline(document, FORM)
    made = {slot.part.number: slot for slot in slots(FORM, headings, document)}
    assert [number for number, slot in made.items() if not slot.headings] == [missing]
    following = list(made)[list(made).index(missing) + 1 :][:1]
    last = document.blocks[-1].span
    expected = made[following[0]].headings[0].span if following else last._replace(column=last.end_column)
    assert made[missing].expected == expected
