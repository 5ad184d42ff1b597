"""GL413: part 5 gives problems and measures, in whatever words."""

from __future__ import annotations

import pytest

from govlint.rules import Status
from tests.rules.linting import changed, found, line_of, lines, linted, other_errors, sample

PART_5 = sample()[sample().index("存在的主要问题：") : sample().index("## 六、")]


def with_part_5(*paragraphs: str) -> str:
    return changed((PART_5, "\n\n".join((*paragraphs, ""))))


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(("仍存在更新不及时的问题。下一步，将按周核对栏目。",), id="one paragraph"),
        pytest.param(("如解读形式有待丰富、队伍建设有待加强。针对以上情况，将组织轮训。",), id="有待"),
        pytest.param(("与市民期待相比还有差距。2025年，将增加图解。",), id="a gap"),
        pytest.param(("### 存在问题", "信息员身兼数职。", "### 改进情况", "已调整分工。"), id="sub-headings"),
        pytest.param(
            ("（一）公开难度较大。", "（二）工作人员紧缺。", "今后打算：充实人员，简化流程。"), id="difficulties"
        ),
        pytest.param(("栏目更新慢，个别链接打不开。现已指定专人每天巡查。",), id="plain words"),
        pytest.param(("业务培训还需加强。为此，制定了轮训计划。",), id="还需"),
        pytest.param(
            ("上年栏目更新慢的问题已经解决，本年度未发现明显问题，今后继续按季复核。",), id="last year's problem"
        ),
        pytest.param(("| 存在的问题 | 改进措施 |\n|---|---|\n| 更新不及时 | 按周核对 |",), id="a table"),
        pytest.param(("数据口径不一致，各科室重复填报。改进措施：统一由办公室填报。",), id="inconsistent figures"),
        pytest.param(
            ("## 下一步打算", "解读形式单一的，改为图表；栏目重复的，予以合并。"), id="a heading at the parts' level"
        ),
        pytest.param(("工作中存在的短板是答复说理不足。\n我们将编印范例。",), id="wrapped"),
    ],
)
def test_no_finding(paragraphs: tuple[str, ...]) -> None:
    assert lines("GL413", with_part_5(*paragraphs)) == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "存在的主要问题：水情数据更新不够及时，部分栏目的分类与市民的查询习惯不一致。",
        "全年工作有序开展，取得了一定成绩，但仍存在更新不及时、业务能力有待进一步提升等问题。",
        "一是公开内容不够丰富，二是规范性不强，三是业务素质需进一步提高。",
        "虽然制度进一步健全，培训进一步加强，但仍存在更新不及时的问题。",
        "存在的主要问题及改进情况：一是更新不及时，二是内容重复较多。",
        "主要表现在：公开内容与市民需求还有差距；平台建设还需优化；人员培训还要加强。",
    ],
)
def test_problems_only(paragraph: str) -> None:
    text = with_part_5(paragraph)
    (made,) = found("GL413", text)
    assert made.finding.span.line == line_of(text, "## 五、")
    assert "没有写改进" in made.finding.message
    assert other_errors("GL413", text) == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "改进情况：一是把水情数据接入自动发布流程；二是按办事主题重新编排栏目。",
        "2025年，水务局将围绕市民关切，依法做好公开，努力提升公开水平。",
        "下一步，将进一步完善制度，及时解决市民反映的热点问题。",
        "坚持问题导向，健全机制，推动公开工作再上新台阶。",
    ],
)
def test_measures_only(paragraph: str) -> None:
    (made,) = found("GL413", with_part_5(paragraph))
    assert "没有写存在的主要问题" in made.finding.message


@pytest.mark.parametrize(
    ("paragraphs", "quoted"),
    [
        (("存在的主要问题：无。", "改进措施：继续做好栏目更新。"), "问题:无"),
        (("本年度不存在问题，将继续做好各项工作。",), "不存在问题"),
    ],
)
def test_problems_denied(paragraphs: tuple[str, ...], quoted: str) -> None:
    (made,) = found("GL413", with_part_5(*paragraphs))
    assert f"“{quoted}”" in made.finding.message


def test_neither() -> None:
    (made,) = found("GL413", with_part_5("水务局按照部署做好各项工作，全年运转平稳，市民反响良好。"))
    assert "既没有" in made.finding.message


@pytest.mark.parametrize("paragraph", ["无。", "无", "本年度没有。"])
def test_an_empty_part_is_left_to_gl106(paragraph: str) -> None:
    result = linted(with_part_5(paragraph))
    assert result.outcomes["GL413"].status is Status.NOT_APPLICABLE


def test_a_missing_part_is_left_to_gl101() -> None:
    text = sample()
    result = linted(text[: text.index("## 五、")] + text[text.index("## 六、") :])
    assert result.outcomes["GL413"].status is Status.NOT_APPLICABLE
