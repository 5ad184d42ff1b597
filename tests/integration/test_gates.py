"""The gates that docs/gates.md shows: every file is one that its platform takes, every command is run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from tests.engine.reporters.rdjson_schema import SCHEMA
from tests.integration.followed_page import Step, steps
from tests.integration.runners import Runner
from tests.integration.shown_commands import ROOT, desk

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = ROOT / "docs" / "gates.md"
TEXT = PAGE.read_text("utf-8")
STEPS = list(steps(TEXT))
FILES = [step for step in STEPS if step.path]
TEMPLATE = ROOT / "templates" / "govlint.gitlab-ci.yml"
SCHEMAS = {
    ".github/workflows/": "github-workflows",
    ".gitlab-ci.yml": "gitlab-ci",
    "azure-pipelines.yml": "azure-pipelines",
}
FOUND = 1
"""How a check of the sample ends: it has faults."""


def platform_of(path: str) -> str:
    return next((schema for start, schema in SCHEMAS.items() if path.startswith(start)), "")


def scripts(step: Step) -> Iterator[str]:
    """The commands that the platform would run, script by script."""
    if step.path == "Jenkinsfile":
        yield from re.findall(r"^\s*sh '([^']*)'$", step.body, re.MULTILINE)
        return
    if step.language == "sh":
        yield step.body
        return
    content = yaml.safe_load(step.body)
    jobs = content.get("jobs", content).values() if platform_of(step.path) != "azure-pipelines" else [content]
    for job in jobs:
        for one in job.get("steps", []) if isinstance(job, dict) else []:
            yield from (one[key] for key in ("run", "bash") if key in one)
        if isinstance(job, dict):
            yield from job.get("script", [])


def assert_valid(path: Path, schema: str) -> None:
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [str(program), "--builtin-schema", f"vendor.{schema}", "--regex-variant", "nonunicode", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    (tmp_path / "runner").mkdir()
    return Runner(tmp_path / "runner")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return desk(tmp_path / "checkout")


def run_all(step: Step, runner: Runner, folder: Path) -> list[int]:
    codes = []
    for script in scripts(step):
        done = runner.run(script.replace("${{ github.token }}", "token"), folder)
        assert "govlint: " not in done.stdout, f"{PAGE}:{step.line}: {done.stdout}"
        codes.append(done.returncode)
    return codes


def test_every_block_is_a_file_or_commands() -> None:
    assert {step.language for step in STEPS if not step.path} == {"sh"}
    assert {platform_of(step.path) or step.path for step in FILES} == {*SCHEMAS.values(), "Jenkinsfile", "gate.sh"}


@pytest.mark.parametrize("step", FILES, ids=lambda step: f"{step.path}:{step.line}")
def test_a_file_is_what_its_platform_takes(step: Step, tmp_path: Path) -> None:
    schema = platform_of(step.path)
    if schema:
        path = tmp_path / Path(step.path).name
        path.write_text(step.body, "utf-8")
        assert_valid(path, schema)
    elif step.language == "sh":
        assert subprocess.run(["sh", "-n"], input=step.body, text=True, check=False).returncode == 0
    else:
        unquoted = re.sub(r"'[^']*'", "", step.body)
        assert "'" not in unquoted
        for pair in ("{}", "()"):
            assert unquoted.count(pair[0]) == unquoted.count(pair[1])


@pytest.mark.parametrize("step", FILES, ids=lambda step: f"{step.path}:{step.line}")
def test_the_commands_of_a_file(step: Step, runner: Runner, checkout: Path) -> None:
    codes = run_all(step, runner, checkout)
    checks = [script for script in scripts(step) if "govlint check" in script]
    # Two files run what is elsewhere: the action, and the template.
    assert bool(checks) != ("OWNER/govlint" in step.body or "include:" in step.body)
    if checks and "reviewdog" not in step.body:
        assert sorted(codes)[-1] == FOUND, codes
    for written in re.findall(r"[\w-]+\.(?:json|xml|sarif|rdjson)\b", step.body) if checks else ():
        assert (checkout / written).stat().st_size > 0, written


def test_reviewdog_is_given_what_it_takes(runner: Runner, checkout: Path) -> None:
    (step,) = (step for step in FILES if "reviewdog.yml" in step.path)
    assert set(run_all(step, runner, checkout)) == {0}
    written = json.loads((runner.temporary / "reviewdog.json").read_text("utf-8"))
    jsonschema.validate(written, SCHEMA)
    assert written["diagnostics"]
    assert "-f=rdjson" in (runner.temporary / "reviewdog.arguments").read_text("utf-8")


def test_what_was_not_checked_fails_before_reviewdog(runner: Runner, checkout: Path) -> None:
    (step,) = (step for step in FILES if "reviewdog.yml" in step.path)
    check = next(script for script in scripts(step) if "govlint check" in script)
    (checkout / "报告" / "坏.docx").write_bytes(b"PK")
    assert runner.run(check, checkout).returncode != 0


@pytest.mark.parametrize(
    ("folder", "code", "said"),
    [
        pytest.param("报告", 1, "有问题，不能发布", id="findings"),
        pytest.param("examples/fixed-report.md", 0, "通过", id="none"),
        pytest.param("没有", 2, "没有检查完，不能当作通过", id="nothing to check"),
    ],
)
def test_the_script_of_a_gate(folder: str, code: int, said: str, runner: Runner, checkout: Path) -> None:
    (step,) = (step for step in FILES if step.path == "gate.sh")
    (checkout / "gate.sh").write_text(step.body, "utf-8")
    done = runner.run(f"sh gate.sh {folder}", checkout)
    assert (done.returncode, done.stdout.rstrip().split("\n")[-1]) == (code, said), done.stdout


def test_commands_between_the_files(runner: Runner, checkout: Path) -> None:
    for step in STEPS:
        if not step.path:
            for command in step.body.strip().split("\n"):
                done = runner.run(command, checkout)
                assert done.returncode in (0, FOUND), f"{PAGE}:{step.line}: {command}\n{done.stdout}"
                assert "govlint: " not in done.stdout


def test_the_action_is_used_with_inputs_that_it_has() -> None:
    inputs = set(yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"])
    used: list[dict[str, Any]] = [
        one
        for step in FILES
        if "OWNER/govlint" in step.body
        for job in yaml.safe_load(step.body)["jobs"].values()
        for one in job["steps"]
        if "OWNER/govlint" in one.get("uses", "")
    ]
    assert used
    assert all(set(one["with"]) <= inputs for one in used)
    named = set(re.findall(r"`([\w-]+)`", "".join(re.findall(r"^\| (`[^|]*) \|", TEXT, re.MULTILINE))))
    assert named == inputs, "the table on the page"


def test_the_template_of_gitlab(runner: Runner, checkout: Path) -> None:
    assert_valid(TEMPLATE, "gitlab-ci")
    job = yaml.safe_load(TEMPLATE.read_text("utf-8"))["govlint"]
    variables = {**job["variables"], "GOVLINT_PATHS": "报告 报告.md", "GOVLINT_ARGS": "--fail-on error"}
    codes = [runner.run(line, checkout, variables).returncode for line in job["script"]]
    assert codes == [0, FOUND]
    assert (runner.temporary / "pip.log").read_text("utf-8").rstrip().endswith("--quiet govlint[pdf]")
    for report in job["artifacts"]["reports"].values():
        assert (checkout / report).stat().st_size > 0
    included = [step.body for step in FILES if "include:" in step.body]
    for body in included:
        assert set(yaml.safe_load(body)["govlint"]["variables"]) <= set(job["variables"])
