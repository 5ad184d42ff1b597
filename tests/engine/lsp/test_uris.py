"""Which documents are files, and of what name."""

from __future__ import annotations

import os

import pytest

from govlint.lsp.uris import name_of, path_of, uri_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the paths are those of POSIX")


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///home/a/%E6%8A%A5%E5%91%8A%20%282%29.md", "/home/a/报告 (2).md"),
        ("file:///home/a/报告.md", "/home/a/报告.md"),
        ("file://localhost/a.md", "/a.md"),
        ("FILE:///a.md", "/a.md"),
        ("file:///home/a/%23%3F%25.md", "/home/a/#?%.md"),
        pytest.param("file:///a/%B1%A8.md", "/a/\udcb1\udca8.md", id="a name in GBK"),
        pytest.param("file:///a/../b/./c.md", "/b/c.md", id="not the shortest"),
    ],
)
def test_a_file(uri: str, path: str) -> None:
    assert path_of(uri) == path


@pytest.mark.parametrize(
    "uri",
    ["", "a.md", "untitled:Untitled-1", "https://example.org/a.md", "file://server/a.md", "file://[::1", "file:a.md",
     "git:/a.md?%7B%7D", "file:///a%00b.md", "%", "://", "file:"],
)  # fmt: skip
def test_what_is_no_file_here(uri: str) -> None:
    assert path_of(uri) is None


@pytest.mark.parametrize("path", ["/a/报告 (2).md", "/a/\udcb1\udca8.md", "/#?%.md"])
def test_a_path_has_a_uri_that_leads_to_it(path: str) -> None:
    assert path_of(uri_of(path)) == path


@pytest.mark.parametrize(
    ("uri", "language", "name"),
    [
        ("untitled:Untitled-1", "markdown", "/w/Untitled-1.md"),
        ("untitled:Untitled-1", "html", "/w/Untitled-1.html"),
        ("untitled:/w/%E6%8A%A5%E5%91%8A.md", "markdown", "/w/报告.md"),
        pytest.param("untitled:a%00b", "plaintext", "/w/ab.txt", id="a character that no name has"),
        pytest.param("untitled:Untitled-1", "python", None, id="a language that no report is written in"),
        pytest.param("git:/w/a.md", "markdown", None, id="another state of a file"),
        pytest.param("vscode-notebook-cell:/w/a.ipynb#1", "markdown", None, id="a cell of a notebook"),
    ],
)
def test_what_was_never_saved(uri: str, language: str, name: str | None) -> None:
    assert name_of(uri, language, "/w") == name
