"""Which configuration is in force for a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from govlint.config import finder as finder_module
from govlint.config.finder import Finder
from tests.engine.config.configured import lay, mistakes
from tests.lasting import at_most
from tests.rules.linting import registry

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("desk")


def year(path: str, **options: object) -> int | None:
    """The year that is in force for a file, which tells configurations apart."""
    finder = Finder(registry(), **options)  # type: ignore[arg-type]
    found = finder.for_file(path)
    assert not finder.mistakes, finder.mistakes
    value: int | None = found.value("year") if found else None
    return value


def test_without_a_file_there_is_none(desk: Path) -> None:
    assert year("a/b/报告.md") is None


def test_the_nearest_is_in_force(desk: Path) -> None:
    lay(desk, govlint="year = 2001", a__govlint="year = 2002", a__b__c__govlint="year = 2003")
    assert [year(path) for path in ("x.md", "z/x.md", "a/x.md", "a/b/x.md", "a/b/c/x.md", "a/b/c/d/x.md")] == [
        2001,
        2001,
        2002,
        2002,
        2003,
        2003,
    ]
    assert year(str(desk / "a/b/c/x.md")) == 2003
    assert year("a/b/../x.md") == 2002
    os.chdir(desk / "a")
    assert [year(path) for path in ("x.md", "../x.md", "b/x.md", "./b/c/x.md")] == [2002, 2001, 2002, 2003]


def test_each_is_read_once(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(desk, govlint="year = 2001", a__govlint="year = 2002")
    looked: list[str] = []
    real = finder_module._file_in
    monkeypatch.setattr(finder_module, "_file_in", lambda folder: (looked.append(folder), real(folder))[1])
    finder = Finder(registry())
    found = {finder.for_file(path) for path in ("x.md", "y.md", "a/x.md", "a/y.md", "a/b/x.md", "a/b/y.md", "./x.md")}
    assert len(found) == 2
    assert len(looked) == len(set(looked)) == 3


def test_where_there_is_none_a_folder_is_looked_at_once(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(finder_module, "_file_in", lambda folder: looked.append(folder) or "")
    finder = Finder(registry())
    for number in range(100):
        finder.for_file(f"a/b/{number}.md")
        finder.for_file(f"a/{number}.md")
    assert len(looked) == len(set(looked))
    with at_most(0.5):
        for number in range(10_000):
            finder.for_file(f"a/b/{number}.md")


PYPROJECT = '[project]\nname = "x"\n\n[tool.govlint]\nyear = 2005\n'


def test_pyproject(desk: Path) -> None:
    lay(desk, pyproject=PYPROJECT, a__pyproject="[project]\nname = 'govlint-rules'\n", b__pyproject=PYPROJECT)
    lay(desk, b__govlint="year = 2006", c__pyproject="no [ toml")
    assert year("x.md") == 2005
    assert year("a/x.md") == 2005, "one without a table for govlint is none"
    assert year("b/x.md") == 2006, "govlint.toml before pyproject.toml"
    assert year("c/x.md") == 2005, "one that does not speak of govlint is not read"


def test_mistakes_in_pyproject_have_their_lines(desk: Path) -> None:
    lay(desk, pyproject="[tool.x]\ny = 1\n[tool.govlint]\nyear = 1\n[[tool.govlint.suppress]]\ncode = 'GL4'\n")
    assert mistakes(desk) == [
        "pyproject.toml:4: 键 year: 应在 2000 至 2999 之间，写的是 1",
        "pyproject.toml:5: 键 suppress[1]: path、place、text 至少写一项；要在所有文件里停用一条规则，用 ignore",
    ]
    lay(desk, pyproject="[tool]\ngovlint = 3\n")
    assert mistakes(desk) == ["pyproject.toml:2: 键 tool.govlint: 应为表 [tool.govlint]"]
    lay(desk, pyproject="[tool.govlint]\nyear = \n")
    assert mistakes(desk) == ["pyproject.toml:2:8: TOML 的写法不对：值写得不对；文字要加引号"]


def test_one_file_for_all(desk: Path) -> None:
    lay(desk, govlint="year = 2001", a__govlint="year = 2002", else__where="year = 2003")
    assert year("a/x.md", only="else/where.toml") == 2003
    assert year("/x.md", only="else/where.toml") == 2003


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param("none.toml", None, "none.toml: 没有这个配置文件", id="no file"),
        pytest.param("pyproject.toml", "[project]\nname='x'", "pyproject.toml: 里面没有 [tool.govlint]", id="no table"),
        pytest.param("a.toml", "yaer = 2001", "a.toml:1: 键 yaer: 没有这个键，是否想写 year？", id="a mistake"),
    ],
)
def test_one_file_that_is_none(name: str, text: str | None, said: str, desk: Path) -> None:
    lay(desk, govlint="year = 2001")
    if text is not None:
        (desk / name).write_text(text, "utf-8")
    finder = Finder(registry(), only=name)
    assert finder.for_file("x.md") is None, "the nearest one does not stand in"
    assert [str(mistake) for mistake in finder.mistakes] == [said]


def test_isolated(desk: Path) -> None:
    lay(desk, govlint="yaer = 2001")
    assert year("x.md", isolated=True) is None


def test_the_mistakes_of_all_files_are_found_and_a_faulty_one_still_is_the_nearest(desk: Path) -> None:
    lay(desk, govlint="yaer = 2001", a__govlint="yare = 1", b__govlint="year = 2002")
    finder = Finder(registry())
    assert finder.for_file("a/x.md") is None
    assert [mistake.path for mistake in finder.mistakes] == ["a/govlint.toml"]
    finder.for_file("b/x.md")
    finder.for_file("x.md")
    finder.for_file("y.md")
    assert [mistake.path for mistake in finder.mistakes] == ["a/govlint.toml", "govlint.toml"]


def test_files_that_cannot_be_read(desk: Path) -> None:
    (desk / "govlint.toml").mkdir()
    assert mistakes(desk) == ["govlint.toml: 这不是文件"]
    (desk / "govlint.toml").rmdir()
    (desk / "govlint.toml").symlink_to("nowhere")
    assert mistakes(desk) == ["govlint.toml: 链接指向的文件不存在"]
    (desk / "govlint.toml").unlink()
    os.mkfifo(desk / "govlint.toml")
    assert mistakes(desk) == ["govlint.toml: 这不是文件"]
    (desk / "govlint.toml").unlink()
    (desk / "govlint.toml").write_bytes(b"#" * (1024 * 1024 + 1))
    assert mistakes(desk) == ["govlint.toml: 配置文件超过上限 1048576 字节"]


def test_a_file_without_permission(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(desk, govlint="year = 2001")
    real = open

    def refuse(path: object, *more: object, **named: object) -> object:
        if str(path).endswith("govlint.toml"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *more, **named)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", refuse)
    assert mistakes(desk) == ["govlint.toml: 配置文件没有读取权限"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"year = 2001\nyear = 2002", ":2:12: TOML 的写法不对：同一个键写了两次", id="a key twice"),
        pytest.param(b"[organ]\n[organ]\n", ":2:7: TOML 的写法不对：同一个表写了两次", id="a table twice"),
        pytest.param(
            "年 = 1".encode(), ":1:1: TOML 的写法不对：这里应当是 键 = 值 或 [表]；中文的键要加引号", id="a bare key"
        ),
        pytest.param(b"form = 'x", ":1:10: TOML 的写法不对：引号没有成对，或者缺少符号", id="an open quote"),
        pytest.param("form = “2021”".encode(), ":1:8: TOML 的写法不对：值写得不对；文字要加引号", id="Chinese quotes"),
        pytest.param(
            b"year = 2001 form = 'x'", ":1:13: TOML 的写法不对：一行只能写一个键，这里应当换行", id="two in a line"
        ),
        pytest.param("form = '年'".encode("gbk"), ":1:9: 配置文件不是 UTF-8 编码；请另存为 UTF-8", id="GBK"),
        pytest.param("form = '年'".encode("utf-16"), ":1:1: 配置文件不是 UTF-8 编码；请另存为 UTF-8", id="UTF-16"),
        pytest.param(b"x = " + b"[" * 50_000, ":1: 表和数组的嵌套超过 32 层", id="nested without end"),
        pytest.param(b"year = " + b"9" * 10_000, "TOML 的写法不对：", id="a number without end"),
    ],
)
def test_what_is_no_toml(data: bytes, said: str, desk: Path) -> None:
    (desk / "govlint.toml").write_bytes(data)
    (told,) = mistakes(desk)
    assert told.startswith("govlint.toml")
    assert told.removeprefix("govlint.toml").lstrip(": ").startswith(said.lstrip(":"))


def test_a_bom_and_dos_line_ends_are_no_mistake(desk: Path) -> None:
    (desk / "govlint.toml").write_bytes(b"\xef\xbb\xbfyear = 2001\r\nyaer = 1\r\n")
    assert mistakes(desk) == ["govlint.toml:2: 键 yaer: 没有这个键，是否想写 year？"]
