"""`--output`: one file in place of the terminal, or files in other formats beside it, each written as a whole."""

from __future__ import annotations

import argparse
import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from govlint.cli.outputs import Output, outputs_of
from govlint.plugins import load
from tests.integration.processes import govlint, output
from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from pathlib import Path

REGISTRY = load()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "报告.md").write_text((ROOT / "examples" / "sample-report.md").read_text("utf-8"), "utf-8")
    return tmp_path


def planned(*values: str, chosen: str | None = None, diff: bool = False) -> tuple[Output, ...]:
    return outputs_of(argparse.Namespace(output=list(values), format=chosen, diff=diff), REGISTRY)


@pytest.mark.parametrize(
    ("value", "path"),
    [
        pytest.param("结果.txt", "结果.txt", id="a name"),
        pytest.param("C:\\结果.json", "C:\\结果.json", id="a drive of Windows"),
        pytest.param("c:/结果.json", "c:/结果.json", id="a drive and slashes"),
        pytest.param("报告:一.txt", "报告:一.txt", id="Chinese before a colon"),
        pytest.param("2024:一.txt", "2024:一.txt", id="a number before a colon"),
        pytest.param("./sarif:x", "./sarif:x", id="a path that says that it is one"),
        pytest.param("out/sarif:x", "out/sarif:x", id="a folder before a colon"),
        pytest.param("a.b:x", "a.b:x", id="a dot before a colon"),
        pytest.param(":x", ":x", id="nothing before a colon"),
    ],
)
def test_a_plain_path_takes_the_usual_result(value: str, path: str) -> None:
    assert planned(value) == (Output("concise", path),)
    assert planned(value, chosen="json") == (Output("json", path),)


@pytest.mark.parametrize(
    ("value", "made"),
    [
        pytest.param("sarif:结果.sarif", Output("sarif", "结果.sarif"), id="a format"),
        pytest.param("sarif-github:a.sarif", Output("sarif-github", "a.sarif"), id="a format with a hyphen"),
        pytest.param("junit:C:\\结果.xml", Output("junit", "C:\\结果.xml"), id="and a drive"),
        pytest.param("junit:a:b.xml", Output("junit", "a:b.xml"), id="and a name with a colon"),
    ],
)
def test_a_format_is_written_beside_the_usual_result(value: str, made: Output) -> None:
    assert planned(value) == (made, Output("concise"))
    assert planned(value, chosen="github") == (made, Output("github"))
    assert planned(value, "结果.txt") == (made, Output("concise", "结果.txt"))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param(["saarif:x"], "没有这种输出格式：saarif", id="a misspelt format"),
        pytest.param(["sarif:"], "冒号后面要写文件名", id="no name"),
        pytest.param(["sarif:-"], "写 --format sarif", id="the terminal"),
        pytest.param(["sarif:a", "json:./a"], "两次写了同一个文件", id="a file twice"),
        pytest.param(["sarif:a", "a"], "两次写了同一个文件", id="a file twice, once in the usual format"),
    ],
)
def test_what_makes_no_sense_is_refused(values: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        planned(*values)


def test_a_device_may_be_named_twice() -> None:
    assert len(planned(f"sarif:{os.devnull}", f"json:{os.devnull}")) == 3


def test_several_formats_in_one_run(desk: Path) -> None:
    usual = govlint("check", "报告.md", cwd=desk)
    done = govlint(
        "check", "报告.md", "--output", "sarif:a.sarif", "-o", "junit:a.xml", "-o", "gitlab:a.json", cwd=desk
    )
    assert (done.stdout, done.returncode) == (usual.stdout, 1), output(done)
    assert json.loads((desk / "a.sarif").read_text("utf-8"))["runs"][0]["invocations"][0]["exitCode"] == 1
    assert (desk / "a.xml").read_text("utf-8").startswith("<?xml")
    assert len(json.loads((desk / "a.json").read_text("utf-8"))) == 9
    assert sorted(path.name for path in desk.iterdir()) == ["a.json", "a.sarif", "a.xml", "报告.md"]


def test_one_plain_file_and_another_format(desk: Path) -> None:
    done = govlint("check", "报告.md", "-o", "结果.txt", "-o", "json:a.json", cwd=desk)
    assert (done.stdout, done.returncode) == (b"", 1)
    assert "报告.md:23:19: GL202" in (desk / "结果.txt").read_text("utf-8")
    assert json.loads((desk / "a.json").read_text("utf-8"))["version"] == 1


@pytest.mark.parametrize("name", [name for name in REGISTRY.reporters if name != "rich"])
def test_every_format_can_be_written(name: str, desk: Path) -> None:
    assert govlint("check", "报告.md", "-o", f"{name}:结果", cwd=desk).returncode == 1
    direct = govlint("check", "报告.md", "--format", name, cwd=desk).stdout
    if not name.startswith("sarif"):  # that holds the command line
        assert (desk / "结果").read_bytes() == direct


def test_a_file_that_cannot_be_written_does_not_keep_the_others_from_being(desk: Path) -> None:
    done = govlint("check", "报告.md", "-o", "sarif:没有/a.sarif", "-o", "json:a.json", cwd=desk)
    assert done.returncode == 2
    assert "无法写入 没有/a.sarif" in output(done)
    assert "共检查 1 份文件" in output(done)
    assert (desk / "a.json").exists()


def test_nothing_is_written_where_the_command_makes_no_sense(desk: Path) -> None:
    done = govlint("check", "报告.md", "-o", "json:a.json", "--select", "GL999", cwd=desk)
    assert (done.returncode, (desk / "a.json").exists()) == (2, False)


def test_a_series_is_written_too(desk: Path) -> None:
    done = govlint("series", "--all", ".", "-o", "sarif-github:a.sarif", cwd=desk)
    assert done.returncode == 1, output(done)
    run: Any = json.loads((desk / "a.sarif").read_text("utf-8"))["runs"][0]
    assert run["automationDetails"]["id"] == "govlint/series/"


def test_mended_files_are_reported_as_they_are_now(desk: Path) -> None:
    govlint("check", "报告.md", "--fix", "-o", "gitlab:a.json", cwd=desk)
    codes = [issue["check_name"] for issue in json.loads((desk / "a.json").read_text("utf-8"))]
    assert "GL202 label-typo" not in codes
    assert len(codes) == 8


def test_a_difference_is_in_no_format(desk: Path) -> None:
    done = govlint("check", "报告.md", "--diff", "-o", "sarif:a.sarif", cwd=desk)
    assert (done.returncode, (desk / "a.sarif").exists()) == (2, False)
    assert "--diff" in output(done)
    govlint("check", "报告.md", "--diff", "-o", "差异.txt", cwd=desk)
    assert (desk / "差异.txt").read_text("utf-8").startswith("--- ")


def test_the_exit_code_of_junit_and_of_the_run_agree(desk: Path) -> None:
    done = govlint("check", "报告.md", "--select", "GL111", "--fail-on", "error", "-o", "junit:a.xml", cwd=desk)
    assert done.returncode == 0
    assert 'failures="0"' in (desk / "a.xml").read_text("utf-8").split("\n")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("check", "报告.md", "-o", "报告.md"), id="the file that is named"),
        pytest.param(("check", "--fix", "报告.md", "-o", "./报告.md"), id="the same by another name"),
        pytest.param(("check", "--diff", "报告.md", "-o", "报告.md"), id="a difference"),
        pytest.param(("check", ".", "--output", "json:报告.md"), id="a report in the folder"),
        pytest.param(("series", ".", "-o", "报告.md"), id="a report of the series"),
        pytest.param(("stats", ".", "--format", "html", "-o", "报告.md"), id="a report that is counted"),
    ],
)
def test_no_result_takes_the_place_of_a_report(desk: Path, arguments: tuple[str, ...]) -> None:
    with (desk / "报告.md").open("a", encoding="utf-8") as report:
        report.write("\n全年共检查 3 个单位，抽查 2 份文件。\n")
    before = (desk / "报告.md").read_bytes()
    done = govlint(*arguments, cwd=desk)
    assert done.returncode == 2, output(done)
    assert "会盖掉" in done.stderr.decode()
    assert (desk / "报告.md").read_bytes() == before


def test_statistics_take_the_place_of_statistics_and_of_no_report(desk: Path) -> None:
    page = desk / "报告.html"
    page.write_text("<h1>云岭市水务局2024年政府信息公开工作年度报告</h1>", "utf-8")
    before = page.read_bytes()
    stats = ("stats", ".", "--format", "html", "-o")
    done = govlint(*stats, "报告.html", cwd=desk)
    assert done.returncode == 2, output(done)
    assert page.read_bytes() == before
    for _ in range(2):
        assert govlint(*stats, "统计.html", cwd=desk).returncode == 0


@pytest.mark.parametrize(
    ("format_", "name"),
    [("html", "结果.html"), ("concise", "结果.txt"), ("rich", "结果.txt"), ("markdown", "结果.md")],
)
def test_a_result_of_a_former_run_is_no_report(desk: Path, format_: str, name: str) -> None:
    first = govlint("check", ".", "--format", format_, "-o", name, cwd=desk)
    text = (desk / name).read_bytes()
    again = govlint("check", ".", "--format", format_, "-o", name, cwd=desk)
    assert again.returncode == first.returncode == 1, output(again)
    assert (desk / name).read_bytes() == text
