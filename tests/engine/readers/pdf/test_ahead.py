"""A PDF that is read ahead of being asked for: the same content, by a process that ends with this one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.synthetic import FORMATS, consistent

ROOT = Path(__file__).parents[4]
PROGRAM = """\
import sys
from govlint.readers.pdf import isolation
path, other = sys.argv[1:]
data = open(path, "rb").read()
isolation.ask_ahead(path)
ahead = isolation._ahead
pid = isolation._process._running.pid if ahead else 0
first = isolation.isolated(data)
assert first == isolation.isolated(data)
changed = open(other, "rb").read()
assert isolation.isolated(changed) != first
isolation._ahead = None
isolation._process._stop()
assert first == isolation.isolated(data)
print(pid, len(first.pages))
"""


def ran(*arguments: str) -> list[int]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [int(word) for word in done.stdout.split()]


@pytest.fixture
def reports(tmp_path: Path) -> tuple[str, str]:
    paths = []
    for seed in (1, 2):
        path = tmp_path / f"{seed}.pdf"
        path.write_bytes(FORMATS["pdf"](consistent(seed)).data)
        paths.append(str(path))
    return paths[0], paths[1]


def test_what_was_asked_for_ahead_is_what_is_read_otherwise(reports: tuple[str, str]) -> None:
    pid, pages = ran(*reports)
    assert pages
    if hasattr(os, "fork"):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_opened_ahead(reports: tuple[str, str], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    program = f"from govlint.readers.pdf import isolation\nisolation.ask_ahead({str(pipe)!r})\nprint(isolation._ahead)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("None\n", "")
