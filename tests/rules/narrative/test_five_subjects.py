"""GL402: part 1 covers the five subjects, under whatever headings."""

from __future__ import annotations

import pytest

from tests.rules.linting import changed, found, lines, sample

NUMBERS = "一二三四五"
SUBJECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
HEADS = tuple(f"（{number}）{subject}。" for number, subject in zip(NUMBERS, SUBJECTS, strict=True))


def paragraph(index: int) -> str:
    begin = sample().index(HEADS[index])
    return sample()[begin : sample().index("\n", begin)] + "\n\n"


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param([f"（{n}）{s}情况。" for n, s in zip(NUMBERS, SUBJECTS, strict=True)], id="情况"),
        pytest.param([f"（{n}）{s}：" for n, s in zip(NUMBERS, SUBJECTS, strict=True)], id="colon"),
        pytest.param([f"{n}是{s}方面，" for n, s in zip(NUMBERS, SUBJECTS, strict=True)], id="clauses"),
        pytest.param([f"{i}.{s}。" for i, s in enumerate(SUBJECTS, 1)], id="Arabic numbers"),
        pytest.param([f"### （{n}）{s}\n\n" for n, s in zip(NUMBERS, SUBJECTS, strict=True)], id="headings"),
        pytest.param([f"**（{n}）{s}。**" for n, s in zip(NUMBERS, SUBJECTS, strict=True)], id="bold"),
        pytest.param([f"{s}。" for s in SUBJECTS], id="no numbers"),
        pytest.param(
            [
                "（一）推进主动公开，",
                "（二）规范办理申请。",
                "（三）加强信息资源管理。",
                "（四）办好网站。",
                "（五）严格考核。",
            ],
            id="own words",
        ),
        pytest.param(
            [
                "（一）主动公开。",
                "（二）依申请公开。",
                "（三）信息管理。",
                "（四）政府网站和新媒体。",
                "（五）监督和培训。",
            ],
            id="shortened",
        ),
    ],
)
def test_no_finding(heads: list[str]) -> None:
    assert lines("GL402", changed(*zip(HEADS, heads, strict=True))) == []


@pytest.mark.parametrize("index", range(5))
def test_missing_subject(index: int) -> None:
    (made,) = found("GL402", changed((paragraph(index), "")))
    assert made.finding.kind == "fail"
    assert made.finding.span.line == 5
    assert [subject for subject in SUBJECTS if f"“{subject}”" in made.finding.message] == [SUBJECTS[index]]


def test_missing_subjects_are_one_finding() -> None:
    (made,) = found("GL402", changed((paragraph(2), ""), (paragraph(4), "")))
    assert "“政府信息管理”“监督保障”" in made.finding.message


def test_a_list_of_contents_covers_nothing() -> None:
    contents = "本报告由主动公开、依申请公开、政府信息管理、平台建设、监督保障等组成。"
    text = changed(("2024年，云岭市水务局围绕", contents + "2024年，云岭市水务局围绕"), (paragraph(2), ""))
    assert len(found("GL402", text)) == 1


def test_another_order_is_for_a_person_to_judge() -> None:
    (made,) = found("GL402", changed((HEADS[0], "（一）依申请公开。"), (HEADS[1], "（二）主动公开。")))
    assert made.finding.kind == "review"
