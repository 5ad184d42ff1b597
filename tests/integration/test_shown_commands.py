"""What the pages tell people to type works, and prints what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.integration.shown_commands import ROOT, Shown, desk, run, shown_in

if TYPE_CHECKING:
    from pathlib import Path

PAGES = [
    *(ROOT / name for name in ("README.md", "README.en.md", "CONTRIBUTING.md", "examples/README.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "examples" / "plugin" / "README.md",
]
COMMANDS = [shown for page in PAGES for shown in shown_in(page)]
SET_UP = re.compile(r"^python3 -m venv \.venv && .*$", re.MULTILINE)


@pytest.mark.parametrize("shown", COMMANDS, ids=lambda shown: f"{shown.page}:{shown.line}")
def test_a_shown_command_does_what_the_page_says(shown: Shown, tmp_path: Path) -> None:
    done = run(shown.command, desk(tmp_path))
    if shown.output is not None:
        assert done.stdout.rstrip("\n") == shown.output
    expected = (0, 1) if shown.exit_code is None else (shown.exit_code,)
    assert done.returncode in expected, done.stdout


def test_the_readmes_show_commands() -> None:
    assert {shown.page for shown in COMMANDS} >= {"README.md", "README.en.md", "docs/cli.md"}


def test_both_readmes_have_the_same_two_lines_of_set_up() -> None:
    try_it, run_tests = SET_UP.findall((ROOT / "README.md").read_text("utf-8"))
    assert SET_UP.findall((ROOT / "README.en.md").read_text("utf-8")) == [try_it, run_tests]
    assert "pip install -q . &&" in try_it
    assert "govlint check --exit-zero examples/sample-report.md" in try_it
    assert "uv pip install -q -e '.[test]' &&" in run_tests
    assert run_tests.endswith("-m pytest -n auto")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_table_of_planted_faults_is_what_is_found(tmp_path: Path) -> None:
    rows = re.findall(
        r"^\| ([0-9、]+) \| ([GL0-9、]+) \|", (ROOT / "examples/README.md").read_text("utf-8"), re.MULTILINE
    )
    planted = {pair for lines, codes in rows for pair in zip(lines.split("、"), codes.split("、"), strict=True)}
    done = run("govlint check --format concise examples/sample-report.md", desk(tmp_path))
    assert set(re.findall(r"sample-report\.md:(\d+):\d+: (GL\d+)", done.stdout)) == planted


def test_the_mended_sample_has_no_findings(tmp_path: Path) -> None:
    done = run("govlint check --fail-on note examples/fixed-report.md", desk(tmp_path))
    assert done.returncode == 0, done.stdout
