"""YL101: what is found, and, more of it, what is left alone."""

import pytest

from govlint.testing import assert_flagged, assert_passes, check
from govlint_yunling.wording import own_name


def test_found_on_its_line() -> None:
    assert_flagged(
        own_name,
        """\
# 关于供水情况的说明

我局于3月完成检修。 ← YL101

检修期间，我市各水厂照常供水，我局热线有人值守。 ← YL101 YL101

| 单位 | 说明 |
|---|---|
| 水务 | 由我局负责 | ← YL101
""",
    )


@pytest.mark.parametrize("suffix", [".md", ".txt", ".docx"])
def test_found_in_every_format(suffix: str) -> None:
    assert_flagged(own_name, "检修通知\n我 局于3月完成检修。 ← YL101\n", suffix)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("本机关于3月完成检修。", id="as it should be"),
        pytest.param("注意自我区分。", id="自我"),
        pytest.param("我办理了登记。", id="办理 is a verb"),
        pytest.param("请问我市场价格如何查询。", id="市场 is a noun"),
        pytest.param("我委托他人代办。", id="委托 is a verb"),
        pytest.param("市民来信问：“我区的水压为什么低？”", id="somebody else's words"),
        pytest.param("我们将继续改进。", id="我们"),
    ],
)
def test_left_alone(text: str) -> None:
    assert_passes(own_name, text)


def test_what_is_offered() -> None:
    [finding] = check(own_name, "我局于3月完成检修。")
    assert finding.message == "自称写作“我局”，应为“本机关”或者机关的名称"
    assert finding.fix is not None
    assert [edit.text for edit in finding.fix.edits] == ["本机关"]
