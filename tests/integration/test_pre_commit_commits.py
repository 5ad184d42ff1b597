"""Commits that are checked: `git commit` in a real repository with the hook that `pre-commit install` puts there."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.integration.shown_commands import ROOT
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.mutations import MUTATIONS

if TYPE_CHECKING:
    import subprocess

    from tests.integration.pre_commit_repository import Repository

FAULTY = (ROOT / "examples" / "sample-report.md").read_text("utf-8")
CLEAN = (ROOT / "examples" / "fixed-report.md").read_text("utf-8")
WORD = FORMATS["docx_styled"](
    next(m for m in MUTATIONS if m.id == "GL202-行政规范性文件-as-规范性文件").apply(consistent(3))
)
ONLY = "args: [--select, 'GL202,GL304']"


@pytest.fixture
def installed(repository: Repository) -> Repository:
    """A repository whose commits are checked by `govlint` for two faults that the faulty files have."""
    repository.configure(f"id: govlint, {ONLY}")
    repository.git("add", "-A")
    assert repository.pre_commit("install").returncode == 0
    assert repository.commit().returncode == 0
    return repository


def commits(repository: Repository) -> int:
    return int(repository.git("rev-list", "--count", "HEAD"))


def refused(repository: Repository, *arguments: str) -> str:
    """Commit all that has changed, which must be refused for findings; returns what is said."""
    before = commits(repository)
    repository.git("add", "-A")
    done = repository.commit(*arguments)
    assert done.returncode == 1, done.stdout
    assert "exit code: 1" in done.stdout, done.stdout
    assert commits(repository) == before
    return done.stdout


def accepted(repository: Repository, *arguments: str) -> str:
    """Commit what is staged, which must succeed; returns what is said."""
    before = commits(repository)
    done = repository.commit(*arguments)
    assert done.returncode == 0, done.stdout
    assert commits(repository) == before + 1
    return done.stdout


def test_a_fault_stops_the_commit_until_it_is_mended(installed: Repository) -> None:
    installed.write("2024/年度报告.md", FAULTY)
    said = refused(installed)
    assert "2024/年度报告.md:75:19: GL304 error " in said
    installed.write("2024/年度报告.md", CLEAN)
    installed.git("add", "-A")
    assert "Passed" in accepted(installed)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("望溪县林业局2024年政府信息公开工作年度报告.md", FAULTY, id="Chinese"),
        pytest.param("two words/年度 报告.md", FAULTY, id="spaces"),
        pytest.param("'quoted' \"name\" $HOME;a&b.md", FAULTY, id="what a shell would obey"),
        pytest.param("--exit-zero.md", FAULTY, id="like an option"),
        pytest.param("-.md", FAULTY, id="like standard input"),
        pytest.param("𠮷田【终稿】（1）.markdown", FAULTY, id="brackets and a rare character"),
        pytest.param("GBK.md", FAULTY.encode("gb18030"), id="GBK"),
        pytest.param("utf-16.md", FAULTY.encode("utf-16"), id="UTF-16"),
        pytest.param("报告.docx", WORD, id="Word"),
        pytest.param("报告.DOCX", WORD, id="Word with a suffix in capitals"),
    ],
)
def test_names_and_kinds_of_files(name: str, content: str | bytes, installed: Repository) -> None:
    installed.write(name, content)
    installed.write("一切正常.md", CLEAN)
    found = [line for line in refused(installed).splitlines() if re.search(r":\d+:\d+: GL\d+ ", line)]
    assert found
    assert all(line.startswith(f"{name}:") for line in found)
    assert any("GL202" in line or "GL304" in line for line in found)


@pytest.mark.parametrize("name", ["旧报告.doc", "报告.wps", "报告.ofd"])
def test_what_cannot_be_read_does_not_pass_unread(name: str, installed: Repository) -> None:
    installed.write(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    installed.git("add", "-A")
    done = installed.commit()
    assert done.returncode == 1
    assert "exit code: 2" in done.stdout, done.stdout
    assert f"{name}:1:1: GL001 error" in done.stdout


def test_deleted_files_are_not_looked_for(installed: Repository) -> None:
    installed.write("a.md", FAULTY)
    installed.write("b.md", CLEAN)
    installed.git("add", "-A")
    accepted(installed, "--no-verify")
    installed.git("rm", "-q", "a.md")
    assert "Skipped" in accepted(installed), "nothing is left to be checked"
    installed.git("rm", "-q", "b.md")
    installed.write("c.md", CLEAN)
    installed.git("add", "-A")
    assert "Passed" in accepted(installed)


def test_renamed_files_are_checked_under_their_new_names(installed: Repository) -> None:
    installed.write("旧.md", FAULTY)
    installed.git("add", "-A")
    accepted(installed, "--no-verify")
    (installed.folder / "新").mkdir()
    installed.git("mv", "旧.md", "新/名.md")
    said = refused(installed)
    assert "新/名.md:75:19: GL304" in said
    assert "旧.md" not in said


def test_owner_files_are_passed_over(installed: Repository) -> None:
    for name in ("~$报告.docx", "2024/~$年度报告.docx", ".~报告.docx"):
        installed.write(name, b"\x05admin" + bytes(156))
    installed.git("add", "-A")
    assert "Skipped" in accepted(installed)


def test_what_is_staged_is_checked_and_not_what_is_being_written(installed: Repository) -> None:
    installed.write("a.md", CLEAN)
    installed.git("add", "-A")
    installed.write("a.md", FAULTY)
    accepted(installed)
    assert (installed.folder / "a.md").read_text("utf-8") == FAULTY
    installed.git("add", "-A")
    installed.write("a.md", CLEAN)
    done = installed.commit()
    assert done.returncode == 1
    assert "a.md:75:19: GL304" in done.stdout


def test_the_configuration_excludes_files_that_are_named(installed: Repository) -> None:
    installed.write("govlint.toml", "exclude = ['草稿', '*.旧.md']\n")
    installed.write("草稿/a.md", FAULTY)
    installed.write("b.旧.md", FAULTY)
    installed.git("add", "-A")
    assert "Passed" in accepted(installed), "although the hook names them, and `args` are the user's own"
    installed.write("定稿/a.md", FAULTY)
    assert {line.split(":")[0] for line in refused(installed).splitlines() if ": GL" in line} == {"定稿/a.md"}


def test_the_configuration_excludes_files_from_mending(repository: Repository) -> None:
    repository.configure(f"id: govlint-fix, {ONLY}")
    repository.write("govlint.toml", "exclude = ['草稿']\n")
    repository.write("草稿/a.md", FAULTY)
    assert repository.run_all().returncode == 0
    assert (repository.folder / "草稿" / "a.md").read_text("utf-8") == FAULTY


def checked(done: subprocess.CompletedProcess[str]) -> list[int]:
    """How many files each process of the hook has checked."""
    return [int(count) for count in re.findall(r"^共检查 (\d+) 份文件", done.stdout, re.MULTILINE)]


def test_a_thousand_files_are_checked_by_several_processes(repository: Repository) -> None:
    repository.configure(f"id: govlint, verbose: true, {ONLY}")
    folder = "全县各单位报送的材料（{:04}）"
    for number in range(999):
        name = f"{folder.format(number)}/关于报送政府信息公开工作年度报告的通知.txt"
        repository.write(name, f"第{number}号通知\n")
    report = f"{folder.format(500)}/年度报告.md"
    repository.write(report, CLEAN)
    done = repository.run_all()
    assert done.returncode == 0, done.stdout
    assert sum(checked(done)) == 1000
    assert len(checked(done)) > 1
    repository.write(report, FAULTY)
    done = repository.run_all()
    assert done.returncode == 1, done.stdout
    assert "exit code: 1" in done.stdout
    assert f"{report}:75:19: GL304" in done.stdout
    assert sum(checked(done)) == 1000


def test_a_commit_to_a_series_checks_the_whole_of_it(repository: Repository) -> None:
    shutil.copytree(ROOT / "rules" / "govlint_disclosure" / "series_sample", repository.folder / "报告 全部")
    repository.configure("id: govlint-series, args: ['报告 全部']")
    repository.git("add", "-A")
    assert repository.pre_commit("install").returncode == 0
    first = repository.commit()
    assert first.returncode == 0, first.stdout
    repository.write("说明.py", "")
    repository.git("add", "-A")
    assert "Skipped" in accepted(repository), "no report is committed"
    report = repository.folder / "报告 全部" / "2024" / "云岭市水务局.md"
    changed = report.read_text("utf-8").replace("| 3 | 1 | 0 | 0 | 0 | 0 | 4 |", "| 3 | 2 | 0 | 0 | 0 | 0 | 5 |")
    report.write_text(changed, "utf-8")
    said = refused(repository)
    assert "报告 全部/2024/云岭市水务局.md:44:" in said, (
        "against the report of the year before, which is not in the commit"
    )
    assert len(re.findall(r"^共检查", said, re.MULTILINE)) == 1, "one process, however many files"
