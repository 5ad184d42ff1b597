"""A manifest that is right is read; in one that is not every mistake is told with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.config.mistakes import ConfigurationError
from govlint.series.manifest import Manifest, read_manifest

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """\
years = [2023, 2024]
folders = ["."]

[[organs]]
name = "云岭市人民政府"
kind = "government"
complete = true

[[organs]]
name = "云岭市水务局"
aliases = ["云岭市水利局"]
parent = "云岭市政府"
years = [2024]
[organs.files]
2024 = "2024/water.md"

[[restated]]
organ = "云岭市水利局"
year = 2024
reason = "上年漏报"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "water.md").write_text("报告")
    return tmp_path


def read(folder: Path, text: str) -> Manifest:
    path = folder / "govlint-series.toml"
    path.write_text(text, "utf-8")
    return read_manifest(str(path))


def mistakes(folder: Path, text: str) -> list[tuple[int, str, str]]:
    """Line, key and message of every mistake."""
    with pytest.raises(ConfigurationError) as raised:
        read(folder, text)
    assert all(mistake.path.endswith("govlint-series.toml") for mistake in raised.value.mistakes)
    return [(mistake.line, mistake.key, mistake.message) for mistake in raised.value.mistakes]


def test_a_whole_manifest(folder: Path) -> None:
    made = read(folder, WHOLE)
    government, water = made.organs
    assert made.folders == (str(folder),)
    assert (government.years, government.complete, government.kind) == ((2023, 2024), True, "government")
    assert water.parent == government.keys[0], "whichever way it is spelled"
    assert water.keys == ("云岭市水务局", "云岭市水利局")
    assert (water.years, water.line, water.complete) == ((2024,), 10, None)
    assert [(path, organ.name, year) for path, organ, year in made.files()] == [
        (str(folder / "2024" / "water.md"), "云岭市水务局", 2024)
    ]
    assert water.files[2024].line == 15
    assert made.restated == {("云岭市水务局", 2024): "上年漏报"}


def test_an_empty_manifest_lists_nothing(folder: Path) -> None:
    made = read(folder, "")
    assert (made.organs, made.folders, made.years, made.restated) == ((), (), (), {})


def test_figures_may_be_restated_of_organs_that_are_not_listed(folder: Path) -> None:
    made = read(folder, '[[restated]]\norgan = "云岭市水务局"\nyear = 2024\nreason = "漏报"\n')
    assert made.restated == {("云岭市水务局", 2024): "漏报"}


@pytest.mark.parametrize(
    ("change", "line", "key", "message"),
    [
        pytest.param(("years = [2023", "year = [2023"), 1, "year", "没有这个键，是否想写 years？", id="unknown key"),
        pytest.param(("[2023, 2024]", "[23]"), 1, "years[1]", "应在 2000 至 2999 之间", id="no year"),
        pytest.param(("complete = true", 'complete = "是"'), 7, "organs[1].complete", "应为 true 或 false", id="type"),
        pytest.param(("government", "governement"), 6, "organs[1].kind", "是否想写 government？", id="unknown kind"),
        pytest.param(("aliases", "alias"), 11, "organs[2].alias", "是否想写 aliases？", id="unknown key of an organ"),
        pytest.param(('name = "云岭市水务局"\n', ""), 9, "organs[2]", "缺少 name", id="no name"),
        pytest.param(
            ('"云岭市政府"', '"云岭省人民政府"'), 12, "organs[2].parent", "清单中没有机关“云岭省人民政府”", id="parent"
        ),
        pytest.param(
            ('["云岭市水利局"]', '["云岭市人民政府", "云岭市水利局"]'),
            11,
            "organs[2].aliases[1]",
            "已经是前面的机关或别名",
            id="alias",
        ),
        pytest.param(
            ("2024/water.md", "2024/水务局.md"), 15, "organs[2].files.2024", "没有这个文件", id="missing file"
        ),
        pytest.param(("2024 = ", "去年 = "), 0, "", "TOML 的写法不对", id="no TOML"),
        pytest.param(("2024 = ", "24 = "), 15, "organs[2].files.24", "键应为年度，如 2024", id="no year of a file"),
        pytest.param(('["."]', '["报告"]'), 2, "folders[1]", "没有这个文件夹", id="missing folder"),
        pytest.param(
            ('organ = "云岭市水利局"', 'organ = "水利局"'),
            18,
            "restated[1].organ",
            "清单中没有机关“水利局”",
            id="restated",
        ),
        pytest.param(('reason = "上年漏报"\n', ""), 17, "restated[1]", "缺少 reason", id="no reason"),
    ],
)
def test_a_mistake(folder: Path, change: tuple[str, str], line: int, key: str, message: str) -> None:
    assert WHOLE.count(change[0]) == 1
    [(at, of, said)] = mistakes(folder, WHOLE.replace(*change))
    if line:
        assert (at, of) == (line, key)
    assert message in said


def test_organs_must_not_sum_up_themselves(folder: Path) -> None:
    text = "".join(f'[[organs]]\nname = "{name}"\nparent = "{parent}"\n' for name, parent in ("甲乙", "乙丙", "丙乙"))
    assert mistakes(folder, text) == [(3, "organs[1].parent", "上级机关绕成了圈：乙 → 丙 → 乙")]
    alone = '[[organs]]\nname = "甲"\nparent = "甲"\n'
    assert mistakes(folder, alone) == [(3, "organs[1].parent", "上级机关绕成了圈：甲 → 甲")]


def test_a_file_is_one_report(folder: Path) -> None:
    text = WHOLE + '\n[[organs]]\nname = "云岭市教育局"\n[organs.files]\n2023 = "./2024/water.md"\n'
    [(line, key, message)] = mistakes(folder, text)
    assert (line, key) == (25, "organs[3].files.2023")
    assert message.endswith("已经列在云岭市水务局 2024 年度")


def test_every_mistake_is_told_in_the_order_of_lines(folder: Path) -> None:
    text = WHOLE.replace("2024/water.md", "没有.md").replace('"云岭市政府"', '"没有"').replace('["."]', '["没有"]')
    assert [line for line, _, _ in mistakes(folder, text)] == [2, 12, 15]


def test_long_chains_of_parents_take_no_time(folder: Path) -> None:
    names = [f"第{number}局" for number in range(4000)]
    entries = (
        f'[[organs]]\nname = "{one}"\nparent = "{other}"\n'
        for one, other in zip(names, [*names[1:], names[0]], strict=True)
    )
    assert len(mistakes(folder, "".join(entries))) == 1
