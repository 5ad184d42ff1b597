"""`govlint collect` on one machine: what is written, what is kept, and what is done again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from govlint.cli import main
from govlint.collecting import batch
from govlint.linter import Options
from govlint.plugins import load
from govlint.run import run as run_files
from tests.engine.collecting.reports import contents, rows, write_reports

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("markdown", "docx_styled", "html_page")


def collect(*arguments: str) -> int:
    return main(["collect", *arguments])


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_every_finding_and_figure_is_a_row(desk: Path) -> None:
    write_reports(desk / "in", 6, *FORMATS)
    (desk / "in" / "b.md").write_text("# 通知\n", "utf-8")
    assert collect("in", "-o", "out", "--batch-size", "4") == 0
    registry = load()
    paths = [row["path"] for row in rows(desk / "out", "files")]
    result = run_files(paths, registry, Options(tuple(registry.rules.values())))
    assert len(paths) == 7
    found = [
        (made.path, made.rule.code, made.finding.span.line, made.fingerprint) for made in result_diagnostics(result)
    ]
    assert [
        (row["path"], row["rule"], row["line"], row["fingerprint"]) for row in rows(desk / "out", "findings")
    ] == found
    figures = rows(desk / "out", "figures")
    assert {row["path"] for row in figures} == set(paths) - {"in/b.md"}
    assert len(figures) % 6 == 0, "each report has every figure"
    assert all(row["value"] == float(row["raw"]) for row in figures if row["kind"] == "number")
    assert all(row["organ"] and row["year"] for row in figures)


def result_diagnostics(result: Any) -> list[Any]:
    return [made for file in result.files for made in file.diagnostics]


def test_what_is_there_is_not_done_again(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = write_reports(desk / "in", 6)
    collect("in", "-o", "out", "--batch-size", "2")
    first = contents(desk / "out")
    said(capsys)
    assert collect("in", "-o", "out", "--batch-size", "2") == 0
    assert said(capsys) == "out：共 6 份文件，这次检查 0 份，其余 6 份已经在里面\n"
    assert contents(desk / "out") == first
    paths[0].write_text(paths[1].read_text("utf-8"), "utf-8")
    os.utime(paths[0], ns=(1, 1))
    collect("in", "-o", "out", "--batch-size", "2")
    assert said(capsys) == "out：共 6 份文件，这次检查 2 份，其余 4 份已经在里面；删去旧的 1 个分区\n"
    assert len(rows(desk / "out", "files")) == 6


_THREADS = """\
import os, sys
import pyarrow.compute, pyarrow.parquet
from govlint.cli import main
before = len(os.listdir("/proc/self/task"))
sys.argv = ["govlint", "collect", "in", "-o", "out", "--jobs", "1"]
code = main()
print(code, len(os.listdir("/proc/self/task")) - before)
"""


@pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="the system does not list the threads of a process")
def test_no_thread_is_left_that_could_abort_the_process_at_its_end(desk: Path) -> None:
    """One that lets go of a file of Python while Python ends kills the process after all is done (exit code -6)."""
    write_reports(desk / "in", 2)
    done = subprocess.run([sys.executable, "-c", _THREADS], cwd=desk, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 0", done.stdout


def test_several_processes_come_to_the_same_files_as_one(desk: Path) -> None:
    write_reports(desk / "in", 30)
    assert collect("in", "-o", "one", "--jobs", "1") == 0
    assert collect("in", "-o", "three", "--jobs", "3") == 0
    assert contents(desk / "one") == contents(desk / "three")


def test_a_file_over_which_processes_die_is_given_up_and_no_other(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_reports(desk / "in", 25)
    real = batch.content

    def content(name: str) -> bytes:
        if "013" in name:
            os._exit(9)
        return real(name)

    monkeypatch.setattr(batch, "content", content)
    assert collect("in", "-o", "out", "--jobs", "2") == 2
    assert "有 1 份没有读出来（GL001）" in said(capsys)
    [given_up] = [row for row in rows(desk / "out", "findings") if row["rule"] == "GL001"]
    assert given_up["path"].endswith("报告 013.md")
    assert len(rows(desk / "out", "files")) == 25


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--ignore", "GL202"], id="other rules"),
        pytest.param(["--published", "2025-03-01"], id="something else that rules are told"),
    ],
)
def test_other_settings_are_another_collection(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    write_reports(desk / "in", 2)
    collect("in", "-o", "out")
    said(capsys)
    collect("in", "-o", "out", *arguments)
    assert said(capsys) == "out：共 2 份文件，这次检查 2 份，其余 0 份已经在里面；删去旧的 1 个分区\n"


def test_a_killed_run_goes_on_where_it_was_and_comes_to_the_same(desk: Path) -> None:
    write_reports(desk / "in", 40)
    command = [sys.executable, "-m", "govlint", "collect", "in", "-o", "killed", "--batch-size", "1"]
    running = subprocess.Popen(command, cwd=desk)
    while len(list((desk / "killed").glob("files/*.parquet"))) < 3:
        assert running.poll() is None
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.wait()
    done = rows(desk / "killed", "files")
    assert 3 <= len(done) < 40
    assert collect("in", "-o", "killed", "--batch-size", "1") == 0
    assert collect("in", "-o", "clean", "--batch-size", "1") == 0
    assert contents(desk / "killed") == contents(desk / "clean")


def test_a_partition_counts_only_when_all_of_it_is_there(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_reports(desk / "in", 2)
    collect("in", "-o", "out")
    whole = contents(desk / "out")
    for path in (desk / "out" / "files").iterdir():
        path.rename(path.with_name(f"{path.name}.{'0' * 32}.tmp"))
    said(capsys)
    collect("in", "-o", "out")
    assert said(capsys) == "out：共 2 份文件，这次检查 2 份，其余 0 份已经在里面\n"
    assert contents(desk / "out") == whole


@pytest.mark.parametrize("table", ["files", "findings", "figures"])
@pytest.mark.parametrize("size", [0, 100])
def test_a_damaged_partition_is_made_again(
    desk: Path, capsys: pytest.CaptureFixture[str], table: str, size: int
) -> None:
    write_reports(desk / "in", 2)
    collect("in", "-o", "out", "--batch-size", "1")
    whole = contents(desk / "out")
    os.truncate(min((desk / "out" / table).iterdir()), size)
    said(capsys)
    assert collect("in", "-o", "out", "--batch-size", "1") == 0
    assert said(capsys) == "out：共 2 份文件，这次检查 1 份，其余 1 份已经在里面\n"
    assert contents(desk / "out") == whole


def test_files_of_others_are_left_alone(desk: Path) -> None:
    write_reports(desk / "in", 1)
    (desk / "out" / "files").mkdir(parents=True)
    (desk / "out" / "files" / "README.md").write_text("mine", "utf-8")
    collect("in", "-o", "out")
    assert (desk / "out" / "files" / "README.md").read_text("utf-8") == "mine"


def test_the_configuration_is_in_force_and_its_suppressions_are_told(desk: Path) -> None:
    write_reports(desk / "in", 1)
    (desk / "in" / "govlint.toml").write_text(
        'severity = {GL202 = "note"}\n[[suppress]]\ncode = "GL202"\npath = "**"\nreason = "旧表"\n', "utf-8"
    )
    collect("in", "-o", "out")
    [row] = [row for row in rows(desk / "out", "findings") if row["rule"] == "GL202"]
    assert (row["severity"], row["suppressed"]) == ("note", "config")
    assert rows(desk / "out", "files")[0]["suppressed"] == 1


def test_own_spellings_go_with_the_work(desk: Path) -> None:
    write_reports(desk / "in", 1)
    (desk / "in" / "govlint.toml").write_text('[spellings]\n"行政规范性文件" = ["规范性文件"]\n', "utf-8")
    assert collect("in", "-o", "out") == 0
    assert rows(desk / "out", "files")[0]["outcomes"]
    assert not [row for row in rows(desk / "out", "findings") if row["rule"] == "GL202"]


def test_a_file_that_cannot_be_read_is_a_finding_and_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_reports(desk / "in", 1)
    (desk / "in" / "b.docx").write_bytes(b"PK\x03\x04")
    assert collect("in", "-o", "out") == 2
    assert "有 1 份没有读出来（GL001）" in said(capsys)
    assert [row["rule"] for row in rows(desk / "out", "findings") if row["path"] == "in/b.docx"] == ["GL001"]
    assert collect("in", "-o", "out") == 2, "it is not forgotten"
    assert "有 1 份没有读出来（GL001）" in said(capsys)


def test_hostile_text_is_written(desk: Path) -> None:
    path = desk / "in" / "0" / "a.md"
    [made] = write_reports(desk / "in", 1)
    path.write_bytes(made.read_bytes().replace(b"0", "\u202e0\x00".encode(), 3))
    assert collect("in", "-o", "out") in (0, 2)
    assert {row["path"] for row in rows(desk / "out", "files")} == {"in/0/a.md", "in/0/报告 000.md"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["in", "-o", "out", "--scheduler", "tcp://127.0.0.1:1"], "--executor dask", id="scheduler alone"),
        pytest.param(["in", "-o", "out", "--executor", "dask"], "--scheduler", id="no scheduler"),
        pytest.param(
            ["in", "-o", "out", "--executor", "dask", "--scheduler", "http://127.0.0.1:80"],
            "--scheduler 应为 tcp://主机:端口，写的是 http://127.0.0.1:80",
            id="no address of a scheduler",
        ),
        pytest.param(["in", "-o", "out", "--batch-size", "0"], "--batch-size", id="empty partitions"),
        pytest.param(["in", "-o", "in/a.md"], "无法写入 in/a.md：这里已经有同名的文件", id="a file for a folder"),
        pytest.param(["in", "-o", "in/a.md/b"], "无法写入 in/a.md/b：没有这个文件夹", id="below a file"),
        pytest.param(["in", "-o", "no-such://a"], "no-such", id="a place that nothing opens"),
        pytest.param(["no-such://a", "-o", "out"], "no-such", id="inputs that nothing opens"),
    ],
)
def test_wrong_calls_are_explained(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    (desk / "in").mkdir()
    (desk / "in" / "a.md").write_text("# 甲\n", "utf-8")
    assert collect(*arguments) == 2
    assert told in capsys.readouterr().err
