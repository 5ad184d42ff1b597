"""What is collected: local files as `check` finds them, and whatever fsspec can list and open."""

from __future__ import annotations

import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import fsspec
import pytest

from govlint.collecting.inputs import content, expand, file_name
from govlint.limits import MAX_FILE
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIXES = (".md", ".docx")


def names(*paths: str) -> list[str]:
    return [item.name for item in expand(paths, SUFFIXES, lambda _: False)]


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    system = fsspec.filesystem("memory")
    for name in ("甲/b.md", "甲/a b.md", "甲/图.png", "甲/~$a.docx", "乙/c.docx", "乙/d.doc"):
        system.pipe(f"/{name}", name.encode())
    yield system
    system.rm("/", recursive=True)


@pytest.mark.usefixtures("memory")
def test_a_folder_at_a_url_is_searched_as_a_local_one() -> None:
    assert names("memory://甲") == ["memory:///甲/a b.md", "memory:///甲/b.md"]
    assert names("memory:///") == [f"memory:///{name}" for name in ("乙/c.docx", "乙/d.doc", "甲/a b.md", "甲/b.md")]


@pytest.mark.usefixtures("memory")
def test_patterns_and_single_files_are_taken_and_each_file_once() -> None:
    assert names("memory://*/b.md", "memory:///甲/b.md", "memory://乙/c.docx") == [
        "memory:///甲/b.md",
        "memory:///乙/c.docx",
    ]


@pytest.mark.usefixtures("memory")
def test_what_is_listed_can_be_opened() -> None:
    assert [content(name) for name in names("memory://甲")] == ["甲/a b.md".encode(), "甲/b.md".encode()]


def test_what_changes_has_another_stamp(tmp_path: Path, memory: fsspec.AbstractFileSystem) -> None:
    path = tmp_path / "a.md"
    path.write_text("一", "utf-8")
    before = expand([str(path), "memory:///甲/b.md"], SUFFIXES, lambda _: False)
    path.write_text("一二", "utf-8")
    memory.pipe("/甲/b.md", b"longer than before")
    after = expand([str(path), "memory:///甲/b.md"], SUFFIXES, lambda _: False)
    assert all(old.name == new.name and old.stamp != new.stamp for old, new in zip(before, after, strict=True))


def test_members_of_a_zip_archive_are_read_where_they_are(tmp_path: Path) -> None:
    archive = tmp_path / "报告 2024.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("县/a.md", "甲")
        file.writestr("县/b.txt", "乙")
        file.writestr("../c.md", "丙")
    found = names(str(archive))
    assert [name.partition("::")[0] for name in found] == ["zip://../c.md", "zip://县/a.md"]
    assert content(found[1]).decode() == "甲"
    assert file_name(found[1]) == "县/a.md"
    assert names(f"zip://县/*.md::file://{archive}") == [found[1]]


def test_files_come_over_http(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("甲", "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/a.md"
        assert names(url) == [url]
        assert content(url).decode() == "甲"
        with pytest.raises(UnreadableError, match="文件不存在"):
            content(url.replace("a.md", "b.md"))
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def test_a_query_is_no_part_of_the_name() -> None:
    assert file_name("https://example.org/文件/a.md?v=1.html") == "example.org/文件/a.md"
    assert file_name("/srv/a?b.md") == "/srv/a?b.md"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        pytest.param("memory:///没有", "打不开", id="nothing there"),
        pytest.param("memory:///没有/*.md", "没有文件", id="nothing fits"),
        pytest.param("http://127.0.0.1:1/a.md", "打不开.*ClientConnectorError", id="no server"),
        pytest.param("no-such://a/b.md", "打不开", id="no such protocol"),
        pytest.param("zip://::file:///no/such.zip", "打不开", id="no such archive"),
    ],
)
def test_a_url_that_cannot_be_listed_is_named(path: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        names(path)


def test_a_broken_archive_is_named(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(ValueError, match=r"打不开 .*a\.zip：BadZipFile"):
        names(str(archive))


def test_no_more_is_read_than_shows_that_a_file_is_too_large(tmp_path: Path) -> None:
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file, file.open("a.md", "w") as member:
        for _ in range(MAX_FILE // 2**20 + 8):
            member.write(bytes(2**20))
    assert len(content(names(str(archive))[0])) == MAX_FILE + 1
