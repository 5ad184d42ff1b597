"""`govlint check --watch` at a terminal and in a pipe: files are really changed, and what is shown is waited for."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from itertools import count
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("needs a terminal of the usual kind", allow_module_level=True)

from govlint.cli import watched
from tests.integration.interactive import Interactive
from tests.integration.processes import govlint, output
from tests.integration.shown_commands import ROOT
from tests.integration.terminal import plain_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FAULTY = (ROOT / "examples" / "sample-report.md").read_text("utf-8")
CLEAN = (ROOT / "examples" / "fixed-report.md").read_text("utf-8")
WAITING = r"govlint: \d\d:\d\d:\d\d 检查了 (\d+) 份文件，等候变化；按 Ctrl-C 结束"
CONCISE = ("--format", "concise", "--select", "GL304")
CLEAR = "\x1b[2J\x1b[3J\x1b[H"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with two reports, one of them faulty."""
    (tmp_path / "a.md").write_text(FAULTY, "utf-8")
    (tmp_path / "下级").mkdir()
    (tmp_path / "下级" / "b.md").write_text(CLEAN, "utf-8")
    return tmp_path


def put(path: Path, content: str | bytes) -> None:
    """Write a file in one step: what is half written would be checked, too, and be one result more."""
    draft = path.with_name(".draft")
    draft.write_bytes(content.encode() if isinstance(content, str) else content)
    draft.rename(path)


class Watching:
    """A watch, of which one result after the other is waited for."""

    def __init__(self, shell: Interactive) -> None:
        self.shell = shell

    def checked(self) -> tuple[int, str]:
        """Wait for the next result: how many files were checked for it, and its summary."""
        summary = self.shell.wait_for(r"共检查.*$")[0].strip()
        return int(self.shell.wait_for(WAITING)[1]), summary

    def interrupted(self) -> int:
        """The exit code after Ctrl-C."""
        self.shell.type("\x03")
        return self.shell.ended()


@pytest.fixture
def watching(request: pytest.FixtureRequest, desk: Path) -> Iterator[Watching]:
    """A watch with the arguments that the test gives."""
    arguments = getattr(request, "param", ["."])
    command = [sys.executable, "-m", "govlint", "check", "--watch", *CONCISE, *arguments]
    with Interactive(command, desk, plain_environment(NO_COLOR="1")) as shell:
        yield Watching(shell)


def summary(files: int, errors: int) -> str:
    return f"共检查 {files} 份文件：错误 {errors}，警告 0，提示 0"


@pytest.mark.parametrize("watching", [["."], ["--poll", "."], ["a.md", "下级"], []], indirect=True, ids=str)
def test_what_has_changed_is_checked_again(watching: Watching, desk: Path) -> None:
    checked, first = watching.checked()
    assert checked == 2
    assert first == summary(2, 1)
    put(desk / "a.md", CLEAN)
    assert watching.checked() == (1, summary(2, 0))
    put(desk / "下级" / "b.md", FAULTY)
    assert watching.checked() == (1, first)
    (desk / "下级" / "b.md").unlink()
    assert watching.checked() == (0, summary(1, 0))
    assert watching.interrupted() == 0, "the exit code of the last check"
    assert watching.shell.raw.count(CLEAR) == 4


def test_new_files_new_folders_and_files_that_are_replaced(watching: Watching, desk: Path) -> None:
    watching.checked()
    (desk / "新" / "更新").mkdir(parents=True)
    put(desk / "新" / "更新" / "c.md", CLEAN)
    assert watching.checked() == (1, summary(3, 1))
    put(desk / ".draft", CLEAN)
    (desk / ".draft").rename(desk / "a.md")
    assert watching.checked() == (1, summary(3, 0))
    (desk / "下级" / "b.md").rename(desk / "d.md")
    assert watching.checked() == (1, summary(3, 0))
    (desk / "新").rename(desk / "新.1")
    assert watching.checked() == (1, summary(3, 0))
    (desk / "新.1").rename(desk.with_name(f"{desk.name}-elsewhere"))
    assert watching.checked() == (0, summary(2, 0))
    assert watching.interrupted() == 0


@pytest.mark.parametrize("watching", [["下级/b.md"]], indirect=True)
def test_a_named_file_is_watched_through_replacement_and_deletion(watching: Watching, desk: Path) -> None:
    file = desk / "下级" / "b.md"
    assert watching.checked() == (1, summary(1, 0))
    put(desk / "下级" / "other.md", FAULTY)
    file.unlink()
    watching.shell.wait_for("文件不存在")
    watching.checked()
    (desk / "下级" / "other.md").rename(file)
    assert watching.checked() == (1, summary(1, 1))
    assert watching.interrupted() == 1


def test_a_file_that_is_half_written_does_not_end_it(watching: Watching, desk: Path) -> None:
    watching.checked()
    put(desk / "a.md", FAULTY.encode()[:200] + b"\xff\xfe\x00")
    watching.shell.wait_for("GL001")
    watching.checked()
    put(desk / "a.docx", b"PK\x03\x04half")
    watching.shell.wait_for(r"a\.docx:.*GL001")
    watching.checked()
    (desk / "a.docx").unlink()
    watching.checked()
    put(desk / "a.md", CLEAN)
    assert watching.checked() == (1, summary(2, 0))
    assert watching.interrupted() == 0


def test_a_configuration_concerns_every_file(watching: Watching, desk: Path) -> None:
    watching.checked()
    put(desk / "govlint.toml", "exclude = ['a.md']\n")
    assert watching.checked() == (1, summary(1, 0))
    put(desk / "govlint.toml", "exclude = ['a.md")
    watching.shell.wait_for(r"govlint\.toml:1:")
    watching.shell.wait_for(WAITING)
    (desk / "govlint.toml").unlink()
    assert watching.checked() == (2, summary(2, 1))
    assert watching.interrupted() == 1


def test_what_does_not_concern_it_is_passed_over(watching: Watching, desk: Path) -> None:
    watching.checked()
    for name in ("~$a.docx", "photo.png", "notes.py", ".a.md.swp"):
        (desk / name).write_bytes(b"x")
    (desk / "a.md").read_bytes()
    put(desk / "a.md", CLEAN)
    assert watching.checked() == (1, summary(2, 0))
    assert watching.interrupted() == 0
    assert watching.shell.raw.count(CLEAR) == 2


def test_a_baseline_is_read_again(desk: Path) -> None:
    govlint("baseline", "--select", "GL304", ".", cwd=desk)
    known = (desk / "govlint-baseline.json").read_bytes()
    data = json.loads(known)
    put(desk / "govlint-baseline.json", json.dumps({**data, "files": []}))
    command = [sys.executable, "-m", "govlint", "check", "--watch", "--baseline", "govlint-baseline.json"]
    with Interactive([*command, *CONCISE], desk, plain_environment()) as shell:
        watching = Watching(shell)
        assert watching.checked()[1] == summary(2, 1)
        put(desk / "govlint-baseline.json", known)
        assert watching.checked() == (0, summary(2, 0) + "，不报告 1（基线 1）")
        assert watching.interrupted() == 0


def test_the_result_may_go_to_a_file_in_the_same_folder(desk: Path) -> None:
    command = [sys.executable, "-m", "govlint", "check", "--watch", "-o", "json:结果.json", "-o", "concise:a.txt"]
    with Interactive(command, desk, plain_environment()) as shell:
        shell.wait_for(WAITING)
        assert json.loads((desk / "结果.json").read_text("utf-8"))["summary"]["exit_code"] == 1
        put(desk / "a.md", CLEAN)
        shell.wait_for(WAITING)
        assert json.loads((desk / "结果.json").read_text("utf-8"))["summary"]["exit_code"] == 0
        assert Watching(shell).interrupted() == 0


def test_in_a_pipe_nothing_is_cleared_and_an_interrupt_ends_it(desk: Path) -> None:
    command = [sys.executable, "-u", "-m", "govlint", "check", "--watch", *CONCISE]
    process = subprocess.Popen(
        command, cwd=desk, env=plain_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    with process:
        assert process.stdout
        assert process.stderr
        assert "等候变化" in process.stderr.readline()
        put(desk / "a.md", CLEAN)
        assert "等候变化" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        shown = process.stdout.read()
    assert process.returncode == 0
    assert "\x1b" not in shown
    assert [line for line in shown.splitlines() if line.startswith("共检查")] == [summary(2, 1), summary(2, 0)]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--watch", "--fix", "."), "--watch 只检查"),
        (("--watch", "--diff", "."), "--watch 只检查"),
        (("--watch", "--stdin-filename", "a.md", "-"), "--watch 不能用于标准输入"),
        (("--watch", "--stdin-filename", "a.md", "."), "--stdin-filename 要和 - 一起用"),
        (("--watch", "--prune-baseline", "."), "--prune-baseline 没有可以删的"),
        (("--poll", "."), "--poll 要和 --watch 一起用"),
        (("--watch", "--format", "nonsense"), "没有这种输出格式"),
        (("--watch", "--select", "GL999"), "没有这条规则"),
        (("--watch", "没有/a.md"), "无法监视"),
    ],
)
def test_what_makes_no_sense_is_refused_at_once(arguments: tuple[str, ...], message: str, desk: Path) -> None:
    done = govlint("check", *arguments, cwd=desk)
    assert done.returncode == 2, output(done)
    assert message in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_without_watchdog_it_says_what_to_install(desk: Path) -> None:
    code = (
        "import sys, importlib.util as util\nfind = util.find_spec\n"
        "util.find_spec = lambda name, *rest: None if name == 'watchdog' else find(name, *rest)\n"
        "from govlint.cli import main\nsys.exit(main(['check', '--watch', '.']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=desk, capture_output=True, check=False)
    assert done.returncode == 2
    assert "pip install 'govlint[watch]'" in done.stderr.decode()


def test_changes_that_never_end_are_told_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless:
        def get(self, timeout: float) -> str:
            return "a"

    monkeypatch.setattr(watched.queue, "SimpleQueue", Endless)
    monkeypatch.setattr(watched, "monotonic", count().__next__)
    assert watched.Watcher([str(tmp_path)], []).changes() == {"a"}
