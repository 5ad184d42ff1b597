"""Many files: the same result from one process, several, or the cache."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.integration.processes import govlint, output
from tests.synthetic import LAYOUTS, consistent

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

COUNT = 9


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for seed in range(COUNT):
        text = LAYOUTS["markdown"](consistent(seed)).text
        if seed % 2:
            text = text.replace("## 六、", "## 七、")
        (folder / f"{seed}.md").write_text(text, "utf-8")
    (folder / "empty.txt").write_text("")
    return folder


def checked(folder: Path, *options: str, cache: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    cached = ("--cache-dir", str(cache)) if cache else ("--no-cache",)
    return govlint("check", "--isolated", "--format", "json", *cached, *options, "reports", cwd=folder.parent)


def entries(cache: Path) -> list[Path]:
    return sorted(path for path in (cache / "results").glob("*/*"))


def test_the_result_is_the_same_however_it_was_made(reports: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    expected = checked(reports, "--jobs", "1")
    assert (expected.returncode, expected.stderr) == (2, b""), output(expected)
    said = expected.stdout
    assert b"GL104" in said
    for made in (
        checked(reports, "--jobs", "3"),
        checked(reports, "--jobs", "3", cache=cache),
        checked(reports, "--jobs", "1", cache=cache),
        checked(reports, cache=cache),
    ):
        assert (made.returncode, made.stderr) == (2, b"")
        assert made.stdout == said


def test_what_was_not_read_is_not_kept(reports: Path, tmp_path: Path) -> None:
    checked(reports, cache=tmp_path / "cache")
    assert len(entries(tmp_path / "cache")) == COUNT


def test_an_entry_is_used_and_a_damaged_one_made_again(reports: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    expected = checked(reports, cache=cache).stdout
    kept = {path: path.stat().st_mtime_ns for path in entries(cache)}
    damaged = entries(cache)[0]
    damaged.write_bytes(damaged.read_bytes()[:40])
    assert checked(reports, cache=cache).stdout == expected
    assert [path for path, made in kept.items() if path.stat().st_mtime_ns != made] == [damaged]


def test_a_file_is_found_again_under_another_name_and_a_changed_one_is_not(reports: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    checked(reports, cache=cache)
    (reports / "0.md").rename(reports / "新.md")
    (reports / "1.md").write_text((reports / "1.md").read_text("utf-8").replace("## 七、", "## 六、"), "utf-8")
    made = checked(reports, cache=cache)
    assert len(entries(cache)) == COUNT + 1
    assert made.stdout == checked(reports).stdout


def test_other_settings_are_not_confused(reports: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for options in ((), ("--ignore", "GL104"), ("--published", "2024-12-30"), ("--year", "2020")):
        assert checked(reports, *options, cache=cache).stdout == checked(reports, *options).stdout
    (reports.parent / "govlint.toml").write_text('[severity]\nGL104 = "note"\n')
    configured = ("check", "--format", "json", "reports")
    first = govlint(*configured, "--cache-dir", str(cache), cwd=reports.parent)
    assert first.stdout == govlint(*configured, "--no-cache", cwd=reports.parent).stdout
    assert first.stdout != checked(reports, cache=cache).stdout


def test_clean_empties_the_cache(reports: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    checked(reports, cache=cache)
    done = govlint("clean", "--cache-dir", str(cache), cwd=tmp_path)
    assert done.returncode == 0
    assert "清除" in output(done)
    assert not cache.exists()
    again = govlint("clean", cwd=tmp_path, environment={"GOVLINT_CACHE_DIR": str(cache)})
    assert (again.returncode, output(again)) == (0, f"缓存 {cache}：没有内容{os.linesep}")


@pytest.mark.parametrize("written", ["0", "-1", "zwei", "1.5", "１", "100000"])
def test_a_number_of_processes_that_makes_no_sense_is_refused(written: str, tmp_path: Path) -> None:
    done = govlint("check", f"--jobs={written}", cwd=tmp_path)
    assert done.returncode == 2
    assert "应为 1 到 256 的整数" in output(done)
