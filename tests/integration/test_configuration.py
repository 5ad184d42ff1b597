"""Configuration from the command line: files that are found, excluded and judged, and what `govlint config` says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.engine.config.configured import lay
from tests.integration.processes import govlint, output
from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = ROOT / "examples" / "sample-report.md"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with faulty reports in three folders."""
    for name in ("a.md", "2024/a.md", "旧/a.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(FAULTY, tmp_path / name)
    return tmp_path


def found(done: subprocess.CompletedProcess[bytes]) -> dict[str, set[str]]:
    """The rules that were reported, by file."""
    files: dict[str, set[str]] = {}
    for line in done.stdout.decode().splitlines():
        if ": GL" in line:
            files.setdefault(line.split(":")[0], set()).add(line.split()[1])
    return files


def test_each_file_is_checked_by_its_own(desk: Path) -> None:
    lay(desk, govlint="select = ['GL301']", **{"2024__govlint": "extend = '../govlint.toml'\nselect = ['GL302']"})
    done = govlint("check", ".", cwd=desk)
    assert found(done) == {"a.md": {"GL301"}, "2024/a.md": {"GL302"}, "旧/a.md": {"GL301"}}
    assert found(govlint("check", ".", "--isolated", "--select", "GL304", cwd=desk)).keys() == {
        "a.md",
        "2024/a.md",
        "旧/a.md",
    }
    assert found(govlint("check", ".", "--config", "2024/govlint.toml", cwd=desk)) == {
        path: {"GL302"} for path in ("a.md", "2024/a.md", "旧/a.md")
    }
    inside = govlint("check", "a.md", cwd=desk / "2024")
    assert found(inside) == {"a.md": {"GL302"}}


def test_standard_input_is_in_the_folder_of_its_name(desk: Path) -> None:
    lay(desk, **{"2024__govlint": "select = ['GL302']"})
    given = FAULTY.read_bytes()
    done = govlint("check", "-", "--stdin-filename", "2024/x.md", cwd=desk, stdin=given)
    assert found(done) == {"2024/x.md": {"GL302"}}
    lay(desk, **{"2024__govlint": "exclude = ['x.md']"})
    done = govlint("check", "-", "--stdin-filename", "2024/x.md", "--force-exclude", cwd=desk, stdin=given)
    assert (done.returncode, found(done)) == (0, {})


def test_what_is_excluded_is_passed_over_unless_named(desk: Path) -> None:
    lay(desk, govlint="select = ['GL301']\nexclude = ['旧', '2024/*.md']")
    assert found(govlint("check", cwd=desk)).keys() == {"a.md"}
    assert found(govlint("check", "旧", cwd=desk)) == {}, "a folder that is named is searched by the same patterns"
    assert found(govlint("check", "旧/a.md", "a.md", cwd=desk)).keys() == {"旧/a.md", "a.md"}
    assert found(govlint("check", "--force-exclude", "旧/a.md", "a.md", cwd=desk)).keys() == {"a.md"}
    done = govlint("check", "--force-exclude", "旧/a.md", cwd=desk)
    assert done.returncode == 0, "a hook that names excluded files only must not fail"
    assert "exclude" in done.stderr.decode()
    assert govlint("check", "旧", cwd=desk).returncode == 2, "a search that finds nothing is no pass"


def test_a_folder_that_is_excluded_is_not_even_looked_into(desk: Path) -> None:
    lay(desk, govlint="select = ['GL301']\nexclude = ['旧']", 旧__govlint="no = 'such key'")
    assert govlint("check", ".", cwd=desk).returncode == 1


def test_files_fail_by_their_own_standard(desk: Path) -> None:
    lay(desk, govlint="select = ['GL111']\nfail-on = 'error'", **{"2024__govlint": "select = ['GL111']"})
    assert govlint("check", "a.md", cwd=desk).returncode == 0
    assert govlint("check", "a.md", "2024/a.md", cwd=desk).returncode == 1
    assert govlint("check", "a.md", "--fail-on", "warning", cwd=desk).returncode == 1


@pytest.mark.parametrize("command", [("check", "."), ("config", "2024/a.md"), ("show", "2024/a.md")])
def test_mistakes_are_told_all_at_once_and_nothing_is_checked(command: tuple[str, ...], desk: Path) -> None:
    lay(desk, govlint="year = 2024", **{"2024__govlint": "yaer = 1\nselect = ['nope']"})
    done = govlint(*command, cwd=desk)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines() == [
        "2024/govlint.toml:1: 键 yaer: 没有这个键，是否想写 year？",
        "2024/govlint.toml:2: 键 select[1]: 没有这条规则：nope",
    ]


def test_a_mistake_does_not_act_upon_the_terminal(desk: Path) -> None:
    lay(desk, govlint='"\\u001b[31m\\u202e\\n" = 1')
    done = govlint("check", ".", cwd=desk)
    assert done.returncode == 2
    assert not {"\x1b", "\u202e"} & set(done.stderr.decode())
    assert len(done.stderr.decode().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--published", "2025"), "--published"),
        (("--published", "2025-02-30"), "2025-02-30"),
        (("--config", "none.toml"), "none.toml: 没有这个配置文件"),
        (("--config", "."), "这不是文件"),
    ],
)
def test_options_that_make_no_sense(arguments: tuple[str, ...], said: str, desk: Path) -> None:
    done = govlint("check", *arguments, ".", cwd=desk)
    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_config_tells_what_is_in_force_and_from_where(desk: Path) -> None:
    lay(desk, govlint="year = 2023\nignore = ['GL1']\n[severity]\nGL3 = 'note'\n")
    lay(desk, **{"2024__govlint": "extend = '../govlint.toml'\nyear = 2024\n[[suppress]]\ncode='GL304'\npath='a.md'\n"})
    done = govlint("config", "2024/a.md", "--fail-on", "note", "--ignore", "GL2", cwd=desk)
    assert done.returncode == 0, output(done)
    lines = [" ".join(line.split()) for line in done.stdout.decode().splitlines()]
    assert lines[:2] == ["2024/a.md", "配置文件 2024/govlint.toml，引用 govlint.toml"]
    for line in (
        "year 2024 2024/govlint.toml:2",
        "ignore GL1、GL2 govlint.toml:2、命令行",
        "fail-on note 命令行",
        "form （无） 默认值",
        "GL3 note govlint.toml:4",
        "1 code GL304；path a.md 2024/govlint.toml:3",
    ):
        assert line in lines
    told = json.loads(govlint("config", "2024/a.md", "--ignore", "GL2", "--format", "json", cwd=desk).stdout)
    assert "GL301" in told["rules"]
    assert not {"GL101", "GL201"} & set(told["rules"])


def test_config_names_the_rules_that_run_or_those_that_do_not(desk: Path) -> None:
    lay(desk, govlint="select = ['GL301', 'GL302']")
    assert govlint("config", cwd=desk).stdout.decode().endswith("只检查 3 条规则：GL001、GL301、GL302\n")
    lay(desk, govlint="ignore = ['GL301', 'GL302']")
    assert govlint("config", cwd=desk).stdout.decode().endswith("，不检查 GL301、GL302\n")


def test_config_as_json(desk: Path) -> None:
    lay(desk, govlint="select = ['GL301']\n[spellings]\n规章 = ['部门规章']".replace("规章 =", "'规章' ="))
    told = json.loads(govlint("config", "--format", "json", cwd=desk).stdout)
    assert told["configuration"] == ["govlint.toml"]
    assert told["settings"]["select"] == {"value": ["GL301"], "origin": "govlint.toml:1"}
    assert told["settings"]["spellings"]["规章"] == {"value": ["部门规章"], "origin": "govlint.toml:3"}
    assert told["settings"]["year"] == {"value": None, "origin": "默认值"}
    assert told["rules"] == ["GL001", "GL301"]


def test_config_without_a_configuration(desk: Path) -> None:
    done = govlint("config", "a.md", cwd=desk)
    assert done.returncode == 0
    assert "没有配置文件" in done.stdout.decode()


@pytest.mark.parametrize("name", ["没有.md", "没有/a.md"])
def test_config_of_what_is_not_there_is_refused(name: str, desk: Path) -> None:
    done = govlint("config", name, cwd=desk)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"govlint: 没有这个文件或文件夹：{name}\n"


def test_a_configuration_elsewhere_is_named_as_the_user_named_it(desk: Path) -> None:
    lay(desk, govlint="yaer = 1")
    told = "govlint.toml:1: 键 yaer: 没有这个键，是否想写 year？\n"
    done = govlint("check", "--config", "../govlint.toml", "a.md", cwd=desk / "2024")
    assert done.stderr.decode() == f"..{os.sep}{told}"
    done = govlint("check", "--config", str(desk / "govlint.toml"), "a.md", cwd=desk / "2024")
    assert done.stderr.decode() == f"{desk}{os.sep}{told}"
    done = govlint("check", "--config", str(desk / "govlint.toml"), "a.md", cwd=desk)
    assert done.stderr.decode() == told


def test_the_schema_is_printed(desk: Path) -> None:
    published = (ROOT / "docs" / "schema" / "govlint-config.schema.json").read_bytes()
    assert govlint("config", "--schema", cwd=desk).stdout == published


def test_show_reads_as_check_does(desk: Path) -> None:
    lay(desk, govlint="form = '2019'")
    assert govlint("show", "a.md", cwd=desk).stdout.decode().startswith("格式 2019")
    assert govlint("show", "--isolated", "a.md", cwd=desk).stdout.decode().startswith("格式 2021")


def test_without_a_configuration_nothing_of_it_is_imported(desk: Path) -> None:
    lay(desk, pyproject="[project]\nname = 'x'\n")
    program = (
        "import sys\nfrom govlint.cli import main\nmain(['check', '--select', 'GL111', 'a.txt'])\n"
        "sys.stderr.write('\\n'.join(sys.modules))"
    )
    (desk / "a.txt").write_text("各位同事：请于周五前报送材料。\n", "utf-8")
    done = subprocess.run([sys.executable, "-c", program], cwd=desk, capture_output=True, text=True, check=True)
    imported = set(done.stderr.splitlines())
    loaded = {"govlint.config.configuration", "govlint.config.globs", "msgspec"}
    assert not loaded & imported
    assert "govlint.config.finder" in imported


def test_the_example_of_the_manual_can_be_run(desk: Path) -> None:
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    example = re.findall(r"```toml\n(# govlint\.toml\n.*?)```", page, re.DOTALL)[0]
    lay(desk, **{"govlint-base": "", "2024__govlint": example})
    done = govlint("check", "2024", "--format", "json", cwd=desk)
    assert done.returncode == 1, output(done)
    (report,) = (file for file in json.loads(done.stdout)["files"] if file["role"] == "document")
    assert report["outcomes"].keys() >= {"GL301"}
    assert not {"GL105", "GL107"} & report["outcomes"].keys()
