"""GL107: the headings of the parts at one level."""

from __future__ import annotations

import pytest

from govlint.rules import Status
from tests.rules.linting import changed, found, lines, linted, sample
from tests.rules.structure.sections import heading, plain


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_without_levels_there_is_nothing_to_check(suffix: str) -> None:
    result = linted(plain(sample()).replace("云岭", "# 云岭", 1) if suffix == ".md" else plain(sample()), suffix)
    assert result.outcomes["GL107"].status is Status.NOT_APPLICABLE
    assert not [made for made in result.diagnostics if made.rule.code == "GL107"]


@pytest.mark.parametrize("marks", ["#", "##", "####"])
def test_any_level_will_do(marks: str) -> None:
    assert lines("GL107", sample().replace("\n## ", f"\n{marks} ")) == []


def test_sub_headings_have_their_own_level() -> None:
    assert lines("GL107", changed(("（一）主动公开。", "### （一）主动公开\n\n"))) == []


@pytest.mark.parametrize("marks", ["#", "###", "######"])
def test_one_other_level(marks: str) -> None:
    (made,) = found("GL107", changed((heading("三"), marks + heading("三")[2:])))
    assert made.finding.span.line == 37
    assert made.finding.fix
    (edit,) = made.finding.fix.edits
    assert edit.text == "##"
    assert edit.span == (37, 1, 37, 1 + len(marks))


def test_the_first_may_be_the_odd_one() -> None:
    assert lines("GL107", changed((heading("一"), "#" + heading("一")))) == [5]


def test_without_majority_the_first_decides() -> None:
    text = changed(*((heading(number), "##" + heading(number)) for number in "四五六"))
    assert lines("GL107", text) == [69, 77, 83]


def test_plain_text_among_headings() -> None:
    (made,) = found("GL107", changed((heading("三"), heading("三")[3:])))
    assert "正文" in made.finding.message
    assert made.finding.fix is None
