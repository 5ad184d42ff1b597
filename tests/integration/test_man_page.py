"""The manual page: current, complete, and as `man` shows it."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys

import pytest

from govlint.cli.parser import commands
from govlint.reporters.terminal_text import width
from tests.integration.shown_commands import ROOT

PAGE = ROOT / "docs" / "man" / "govlint.1"


def shown(columns: int) -> subprocess.CompletedProcess[str]:
    """The page as `man` prints it, and what groff has to say of it."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MAN", "GROFF", "LESS"))}
    return subprocess.run(
        ["man", "--warnings=w", "-l", str(PAGE)],
        env={**plain, "LC_ALL": "C.UTF-8", "MANWIDTH": str(columns), "MAN_KEEP_FORMATTING": "", "PAGER": "cat"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_is_current() -> None:
    done = subprocess.run(
        [sys.executable, "docs/man_page.py", "--check"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{done.stdout}run python docs/man_page.py"


@pytest.mark.program("man", "groff")
@pytest.mark.parametrize("columns", [60, 80, 200])
def test_man_shows_it_without_a_warning_and_in_the_room_there_is(columns: int) -> None:
    done = shown(columns)
    assert (done.returncode, done.stderr) == (0, "")
    lines = re.sub(r".\x08", "", done.stdout).splitlines()
    assert max(map(width, lines)) <= columns
    assert max(map(width, lines)) > columns * 0.8, "the room is used"
    assert "govlint - 年度报告的发布前检查" in done.stdout
    for title in ("名称", "概要", "描述", "命令", "退出码", "环境变量", "文件", "示例"):
        assert title in lines, title


@pytest.mark.program("man", "groff")
def test_every_command_and_option_is_there_with_what_it_means() -> None:
    text = re.sub(r".\x08|\s", "", shown(100).stdout)
    for name, (meaning, parser) in commands().items():
        assert f"govlint{name}{meaning}".replace(" ", "") in text
        for action in parser._actions:
            if action.help != argparse.SUPPRESS:
                assert re.sub(r"\s", "", action.help or "") in text, action.dest
                assert all(option in text for option in action.option_strings)
            else:
                assert not any(option in text for option in action.option_strings)
