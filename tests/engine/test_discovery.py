"""Which files a run checks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from govlint.discovery import discover

SUFFIXES = {".md", ".txt"}


pytestmark = pytest.mark.usefixtures("desk")


def lay(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x", "utf-8")


def found(*paths: str) -> list[str]:
    return list(discover(paths, SUFFIXES))


def test_named_files_come_as_named() -> None:
    lay("b.md", "a.md", "c.docx")
    assert found("b.md", "a.md", "c.docx", "missing.md", "-") == ["b.md", "a.md", "c.docx", "missing.md", "-"]


def test_a_folder_is_searched_for_what_can_be_read() -> None:
    lay("d/b.md", "d/a.TXT", "d/c.docx", "d/e/某局.md", "d/Makefile", "d/.hidden.md")
    assert found("d") == ["d/.hidden.md", "d/a.TXT", "d/b.md", "d/e/某局.md"]


def test_the_current_folder_gives_names_as_one_types_them() -> None:
    lay("a.md", "e/b.md")
    assert found(".") == ["a.md", "e/b.md"]


@pytest.mark.parametrize("folder", [".git", ".venv", "venv", "node_modules", "__pycache__", ".cache"])
def test_tool_folders_are_passed_over_unless_named(folder: str) -> None:
    lay("a.md", f"{folder}/b.md")
    assert found(".") == ["a.md"]
    assert found(folder) == [f"{folder}/b.md"]


def test_office_owner_files_are_passed_over() -> None:
    lay("报告.md", "~$报告.md")
    assert found(".") == ["报告.md"]


def test_each_file_comes_once() -> None:
    lay("a.md", "d/b.md")
    assert found("a.md", "./a.md", "d", "d/b.md", "d/../d/b.md", ".") == ["a.md", "d/b.md"]


def test_a_folder_named_like_a_document_is_not_searched() -> None:
    lay("report.md/inner.md")
    assert found("report.md", "report.md/") == ["report.md"]


def test_links_to_folders_are_not_followed(desk: Path) -> None:
    lay("d/a.md")
    (desk / "d" / "loop").symlink_to(desk / "d")
    assert found("d") == ["d/a.md"]


def test_a_link_to_nowhere_is_handed_on(desk: Path) -> None:
    (desk / "gone.md").symlink_to(desk / "nowhere.md")
    assert found(".") == ["gone.md"]


def test_a_folder_that_cannot_be_opened_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    lay("d/a.md", "d/locked/b.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found("d") == ["d/a.md", "d/locked"], "not read is not clean"


def test_formats_that_reports_come_in_are_not_passed_over() -> None:
    lay("d/a.doc", "d/b.WPS", "d/c.ofd", "d/d.rtf", "d/e.odt", "d/f.uof", "d/g.mht", "d/h.md", "d/photo.jpg", "d/i.xls")
    assert [Path(path).name for path in found("d")] == [
        "a.doc", "b.WPS", "c.ofd", "d.rtf", "e.odt", "f.uof", "g.mht", "h.md",
    ]  # fmt: skip


def test_a_folder_named_like_a_legacy_document_is_not_searched() -> None:
    lay("report.doc/inner.md")
    assert found("report.doc") == ["report.doc"]


@pytest.mark.parametrize("name", ["~$报告.md", "~$告.doc", ".~报告.md"])
def test_owner_files_are_handed_on_where_they_are_named(name: str) -> None:
    lay(name)
    assert found(".") == []
    assert found(name) == [name]


@pytest.mark.parametrize("name", ["报告.批注.docx", "报告.批注.DOCM"])
def test_copies_with_remarks_are_checked_only_where_they_are_named(name: str) -> None:
    lay(name, "批注.docx", "报告批注.docx", "报告.批注.md")
    assert list(discover(["."], {".md", ".docx", ".docm"})) == ["批注.docx", "报告.批注.md", "报告批注.docx"]
    assert list(discover([name], {".md", ".docx", ".docm"})) == [name]
