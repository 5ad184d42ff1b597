"""A file is what it was or what it has become; links, modes and devices are what they were."""

from __future__ import annotations

import os
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from govlint.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("before", [None, b"", b"1" * 100])
def test_a_file_is_written_and_nothing_else_is_left(before: bytes | None, tmp_path: Path) -> None:
    target = tmp_path / "报告.md"
    if before is not None:
        target.write_bytes(before)
    write_atomically(str(target), b"2")
    assert target.read_bytes() == b"2"
    assert names(tmp_path) == ["报告.md"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755, 0o444, 0o4750])
def test_the_mode_is_kept(mode: int, tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"1")
    target.chmod(mode)
    write_atomically(str(target), b"2")
    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    write_atomically(str(tmp_path / "new"), b"2")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_the_owner_is_kept(tmp_path: Path) -> None:
    if os.geteuid():
        pytest.skip("only root can give files away")
    target = tmp_path / "a"
    target.write_bytes(b"1")
    os.chown(target, 12345, 54321)
    target.chmod(0o4755)
    write_atomically(str(target), b"2")
    found = target.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (12345, 54321, 0o4755)


def test_links_are_followed_and_stay(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "a").write_bytes(b"1")
    link, further = tmp_path / "link", tmp_path / "further"
    link.symlink_to(folder / "a")
    further.symlink_to("link")
    write_atomically(str(further), b"2")
    assert further.is_symlink()
    assert link.is_symlink()
    assert (folder / "a").read_bytes() == b"2"
    assert names(folder) == ["a"]


def test_a_link_to_nothing_is_filled(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("a")
    write_atomically(str(tmp_path / "link"), b"2")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"2"


def test_a_path_without_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_atomically("a", b"2")
    assert names(tmp_path) == ["a"]


def test_the_longest_name_leaves_room_for_what_is_written_first(tmp_path: Path) -> None:
    target = tmp_path / ("年" * 85)
    write_atomically(str(target), b"2")
    write_atomically(str(target), b"3")
    assert target.read_bytes() == b"3"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_atomically(str(pipe), b"2")
    reader.join(10)
    assert got == [b"2"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("fails", ["replace", "chmod"])
def test_a_failure_leaves_the_file_as_it_was(fails: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"1")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, fails, fail)
    with pytest.raises(OSError, match="No space"):
        write_atomically(str(target), b"2")
    assert target.read_bytes() == b"1"
    assert names(tmp_path) == ["a"]


def test_an_interrupt_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"1")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(str(target), b"2")
    assert (target.read_bytes(), names(tmp_path)) == (b"1", ["a"])


def test_what_another_process_has_begun_is_not_taken(tmp_path: Path) -> None:
    other = tmp_path / f".govlint-{os.getpid()}-0.tmp"
    other.write_bytes(b"other")
    trap = tmp_path / f".govlint-{os.getpid()}-1.tmp"
    trap.symlink_to("victim")
    write_atomically(str(tmp_path / "a"), b"2")
    assert other.read_bytes() == b"other"
    assert trap.is_symlink()
    assert names(tmp_path) == sorted([other.name, trap.name, "a"])


@pytest.mark.parametrize("path", ["missing/a", "file/a", "folder"])
def test_where_nothing_can_be_written_it_is_told(path: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"1")
    (tmp_path / "folder").mkdir()
    with pytest.raises((FileNotFoundError, NotADirectoryError, IsADirectoryError)):
        write_atomically(str(tmp_path / path), b"2")
    assert names(tmp_path) == ["file", "folder"]
