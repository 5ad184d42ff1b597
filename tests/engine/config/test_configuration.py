"""A configuration and those that it extends, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine.config.configured import configuration, lay, mistakes

if TYPE_CHECKING:
    from pathlib import Path

BASE = """\
select = ["GL1", "GL3"]
year = 2020
fail-on = "note"
exclude = ["旧"]

[severity]
GL3 = "warning"
GL4 = "note"

[organ]
kind = "township"
name = "云岭市望溪镇人民政府"

[[suppress]]
code = "GL304"
place = "表四"
"""


pytestmark = pytest.mark.usefixtures("desk")


def test_own_keys_come_first_tables_are_merged_and_entries_added(desk: Path) -> None:
    lay(desk, base=BASE)
    text = (
        'extend = "../base.toml"\nyear = 2024\nexclude = []\n[severity]\nGL4 = "error"\n'
        '[organ]\nname = "云岭市水务局"\n[[suppress]]\ncode = "GL1"\ntext = "x"\n'
    )
    made = configuration(text, desk / "a")
    assert made.value("select") == ["GL1", "GL3"]
    assert made.value("year") == 2024
    assert made.value("exclude") == []
    assert made.value("form") is None
    assert made.values("severity") == {"GL3": "warning", "GL4": "error"}
    assert made.values("organ") == {"kind": "township", "name": "云岭市水务局"}
    assert [entry.code for entry, *_ in made.suppressions()] == ["GL304", "GL1"]
    assert made.path == "a/govlint.toml"


def test_every_setting_tells_where_it_was_made(desk: Path) -> None:
    lay(desk, base=BASE)
    made = configuration('extend = "../base.toml"\nyear = 2024\n[severity]\nGL4 = "error"\n', desk / "a")
    year, select = made.setting("year"), made.setting("select")
    assert year is not None
    assert select is not None
    assert (year.path, year.line, year.folder) == ("a/govlint.toml", 2, str(desk / "a"))
    assert (select.path, select.line, select.folder) == ("base.toml", 1, str(desk))
    assert {key: (made.path, made.line) for key, made in made.table("severity").items()} == {
        "GL3": ("base.toml", 7),
        "GL4": ("a/govlint.toml", 4),
    }
    assert [(layer.path, line) for _, line, layer in made.suppressions()] == [("base.toml", 14)]


def test_a_chain(desk: Path) -> None:
    lay(desk, one="year = 2001\nform = '2019'\nfail-on = 'note'", two='extend = "one.toml"\nyear = 2002\nform = "2021"')
    made = configuration('extend = "two.toml"\nyear = 2003', desk)
    assert (made.value("year"), made.value("form"), made.value("fail-on".replace("-", "_"))) == (2003, "2021", "note")


def test_a_pyproject_may_be_extended(desk: Path) -> None:
    lay(desk, pyproject="[tool.govlint]\nyear = 2001\n", x__pyproject="[project]\nname = 'govlint'\n")
    assert configuration('extend = "../pyproject.toml"', desk / "a").value("year") == 2001
    lay(desk, a__govlint='extend = "../x/pyproject.toml"')
    assert mistakes(desk / "a") == ["a/govlint.toml:1: 键 extend: x/pyproject.toml 里没有 [tool.govlint]"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param(
            {"govlint": 'extend = "govlint.toml"'},
            ["govlint.toml:1: 键 extend: 配置文件互相引用：govlint.toml 已经在前面"],
            id="itself",
        ),
        pytest.param(
            {"govlint": 'year = 2001\nextend = "b.toml"', "b": 'extend = "./x/../govlint.toml"'},
            ["b.toml:1: 键 extend: 配置文件互相引用：govlint.toml 已经在前面"],
            id="in a circle",
        ),
        pytest.param(
            {"govlint": 'year = 2001\nextend = "b.toml"'},
            ["govlint.toml:2: 键 extend: b.toml：没有这个配置文件"],
            id="no such file",
        ),
        pytest.param({"govlint": 'extend = "."'}, ["govlint.toml:1: 键 extend: .：这不是文件"], id="a folder"),
        pytest.param(
            {"govlint": 'extend = "https://example.org/a.toml"'},
            ["govlint.toml:1: 键 extend: 只能是本机上的文件"],
            id="another host",
        ),
        pytest.param(
            {"govlint": "extend = '\\\\host\\a.toml'"},
            ["govlint.toml:1: 键 extend: 只能是本机上的文件"],
            id="another host of Windows",
        ),
        pytest.param(
            {"govlint": 'extend = "b.toml"\nyaer = 1', "b": "yare = 1\nselect = ['GL999']"},
            [
                "govlint.toml:2: 键 yaer: 没有这个键，是否想写 year？",
                "b.toml:1: 键 yare: 没有这个键，是否想写 year？",
                "b.toml:2: 键 select[1]: 没有这条规则：GL999",
            ],
            id="mistakes in both",
        ),
        pytest.param(
            {"govlint": 'extend = "b.toml"\nyaer = 1', "b": "year = "},
            [
                "govlint.toml:2: 键 yaer: 没有这个键，是否想写 year？",
                "b.toml:1:7: TOML 的写法不对：值写得不对；文字要加引号",
            ],
            id="what is extended is no TOML",
        ),
    ],
)
def test_extending_that_is_refused(files: dict[str, str], said: list[str], desk: Path) -> None:
    lay(desk, **files)
    told = mistakes(desk)
    assert len(told) == len(said)
    assert all(line.startswith(start) for line, start in zip(told, said, strict=True)), told


def test_extending_without_end_is_refused(desk: Path) -> None:
    lay(desk, govlint='extend = "0.toml"', **{str(number): f'extend = "{number + 1}.toml"' for number in range(20)})
    assert mistakes(desk) == ["7.toml:1: 键 extend: 引用超过 8 层"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            'select = ["reslt-total"]',
            "1: 键 select[1]: 没有这条规则：reslt-total，是否想写 result-total？",
            id="select",
        ),
        pytest.param(
            'ignore = [\n "GL1",\n "nope",\n]', "3: 键 ignore[2]: 没有这条规则：nope", id="ignore, in its own line"
        ),
        pytest.param('severity.GL999 = "note"', "1: 键 severity.GL999: 没有这条规则：GL999", id="severity"),
        pytest.param(
            '[per-file-ignores]\n"a" = ["nope"]',
            "2: 键 per-file-ignores.a[1]: 没有这条规则：nope",
            id="per-file-ignores",
        ),
        pytest.param(
            '[per-file-ignores]\n"/a" = []', '2: 键 per-file-ignores."/a": 写成相对于', id="an absolute pattern"
        ),
        pytest.param('exclude = ["a\\\\b"]', "1: 键 exclude[1]: 路径里用 / 分隔", id="a backslash"),
        pytest.param('form = "2020"', "1: 键 form: 没有这个格式：2020；可用的有 2019、2021", id="form"),
        pytest.param('[deadlines]\ntownship = "02-30"', "2: 键 deadlines.township: 没有这一天：02-30", id="deadline"),
        pytest.param(
            '[spellings]\n"本年制发间数" = ["x"]',
            '2: 键 spellings."本年制发间数": 格式里没有这个栏目名称或标题，是否想写 本年制发件数？',
            id="no such label",
        ),
        pytest.param(
            '[spellings]\n"规章" = ["行政许可"]',
            '2: 键 spellings."规章"[1]: “行政许可”是格式里另一个栏目的名称',
            id="another label",
        ),
        pytest.param(
            '[spellings]\n"规章" = ["（）"]', '2: 键 spellings."规章"[1]: 只有标点和空格，不是一种写法', id="marks only"
        ),
        pytest.param(
            '[confusions]\n"复议" = "行政复议"', '2: 键 confusions."复议": 对的写法里含有错的写法', id="right is wrong"
        ),
        pytest.param('[confusions]\n" " = "x"', '2: 键 confusions." ": 没有写出错的写法', id="nothing is wrong"),
        pytest.param(
            '[[suppress]]\ncode = "GL4"\nreason = "x"',
            "1: 键 suppress[1]: path、place、text 至少写一项",
            id="an entry for everything",
        ),
        pytest.param(
            '[[suppress]]\ncode = "GL001"\npath = "x"',
            "2: 键 suppress[1].code: GL001 不能这样停用；可以用 exclude",
            id="GL001",
        ),
        pytest.param(
            '[[suppress]]\ncode = ["GL4", "nope"]\npath = "x"',
            "2: 键 suppress[1].code[2]: 没有这条规则：nope",
            id="a rule of an entry",
        ),
    ],
)
def test_what_means_nothing(text: str, said: str, desk: Path) -> None:
    lay(desk, govlint=text)
    (told,) = mistakes(desk)
    assert told.startswith(f"govlint.toml:{said}")


@pytest.mark.parametrize(
    "text",
    [
        '[spellings]\n"一、总体情况" = ["总体概况"]\n"总体情况" = ["一、概况"]',
        '[spellings]\n"属于国家秘密" = ["涉及国家秘密"]\n"1.属于国家秘密" = ["国家秘密"]',
        '[spellings]\n"自然人" = ["自然人"]',
        '[[suppress]]\ncode = "ALL"\npath = "旧/**"',
        'select = []\nignore = ["all", "gl302", "Result-Total"]',
        'deadlines.department = "02-29"',
    ],
)
def test_what_means_something(text: str, desk: Path) -> None:
    lay(desk, govlint=text)
    assert mistakes(desk) == []
