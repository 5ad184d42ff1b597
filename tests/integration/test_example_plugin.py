"""The example plugin, installed beside govlint as its reader would install it, is found, works and passes its tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PLUGIN = ROOT / "examples" / "plugin"


class Installed:
    """A virtual environment with govlint and the plugin, and a copy of the plugin's folder to work in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "plugin"
        self._python = folder / "venv" / "bin" / "python"
        ignored = shutil.ignore_patterns("__pycache__", ".*", "build", "dist")
        shutil.copytree(PLUGIN, self.folder, ignore=ignored)
        (self.folder / "letter.md").write_text("# 检修通知\n\n我局于3月完成检修。\n", "utf-8")
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
        done = self.run("-m", "pip", "install", "-q", str(ROOT), ".[test]")
        assert done.returncode == 0, done.stdout

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST"))}
        return subprocess.run(
            [str(self._python), *arguments],
            cwd=self.folder,
            env={**plain, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("example"))


def test_its_rules_are_listed_and_explained(installed: Installed) -> None:
    listed = installed.run("-m", "govlint", "rules")
    assert listed.returncode == 0, listed.stdout
    assert {"GL302", "YL101", "YL201"} <= {line.split()[0] for line in listed.stdout.splitlines()}
    explained = installed.run("-m", "govlint", "explain", "refusal-share")
    assert explained.stdout.startswith("# YL201 不予公开不超过办结总数的一半\n")
    assert "《云岭市政府信息公开工作手册》（云政办发〔2024〕8号）第十四条" in explained.stdout


def test_its_rules_report(installed: Installed) -> None:
    done = installed.run("-m", "govlint", "check", "--select", "YL", "letter.md")
    assert done.returncode == 1, done.stdout
    assert "letter.md:3:1: YL101 warning 自称写作“我局”" in done.stdout


def test_its_sample_is_clean_by_all_rules(installed: Installed) -> None:
    done = installed.run("-m", "govlint", "check", "--fail-on", "note", "src/govlint_yunling/sample.md")
    assert done.returncode == 0, done.stdout


def test_its_own_tests_pass(installed: Installed) -> None:
    done = installed.run("-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed
    assert int(passed[1]) >= len(list((PLUGIN / "tests").glob("test_*.py")))


def test_a_mistake_in_it_is_told_with_file_and_line(installed: Installed) -> None:
    [package] = (installed.folder.parent / "venv").glob("lib/python*/site-packages/govlint_yunling")
    module = package / "wording" / "own_name.py"
    text = module.read_text("utf-8")
    line = text[: text.index("@rule(")].count("\n") + 1
    module.write_text(text.replace('severity="warning"', 'severity="warn"'), "utf-8")
    done = installed.run("-m", "govlint", "check", "letter.md")
    module.write_text(text, "utf-8")
    assert done.returncode == 3, done.stdout
    assert f"{module}:{line}: 规则 YL101：severity='warn' 不认识" in done.stdout
