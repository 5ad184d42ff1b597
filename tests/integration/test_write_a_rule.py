"""“Write a rule in ten minutes” is followed as a reader would: every file of it written, every command typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.integration.followed_page import Shell, Step, steps
from tests.integration.shown_commands import ROOT, console_steps

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "write-a-rule.md"
TEXT = PAGE.read_text("utf-8")


def follow(step: Step, shell: Shell) -> None:
    if step.path:
        file = shell.folder() / step.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(step.body, "utf-8")
    elif step.language == "sh":
        for command in step.body.strip().split("\n"):
            printed, code = shell.type(command)
            assert code == 0, f"{PAGE}:{step.line}: {command}\n{printed}"
    else:
        for _, command, output, code in console_steps(step.body):
            printed, ended = shell.type(command)
            printed = printed.replace(str(shell.start), "/home/li")
            assert printed.rstrip("\n") == output, f"{PAGE}:{step.line}: {command}"
            assert code in (None, ended), f"{PAGE}:{step.line}: {command}"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Where a reader begins: beside the folder with the code of govlint."""
    (tmp_path / "govlint").symlink_to(ROOT)
    return Shell(tmp_path)


def test_the_page_works_from_beginning_to_end(shell: Shell) -> None:
    with shell:
        for step in steps(TEXT):
            follow(step, shell)
        printed, code = shell.type("python -m pytest -q")
        passed = re.search(r"(\d+) passed", printed)
        assert code == 0
        assert passed
        assert int(passed[1]) == 8
        # What the page does not show: the tests can fail, and the message says where.
        shell.type("sed -i.bak 's/若干|数十/若干/' src/my_rules/wording/vague_amount.py")
        printed, code = shell.type("python -m pytest -q")
        assert code == 1
        assert "第 3 行：标记 1 处，报告 0 处" in printed
        assert re.search(r"vague_amount\.py:9: MY101 错误示例没有被这条规则报告", printed)


def test_every_block_is_a_file_or_commands() -> None:
    made = list(steps(TEXT))
    assert {step.language for step in made if not step.path} == {"sh", "console"}
    assert len([step for step in made if step.path]) >= 6
    inner = re.findall(r"^`{3,}", TEXT, re.MULTILINE)
    assert len(inner) == 2 * (len(made) + sum(step.body.count("```") // 2 for step in made))
