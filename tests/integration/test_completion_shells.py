"""Completion as bash, zsh and fish do it: real shells at a terminal, Tab pressed, and the line that stands there."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("needs a terminal of the usual kind", allow_module_level=True)

from tests.integration.interactive import Interactive
from tests.integration.processes import govlint
from tests.integration.terminal import plain_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

# Control-G shows the line that is being edited.
_SETUPS = {
    "bash": (
        ["bash", "--noprofile", "--norc", "-i"],
        "PS1='READY> '; bind 'set bell-style none'; bind 'set completion-query-items 0'; "
        "bind 'set page-completions off'; "
        'bind -x \'"\\C-g": echo "LINE<$READLINE_LINE>"\'; source ./script',
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        "PS1='READY> '; setopt no_beep no_list_beep; LISTMAX=0; autoload -Uz compinit; compinit -u -D; source ./script;"
        " show() { print -r -- \"LINE<$BUFFER>\"; zle redisplay; }; zle -N show; bindkey '^G' show",
    ),
    "fish": (
        ["fish", "--no-config", "-i"],
        "function fish_prompt; echo 'READY> '; end; function fish_right_prompt; end; "
        "set -g fish_autosuggestion_enabled 0; "
        'source ./script; bind \\cg \'echo "LINE<"(commandline)">"; commandline -f repaint\'',
    ),
}
SHELLS = [pytest.param(name, marks=pytest.mark.program(name)) for name in _SETUPS]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with files that have names as they are here."""
    for name in ("年度报告.md", "two words.md", "govlint.toml", "配置/甲.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    return tmp_path


@pytest.fixture
def shell(request: pytest.FixtureRequest, desk: Path) -> Iterator[Interactive]:
    """The shell that the test is for, with the completion of govlint in it."""
    name: str = request.param
    command, setup = _SETUPS[name]
    done = govlint("completion", name, cwd=desk)
    assert done.returncode == 0
    (desk / "script").write_bytes(done.stdout)
    home = desk / "home"
    home.mkdir()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    told = plain_environment(HOME=str(home), PATH=path, XDG_CONFIG_HOME=str(home), XDG_DATA_HOME=str(home))
    with Interactive([shutil.which(command[0]) or command[0], *command[1:]], desk, told) as running:
        running.type(f"{setup}; echo SET''UP\r")
        running.wait_for("SETUP$|SETUP\r")
        running.wait_for("READY> ")
        yield running


def completed(shell: Interactive, typed: str) -> str:
    """The line after Tab was pressed behind what is typed, without the space that follows a whole word."""
    shell.type("\x15" + typed + "\t\x07")
    return shell.wait_for(r"LINE<([^>\r\n]*)>")[1].rstrip(" ")


@pytest.mark.parametrize("shell", SHELLS, indirect=True)
def test_commands_options_rules_and_formats(shell: Interactive) -> None:
    for typed, line in (
        ("govlint ba", "govlint baseline"),
        ("govlint check --unsa", "govlint check --unsafe-fixes"),
        ("govlint check --format sar", "govlint check --format sarif"),
        ("govlint check --color=al", "govlint check --color=always"),
        ("govlint check --select GL30", "govlint check --select GL30"),
        ("govlint check --select GL70", "govlint check --select GL70"),
        ("govlint check --select result-t", "govlint check --select result-total"),
        ("govlint check --select GL302,fee-s", "govlint check --select GL302,fee-statement"),
        ("govlint check --select=GL302,fee-s", "govlint check --select=GL302,fee-statement"),
        ("govlint explain fee-s", "govlint explain fee-statement"),
        ("govlint series in", "govlint series init"),
        ("govlint series init --iso", "govlint series init --isolated"),
        ("govlint check --year 20", "govlint check --year 20"),
        ("govlint completion f", "govlint completion fish"),
        ("govlint check -o rdj", "govlint check -o rdjson:"),
        ("govlint check --output=rdj", "govlint check --output=rdjson:"),
    ):
        assert completed(shell, typed) == line, typed


@pytest.mark.parametrize("shell", SHELLS, indirect=True)
def test_files_with_names_as_they_are_here(shell: Interactive) -> None:
    for typed, line in (
        ("govlint check 年", r"govlint check 年度报告\.md"),
        ("govlint check --fix two", r"govlint check --fix ['\"]?two\\? words\.md['\"]?"),
        ("govlint check --config gov", r"govlint check --config govlint\.toml"),
        ("govlint check --config=配置/", r"govlint check --config=配置/甲\.toml"),
        ("govlint check -o govlint.t", r"govlint check -o govlint\.toml"),
        ("govlint check -o sarif:govlint.t", r"govlint check -o sarif:govlint\.toml"),
        ("govlint check -o sarif:年", r"govlint check -o sarif:年度报告\.md"),
        ("govlint check -o html:配置/", r"govlint check -o html:配置/甲\.toml"),
        ("govlint check --output=html:govlint.t", r"govlint check --output=html:govlint\.toml"),
        ("govlint series 年", r"govlint series 年度报告\.md"),
        ("govlint check 年度报告.md -- two", r"govlint check 年度报告\.md -- ['\"]?two\\? words\.md['\"]?"),
    ):
        assert re.fullmatch(line, completed(shell, typed)), typed


@pytest.mark.parametrize("shell", SHELLS, indirect=True)
def test_what_is_ambiguous_is_listed(shell: Interactive) -> None:
    shell.type("\x15govlint check --select GL30\t\t")
    shell.wait_for("GL301")
    shell.wait_for("GL303")
    shell.type("\x07")
    shell.wait_for("LINE<")


@pytest.mark.parametrize("shell", [param for param in SHELLS if param.values[0] != "bash"], indirect=True)
def test_what_is_listed_is_explained(shell: Interactive) -> None:
    shell.type("\x15govlint check --fo\t\t")
    shell.wait_for("按这个格式检查")
