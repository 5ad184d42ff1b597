"""Other programs are only compared with where they show that they read every file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.measure import Results, Row
from benchmarks.page import page
from benchmarks.peers.programs import AUTOCORRECT, ZHLINT, Peers

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are scripts")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.md").write_text("# 报告\n", "utf-8")
    return folder


def installed(folder: Path, name: str, body: str) -> Peers:
    """A folder with a program of this name, written in Python."""
    place = folder / "venv" / "bin"
    place.mkdir(parents=True)
    program = place / name
    program.write_text(
        f"#!{sys.executable}\nimport sys\nif '--version' in sys.argv: sys.exit(print('9.8.7'))\n{body}\n"
    )
    program.chmod(0o755)
    return Peers(folder)


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_one_that_names_every_file_is_compared_with(tmp_path: Path, reports: Path, stream: str) -> None:
    body = f"import os\nfor name in os.listdir(): print(f'{{name}}:1:1', file=sys.{stream})\nsys.exit(1)"
    results = Results()
    found = installed(tmp_path, "autocorrect", body).on_folder(AUTOCORRECT, reports, results)
    assert found is not None
    assert found[1] > 1
    assert results.programs["autocorrect"].startswith("9.8.7：")
    assert not results.notes


def test_one_that_reads_the_first_file_only_is_not(tmp_path: Path, reports: Path) -> None:
    results = Results()
    assert installed(tmp_path, "zhlint", "print('0.md:1:1')").on_folder(ZHLINT, reports, results) is None
    assert results.notes == ["zhlint 没有读 2 份文件（如 1.md），没有比较"]


def test_one_that_is_not_there_is_noted(tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    results = Results()
    assert Peers().on_folder(ZHLINT, reports, results) is None
    assert results.notes == ["没有安装 zhlint，没有比较"]
    assert not results.programs


def test_the_page_tells_bounds_and_what_was_compared() -> None:
    results = Results()
    results.section("一项")
    results.add(Row("检查", "尺子", 1.25, 1.0, 1.5, "1.0"))
    results.figure("内存峰值", 20, " MB", "400")
    results.figure("内存峰值，别的程序", 30, " MB")
    results.programs["zhlint"] = "9.8.7：标点"
    results.note("没有安装 ruff，没有比较")
    lines = page(results).split("\n")
    assert "| 检查 | 尺子 | 1.25 | 1.00–1.50 | 1.0 ✗ |" in lines
    assert "| 内存峰值 |  | 20.00 MB |  | 400 MB |" in lines
    assert "| 内存峰值，别的程序 |  | 30.00 MB |  |  |" in lines
    assert "- zhlint 9.8.7：标点" in lines
    assert "- 没有安装 ruff，没有比较" in lines
