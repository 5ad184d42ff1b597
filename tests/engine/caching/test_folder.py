"""The folder of the cache: what cannot be trusted is missing, what is not used goes first, nothing else is touched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from govlint.caching import folder as module
from govlint.caching.folder import Folder, usual_folder

if TYPE_CHECKING:
    from pathlib import Path

KEY = "ab" + "0" * 38
VALUE = ["云岭市", 1, None, {"a": [True, "\ud800"]}]


def entry(root: Path, key: str = KEY) -> Path:
    return root / "results" / key[:2] / key[2:]


def test_what_was_put_is_got(tmp_path: Path) -> None:
    cache = Folder(str(tmp_path / "cache"))
    assert cache.get(KEY) is None
    cache.put(KEY, VALUE)
    assert Folder(str(tmp_path / "cache")).get(KEY) == VALUE
    assert [path.name for path in entry(tmp_path / "cache").parent.iterdir()] == [KEY[2:]]
    assert (tmp_path / "cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_folder_is_its_owners_alone(tmp_path: Path) -> None:
    Folder(str(tmp_path / "cache")).put(KEY, VALUE)
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:-1], id="cut off"),
        pytest.param(lambda data: data.replace("云岭".encode(), "山岭".encode()), id="changed"),
        pytest.param(lambda data: b"[]", id="without a check"),
        pytest.param(lambda data: b"\n" + b"[" * 100_000, id="nested without end"),
        pytest.param(lambda data: b"\xff\xfe\n\xff", id="no text"),
    ],
)
def test_a_damaged_entry_is_missing_and_can_be_put_again(damaged: object, tmp_path: Path) -> None:
    cache = Folder(str(tmp_path))
    cache.put(KEY, VALUE)
    file = entry(tmp_path)
    file.write_bytes(damaged(file.read_bytes()))  # type: ignore[operator]
    assert cache.get(KEY) is None
    cache.put(KEY, VALUE)
    assert cache.get(KEY) == VALUE


def test_an_entry_under_another_key_is_missing(tmp_path: Path) -> None:
    cache = Folder(str(tmp_path))
    other = "ab" + "1" * 38
    cache.put(KEY, VALUE)
    entry(tmp_path).rename(entry(tmp_path, other))
    assert cache.get(other) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Folder(str(tmp_path / "file"))
    cache.put(KEY, VALUE)
    assert cache.get(KEY) is None
    cache.tidy()
    assert cache.clean() == 0
    assert Folder("").get(KEY) is None


def test_it_shrinks_by_what_was_not_used_for_longest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Folder(str(tmp_path))
    keys = [f"{number:02}" + "0" * 38 for number in range(20)]
    for age, key in enumerate(keys):
        cache.put(key, "甲" * 300)
        os.utime(entry(tmp_path, key), (1_000_000 + age, 1_000_000 + age))
    assert cache.get(keys[0])  # used now, after a long time
    size = entry(tmp_path, keys[1]).stat().st_size
    monkeypatch.setattr(module, "MAX_BYTES", size * 10)
    monkeypatch.setattr(module, "_SHORTEST", 0)
    cache.tidy()
    assert [key for key in keys if cache.get(key)] == [keys[0], *keys[-4:]]


def test_it_is_tidied_up_only_now_and_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 0)
    cache = Folder(str(tmp_path))
    cache.put(KEY, VALUE)
    cache.tidy()
    assert cache.get(KEY) == VALUE


def test_cleaning_removes_entries_and_nothing_else(tmp_path: Path) -> None:
    cache = Folder(str(tmp_path))
    cache.put(KEY, VALUE)
    (tmp_path / "results" / "notes.txt").write_text("甲")
    (tmp_path / "mine.txt").write_text("甲")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "report.md").write_text("甲")
    (tmp_path / "results" / "cd").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "results" / "GZ").mkdir()
    (tmp_path / "results" / "GZ" / "report.md").write_text("甲")
    (tmp_path / "results" / "ab" / "report.md").write_text("甲")
    assert cache.clean() > 0
    left = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert {"results/notes.txt", "mine.txt", "elsewhere/report.md"} <= left
    assert {"results/GZ/report.md", "results/ab/report.md"} <= left
    assert cache.get(KEY) is None


def test_an_empty_cache_goes_with_its_folder(tmp_path: Path) -> None:
    cache = Folder(str(tmp_path / "cache"))
    cache.put(KEY, VALUE)
    assert cache.clean() > 0
    assert not (tmp_path / "cache").exists()
    assert cache.clean() == 0


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        pytest.param("linux", {"HOME": "/h"}, "/h/.cache/govlint", id="Linux"),
        pytest.param("linux", {"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "/x/govlint", id="where the system says"),
        pytest.param("darwin", {"HOME": "/h"}, "/h/Library/Caches/govlint", id="macOS"),
        pytest.param("linux", {"HOME": "/h", "GOVLINT_CACHE_DIR": "here"}, "here", id="where the user says"),
        pytest.param("linux", {"HOME": "/h", "XDG_CACHE_HOME": "relative"}, "", id="nowhere"),
    ],
)
def test_where_it_is(
    platform: str, environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GOVLINT_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert usual_folder() == expected
