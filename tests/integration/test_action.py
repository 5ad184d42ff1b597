"""The GitHub Action: its file is one, and its own steps do what they say in a bash with the variables of a runner."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.integration.runners import Runner
from tests.integration.shown_commands import ROOT, desk
from tests.integration.test_gates import assert_valid

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")
NO_FORK = "github.event.pull_request.head.repo.fork != true"


class Action:
    """One use of the action: its inputs, and the outputs of the steps that have run."""

    def __init__(self, runner: Runner, workspace: Path, *, fork: bool = False, **inputs: str) -> None:
        defaults = {name: given["default"] for name, given in ACTION["inputs"].items()}
        assert set(inputs) <= set(defaults)
        self.runner, self.workspace, self.fork = runner, workspace, fork
        self.inputs: dict[str, str] = {**defaults, **inputs}
        self.printed = ""

    def known(self) -> dict[str, str]:
        """The value of every expression that the action uses."""
        uploads = str(self.inputs["upload"] == "true" and not self.fork).lower()
        return {
            **{f"inputs.{name}": value for name, value in self.inputs.items()},
            "github.action_path": str(ROOT),
            f"inputs.upload == 'true' && {NO_FORK}": uploads,
            **{f"steps.check.outputs.{name}": value for name, value in self.outputs().items()},
        }

    def outputs(self) -> dict[str, str]:
        path = self.runner.temporary / "output"
        lines = path.read_text("utf-8").split("\n") if path.exists() else []
        return {"exit-code": "", "sarif": "", **dict(line.split("=", 1) for line in lines if line)}

    def step(self, name: str) -> subprocess.CompletedProcess[str]:
        (step,) = (step for step in STEPS if step.get("name") == name)
        known = self.known()

        def value(text: str) -> str:
            return EXPRESSION.sub(lambda found: known[found[1]], text)

        environment: Mapping[str, str] = {key: value(str(text)) for key, text in step.get("env", {}).items()}
        assert "working-directory" not in step, "paths in the results are those of the repository"
        done = self.runner.run(step["run"], self.workspace, environment)
        self.printed += done.stdout
        return done

    def run(self) -> int:
        """Check and conclude; what the job ends with."""
        checked = self.step("检查").returncode
        return checked or self.step("结论").returncode

    @property
    def summary(self) -> str:
        path = self.runner.temporary / "summary"
        return path.read_text("utf-8") if path.exists() else ""

    def sarif(self) -> Any:
        return json.loads(Path(self.outputs()["sarif"]).read_text("utf-8"))


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    (tmp_path / "runner").mkdir()
    made = Runner(tmp_path / "runner")
    programs = made.temporary / "govlint" / "bin"
    programs.mkdir(parents=True)
    for name in ("python", "govlint"):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec {Path(sys.executable).with_name(name)} "$@"\n', "utf-8")
        program.chmod(0o755)
    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return desk(tmp_path / "workspace")


def test_it_is_an_action() -> None:
    assert_valid(ROOT / "action.yml", "github-actions")


def test_no_expression_becomes_part_of_a_script() -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", ""), "what an input says would be run"
        assert "run" not in step or step["shell"] == "bash"


def test_every_script_is_bash() -> None:
    for step in STEPS:
        if "run" in step:
            done = subprocess.run(["bash", "-n"], input=step["run"], text=True, capture_output=True, check=False)
            assert done.returncode == 0, done.stderr


def test_inputs_are_described_and_have_defaults_that_are_text() -> None:
    for name, given in ACTION["inputs"].items():
        assert given["description"], name
        assert isinstance(given["default"], str), name


def test_findings(runner: Runner, workspace: Path) -> None:
    action = Action(runner, workspace, paths="报告")
    assert action.run() == 1
    assert action.outputs()["exit-code"] == "1"
    run = action.sarif()["runs"][0]
    assert run["automationDetails"]["id"] == "govlint/check/"
    assert len(run["results"]) == 9
    assert action.summary.startswith("## 年度报告检查：有需要修改或者核对的内容\n")


def test_no_findings(runner: Runner, workspace: Path) -> None:
    action = Action(runner, workspace, paths="examples/fixed-report.md")
    assert action.run() == 0
    assert action.sarif()["runs"][0]["results"] == []
    assert "没有发现问题" in action.summary


def test_lines_are_no_commands_while_code_scanning_annotates(runner: Runner, workspace: Path) -> None:
    shutil.copy(workspace / "报告.md", workspace / "::error::x.md")
    action = Action(runner, workspace, paths="::error::x.md")
    assert action.run() == 1
    first, *middle, last, _ = action.printed.split("\n")
    token = first.removeprefix("::stop-commands::")
    assert len(token) >= 32
    assert last == f"::{token}::"
    assert any(line.startswith("::error::x.md:") for line in middle)


@pytest.mark.parametrize("more", [{"upload": "false"}, {"fork": True}])
def test_without_code_scanning_findings_are_annotations(more: Any, runner: Runner, workspace: Path) -> None:
    action = Action(runner, workspace, paths="报告", **more)
    assert action.run() == 1
    assert "::error file=报告/甲.md,line=23," in action.printed
    assert "stop-commands" not in action.printed


def test_paths_are_lines_and_may_hold_spaces(runner: Runner, workspace: Path) -> None:
    (workspace / "某 局").mkdir()
    shutil.copy(workspace / "报告.md", workspace / "某 局" / "-年度 报告$(touch x).md")
    action = Action(runner, workspace, paths="某 局\r\n\n报告/甲.md\n", upload="false")
    assert action.run() == 1
    assert "共检查 2 份文件" in action.printed
    assert not (workspace / "某 局" / "x").exists()
    assert not (workspace / "x").exists()


def test_options(runner: Runner, workspace: Path) -> None:
    action = Action(runner, workspace, paths="报告", args="--select GL111 --fail-on error")
    assert action.run() == 0
    assert [result["ruleId"] for result in action.sarif()["runs"][0]["results"]] == ["GL111"]


def test_a_series_is_a_category_of_its_own(runner: Runner, workspace: Path) -> None:
    action = Action(runner, workspace, command="series", paths="examples/series")
    action.run()
    assert action.sarif()["runs"][0]["automationDetails"]["id"] == "govlint/series/"


@pytest.mark.parametrize(
    ("inputs", "sarif"),
    [
        pytest.param({"args": "--selct GL1"}, False, id="wrong usage"),
        pytest.param({"paths": "没有"}, True, id="a file that is not there"),
    ],
)
def test_what_was_not_checked_fails_before_the_upload(
    inputs: dict[str, str], sarif: bool, runner: Runner, workspace: Path
) -> None:
    action = Action(runner, workspace, **inputs)
    assert action.step("检查").returncode == 2
    assert bool(action.outputs()["sarif"]) == sarif
    assert action.outputs()["exit-code"] == "2"


def test_a_job_without_a_summary(runner: Runner, workspace: Path) -> None:
    action = Action(runner, workspace, paths="报告", summary="false")
    action.run()
    assert action.summary == ""


def test_two_uses_in_one_job_do_not_mix(runner: Runner, workspace: Path) -> None:
    first = Action(runner, workspace, paths="报告")
    first.run()
    before = first.outputs()["sarif"]
    Action(runner, workspace, paths="examples/fixed-report.md").run()
    assert len(json.loads(Path(before).read_text("utf-8"))["runs"][0]["results"]) == 9
    assert first.outputs()["sarif"] != before


def test_what_is_uploaded_is_what_was_written(runner: Runner, workspace: Path) -> None:
    (upload,) = (step for step in STEPS if "upload-sarif" in step.get("uses", ""))
    assert upload["with"]["sarif_file"] == "${{ steps.check.outputs.sarif }}"
    assert NO_FORK in upload["if"]
    assert "steps.check.outputs.sarif != ''" in upload["if"]


def test_the_installing_step(tmp_path: Path) -> None:
    """From the sources of the action, as a runner has them, into an environment of its own."""
    (tmp_path / "runner").mkdir()
    runner = Runner(tmp_path / "runner")
    for name in ("python", "python3"):
        (runner.temporary / "programs" / name).unlink()
    done = Action(runner, tmp_path, extras="").step("安装 govlint")
    assert done.returncode == 0, done.stdout
    assert done.stdout.rstrip().split("\n")[-1].startswith("govlint ")
    assert (runner.temporary / "govlint" / "bin" / "govlint").exists()
