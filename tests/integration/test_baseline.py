"""Baselines from the command line: writing one, reporting what is new, and taking out what was mended."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.engine.config.configured import lay
from tests.integration.processes import govlint, output
from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = ROOT / "examples" / "sample-report.md"
CLEAN = ROOT / "examples" / "fixed-report.md"
DEFAULT = "govlint-baseline.json"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with two faulty reports of two organs."""
    shutil.copy(FAULTY, tmp_path / "a.md")
    (tmp_path / "2024").mkdir()
    other = FAULTY.read_text("utf-8").replace("望溪县林业局", "云岭市水务局")
    (tmp_path / "2024" / "b.md").write_text(other, "utf-8")
    return tmp_path


def entries(path: Path) -> list[tuple[str, str]]:
    """The path and rule of everything in a baseline."""
    files = json.loads(path.read_text("utf-8"))["files"]
    return [(file["path"], made["code"]) for file in files for made in file["findings"]]


def checked(desk: Path, *arguments: str) -> tuple[int, list[str]]:
    done = govlint("check", "--baseline", DEFAULT, *arguments, cwd=desk)
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode().splitlines()


def test_what_is_known_is_not_reported_and_what_is_new_is(desk: Path) -> None:
    done = govlint("baseline", cwd=desk)
    assert done.returncode == 0, output(done)
    assert done.stdout.decode() == f"{DEFAULT}：记入 18 个问题（检查了 2 份文件）\n"
    assert {path for path, _ in entries(desk / DEFAULT)} == {"a.md", "2024/b.md"}
    assert checked(desk) == (0, ["共检查 2 份文件：错误 0，警告 0，提示 0，不报告 18（基线 18）"])
    text = (desk / "a.md").read_text("utf-8").replace("| 行政许可 | 174 |", "| 行政许可 | 两个 |")
    (desk / "a.md").write_text(text, "utf-8")
    code, lines = checked(desk)
    assert code == 1
    assert [line.split()[1] for line in lines[:-1]] == ["GL206"]


def test_it_outlives_edits_above_line_ends_encoding_and_new_names(desk: Path) -> None:
    govlint("baseline", cwd=desk)
    text = (desk / "a.md").read_text("utf-8").replace("\n", "\r\n")
    (desk / "a.md").unlink()
    (desk / "改名.markdown").write_bytes(("\r\n说明文字。\r\n\r\n" + text).encode("gb18030"))
    (desk / "2025").mkdir()
    shutil.move(desk / "2024" / "b.md", desk / "2025" / "c.md")
    assert checked(desk) == (0, ["共检查 2 份文件：错误 0，警告 0，提示 0，不报告 18（基线 18）"])


def test_one_report_does_not_lend_its_findings_to_another(desk: Path) -> None:
    govlint("baseline", "a.md", cwd=desk)
    code, lines = checked(desk, "2024")
    assert code == 1
    assert len(lines) == 11
    shutil.copy(desk / "a.md", desk / "copy.md")
    assert checked(desk, "copy.md")[0] == 0, "a copy is the same document"


def test_what_was_mended_is_told_and_pruned(desk: Path) -> None:
    govlint("baseline", cwd=desk)
    shutil.copy(CLEAN, desk / "a.md")
    code, lines = checked(desk)
    assert code == 1
    assert lines[0].startswith(f"{DEFAULT}:23:1: GL003 warning a.md，")
    assert len(lines) == 10
    assert (
        json.loads(govlint("check", "--baseline", DEFAULT, "--format", "json", cwd=desk).stdout)["files"][-1]["role"]
        == "baseline"
    )
    assert checked(desk, "2024")[0] == 0, "nothing is said of files that were not checked"
    assert checked(desk, "--select", "GL2,GL003")[1][-1].startswith("共检查 2 份文件：错误 0，警告 2")
    done = govlint("check", "--baseline", DEFAULT, "--prune-baseline", "--select", "GL2,GL003", cwd=desk)
    assert done.stderr.decode() == f"govlint: 从 {DEFAULT} 删去 2 个已经改好的问题\n"
    assert len(entries(desk / DEFAULT)) == 16, "the rules that did not run keep their entries"
    assert govlint("check", "--baseline", DEFAULT, "--prune-baseline", cwd=desk).returncode == 0
    assert {path for path, _ in entries(desk / DEFAULT)} == {"2024/b.md"}
    assert checked(desk)[0] == 0


def test_nothing_to_prune_leaves_the_file_alone(desk: Path) -> None:
    govlint("baseline", cwd=desk)
    before = os.stat(desk / DEFAULT)
    assert govlint("check", "--baseline", DEFAULT, "--prune-baseline", cwd=desk).returncode == 0
    after = os.stat(desk / DEFAULT)
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


@pytest.mark.parametrize("arguments", [("a.md",), (".",), ("--no-baseline", "."), ("-", "--stdin-filename", "a.md")])
def test_pruning_without_a_baseline_is_refused(desk: Path, arguments: tuple[str, ...]) -> None:
    done = govlint("check", "--prune-baseline", *arguments, cwd=desk, stdin=b"")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("govlint: 这次没有用基线，--prune-baseline 没有可以删的")
    done = govlint("series", "--prune-baseline", ".", cwd=desk)
    assert done.returncode == 2
    assert "--prune-baseline 没有可以删的" in done.stderr.decode()


def test_pruning_where_one_file_of_several_has_a_baseline(desk: Path) -> None:
    govlint("baseline", "2024", "-o", "2024/known.json", cwd=desk)
    (desk / "2024/govlint.toml").write_text('baseline = "known.json"\n', "utf-8")
    done = govlint("check", "--exit-zero", "--prune-baseline", ".", cwd=desk)
    assert (done.returncode, done.stderr) == (0, b"")
    assert govlint("check", "--prune-baseline", "a.md", cwd=desk).returncode == 2


def test_writing_again_renews_what_was_checked_and_keeps_the_rest(desk: Path) -> None:
    govlint("baseline", cwd=desk)
    shutil.copy(CLEAN, desk / "a.md")
    done = govlint("baseline", "a.md", cwd=desk)
    assert done.stdout.decode() == f"{DEFAULT}：记入 0 个问题（检查了 1 份文件）；没有检查的文件或规则的 9 个照旧\n"
    assert {path for path, _ in entries(desk / DEFAULT)} == {"2024/b.md"}
    (desk / "2024" / "b.md").unlink()
    govlint("baseline", cwd=desk)
    assert entries(desk / DEFAULT) == []


def test_the_configuration_names_the_baseline(desk: Path) -> None:
    lay(desk, govlint="baseline = 'ci/known.json'\n", **{"2024__govlint": "extend = '../govlint.toml'\n"})
    (desk / "ci").mkdir()
    done = govlint("check", cwd=desk)
    assert done.returncode == 2
    assert "ci/known.json: 没有这个基线文件；用 govlint baseline 生成" in done.stderr.decode()
    assert govlint("baseline", cwd=desk).returncode == 0
    assert {path for path, _ in entries(desk / "ci" / "known.json")} == {"../a.md", "../2024/b.md"}
    assert govlint("check", cwd=desk).returncode == 0
    assert govlint("check", cwd=desk / "2024").returncode == 0
    assert govlint("check", "--no-baseline", cwd=desk).returncode == 1
    assert govlint("check", "--isolated", cwd=desk).returncode == 1
    lay(desk, **{"2024__govlint": "baseline = 'own.json'\n"})
    done = govlint("baseline", cwd=desk)
    assert {path for path, _ in entries(desk / "2024" / "own.json")} == {"b.md"}
    assert govlint("check", cwd=desk).returncode == 0


def test_what_is_suppressed_is_not_written_down(desk: Path) -> None:
    lay(desk, govlint="[[suppress]]\ncode = 'GL304'\nplace = '表四'\n")
    govlint("baseline", cwd=desk)
    assert "GL304" not in {code for _, code in entries(desk / DEFAULT)}
    assert checked(desk)[1] == ["共检查 2 份文件：错误 0，警告 0，提示 0，不报告 18（配置 2、基线 16）"]


def test_what_is_no_baseline_is_neither_used_nor_overwritten(desk: Path) -> None:
    before = (desk / "a.md").read_bytes()
    done = govlint("baseline", "-o", "a.md", cwd=desk)
    assert (done.returncode, done.stdout) == (2, b"")
    assert (desk / "a.md").read_bytes() == before
    (desk / DEFAULT).write_text('{"version": 9}', "utf-8")
    for command in (("baseline",), ("check", "--baseline", DEFAULT)):
        done = govlint(*command, cwd=desk)
        assert (done.returncode, done.stdout) == (2, b"")
        assert "基线文件的版本是 9" in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "--baseline", "none.json"), "none.json: 没有这个基线文件"),
        (("check", "--baseline", "none.json", "--no-baseline"), "--baseline 和 --no-baseline 不能一起用"),
        (("baseline", "-o", "no/such/folder.json"), "无法写入 no/such/folder.json"),
        (("baseline", "empty"), "没有找到可以检查的文件"),
        (("baseline", "--select", "nope"), "没有这条规则：nope"),
    ],
)
def test_what_makes_no_sense(arguments: tuple[str, ...], said: str, desk: Path) -> None:
    (desk / "empty").mkdir()
    done = govlint(*arguments, cwd=desk)
    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_a_file_that_could_not_be_read_is_said(desk: Path) -> None:
    (desk / "bad.md").write_bytes(b"\xff\xff")
    done = govlint("baseline", cwd=desk)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("bad.md: GL001 ")
    assert len(entries(desk / DEFAULT)) == 18, "the others are written down all the same"
    assert "检查了 2 份文件" in done.stdout.decode()
    done = govlint("baseline", "-o", "new.json", "bad.md", cwd=desk)
    assert (done.returncode, done.stdout) == (2, b"")
    assert not (desk / "new.json").exists()


def test_standard_input_is_compared_too(desk: Path) -> None:
    govlint("baseline", cwd=desk)
    text = (desk / "a.md").read_bytes()
    done = govlint("check", "-", "--stdin-filename", "a.md", "--baseline", DEFAULT, cwd=desk, stdin=text)
    assert done.returncode == 0, output(done)


def test_sarif_marks_what_is_known(desk: Path) -> None:
    govlint("baseline", cwd=desk)
    done = govlint("check", "--baseline", DEFAULT, "--format", "sarif", cwd=desk)
    (log,) = json.loads(done.stdout)["runs"]
    assert {made["suppressions"][0]["justification"] for made in log["results"]} == {"基线中已有"}


def test_numbers_of_persons_are_in_no_baseline(desk: Path) -> None:
    number = "11010519491231002X"
    (desk / "a.md").write_text(f"申请人王某，身份证号{number}，已答复。\n", "utf-8")
    govlint("baseline", "a.md", cwd=desk)
    assert ("a.md", "GL601") in entries(desk / DEFAULT)
    assert number not in (desk / DEFAULT).read_text("utf-8")
    assert checked(desk, "a.md")[0] == 0
