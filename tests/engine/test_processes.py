"""Work spread over processes: complete, in order, cheap to lose, and gone when nobody wants it any more.

Each case runs in a Python of its own: forking the one that runs the tests would fork its threads' locks too.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import pytest

from govlint.processes import can_spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not can_spread(), reason="this system cannot fork")

SPREAD = """\
import os, sys
from govlint.processes import spread
found = {}
parent = os.getpid()
def work(number):
    assert os.getpid() != parent
    if number in CRASHES and not (CRASHES[number] and os.path.exists(f"{FOLDER}/{number}")):
        open(f"{FOLDER}/{number}", "w").close()
        os._exit(9)
    return [number, "甲" * number * SIZE, os.getpid()]
def answered(number, answer):
    assert number not in found
    found[number] = answer
real, forks = os.fork, []
def fork():
    forks.append(1)
    if len(forks) in NO_FORKS:
        raise OSError(11, "no more processes")
    return real()
os.fork = fork
def finish():
    open(f"{FOLDER}/finished-{os.getpid()}", "w").close()
"""


def spread(
    folder: Path, count: int, jobs: int, crashes: dict[int, bool], size: int = 1, no_forks: Sequence[int] = ()
) -> tuple[dict[int, object], int]:
    """The answers for `count` things without the process that gave them, and how many processes did."""
    given = f"FOLDER, SIZE, CRASHES, NO_FORKS = {str(folder)!r}, {size}, {crashes!r}, {no_forks!r}\n"
    program = f"{given}{SPREAD}\nspread({count}, work, {jobs}, answered, finish)\n{SAID}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    answers, processes = done.stdout.splitlines()
    return eval(answers), int(processes)  # noqa: S307 - what the program above printed


@pytest.mark.parametrize(
    ("count", "jobs"),
    [
        pytest.param(0, 2, id="nothing to do"),
        pytest.param(1, 4, id="more processes than things"),
        pytest.param(7, 1, id="one process"),
        pytest.param(100, 3, id="several"),
    ],
)
def test_everything_is_answered_once(count: int, jobs: int, tmp_path: Path) -> None:
    answers, processes = spread(tmp_path, count, jobs, {})
    assert answers == {number: [number, "甲" * number] for number in range(count)}
    assert processes <= jobs
    assert len(list(tmp_path.glob("finished-*"))) == min(jobs, count)


def test_a_large_answer_arrives_whole(tmp_path: Path) -> None:
    """Larger than what a pipe holds."""
    answers, _ = spread(tmp_path, 3, 2, {}, 100_000)
    assert answers[2] == [2, "甲" * 200_000]


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_a_process_that_ends_once_costs_nothing(jobs: int, tmp_path: Path) -> None:
    answers, _ = spread(tmp_path, 20, jobs, {0: True, 5: True, 19: True})
    assert answers == {number: [number, "甲" * number] for number in range(20)}


@pytest.mark.parametrize(
    "shell",
    [pytest.param("trap '' CHLD", id="SIGCHLD is ignored"), pytest.param("ulimit -n 12", id="few files may be open")],
)
def test_an_odd_shell_does_not_stop_it(shell: str, tmp_path: Path) -> None:
    for number in range(8):
        (tmp_path / f"{number}.md").write_text("# 通知\n", "utf-8")
    command = f"{shell}; exec '{sys.executable}' -m govlint check . --no-cache --jobs 6"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "共检查 8 份文件" in done.stdout


@pytest.mark.parametrize("no_forks", [(2,), (3,), (4,)])
def test_fewer_processes_do_the_work_where_no_more_can_be_started(no_forks: Sequence[int], tmp_path: Path) -> None:
    answers, _ = spread(tmp_path, 20, 2, {0: True, 19: True}, no_forks=no_forks)
    assert answers == {number: [number, "甲" * number] for number in range(20)}


def test_why_one_failed_is_not_lost(tmp_path: Path) -> None:
    program = f"NO_FORKS, FOLDER = (), {str(tmp_path)!r}\n{SPREAD}\nspread(1, {{}}.pop, 1, answered, finish)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr.count("KeyError: 0")) == (0, 2)


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_one_that_ends_twice_costs_its_own_answer_alone(jobs: int, tmp_path: Path) -> None:
    answers, _ = spread(tmp_path, 20, jobs, {3: False, 4: False, 19: False})
    lost = {3, 4, 19}
    assert answers == {number: None if number in lost else [number, "甲" * number] for number in range(20)}


SAID = """\
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    pass
else:
    raise SystemExit("a process is left")
print({number: found[number] and found[number][:2] for number in sorted(found)})
print(len({answer[2] for answer in found.values() if answer}))
"""
WAITING = """\
import os, signal, sys
import govlint.run
def lint(path, *others):
    os.write({said}, b"%d\\n" % os.getpid())
    while True:
        {then}
govlint.run.lint = lint
sys.argv = ["govlint", "check", "--isolated", "--no-cache", "-j2", *{paths!r}]
from govlint.cli import main
sys.exit(main())
"""


@contextmanager
def at_work(folder: Path, then: str) -> Iterator[tuple[subprocess.Popen[bytes], TextIO]]:
    """A check whose processes say their number when they are at work, and then do something without end."""
    paths = [str(folder / f"{number}.md") for number in range(4)]
    for path in paths:
        Path(path).write_text("甲")
    heard, said = os.pipe()
    program = WAITING.format(said=said, paths=paths, then=then)
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=[said],
        start_new_session=True,
    )
    os.close(said)
    with os.fdopen(heard) as lines, process:
        yield process, lines


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split(") ")[-1][0] == "Z"


def test_ctrl_c_ends_all_processes_and_says_nothing(tmp_path: Path) -> None:
    with at_work(tmp_path, "signal.pause()") as (process, lines):
        workers = [int(lines.readline()) for _ in range(2)]
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: it reaches all of them
        output, errors = process.communicate()
        assert lines.readline() == ""  # nobody is left that could write
    assert (process.returncode, output, errors) == (130, b"", b"")
    assert len(set(workers)) == 2
    assert all(map(gone, workers))


def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    with at_work(tmp_path, "os.kill(os.getppid(), signal.SIGKILL); return None") as (process, lines):
        lines.read()  # until the last process is gone that could write
        assert process.wait() == -signal.SIGKILL
