"""Suppressions from the command line: what is listed, what is counted, and what a gate makes of it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.engine.config.configured import lay
from tests.integration.processes import govlint, output
from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = ROOT / "examples" / "sample-report.md"
ENTRY = "[[suppress]]\ncode = 'GL304'\nplace = '表四'\nreason = '已说明'\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a report whose one fault that is asked for is suppressed."""
    shutil.copy(FAULTY, tmp_path / "a.md")
    lay(tmp_path, govlint="select = ['GL003', 'GL304']\n" + ENTRY)
    return tmp_path


def test_what_is_suppressed_fails_no_gate_and_is_counted(desk: Path) -> None:
    done = govlint("check", ".", cwd=desk)
    assert done.returncode == 0, output(done)
    assert done.stdout.decode() == "共检查 1 份文件：错误 0，警告 0，提示 0，不报告 1（配置 1）\n"


def test_it_is_listed_on_request(desk: Path) -> None:
    done = govlint("check", ".", "--show-suppressed", cwd=desk)
    assert done.returncode == 0
    first = done.stdout.decode().splitlines()[0]
    assert first.startswith("a.md:75:19: GL304 error ")
    assert first.endswith("〔不报告：配置，govlint.toml:2：已说明〕")


def test_it_is_never_called_passed(desk: Path) -> None:
    done = govlint("check", ".", "--show-passed", cwd=desk)
    assert "a.md: GL304 suppressed " in done.stdout.decode()


def test_isolated_shows_everything(desk: Path) -> None:
    assert govlint("check", ".", "--isolated", "--select", "GL304", cwd=desk).returncode == 1


def test_json_and_sarif_hold_it(desk: Path) -> None:
    report = json.loads(govlint("check", ".", "--format", "json", cwd=desk).stdout)
    (made,) = report["files"][0]["suppressed"]
    assert (made["code"], made["suppression"]["reason"], report["summary"]["exit_code"]) == ("GL304", "已说明", 0)
    (log,) = json.loads(govlint("check", ".", "--format", "sarif", cwd=desk).stdout)["runs"]
    (result,) = log["results"]
    assert result["suppressions"][0]["justification"] == "已说明"


def test_an_entry_of_no_use_is_told_at_its_line_and_fails_by_its_own_standard(desk: Path) -> None:
    lay(desk, govlint="select = ['GL003', 'GL304']\n" + ENTRY + ENTRY.replace("GL304", "GL301"))
    done = govlint("check", ".", "--select", "GL003,GL301,GL304", cwd=desk)
    assert done.returncode == 1
    assert "a.md:45:52: GL301 error" in done.stdout.decode()
    lay(desk, govlint="select = ['GL003', 'GL304']\n" + ENTRY + ENTRY.replace("表四", "表三"))
    done = govlint("check", ".", cwd=desk)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines()[0].startswith("govlint.toml:6:1: GL003 warning 没有 GL304 的问题")
    assert govlint("check", ".", "--fail-on", "error", cwd=desk).returncode == 0
    assert govlint("check", "a.md", cwd=desk).returncode == 0, "one file tells nothing of the others"


def test_a_faulty_configuration_found_by_an_entry_is_not_counted_as_a_file(desk: Path) -> None:
    lay(desk, govlint="select = ['GL003', 'GL304']\n" + ENTRY.replace("表四", "表三"))
    report = json.loads(govlint("check", ".", "--format", "json", cwd=desk).stdout)
    assert [(file["path"], file["role"]) for file in report["files"]] == [
        ("a.md", "document"),
        ("govlint.toml", "configuration"),
    ]
    assert report["summary"]["files"] == 1


def test_standard_input(desk: Path) -> None:
    text = FAULTY.read_text("utf-8").replace(
        "| 2 | 0 | 0 | 0 | 3 |", "<!-- govlint-disable-next-line GL304 -->\n| 2 | 0 | 0 | 0 | 3 |"
    )
    assert text != FAULTY.read_text("utf-8")
    done = govlint(
        "check", "-", "--stdin-filename", "x.md", "--isolated", "--select", "GL3", cwd=desk, stdin=text.encode()
    )
    assert "GL304" not in done.stdout.decode()
    assert "不报告 1（标记 1）" in done.stdout.decode()
