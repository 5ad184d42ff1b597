"""docs/policy.md promises what there is: names that it calls stable exist, and formats look as it says."""

from __future__ import annotations

import importlib
import json
import re
import tomllib
from typing import TYPE_CHECKING

import pytest
import yaml

from govlint.cli.parser import commands
from govlint.plugins import load
from tests.integration.processes import govlint
from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from pathlib import Path

POLICY = (ROOT / "docs" / "policy.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`([^`\n]+)`", POLICY)))
FAULTY = ROOT / "examples" / "sample-report.md"


MODULES = [name for name in NAMED if re.fullmatch(r"govlint(\.\w+)+", name) and not name.endswith(".toml")]


@pytest.mark.parametrize("name", MODULES)
def test_modules_that_are_stable_can_be_imported_and_say_what_they_are(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__


def test_rules_that_are_named_are_there() -> None:
    rules = load().rules
    assert rules["GL302"].name == "result-total"
    assert {name for name in NAMED if re.fullmatch(r"GL\d+", name)} == {"GL302"}


def test_hooks_that_are_named_are_all_there_are() -> None:
    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert offered == {name for name in NAMED if re.fullmatch(r"govlint(-fix|-series)?", name)}


def test_a_line_of_the_concise_format_begins_as_it_says(tmp_path: Path) -> None:
    done = govlint("check", "--format", "concise", str(FAULTY), cwd=tmp_path)
    lines = [line for line in done.stdout.decode().splitlines() if "GL" in line]
    assert lines
    assert all(re.match(rf"{re.escape(str(FAULTY))}:\d+:\d+: GL\d+ (error|warning|note) \S", line) for line in lines)


def test_json_is_of_the_version_that_it_says(tmp_path: Path) -> None:
    done = govlint("check", "--format", "json", str(FAULTY), cwd=tmp_path)
    assert json.loads(done.stdout)["version"] == 1
    assert (ROOT / "docs" / "schema" / "report-v1.schema.json").is_file()


def test_its_exit_codes_are_those_of_the_commands() -> None:
    epilog = commands()["check"][1].epilog
    assert epilog
    assert re.findall(r"^  (\d)  ", epilog, re.MULTILINE) == ["0", "1", "2", "3"]


def test_a_rule_may_be_made_heavier_as_it_shows(tmp_path: Path) -> None:
    [shown] = re.findall(r"```toml\n(.*?)```", POLICY, re.DOTALL)
    assert tomllib.loads(shown) == {"severity": {"GL999": "error"}}
    (tmp_path / "govlint.toml").write_text(shown.replace("GL999", "GL401"), "utf-8")
    (tmp_path / "a.md").write_bytes(FAULTY.read_bytes())
    done = govlint("check", "--select", "GL401", "--fail-on", "error", ".", cwd=tmp_path)
    assert done.returncode == 1
